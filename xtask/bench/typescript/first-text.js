// The milliseconds from the import of a package to its first text: `node first-text.js <subject>`.

import process from "node:process";

const NOT_AUTHORIZED = 0x87;
const UNAUTHORIZED = 401;

const subjects = {
  "mqtt-codes": async () => {
    const { description } = await import("mqtt-codes/mqtt5/locales/ja");
    return description(NOT_AUTHORIZED);
  },
  "http-status-codes": async () => {
    const { getReasonPhrase } = await import("http-status-codes");
    return getReasonPhrase(UNAUTHORIZED);
  },
  "mqtt-packet": async () => {
    const { default: constants } = await import("mqtt-packet/constants.js");
    return constants.MQTT5_DISCONNECT_CODES[NOT_AUTHORIZED];
  },
};

const start = performance.now();
const text = await subjects[process.argv[2]]();
const time = performance.now() - start;
if (!text) {
  throw new Error("there is no text");
}
console.log(JSON.stringify(time));
