// Measures one look-up: `node measure.js <index in lookups> <mix>` prints nanoseconds.

import process from "node:process";

import { lookups } from "./lookups.js";

const INPUTS = 4096;
const ROUNDS = 200;
const NANOSECONDS = 1e6;
/** How long a round takes at least, in milliseconds. */
const LONG = 1;

const [index, mix] = process.argv.slice(2);
const { inputs, load } = lookups[index];
const look = await load();
const values = drawn(inputs[mix]);
const pass = typeof look(values[0]) === "boolean" ? count : last;

console.log(JSON.stringify(best()));

/** Pseudo-random inputs, the same in every run. */
function drawn(pool) {
  let state = 1;
  return Array.from({ length: INPUTS }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return pool[(state >>> 8) % pool.length];
  });
}

/** The time of a look-up in the best of many rounds, the loop included. */
function best() {
  let turns = 1;
  while (round(turns) < LONG) {
    turns *= 2;
  }
  let least = Number.POSITIVE_INFINITY;
  for (let rounds = 0; rounds < ROUNDS; rounds += 1) {
    least = Math.min(least, round(turns));
  }
  return (least * NANOSECONDS) / (turns * INPUTS);
}

/** The milliseconds that some turns over all inputs take. */
function round(turns) {
  const answers = new Set();
  const start = performance.now();
  for (let turn = 0; turn < turns; turn += 1) {
    answers.add(pass());
  }
  const time = performance.now() - start;
  if (answers.size !== 1) {
    throw new Error("the same inputs had different answers");
  }
  return time;
}

/** Looks everything up, and keeps the last answer, so that no look-up can be left out. */
function last() {
  let answer;
  for (let place = 0; place < values.length; place += 1) {
    answer = look(values[place]);
  }
  return answer;
}

/** Asks about everything, and counts the answers that are yes. */
function count() {
  let yes = 0;
  for (let place = 0; place < values.length; place += 1) {
    if (look(values[place])) {
      yes += 1;
    }
  }
  return yes;
}
