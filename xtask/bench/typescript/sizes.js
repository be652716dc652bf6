// What an import adds to a program, in bytes after minifying.

import process from "node:process";

import { rollup } from "@rollup/wasm-node";
import { build } from "esbuild";
import { minify } from "terser";

/** A program that prints one thing from a module. */
function printing(name, specifier, member = "") {
  return `import { ${name} } from "${specifier}"; console.log(${name}${member});`;
}

const constant = printing("NOT_AUTHORIZED", "mqtt-codes/mqtt5");

/** The same program, with imports that it does not use. */
const withUnused = `
  import { equivalentsOf, fromName, nameOf, retryOf, sourceUrlOf } from "mqtt-codes/mqtt5";
  import { loadTexts } from "mqtt-codes/mqtt5/locales";
  import { description as en } from "mqtt-codes/mqtt5/locales/en";
  import { description as ja } from "mqtt-codes/mqtt5/locales/ja";
  import { description as zh } from "mqtt-codes/mqtt5/locales/zh-CN";
  import { troubleshooting } from "mqtt-codes/mqtt5/troubleshooting/ja";
  ${constant}`;

const programs = [
  ["one constant", "mqtt-codes", constant],
  ["one constant", "http-status-codes", printing("StatusCodes", "http-status-codes", ".GONE")],
  ["one constant", "mqtt-packet", printing("types", "mqtt-packet/constants.js", "[2]")],
  ["names", "mqtt-codes", printing("nameOf", "mqtt-codes/mqtt5")],
  ["names", "http-status-codes", printing("getReasonPhrase", "http-status-codes")],
  ["texts", "mqtt-codes", printing("description", "mqtt-codes/mqtt5/locales/en")],
  ["remedies", "mqtt-codes", printing("troubleshooting", "mqtt-codes/mqtt5/troubleshooting/en")],
  ["equivalents", "mqtt-codes", printing("equivalentsOf", "mqtt-codes/mqtt5")],
];

/** The measurements, one after the other. */
export async function* sizes() {
  for (const [what, subject, program] of programs) {
    yield { row: `size: ${what}`, subject, unit: "B", value: await withEsbuild(program) };
  }
  const value = (await withEsbuild(withUnused)) - (await withEsbuild(constant));
  yield { row: "size: unused texts", subject: "mqtt-codes", unit: "B", value };
  for (const [what, program] of [
    ["one constant (rollup)", constant],
    ["names (rollup)", printing("nameOf", "mqtt-codes/mqtt5")],
  ]) {
    yield { row: `size: ${what}`, subject: "mqtt-codes", unit: "B", value: await withRollup(program) };
  }
}

async function withEsbuild(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd() },
    bundle: true,
    charset: "utf8",
    format: "esm",
    legalComments: "none",
    mainFields: ["module", "main"],
    platform: "node",
    minify: true,
    write: false,
  });
  return Buffer.byteLength(outputFiles[0].text.trim());
}

async function withRollup(contents) {
  const entry = {
    name: "entry",
    resolveId: (id) => (id === "entry" ? id : undefined),
    load: (id) => (id === "entry" ? contents : undefined),
  };
  const packages = {
    name: "packages",
    resolveId: (id) => (id.startsWith(".") ? undefined : new URL(import.meta.resolve(id)).pathname),
  };
  const bundle = await rollup({ input: "entry", plugins: [entry, packages] });
  const { output } = await bundle.generate({ format: "es" });
  const { code } = await minify(output[0].code, { module: true, toplevel: true });
  return Buffer.byteLength(code.trim());
}
