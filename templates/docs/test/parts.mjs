// What the pages have in common, as they should show it.
import { catalog, locales, source } from "./catalog.mjs";
import { fileOf, find, up } from "./pages.mjs";
import { code as asCode, link } from "./shown.mjs";
import { outward, say, shown, told, ui } from "./words.mjs";

/** Nothing shows an empty paragraph. */
export function page(...blocks) {
  return [["definition", "//"], ...blocks.filter((block) => block !== "")];
}

export const item = (...blocks) => ["item", ...blocks.filter((block) => block !== "")];
export const list = (...items) => ["list", ...items.map((text) => item(text))];
export const steps = (...items) => ["steps", ...items.map((text) => item(text))];
export const quote = (...blocks) => ["quote", ...blocks.filter((block) => block !== "")];
export const table = (...rows) => ["table", ...rows.map((cells) => ["row", ...cells])];
export const columns = (tag, ...names) => names.map((name) => ui(`column_${name}`, tag));
export const joined = (texts) => texts.join(" · ");

export const nameOf = (tag) => shown(catalog.locale_info[tag].name);

/** The same page in every locale, with links to the others. */
export const languages = (tag, file) =>
  joined(
    locales.map((other) =>
      other === tag ? nameOf(tag) : link(nameOf(other), `${up(file)}${other}/${file}`),
    ),
  );

/** Links to the same place in the other locales. */
export const otherLanguages = (tag, file, place) =>
  locales
    .filter((other) => other !== tag)
    .map((other) => link(nameOf(other), `${up(file)}${other}/${file}#${place}`));

/** What stands above texts whose translation is not current: a link to them in the source locale. */
export function notice({ translations }, url, tag) {
  const state = translations[tag] ?? "current";
  return state === "current"
    ? []
    : [quote(ui(`translation_${state}`, tag), link(nameOf(source), url))];
}

export const MARKS = { client: "C", server: "S", both: "CS" };
export const mark = (cell) => MARKS[cell.sender] + (cell.disputed ? "?" : "");

/** A link out of the catalog, if it has the URL. */
export const linked = (text, url) => (url ? link(text, outward(url)) : text);

/** The section of a source: nothing where the source is meant as a whole. */
export const place = ({ section, url }) => (section ? linked(section, url) : "");

/** The value in the other notation. */
export const otherValue = (code) => (code.hex === code.display ? String(code.value) : code.hex);

export const value = (code) =>
  asCode(code.display) + (otherValue(code) === null ? "" : `\u00a0(${otherValue(code)})`);

export const name = (code, tag, file) =>
  link(told(code.title, tag), `${file}#${code.name}`) +
  (code.symbol ? ` ${asCode(code.symbol)}` : "");

export const carriers = (code, family, withMarks) =>
  joined([
    ...code.packets.map((cell) => cell.packet + (withMarks ? `\u00a0${mark(cell)}` : "")),
    ...code.apis.map((api) => shown(family.apis[api])),
  ]);

/** A link to a code by title and value, and by its family if that is another than `home`. */
export function otherCode(id, tag, folder, home) {
  const { family, code } = find(id);
  const text = ui(family === home ? "code_heading_plain" : "equivalent", tag, {
    title: say(code.title, tag),
    value: code.display,
    family: say(family.title, tag),
  });
  return link(text, `${folder}${fileOf(family)}#${code.name}`);
}
