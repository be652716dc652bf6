//! JSON, for programs. Fields are added; none goes.

use lookup::{Answer, Evidence, Meaning, Notation};
use mqtt_codes::Locale;
use serde::Serialize;

use crate::catalog::Entry;
use crate::output::Output;
use crate::words::Words;

#[derive(Serialize)]
struct Reply<'a> {
    query: &'a str,
    /// Whether the evidence leaves one family.
    certain: bool,
    /// The language of the texts.
    language: &'static str,
    /// Best first.
    meanings: Vec<Shown>,
    /// Programs that the query seems to come from and whose own codes are not in the catalog.
    outside: &'a [&'static str],
    /// Numbers that look like codes and are not in the catalog.
    unknown: &'a [i64],
    /// Ids of codes that are nearest, if there are no meanings.
    nearest: Vec<&'a str>,
}

#[derive(Serialize)]
pub(crate) struct Shown {
    id: &'static str,
    family: &'static str,
    family_title: &'static str,
    symbol: Option<&'static str>,
    value: i64,
    display: &'static str,
    packets: &'static [&'static str],
    apis: &'static [&'static str],
    title: &'static str,
    summary: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<Reason>,
    error: bool,
    retry: Option<&'static str>,
    will: Option<&'static str>,
    causes: Vec<Cause>,
    equivalents: &'static [&'static str],
    see_also: &'static [&'static str],
    same_number: Vec<&'static str>,
    sources: Vec<Source>,
    /// `current`, `outdated` or `missing`.
    translation: &'static str,
}

/// A reason for a meaning.
#[derive(Serialize)]
struct Reason {
    /// `number`, `symbol`, `name`, `sighting`, `context`, `version` or `similar`.
    kind: &'static str,
    /// As the query has it.
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    notation: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    client: Option<String>,
    /// In words, in the language of the texts.
    note: String,
}

#[derive(Serialize)]
struct Cause {
    #[serde(rename = "cause")]
    what: &'static str,
    check: Option<&'static str>,
    fix: &'static str,
}

#[derive(Serialize)]
struct Source {
    title: &'static str,
    section: Option<&'static str>,
    url: Option<&'static str>,
}

/// The answer to a question.
pub(crate) fn answer(query: &str, answer: &Answer<'_>, output: &Output) -> String {
    let reply = Reply {
        query,
        certain: answer.is_certain,
        language: output.locale.tag(),
        meanings: meanings(&answer.meanings, output),
        outside: &answer.outside,
        unknown: &answer.unknown,
        nearest: answer.nearest.iter().map(|code| code.id).collect(),
    };
    pretty(&reply)
}

/// Meanings with all that is known about them.
pub(crate) fn meanings(meanings: &[Meaning<'_>], output: &Output) -> Vec<Shown> {
    let words = Words::of(output.locale);
    let shown = |meaning: &Meaning<'_>| {
        let entry = super::entry(meaning)?;
        let evidence = meaning.evidence.iter().map(|evidence| reason(evidence, &words)).collect();
        Some(of(&entry, meaning.value, evidence, output.locale))
    };
    meanings.iter().filter_map(shown).collect()
}

/// A list of codes.
pub(crate) fn codes(entries: &[Entry], output: &Output) -> String {
    let value = |entry: &Entry| entry.code.values.last().map_or(0, |value| value.number);
    let shown: Vec<Shown> = entries.iter().map(|entry| of(entry, value(entry), Vec::new(), output.locale)).collect();
    pretty(&serde_json::json!({ "language": output.locale.tag(), "codes": shown }))
}

fn of(entry: &Entry, value: i64, evidence: Vec<Reason>, locale: Locale) -> Shown {
    let texts = (entry.facts.texts)(locale);
    let cause = |remedy: &mqtt_codes::Remedy| Cause { what: remedy.cause, check: remedy.check, fix: remedy.fix };
    let source = |(title, section, url): &(&'static str, Option<&'static str>, Option<&'static str>)| Source {
        title,
        section: *section,
        url: *url,
    };
    Shown {
        id: entry.code.id,
        family: entry.family.id,
        family_title: entry.family_facts.title(locale),
        symbol: entry.code.symbol,
        value,
        display: entry.facts.display,
        packets: entry.code.packets,
        apis: entry.code.apis,
        title: texts.title,
        summary: texts.summary,
        evidence,
        error: entry.code.is_error,
        retry: entry.facts.retry,
        will: entry.facts.will,
        causes: texts.remedies.iter().map(cause).collect(),
        equivalents: entry.facts.equivalents,
        see_also: entry.facts.see_also,
        same_number: super::same_number(entry, value).iter().map(|other| other.code.id).collect(),
        sources: entry.facts.sources.iter().map(source).collect(),
        translation: entry.facts.translation(locale).name(),
    }
}

fn reason(evidence: &Evidence<'_>, words: &Words) -> Reason {
    let note = words.evidence(evidence);
    let plain = |kind, text: &str| Reason {
        kind,
        text: text.to_owned(),
        notation: None,
        label: None,
        client: None,
        note: note.clone(),
    };
    match evidence {
        Evidence::Number { text, notation, label } => Reason {
            notation: Some(if *notation == Notation::Hexadecimal { "hexadecimal" } else { "decimal" }),
            label: Some(label.clone()).filter(|label| !label.is_empty()),
            ..plain("number", text)
        },
        Evidence::Symbol(text) => plain("symbol", text),
        Evidence::Name(text) => plain("name", text),
        Evidence::Sighting { client, text } => Reason { client: Some((*client).to_owned()), ..plain("sighting", text) },
        Evidence::Context(text) => plain("context", text),
        Evidence::Version([major, minor, patch]) => plain("version", &format!("{major}.{minor}.{patch}")),
        Evidence::Similar(text) => plain("similar", text),
    }
}

/// With two blanks of indentation, and a line end.
fn pretty(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}

/// On one line, with a line end.
pub(crate) fn line(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default() + "\n"
}
