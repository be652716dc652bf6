// Prints the tables MQTT5_*_CODES of the mqtt-packet package under `package/`. A table's name has its packets.
import { createRequire } from "node:module";
import { resolve } from "node:path";

const constants = createRequire(import.meta.url)(resolve("package/constants.js"));
for (const [name, table] of Object.entries(constants)) {
  const packets = name.match(/^MQTT5_(.+)_CODES$/)?.[1].replaceAll("_", ",");
  if (packets !== undefined) {
    for (const [value, text] of Object.entries(table)) console.log(`${text}\t${value}\t${packets}`);
  }
}
