// The rows of the catalog, and the package as programs load it.

import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** A JSON file, by its path from this folder. */
export function readJson(path) {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
}

export const manifest = readJson("../package.json");

/** The sets of codes in which a number has one meaning. */
export const spaces = readdirSync(new URL("catalog/", import.meta.url)).flatMap(
  (file) => readJson(`catalog/${file}`).spaces,
);

/** The subpaths of the package that begin with a prefix. */
export function subpaths(prefix) {
  return Object.keys(manifest.exports)
    .map((subpath) => subpath.slice("./".length))
    .filter((subpath) => subpath.startsWith(prefix));
}

/** A module of the package in both forms, each with its name. */
export async function load(subpath) {
  const specifier = subpath === "" ? manifest.name : `${manifest.name}/${subpath}`;
  return [
    [`${specifier} as an ES module`, await import(specifier)],
    [`${specifier} as CommonJS`, require(specifier)],
  ];
}

/** Every byte, and numbers that are none, without those of some rows. */
export function numbersWithout(rows) {
  const values = rows.map((row) => row.value);
  const neighbors = values.flatMap((value) => [-value, value - 1, value + 1, value + 0.5]);
  const numbers = [...bytes, ...strangeNumbers, ...neighbors];
  return numbers.filter((number) => !values.includes(number));
}

/** All bytes. */
export const bytes = Array.from({ length: 256 }, (_, byte) => byte);

const strangeNumbers = [-1, 256, 1.5, 2 ** 31, -(2 ** 31), -(2 ** 32), 1 / 0, -1 / 0, Number.NaN];

/** What is no packet that carries codes. */
export const strangePackets = ["", "PINGREQ", "connack", "constructor", "__proto__"];

/** The packets that carry none of the codes of a set. */
export function otherPackets(space) {
  const packets = new Set(spaces.flatMap(({ closed }) => Object.keys(closed)));
  return [...packets, ...strangePackets].filter((packet) => !Object.hasOwn(space.closed, packet));
}
