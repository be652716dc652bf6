// What a family's page shows.
import { catalog, guides, source } from "./catalog.mjs";
import { fileOf, guideFileOf } from "./pages.mjs";
import {
  MARKS,
  carriers,
  columns,
  item,
  joined,
  languages,
  linked,
  list,
  mark,
  name,
  notice,
  otherCode,
  otherLanguages,
  otherValue,
  page,
  place,
  quote,
  steps,
  table,
  value,
} from "./parts.mjs";
import { anchor, code as asCode, link } from "./shown.mjs";
import { label, labelled, pattern, plain, quoted, say, shown, told, ui } from "./words.mjs";

export function familyPage(family, tag) {
  return page(
    ["h1", told(family.title, tag)],
    languages(tag, fileOf(family)),
    joined([link(ui("home", tag), "README.md"), link(ui("numbers_title", tag), "numbers.md")]),
    ui("family_intro", tag),
    family.scope === "family" ? "" : ui(`scope_${family.scope}`, tag),
    anchor("sources"),
    ["h2", ui("sources", tag)],
    ui("sources_intro", tag),
    table(
      columns(tag, "document", "date"),
      ...Object.values(family.sources).map(({ title, url, date }) => [
        linked(shown(title), url),
        date ?? "",
      ]),
    ),
    anchor("all-codes"),
    ["h2", ui("all_codes", tag)],
    ...allCodes(family, tag),
    ...(family.packets.length > 0 ? byPacket(family, tag) : []),
    anchor("details"),
    ["h2", ui("details", tag)],
    ...family.codes.flatMap((code) => section(code, family, tag)),
  );
}

function allCodes(family, tag) {
  const hasPackets = family.packets.length > 0;
  const head = hasPackets
    ? [ui("column_packets", tag)]
    : family.scope === "api"
      ? [ui("label_apis", tag)]
      : [];
  const legend = Object.entries({ ...MARKS, disputed: "?" });
  const [first, second, last] = columns(tag, "value", "name", "meaning");
  return [
    ...(hasPackets
      ? [list(...legend.map(([key, mark]) => label(mark, tag) + ui(`legend_${key}`, tag)))]
      : []),
    table(
      [first, second, ...head, last],
      ...family.codes.map((code) => [
        value(code),
        name(code, tag, ""),
        ...head.map(() => carriers(code, family, true)),
        told(code.summary, tag),
      ]),
    ),
  ];
}

function byPacket(family, tag) {
  const marks = (code) =>
    family.packets
      .map(({ packet }) => code.packets.find((cell) => cell.packet === packet))
      .map((cell) => (cell ? mark(cell) : ""));
  const explained = (entry) => {
    const packet = catalog.packets.find(({ name }) => name === entry.packet);
    return [
      packet.name,
      told(packet.title, tag),
      ui(`placement_${packet.placement.replaceAll("-", "_")}`, tag),
      place(entry),
      entry.requirement ?? "",
    ];
  };
  return [
    anchor("by-packet"),
    ["h2", ui("by_packet", tag)],
    ui("by_packet_intro", tag),
    table(
      [ui("column_value", tag), ...family.packets.map(({ packet }) => packet)],
      ...family.codes.map((code) => [
        link(code.display, `#${code.name}`, plain(say(code.title, tag))),
        ...marks(code),
      ]),
    ),
    table(
      columns(tag, "packet", "packet_title", "placement", "section", "requirement"),
      ...family.packets.map(explained),
    ),
  ];
}

/** The section of a code. */
function section(code, family, tag) {
  const above = facts(code, family, tag);
  const between = [...packets(code, tag), ...causes(code, tag)];
  const below = references(code, family, tag);
  // Two lists with nothing between them are one.
  const lists =
    between.length > 0
      ? [["list", ...above], ...between, ["list", ...below]]
      : [["list", ...above, ...below]];
  const file = fileOf(family);
  return [
    anchor(code.name),
    ["h3", heading(code, family, tag)],
    ...notice(code, `../${source}/${file}#${code.name}`, tag),
    told(code.summary, tag),
    ...lists,
    joined([link(ui("all_codes", tag), "#all-codes"), ...otherLanguages(tag, file, code.name)]),
  ];
}

function heading(code, family, tag) {
  const values = { title: say(code.title, tag), value: code.display, other: otherValue(code) };
  const key = values.other === null ? "code_heading_plain" : "code_heading";
  const heading = pattern(key, tag, values);
  if (code.apis.length !== 1) return shown(heading);
  return ui("code_heading_api", tag, { api: family.apis[code.apis[0]], heading });
}

