// What the tests compare: the catalog, and the pages as a GitHub Flavored Markdown parser sees them.
import { readFileSync } from "node:fs";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

const folder = new URL("../", import.meta.url);

/** The catalog, in the form that `cargo xtask export` documents. */
export const catalog = JSON.parse(readFileSync(new URL("test/expected.json", folder), "utf8"));

export const { locales, families, source_locale: source } = catalog;

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

/** The anchor that a piece of HTML makes, if it does nothing else. */
export const anchorOf = (html) => /^<a id="([a-z0-9-]+)">$/.exec(html)?.slice(1) ?? [];

/** The files that each locale has. */
export const files = ["README.md", ...families.map(fileOf)];

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
  const anchors = nodes.flatMap((node) => (node.type === "html" ? anchorOf(node.value) : []));
  const links = nodes.filter((node) => node.type === "link");
  return { path, tree, nodes, anchors, links };
}

function* walk(node) {
  yield node;
  for (const child of node.children ?? []) yield* walk(child);
}

/** What stands between an anchor and the next one, as strings and nested arrays. */
export function section(page, anchor) {
  const { children } = page.tree;
  const anchorsIn = (node) =>
    node.type === "paragraph"
      ? node.children.flatMap((child) => (child.type === "html" ? anchorOf(child.value) : []))
      : [];
  const start = children.findIndex((node) => anchorsIn(node).includes(anchor));
  const length = children.slice(start + 1).findIndex((node) => anchorsIn(node).length > 0);
  return children.slice(start + 1, length < 0 ? undefined : start + 1 + length).map(block);
}

/** The rows of the first table behind an anchor, without its heading. */
export const rows = (page, anchor, nth = 0) =>
  section(page, anchor)
    .filter(([type]) => type === "table")
    [nth].slice(2);

function block(node) {
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
