//! Findings as SARIF 2.1.0, the format that code-scanning services read.

use serde_json::{Value, json};

use super::{Diagnostic, Findings, Place};
use crate::rule;
use crate::source::{Sources, Span};

/// Writes one SARIF log with one run.
#[must_use]
pub fn render(findings: &Findings, sources: &Sources) -> String {
    let rules: Vec<Value> = rule::ALL
        .iter()
        .map(|rule| {
            json!({
                "id": rule.id,
                "shortDescription": {"text": rule.title},
                "fullDescription": {"text": rule.explanation},
                "defaultConfiguration": {"level": rule.severity.as_str()},
            })
        })
        .collect();
    let results: Vec<Value> = findings.iter().map(|finding| result(finding, sources)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {"name": "mqtt-codes", "version": env!("CARGO_PKG_VERSION"), "rules": rules}},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn result(finding: &Diagnostic, sources: &Sources) -> Value {
    let text = match &finding.help {
        Some(help) => format!("{}\nhelp: {help}", finding.message),
        None => finding.message.clone(),
    };
    let related: Vec<Value> = finding
        .secondary
        .iter()
        .map(|label| {
            let mut location = location(label.span, sources);
            if let Some(object) = location.as_object_mut() {
                object.insert("message".to_owned(), json!({"text": label.text}));
            }
            location
        })
        .collect();
    json!({
        "ruleId": finding.rule.id,
        "level": finding.severity().as_str(),
        "message": {"text": text},
        "locations": [location(finding.primary.span, sources)],
        "relatedLocations": related,
    })
}

fn location(span: Span, sources: &Sources) -> Value {
    let place = Place::of(span, sources);
    json!({
        "physicalLocation": {
            "artifactLocation": {"uri": place.file},
            "region": {
                "startLine": place.line,
                "startColumn": place.column,
                "endLine": place.end_line,
                "endColumn": place.end_column,
            },
        },
    })
}
