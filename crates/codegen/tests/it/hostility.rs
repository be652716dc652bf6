//! A catalog whose every text is hostile is refused; if it is not, its outputs are sound.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::Path;

use catalog::Loaded;
use catalog::diagnostic::text;
use catalog::hidden::is_hidden;
use catalog::limits::Limits;
use catalog::source::{Sources, TextPolicy};
use serde_json::Value;

use crate::escaping::java_unicode;
use crate::hostile::{texts, write_spec};
use crate::support::{render_all, repository, targets};

/// The spec of this repository with a hostile text in every place.
fn load(policy: TextPolicy, first: usize) -> Loaded {
    let folder = tempfile::tempdir().unwrap();
    write_spec(&repository("spec"), folder.path(), &texts(), first);
    catalog::load_into(Sources::with(policy, Limits::default()), folder.path())
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

/// The outputs with something wrong in them, if the hostile texts begin with this one.
fn faults(first: usize) -> Vec<(String, String)> {
    let loaded = load(TextPolicy::Hostile, first);
    let tree = render_all(&loaded.catalog.unwrap(), &targets(&repository("templates")));
    tree.iter().filter_map(|(path, content)| fault(path, std::str::from_utf8(content).unwrap())).collect()
}

#[test]
fn outputs_hide_nothing() {
    let faults = faults(0);
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
#[ignore = "takes minutes: `cargo test --release -p codegen --test it -- --ignored wherever`"]
fn outputs_hide_nothing_wherever_a_text_stands() {
    let faults: BTreeMap<_, _> = (0..texts().len()).step_by(7).flat_map(faults).collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn the_tenth_remedy_of_a_code_is_a_step_like_the_others() {
    let folder = tempfile::tempdir().unwrap();
    write_spec(&repository("spec"), folder.path(), &["text".to_owned()], 0);
    for file in ["families", "locales/ja", "locales/zh-CN"].map(|place| folder.path().join(place).join("mqtt-3.1.yaml"))
    {
        let mut family: Value = serde_yaml::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        remedies(&mut family["codes"]).into_iter().filter_map(Value::as_array_mut).for_each(|remedies| {
            *remedies = remedies.iter().cycle().take(10).cloned().collect();
        });
        fs::write(file, family.to_string()).unwrap();
    }
    let loaded = catalog::load_into(Sources::with(TextPolicy::Hostile, Limits::default()), folder.path());
    let findings = text::render(&loaded.findings, &loaded.sources, false);
    let catalog = loaded.catalog.unwrap_or_else(|| panic!("{findings}"));
    let docs: Vec<_> = targets(&repository("templates")).into_iter().filter(|target| target.name == "docs").collect();
    let tree = render_all(&catalog, &docs);
    let (_, page) = tree.iter().find(|(path, _)| *path == "docs/ja/mqtt-3-1.md").unwrap();
    let page = std::str::from_utf8(page).unwrap();
    assert!(page.contains("\n9. text\n   - **text**"), "{page}");
    assert!(page.contains("\n10. text\n    - **text**"), "{page}");
}

/// The lists of remedies of a family's codes.
fn remedies(codes: &mut Value) -> Vec<&mut Value> {
    match codes {
        Value::Array(codes) => codes.iter_mut().filter_map(|code| code.get_mut("troubleshooting")).collect(),
        Value::Object(codes) => codes.values_mut().filter_map(|code| code.get_mut("troubleshooting")).collect(),
        _ => Vec::new(),
    }
}

/// What is wrong with a file of the outputs: characters that nobody can see, JSON that is none, and escapes with which
/// Java ends a line or a literal before it knows that it is in one.
fn fault(path: &str, text: &str) -> Option<(String, String)> {
    let hidden: Vec<_> = text.chars().filter(|c| *c == '\r' || is_hidden(*c) && *c != '\t').take(3).collect();
    let fault = match Path::new(path).extension().and_then(|extension| extension.to_str()) {
        _ if !hidden.is_empty() => Some(format!("{hidden:?}")),
        Some("json") => serde_json::from_str::<Value>(text).err().map(|error| error.to_string()),
        Some("java") => {
            let count = |text: &str| text.matches(['\n', '\r', '"', '\\']).count();
            let escapes = |read: &str| text.matches("\\u").count() - read.matches("\\u").count();
            let is_sound = java_unicode(text).is_some_and(|read| count(&read) + escapes(&read) == count(text));
            (!is_sound).then(|| "an escape that Java reads too early".to_owned())
        }
        _ => None,
    };
    fault.map(|fault| (path.to_owned(), fault))
}
