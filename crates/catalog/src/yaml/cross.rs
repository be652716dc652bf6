//! A second opinion: the same text through an independent YAML parser, `serde_yaml`.
//!
//! YAML readers disagree on corners. The catalog is read by people's own scripts too, so a file that means different things
//! to different readers is refused: known corners by `scalar`, all others here. The first parser has already bounded size and
//! nesting and refused aliases, which keeps this one safe from documents that explode. What it reads is compared on the way
//! and never kept.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::node::{Node, Value};
use crate::diagnostic::{Diagnostic, Findings};
use crate::rule;
use crate::source::{At, SourceFile, Sources, Span};

/// Whether both parsers read the same; a finding at each place where they do not.
pub fn check(node: &Node, sources: &Sources, findings: &mut Findings) -> bool {
    let text = sources.get(node.span.file).map_or("", SourceFile::text);
    let mut disagreements = Findings::default();
    let read = Same { node, disagreements: &mut disagreements }.deserialize(serde_yaml::Deserializer::from_str(text));
    if let Err(error) = read {
        findings.push(refused(&error, node, sources));
        return false;
    }
    let agrees = disagreements.is_empty();
    findings.append(disagreements);
    agrees
}

/// The second parser refuses what the first one read.
fn refused(error: &serde_yaml::Error, node: &Node, sources: &Sources) -> Diagnostic {
    let place = error.location().and_then(|place| Some((sources.get(node.span.file)?, place)));
    let start = place.map_or(0, |(source, place)| source.offset(place.line() as u64, place.column() as u64));
    let span = Span { file: node.span.file, start, end: start };
    let text = error.to_string();
    ambiguous(span, format!("another YAML reader refuses this: {}", text.split(" at line ").next().unwrap_or(&text)))
}

fn ambiguous(span: Span, message: String) -> Diagnostic {
    Diagnostic::new(&rule::AMBIGUOUS_YAML, span, message)
        .help("write text in double quotes, and numbers in plain decimal or as `0x` with hexadecimal digits")
}

/// Compares what the second parser reads with a node.
struct Same<'n> {
    node: &'n Node,
    disagreements: &'n mut Findings,
}

impl Same<'_> {
    /// Takes note if the second parser reads something else.
    fn expect(self, is_same: bool, theirs: impl FnOnce() -> String) {
        if !is_same {
            let ours = match &self.node.value {
                Value::Bool(value) => format!("`{value}`"),
                Value::Int(number) => format!("the number {number}"),
                Value::Float(number) => format!("the number {number}"),
                Value::Text(text) => format!("the text `{text}`"),
                value => value.kind().to_owned(),
            };
            let message = format!("this is {ours} to one YAML reader and {} to another", theirs());
            self.disagreements.push(ambiguous(self.node.span, message));
        }
    }
}

impl<'de> DeserializeSeed<'de> for Same<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Same<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        let is_same = self.node.value == Value::Null;
        self.expect(is_same, || "nothing".to_owned());
        Ok(())
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.visit_unit()
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        let is_same = self.node.value == Value::Bool(value);
        self.expect(is_same, || format!("`{value}`"));
        Ok(())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<(), E> {
        let is_same = self.node.value == Value::Int(number);
        self.expect(is_same, || format!("the number {number}"));
        Ok(())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<(), E> {
        let is_same = matches!(self.node.value, Value::Int(ours) if u64::try_from(ours) == Ok(number));
        self.expect(is_same, || format!("the number {number}"));
        Ok(())
    }

    fn visit_i128<E: Error>(self, number: i128) -> Result<(), E> {
        self.expect(false, || format!("the number {number}"));
        Ok(())
    }

    fn visit_u128<E: Error>(self, number: u128) -> Result<(), E> {
        self.expect(false, || format!("the number {number}"));
        Ok(())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<(), E> {
        let is_same = matches!(self.node.value, Value::Float(ours) if ours.to_bits() == number.to_bits());
        self.expect(is_same, || format!("the number {number}"));
        Ok(())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        let is_same = matches!(&self.node.value, Value::Text(ours) if ours == text);
        self.expect(is_same, || format!("the text `{text}`"));
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        let ours: &[Node] = if let Value::List(items) = &self.node.value { items } else { &[] };
        let mut is_same = matches!(self.node.value, Value::List(_));
        for node in ours {
            let same = Same { node, disagreements: &mut *self.disagreements };
            is_same &= access.next_element_seed(same)?.is_some();
        }
        while access.next_element::<IgnoredAny>()?.is_some() {
            is_same = false;
        }
        self.expect(is_same, || "a list".to_owned());
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        let ours: &[(At<String>, Node)] = if let Value::Map(entries) = &self.node.value { entries } else { &[] };
        let mut is_same = matches!(self.node.value, Value::Map(_));
        for (key, node) in ours {
            match access.next_key_seed(SameKey(key))? {
                None => is_same = false,
                Some(Theirs::Same) => {
                    access.next_value_seed(Same { node, disagreements: &mut *self.disagreements })?;
                }
                Some(Theirs::Other(theirs)) => {
                    let message = format!("`{}` is a text to one YAML reader and {theirs} to another", key.value);
                    self.disagreements.push(ambiguous(key.span, message));
                    access.next_value::<IgnoredAny>()?;
                }
            }
        }
        while access.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {
            is_same = false;
        }
        self.expect(is_same, || "a map".to_owned());
        Ok(())
    }
}

/// Compares what the second parser reads as a key with ours.
struct SameKey<'n>(&'n At<String>);

/// What the second parser reads as a key.
enum Theirs {
    Same,
    /// Something else, in words.
    Other(String),
}

impl<'de> DeserializeSeed<'de> for SameKey<'_> {
    type Value = Theirs;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Theirs, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Visitor<'_> for SameKey<'_> {
    type Value = Theirs;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML key")
    }

    fn visit_unit<E: Error>(self) -> Result<Theirs, E> {
        Ok(Theirs::Other("nothing".to_owned()))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Theirs, E> {
        Ok(Theirs::Other(format!("`{value}`")))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Theirs, E> {
        Ok(Theirs::Other(format!("the number {number}")))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Theirs, E> {
        Ok(Theirs::Other(format!("the number {number}")))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Theirs, E> {
        Ok(Theirs::Other(format!("the number {number}")))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Theirs, E> {
        Ok(if self.0.value == text { Theirs::Same } else { Theirs::Other(format!("the text `{text}`")) })
    }
}
