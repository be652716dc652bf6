// The look-ups that are measured: ours and those of other packages, all through their public APIs.

import * as http from "http-status-codes";
import { ALL as MOSQUITTO, symbolOf } from "mqtt-codes/mosquitto";
import { ALL as CODES } from "mqtt-codes/mqtt5";
import { ALL as PAHO_JAVA } from "mqtt-codes/paho-java";

const bytes = Array.from({ length: 256 }, (_, byte) => byte);
const statuses = Object.values(http.StatusCodes).filter((status) => typeof status === "number");

/** What the inputs are drawn from. */
const mixes = {
  known: { uniform: CODES },
  bytes: { uniform: CODES, any: bytes },
  statuses: { uniform: statuses },
};

/**
 * Each look-up is measured in a process of its own, so `load` is where its modules are imported.
 * `inputs` are what its inputs are drawn from, by the name of the mix.
 */
export const lookups = [
  {
    row: "baseline",
    subject: "loop",
    inputs: mixes.bytes,
    load: () => (code) => code,
  },
  {
    row: "byte to code",
    subject: "mqtt-codes",
    inputs: mixes.bytes,
    load: async () => {
      const { isKnown } = await import("mqtt-codes/mqtt5");
      return (byte) => isKnown(byte);
    },
  },
  {
    row: "name",
    subject: "mqtt-codes",
    inputs: mixes.bytes,
    load: async () => {
      const { nameOf } = await import("mqtt-codes/mqtt5");
      return (code) => nameOf(code);
    },
  },
  {
    row: "name",
    subject: "mqtt",
    inputs: mixes.bytes,
    load: async () => {
      const { ReasonCodes } = await import("mqtt");
      return (code) => ReasonCodes[code];
    },
  },
  {
    row: "name",
    subject: "mqtt-packet",
    inputs: mixes.bytes,
    load: async () => {
      const { default: constants } = await import("mqtt-packet/constants.js");
      return (code) => constants.MQTT5_DISCONNECT_CODES[code];
    },
  },
  {
    row: "name",
    subject: "http-status-codes",
    inputs: mixes.statuses,
    load: async () => {
      const { getReasonPhrase } = await import("http-status-codes");
      return (status) => getReasonPhrase(status);
    },
  },
  {
    row: "allowed",
    subject: "mqtt-codes",
    inputs: mixes.bytes,
    load: async () => {
      const { isAllowedIn } = await import("mqtt-codes/mqtt5");
      return (code) => isAllowedIn(code, "DISCONNECT");
    },
  },
  {
    row: "allowed",
    subject: "mqtt-packet",
    inputs: mixes.bytes,
    load: async () => {
      const { default: constants } = await import("mqtt-packet/constants.js");
      return (code) => Boolean(constants.MQTT5_DISCONNECT_CODES[code]);
    },
  },
  {
    row: "closed",
    subject: "mqtt-codes",
    inputs: mixes.bytes,
    load: async () => {
      const { isDisconnectReason } = await import("mqtt-codes/mqtt5");
      return (code) => (isDisconnectReason(code) ? code : undefined);
    },
  },
  {
    row: "text",
    subject: "mqtt-codes",
    inputs: mixes.bytes,
    load: async () => {
      const { description } = await import("mqtt-codes/mqtt5/locales/ja");
      return (code) => description(code);
    },
  },
  {
    row: "error text",
    subject: "mqtt-codes",
    inputs: mixes.bytes,
    load: async () => {
      const { format } = await import("mqtt-codes/mqtt5");
      return (code) => format(code);
    },
  },
  {
    row: "number to code (i32)",
    subject: "mqtt-codes",
    inputs: { uniform: PAHO_JAVA },
    load: async () => {
      const { isKnown } = await import("mqtt-codes/paho-java");
      return (number) => isKnown(number);
    },
  },
  {
    row: "symbol to code",
    subject: "mqtt-codes",
    inputs: { uniform: MOSQUITTO.map((code) => symbolOf(code)) },
    load: async () => {
      const { fromSymbol } = await import("mqtt-codes/mosquitto");
      return (symbol) => fromSymbol(symbol);
    },
  },
  {
    row: "symbol to code",
    subject: "http-status-codes",
    inputs: { uniform: statuses.map((status) => http.getReasonPhrase(status)) },
    load: async () => {
      const { getStatusCode } = await import("http-status-codes");
      return (phrase) => getStatusCode(phrase);
    },
  },
];
