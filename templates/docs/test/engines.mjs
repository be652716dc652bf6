// Two parsers of GitHub Flavored Markdown that share no code: micromark, below remark and much of the npm world, and
// markdown-it, below VS Code's preview and many generators of sites. Both give a syntax tree in the form of mdast.
import MarkdownIt from "markdown-it";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

/** The parsers by name: each makes a syntax tree of a page. */
export const engines = { micromark, "markdown-it": markdownIt };

function micromark(markdown) {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

// HTML and links of addresses, as on GitHub. Its own way with URLs would hide what the page says.
const parser = new MarkdownIt({ html: true, linkify: true });
parser.normalizeLink = (url) => url;
// It would make links of `example.org` and `//example.org`, too, which GitHub does not, but misses capitals.
parser.linkify.set({ fuzzyLink: false }).add("//", null);
parser.linkify.add("www.", {
  validate: (text, at) => /^[-.\w]+/.exec(text.slice(at))?.[0].length ?? 0,
});

function markdownIt(markdown) {
  const references = {};
  const tokens = parser.parse(markdown, { references });
  const definitions = Object.entries(references).map(([identifier, { title }]) => ({
    type: "definition",
    identifier,
    title,
  }));
  return { type: "root", children: [...definitions, ...tree(tokens)] };
}

/** What markdown-it calls otherwise than mdast. */
const TYPES = {
  bullet_list: "list",
  ordered_list: "list",
  list_item: "listItem",
  tr: "tableRow",
  th: "tableCell",
  td: "tableCell",
  em: "emphasis",
  s: "delete",
  hr: "thematicBreak",
  text_special: "text",
  code_inline: "inlineCode",
  code_block: "code",
  fence: "code",
  html_inline: "html",
  html_block: "html",
  hardbreak: "break",
};

/** A flat list of tokens, of which some open and some close, as nodes. */
function tree(tokens) {
  const open = [{ children: [] }];
  for (const token of tokens) {
    // Parts of a table that have no node of their own.
    if (/^(thead|tbody)_/.test(token.type)) continue;
    if (token.nesting < 0) {
      open.pop();
      continue;
    }
    const { children } = open.at(-1);
    if (token.type === "inline") {
      children.push(...tree(token.children));
      continue;
    }
    const node = nodeOf(token);
    children.push(node);
    if (token.nesting > 0) open.push(node);
  }
  return open[0].children;
}

function nodeOf(token) {
  const name = token.type.replace(/_open$/, "");
  const type = TYPES[name] ?? name;
  if (token.nesting > 0) return { type, ...propertiesOf(name, token), children: [] };
  return type === "softbreak" ? { type: "text", value: "\n" } : { type, value: token.content };
}

function propertiesOf(name, token) {
  switch (name) {
    case "heading":
      return { depth: Number(token.tag.slice(1)) };
    case "bullet_list":
    case "ordered_list":
      return { ordered: name === "ordered_list" };
    case "link":
      return { url: token.attrGet("href"), title: token.attrGet("title") };
    default:
      return {};
  }
}
