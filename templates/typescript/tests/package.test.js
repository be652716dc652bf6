// The package as it is published: what it holds, and what it leaves at home.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { manifest } from "./catalog.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const [{ files }] = JSON.parse(
  execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], { cwd: root }),
);
const EXPORTED = /\.\/dist\/[^"]+/gu;
const DECLARATION = /^dist\/esm\/.*\.d\.ts$/u;
const CODE = /^(?:dist|src)\//u;

const paths = files.map(({ path }) => path);

test("it holds every file that it exports", () => {
  const exported = JSON.stringify(manifest.exports).match(EXPORTED);
  assert.notEqual(exported.length, 0);
  for (const path of exported) {
    assert.equal(paths.includes(path.slice("./".length)), true, path);
  }
});

test("it holds its sources, to which its declarations point", () => {
  const sources = paths.filter((path) => path.startsWith("src/"));
  const declarations = paths.filter((path) => DECLARATION.test(path));
  assert.equal(sources.length, declarations.length);
});

test("it holds its licenses, and no tests", () => {
  const others = paths.filter((path) => !CODE.test(path));
  const expected = ["CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT", "README.md", "package.json"];
  assert.deepEqual(others.sort(), expected);
});

test("it depends on nothing", () => {
  assert.equal(manifest.dependencies, undefined);
  assert.equal(manifest.peerDependencies, undefined);
});
