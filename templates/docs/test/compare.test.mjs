// What compares the pages with the catalog notices what it should, to readers of either parser.
import assert from "node:assert/strict";
import { test } from "node:test";
import { census, differences } from "./compare.mjs";
import { engines } from "./engines.mjs";
import { BRACKETS, blocks, bold, code, link } from "./shown.mjs";
import { plain, quoted, shown } from "./words.mjs";

const PAGE = `# One \\| two \\#

| a | b |
| --- | --- |
| \\*x\\* \\| y | \`c\\|d\` |
| [e](#f "g") | &lt;b&gt;h&lt;/b&gt; |

1. www<!-- -->.example.org
   - **i**: j&#160;
`;

const SHOWN = [
  ["h1", "One | two #"],
  [
    "table",
    ["row", "a", "b"],
    ["row", "*x* | y", code("c|d")],
    ["row", link("e", "#f", "g"), "<b>h</b>"],
  ],
  ["steps", ["item", "www.example.org", ["list", ["item", `${bold("i")}: j\u00a0`]]]],
];

/** What may go wrong with the page. */
const FAULTS = {
  "a pipe ends a cell": ["\\| y", "| y"],
  "a pipe in code ends a cell": ["c\\|d", "c|d"],
  "a row has a cell too many": ["| `c\\|d` |", "| | `c\\|d` |"],
  "a row has a cell too few": [" | `c\\|d` |", " |"],
  "a row is lost": ['| [e](#f "g") | &lt;b&gt;h&lt;/b&gt; |\n', ""],
  "a row is added": ["| \\*x", "| | |\n| \\*x"],
  "a table is none": ["| --- | --- |", "| --- |"],
  "a character is another": ["y", "z"],
  "a character is missing": ["One ", "One"],
  "a backslash shows": ["\\|", "\\\\\\|"],
  "a space is added": ["One ", "One  "],
  "a no-break space is lost": ["&#160;", ""],
  "the end of a heading is lost": ["\\#", "#"],
  "a text is emphasized": ["\\*x\\*", "*x*"],
  "a text is code": ["&lt;b", "`&lt;`b"],
  "code is text": ["`c\\|d`", "c\\|d"],
  "a text is HTML": ["&lt;b&gt;", "<b>"],
  "a text is an image": ["\\*x\\*", "![x](y)"],
  "a text is a link": ["\\*x\\*", "[x](y)"],
  "a text is a link to an address": ["<!-- -->", ""],
  "a link leads elsewhere": ["#f", "#g"],
  "the title of a link is another": ['"g"', '"h"'],
  "a heading has another level": ["# One", "## One"],
  "an item is on another level": ["   - ", "- "],
  "an item is a paragraph": ["1. ", "1\\. "],
  "a label is not bold": ["**i**", "i"],
};

for (const [engine, parse] of Object.entries(engines)) {
  const read = (markdown) => blocks(parse(markdown));

  test(`${engine}: a page is what it is`, () => {
    assert.deepEqual([...differences(read(PAGE), SHOWN)], []);
  });

  for (const [fault, [from, to]] of Object.entries(FAULTS)) {
    test(`${engine}: it is a difference that ${fault}`, () => {
      const faulty = PAGE.replace(from, () => to);
      assert.notEqual(faulty, PAGE);
      assert.notEqual([...differences(read(faulty), SHOWN)].length, 0);
    });
  }

  for (const markdown of [
    [
      "*a*",
      "_a_",
      "**a**",
      "~~a~~",
      "`a`",
      "[a](b)",
      "![a](b)",
      "<b>",
      "<!-- a -->",
      "<https://a.b>",
    ],
    ["https://example.org", "HTTP://example.org", "www.example.org", "WWW.example.org"],
    ["a@example.org", "mailto:a@example.org", "a\\\nb", "a  \nb"],
  ].flat()) {
    test(`${engine} reads ${JSON.stringify(markdown)} as more than text`, () => {
      const shown = read(
        `| a |\n| --- |\n| ${markdown.replaceAll("\n", " |\n| ")} |\n\na ${markdown}`,
      );
      assert.match(shown.at(-1), BRACKETS);
      if (!markdown.includes("\n")) assert.match(shown[0][2][1], BRACKETS);
    });
  }
}

test("micromark sees even a cell that GFM leaves out, beyond the last column", () => {
  const shown = blocks(engines.micromark(PAGE.replace("d` |", "d` | |")));
  assert.deepEqual(
    [...differences(shown, SHOWN)],
    [{ place: "/1/2/3", actual: '""', expected: "nothing" }],
  );
});

test("every cell and every text counts", () => {
  assert.deepEqual(census(SHOWN), { tables: 1, cells: 6, texts: 3 });
  const places = [...changed(SHOWN)];
  assert.equal(places.length, 6 + 3 + names(SHOWN).length);
  for (const other of places) assert.equal([...differences(other, SHOWN)].length, 1);
});

/** The page with one of its strings changed, each in turn. */
function* changed(part) {
  if (!Array.isArray(part)) {
    yield `${part}!`;
    return;
  }
  for (const [index, inner] of part.entries()) {
    for (const other of changed(inner)) yield part.with(index, other);
  }
}

/** What the parts of a page are: the first word of each, but of the page itself. */
const names = (part) =>
  part.filter(Array.isArray).flatMap(([name, ...rest]) => [name, ...names(rest)]);

test("a difference says where and what", () => {
  const other = SHOWN.with(0, ["h1", `${"a".repeat(100)}x`]);
  const wanted = SHOWN.with(0, ["h1", `${"a".repeat(100)}y`]);
  const [found] = differences(other, wanted);
  assert.equal(found.place, "/0/1");
  assert.equal(found.actual, `${"a".repeat(40)}x"`);
  assert.equal(found.expected, `${"a".repeat(40)}y"`);
  assert.deepEqual(
    [...differences(["a"], ["a", "b"])],
    [{ place: "/1", actual: "nothing", expected: '"b"' }],
  );
});

test("only spaces at the ends of a text do not count", () => {
  const count = (actual, expected) => [...differences([actual], [expected])].length;
  assert.equal(count(" a b  ", "a b"), 0);
  for (const other of ["a  b", "a\nb", "a\u00a0b", "a b\u00a0", "\u3000a b", "a b\n", "ab"]) {
    assert.equal(count(other, "a b"), 1, JSON.stringify(other));
  }
});

test("a text is shown as it is, but for line breaks, code and what nobody can see", () => {
  for (const [text, expected] of [
    ["a\nb\rc\r\nd\n\ne", "a b c d  e"],
    [" a  b ", " a  b "],
    ["a\u00a0\u3000b", "a\u00a0\u3000b"],
    ["a\tb\u200bc\u202ed\u{e0001}e\ue000f\uffff", "a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf\ufffd"],
    ["a `b` c `d", `a ${code("b")} c \`d`],
    ["`a``b`", `${code("a")}\`b\``],
    ["`` ` a` `a ` `", "`` ` a` `a ` `"],
    ["`a\nb` `\na`", `${code("a b")} \` a\``],
    ["`a|b` `a\\|b`", `${code("a|b")} \`a\\|b\``],
    ["*a* <b> &amp; \\| [c](d)", "*a* <b> &amp; \\| [c](d)"],
  ]) {
    assert.equal(shown(text), expected);
  }
  assert.deepEqual(quoted("a\n  \n`b`\u0007"), [code("a"), "", code("`b`\ufffd")]);
  assert.equal(plain("`a`\nb\u0007"), "`a` b\ufffd");
});
