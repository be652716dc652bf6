//! A spec whose every text is hostile: what a reader would refuse, and outputs must survive all the same.
//!
//! The texts are in `hostile-texts.json`. They take the places of the texts of a sound spec, one after the other, so that
//! with enough codes each of them comes up as a title, a summary, a cause, and so on. `cargo run --example hostile_spec`
//! writes such a spec to a folder, for tests of the compiled outputs.

use std::fs;
use std::path::Path;

use serde_json::{Map, Value};

/// Longest text that a spec may have, in bytes.
const LONGEST: usize = 32_767;

/// The hostile texts.
pub(crate) fn texts() -> Vec<String> {
    let groups: Map<String, Value> = serde_json::from_str(include_str!("../hostile-texts.json")).unwrap();
    let listed = groups.values().flat_map(|group| group.as_array().unwrap());
    let mut texts: Vec<_> = listed.map(|text| text.as_str().unwrap().to_owned()).collect();
    // What would be tedious to list: long texts, with spaces to wrap at and without.
    texts.extend(["a", "名", "\\", "\"", "a ", "`a` ", "😀", "\0"].map(|part| part.repeat(LONGEST / part.len())));
    texts
}

/// The keys whose values are texts for people.
const TEXT_KEYS: &[&str] = &["title", "summary", "cause", "check", "fix", "lead", "text", "disputed", "client", "from"];

/// Writes a copy of a spec in which hostile texts stand for all others; `first` is the first of them.
pub(crate) fn write_spec(spec: &Path, folder: &Path, texts: &[String], first: usize) {
    copy(spec, spec, folder, &mut in_turn(texts).skip(first));
}

/// The texts one after the other, over and over. Long ones come up in one round out of [`ROUNDS`]: each then has several
/// places in every language, and outputs can still be built, and their pages read, in seconds.
fn in_turn(texts: &[String]) -> impl Iterator<Item = &String> {
    (0..).flat_map(move |round| texts.iter().filter(move |text| round % ROUNDS == 0 || !is_long(text)))
}

const ROUNDS: usize = 6;

fn is_long(text: &str) -> bool {
    text.len() > LONGEST / 2
}

fn copy<'t>(root: &Path, from: &Path, to: &Path, texts: &mut impl Iterator<Item = &'t String>) {
    fs::create_dir_all(to).unwrap();
    let mut paths: Vec<_> = fs::read_dir(from).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() && name != "schema" {
            copy(root, &path, &to.join(&name), texts);
        } else if path.extension().is_some_and(|extension| extension == "yaml") && name != "lock.yaml" {
            let mut value: Value = serde_yaml::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
            let file = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            replace(&file, &mut value, texts);
            fs::write(to.join(name), yaml(&value) + "\n").unwrap();
        }
    }
}

/// Puts hostile texts in the place of a file's texts.
fn replace<'t>(file: &str, value: &mut Value, texts: &mut impl Iterator<Item = &'t String>) {
    if file.ends_with("/ui.yaml") {
        return words(value, texts);
    }
    let mut swap = |text: &mut Value| *text = Value::String(texts.next().unwrap().clone());
    if file == "catalog.yaml" {
        for locale in value["locales"].as_array_mut().unwrap() {
            swap(&mut locale["name"]);
        }
    }
    if file.starts_with("locales/") && file.ends_with("/packets.yaml") {
        value["packets"].as_object_mut().unwrap().values_mut().for_each(&mut swap);
    }
    if !file.ends_with("/glossary.yaml") {
        within(value, &mut swap);
    }
}

/// Puts hostile texts in the place of the words of the pages. Each stands once for every code there is, so long ones are
/// passed over, and what a word has in braces stays behind the text: with it come the texts of the codes.
fn words<'t>(value: &mut Value, texts: &mut impl Iterator<Item = &'t String>) {
    for word in value["strings"].as_object_mut().unwrap().values_mut() {
        let fields = word.as_str().unwrap().split('{').skip(1).filter_map(|part| part.split_once('}'));
        let fields: String = fields.flat_map(|(name, _)| ["{", name, "}"]).collect();
        let text = texts.find(|text| !is_long(text)).unwrap();
        *word = Value::String(text.clone() + &fields);
    }
}

fn within(value: &mut Value, swap: &mut impl FnMut(&mut Value)) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| within(item, swap)),
        Value::Object(entries) => {
            // What a program compares with a log may be a pattern, which not every text is.
            let is_pattern = entries.contains_key("pattern");
            for (key, value) in entries {
                if value.is_string() && TEXT_KEYS.contains(&key.as_str()) && !is_pattern {
                    swap(value);
                } else if key == "disputed" && value.is_object() {
                    value.as_object_mut().unwrap().values_mut().for_each(&mut *swap);
                } else {
                    within(value, swap);
                }
            }
        }
        _ => {}
    }
}

/// YAML in flow style with everything but ASCII escaped, which every reader understands alike.
fn yaml(value: &Value) -> String {
    match value {
        Value::String(text) => quoted(text),
        Value::Array(items) => format!("[{}]", items.iter().map(yaml).collect::<Vec<_>>().join(",\n")),
        Value::Object(entries) => {
            let entries: Vec<_> =
                entries.iter().map(|(key, value)| format!("{}: {}", quoted(key), yaml(value))).collect();
            format!("{{{}}}", entries.join(",\n"))
        }
        other => other.to_string(),
    }
}

fn quoted(text: &str) -> String {
    let escaped: String = text
        .chars()
        .map(|c| match c {
            '"' | '\\' => format!("\\{c}"),
            ' '..='~' => c.to_string(),
            c => format!("\\U{:08x}", u32::from(c)),
        })
        .collect();
    format!("\"{escaped}\"")
}
