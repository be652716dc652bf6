//! The form of the texts: short titles, one-sentence summaries, no markup but code spans, and remedies where they belong.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Findings};
use crate::document::{CodeEntry, Document, Outcome};
use crate::rule::{MARKUP, SUMMARY, TITLE, TROUBLESHOOTING, WHITESPACE};
use crate::source::{At, Sources};
use crate::text::Texts;

/// Longest title, in characters.
pub(crate) const MAX_TITLE: usize = 40;

pub(super) fn check(document: &Document, texts: &Texts<'_>, sources: &Sources, findings: &mut Findings) {
    if sources.are_plain() {
        form(document, texts, sources, findings);
    }
    for family in &document.families {
        for code in family.content.codes.value.iter().filter(|code| family.is_whole(code)) {
            troubleshooting(code, findings);
        }
    }
}

fn form(document: &Document, texts: &Texts<'_>, sources: &Sources, findings: &mut Findings) {
    let translations = texts.translations.iter().flat_map(|translation| translation.texts.values());
    for text in texts.sources.values().chain(&texts.repeated).chain(translations) {
        plain(text, sources, findings);
    }
    for code in document.families.iter().flat_map(|family| &family.content.codes.value) {
        title(&code.title, sources, findings);
        summary(&code.summary, sources, findings);
    }
}

fn title(title: &At<Arc<str>>, sources: &Sources, findings: &mut Findings) {
    let length = title.chars().count();
    if let Some((at, _)) = title.char_indices().nth(MAX_TITLE) {
        let message = format!("this title has {length} characters; at most {MAX_TITLE} fit");
        findings.push(
            Diagnostic::new(&TITLE, sources.part(title, at..title.len()), message)
                .label(format!("{} too many", length - MAX_TITLE))
                .help("say the rest in the summary"),
        );
    }
    if title.ends_with('.') {
        let stop = sources.part(title, title.len() - 1..title.len());
        findings.push(Diagnostic::new(&TITLE, stop, "this title ends with a full stop").help("remove it"));
    }
}

