//! A YAML tree in which every key and value knows where it stands.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_saphyr::options::{DuplicateKeyPolicy, MergeKeyPolicy};
use serde_saphyr::{Location, Options, Spanned};

use crate::diagnostic::{Diagnostic, Findings};
use crate::rules;
use crate::source::{At, FileId, SourceFile, Sources, Span};

/// Deepest nesting that a file may have; the spec needs eight.
const MAX_DEPTH: usize = 16;

/// Most nodes in one file: a hundred thousand codes with their texts.
const MAX_NODES: usize = 8_000_000;

/// A YAML value and its place. The place of a list or map reaches from its start to the end of its last entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Where it stands.
    pub span: Span,
}

/// What YAML can say.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing: `~`, `null` or an empty value.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number, in any of YAML's notations.
    Int(i128),
    /// A number with a fraction.
    Float(f64),
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// A map, in the file's order.
    Map(Vec<(At<String>, Node)>),
}

impl Value {
    /// What it is, for "expected …, found …".
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Bool(_) => "`true` or `false`",
            Self::Int(_) => "a whole number",
            Self::Float(_) => "a fraction",
            Self::Text(_) => "text",
            Self::List(_) => "a list",
            Self::Map(_) => "a map",
        }
    }
}

impl Node {
    /// The value under a key of a map.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        match &self.value {
            Value::Map(entries) => entries.iter().find(|(name, _)| name.value == key).map(|(_, node)| node),
            _ => None,
        }
    }

    /// The text, if it is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// Parses strictly: no duplicate keys, aliases, merge keys, tags, or YAML 1.1 booleans, and one document.
pub fn parse(file: FileId, sources: &Sources, findings: &mut Findings) -> Option<Node> {
    let source = sources.get(file)?;
    match serde_saphyr::from_str_with_options::<Raw>(source.text(), options()) {
        Ok(raw) => Some(raw.place(file)),
        Err(error) => {
            findings.push(explain(&error, file, source));
            None
        }
    }
}

fn options() -> Options {
    let budget = serde_saphyr::budget! {
        max_depth: MAX_DEPTH,
        max_nodes: MAX_NODES,
        max_events: 2 * MAX_NODES,
        max_anchors: 0,
        max_aliases: 0,
        max_merge_keys: 0,
        max_documents: 1,
        max_total_scalar_bytes: super::encoding::MAX_FILE_BYTES,
    };
    serde_saphyr::options! {
        budget: budget,
        duplicate_keys: DuplicateKeyPolicy::Error,
        merge_keys: MergeKeyPolicy::Error,
        strict_booleans: true,
        reject_unsupported_tags: true,
        with_snippet: false,
    }
}

/// Turns the parser's error into a finding with our own position.
fn explain(error: &serde_saphyr::Error, file: FileId, source: &SourceFile) -> Diagnostic {
    let text = error.to_string();
    // The parser appends the position to its message, and suggests options of its own API; both are for programmers.
    let message = text.split(" at line ").next().unwrap_or(&text);
    let message = message.split(", set ").next().unwrap_or(message).split("; use ").next().unwrap_or(message);
    let span = error.location().map_or(Span::file_start(file), |location| span_of(location, file, source));
    let diagnostic = Diagnostic::new(&rules::SYNTAX, span, message);
    match message.strip_prefix("duplicate mapping key: ") {
        Some(key) => explain_duplicate(diagnostic, key, span, source),
        None => diagnostic,
    }
}

/// Points at the first use of a key that stands twice in one map: the nearest earlier line with it at the same column.
fn explain_duplicate(diagnostic: Diagnostic, key: &str, span: Span, source: &SourceFile) -> Diagnostic {
    let column = source.position(span.start).column as usize - 1;
    let before = source.text().get(..span.start as usize).unwrap_or_default();
    let mut start = before.len();
    for line in before.split_inclusive('\n').rev() {
        start -= line.len();
        let trimmed = line.trim_start();
        let at_column = line.len() - trimmed.len() == column;
        if at_column && trimmed.strip_prefix(key).is_some_and(|rest| rest.starts_with(':')) {
            let first = u32::try_from(start + column).unwrap_or_default();
            let first = Span { start: first, end: first + u32::try_from(key.len()).unwrap_or_default(), ..span };
            return diagnostic.label("used again").also(first, "first used here").help("keep one of the two");
        }
    }
    diagnostic.label("used again").help("keep one of the two")
}

/// The parser gives byte offsets for most places, and only line and column for some syntax errors.
fn span_of(location: Location, file: FileId, source: &SourceFile) -> Span {
    let span = location.span();
    let start = span
        .byte_offset()
        .and_then(|offset| u32::try_from(offset).ok())
        .unwrap_or_else(|| source.offset(location.line(), location.column()));
    let length = span.byte_len().and_then(|length| u32::try_from(length).ok()).unwrap_or_default();
    Span { file, start, end: start + length }
}

/// A node as the parser delivers it, before its file is known.
struct Raw(Spanned<RawValue>);

enum RawValue {
    Leaf(Value),
    List(Vec<Raw>),
    Map(Vec<(Spanned<String>, Raw)>),
}

impl Raw {
    fn place(self, file: FileId) -> Node {
        let start = place(self.0.referenced, file);
        match self.0.value {
            RawValue::Leaf(value) => Node { value, span: start },
            RawValue::List(items) => {
                let items: Vec<_> = items.into_iter().map(|item| item.place(file)).collect();
                let span = items.iter().fold(start, |span, item| span.to(item.span));
                Node { value: Value::List(items), span }
            }
            RawValue::Map(entries) => {
                let entries: Vec<_> = entries
                    .into_iter()
                    .map(|(key, value)| (At::new(key.value, place(key.referenced, file)), value.place(file)))
                    .collect();
                let span = entries.iter().fold(start, |span, (key, value)| span.to(key.span).to(value.span));
                Node { value: Value::Map(entries), span }
            }
        }
    }
}

/// A place in a string source always has byte offsets.
fn place(location: Location, file: FileId) -> Span {
    let bytes = |n: Option<u64>| n.and_then(|n| u32::try_from(n).ok()).unwrap_or_default();
    let start = bytes(location.span().byte_offset());
    Span { file, start, end: start + bytes(location.span().byte_len()) }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Spanned::deserialize(deserializer).map(Self)
    }
}

impl<'de> Deserialize<'de> for RawValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = RawValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<RawValue, E> {
        Ok(RawValue::Leaf(Value::Bool(value)))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<RawValue, E> {
        Ok(RawValue::Leaf(Value::Int(value.into())))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<RawValue, E> {
        Ok(RawValue::Leaf(Value::Int(value.into())))
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<RawValue, E> {
        Ok(RawValue::Leaf(Value::Int(value)))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<RawValue, E> {
        Ok(RawValue::Leaf(Value::Float(value)))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<RawValue, E> {
        Ok(RawValue::Leaf(Value::Text(value.to_owned())))
    }

    fn visit_unit<E: Error>(self) -> Result<RawValue, E> {
        Ok(RawValue::Leaf(Value::Null))
    }

    fn visit_none<E: Error>(self) -> Result<RawValue, E> {
        Ok(RawValue::Leaf(Value::Null))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<RawValue, D::Error> {
        RawValue::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<RawValue, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(RawValue::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<RawValue, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(RawValue::Map(entries))
    }
}
