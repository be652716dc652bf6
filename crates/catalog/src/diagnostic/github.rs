//! Findings as GitHub workflow commands, which show up at the changed lines of a pull request.

use super::{Diagnostic, Findings, Place};
use crate::source::Sources;

/// Writes one `::error …` or `::warning …` command a line.
#[must_use]
pub fn render(findings: &Findings, sources: &Sources) -> String {
    findings.iter().map(|finding| command(finding, sources)).collect()
}

fn command(finding: &Diagnostic, sources: &Sources) -> String {
    let place = Place::of(finding.primary.span, sources);
    let help = finding.help.as_ref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
    let message = format!("{}{help}", finding.message);
    format!(
        "::{} file={},line={},col={},endLine={},endColumn={},title={}::{}\n",
        finding.severity().as_str(),
        property(&place.file),
        place.line,
        place.column,
        place.end_line,
        place.end_column,
        property(finding.rule.id),
        data(&message),
    )
}

/// Escapes the text of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a property of a command, which also may not hold `:` and `,`.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
