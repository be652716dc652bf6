//! Findings for people: the rule, the place in its source, a second place where one explains it, and the way out.

use std::collections::BTreeMap;

use annotate_snippets::{AnnotationKind, Element, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Findings, Label, Severity};
use crate::source::{FileId, Sources};

/// How many findings are written in full; the rest are only counted.
const MAX_SHOWN: usize = 100;

/// Longest source line shown whole; a longer one is cut around the place.
const TERM_WIDTH: usize = 140;

/// Writes all findings, then a line that counts them; an empty string if there is none.
#[must_use]
pub fn render(findings: &Findings, sources: &Sources, color: bool) -> String {
    let mut out = String::new();
    for finding in findings.iter().take(MAX_SHOWN) {
        out.push_str(&render_one(finding, sources, color));
        out.push_str("\n\n");
    }
    if let Some(summary) = summary(findings) {
        out.push_str(&summary);
        out.push('\n');
    }
    out
}

/// Writes one finding, without a newline at its end.
#[must_use]
pub fn render_one(finding: &Diagnostic, sources: &Sources, color: bool) -> String {
    let level = match finding.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = level.primary_title(&finding.message).id(finding.rule.id).elements(snippets(finding, sources));
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.message(help));
    }
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    renderer.term_width(TERM_WIDTH).render(&[group])
}

/// One snippet a file, the file of the primary label first; only the path of a file that is not there or empty.
fn snippets<'a>(finding: &'a Diagnostic, sources: &'a Sources) -> Vec<Element<'a>> {
    let mut by_file: BTreeMap<(bool, FileId), Vec<(&Label, AnnotationKind)>> = BTreeMap::new();
    let primary = &finding.primary;
    by_file.entry((false, primary.span.file)).or_default().push((primary, AnnotationKind::Primary));
    for label in &finding.secondary {
        let key = (label.span.file != primary.span.file, label.span.file);
        by_file.entry(key).or_default().push((label, AnnotationKind::Context));
    }
    by_file
        .into_iter()
        .filter_map(|((_, file), labels)| {
            let file = sources.get(file)?;
            let annotations = labels.into_iter().map(|(label, kind)| {
                let annotation = kind.span(label.span.range());
                if label.text.is_empty() { annotation } else { annotation.label(&label.text) }
            });
            if file.text().is_empty() {
                return Some(Element::Origin(Origin::path(file.display_path())));
            }
            Some(Snippet::source(file.text()).path(file.display_path()).annotations(annotations).into())
        })
        .collect()
}

/// "3 errors, 1 warning", or nothing if there is nothing to count.
fn summary(findings: &Findings) -> Option<String> {
    let count = |severity: Severity| match findings.count(severity) {
        0 => None,
        1 => Some(format!("1 {}", severity.as_str())),
        n => Some(format!("{n} {}s", severity.as_str())),
    };
    let parts: Vec<_> = [Severity::Error, Severity::Warning].into_iter().filter_map(count).collect();
    if parts.is_empty() {
        return None;
    }
    let total = findings.iter().count();
    let hidden = if total > MAX_SHOWN { format!(" (the first {MAX_SHOWN} are shown)") } else { String::new() };
    let first = findings.iter().next().map_or("MC0001", |finding| finding.rule.id);
    Some(format!("{}{hidden}; `cargo xtask explain {first}` tells more", parts.join(", ")))
}
