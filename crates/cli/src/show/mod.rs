//! Forms of output.

pub(crate) mod json;
pub(crate) mod markdown;
pub(crate) mod paint;
pub(crate) mod text;

use lookup::Meaning;
use mqtt_codes::Locale;

use crate::catalog::{self, Entry};

/// All that is known about a meaning.
pub(crate) fn entry(meaning: &Meaning<'_>) -> Option<Entry> {
    catalog::entry(meaning.code.id)
}

/// A number as its family writes it, with the other notation where both are used: `0x87, 135`.
pub(crate) fn numbers(entry: &Entry, value: i64) -> String {
    let hex = u8::try_from(value).map(|byte| format!("0x{byte:02X}"));
    match (entry.family.is_hex, hex) {
        (true, Ok(hex)) => format!("{hex}, {value}"),
        (false, Ok(hex)) if value > 9 => format!("{value}, {hex}"),
        _ => value.to_string(),
    }
}

/// What else the same number means, family by family.
pub(crate) fn same_number(entry: &Entry, value: i64) -> Vec<Entry> {
    let has =
        |other: &Entry| other.code.id != entry.code.id && other.code.values.iter().any(|known| known.number == value);
    catalog::entries().filter(has).collect()
}

/// The values of a code that came or went with a version, in words.
pub(crate) fn versions(entry: &Entry, locale: Locale) -> Vec<String> {
    let version = |key: &str, [major, minor, patch]: [u16; 3]| {
        catalog::label(key, locale).replace("{version}", &format!("{major}.{minor}.{patch}"))
    };
    let changes = entry
        .code
        .values
        .iter()
        .filter(|_| entry.code.values.len() > 1 || entry.code.values.iter().any(|value| value.until.is_some()));
    changes
        .map(|value| {
            let bounds = [
                value.since.map(|since| version("version_since", since)),
                value.until.map(|until| version("version_until", until)),
            ];
            let bounds: Vec<String> = bounds.into_iter().flatten().collect();
            format!("{} ({})", value.number, bounds.join(", "))
        })
        .collect()
}

/// Advice on repeating, in words.
pub(crate) fn retry(entry: &Entry, locale: Locale) -> Option<&'static str> {
    entry.facts.retry.map(|retry| catalog::label(&format!("retry_{}", retry.replace('-', "_")), locale))
}

/// What becomes of the Will Message, in words.
pub(crate) fn will(entry: &Entry, locale: Locale) -> Option<&'static str> {
    entry.facts.will.map(|will| catalog::label(&format!("will_{will}"), locale))
}

/// The packets of a code, each with who may send it.
pub(crate) fn packets(entry: &Entry, locale: Locale) -> Vec<String> {
    let sender = |sender: &str| catalog::label(&format!("sender_{sender}"), locale);
    entry.facts.packets.iter().map(|(packet, by)| format!("{packet} ({})", sender(by))).collect()
}

/// The titles of the interfaces that return a code.
pub(crate) fn apis(entry: &Entry) -> Vec<&'static str> {
    let title = |api: &&str| entry.family_facts.apis.iter().find(|(name, _)| name == api).map(|(_, title)| *title);
    entry.code.apis.iter().filter_map(title).collect()
}
