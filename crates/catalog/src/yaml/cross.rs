//! A second opinion: the same text through an independent YAML parser, `serde_yaml`.
//!
//! YAML readers disagree on corners such as `1_000`, `0X87` or `017`. The catalog is read by people's own scripts too, so
//! a file that means different things to different readers is refused. The first parser has already bounded size and
//! nesting and refused aliases, which keeps this one safe from documents that explode.

use serde_yaml::Value as Other;

use super::node::{Node, Value};
use crate::diagnostic::{Diagnostic, Findings};
use crate::rule;
use crate::source::{SourceFile, Sources, Span};

/// Whether both parsers read the same; a finding at each place where they do not.
pub fn check(node: &Node, sources: &Sources, findings: &mut Findings) -> bool {
    let text = sources.get(node.span.file).map_or("", SourceFile::text);
    match serde_yaml::from_str::<Other>(text) {
        Ok(other) => {
            let mut agrees = true;
            compare(node, &other, &mut |span, message| {
                agrees = false;
                findings.push(ambiguous(span, message));
            });
            agrees
        }
        Err(error) => {
            findings.push(refused(&error, node, sources));
            false
        }
    }
}

/// The second parser refuses what the first one read.
fn refused(error: &serde_yaml::Error, node: &Node, sources: &Sources) -> Diagnostic {
    let place = error.location().and_then(|place| Some((sources.get(node.span.file)?, place)));
    let start = place.map_or(0, |(source, place)| source.offset(place.line() as u64, place.column() as u64));
    let span = Span { file: node.span.file, start, end: start };
    let text = error.to_string();
    if text.contains("128, expected") {
        return Diagnostic::new(&rule::VALUE_OUT_OF_RANGE, span, "this number does not fit into 64 bits")
            .help("correct the value, or put it in double quotes if it is a text");
    }
    ambiguous(span, format!("another YAML reader refuses this: {}", text.split(" at line ").next().unwrap_or(&text)))
}

fn ambiguous(span: Span, message: String) -> Diagnostic {
    Diagnostic::new(&rule::AMBIGUOUS_YAML, span, message)
        .help("write text in double quotes, and numbers in plain decimal or as `0x` with hexadecimal digits")
}

fn compare(node: &Node, other: &Other, disagree: &mut impl FnMut(Span, String)) {
    let same = match (&node.value, other) {
        (Value::Null, Other::Null) => true,
        (Value::Bool(ours), Other::Bool(theirs)) => ours == theirs,
        (Value::Text(ours), Other::String(theirs)) => ours == theirs,
        (Value::Int(ours), Other::Number(theirs)) => integer(theirs) == Some(*ours),
        (Value::Float(ours), Other::Number(theirs)) => {
            theirs.as_f64().is_some_and(|theirs| theirs.to_bits() == ours.to_bits())
        }
        (Value::List(ours), Other::Sequence(theirs)) if ours.len() == theirs.len() => {
            ours.iter().zip(theirs).for_each(|(ours, theirs)| compare(ours, theirs, disagree));
            true
        }
        (Value::Map(ours), Other::Mapping(theirs)) if ours.len() == theirs.len() => {
            for ((key, ours), (their_key, theirs)) in ours.iter().zip(theirs) {
                if their_key.as_str() == Some(key.value.as_str()) {
                    compare(ours, theirs, disagree);
                } else {
                    let message =
                        format!("`{}` is a text to one YAML reader and {} to another", key.value, shown(their_key));
                    disagree(key.span, message);
                }
            }
            true
        }
        _ => false,
    };
    if !same {
        let ours = match &node.value {
            Value::Bool(value) => format!("`{value}`"),
            Value::Int(number) => format!("the number {number}"),
            Value::Float(number) => format!("the number {number}"),
            Value::Text(text) => format!("the text `{text}`"),
            value => value.kind().to_owned(),
        };
        disagree(node.span, format!("this is {ours} to one YAML reader and {} to another", shown(other)));
    }
}

fn integer(number: &serde_yaml::Number) -> Option<i128> {
    number.as_i64().map(i128::from).or_else(|| number.as_u64().map(i128::from))
}

fn shown(other: &Other) -> String {
    match other {
        Other::Null => "nothing".to_owned(),
        Other::Bool(value) => format!("`{value}`"),
        Other::Number(number) => format!("the number {number}"),
        Other::String(text) => format!("the text `{text}`"),
        Other::Sequence(_) => "a list".to_owned(),
        Other::Mapping(_) => "a map".to_owned(),
        Other::Tagged(_) => "a tagged value".to_owned(),
    }
}
