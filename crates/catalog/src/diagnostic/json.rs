//! Findings for programs: one JSON object a line.

use serde::Serialize;

use super::{Diagnostic, Findings, Place};
use crate::source::Sources;

#[derive(Serialize)]
struct Line<'a> {
    rule: &'static str,
    severity: &'static str,
    message: &'a str,
    #[serde(flatten)]
    place: Place,
    label: &'a str,
    related: Vec<Related<'a>>,
    help: Option<&'a str>,
}

#[derive(Serialize)]
struct Related<'a> {
    #[serde(flatten)]
    place: Place,
    message: &'a str,
}

/// Writes one line a finding: `rule`, `severity`, `message`, `file`, `line`, `column`, `end_line`, `end_column`, `label`,
/// `related` (more places) and `help`. Lines and columns count from 1, columns in characters.
#[must_use]
pub fn render(findings: &Findings, sources: &Sources) -> String {
    findings.iter().map(|finding| line(finding, sources) + "\n").collect()
}

fn line(finding: &Diagnostic, sources: &Sources) -> String {
    let related = finding
        .secondary
        .iter()
        .map(|label| Related { place: Place::of(label.span, sources), message: &label.text })
        .collect();
    let line = Line {
        rule: finding.rule.id,
        severity: finding.severity().as_str(),
        message: &finding.message,
        place: Place::of(finding.primary.span, sources),
        label: &finding.primary.text,
        related,
        help: finding.help.as_deref(),
    };
    serde_json::to_string(&line).unwrap_or_default()
}
