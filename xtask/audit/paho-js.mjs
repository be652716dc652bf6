// Prints a table of the paho-mqtt package under `package/`. The tables are local to the library's function, so their
// literals are cut out of its source and evaluated.
// Usage: paho-js.mjs ERROR|CONNACK_RC
import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";

const table = process.argv[2];
const source = readFileSync("package/paho-mqtt.js", "utf8");
const [, literal] = source.match(new RegExp(`var ${table} = (\\{[\\s\\S]*?\\n\\s*\\});`));
for (const [key, entry] of Object.entries(runInNewContext(`(${literal})`))) {
  console.log(table === "ERROR" ? `${key}\t${entry.code}` : `${entry}\t${key}\tCONNACK`);
}
