//! Numbers of a text that may mean a code.

use std::rc::Rc;

use crate::answer::{Evidence, Question};
use crate::ask::Reading;
use crate::catalog::{Code, Family};
use crate::clue::Power;
use crate::index::Lookup;
use crate::mention::{Candidate, Kind, Mention};
use crate::narrow::Narrow;
use crate::number::{Notation, Number, Role};

impl<'a> Lookup<'a> {
    /// Mentions by number.
    pub(crate) fn numbers(
        &self,
        reading: &Reading<'_>,
        numbers: &[Number<'_>],
        words: &[Mention<'a>],
        narrow: &Narrow<'_>,
        question: &Question<'_>,
    ) -> Vec<Mention<'a>> {
        let is_bare = !reading.is_log_line && is_bare(reading, numbers);
        let mut mentions = Vec::new();
        for number in numbers {
            let Some(value) = number.value else { continue };
            let places = self.with_number(value);
            let evidence = Rc::new(as_evidence(reading, number));
            let mut candidates = Vec::with_capacity(places.len());
            for &place in places {
                let Some((family, code)) = self.codes.get(place) else { continue };
                let version = || version(self.families.get(*family)?, reading, question);
                if !narrow.permits(self, place) || is_versioned(code) && !has_number(code, value, version()) {
                    continue;
                }
                let is_hex = self.families.get(*family).is_some_and(|family| family.is_hex);
                let weight = number_weight(number, is_hex);
                candidates.push(Candidate {
                    code: place,
                    value: Some(value),
                    evidence: Rc::clone(&evidence),
                    weight,
                    is_fragment: false,
                });
            }
            if !candidates.is_empty() && (is_bare || counts(reading, number, value, words, &candidates)) {
                mentions.push(Mention { start: number.start, end: number.end, kind: Kind::Number, candidates });
            }
        }
        mentions
    }

    /// The numbers that look like codes and are not in the catalog.
    pub(crate) fn unknown(&self, reading: &Reading<'_>, numbers: &[Number<'_>]) -> Vec<i64> {
        let is_bare = !reading.is_log_line && is_bare(reading, numbers);
        let looks =
            numbers.iter().filter(|number| number.role == Role::Labelled || is_bare).filter_map(|number| number.value);
        looks.filter(|value| self.with_number(*value).is_empty()).collect()
    }
}

/// The version of a library that the question or the text names.
fn version(family: &Family<'_>, reading: &Reading<'_>, question: &Question<'_>) -> Option<[u16; 3]> {
    if family.is_protocol {
        return None;
    }
    question.version.or_else(|| version_in(&reading.text.folded, family.id))
}

/// Whether any number of the code came or went with a version.
fn is_versioned(code: &Code<'_>) -> bool {
    code.values.iter().any(|value| value.since.is_some() || value.until.is_some())
}

/// Whether the code has the number, in a version if one is known.
pub(crate) fn has_number(code: &Code<'_>, value: i64, version: Option<[u16; 3]>) -> bool {
    code.values.iter().any(|known| known.number == value && version.is_none_or(|version| known.holds_in(version)))
}

fn number_weight(number: &Number<'_>, is_hex: bool) -> u32 {
    let role = match number.role {
        Role::Labelled => 45,
        Role::Parenthesized => 22,
        Role::Plain => 15,
    };
    let style = match (number.notation, is_hex) {
        (Notation::Hexadecimal, true) => 6,
        (Notation::Decimal, false) => 2,
        _ => 0,
    };
    role + style
}

fn as_evidence<'a>(reading: &Reading<'_>, number: &Number<'_>) -> Evidence<'a> {
    Evidence::Number {
        text: reading.text.shown.get(number.start..number.end).unwrap_or_default().to_owned(),
        notation: number.notation,
        label: number.label.to_owned(),
    }
}