function facts(code, family, tag) {
  const versions = code.values.map(({ value, since, until }) =>
    [
      asCode(value),
      ...(since ? [ui("version_since", tag, { version: since })] : []),
      ...(until ? [ui("version_until", tag, { version: until })] : []),
    ].join(" "),
  );
  const apis = code.apis.map((api) => shown(family.apis[api]));
  const texts = [
    labelled("label_name", tag, asCode(code.name)),
    ...(tag === source ? [] : [labelled("label_english", tag, shown(code.title[source]))]),
    ...(code.symbol ? [labelled("label_constant", tag, asCode(code.symbol))] : []),
    labelled("label_value", tag, value(code)),
    ...(versions.length > 1 ? [labelled("label_versions", tag, joined(versions))] : []),
    labelled("label_outcome", tag, ui(`outcome_${code.outcome}`, tag)),
    ...(code.retry
      ? [labelled("label_retry", tag, ui(`retry_${code.retry.replaceAll("-", "_")}`, tag))]
      : []),
    ...(code.will ? [labelled("label_will", tag, ui(`will_${code.will}`, tag))] : []),
    ...(apis.length > 0 ? [labelled("label_apis", tag, joined(apis))] : []),
  ];
  return texts.map((text) => item(text));
}

function packets(code, tag) {
  if (code.packets.length === 0) return [];
  const sender = (cell) => {
    const sender = pattern(`sender_${cell.sender}`, tag);
    return cell.disputed ? ui("sender_disputed", tag, { sender }) : shown(sender);
  };
  const dispute = ({ packet, disputed }) =>
    quote(label(ui("disputed_in", tag, { packet }), tag) + told(disputed, tag));
  return [
    table(
      columns(tag, "packet", "sender", "section", "requirement"),
      ...code.packets.map((cell) => [
        cell.packet,
        sender(cell),
        place(cell),
        cell.requirement ?? "",
      ]),
    ),
    ...code.packets.filter((cell) => cell.disputed).map(dispute),
  ];
}

function causes(code, tag) {
  if (code.troubleshooting.length === 0) return [];
  const step = ({ cause, check, fix }) =>
    item(
      told(cause, tag),
      list(
        ...(check ? [labelled("label_check", tag, told(check, tag))] : []),
        labelled("label_fix", tag, told(fix, tag)),
      ),
    );
  return [ui("causes", tag), ["steps", ...code.troubleshooting.map(step)]];
}

function references(code, family, tag) {
  const numbers = code.values.map(({ value }) => link(value, `numbers.md#n-${value}`));
  const others = (ids) => ids.map((id) => otherCode(id, tag, "", family));
  const mentions = guides.flatMap((guide) => {
    const first = guide.sections.findIndex((part) => part.codes.includes(code.id));
    const url = `${guideFileOf(guide)}#section-${first + 1}`;
    return first < 0 ? [] : [link(told(guide.title, tag), url)];
  });
  const sources = Object.entries(family.sources).flatMap(([id, entry]) => {
    const places = code.sources.filter((reference) => reference.source === id);
    const sections = places.filter(({ section }) => section);
    const title = shown(entry.title);
    const texts = [sections.length > 0 ? title : linked(title, entry.url), ...sections.map(place)];
    return places.length > 0 ? [item(labelled("label_source", tag, joined(texts)))] : [];
  });
  const downgrades = Object.entries(code.downgrade?.to ?? {});
  const older = downgrades.map(([packet, id]) => `${packet} → ${others([id])}`);
  const entry = (key, texts) => (texts.length > 0 ? [item(labelled(key, tag, joined(texts)))] : []);
  return [
    ...sightings(code, tag),
    ...entry("label_numbers", numbers),
    ...entry("label_equivalents", others(code.equivalents)),
    ...entry("label_downgrade", older),
    ...entry("label_see_also", others(code.see_also)),
    ...entry("label_guides", mentions),
    ...sources,
    ...entry("label_requirements", code.requirements),
  ];
}

/** What programs print. */
function sightings(code, tag) {
  if (code.seen_as.length === 0) return [];
  const texts = code.seen_as.map(({ text, pattern, client, from }) =>
    joined([
      quoted(text).join(" ↵ "),
      ...(pattern ? [ui("sighting_pattern", tag)] : []),
      shown(client),
      ...(from ? [shown(from)] : []),
    ]),
  );
  return [item(labelled("label_seen_as", tag, ""), list(...texts))];
}
