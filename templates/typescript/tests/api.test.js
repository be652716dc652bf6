// What the vectors do not ask: input of any kind, texts chosen at run time, and whether both forms
// of the package are the same.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { forms, spaces, subpaths, vectors } from "./catalog.js";

const strangeNumbers = [
  ...[-0.5, 1.5, 256, 2 ** 31, 2 ** 32, 2 ** 53, -(2 ** 32), 1e300],
  ...[Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN],
];
const strangePackets = ["", "PINGREQ", "connack", "constructor", "__proto__", undefined];
const strangeTexts = ["", "SUCCESS", "constructor", "__proto__", "toString", "0", undefined];

const strangeVersions = [
  ...["", ".", "2.", ".1", "1.2.3.4", "v2", "2.1.0-rc1", "2,1", " 2", "2\n", "-2", "1e3", "２"],
  ...["2..1", "0x2", "Infinity"],
];

/** The sign of Kelvin, U+212A, is no letter of ASCII, but Unicode makes a `k` of it. */
const K = /[Kk]/gu;

const [modules, commonModules] = await Promise.all(
  Object.values(forms).map(async (load) => {
    const loaded = await Promise.all(subpaths.map((subpath) => load(subpath)));
    return new Map(subpaths.map((subpath, index) => [subpath, loaded[index]]));
  }),
);

test("both forms of the package have the same names", () => {
  for (const [subpath, module] of modules) {
    const names = new Set(Object.keys(commonModules.get(subpath)));
    assert.deepEqual(names, new Set(Object.keys(module)), subpath);
  }
});

describe("the root", () => {
  const { idOf, LOCALE_NAMES, LOCALES, negotiate, parseVersion } = modules.get("");

  test("every locale has a name", () => {
    assert.deepEqual(LOCALES, vectors.locales);
    assert.deepEqual(Object.keys(LOCALE_NAMES), vectors.locales);
    assert.equal(Object.values(LOCALE_NAMES).includes(""), false);
  });
  test("what is no tag leads nowhere", () => {
    const tags = ["__proto__", "constructor", "-".repeat(1000), "j\u0430", "\u0000", ";en", "@en"];
    assert.equal(negotiate([...tags, ...tags]), vectors.source_locale);
    for (const locale of vectors.locales) {
      assert.equal(negotiate([...tags, locale]), locale);
    }
  });
  test("only capitals of ASCII have small letters", () => {
    const tags = vectors.negotiation.flatMap(({ wanted }) => wanted);
    for (const tag of tags.filter((wanted) => wanted.search(K) !== -1)) {
      assert.equal(negotiate([tag.replace(K, "\u212A")]), negotiate([tag.replace(K, "0")]), tag);
    }
  });
  test("a version has one to three numbers", () => {
    assert.deepEqual(parseVersion("2.0.18"), { major: 2, minor: 0, patch: 18 });
    assert.deepEqual(parseVersion("2.1"), { major: 2, minor: 1, patch: 0 });
    assert.deepEqual(parseVersion("10"), { major: 10, minor: 0, patch: 0 });
    for (const text of strangeVersions) {
      assert.equal(parseVersion(text), undefined, text);
    }
  });
  test("an equivalent is printed as its id", () => {
    const equivalent = { family: "mqtt-3.1.1", name: "connack-not-authorized", number: 5 };
    assert.equal(idOf(equivalent), "mqtt-3.1.1/connack-not-authorized");
  });
});

for (const space of spaces) {
  describe(space.codes, () => testSpace(space));
}

function testSpace(space) {
  const codes = modules.get(space.codes);

  test("no number is a problem, and none loses its digits", () => {
    for (const number of strangeNumbers) {
      testUnknown(codes, number);
      assert.equal(codes.format(number), `Unknown ${space.noun} (${number})`);
    }
  });
  test("no text is a problem", () => {
    for (const text of strangeTexts) {
      assert.equal(codes.fromName(text), undefined);
      assert.equal(codes.fromSymbol?.(text), undefined);
    }
  });
  test("no packet is a problem", () => {
    for (const packet of Object.keys(space.packets).length > 0 ? strangePackets : []) {
      for (const number of [...codes.ALL, ...strangeNumbers]) {
        testRefused(codes, number, packet);
      }
    }
  });
  test("every list has a code once", () => {
    for (const { list } of [{ list: "ALL" }, ...Object.values(space.packets)]) {
      assert.equal(new Set(codes[list]).size, codes[list].length);
    }
  });
  test("the module of the family has the codes, too", () => {
    const family = modules.get(space.module);
    for (const [name, constant] of Object.entries(space.familyConstants)) {
      assert.equal(family[constant], space.vectors.codes[name].number);
    }
  });
  for (const locale of vectors.locales) {
    test(`its texts in ${locale} can be chosen at run time`, async () => {
      await testTexts(modules, space, locale);
      await testTexts(commonModules, space, locale);
    });
  }
}

function testUnknown(codes, number) {
  assert.equal(codes.isKnown(number), false);
  assert.equal(typeof codes.isError(number), "boolean");
  assert.equal(codes.retryOf(number), undefined);
  assert.equal(codes.nameOf(number), undefined);
  assert.equal(codes.symbolOf?.(number), undefined);
  assert.equal(codes.titleOf(number), undefined);
  assert.equal(codes.sourceUrlOf(number), undefined);
  assert.deepEqual(codes.equivalentsOf(number), []);
}

function testRefused(codes, number, packet) {
  assert.equal(codes.isAllowedIn(number, packet), false);
  assert.equal(codes.sentBy(number, packet), undefined);
  assert.equal(codes.nameIn(number, packet), undefined);
  assert.equal(codes.titleIn(number, packet), undefined);
  assert.equal(codes.formatIn(number, packet), codes.format(number));
  assert.deepEqual(codes.equivalentsIn(number, packet), []);
  assert.equal(codes.downgrade?.(number, packet), undefined);
}

async function testTexts(all, { codes }, locale) {
  const texts = await all.get(`${codes}/locales`).loadTexts(locale);
  const remedies = await all.get(`${codes}/troubleshooting`).loadTroubleshooting(locale);

  assert.equal(texts, all.get(`${codes}/locales/${locale}`));
  assert.equal(remedies, all.get(`${codes}/troubleshooting/${locale}`));
  assert.deepEqual([texts.LOCALE, remedies.LOCALE], [locale, locale]);
  for (const number of strangeNumbers) {
    assert.equal(texts.title(number), undefined);
    assert.equal(texts.description(number), undefined);
    assert.equal(texts.localeOf(number), locale);
    assert.deepEqual(remedies.troubleshooting(number), []);
  }
}
