// The texts of the pages: every cell and every sentence says what the catalog says, in the locale's words.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  catalog,
  families,
  fileOf,
  inline,
  link,
  locales,
  pages,
  rows,
  say,
  section,
  source,
  ui,
} from "./page.mjs";

const MARKS = { client: "C", server: "S", both: "CS" };
const mark = (cell) => MARKS[cell.sender] + (cell.disputed ? "?" : "");

const colon = (tag) => ui("colon", tag).replace(/^:$/, ": ");
const labelled = (key, tag, text) => ui(key, tag) + colon(tag) + text;

/** The value in the other notation. */
const otherValue = (code) => (code.hex === code.display ? String(code.value) : code.hex);
const value = (code) =>
  `\`${code.display}\`` + (otherValue(code) === null ? "" : `\u00a0(${otherValue(code)})`);

const name = (code, tag, page) =>
  link(say(code.title, tag), `${page}#${code.name}`) + (code.symbol ? ` \`${code.symbol}\`` : "");

const carriers = (code, withMarks) =>
  [
    ...code.packets.map((cell) => cell.packet + (withMarks ? `\u00a0${mark(cell)}` : "")),
    ...code.apis.map((api) => `\`${api}\``),
  ].join(" · ");

test("README.md leads to every page, in its own language", () => {
  const expected = locales.flatMap((tag) => [
    link(catalog.locale_info[tag].name, `${tag}/README.md`),
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

  test(`${tag}/README.md lists every meaning of every number, in order`, () => {
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
        carriers(code, false),
      ]);
    assert.deepEqual(rows(pages.get(`${tag}/README.md`), "by-number"), expected);
  });

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
        ...(family.packets.length > 0 || family.scope === "api" ? [carriers(code, true)] : []),
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
            link(table.section ?? "", table.url),
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
  }
}

/** The section of a code. */
function explained(code, family, tag) {
  return [
    `### ${heading(code, tag)}`,
    ...notice(code, family, tag),
    say(code.summary, tag),
    ...lists(
      facts(code, tag),
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

function heading(code, tag) {
  const values = { title: say(code.title, tag), value: code.display, other: otherValue(code) };
  return ui(values.other === null ? "code_heading_plain" : "code_heading", tag, values);
}

function notice(code, family, tag) {
  const state = code.translations[tag] ?? "current";
  if (state === "current") return [];
  const name = catalog.locale_info[source].name;
  const url = `../${source}/${fileOf(family)}#${code.name}`;
  return [["quote", ui(`translation_${state}`, tag), link(name, url)]];
}

function facts(code, tag) {
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
    ...(code.apis.length > 0 ? [labelled("label_apis", tag, carriers(code, true))] : []),
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
        link(cell.section ?? "", cell.url),
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

function references(code, family, tag) {
  const equivalents = code.equivalents.map((id) => {
    const [familyId, name] = id.split("/");
    const family = families.find((family) => family.id === familyId);
    const other = family.codes.find((code) => code.name === name);
    const values = {
      title: say(other.title, tag),
      value: other.display,
      family: say(family.title, tag),
    };
    return link(ui("equivalent", tag, values), `${fileOf(family)}#${name}`);
  });
  const sources = Object.entries(family.sources).flatMap(([id, entry]) => {
    const places = code.sources.filter((reference) => reference.source === id);
    const sections = places.filter((place) => place.section);
    const texts = [entry.title, ...sections.map((place) => link(place.section, place.url))];
    return places.length > 0 ? [labelled("label_source", tag, texts.join(" · "))] : [];
  });
  return [
    ...(equivalents.length > 0
      ? [labelled("label_equivalents", tag, equivalents.join(" · "))]
      : []),
    ...sources,
    ...(code.requirements.length > 0
      ? [labelled("label_requirements", tag, code.requirements.join(" · "))]
      : []),
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
