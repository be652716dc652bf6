//! Findings for people: the rule, the place in its source, a second place where one explains it, and the way out.

use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Element, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Findings, Label, Severity};
use crate::source::{FileId, SourceFile, Sources};

/// How many findings are written in full; the rest are only counted.
const MAX_SHOWN: usize = 100;

/// Longest source line shown whole; a longer one is cut around the place.
const TERM_WIDTH: usize = 140;

/// Writes the findings, then a line that counts them; an empty string if there is none. Of too many, errors come first:
/// they are what stops people.
#[must_use]
pub fn render(findings: &Findings, sources: &Sources, color: bool) -> String {
    let mut out = String::new();
    let mut shown: Vec<_> = findings.iter().collect();
    if shown.len() > MAX_SHOWN {
        shown.sort_by_key(|finding| finding.severity());
    }
    for finding in shown.into_iter().take(MAX_SHOWN) {
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

/// A label and how it is underlined.
type Marked<'a> = (&'a Label, AnnotationKind);

/// One snippet a file, the file of the primary label first. A label far from the first in its file has a snippet of its
/// own, so that what is rendered stays small however large the file is.
fn snippets<'a>(finding: &'a Diagnostic, sources: &'a Sources) -> Vec<Element<'a>> {
    let mut by_place: BTreeMap<(bool, FileId, bool), Vec<Marked<'_>>> = BTreeMap::new();
    let primary = &finding.primary;
    by_place.entry((false, primary.span.file, false)).or_default().push((primary, AnnotationKind::Primary));
    for label in &finding.secondary {
        let elsewhere = label.span.file != primary.span.file;
        let far = !elsewhere && label.span.start.abs_diff(primary.span.start) > FAR;
        by_place.entry((elsewhere, label.span.file, far)).or_default().push((label, AnnotationKind::Context));
    }
    let files = by_place.into_iter().filter_map(|((_, file, _), labels)| Some((sources.get(file)?, labels)));
    files.flat_map(|(file, labels)| excerpts(file, labels)).collect()
}

/// Farthest that two labels of one snippet stand apart, in bytes.
const FAR: u32 = 16 << 10;

/// Longest line that is shown, in bytes.
const MAX_LINE: usize = 4096;

/// The labeled lines of a file; only the place where the file is empty or a line too long to show.
fn excerpts<'a>(file: &'a SourceFile, labels: Vec<Marked<'a>>) -> Vec<Element<'a>> {
    if file.text().is_empty() {
        return vec![Element::Origin(Origin::path(file.display_path()))];
    }
    let window = Window::around(file, labels.iter().map(|(label, _)| *label));
    if file.text().get(window.range.clone()).unwrap_or_default().lines().any(|line| line.len() > MAX_LINE) {
        return labels.into_iter().map(|(label, _)| Element::Origin(origin(file, label))).collect();
    }
    let annotations = labels.into_iter().map(|(label, kind)| {
        let annotation = kind.span(window.place(label));
        if label.text.is_empty() { annotation } else { annotation.label(&label.text) }
    });
    let source = file.text().get(window.range.clone()).unwrap_or_default();
    let snippet = Snippet::source(source).line_start(window.line as usize).path(file.display_path());
    vec![snippet.annotations(annotations).into()]
}

/// A place without its source line.
fn origin(file: &SourceFile, label: &Label) -> Origin<'static> {
    let place = file.position(label.span.start);
    Origin::path(file.display_path()).line(place.line as usize).char_column(place.column as usize)
}

/// Whole lines of a file.
struct Window {
    range: Range<usize>,
    /// The number of the first line.
    line: u32,
}

/// Most lines before and behind the labels that are handed to the renderer, which shows some of them.
const CONTEXT: u32 = 4;

