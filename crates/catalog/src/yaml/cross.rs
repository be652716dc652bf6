//! A second opinion: the same text through an independent YAML parser, `serde_yaml`.
//!
//! YAML readers disagree on corners such as `1_000`, `0X87` or `017`. The catalog is read by people's own scripts too, so
//! a file that means different things to different readers is refused. The first parser has already bounded size and
//! nesting and refused aliases, which keeps this one safe from documents that explode.

use serde_yaml::Value as Other;

use super::node::{Node, Value};
use crate::diagnostic::{Diagnostic, Findings};
use crate::rules;
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
            findings.push(ambiguous(
                Span::file_start(node.span.file),
                format!("another YAML reader refuses this file: {error}"),
            ));
            false
        }
    }
}

fn ambiguous(span: Span, message: String) -> Diagnostic {
    Diagnostic::new(&rules::AMBIGUOUS_YAML, span, message)
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
                    disagree(key.span, format!("another YAML reader does not take `{}` for text", key.value));
                }
            }
            true
        }
        _ => false,
    };
    if !same {
        let message = format!("this is {} here and {} to another YAML reader", node.value.kind(), kind(other));
        disagree(node.span, message);
    }
}

fn integer(number: &serde_yaml::Number) -> Option<i128> {
    number.as_i64().map(i128::from).or_else(|| number.as_u64().map(i128::from))
}

const fn kind(other: &Other) -> &'static str {
    match other {
        Other::Null => "nothing",
        Other::Bool(_) => "a boolean",
        Other::Number(_) => "a number",
        Other::String(_) => "text",
        Other::Sequence(_) => "a list",
        Other::Mapping(_) => "a map",
        Other::Tagged(_) => "a tagged value",
    }
}
