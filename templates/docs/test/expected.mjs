// What each page shows, from its first line to its last, as `shown.mjs` writes it. It comes from the catalog alone.
import { catalog, families, guides, locales, source } from "./catalog.mjs";
import { familyPage } from "./family.mjs";
import { fileOf, guideFileOf } from "./pages.mjs";
import {
  carriers,
  columns,
  item,
  joined,
  languages,
  list,
  name,
  nameOf,
  notice,
  otherCode,
  otherLanguages,
  page,
  steps,
  table,
} from "./parts.mjs";
import { anchor, bold, link } from "./shown.mjs";
import { labelled, shown, told, ui } from "./words.mjs";

/** Every page by its path. */
export const expectedPages = () =>
  new Map([
    ["README.md", root()],
    ...locales.flatMap((tag) => [
      [`${tag}/README.md`, index(tag)],
      [`${tag}/numbers.md`, numbers(tag)],
      ...families.map((family) => [`${tag}/${fileOf(family)}`, familyPage(family, tag)]),
      ...guides.map((guide) => [`${tag}/${guideFileOf(guide)}`, guidePage(guide, tag)]),
    ]),
  ]);

function root() {
  const contents = (tag) => [
    ["h2", link(nameOf(tag), `${tag}/README.md`)],
    ui("catalog_intro", tag),
    list(
      ...guides.map((guide) => link(told(guide.title, tag), `${tag}/${guideFileOf(guide)}`)),
      link(ui("numbers_title", tag), `${tag}/numbers.md`),
      ...families.map((family) => link(told(family.title, tag), `${tag}/${fileOf(family)}`)),
    ),
  ];
  return page(
    ["h1", shown(catalog.title)],
    ...locales.flatMap(contents),
    ["rule"],
    ui("generated", source),
  );
}

function index(tag) {
  const size = (family) => [
    link(told(family.title, tag), fileOf(family)),
    String(family.codes.length),
    String(new Set(family.codes.map((code) => code.value)).size),
  ];
  const links = guides.map((guide) => link(told(guide.title, tag), guideFileOf(guide)));
  return page(
    ["h1", ui("catalog_title", tag)],
    languages(tag, "README.md"),
    ui("catalog_intro", tag),
    anchor("how-to-read"),
    ["h2", ui("how_to_read", tag)],
    steps(...["hex", "family", "packet", "error", "unlisted"].map((key) => ui(`read_${key}`, tag))),
    anchor("by-number"),
    ["h2", ui("by_number", tag)],
    link(ui("numbers_title", tag), "numbers.md"),
    anchor("families"),
    ["h2", ui("families", tag)],
    table(columns(tag, "family", "codes", "numbers"), ...families.map(size)),
    ...(links.length > 0 ? [anchor("guides"), ["h2", ui("guides", tag)], list(...links)] : []),
  );
}

const RANGES = [
  { name: "below-0", word: "range_negative", has: (number) => number < 0 },
  { name: "from-0", word: "range_low", has: (number) => number >= 0 && number < 0x80 },
  { name: "from-128", word: "range_high", has: (number) => number >= 0x80 && number < 0x100 },
  { name: "from-256", word: "range_large", has: (number) => number >= 0x100 },
];

function numbers(tag) {
  const meanings = families
    .flatMap((family) =>
      family.codes.flatMap((code) =>
        code.values.map(({ value }) => ({ family, code, number: value })),
      ),
    )
    .sort((a, b) => a.number - b.number);
  const ranges = RANGES.map(({ has, ...range }) => ({
    ...range,
    meanings: meanings.filter(({ number }) => has(number)),
  })).filter((range) => range.meanings.length > 0);
  return page(
    ["h1", ui("numbers_title", tag)],
    languages(tag, "numbers.md"),
    link(ui("home", tag), "README.md"),
    ui("by_number_intro", tag),
    list(...ranges.map(({ name, word }) => link(ui(word, tag), `#${name}`))),
    ...ranges.flatMap(({ name, word, meanings }) => [
      anchor(name),
      ["h2", ui(word, tag)],
      joined(
        [...new Set(meanings.map(({ number }) => number))].map((number) =>
          link(number, `#n-${number}`),
        ),
      ),
      table(columns(tag, "decimal", "hex", "meaning", "family", "carriers"), ...rowsOf(meanings)),
    ]),
  );

  function rowsOf(meanings) {
    return meanings.map(({ family, code, number }, index) => [
      number === meanings[index - 1]?.number
        ? String(number)
        : anchor(`n-${number}`) + bold(number),
      number < 0 ? "" : `0x${number.toString(16).toUpperCase().padStart(2, "0")}`,
      name(code, tag, fileOf(family)),
      told(family.title, tag),
      carriers(code, family, false),
    ]);
  }
}

function guidePage(guide, tag) {
  const file = guideFileOf(guide);
  return page(
    ["h1", told(guide.title, tag)],
    languages(tag, file),
    link(ui("home", tag), "../README.md"),
    ...notice(guide, `../../${source}/${file}#contents`, tag),
    told(guide.lead, tag),
    anchor("contents"),
    ["h2", ui("contents", tag)],
    steps(
      ...guide.sections.map((part, index) => link(told(part.title, tag), `#section-${index + 1}`)),
    ),
    ...guide.sections.flatMap((part, index) => guidance(part, `section-${index + 1}`, file, tag)),
  );
}

/** A section of a guide. */
function guidance({ title, text, check, fix, codes }, place, file, tag) {
  const links = codes.map((id) => otherCode(id, tag, "../"));
  const advice = [
    ...(check ? [item(labelled("label_check", tag, told(check, tag)))] : []),
    ...(fix ? [item(labelled("label_fix", tag, told(fix, tag)))] : []),
    ...(links.length > 0 ? [item(labelled("label_codes", tag, ""), list(...links))] : []),
  ];
  return [
    anchor(place),
    ["h2", told(title, tag)],
    told(text, tag),
    ...(advice.length > 0 ? [["list", ...advice]] : []),
    joined([link(ui("contents", tag), "#contents"), ...otherLanguages(tag, file, place)]),
  ];
}