/// Whether a number counts in a longer text.
fn counts(
    reading: &Reading<'_>,
    number: &Number<'_>,
    value: i64,
    words: &[Mention<'_>],
    candidates: &[Candidate<'_>],
) -> bool {
    let is_named = words.iter().any(|word| {
        candidates.iter().any(|candidate| word.candidates.iter().any(|other| other.code == candidate.code))
    });
    let is_decided = reading.supports.iter().any(|support| support.power == Power::Decisive);
    let is_code_label = matches!(number.label, "rc" | "reason" | "connack")
        || number.label.contains("code")
        || !number.label.is_ascii();
    let is_high = number.notation == Notation::Hexadecimal && (0x80..=0xA2).contains(&value);
    let is_glued =
        crate::text::before(&reading.text.folded, number.start).is_some_and(|byte| byte.is_ascii_alphabetic());
    match number.role {
        Role::Labelled if reading.is_log_line && is_glued => reading.is_about_mqtt || is_decided,
        Role::Labelled => !reading.is_log_line || reading.is_about_mqtt || is_code_label || is_named || is_decided,
        Role::Parenthesized if value == 0 => is_named || is_decided && !reading.is_log_line,
        Role::Parenthesized => {
            is_named || is_decided || reading.is_about_mqtt || value >= 32_000 || is_high && !reading.is_log_line
        }
        Role::Plain if reading.is_log_line => is_named && value != 0 || is_high && is_decided,
        Role::Plain => {
            let is_telling = (128..=162).contains(&value) || value >= 32_000;
            let is_java = (32_000..=32_302).contains(&value);
            let is_hex_of_mqtt = number.notation == Notation::Hexadecimal && reading.is_about_mqtt;
            is_named || is_high || is_java || is_hex_of_mqtt || is_telling && !reading.supports.is_empty()
        }
    }
}

/// Whether the text is little more than numbers: `19`, `mosquitto 19`, `what does 0x87 mean?`
fn is_bare(reading: &Reading<'_>, numbers: &[Number<'_>]) -> bool {
    const KNOWN: &[&str] = &[
        "mqtt",
        "code",
        "error",
        "err",
        "rc",
        "reason",
        "return",
        "result",
        "paho",
        "mosquitto",
        "libmosquitto",
        "python",
        "java",
        "js",
        "c",
        "javascript",
        "what",
        "does",
        "do",
        "is",
        "mean",
        "means",
        "the",
        "a",
        "of",
        "in",
        "sn",
        "disconnect",
        "auth",
        "and",
        "or",
        "x",
        "h",
        "是什么",
        "什么意思",
        "意味",
        "とは",
    ];
    let folded = &reading.text.folded;
    let mut rest = folded.clone();
    for number in numbers.iter().rev() {
        if rest.is_char_boundary(number.start) && rest.is_char_boundary(number.end) {
            rest.replace_range(number.start..number.end, " ");
        }
    }
    let words = rest.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let is_packet = |word: &str| {
        reading.supports.iter().any(|support| support.packet.is_some_and(|packet| packet.eq_ignore_ascii_case(word)))
    };
    words.clone().count() <= 6 && words.into_iter().all(|word| KNOWN.contains(&word) || is_packet(word))
}

/// The version behind the name of a library, as in `libmosquitto 2.0.18` or `mosquitto version 1.6.9`.
fn version_in(folded: &str, family: &str) -> Option<[u16; 3]> {
    let at = match family.split_once('-') {
        None => folded.find(family)? + family.len(),
        Some((vendor, rest)) => {
            let at = folded.find(vendor)? + vendor.len() + 1;
            folded.get(at..).filter(|tail| tail.starts_with(rest))?;
            at + rest.len()
        }
    };
    let rest = folded.get(at..)?.trim_start_matches([' ', '/', '-', 'v', ',', '(']);
    let rest = rest.strip_prefix("version ").unwrap_or(rest);
    let end = rest.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(rest.len());
    let mut parts = rest.get(..end)?.trim_end_matches('.').split('.').map(str::parse::<u16>);
    let (major, minor) = (parts.next()?.ok()?, parts.next()?.ok()?);
    Some([major, minor, parts.next().and_then(Result::ok).unwrap_or(0)])
}
