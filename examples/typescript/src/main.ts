import { digits, isConnackReason, retryOf } from "mqtt-codes/mqtt5";
import { descriptionIn, titleIn } from "mqtt-codes/mqtt5/locales/ja";

// A CONNACK: fixed header, remaining length, flags, reason code, no properties.
const packet = Uint8Array.of(0x20, 0x03, 0x00, 0x87, 0x00);
const reason = packet[3] ?? Number.NaN;

if (isConnackReason(reason)) {
  console.log(`${titleIn(reason, "CONNACK")} (${digits(reason)})`);
  console.log(descriptionIn(reason, "CONNACK"));
  console.log(`retry: ${retryOf(reason) ?? "no need"}`);
} else {
  console.error(`A CONNACK may not carry ${digits(reason)}`);
}
