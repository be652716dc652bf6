// Measures everything, each look-up in processes of its own, and prints a line of JSON for each result.

import { execFile } from "node:child_process";
import process from "node:process";
import { promisify } from "node:util";

import { lookups } from "./lookups.js";
import { sizes } from "./sizes.js";

/** How many processes measure the same; the best counts. */
const PROCESSES = 3;
const FIRST_TEXTS = 10;

const run = promisify(execFile);

for (const [index, { row, subject, inputs }] of lookups.entries()) {
  for (const mix of Object.keys(inputs)) {
    const value = await best(PROCESSES, ["measure.js", index, mix]);
    print({ row, subject, unit: "ns", value, mix });
  }
}
for (const subject of ["mqtt-codes", "http-status-codes", "mqtt-packet"]) {
  const value = await best(FIRST_TEXTS, ["first-text.js", subject]);
  print({ row: "first text", subject, unit: "ms", value });
}
for await (const size of sizes()) {
  print(size);
}

/** The least that some processes measure. */
async function best(processes, args) {
  let least = Number.POSITIVE_INFINITY;
  for (let count = 0; count < processes; count += 1) {
    const { stdout } = await run(process.execPath, args, { cwd: import.meta.dirname });
    least = Math.min(least, JSON.parse(stdout));
  }
  return least;
}

function print(measurement) {
  const value = Number(measurement.value.toFixed(2));
  console.log(JSON.stringify({ ...measurement, value }));
}
