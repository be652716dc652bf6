// Every text in every language against the rows of the catalog.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { load, numbersWithout, spaces, strangePackets, subpaths } from "./catalog.js";

for (const space of spaces) {
  for (const subpath of subpaths(space.locales)) {
    const tag = subpath.slice(`${space.locales}/`.length);
    for (const [name, texts] of await load(subpath)) {
      describe(`${name} for every ${space.noun}`, () => testTexts(texts, space, tag));
    }
  }
}

for (const space of spaces.filter(({ familyTexts }) => familyTexts)) {
  const { subpath, title, description } = space.familyTexts;
  for (const specifier of subpaths(subpath)) {
    const tag = specifier.slice(`${subpath}/`.length);
    for (const [name, texts] of await load(specifier)) {
      test(`${name} has the texts of every ${space.noun}`, () => {
        assert.equal(texts.LOCALE, tag);
        for (const row of space.codes.filter(({ canonical }) => canonical)) {
          assert.equal(texts[title](row.value), row.title[tag]);
          assert.equal(texts[description](row.value), row.description[tag]);
        }
      });
    }
  }
}

function testTexts(texts, space, tag) {
  const packets = Object.keys(space.closed);

  test("it knows its language", () => {
    assert.equal(texts.LOCALE, tag);
  });
  for (const row of space.codes) {
    test(`${row.display} ${row.name}`, () => testRow(texts, row, tag));
  }
  if ("title" in texts) {
    test("unknown numbers have no text", () => testUnknown(texts, space));
  }
  for (const packet of packets.length > 0 ? [...packets, ...strangePackets] : []) {
    test(`no other number has a text in "${packet}"`, () => testRefused(texts, space, packet));
  }
}

function testRow(texts, row, tag) {
  if ("title" in texts && row.canonical) {
    assert.equal(texts.title(row.value), row.title[tag]);
    assert.equal(texts.description(row.value), row.description[tag]);
  }
  for (const packet of Object.keys(row.packets)) {
    assert.equal(texts.titleIn(row.value, packet), row.title[tag]);
    assert.equal(texts.descriptionIn(row.value, packet), row.description[tag]);
  }
}

function testUnknown(texts, space) {
  for (const number of numbersWithout(space.codes)) {
    assert.equal(texts.title(number), undefined);
    assert.equal(texts.description(number), undefined);
  }
}

function testRefused(texts, space, packet) {
  const carried = space.codes.filter((row) => Object.hasOwn(row.packets, packet));
  for (const number of numbersWithout(carried)) {
    assert.equal(texts.titleIn(number, packet), undefined);
    assert.equal(texts.descriptionIn(number, packet), undefined);
  }
}
