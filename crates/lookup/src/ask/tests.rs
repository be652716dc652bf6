//! The quick look at a line of a log against a full reading of it.

#![allow(clippy::expect_used)]

#[path = "../../tests/spec/mod.rs"]
mod spec;

use proptest::prelude::*;

use super::*;

/// What logs are made of, some of which is nearly a name or message.
const PIECES: &[&str] = &[
    "1700000000: ",
    "2026-11-20 09:00:00 ",
    "New client connected from ",
    "Sending PUBACK to ",
    "CONNACK",
    "sensor-17",
    "(m5, rc0)",
    "(0, 5)",
    "rc=",
    "19",
    "0x87",
    "time out",
    "key ring",
    "Connection",
    " lost",
    "not_",
    "author",
    "ised",
    "ized",
    "MOSQ_ERR_",
    "接続",
    "喪失",
    "错误码",
    "mqtt",
    "reason: ",
    "paho",
    " ",
    "_",
    ": ",
    ", ",
    "-",
    "\t",
];

/// Parts of the names and messages of the catalog.
fn part() -> impl Strategy<Value = String> {
    let families = spec::lookup().families();
    let texts = families.iter().flat_map(|family| family.codes).flat_map(|code| {
        let titles = code.titles.iter().map(|(_, title)| *title);
        titles.chain(code.seen_as.iter().map(|seen| seen.text)).chain(code.symbol).chain([code.name, code.id])
    });
    let texts: Vec<&str> = texts.collect();
    let cut = |(text, from, to): (&str, usize, usize)| -> String {
        let count = text.chars().count() + 1;
        let (from, to) = (from % count, to % count);
        if to % 3 == 0 { text.to_owned() } else { text.chars().skip(from.min(to)).take(from.abs_diff(to)).collect() }
    };
    (proptest::sample::select(texts), any::<usize>(), any::<usize>()).prop_map(cut)
}

fn line() -> impl Strategy<Value = String> {
    let piece = proptest::sample::select(PIECES).prop_map(str::to_owned);
    let piece = prop_oneof![6 => piece, 3 => part(), 1 => "\\PC{0,4}", 1 => "-?[0-9]{1,6}"];
    proptest::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// The quick look at a line is no more than that.
    #[test]
    fn no_line_is_lost(line in line()) {
        let (lookup, question) = (spec::lookup(), Question::line(&line));
        let whole = lookup.ask_about(&Text::new(&line), &question, true);
        prop_assert_eq!(format!("{:?}", lookup.ask(&question)), format!("{whole:?}"));
    }
}
