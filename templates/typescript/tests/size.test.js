// What a bundler makes of an import: a constant costs its digits, a function brings its own tables
// and no others, and a text in a language costs nothing until it is imported.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

import { spaces, specifierOf, subpaths, vectors } from "./catalog.js";

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
  assert.equal((await bundleOf("", "CATALOG_VERSION")).length, 29);
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
      test(`${constant} costs 20 bytes at most`, async () => {
        const text = await bundleOf(space.codes, constant);
        assert.equal(text.length <= 20, true, text);
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
  const positions = type === "u8" ? ["positions"] : [];
  const hasRetry = Object.values(codes).some(({ retry }) => retry);
  const hasEquivalents = Object.values(codes).some((row) => row.equivalents.length > 0);
  const ofPacket = {
    isAllowedIn: ["one mask"],
    sentBy: ["two masks"],
    nameIn: ["positions", "names", "one mask"],
    titleIn: ["positions", "titles en", "one mask"],
    formatIn: ["positions", "titles en", "one mask"],
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
    titleOf: [...positions, "titles en"],
    format: [...positions, "titles en"],
    digits: [],
    sourceUrlOf: [...positions, "sources"],
    equivalentsOf: hasEquivalents ? [...positions, "equivalents"] : [],
    ...(guards.length > 0 && { ...ofPacket, ...Object.fromEntries(guards) }),
    ...(hasDowngrades && { downgrade: [] }),
    ...(versions.length > 0 && { fromVersion: ["versions"], numberIn: ["versions"] }),
  };
}

/** The tables that a bundle holds. */
function tablesIn(text, { vectors: { codes } }) {
  const [name, { symbol, source_url: url, texts }] = sampleOf(codes);
  const masks = text.split("new Uint16Array").length - 1;
  function holds(string) {
    return text.includes(JSON.stringify(string));
  }
  const tables = {
    positions: text.includes("new Uint8Array"),
    names: text.includes(`,${JSON.stringify(name)}`),
    symbols: symbol !== null && holds(symbol),
    "retry advice": ["never", "after-fix", "backoff", "other-server"].some(holds),
    sources: holds(url),
    equivalents: text.includes('family:"'),
    versions: text.includes("since:"),
  };
  for (const [locale, { title, description, troubleshooting }] of Object.entries(texts)) {
    tables[`titles ${locale}`] = holds(title);
    tables[`descriptions ${locale}`] = holds(description);
    tables[`remedies ${locale}`] = holds(troubleshooting[0]?.fix);
  }
  tables["one mask"] = masks === 1;
  tables["two masks"] = masks === 2;
  return Object.keys(tables).filter((table) => tables[table]);
}

/** A code whose texts tell the tables of a bundle apart, with remedies if any code has them. */
function sampleOf(codes) {
  const rows = Object.entries(codes).filter(([, { texts }]) => {
    const all = Object.values(texts).flatMap(({ title, description, troubleshooting }) => [
      title,
      description,
      ...troubleshooting.map(({ fix }) => fix),
    ]);
    return new Set(all).size === all.length && !all.join().includes('"');
  });
  return rows.find(([, row]) => hasRemedies(row)) ?? rows[0];
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
    assert.deepEqual(tablesIn(text, space), [...positions, `${table} ${locale}`]);
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
  for (const locale of vectors.locales) {
    const holders = others.filter((text) => tablesIn(text, space).includes(`${table} ${locale}`));
    assert.equal(holders.length, 1);
  }
}