impl Window {
    /// The lines around some labels; a label of many lines counts as its first ones.
    fn around<'l>(file: &SourceFile, labels: impl Iterator<Item = &'l Label>) -> Self {
        let (mut first, mut last) = (u32::MAX, 1);
        for label in labels {
            let end = label.span.end.min(label.span.start.saturating_add(FAR));
            first = first.min(file.position(label.span.start).line);
            last = last.max(file.position(end).line);
        }
        let line = first.saturating_sub(CONTEXT).max(1);
        Self { range: file.line(line).start..file.line(last.saturating_add(CONTEXT)).end, line }
    }

    /// Where a label stands in the window.
    fn place(&self, label: &Label) -> Range<usize> {
        let inside = |at: usize| at.clamp(self.range.start, self.range.end) - self.range.start;
        let range = label.span.range();
        inside(range.start)..inside(range.end)
    }
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
    let total: usize = [Severity::Error, Severity::Warning].into_iter().map(|severity| findings.count(severity)).sum();
    let hidden = if total > MAX_SHOWN { format!(" (the first {MAX_SHOWN} are shown)") } else { String::new() };
    let first = findings.iter().next().map_or("MC0001", |finding| finding.rule.id);
    Some(format!("{}{hidden}; `cargo xtask explain {first}` tells more", parts.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule;
    use crate::source::Span;

    #[test]
    fn no_error_is_lost_among_warnings() {
        let mut findings = Findings::default();
        for _ in 0..2 * MAX_SHOWN {
            findings.push(Diagnostic::new(&rule::NOTATION, Span::default(), "odd"));
        }
        findings.push(Diagnostic::new(&rule::SYNTAX, Span::default(), "wrong"));
        let text = render(&findings, &Sources::default(), false);
        assert!(text.starts_with("error[MC0001]: wrong"), "{text}");
        assert!(text.contains("1 error, 200 warnings (the first 100 are shown)"), "{text}");
    }

    /// What is said about two labels of one file, the second this many bytes behind the first.
    fn two_labels(apart: u32) -> String {
        let mut sources = Sources::default();
        let text = "0123456789abcde\n".repeat(2 * FAR as usize / 16);
        let file = sources.add("a.yaml".into(), text);
        let span = |start| Span { file, start, end: start + 1 };
        render_one(&Diagnostic::new(&rule::SYNTAX, span(3), "wrong").also(span(3 + apart), "here"), &sources, false)
    }

    #[test]
    fn labels_that_stand_far_apart_have_a_snippet_each() {
        for (apart, snippets) in [(16, 1), (FAR, 1), (FAR + 1, 2)] {
            let text = two_labels(apart);
            assert_eq!(text.matches("a.yaml:").count(), snippets, "{apart}: {text}");
            assert!(text.contains("- here"), "{apart}: {text}");
        }
    }

    #[test]
    fn labels_in_two_files_have_a_snippet_each() {
        let mut sources = Sources::default();
        let files = ["a.yaml", "b.yaml"].map(|path| sources.add(path.into(), "text\n".to_owned()));
        let span = |file| Span { file, start: 1, end: 2 };
        let finding = Diagnostic::new(&rule::SYNTAX, span(files[1]), "wrong").also(span(files[0]), "here");
        let text = render_one(&finding, &sources, false);
        let places = ["--> b.yaml:1:2", "::: a.yaml:1:2"].map(|place| text.find(place));
        assert!(places[0].is_some() && places[0] < places[1], "{text}");
    }

    #[test]
    fn a_line_without_end_is_not_shown() {
        for (length, is_shown) in [(MAX_LINE, true), (MAX_LINE + 1, false)] {
            let mut sources = Sources::default();
            let file = sources.add("a.yaml".into(), format!("{}\n", "x".repeat(length)));
            let span = Span { file, start: 1, end: 2 };
            let text = render_one(&Diagnostic::new(&rule::SYNTAX, span, "wrong"), &sources, false);
            assert!(text.contains("a.yaml:1:2"), "{text}");
            assert_eq!(text.contains("xx"), is_shown, "{length}");
        }
    }
}
