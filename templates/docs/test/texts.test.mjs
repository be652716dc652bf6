// The texts of the pages: every cell of every table, and everything around them, says what the catalog says, to every
// reader. Two parsers read each page, and both must see what `expected.mjs` makes of the catalog: nothing more, nothing
// less, and nothing that a text brought to life.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { catalog } from "./catalog.mjs";
import { census, differences } from "./compare.mjs";
import { engines } from "./engines.mjs";
import { expectedPages } from "./expected.mjs";
import { paths, read } from "./pages.mjs";
import { BRACKETS, blocks } from "./shown.mjs";

const expected = expectedPages();

const totals = { pages: 0, tables: 0, cells: 0, texts: 0 };

let differing = 0;

/** As many differences of a page are told. */
const SOME = 5;

test("no text has the brackets with which pages are written down", () => {
  assert.doesNotMatch(JSON.stringify(catalog), BRACKETS);
});

test("it is known what each page shows", () => {
  assert.deepEqual([...expected.keys()].sort(), [...paths].sort());
});

for (const path of paths) {
  const wanted = expected.get(path);
  totals.pages += 1;
  for (const [key, number] of Object.entries(census(wanted))) totals[key] += number;

  for (const [engine, parse] of Object.entries(engines)) {
    test(`${path} shows readers of ${engine} what the catalog holds`, () => {
      const found = [...differences(blocks(parse(read(path))), wanted)];
      differing += found.length;
      const some = found.slice(0, SOME).map((difference) => JSON.stringify(difference, null, 1));
      assert.equal(found.length, 0, `${found.length} differences, such as\n${some.join("\n")}`);
    });
  }
}

after(() => {
  const { pages, tables, cells, texts } = totals;
  const readers = Object.keys(engines).join(" and ");
  console.log(
    `${readers} read ${pages} pages: ${tables} tables with ${cells} cells, and ${texts} other texts; ${differing} differences`,
  );
});
