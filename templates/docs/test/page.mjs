// The pages as a GitHub Flavored Markdown parser sees them, and what the catalog leads to expect there.
import { readFileSync } from "node:fs";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { catalog, families, guides, locales, source } from "./catalog.mjs";

const folder = new URL("../", import.meta.url);

/** A text in a locale: the source text where the translation is missing. */
export const say = (text, tag) => text[tag] ?? text[source];

/** A word of the pages themselves, with `{placeholders}` filled in. */
export const ui = (key, tag, values = {}) =>
  Object.entries(values).reduce(
    (text, [name, value]) => text.replaceAll(`{${name}}`, () => value),
    say(catalog.ui[key], tag),
  );

/** A link; what would end the destination is percent-encoded. */
export const link = (text, url) =>
  url
    ? `[${text}](${url.replace(/[ ()<>\\|]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)})`
    : text;

export const fileOf = (family) => `${family.id.replaceAll(".", "-")}.md`;

export const guideFileOf = (guide) => `guides/${guide.name}.md`;

/** The way from a file of a locale to the folder of all locales. */
export const up = (file) => "../".repeat(file.split("/").length);

/** A code by its id, `family/name`, and the family that it belongs to. */
export function find(id) {
  const [familyId, name] = id.split("/");
  const family = families.find((family) => family.id === familyId);
  return { family, code: family.codes.find((code) => code.name === name) };
}

/** The anchor that a piece of HTML makes, if it does nothing else. */
export const anchorOf = (html) => /^<a id="([a-z0-9-]+)">$/.exec(html)?.slice(1) ?? [];

/** The anchors inside a node. */
export const anchorsIn = (node) =>
  [...walk(node)].flatMap((inner) => (inner.type === "html" ? anchorOf(inner.value) : []));

/** The files that each locale has. */
export const files = [
  "README.md",
  "numbers.md",
  ...families.map(fileOf),
  ...guides.map(guideFileOf),
];

/** Every page, by its path from the folder's root. */
export const pages = new Map(
  ["README.md", ...locales.flatMap((tag) => files.map((file) => `${tag}/${file}`))].map((path) => [
    path,
    parse(path),
  ]),
);

function parse(path) {
  const markdown = readFileSync(new URL(path, folder), "utf8");
  const tree = fromMarkdown(markdown, {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  });
  const nodes = [...walk(tree)];
  const anchors = anchorsIn(tree);
  const links = nodes.filter((node) => node.type === "link");
  return { path, tree, nodes, anchors, links };
}

export function* walk(node) {
  yield node;
  for (const child of node.children ?? []) yield* walk(child);
}

/** What stands between an anchor and the next one, as strings and nested arrays. */
export const section = (page, anchor) => blocks(page, anchor).map(block);

/** What stands between an anchor and the next one, as nodes of the syntax tree. */
export function blocks(page, anchor) {
  const { children } = page.tree;
  const anchors = children.map((node) => (node.type === "paragraph" ? anchorsIn(node) : []));
  const start = anchors.findIndex((names) => names.includes(anchor));
  const length = anchors.slice(start + 1).findIndex((names) => names.length > 0);
  return children.slice(start + 1, length < 0 ? undefined : start + 1 + length);
}

/** The rows of the first table behind an anchor, without its heading. */
export const rows = (page, anchor, nth = 0) =>
  section(page, anchor)
    .filter(([type]) => type === "table")
    [nth].slice(2);

/** A node as a string, or as an array of its name and what it holds. */
export function block(node) {
  switch (node.type) {
    case "heading":
      return `${"#".repeat(node.depth)} ${inline(node)}`;
    case "paragraph":
      return inline(node);
    case "blockquote":
      return ["quote", ...node.children.map(block)];
    case "list":
      return [node.ordered ? "steps" : "list", ...node.children.map(item)];
    case "table":
      return ["table", ...node.children.map((row) => row.children.map(inline))];
    default:
      throw new Error(`a ${node.type} at line ${node.position.start.line}`);
  }
}

function item(node) {
  const [first, ...rest] = node.children.map(block);
  return rest.length > 0 ? [first, ...rest] : first;
}

/** A text as its reader sees it, with backticks around code and links in brackets. */
export function inline(node) {
  switch (node.type) {
    case "text":
      return node.value;
    case "inlineCode":
      return `\`${node.value}\``;
    case "link":
      return `[${node.children.map(inline).join("")}](${node.url})`;
    default:
      return (node.children ?? []).map(inline).join("");
  }
}
