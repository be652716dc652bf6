// What a bundler makes of an import: a constant costs its digits, a function brings its own tables
// and no others, and a text in a language costs nothing until it is imported.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

import { spaces, specifierOf, subpaths, vectors } from "./catalog.js";

const PRINTED_NUMBER = /^console\.log\(-?[\de]+\);$/u;
const QUOTES = ['"', "'", "`"];

/** The minified files that esbuild makes of a program, the entry first. */
async function bundle(contents, options) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL("..", import.meta.url)) },
    bundle: true,
    charset: "utf8",
    format: "esm",
    minify: true,
    write: false,
    ...options,
  });
  return outputFiles.map(({ text }) => text);
}

/** The bundle of a program that prints one thing from a module. */
async function bundleOf(subpath, name) {
  const [text] = await bundle(
    `import { ${name} } from "${specifierOf(subpath)}"; console.log(${name});`,
  );
  return text.trim();
}

test("CATALOG_VERSION costs its text", async () => {
  const text = await bundleOf("", "CATALOG_VERSION");
  assert.equal(text.length, `var o="${vectors.catalog.version}";console.log(o);`.length);
});

test("what is imported and not used costs nothing", async () => {
  const [space] = spaces;
  const [constant] = Object.values(space.constants);
  const imports = subpaths.map(
    (subpath, index) => `import * as unused${index} from "${specifierOf(subpath)}";`,
  );
  const program = `import { ${constant} } from "${specifierOf(space.codes)}"; console.log(${constant});`;
  assert.deepEqual(await bundle(imports.join("") + program), await bundle(program));
});

for (const space of spaces) {
  describe(space.codes, () => {
    for (const constant of Object.values(space.constants)) {
      test(`${constant} costs its digits`, async () => {
        assert.match(await bundleOf(space.codes, constant), PRINTED_NUMBER);
      });
    }
    for (const [name, tables] of Object.entries(functionsOf(space))) {
      test(`${name} brings ${tables.join(", ") || "no table"}`, async () => {
        assert.deepEqual(tablesIn(await bundleOf(space.codes, name), space), tables);
      });
    }
    for (const locale of vectors.locales) {
      test(`texts in ${locale} bring nothing else`, () => testTexts(space, locale));
    }
    test("each language that is chosen at run time is a file", async () => {
      await testLoader(space, "locales", "loadTexts", "descriptions");
      if (hasRemedies(sampleOf(space.vectors.codes)[1])) {
        await testLoader(space, "troubleshooting", "loadTroubleshooting", "remedies");
      }
    });
  });
}

/** The functions of a module of codes, and the tables that they need. */
function functionsOf({ packets, vectors: { value_type: type, codes, symbols, versions } }) {
  const titles = firstLike(`titles ${vectors.source_locale}`, codes);
  const positions = type === "u8" ? ["positions"] : [];
  const [, { source_url: url }] = sampleOf(codes);
  const hasRetry = Object.values(codes).some(({ retry }) => retry);
  const hasEquivalents = Object.values(codes).some((row) => row.equivalents.length > 0);
  const ofPacket = {
    isAllowedIn: ["one mask"],
    sentBy: ["two masks"],
    nameIn: ["positions", "names", "one mask"],
    titleIn: ["positions", titles, "one mask"],
    formatIn: ["positions", titles, "one mask"],
    equivalentsIn: hasEquivalents ? ["positions", "equivalents", "one mask"] : [],
  };
  const guards = Object.values(packets).map(({ guard }) => [guard, ["one mask"]]);
  const hasDowngrades = Object.values(packets).some(({ older }) => older);
  return {
    isKnown: positions,
    isError: [],
    retryOf: hasRetry ? [...positions, "retry advice"] : positions,
    nameOf: [...positions, "names"],
    fromName: ["names"],
    ...(symbols && { symbolOf: [...positions, "symbols"], fromSymbol: ["symbols"] }),
    titleOf: [...positions, titles],
    format: [...positions, titles],
    digits: [],
    sourceUrlOf: url === null ? positions : [...positions, "sources"],
    equivalentsOf: hasEquivalents ? [...positions, "equivalents"] : [],
    ...(guards.length > 0 && { ...ofPacket, ...Object.fromEntries(guards) }),
    ...(hasDowngrades && { downgrade: [] }),
    ...(versions.length > 0 && { fromVersion: ["versions"], numberIn: ["versions"] }),
  };
}

