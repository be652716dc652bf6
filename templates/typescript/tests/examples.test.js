// The examples do what they say, and the README shows them.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import process from "node:process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { transformSync } from "esbuild";

const root = new URL("..", import.meta.url);
const examples = new URL("examples/", root);
const readme = readFileSync(new URL("README.md", root), "utf8");

for (const file of readdirSync(examples)) {
  const example = readFileSync(new URL(file, examples), "utf8");

  test(`${file} prints what its comments say`, () => {
    const said = [...example.matchAll(/console\.log\(.*\);\s*\/\/ (?<text>.*)/gu)];
    assert.notEqual(said.length, 0);
    assert.deepEqual(
      run(example).trimEnd().split("\n"),
      said.map(({ groups }) => groups.text),
    );
  });
  test(`${file} is in the README`, () => {
    assert.equal(readme.includes(withoutHeader(example)), true);
  });
}

/** What a program prints. */
function run(program) {
  const { code } = transformSync(program, { loader: "ts", format: "esm" });
  const options = { cwd: fileURLToPath(root), encoding: "utf8" };
  return execFileSync(process.execPath, ["--input-type=module", "--eval", code], options);
}

/** A file without its first line, which says where it comes from. */
function withoutHeader(text) {
  return text.slice(text.indexOf("\n")).trim();
}
