// What the package must answer, and the package as programs load it.

import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** A JSON file, by its path from this folder. */
function readJson(path) {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
}

export const manifest = readJson("../package.json");

/** The answers that every language must give. */
export const vectors = readJson("../../json/vectors.json");

/**
 * The sets of codes in which a number has one meaning: how this package names them, and their
 * vectors.
 */
export const spaces = readdirSync(new URL("spaces/", import.meta.url))
  .map((file) => readJson(`spaces/${file}`))
  .map((space) => ({ ...space, vectors: vectorsOf(space) }));

function vectorsOf({ family, scope }) {
  const { spaces: all } = vectors.families.find((candidate) => candidate.family === family);
  return all.find((candidate) => candidate.scope === scope);
}

/** The subpaths of the package that are modules. */
export const subpaths = Object.keys(manifest.exports)
  .filter((subpath) => subpath !== "./package.json")
  .map((subpath) => subpath.slice("./".length));

/** The two forms of the package, each with a function that loads a subpath of it. */
export const forms = {
  "ES modules": (subpath) => import(specifierOf(subpath)),
  "CommonJS modules": (subpath) => require(specifierOf(subpath)),
};

/** What programs import to get a module. */
export function specifierOf(subpath) {
  return subpath === "" ? manifest.name : `${manifest.name}/${subpath}`;
}
