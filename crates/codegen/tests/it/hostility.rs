//! A catalog whose every text is hostile is refused; if it is not, its outputs are sound.

use std::collections::HashSet;
use std::path::Path;

use catalog::Loaded;
use catalog::diagnostic::text;
use catalog::source::{Sources, TextPolicy};
use catalog::yaml::encoding::is_hidden;
use serde_json::Value;

use crate::hostile::{texts, write_spec};
use crate::support::{render_all, repository, targets};

/// The spec of this repository with a hostile text in every place.
fn load(policy: TextPolicy, first: usize) -> Loaded {
    let folder = tempfile::tempdir().unwrap();
    write_spec(&repository("spec"), folder.path(), &texts(), first);
    catalog::load_into(Sources::with_texts(policy), folder.path())
}

#[test]
fn there_are_enough_of_them() {
    let texts = texts();
    let unique: HashSet<_> = texts.iter().collect();
    assert_eq!(unique.len(), texts.len(), "each is listed once");
    assert!(texts.len() >= 150, "{}", texts.len());
}

#[test]
fn hostile_texts_are_refused() {
    let loaded = load(TextPolicy::Plain, 0);
    assert!(loaded.catalog.is_none());
    assert!(loaded.findings.iter().any(|finding| finding.rule.id == "MC0004"));
    let shown = text::render(&loaded.findings, &loaded.sources, false);
    let bad: HashSet<_> = shown.chars().filter(|c| is_hidden(*c)).collect();
    assert!(bad.is_empty(), "findings show no hidden characters either: {bad:?}");
}

#[test]
fn hostile_texts_arrive_whole() {
    let loaded = load(TextPolicy::Hostile, 0);
    let findings = text::render(&loaded.findings, &loaded.sources, false);
    let catalog = loaded.catalog.unwrap_or_else(|| panic!("{findings}"));
    let mut arrived = HashSet::new();
    strings(&serde_json::to_value(&catalog).unwrap(), &mut arrived);
    for text in texts() {
        assert!(arrived.contains(&text), "{text:?} got lost");
    }
}

fn strings(value: &Value, found: &mut HashSet<String>) {
    match value {
        Value::String(text) => drop(found.insert(text.clone())),
        Value::Array(items) => items.iter().for_each(|item| strings(item, found)),
        Value::Object(entries) => entries.values().for_each(|value| strings(value, found)),
        _ => {}
    }
}

#[test]
fn outputs_hide_nothing() {
    let loaded = load(TextPolicy::Hostile, 0);
    let tree = render_all(&loaded.catalog.unwrap(), &targets(&repository("templates")));
    let mut bad = Vec::new();
    for (path, content) in tree.iter() {
        let text = std::str::from_utf8(content).unwrap();
        let hidden: Vec<_> = text.chars().filter(|c| *c == '\r' || is_hidden(*c) && *c != '\t').take(3).collect();
        if !hidden.is_empty() {
            bad.push(format!("{path}: {hidden:?}"));
        }
        if Path::new(path).extension().is_some_and(|extension| extension == "json") {
            let parsed = serde_json::from_str::<Value>(text);
            assert!(parsed.is_ok(), "{path}: {parsed:?}");
        }
    }
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}
