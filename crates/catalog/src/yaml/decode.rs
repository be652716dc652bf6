//! From [`Node`]s to records.
//!
//! A record is declared once with [`record!`](crate::record), a closed set of words with [`choice!`](crate::choice), and
//! a text of a fixed form with [`text_type!`](crate::text_type). Each declaration gives the Rust type, its [`Decode`]
//! implementation and its JSON Schema, so that the three cannot disagree.

use std::borrow::Cow;
use std::sync::Arc;

use schemars::{Schema, SchemaGenerator, json_schema};

use super::node::{Node, Value};
use crate::diagnostic::{Diagnostic, Findings};
use crate::rule;
use crate::source::{At, Span};
use crate::wording::{article, list};

/// Collects what decoding finds.
#[derive(Debug)]
pub struct Decoder<'a> {
    findings: &'a mut Findings,
}

/// A type that can be read from a [`Node`].
pub trait Decode: Sized {
    /// Reads the node. `None` means that it could not be read, and that a finding says why.
    fn decode(node: &Node<'_>, decoder: &mut Decoder<'_>) -> Option<Self>;

    /// What stands for a key that is not written; `None` makes the key required.
    #[must_use]
    fn absent() -> Option<Self> {
        None
    }

    /// The JSON Schema of what [`Decode::decode`] accepts.
    fn schema(generator: &mut SchemaGenerator) -> Schema;
}

impl<'a> Decoder<'a> {
    /// A decoder that reports to these findings.
    pub const fn new(findings: &'a mut Findings) -> Self {
        Self { findings }
    }

    /// Adds a finding.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.findings.push(diagnostic);
    }

    /// Reports that the node is not what was expected.
    pub fn wrong_type(&mut self, node: &Node<'_>, expected: &str) {
        let found = node.value.kind();
        let mut diagnostic =
            Diagnostic::new(&rule::WRONG_TYPE, node.span, format!("expected {expected}, found {found}"));
        let help = match &node.value {
            Value::Int(_) | Value::Float(_) | Value::Bool(_) if expected == "text" => Some("put it in double quotes"),
            Value::Text(_) if expected == "a whole number" => Some("write a number, without quotes"),
            Value::Text(_) if expected == "a list" => Some("put it in brackets: `[...]`"),
            Value::Null if node.span.start == 0 => Some("write the file, or remove it"),
            Value::Null => Some("write a value, or remove the key"),
            _ => None,
        };
        if let Some(help) = help {
            diagnostic = diagnostic.help(help);
        }
        self.report(diagnostic);
    }

    /// The text that a node is; reports if it is none.
    pub fn text<'n>(&mut self, node: &'n Node<'_>) -> Option<&'n str> {
        let text = node.as_text();
        if text.is_none() {
            self.wrong_type(node, "text");
        }
        text
    }

    /// Reports a word that is not one of a closed set.
    pub fn bad_choice(&mut self, node: &Node<'_>, title: &str, word: &str, choices: &[&str]) {
        let message = format!("`{word}` is not {} {title}", article(title));
        let diagnostic = Diagnostic::new(&rule::BAD_VALUE, node.span, message);
        let diagnostic = match self.findings.suggest(word, choices.iter().copied()) {
            Some(meant) => diagnostic.label(format!("did you mean `{meant}`?")),
            None => diagnostic,
        };
        self.report(diagnostic.help(format!("one of {}", list(choices.iter().copied()))));
    }

    /// Reports a text that does not have the form it needs.
    pub fn bad_form(&mut self, node: &Node<'_>, title: &str, text: &str, form: &str) {
        let message = format!("`{text}` is not {} {title}", article(title));
        self.report(Diagnostic::new(&rule::BAD_VALUE, node.span, message).help(format!("write {form}")));
    }

    /// Opens a map that may hold these keys only; misspelled ones are reported and, where the intended key is clear and
    /// missing, read as that key.
    pub fn fields<'n>(
        &mut self,
        node: &'n Node<'_>,
        record: &'static str,
        known: &[&'static str],
    ) -> Option<Fields<'n>> {
        let Value::Map(entries) = &node.value else {
            self.wrong_type(node, &format!("a map with the keys of {record}"));
            return None;
        };
        let place = |name: &str| known.iter().position(|known| *known == name);
        let mut values = vec![None; known.len()];
        let mut unknown = Vec::new();
        for (key, value) in entries {
            match place(&key.value).and_then(|place| values.get_mut(place)) {
                Some(slot) => *slot = Some(value),
                None => unknown.push((key, value)),
            }
        }
        for (key, value) in unknown {
            let meant = self.findings.suggest(&key.value, known.iter().copied());
            let slot = meant.and_then(place).and_then(|place| values.get_mut(place));
            self.report(unknown_key(key, record, known, meant, slot.as_ref().is_some_and(|slot| slot.is_some())));
            if let Some(slot) = slot {
                slot.get_or_insert(value);
            }
        }
        let span = entries.first().map_or(node.span, |(key, _)| key.span);
        Some(Fields { record, span, values: values.into_iter() })
    }
}

fn unknown_key(key: &At<Cow<'_, str>>, record: &str, known: &[&str], meant: Option<&str>, taken: bool) -> Diagnostic {
    let diagnostic = Diagnostic::new(&rule::UNKNOWN_KEY, key.span, format!("unknown key `{}` in {record}", key.value));
    match meant {
        Some(meant) if taken => diagnostic.help(format!("`{meant}` is there already: remove this")),
        Some(meant) => diagnostic.label(format!("did you mean `{meant}`?")),
        None => diagnostic.help(format!("the keys are {}", list(known.iter().copied()))),
    }
}

