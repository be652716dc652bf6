//! Measures our look-ups beside those of other crates and prints one JSON object a line.
//!
//! Every figure includes the loop around the look-up, which is measured as `baseline`: 4,096 inputs in mixed order, hidden
//! from the compiler, and the sum of the answers. The best of many rounds counts.

mod clock;
mod inputs;
mod sizes;

use std::collections::HashMap;
use std::fmt::{Arguments, Write};

use bytes::Bytes;
use http::StatusCode;
use mqtt_codes::mqtt5::{self, ja, ConnackReason, ReasonCode};
use mqtt_codes::{mosquitto, paho_java, Locale, Packet};
use mqtt_protocol_core::mqtt::result_code::ConnectReasonCode;
use rumqttc::v5::mqttbytes::v5::{ConnAck, FixedHeader};

use crate::clock::{measure, Subject};
use crate::inputs::{mixed, mixes};

include!(concat!(env!("OUT_DIR"), "/maps.rs"));

const OURS: Subject = Subject("mqtt-codes");
const CORE: Subject = Subject("mqtt-protocol-core");
const HTTP: Subject = Subject("http");
const PHF: Subject = Subject("phf");
const RUMQTTC: Subject = Subject("rumqttc, whole packet");
const STD: Subject = Subject("std HashMap");

fn main() {
    bytes();
    reasons();
    texts();
    libraries();
    sizes::print_all();
}

/// What a byte from the wire is.
fn bytes() {
    let statuses = mixed(&http_codes());
    for (mix, bytes) in mixes() {
        measure("baseline", OURS, mix, &bytes, |byte| byte.into());
        measure("byte to code", OURS, mix, &bytes, |byte| ReasonCode::from(byte).as_u8().into());
        measure("name", OURS, mix, &bytes, |byte| trace(ReasonCode::from(byte).name()));
        measure("name", PHF, mix, &bytes, |byte| trace(NAMES.get(&byte).copied()));
    }
    measure("byte to code", HTTP, "uniform", &statuses, |status| {
        StatusCode::from_u16(status).map_or(1, |code| code.as_u16().into())
    });
    measure("name", HTTP, "uniform", &statuses, |status| {
        trace(StatusCode::from_u16(status).ok().and_then(|code| code.canonical_reason()))
    });
}

/// What a byte is in a packet.
fn reasons() {
    for (mix, bytes) in mixes() {
        measure("allowed", OURS, mix, &bytes, |byte| ReasonCode::from(byte).allowed_in(Packet::Connack).into());
        measure("allowed", CORE, mix, &bytes, |byte| ConnectReasonCode::try_from(byte).is_ok().into());
        measure("closed", OURS, mix, &bytes, |byte| {
            ConnackReason::try_from(byte).map_or(NONE, |reason| reason.as_u8().into())
        });
        measure("closed", CORE, mix, &bytes, |byte| {
            ConnectReasonCode::try_from(byte).map_or(NONE, |reason| reason as u64)
        });
        measure("closed", RUMQTTC, mix, &bytes, |byte| {
            let packet = Bytes::from_static(&CONNACKS[usize::from(byte)]);
            ConnAck::read(FixedHeader::new(0x20, 1, 3), packet).map_or(NONE, |packet| packet.code as u64)
        });
    }
    let known = mixed(&ReasonCode::ALL);
    let asked: Vec<_> = known.into_iter().zip(mixed(&Packet::ALL)).collect();
    measure("allowed, any packet", OURS, "uniform", &asked, |(code, packet)| code.allowed_in(packet).into());
}

/// CONNACK packets with every reason code, without properties.
static CONNACKS: [[u8; 5]; 256] = {
    let mut packets = [[0x20, 3, 0, 0, 0]; 256];
    let mut byte = 0;
    while byte < 256 {
        packets[byte][3] = byte.to_le_bytes()[0];
        byte += 1;
    }
    packets
};

/// What is told about a code.
fn texts() {
    for (mix, bytes) in mixes() {
        measure("text", OURS, mix, &bytes, |byte| trace(ja::description(ReasonCode::from(byte))));
    }
    let known = mixed(&ReasonCode::ALL);
    let asked: Vec<_> = known.into_iter().zip(mixed(Locale::ALL)).collect();
    measure("text, locale at run time", OURS, "uniform", &asked, |(code, locale)| {
        trace(mqtt5::texts(locale).description(code))
    });

    let refusals: Vec<_> = ConnackReason::ALL.into_iter().filter(|reason| reason.is_error()).collect();
    let core: Vec<_> = refusals.iter().filter_map(|reason| ConnectReasonCode::try_from(reason.as_u8()).ok()).collect();
    let statuses: Vec<_> = http_codes().into_iter().filter_map(|code| StatusCode::from_u16(code).ok()).collect();
    let mut buffer = String::new();
    let mut write = |text: Arguments<'_>| {
        buffer.clear();
        buffer.write_fmt(text).map_or(NONE, |()| buffer.len() as u64)
    };
    measure("error text", OURS, "uniform", &mixed(&refusals), |reason| write(format_args!("{reason}")));
    measure("error text", CORE, "uniform", &mixed(&core), |reason| write(format_args!("{reason}")));
    measure("error text", HTTP, "uniform", &mixed(&statuses), |status| write(format_args!("{status}")));
}

/// What a number or a constant of a library is.
fn libraries() {
    let numbers = paho_java::ReasonCode::ALL.map(i32::from);
    let unknown = numbers.map(|number| number.wrapping_mul(7) + 1_000_003);
    for (mix, numbers) in [("known", mixed(&numbers)), ("unknown", mixed(&unknown))] {
        let row = "number to code (i32)";
        measure(row, OURS, mix, &numbers, |number| trace(paho_java::ReasonCode::from(number).name()));
        measure(row, PHF, mix, &numbers, |number| trace(JAVA.get(&number).copied()));
    }
    let map: HashMap<_, _> = SYMBOLS.entries().map(|(symbol, number)| (*symbol, *number)).collect();
    let symbols: Vec<_> = map.keys().copied().collect();
    let symbols = mixed(&symbols);
    let found = |number: Option<i32>| number.map_or(NONE, |number| u64::from(number.cast_unsigned()));
    measure("symbol to code", OURS, "known", &symbols, |symbol| {
        found(mosquitto::ErrorCode::from_symbol(symbol).map(i32::from))
    });
    measure("symbol to code", PHF, "known", &symbols, |symbol| found(SYMBOLS.get(symbol).copied()));
    measure("symbol to code", STD, "known", &symbols, |symbol| found(map.get(symbol).copied()));
}

/// What stands for a number where there is none: no code has it, while 0 is a success.
const NONE: u64 = u64::MAX;

/// Where a text is and how long, which takes both of its words; 0 if there is none.
fn trace(text: Option<&str>) -> u64 {
    text.map_or(0, |text| text.as_ptr() as u64 + text.len() as u64)
}

/// The status codes with a name.
fn http_codes() -> Vec<u16> {
    let named = |code: &u16| StatusCode::from_u16(*code).is_ok_and(|code| code.canonical_reason().is_some());
    (100..1000).filter(named).collect()
}
