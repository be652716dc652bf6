// The texts of the pages: every cell and every sentence says what the catalog says, in the locale's words.
import assert from "node:assert/strict";
import { test } from "node:test";
import { catalog, families, guides, locales, source } from "./catalog.mjs";
import {
  anchorsIn,
  block,
  blocks,
  fileOf,
  find,
  guideFileOf,
  inline,
  link,
  pages,
  rows,
  say,
  section,
  ui,
  up,
  walk,
} from "./page.mjs";

const MARKS = { client: "C", server: "S", both: "CS" };
const mark = (cell) => MARKS[cell.sender] + (cell.disputed ? "?" : "");

const colon = (tag) => ui("colon", tag).replace(/^:$/, ": ");
const labelled = (key, tag, text) => ui(key, tag) + colon(tag) + text;

/** The section of a source: nothing where the source is meant as a whole. */
const place = ({ section, url }) => (section ? link(section, url) : "");

/** The value in the other notation. */
const otherValue = (code) => (code.hex === code.display ? String(code.value) : code.hex);
const value = (code) =>
  `\`${code.display}\`` + (otherValue(code) === null ? "" : `\u00a0(${otherValue(code)})`);

const name = (code, tag, page) =>
  link(say(code.title, tag), `${page}#${code.name}`) + (code.symbol ? ` \`${code.symbol}\`` : "");

const carriers = (code, family, withMarks) =>
  [
    ...code.packets.map((cell) => cell.packet + (withMarks ? `\u00a0${mark(cell)}` : "")),
    ...code.apis.map((api) => family.apis[api]),
  ].join(" · ");

/** A link to a code by title and value, and by its family if that is another than `home`. */
function otherCode(id, tag, folder, home) {
  const { family, code } = find(id);
  const text = ui(family === home ? "code_heading_plain" : "equivalent", tag, {
    title: say(code.title, tag),
    value: code.display,
    family: say(family.title, tag),
  });
  return link(text, `${folder}${fileOf(family)}#${code.name}`);
}

/** The parts of the page of all numbers that there are. */
const ranges = (page) =>
  ["below-0", "from-0", "from-128", "from-256"].filter((range) => page.anchors.includes(range));

test("README.md leads to every page, in its own language", () => {
  const expected = locales.flatMap((tag) => [
    link(catalog.locale_info[tag].name, `${tag}/README.md`),
    ...guides.map((guide) => link(say(guide.title, tag), `${tag}/${guideFileOf(guide)}`)),
    link(ui("numbers_title", tag), `${tag}/numbers.md`),
    ...families.map((family) => link(say(family.title, tag), `${tag}/${fileOf(family)}`)),
  ]);
  assert.deepEqual(pages.get("README.md").links.map(inline), expected);
});