/** The tables that a bundle holds. Of tables that say the same, it is the first. */
function tablesIn(text, { vectors: { codes } }) {
  const [name] = sampleOf(codes);
  const strings = stringsOf(codes);
  const masks = text.split("new Uint16Array").length - 1;
  const tables = {
    positions: text.includes("new Uint8Array"),
    names: text.includes(`,${JSON.stringify(name)}`),
    symbols: holds(text, strings.symbols),
    "retry advice": ["never", "after-fix", "backoff", "other-server"].some((retry) =>
      holds(text, retry),
    ),
    sources: holds(text, strings.sources),
    equivalents: text.includes('family:"'),
    versions: text.includes("since:"),
  };
  for (const table of tablesOfTexts()) {
    tables[table] = firstLike(table, codes) === table && holds(text, strings[table]);
  }
  tables["one mask"] = masks === 1;
  tables["two masks"] = masks === 2;
  return Object.keys(tables).filter((table) => tables[table]);
}

/** Whether a bundle holds a string, in the quotes that make it shortest. */
function holds(text, string) {
  if (typeof string !== "string") {
    return false;
  }
  const body = JSON.stringify(string).slice(1, -1).replaceAll('\\"', '"');
  return QUOTES.some((quote) =>
    text.includes(quote + body.replaceAll(quote, `\\${quote}`) + quote),
  );
}

/** The names of the tables of texts in all languages. */
function tablesOfTexts() {
  return vectors.locales.flatMap((locale) => [
    `titles ${locale}`,
    `descriptions ${locale}`,
    `remedies ${locale}`,
  ]);
}

/** What the sample has in the tables of strings. */
function stringsOf(codes) {
  const [, { symbol, source_url: url, texts }] = sampleOf(codes);
  const strings = { symbols: symbol, sources: url };
  for (const [locale, { title, description, troubleshooting }] of Object.entries(texts)) {
    strings[`titles ${locale}`] = title;
    strings[`descriptions ${locale}`] = description;
    strings[`remedies ${locale}`] = troubleshooting[0]?.fix;
  }
  return strings;
}

/** The first table that says what a table says, because the translation may be missing. */
function firstLike(table, codes) {
  const strings = stringsOf(codes);
  return tablesOfTexts().find((other) => strings[other] === strings[table]);
}

/** A code whose texts tell the tables of a bundle apart: translated, and with remedies if it can be. */
function sampleOf(codes) {
  const rows = Object.entries(codes);
  const translated = rows.filter(([, { texts }]) => differ(Object.values(texts)));
  const others = rows.filter(([, { texts }]) => Object.values(texts).every((own) => differ([own])));
  const samples = [...translated, ...others];
  return samples.find(([, row]) => hasRemedies(row)) ?? samples[0] ?? rows[0];
}

/** Whether no two of some texts are the same. */
function differ(texts) {
  const all = texts.flatMap(({ title, description, troubleshooting }) => [
    title,
    description,
    ...troubleshooting.map(({ fix }) => fix),
  ]);
  return new Set(all).size === all.length;
}

function hasRemedies({ texts }) {
  return texts[vectors.source_locale].troubleshooting.length > 0;
}

async function testTexts(space, locale) {
  const positions = space.vectors.value_type === "u8" ? ["positions"] : [];
  const imports = [
    ["locales", "title", "titles"],
    ["locales", "description", "descriptions"],
  ];
  if (hasRemedies(sampleOf(space.vectors.codes)[1])) {
    imports.push(["troubleshooting", "troubleshooting", "remedies"]);
  }
  const bundles = imports.map(async ([folder, name, table]) => {
    const text = await bundleOf(`${space.codes}/${folder}/${locale}`, name);
    const expected = firstLike(`${table} ${locale}`, space.vectors.codes);
    assert.deepEqual(tablesIn(text, space), [...positions, expected]);
  });
  await Promise.all(bundles);
}

async function testLoader(space, folder, loader, table) {
  const specifier = specifierOf(`${space.codes}/${folder}`);
  const [entry, ...others] = await bundle(
    `import { ${loader} } from "${specifier}"; console.log(${loader}(navigator.language));`,
    { outdir: "bundle", splitting: true },
  );
  assert.deepEqual(tablesIn(entry, space), []);
  const held = others.flatMap((text) => tablesIn(text, space));
  const tables = vectors.locales.map((tag) => firstLike(`${table} ${tag}`, space.vectors.codes));
  assert.deepEqual(held.filter((name) => tables.includes(name)).sort(), tables.sort());
}
