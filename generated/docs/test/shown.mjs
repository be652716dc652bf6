// What a reader sees of a page, as strings and nested arrays: a paragraph is a string, everything else begins with its
// name. Within a string, brackets that no text has stand for what is more than text.
//
//   ⟦code⟧   ⟪bold⟫   ⟨a link⟩(its URL "its title")   ⟨anything else, raw HTML included⟩

export const code = (text) => `⟦${text}⟧`;

export const bold = (text) => `⟪${text}⟫`;

export const link = (text, url, title) => `⟨${text}⟩(${url}${title ? ` "${title}"` : ""})`;

export const html = (tag) => `⟨${tag.replace(/^<(.*)>$/, "$1")}⟩`;

/** The mark of a place that links lead to. */
export const anchor = (name) => html(`<a id="${name}">`) + html("</a>");

/** The characters that texts must leave to this file. */
export const BRACKETS = /[⟦⟧⟪⟫⟨⟩]/u;

/** Between two characters that would mean something side by side. Browsers show nothing. */
const GAP = "<!-- -->";

/** The blocks of a syntax tree. */
export const blocks = (tree) => tree.children.map(block);

export function block(node) {
  switch (node.type) {
    case "definition":
      return ["definition", node.identifier];
    case "heading":
      return [`h${node.depth}`, inline(node)];
    case "paragraph":
      return inline(node);
    case "blockquote":
      return ["quote", ...blocks(node)];
    case "list":
      return [node.ordered ? "steps" : "list", ...node.children.map(block)];
    case "listItem":
      return node.checked === undefined || node.checked === null
        ? ["item", ...blocks(node)]
        : ["task", ...blocks(node)];
    case "table":
      return ["table", ...node.children.map(row)];
    case "thematicBreak":
      return ["rule"];
    default:
      return [node.type, node.value ?? ""];
  }
}

const row = (node) => ["row", ...node.children.map(inline)];

/** A text as its reader sees it. */
export function inline(node) {
  const inner = () => (node.children ?? []).map(inline).join("");
  switch (node.type) {
    case "heading":
    case "paragraph":
    case "tableCell":
      return inner();
    case "text":
      return node.value;
    case "inlineCode":
      return code(node.value);
    case "strong":
      return bold(inner());
    case "link":
      return link(inner(), node.url, node.title);
    case "html":
      return node.value === GAP ? "" : html(node.value);
    default:
      return `⟨${node.type}: ${node.value ?? node.alt ?? inner()}⟩`;
  }
}
