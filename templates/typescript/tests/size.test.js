// What a bundler makes of an import: a constant costs its digits, a function brings its own tables
// and no others.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

import { manifest, spaces, subpaths } from "./catalog.js";

/** The minified bundle of a program that prints one thing from a module. */
async function bundle(subpath, name) {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { ${name} } from "${manifest.name}/${subpath}"; console.log(${name});`,
      resolveDir: fileURLToPath(new URL("..", import.meta.url)),
    },
    bundle: true,
    charset: "utf8",
    format: "esm",
    minify: true,
    write: false,
  });
  return outputFiles[0].text;
}

for (const space of spaces) {
  describe(space.subpath, () => {
    for (const row of space.codes) {
      test(`${row.constant} costs 20 bytes at most`, async () => {
        const text = await bundle(space.subpath, row.constant);
        assert.equal(text.length <= 20, true, text);
      });
    }
    for (const [name, tables] of Object.entries(functionsOf(space))) {
      test(`${name} brings ${tables.join(", ") || "no table"}`, async () => {
        assert.deepEqual(tablesIn(await bundle(space.subpath, name), space), tables);
      });
    }
  });

  for (const subpath of subpaths(space.locales)) {
    test(`${subpath} brings its descriptions`, async () => {
      const tag = subpath.slice(`${space.locales}/`.length);
      const name = Object.keys(space.closed).length > 0 ? "descriptionIn" : "description";
      const tables = tablesIn(await bundle(subpath, name), space, tag);
      assert.equal(tables.includes("descriptions"), true);
      assert.equal(tables.includes("names"), false);
      assert.equal(tables.includes("titles"), false);
    });
  }
}

/** The functions of a module of codes, and the tables that they need. */
function functionsOf(space) {
  const positions = space.isDense ? ["positions"] : [];
  const functions = {
    isError: [],
    isKnown: positions,
    retryOf: space.codes.some(({ retry }) => retry) ? [...positions, "retry advice"] : positions,
    nameOf: [...positions, "names"],
    fromName: ["names"],
    titleOf: [...positions, "titles"],
    format: [...positions, "titles"],
  };
  const inPackets = {
    isAllowedIn: ["one mask"],
    sentBy: ["two masks"],
    nameIn: ["positions", "names", "one mask"],
    titleIn: ["positions", "titles", "one mask"],
    formatIn: ["positions", "titles", "one mask"],
  };
  const symbols = space.codes[0].symbol
    ? { symbolOf: [...positions, "symbols"], fromSymbol: ["symbols"] }
    : {};
  const closed = Object.values(space.closed);
  const guards = Object.fromEntries(closed.map(({ guard }) => [guard, ["one mask"]]));
  return { ...functions, ...symbols, ...(closed.length > 0 ? { ...inPackets, ...guards } : {}) };
}

/** The tables that a bundle holds. */
function tablesIn(text, space, tag = space.sourceLocale) {
  const row = space.codes.at(-1);
  const masks = text.split("new Uint16Array").length - 1;
  const tables = {
    positions: text.includes("new Uint8Array"),
    names: text.includes(JSON.stringify(row.name)),
    symbols: row.symbol !== undefined && text.includes(JSON.stringify(row.symbol)),
    titles: text.includes(JSON.stringify(row.title[tag])),
    descriptions: text.includes(JSON.stringify(row.description[tag])),
    "one mask": masks === 1,
    "two masks": masks === 2,
    "retry advice": space.codes.some(({ retry }) => retry && text.includes(`"${retry}"`)),
  };
  return Object.keys(tables).filter((table) => tables[table]);
}