fn summary(summary: &At<Arc<str>>, sources: &Sources, findings: &mut Findings) {
    // White space at its ends has its own finding.
    let text = summary.trim_end();
    let Some(last) = text.chars().next_back() else { return };
    if last != '.' {
        let end = sources.part(summary, text.len() - last.len_utf8()..text.len());
        findings.push(Diagnostic::new(&SUMMARY, end, "this summary does not end with a full stop").help("add it"));
    }
    if let Some(at) = text.find(". ") {
        findings.push(
            Diagnostic::new(
                &SUMMARY,
                sources.part(summary, at + 2..text.len()),
                "this summary has more than one sentence",
            )
            .label("the second sentence")
            .help("keep the one that a tired engineer needs; causes and fixes have their own place"),
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
fn plain(text: &At<Arc<str>>, sources: &Sources, findings: &mut Findings) {
    if let Some((part, message, help)) = white_space(text) {
        let span = if text.is_empty() { text.span } else { sources.part(text, part) };
        findings.push(Diagnostic::new(&WHITESPACE, span, message).help(help));
    }
    if let Some((part, message, help)) = markup(text) {
        findings.push(Diagnostic::new(&MARKUP, sources.part(text, part), message).help(help));
    }
}

/// A fault in a text: where it is, what it is, and what to do.
type Fault = (Range<usize>, &'static str, &'static str);

fn white_space(text: &str) -> Option<Fault> {
    let (start, end) = (text.len() - text.trim_start().len(), text.trim_end().len());
    if end == 0 {
        return Some((0..text.len(), "this text is empty", "write it, or remove its key"));
    }
    if let Some(at) = text.find(['\n', '\r']) {
        return Some((at..text.len(), "this text has a line break", "write it in one line"));
    }
    if start > 0 {
        return Some((0..start, "this text begins with a space", "remove it"));
    }
    if end < text.len() {
        return Some((end..text.len(), "this text ends with a space", "remove it"));
    }
    text.find("  ").map(|at| (at..at + 2, "this text has two spaces in a row", "remove one"))
}

fn markup(text: &str) -> Option<Fault> {
    if !text.matches('`').count().is_multiple_of(2) {
        let at = text.rfind('`')?;
        return Some((at..at + 1, "this code span is never closed", "add the second backtick, or remove the first"));
    }
    if let Some(at) = text.find("``") {
        return Some((at..at + 2, "this code span is empty", "write the code between its backticks, or remove them"));
    }
    let mut start = 0;
    for (index, part) in text.split('`').enumerate() {
        if index % 2 == 0
            && let Some((at, length, message, help)) = sign(part)
        {
            return Some((start + at..start + at + length, message, help));
        }
        start += part.len() + 1;
    }
    None
}

/// The first sign of markup outside of code spans: where, how long, what it is, and what to do.
fn sign(prose: &str) -> Option<(usize, usize, &'static str, &'static str)> {
    let find = |sign: &str| prose.find(sign).map(|at| (at, sign.len()));
    if let Some((at, length)) = find("](").or_else(|| find("://")) {
        return Some((at, length, "this text has a link", "say in words where to look; facts have their `source`"));
    }
    if let Some((at, length)) = find("**").or_else(|| find("__")) {
        return Some((at, length, "this text has emphasis", "remove the signs; names go into `code` spans"));
    }
    let is_tag = |rest: &str| rest.starts_with('/') || rest.starts_with(|c: char| c.is_ascii_alphabetic());
    let tag = prose.match_indices('<').find(|(at, _)| prose.get(at + 1..).is_some_and(is_tag))?.0;
    let length = prose.get(tag..)?.find('>').map_or(1, |end| end + 1);
    Some((
        tag,
        length,
        "this text has an HTML tag",
        "remove it, or put it in a `code` span if it is meant as it stands",
    ))
}

#[cfg(test)]
mod tests {
    use super::{Fault, markup, white_space};

    #[test]
    fn only_code_spans_are_markup() {
        for good in ["plain", "run `a < b && c`", "a < b", "1 * 2 * 3", "a_`x`_b"] {
            assert_eq!(markup(good), None, "{good}");
        }
        for bad in ["a `b", "a `` b", "[x](y)", "**bold**", "<b>bold</b>", "see https://example.com"] {
            assert!(markup(bad).is_some(), "{bad}");
        }
    }

    /// The part of a text that a fault points at, and what it says.
    fn told(text: &str, fault: Option<Fault>) -> (&str, &'static str) {
        let (part, message, _) = fault.unwrap_or_else(|| panic!("{text:?} is fine"));
        (&text[part], message)
    }

    #[test]
    fn faults_point_at_the_sign() {
        for (text, place, message) in [
            ("`a` and `b", "`", "this code span is never closed"),
            ("名 `` b", "``", "this code span is empty"),
            ("名 `x` [名](y)", "](", "this text has a link"),
            ("`a` `b` see https://example.com", "://", "this text has a link"),
            ("`__a__` is __b", "__", "this text has emphasis"),
            ("`a` **b**", "**", "this text has emphasis"),
            ("`<i>` a <b>bold</b>", "<b>", "this text has an HTML tag"),
            ("a < b </b> c", "</b>", "this text has an HTML tag"),
            ("`a` a <b", "<", "this text has an HTML tag"),
        ] {
            assert_eq!(told(text, markup(text)), (place, message), "{text}");
        }
        assert_eq!(markup("`a` <b> `c`").map(|(part, ..)| part), Some(4..7));
        assert_eq!(markup("`a` and `b").map(|(part, ..)| part), Some(8..9));
    }

    #[test]
    fn white_space_is_found_where_it_stands() {
        for (text, place, message) in [
            ("", "", "this text is empty"),
            (" \n ", " \n ", "this text is empty"),
            ("a\nb", "\nb", "this text has a line break"),
            ("a\rb", "\rb", "this text has a line break"),
            ("  a", "  ", "this text begins with a space"),
            ("a  ", "  ", "this text ends with a space"),
            ("a b  c", "  ", "this text has two spaces in a row"),
        ] {
            assert_eq!(told(text, white_space(text)), (place, message), "{text:?}");
        }
        assert_eq!(white_space("a b  c").map(|(part, ..)| part), Some(3..5));
        assert_eq!(white_space("a b"), None);
    }
}
