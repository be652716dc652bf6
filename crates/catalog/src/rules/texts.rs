//! The form of the texts: short titles, one-sentence summaries, no markup but code spans, and remedies where they belong.

use super::{MARKUP, SUMMARY, TITLE, TROUBLESHOOTING, WHITESPACE};
use crate::diagnostic::{Diagnostic, Findings};
use crate::document::{CodeEntry, Document, Outcome};
use crate::source::{At, Span};
use crate::text;

/// Longest title, in characters.
pub(crate) const MAX_TITLE: usize = 40;

pub(super) fn check(document: &Document, findings: &mut Findings) {
    for source in text::sources(document) {
        plain(source.text, findings);
    }
    for locale in document.translations() {
        for translation in text::translations(locale) {
            plain(translation.text, findings);
        }
    }
    for code in document.families.iter().flat_map(|family| &family.content.codes.value) {
        title(&code.title, findings);
        summary(&code.summary, findings);
        troubleshooting(code, findings);
    }
}

fn title(title: &At<String>, findings: &mut Findings) {
    let length = title.chars().count();
    if length > MAX_TITLE {
        let message = format!("this title has {length} characters; at most {MAX_TITLE} fit");
        findings.push(Diagnostic::new(&TITLE, title.span, message).help("say the rest in the summary"));
    }
    if title.ends_with('.') {
        findings
            .push(Diagnostic::new(&TITLE, title.span, "a title ends without a full stop").help("remove the full stop"));
    }
}

fn summary(summary: &At<String>, findings: &mut Findings) {
    if !summary.ends_with('.') {
        findings
            .push(Diagnostic::new(&SUMMARY, summary.span, "a summary ends with a full stop").help("add the full stop"));
    }
    if summary.trim_end_matches('.').contains(". ") {
        findings.push(
            Diagnostic::new(&SUMMARY, summary.span, "a summary is one sentence")
                .help("keep the sentence that a tired engineer needs; causes and fixes have their own place"),
        );
    }
}

fn troubleshooting(code: &CodeEntry, findings: &mut Findings) {
    let name = &code.name.value;
    match (code.outcome.value, code.troubleshooting.first()) {
        (Outcome::Error, None) => findings.push(
            Diagnostic::new(&TROUBLESHOOTING, code.name.span, format!("the error `{name}` has no troubleshooting"))
                .help("add at least one `cause` with its `fix`"),
        ),
        (Outcome::Success, Some(remedy)) => findings.push(
            Diagnostic::new(&TROUBLESHOOTING, remedy.cause.span, format!("the success `{name}` has troubleshooting"))
                .help("remove it; a success needs no remedy"),
        ),
        _ => {}
    }
}

/// What holds for every text in every language.
fn plain(text: &At<String>, findings: &mut Findings) {
    if text.is_empty() || text.trim() != text.value || text.contains(['\n', '\r']) || text.contains("  ") {
        findings.push(
            Diagnostic::new(&WHITESPACE, text.span, "a text is one line without space at its ends, and not empty")
                .help("remove line breaks, doubled spaces and spaces at the ends"),
        );
    }
    if let Some(what) = markup(text) {
        let message = format!("{what} in a text: only `code` spans are markup here");
        findings.push(
            Diagnostic::new(&MARKUP, text.span, message).help("write plain text; every output does its own escaping"),
        );
    }
}

fn markup(text: &str) -> Option<&'static str> {
    if !text.matches('`').count().is_multiple_of(2) {
        return Some("an unclosed code span");
    }
    if text.contains("``") {
        return Some("an empty code span");
    }
    let outside: String = text.split('`').step_by(2).collect();
    if outside.contains("](") || outside.contains("://") {
        return Some("a link");
    }
    if outside.contains("**") || outside.contains("__") {
        return Some("emphasis");
    }
    let tag = |rest: &str| rest.starts_with('/') || rest.starts_with(|c: char| c.is_ascii_alphabetic());
    outside.split('<').skip(1).any(tag).then_some("an HTML tag")
}

/// Where a code stands, from its first key to its last value.
pub(super) fn extent(code: &CodeEntry) -> Span {
    let texts = code.troubleshooting.iter().map(|remedy| remedy.fix.span);
    texts.fold(code.name.span.to(code.summary.span), Span::to).to(code.title.span)
}

#[cfg(test)]
mod tests {
    use super::markup;

    #[test]
    fn only_code_spans_are_markup() {
        for good in ["plain", "run `a < b && c`", "a < b", "1 * 2 * 3"] {
            assert_eq!(markup(good), None, "{good}");
        }
        for bad in ["a `b", "a `` b", "[x](y)", "**bold**", "<b>bold</b>", "see https://example.com"] {
            assert!(markup(bad).is_some(), "{bad}");
        }
    }
}
