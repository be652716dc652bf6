// The files of the pages, and where they are to each other.
import { readFileSync } from "node:fs";
import { families, guides, locales } from "./catalog.mjs";

const folder = new URL("../", import.meta.url);

export const fileOf = (family) => `${family.id.replaceAll(".", "-")}.md`;

export const guideFileOf = (guide) => `guides/${guide.name}.md`;

/** The way from a file of a locale to the folder of all locales. */
export const up = (file) => "../".repeat(file.split("/").length);

/** The files that each locale has. */
export const files = [
  "README.md",
  "numbers.md",
  ...families.map(fileOf),
  ...guides.map(guideFileOf),
];

/** The paths of all pages from the folder's root. */
export const paths = [
  "README.md",
  ...locales.flatMap((tag) => files.map((file) => `${tag}/${file}`)),
];

export const read = (path) => readFileSync(new URL(path, folder), "utf8");

/** A code by its id, `family/name`, and the family that it belongs to. */
export function find(id) {
  const [familyId, name] = id.split("/");
  const family = families.find((family) => family.id === familyId);
  return { family, code: family.codes.find((code) => code.name === name) };
}
