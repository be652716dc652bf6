// Comparing what a page shows with what it should show.

/**
 * Every difference between two pages: where it is, and what is there. Spaces at the two ends of a paragraph, a heading
 * or a cell do not count, because nobody sees them; all other white space does.
 */
export function* differences(actual, expected, place = "") {
  if (Array.isArray(actual) && Array.isArray(expected)) {
    const length = Math.max(actual.length, expected.length);
    for (let index = 0; index < length; index += 1) {
      yield* differences(actual[index], expected[index], `${place}/${index}`);
    }
  } else if (trimmed(actual) !== trimmed(expected)) {
    yield { place, ...excerpts(trimmed(actual), trimmed(expected)) };
  }
}

const trimmed = (text) => (typeof text === "string" ? text.replace(/^ +| +$/g, "") : text);

/** The texts around the place where they begin to differ. */
function excerpts(actual, expected) {
  const [shown, wanted] = [actual, expected].map((part) => JSON.stringify(part) ?? "nothing");
  let at = 0;
  while (at < shown.length && shown[at] === wanted[at]) at += 1;
  const excerpt = (text) => text.slice(Math.max(0, at - 40), at + 40);
  return { actual: excerpt(shown), expected: excerpt(wanted) };
}

/** How many tables and cells there are in what a page shows, and how many other texts. */
export function census(shown) {
  const counts = { tables: 0, cells: 0, texts: 0 };
  count(shown, counts);
  return counts;
}

function count(part, counts) {
  if (!Array.isArray(part)) {
    counts.texts += 1;
    return;
  }
  const [type, ...rest] = part;
  if (type === "row") {
    counts.cells += rest.length;
    return;
  }
  if (type === "table") counts.tables += 1;
  for (const inner of Array.isArray(type) ? part : rest) count(inner, counts);
}