for (const tag of locales) {
  test(`${tag}/README.md tells how to read a code`, () => {
    const keys = ["hex", "family", "packet", "error", "unlisted"];
    const expected = [
      `## ${ui("how_to_read", tag)}`,
      ["steps", ...keys.map((key) => ui(`read_${key}`, tag))],
    ];
    assert.deepEqual(section(pages.get(`${tag}/README.md`), "how-to-read"), expected);
  });

  test(`${tag}/README.md counts the families' codes`, () => {
    const expected = families.map((family) => [
      link(say(family.title, tag), fileOf(family)),
      String(family.codes.length),
      String(new Set(family.codes.map((code) => code.value)).size),
    ]);
    assert.deepEqual(rows(pages.get(`${tag}/README.md`), "families"), expected);
  });

  test(`${tag}/README.md leads to all numbers and to the guides`, () => {
    const page = pages.get(`${tag}/README.md`);
    const numbers = link(ui("numbers_title", tag), "numbers.md");
    const links = guides.map((guide) => link(say(guide.title, tag), guideFileOf(guide)));
    assert.deepEqual(section(page, "by-number"), [`## ${ui("by_number", tag)}`, numbers]);
    assert.equal(page.anchors.includes("guides"), guides.length > 0);
    if (guides.length > 0) {
      assert.deepEqual(section(page, "guides"), [`## ${ui("guides", tag)}`, ["list", ...links]]);
    }
  });

  test(`${tag}/numbers.md lists every meaning of every number, in order`, () => {
    const meanings = families.flatMap((family) =>
      family.codes.flatMap((code) =>
        code.values.map((entry) => ({ family, code, number: entry.value })),
      ),
    );
    const expected = meanings
      .sort((a, b) => a.number - b.number)
      .map(({ family, code, number }) => [
        String(number),
        number < 0 ? "" : `0x${number.toString(16).toUpperCase().padStart(2, "0")}`,
        name(code, tag, fileOf(family)),
        say(family.title, tag),
        carriers(code, family, false),
      ]);
    const page = pages.get(`${tag}/numbers.md`);
    assert.deepEqual(
      ranges(page).flatMap((range) => rows(page, range)),
      expected,
    );
  });

  test(`${tag}/numbers.md has an anchor and a link for every number, where its meanings begin`, () => {
    const page = pages.get(`${tag}/numbers.md`);
    for (const range of ranges(page)) {
      const [, links, table] = blocks(page, range);
      const numbers = rows(page, range).map(([number]) => number);
      const isFirst = (number, index) => number !== numbers[index - 1];
      const anchors = table.children.slice(1).map((row) => anchorsIn(row.children[0]));
      assert.deepEqual(
        anchors,
        numbers.map((number, index) => (isFirst(number, index) ? [`n-${number}`] : [])),
      );
      const expected = numbers.filter(isFirst).map((number) => link(number, `#n-${number}`));
      assert.equal(inline(links), expected.join(" · "));
    }
  });

  for (const guide of guides) {
    const page = pages.get(`${tag}/${guideFileOf(guide)}`);

    test(`${page.path} says what the guide says`, () => {
      const titles = guide.sections.map((part, index) =>
        link(say(part.title, tag), `#section-${index + 1}`),
      );
      assert.equal(inline(page.tree.children[1]), say(guide.title, tag));
      const above = notice(guide, `../../${source}/${guideFileOf(guide)}#contents`, tag);
      const [, , , , ...rest] = page.tree.children;
      assert.deepEqual(rest.slice(0, above.length).map(block), above);
      assert.equal(inline(rest[above.length]), say(guide.lead, tag));
      assert.deepEqual(section(page, "contents"), [
        `## ${ui("contents", tag)}`,
        ["steps", ...titles],
      ]);
      for (const [index, part] of guide.sections.entries()) {
        const anchor = `section-${index + 1}`;
        assert.deepEqual(section(page, anchor), guidance(part, anchor, guide, tag), anchor);
      }
    });
  }

  for (const family of families) {
    const page = pages.get(`${tag}/${fileOf(family)}`);

    test(`${page.path} names its sources`, () => {
      const expected = Object.values(family.sources).map((entry) => [
        link(entry.title, entry.url),
        entry.date ?? "",
      ]);
      assert.deepEqual(rows(page, "sources"), expected);
    });

    test(`${page.path} lists every code`, () => {
      const expected = family.codes.map((code) => [
        value(code),
        name(code, tag, ""),
        ...(family.packets.length > 0 || family.scope === "api"
          ? [carriers(code, family, true)]
          : []),
        say(code.summary, tag),
      ]);
      assert.deepEqual(rows(page, "all-codes"), expected);
    });

    if (family.packets.length > 0) {
      test(`${page.path} explains its marks`, () => {
        const marks = { ...MARKS, disputed: "?" };
        const expected = Object.entries(marks).map(
          ([key, mark]) => mark + colon(tag) + ui(`legend_${key}`, tag),
        );
        assert.deepEqual(section(page, "all-codes")[1], ["list", ...expected]);
      });

      test(`${page.path} shows which packet may carry which code`, () => {
        const cellOf = (code, table) => code.packets.find((cell) => cell.packet === table.packet);
        const expected = family.codes.map((code) => [
          link(code.display, `#${code.name}`),
          ...family.packets
            .map((table) => cellOf(code, table))
            .map((cell) => (cell ? mark(cell) : "")),
        ]);
        assert.deepEqual(rows(page, "by-packet"), expected);
        const titles = page.links.flatMap((node) => (node.title === null ? [] : [node.title]));
        assert.deepEqual(
          titles,
          family.codes.map((code) => say(code.title, tag)),
        );
      });

      test(`${page.path} explains its packets`, () => {
        const expected = family.packets.map((table) => {
          const packet = catalog.packets.find((packet) => packet.name === table.packet);
          return [
            packet.name,
            say(packet.title, tag),
            ui(`placement_${packet.placement.replaceAll("-", "_")}`, tag),
            place(table),
            table.requirement ?? "",
          ];
        });
        assert.deepEqual(rows(page, "by-packet", 1), expected);
      });
    }

    test(`${page.path} explains every code`, () => {
      for (const code of family.codes) {
        assert.deepEqual(section(page, code.name), explained(code, family, tag), code.id);
      }
    });

    test(`${page.path} quotes programs to the letter`, () => {
      for (const code of family.codes.filter((code) => code.seen_as.length > 0)) {
        const items = blocks(page, code.name).flatMap((node) => [...walk(node)]);
        const label = ui("label_seen_as", tag) + ui("colon", tag);
        const [, list] = items.find(
          (node) => inline(node.children?.[0] ?? node) === label,
        ).children;
        const quotes = list.children.map((item) =>
          [...walk(item)].flatMap((node) => (node.type === "inlineCode" ? [node.value] : [])),
        );
        const expected = code.seen_as.map((sighting) => sighting.text.split("\n"));
        assert.deepEqual(quotes, expected, code.id);
      }
    });
  }
}

