//! What holds for every text.

#![allow(clippy::expect_used)]

mod spec;

use lookup::Question;
use proptest::prelude::*;

/// Pieces that texts about codes are made of.
const PIECES: &[&str] = &[
    "rc=",
    "0x",
    "19",
    "-4",
    "(32109)",
    "错误码",
    "rc",
    "CONNACK",
    "(0, 5)",
    " ",
    "\n",
    "not authorized",
    "MOSQ_ERR_TLS",
    "接続喪失",
    "mosquitto 2.0.18",
    "Connection lost",
    "paho",
    "=",
    "[",
    "]",
    "：",
    "０ｘ８７",
    "Subscribed (mid: 1): ",
    "é",
    "İ",
    "ﬀ",
    "Kod",
    "-",
    "、",
    "paho-",
    "mosquitto",
    "\\x8",
];

fn piece() -> impl Strategy<Value = String> {
    let known = proptest::sample::select(PIECES).prop_map(str::to_owned);
    prop_oneof![4 => known, 1 => "\\PC{0,6}", 1 => any::<String>(), 1 => "-?[0-9]{1,22}"]
}

fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(piece(), 0..8).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_has_an_answer(text in text()) {
        let lookup = spec::lookup();
        for question in [Question::new(&text), Question::line(&text), Question { from: Some(&text), ..Question::new("5") }] {
            let answer = lookup.ask(&question);
            let ranks: Vec<u32> = answer.meanings.iter().map(|meaning| meaning.rank).collect();
            prop_assert!(ranks.is_sorted_by(|one, next| one >= next), "best first");
            prop_assert!(answer.meanings.iter().all(|meaning| !meaning.evidence.is_empty()), "a meaning without evidence");
            let families = |id: &str| answer.meanings.iter().all(|meaning| meaning.family.id == id);
            prop_assert!(!answer.is_certain || answer.meanings.first().is_some_and(|first| families(first.family.id)), "certain of several");
        }
    }

    #[test]
    fn a_narrow_question_has_narrow_answers(text in text()) {
        let question = Question { family: Some("mosquitto"), ..Question::new(&text) };
        prop_assert!(spec::lookup().ask(&question).meanings.iter().all(|meaning| meaning.family.id == "mosquitto"));
    }
}

#[test]
fn a_long_text_takes_no_long_time() {
    for text in [
        "rc=5 ".repeat(200_000),
        "a".repeat(1 << 20),
        "(".repeat(1 << 20),
        "not authorized ".repeat(70_000),
        "１".repeat(300_000),
    ] {
        for question in [Question::new(&text), Question::line(&text)] {
            assert!(spec::lookup().ask(&question).meanings.len() < 300);
        }
    }
}

#[test]
fn every_symbol_and_every_message_is_found() {
    let lookup = spec::lookup();
    for family in lookup.families() {
        for code in family.codes {
            let finds =
                |text: &str| lookup.ask(&Question::new(text)).meanings.iter().any(|meaning| meaning.code.id == code.id);
            assert!(code.symbol.is_none_or(finds), "{:?} is not found", code.symbol);
            for sighting in code.seen_as.iter().filter(|sighting| !sighting.is_pattern) {
                assert!(finds(sighting.text), "{} by {:?}", code.id, sighting.text);
            }
            for value in code.values {
                assert!(finds(&value.number.to_string()), "{} by {}", code.id, value.number);
            }
        }
    }
}
