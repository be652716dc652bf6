// The texts of the catalog as the readers of a page see them.
import { catalog, source } from "./catalog.mjs";
import { bold, code } from "./shown.mjs";

/** A text in a locale: the source text where the translation is missing. */
export const say = (text, tag) => text[tag] ?? text[source];

/** A word of the pages themselves, with `{placeholders}` filled in. */
export const pattern = (key, tag, values = {}) =>
  say(catalog.ui[key], tag).replace(/\{(\w+)\}/g, (field, name) => values[name] ?? field);

export const ui = (key, tag, values) => shown(pattern(key, tag, values));

/** The text of an entry in a locale, as it is shown. */
export const told = (text, tag) => shown(say(text, tag));

/** What nobody can see, and what looks different everywhere. */
const HIDDEN = new RegExp(
  [
    "[\\0-\\t\\v\\f\\x0E-\\x1F\\x7F-\\x9F\\xAD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F",
    "\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u206F\\u2800\\u3164\\uE000-\\uF8FF\\uFDD0-\\uFDEF\\uFE00-\\uFE0F",
    "\\uFEFF\\uFFA0\\uFFF0-\\uFFFB\\u{1BCA0}-\\u{1BCA3}\\u{1D173}-\\u{1D17A}\\u{E0000}-\\u{E0FFF}",
    "\\u{F0000}-\\u{10FFFF}]|\\p{Noncharacter_Code_Point}",
  ].join(""),
  "gu",
);

const LINE_END = /\r\n|[\r\n]/;

/**
 * A text as a reader sees it: a line break is a space, U+FFFD stands for what nobody can see, and what is between two
 * backticks is code. Nothing else changes, so other white space is what it was.
 *
 * Backticks stand for themselves if there is no second one, or nothing between the two but what Markdown cannot show as
 * code: white space at an end, another span right before, or a pipe behind a backslash.
 */
export function shown(text) {
  const visible = text.replace(new RegExp(LINE_END, "g"), " ").replace(HIDDEN, "\uFFFD");
  return visible.replace(/`([^`]*)`/g, (span, inner, at) => {
    const isCode =
      inner !== "" && inner.trim() === inner && visible[at - 1] !== "`" && !inner.includes("\\|");
    return isCode ? code(inner) : span;
  });
}

/** What a program prints, to the letter, as code: a piece for each line that is not blank. */
export const quoted = (text) =>
  text.split(LINE_END).map((line) => {
    const visible = line.replace(HIDDEN, (c) => (c === "\t" ? c : "\uFFFD"));
    return /^ *$/.test(visible) ? "" : code(visible);
  });

/** The title of a link, in which nothing is code. */
export const plain = (text) =>
  text.replace(new RegExp(LINE_END, "g"), " ").replace(HIDDEN, (c) => (c === "\t" ? c : "\uFFFD"));

/** A label in bold with its colon. An ASCII colon has a space behind it. */
export const label = (text, tag) =>
  (text === "" ? "" : bold(text)) + ui("colon", tag).replace(/^:$/, ": ");

export const labelled = (key, tag, text) => label(ui(key, tag), tag) + text;

/** A URL of the catalog as the destination of a link: what would end that is percent-encoded. */
export const outward = (url) =>
  url.replace(/[ ()<>\\|]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