/** The section of a code. */
function explained(code, family, tag) {
  return [
    `### ${heading(code, family, tag)}`,
    ...notice(code, `../${source}/${fileOf(family)}#${code.name}`, tag),
    say(code.summary, tag),
    ...lists(
      facts(code, family, tag),
      [...packets(code, tag), ...causes(code, tag)],
      references(code, family, tag),
    ),
    navigation(code, family, tag),
  ];
}

/** Two lists with nothing between them are one. */
const lists = (above, between, below) =>
  between.length > 0
    ? [["list", ...above], ...between, ["list", ...below]]
    : [["list", ...above, ...below]];

function heading(code, family, tag) {
  const values = { title: say(code.title, tag), value: code.display, other: otherValue(code) };
  const heading = ui(values.other === null ? "code_heading_plain" : "code_heading", tag, values);
  if (code.apis.length !== 1) return heading;
  return ui("code_heading_api", tag, { api: family.apis[code.apis[0]], heading });
}

/** What stands above texts whose translation is not current: a link to them in the source locale. */
function notice({ translations }, url, tag) {
  const state = translations[tag] ?? "current";
  if (state === "current") return [];
  const name = catalog.locale_info[source].name;
  return [["quote", ui(`translation_${state}`, tag), link(name, url)]];
}

function facts(code, family, tag) {
  const versions = code.values.map(({ value, since, until }) =>
    [
      `\`${value}\``,
      ...(since ? [ui("version_since", tag, { version: since })] : []),
      ...(until ? [ui("version_until", tag, { version: until })] : []),
    ].join(" "),
  );
  return [
    labelled("label_name", tag, `\`${code.name}\``),
    ...(tag === source ? [] : [labelled("label_english", tag, code.title[source])]),
    ...(code.symbol ? [labelled("label_constant", tag, `\`${code.symbol}\``)] : []),
    labelled("label_value", tag, value(code)),
    ...(versions.length > 1 ? [labelled("label_versions", tag, versions.join(" · "))] : []),
    labelled("label_outcome", tag, ui(`outcome_${code.outcome}`, tag)),
    ...(code.retry
      ? [labelled("label_retry", tag, ui(`retry_${code.retry.replaceAll("-", "_")}`, tag))]
      : []),
    ...(code.will ? [labelled("label_will", tag, ui(`will_${code.will}`, tag))] : []),
    ...(code.apis.length > 0 ? [labelled("label_apis", tag, carriers(code, family, true))] : []),
  ];
}

