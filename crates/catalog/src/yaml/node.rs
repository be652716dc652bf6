//! A YAML tree in which every key and value knows where it stands.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_saphyr::options::{DuplicateKeyPolicy, MergeKeyPolicy};
use serde_saphyr::{Location, Options, Spanned};

use crate::diagnostic::{Diagnostic, Findings};
use crate::limits::{Limits, MAX_TEXT};
use crate::rule;
use crate::source::{At, FileId, Sources, Span};

/// Deepest nesting that a file may have; the spec needs eight.
const MAX_DEPTH: usize = 16;

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
            Self::Float(_) => "a number with a fraction",
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

/// Parses strictly: no duplicate keys, aliases, merge keys, tags, or YAML 1.1 booleans, one document, and not too much of
/// anything.
pub fn parse(file: FileId, sources: &Sources, findings: &mut Findings) -> Option<Node> {
    let source = sources.get(file)?;
    let limits = sources.limits();
    match serde_saphyr::from_str_with_options::<Raw>(source.text(), options(limits)) {
        Ok(raw) => {
            let node = raw.place(file, source.text());
            let excess = excess(&node, limits);
            let is_bounded = excess.is_none();
            findings.extend(excess);
            is_bounded.then_some(node)
        }
        Err(error) => {
            findings.push(super::syntax::explain(&error, file, source));
            None
        }
    }
}

/// What to do about too much.
const LARGE: &str = "divide it in two; `--large` reads large specs of your own";

/// The first list, map or text that is longer than it may be.
fn excess(node: &Node, limits: Limits) -> Option<Diagnostic> {
    let too_long = |text: &str, span| {
        let message = || format!("this text has more than {MAX_TEXT} bytes");
        let help = "make it shorter, or close a quote that was left open";
        (text.len() > MAX_TEXT).then(|| Diagnostic::new(&rule::SYNTAX, span, message()).help(help))
    };
    let too_many = |entries: usize| {
        let message = || format!("this has {entries} entries, and {} are the most", limits.entries);
        (entries > limits.entries).then(|| Diagnostic::new(&rule::SYNTAX, node.span, message()).help(LARGE))
    };
    match &node.value {
        Value::Text(text) => too_long(text, node.span),
        Value::List(items) => too_many(items.len()).or_else(|| items.iter().find_map(|item| excess(item, limits))),
        Value::Map(entries) => too_many(entries.len()).or_else(|| {
            let entry = |(key, value): &(At<String>, Node)| too_long(key, key.span).or_else(|| excess(value, limits));
            entries.iter().find_map(entry)
        }),
        _ => None,
    }
}

fn options(limits: Limits) -> Options {
    let budget = serde_saphyr::budget! {
        max_depth: MAX_DEPTH,
        max_nodes: limits.nodes,
        max_events: 2 * limits.nodes,
        max_anchors: 0,
        max_aliases: 0,
        max_merge_keys: 0,
        max_documents: 1,
        max_total_scalar_bytes: usize::try_from(limits.file).unwrap_or(usize::MAX),
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

/// A node as the parser delivers it, before its file is known.
struct Raw(Spanned<RawValue>);

enum RawValue {
    Leaf(Value),
    List(Vec<Raw>),
    Map(Vec<(Spanned<String>, Raw)>),
}

impl Raw {
    fn place(self, file: FileId, text: &str) -> Node {
        let start = place(self.0.referenced, file);
        match self.0.value {
            RawValue::Leaf(value) => Node { value, span: trimmed(start, text) },
            RawValue::List(items) => {
                let items: Vec<_> = items.into_iter().map(|item| item.place(file, text)).collect();
                let span = items.iter().fold(start, |span, item| span.to(item.span));
                Node { value: Value::List(items), span }
            }
            RawValue::Map(entries) => {
                let entries: Vec<_> = entries
                    .into_iter()
                    .map(|(key, value)| (At::new(key.value, place(key.referenced, file)), value.place(file, text)))
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

/// The span without the white space at its end: the parser counts the line breaks and the next line's indentation to a
/// text after `|` or `>`.
fn trimmed(span: Span, text: &str) -> Span {
    let length = text.get(span.range()).map_or(0, |text| text.trim_end().len());
    Span { end: span.start + u32::try_from(length).unwrap_or_default(), ..span }
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
