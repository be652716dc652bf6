//! A second opinion: the same text through an independent YAML parser, `serde_yaml`.
//!
//! YAML readers disagree on corners. The catalog is read by people's own scripts too, so a file that means different things
//! to different readers is refused: known corners by `scalar`, all others here. The first parser has already bounded size and
//! nesting and refused aliases, which keeps this one safe from documents that explode. What it reads is compared on the way
//! and never kept.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::node::{Entry, Node, Value};
use crate::diagnostic::{Diagnostic, Findings};
use crate::rule;
use crate::source::{At, SourceFile, Sources, Span};

/// Whether both parsers read the same; a finding at each place where they do not.
pub fn check(node: &Node<'_>, sources: &Sources, findings: &mut Findings) -> bool {
    let text = sources.get(node.span.file).map_or("", SourceFile::text);
    let mut disagreements = Findings::default();
    let read = Same { ours: Ours::Value(node), disagreements: &mut disagreements }
        .deserialize(serde_yaml::Deserializer::from_str(text));
    if let Err(error) = read {
        findings.push(refused(&error, node, sources));
        return false;
    }
    let agrees = disagreements.is_empty();
    findings.append(disagreements);
    agrees
}

/// The second parser refuses what the first one read.
fn refused(error: &serde_yaml::Error, node: &Node<'_>, sources: &Sources) -> Diagnostic {
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

/// What the second parser reads, as far as it is no list or map.
enum Theirs<'t> {
    Nothing,
    Truth(bool),
    /// A whole number: as 64 bits if it fits, and as it is written.
    Integer(Option<i64>, &'t dyn fmt::Display),
    Fraction(f64),
    Text(&'t str),
}

impl Theirs<'_> {
    fn is(&self, ours: &Value<'_>) -> bool {
        match (self, ours) {
            (Self::Nothing, Value::Null) => true,
            (Self::Truth(theirs), Value::Bool(ours)) => theirs == ours,
            (Self::Integer(theirs, _), Value::Int(ours)) => *theirs == Some(*ours),
            (Self::Fraction(theirs), Value::Float(ours)) => theirs.to_bits() == ours.to_bits(),
            (Self::Text(theirs), Value::Text(ours)) => theirs == ours,
            _ => false,
        }
    }
}

impl fmt::Display for Theirs<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => f.write_str("nothing"),
            Self::Truth(value) => write!(f, "`{value}`"),
            Self::Integer(_, number) => write!(f, "the number {number}"),
            Self::Fraction(number) => write!(f, "the number {number}"),
            Self::Text(text) => write!(f, "the text `{text}`"),
        }
    }
}

/// A key or a value as the first parser read it.
#[derive(Clone, Copy)]
enum Ours<'n> {
    Key(&'n At<Cow<'n, str>>),
    Value(&'n Node<'n>),
}

/// Compares what the second parser reads with a key or a value; says whether it is the same.
struct Same<'n> {
    ours: Ours<'n>,
    disagreements: &'n mut Findings,
}

impl Same<'_> {
    /// Compares something inside of this.
    fn inside<'n>(&'n mut self, ours: Ours<'n>) -> Same<'n> {
        Same { ours, disagreements: &mut *self.disagreements }
    }

    fn scalar(self, theirs: &Theirs<'_>) -> bool {
        let is_same = match (self.ours, theirs) {
            (Ours::Key(key), Theirs::Text(theirs)) => key.value == **theirs,
            (Ours::Key(_), _) => false,
            (Ours::Value(node), theirs) => theirs.is(&node.value),
        };
        self.expect(is_same, theirs)
    }

    /// Takes note if the second parser reads something else.
    fn expect(self, is_same: bool, theirs: &dyn fmt::Display) -> bool {
        if !is_same {
            let (span, ours) = match self.ours {
                Ours::Key(key) => (key.span, format!("`{}` is a text", key.value)),
                Ours::Value(node) => (node.span, format!("this is {}", shown(&node.value))),
            };
            let message = format!("{ours} to one YAML reader and {theirs} to another");
            self.disagreements.push(ambiguous(span, message));
        }
        is_same
    }
}

fn shown(ours: &Value<'_>) -> String {
    match ours {
        Value::Bool(value) => format!("`{value}`"),
        Value::Int(number) => format!("the number {number}"),
        Value::Float(number) => format!("the number {number}"),
        Value::Text(text) => format!("the text `{text}`"),
        value => value.kind().to_owned(),
    }
}

impl<'de> DeserializeSeed<'de> for Same<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Same<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_unit<E: Error>(self) -> Result<bool, E> {
        Ok(self.scalar(&Theirs::Nothing))
    }

    fn visit_none<E: Error>(self) -> Result<bool, E> {
        self.visit_unit()
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<bool, E> {
        Ok(self.scalar(&Theirs::Truth(value)))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<bool, E> {
        Ok(self.scalar(&Theirs::Integer(Some(number), &number)))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<bool, E> {
        Ok(self.scalar(&Theirs::Integer(number.try_into().ok(), &number)))
    }

    fn visit_i128<E: Error>(self, number: i128) -> Result<bool, E> {
        Ok(self.scalar(&Theirs::Integer(number.try_into().ok(), &number)))
    }

    fn visit_u128<E: Error>(self, number: u128) -> Result<bool, E> {
        Ok(self.scalar(&Theirs::Integer(number.try_into().ok(), &number)))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<bool, E> {
        Ok(self.scalar(&Theirs::Fraction(number)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<bool, E> {
        Ok(self.scalar(&Theirs::Text(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut access: A) -> Result<bool, A::Error> {
        let ours: Option<&[Node<'_>]> = match self.ours {
            Ours::Value(Node { value: Value::List(items), .. }) => Some(items),
            _ => None,
        };
        let mut is_same = ours.is_some();
        for node in ours.unwrap_or_default() {
            is_same &= access.next_element_seed(self.inside(Ours::Value(node)))?.is_some();
        }
        while access.next_element::<IgnoredAny>()?.is_some() {
            is_same = false;
        }
        Ok(self.expect(is_same, &"a list"))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut access: A) -> Result<bool, A::Error> {
        let ours: Option<&[Entry<'_>]> = match self.ours {
            Ours::Value(Node { value: Value::Map(entries), .. }) => Some(entries),
            _ => None,
        };
        let mut is_same = ours.is_some();
        for (key, node) in ours.unwrap_or_default() {
            match access.next_key_seed(self.inside(Ours::Key(key)))? {
                None => is_same = false,
                Some(true) => drop(access.next_value_seed(self.inside(Ours::Value(node)))?),
                Some(false) => drop(access.next_value::<IgnoredAny>()?),
            }
        }
        while access.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {
            is_same = false;
        }
        Ok(self.expect(is_same, &"a map"))
    }
}
