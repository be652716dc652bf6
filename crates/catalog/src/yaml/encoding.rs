//! What may stand in a file at all: UTF-8 of a sensible size, without characters that hide something from a reviewer.

use std::path::Path;

use indexmap::IndexMap;

use super::node::{Node, Value};
use crate::diagnostic::{Diagnostic, Findings};
use crate::hidden::{is_hidden, kind};
use crate::rule;
use crate::source::{FileId, Sources, Span};

/// Adds a file's text to the sources, or says why it may not be used.
pub fn admit(path: &Path, bytes: Vec<u8>, sources: &mut Sources, findings: &mut Findings) -> Option<FileId> {
    let (text, broken_at) = match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            (String::from_utf8_lossy(error.as_bytes()).into_owned(), Some(at))
        }
    };
    let file = sources.add(path.to_owned(), text);
    let most = sources.limits().files;
    if sources.bytes() > most {
        let message = format!("the files up to here have more than {most} bytes, the most that are read");
        findings.push(
            Diagnostic::new(&rule::ENCODING, Span::file_start(file), message)
                .help("leave some out; `--large` reads large specs of your own"),
        );
        return None;
    }
    if let Some(at) = broken_at {
        let at = u32::try_from(at).unwrap_or_default();
        let span = Span { file, start: at, end: at };
        findings.push(
            Diagnostic::new(&rule::ENCODING, span, "this file is not UTF-8")
                .label("the first byte that is not UTF-8 stands here")
                .help("save the file as UTF-8, without a byte order mark"),
        );
        return None;
    }
    (!sources.are_plain() || no_hidden_characters(file, false, sources, findings)).then_some(file)
}

/// The hidden characters of one kind in a file: the first of them, and how many there are.
struct Hidden {
    at: usize,
    character: char,
    number: usize,
}

/// Refuses control characters and the characters that reorder or hide text (Trojan Source, CVE-2021-42574): one finding
/// for each kind, at the first of them. Tabs are fine where a file is no YAML.
pub fn no_hidden_characters(file: FileId, with_tabs: bool, sources: &Sources, findings: &mut Findings) -> bool {
    let text = sources.get(file).map_or("", crate::source::SourceFile::text);
    let mut kinds: IndexMap<&str, Hidden> = IndexMap::new();
    for (at, character) in text.char_indices() {
        let lone_return = character == '\r' && text.as_bytes().get(at + 1) != Some(&b'\n');
        if (is_hidden(character) || lone_return) && !(with_tabs && character == '\t') {
            kinds.entry(kind(character)).or_insert(Hidden { at, character, number: 0 }).number += 1;
        }
    }
    for (kind, Hidden { at, character, number }) in &kinds {
        let start = u32::try_from(*at).unwrap_or_default();
        let span = Span { file, start, end: start + u32::try_from(character.len_utf8()).unwrap_or_default() };
        let others = if *number > 1 { format!(", the first of {number} here") } else { String::new() };
        let help = match *character {
            '\t' => "write spaces",
            '\r' => "end lines with LF or CRLF",
            '\u{FEFF}' => "save the file as UTF-8 without a byte order mark",
            _ => "delete it: what a reviewer cannot see has no place here",
        };
        let message = format!("{kind} (U+{:04X}){others}", u32::from(*character));
        findings.push(Diagnostic::new(&rule::HIDDEN_CHARACTER, span, message).help(help));
    }
    kinds.is_empty()
}

/// Refuses the same characters in the name of a file or folder, and names that are not UTF-8.
pub fn no_hidden_name(path: &Path, sources: &mut Sources, findings: &mut Findings) -> bool {
    let name = path.file_name().unwrap_or_default();
    let fault = match name.to_str() {
        None => Some((&rule::ENCODING, "this name is not UTF-8".to_owned())),
        Some(name) => {
            name.chars().enumerate().find(|(_, c)| is_hidden(*c) || matches!(c, '\r' | '\n')).map(|(at, c)| {
                let message = format!("{} (U+{:04X}) in a name, as character {}", kind(c), u32::from(c), at + 1);
                (&rule::HIDDEN_CHARACTER, message)
            })
        }
    };
    let is_visible = fault.is_none();
    if let Some((rule, message)) = fault {
        let file = sources.add(path.to_owned(), String::new());
        findings.push(Diagnostic::new(rule, Span::file_start(file), message).help("rename it"));
    }
    is_visible
}

/// Refuses the same characters where a text in double quotes has them as an escape.
pub fn no_escaped_characters(node: &Node<'_>, sources: &Sources, findings: &mut Findings) -> bool {
    // Without an escape, every character of a text stands in the file, which was looked through.
    if sources.get(node.span.file).is_some_and(|source| !source.text().contains('\\')) {
        return true;
    }
    let before = findings.len();
    visit(node, &mut |text, span| visible(text, span, findings));
    findings.len() == before
}

/// Every text of a tree, keys included.
fn visit(node: &Node<'_>, look: &mut impl FnMut(&str, Span)) {
    match &node.value {
        Value::Text(text) => look(text, node.span),
        Value::List(items) => items.iter().for_each(|item| visit(item, look)),
        Value::Map(entries) => {
            for (key, value) in entries {
                look(key, key.span);
                visit(value, look);
            }
        }
        _ => {}
    }
}

fn visible(text: &str, span: Span, findings: &mut Findings) {
    let Some(c) = text.chars().find(|c| is_hidden(*c)) else { return };
    let message = format!("{} (U+{:04X}), written as an escape", kind(c), u32::from(c));
    findings.push(
        Diagnostic::new(&rule::HIDDEN_CHARACTER, span, message)
            .help("delete it: what a reader cannot see has no place in the spec"),
    );
}
