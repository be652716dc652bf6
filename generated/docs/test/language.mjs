// Writes the texts of a locale to `texts/<tag>/`, for the linters of its language: one text a paragraph, titles and labels
// as headings, and in front of each its place in the catalog. What is not translated yet is left out.
//
// The pages themselves are no good for these linters: sources, constants and what programs print are English there.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { argv } from "node:process";
import { catalog, families, guides, source } from "./catalog.mjs";

const { ui, packets } = catalog;
const parts = [
  ["ui", ui],
  ["packets", packets],
  ["guides", guides],
];
for (const family of families) parts.push([family.id, family]);

for (const tag of argv.slice(2)) {
  const folder = new URL(`../texts/${tag}/`, import.meta.url);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [part, content] of parts) {
    const texts = [...textsIn(content, part)].filter(({ text }) => text[tag]);
    const blocks = texts.map(
      ({ text, place }) => `<!-- ${place} -->\n\n${form(text[tag], place)}\n`,
    );
    writeFileSync(new URL(`${part}.md`, folder), blocks.join("\n"));
  }
}

/** Every text in a value, in all locales, and its place. */
function* textsIn(value, place) {
  if (value === null || typeof value !== "object") return;
  if (typeof value[source] === "string") {
    yield { text: value, place };
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    yield* textsIn(inner, `${place}/${inner?.name ?? key}`);
  }
}

/** Titles and labels are no sentences, and linters judge headings less strictly. */
function form(text, place) {
  const isLabel = place.endsWith("/title") || (place.startsWith("ui/") && !text.endsWith("。"));
  return isLabel ? `## ${text}` : text;
}
