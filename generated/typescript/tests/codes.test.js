// Every code and every number against the rows of the catalog.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { bytes, load, manifest, numbersWithout, otherPackets, spaces } from "./catalog.js";

for (const [name, shared] of await load("")) {
  test(`${name} knows the version of the catalog`, () => {
    assert.equal(shared.CATALOG_VERSION, manifest.version);
  });
}

for (const space of spaces) {
  for (const [name, codes] of await load(space.subpath)) {
    describe(name, () => testSpace(codes, space));
  }
}

for (const space of spaces) {
  for (const [name, family] of await load(space.family)) {
    test(`${name} has every ${space.noun}`, () => {
      for (const row of space.codes) {
        assert.equal(family[row.familyConstant], row.value);
      }
    });
  }
}

function testSpace(codes, space) {
  const canonical = space.codes.filter((row) => row.canonical);

  for (const row of space.codes) {
    test(`${row.display} ${row.name}`, () => testConstant(codes, row));
  }
  for (const row of canonical) {
    test(`${row.display} without a packet is ${row.name}`, () => testNumber(codes, space, row));
  }
  test("ALL has every number once", () => {
    assert.deepEqual(
      codes.ALL,
      canonical.map((row) => row.value),
    );
  });
  test("unknown numbers have no name, and keep their digits", () => {
    for (const number of numbersWithout(space.codes)) {
      testUnknown(codes, space, number);
    }
  });
  test("what is no name has no code", () => {
    for (const text of ["", "no-such-code", "SUCCESS", "constructor", "__proto__", undefined]) {
      assert.equal(codes.fromName(text), undefined);
    }
  });
  test("the source is the family's", () => {
    assert.equal(codes.SOURCE_URL, space.source);
  });
  if (space.codes.every((row) => row.symbol !== undefined)) {
    testSymbols(codes, space);
  }
  if (Object.keys(space.closed).length > 0) {
    testPackets(codes, space);
  }
}

function testSymbols(codes, space) {
  const sorted = space.codes.toSorted((left, right) => left.value - right.value);

  for (const row of sorted) {
    test(`${row.symbol} is ${row.display}`, () => {
      const first = sorted.find(({ symbol }) => symbol === row.symbol);
      assert.equal(codes.symbolOf(row.value), row.symbol);
      assert.equal(codes.fromSymbol(row.symbol), first.value);
    });
  }
  test("what is no symbol has no code", () => {
    for (const text of ["", space.codes[0].name, "constructor", "__proto__", undefined]) {
      assert.equal(codes.fromSymbol(text), undefined);
    }
    for (const number of numbersWithout(space.codes)) {
      assert.equal(codes.symbolOf(number), undefined);
    }
  });
}

function testPackets(codes, space) {
  for (const [packet, closed] of Object.entries(space.closed)) {
    describe(packet, () => testPacket(codes, space, packet, closed));
  }
  test("other packets carry none of these codes", () => {
    for (const packet of otherPackets(space)) {
      for (const number of numbersWithout([])) {
        testRefused(codes, number, packet);
      }
    }
  });
}

function testConstant(codes, row) {
  assert.equal(codes[row.constant], row.value);
  assert.equal(codes.fromName(row.name), row.value);
  assert.equal(codes.isError(row.value), row.outcome === "error");
}

function testNumber(codes, space, row) {
  const title = row.title[space.sourceLocale];

  assert.equal(codes.isKnown(row.value), true);
  assert.equal(codes.nameOf(row.value), row.name);
  assert.equal(codes.titleOf(row.value), title);
  assert.equal(codes.retryOf(row.value), row.retry);
  assert.equal(codes.format(row.value), `${title} (${row.display})`);
}

function testUnknown(codes, space, number) {
  assert.equal(codes.isKnown(number), false);
  assert.equal(codes.nameOf(number), undefined);
  assert.equal(codes.titleOf(number), undefined);
  assert.equal(codes.retryOf(number), undefined);
  assert.equal(codes.isError(number), space.errorFrom === null || number >= space.errorFrom);
  assert.equal(codes.format(number), `Unknown ${space.noun} (${digits(space, number)})`);
}

function testPacket(codes, space, packet, closed) {
  const members = space.codes.filter((row) => row.packets[packet] !== undefined);
  const list = codes[closed.list];
  const guard = codes[closed.guard];

  test("the list has exactly its codes", () => {
    assert.deepEqual(
      list,
      members.map((row) => row.value),
    );
  });
  for (const row of members) {
    const title = row.title[space.sourceLocale];
    test(`${row.display} ${row.name}`, () => {
      assert.equal(guard(row.value), true);
      assert.equal(codes.isAllowedIn(row.value, packet), true);
      assert.equal(codes.sentBy(row.value, packet), row.packets[packet]);
      assert.equal(codes.nameIn(row.value, packet), row.name);
      assert.equal(codes.titleIn(row.value, packet), title);
      assert.equal(codes.formatIn(row.value, packet), `${title} (${row.display})`);
    });
  }
  test("every other number is refused", () => {
    for (const number of numbersWithout(members)) {
      assert.equal(guard(number), false);
      testRefused(codes, number, packet);
    }
  });
}

function testRefused(codes, number, packet) {
  assert.equal(codes.isAllowedIn(number, packet), false);
  assert.equal(codes.sentBy(number, packet), undefined);
  assert.equal(codes.nameIn(number, packet), undefined);
  assert.equal(codes.titleIn(number, packet), undefined);
  assert.equal(codes.formatIn(number, packet), codes.format(number));
}

function digits(space, number) {
  return space.notation === "hex" && bytes.includes(number)
    ? `0x${Buffer.of(number).toString("hex").toUpperCase()}`
    : `${number}`;
}