/// The values of one map, while its record is built.
#[derive(Debug)]
pub struct Fields<'n> {
    record: &'static str,
    span: Span,
    /// A value or none for each known key, in the order in which they are known.
    values: std::vec::IntoIter<Option<&'n Node<'n>>>,
}

impl Fields<'_> {
    /// Reads the value of the next known key, or what stands for it when it is not written.
    pub fn take<T: Decode>(&mut self, key: &'static str, decoder: &mut Decoder<'_>) -> Option<T> {
        if let Some(node) = self.values.next().flatten() {
            return T::decode(node, decoder);
        }
        let absent = T::absent();
        if absent.is_none() {
            self.report_missing(key, decoder);
        }
        absent
    }

    fn report_missing(&self, key: &str, decoder: &mut Decoder<'_>) {
        let message = format!("{} has no `{key}`", self.record);
        let diagnostic = Diagnostic::new(&rule::MISSING_KEY, self.span, message);
        decoder.report(diagnostic.label(format!("add the key `{key}`")));
    }
}

/// The key that a Rust field stands for: `type` is written `r#type` in Rust.
#[must_use]
pub fn key(field: &'static str) -> &'static str {
    field.trim_start_matches("r#")
}

impl<T: Decode> Decode for At<T> {
    fn decode(node: &Node<'_>, decoder: &mut Decoder<'_>) -> Option<Self> {
        T::decode(node, decoder).map(|value| Self::new(value, node.span))
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        T::schema(generator)
    }
}

impl<T: Decode> Decode for Option<T> {
    fn decode(node: &Node<'_>, decoder: &mut Decoder<'_>) -> Option<Self> {
        // A value that cannot be read was reported; the record it belongs to can still be judged without it.
        Some(T::decode(node, decoder))
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        T::schema(generator)
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(node: &Node<'_>, decoder: &mut Decoder<'_>) -> Option<Self> {
        let Value::List(items) = &node.value else {
            decoder.wrong_type(node, "a list");
            return None;
        };
        let mut list = Self::with_capacity(items.len());
        list.extend(items.iter().filter_map(|item| T::decode(item, decoder)));
        Some(list)
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        let items = T::schema(generator);
        json_schema!({"type": "array", "items": items})
    }
}

/// A map whose keys are chosen by the author, in the file's order, each with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<K, V>(pub Vec<(At<K>, V)>);

impl<K, V> Default for Table<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K, V> Table<K, V> {
    /// The entries.
    pub fn iter(&self) -> std::slice::Iter<'_, (At<K>, V)> {
        self.0.iter()
    }

    /// The keys.
    pub fn keys(&self) -> impl Iterator<Item = &At<K>> {
        self.0.iter().map(|(key, _)| key)
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value under a key.
    pub fn get<Q: ?Sized + PartialEq>(&self, key: &Q) -> Option<&V>
    where
        K: std::borrow::Borrow<Q>,
    {
        self.0.iter().find(|(name, _)| name.value.borrow() == key).map(|(_, value)| value)
    }
}

impl<'a, K, V> IntoIterator for &'a Table<K, V> {
    type Item = &'a (At<K>, V);
    type IntoIter = std::slice::Iter<'a, (At<K>, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<K: Decode, V: Decode> Decode for Table<K, V> {
    fn decode(node: &Node<'_>, decoder: &mut Decoder<'_>) -> Option<Self> {
        let Value::Map(entries) = &node.value else {
            decoder.wrong_type(node, "a map");
            return None;
        };
        let mut table = Vec::with_capacity(entries.len());
        table.extend(entries.iter().filter_map(|(key, value)| {
            let key_node = Node { value: Value::Text(Cow::Borrowed(&key.value)), span: key.span };
            let key = At::<K>::decode(&key_node, decoder);
            Some((key?, V::decode(value, decoder)?))
        }));
        Some(Self(table))
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        let (keys, values) = (K::schema(generator), V::schema(generator));
        json_schema!({"type": "object", "propertyNames": keys, "additionalProperties": values})
    }
}

impl<T: Decode> Decode for Box<T> {
    fn decode(node: &Node<'_>, decoder: &mut Decoder<'_>) -> Option<Self> {
        T::decode(node, decoder).map(Self::new)
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        T::schema(generator)
    }
}

/// A text is read into whatever holds it with the least room.
macro_rules! decode_text {
    ($($text:ty),*) => {$(
        impl Decode for $text {
            fn decode(node: &Node<'_>, decoder: &mut Decoder<'_>) -> Option<Self> {
                decoder.text(node).map(Self::from)
            }

            fn schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({"type": "string"})
            }
        }
    )*};
}

decode_text!(String, Box<str>, Arc<str>);

impl Decode for i64 {
    fn decode(node: &Node<'_>, decoder: &mut Decoder<'_>) -> Option<Self> {
        if let Value::Int(number) = node.value {
            return Some(number);
        }
        decoder.wrong_type(node, "a whole number");
        None
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "integer"})
    }
}

impl Decode for bool {
    fn decode(node: &Node<'_>, decoder: &mut Decoder<'_>) -> Option<Self> {
        if let Value::Bool(value) = node.value {
            return Some(value);
        }
        decoder.wrong_type(node, "`true` or `false`");
        None
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "boolean"})
    }
}