function packets(code, tag) {
  if (code.packets.length === 0) return [];
  const columns = ["packet", "sender", "section", "requirement"];
  const sender = (cell) => {
    const sender = ui(`sender_${cell.sender}`, tag);
    return cell.disputed ? ui("sender_disputed", tag, { sender }) : sender;
  };
  const disputed = code.packets.filter((cell) => cell.disputed);
  return [
    [
      "table",
      columns.map((column) => ui(`column_${column}`, tag)),
      ...code.packets.map((cell) => [
        cell.packet,
        sender(cell),
        place(cell),
        cell.requirement ?? "",
      ]),
    ],
    ...disputed.map((cell) => [
      "quote",
      ui("disputed_in", tag, { packet: cell.packet }) + colon(tag) + say(cell.disputed, tag),
    ]),
  ];
}

function causes(code, tag) {
  if (code.troubleshooting.length === 0) return [];
  const step = ({ cause, check, fix }) => [
    say(cause, tag),
    [
      "list",
      ...(check ? [labelled("label_check", tag, say(check, tag))] : []),
      labelled("label_fix", tag, say(fix, tag)),
    ],
  ];
  return [ui("causes", tag), ["steps", ...code.troubleshooting.map(step)]];
}

function sightings(code, tag) {
  if (code.seen_as.length === 0) return [];
  const item = ({ text, pattern, client, from }) =>
    [
      text.replace(/.+/g, "`$&`").replaceAll("\n", " ↵ "),
      ...(pattern ? [ui("sighting_pattern", tag)] : []),
      client,
      ...(from ? [from] : []),
    ].join(" · ");
  return [[ui("label_seen_as", tag) + ui("colon", tag), ["list", ...code.seen_as.map(item)]]];
}

function references(code, family, tag) {
  const numbers = code.values.map(({ value }) => link(value, `numbers.md#n-${value}`));
  const others = (ids) => ids.map((id) => otherCode(id, tag, "", family));
  const mentions = guides.flatMap((guide) => {
    const first = guide.sections.findIndex((part) => part.codes.includes(code.id));
    const url = `${guideFileOf(guide)}#section-${first + 1}`;
    return first < 0 ? [] : [link(say(guide.title, tag), url)];
  });
  const sources = Object.entries(family.sources).flatMap(([id, entry]) => {
    const places = code.sources.filter((reference) => reference.source === id);
    const sections = places.filter(({ section }) => section);
    const title = sections.length > 0 ? entry.title : link(entry.title, entry.url);
    const texts = [title, ...sections.map(place)];
    return places.length > 0 ? [labelled("label_source", tag, texts.join(" · "))] : [];
  });
  const downgrades = Object.entries(code.downgrade?.to ?? {});
  const older = downgrades.map(([packet, id]) => `${packet} → ${others([id])}`);
  const list = (key, texts) => (texts.length > 0 ? [labelled(key, tag, texts.join(" · "))] : []);
  return [
    ...sightings(code, tag),
    ...list("label_numbers", numbers),
    ...list("label_equivalents", others(code.equivalents)),
    ...list("label_downgrade", older),
    ...list("label_see_also", others(code.see_also)),
    ...list("label_guides", mentions),
    ...sources,
    ...list("label_requirements", code.requirements),
  ];
}

function navigation(code, family, tag) {
  const others = locales.filter((other) => other !== tag);
  return [
    link(ui("all_codes", tag), "#all-codes"),
    ...others.map((other) =>
      link(catalog.locale_info[other].name, `../${other}/${fileOf(family)}#${code.name}`),
    ),
  ].join(" · ");
}

/** A section of a guide. */
function guidance(part, anchor, guide, tag) {
  const { check, fix, codes } = part;
  const advice = [
    ...(check ? [labelled("label_check", tag, say(check, tag))] : []),
    ...(fix ? [labelled("label_fix", tag, say(fix, tag))] : []),
  ];
  const file = guideFileOf(guide);
  const others = locales
    .filter((other) => other !== tag)
    .map((other) => link(catalog.locale_info[other].name, `${up(file)}${other}/${file}#${anchor}`));
  const links = codes.map((id) => otherCode(id, tag, "../"));
  if (links.length > 0)
    advice.push([ui("label_codes", tag) + ui("colon", tag), ["list", ...links]]);
  return [
    `## ${say(part.title, tag)}`,
    say(part.text, tag),
    ...(advice.length > 0 ? [["list", ...advice]] : []),
    [link(ui("contents", tag), "#contents"), ...others].join(" · "),
  ];
}
