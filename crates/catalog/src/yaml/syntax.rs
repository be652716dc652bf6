//! What the parser's refusal of a file means to the person who wrote it.

use serde_saphyr::{Error, Location};

use crate::diagnostic::Diagnostic;
use crate::rule;
use crate::source::{FileId, SourceFile, Span};

/// From a part of the parser's message: what is wrong, and what to do.
const SAYINGS: &[(&str, &str, &str)] = &[
    ("Anchors {", "anchors (`&name`) have no place in the spec", "write the value out where it is needed"),
    ("unknown anchor", "a text without quotes cannot begin with `*`", "put the text in double quotes"),
    ("merge keys", "merge keys (`<<`) have no place in the spec", "write the keys out"),
    ("unsupported tag", "tags (`!name`) have no place in the spec", "remove the tag"),
    ("Documents {", "a second YAML document begins here", "one file holds one document: remove this line"),
    ("Depth {", "this is nested too deeply", "remove the brackets or the indentation that should not be there"),
    ("recursion limit", "this is nested too deeply", "remove the brackets or the indentation that should not be there"),
    ("budget breached", "this file has too much in it", "divide it in two; `--large` reads large specs of your own"),
    (
        "mapping values are not allowed",
        "a `:` that makes this a key may not stand here",
        "put a text that has `: ` in it in double quotes; if this is a key, give it the indentation of its neighbors",
    ),
    (
        "simple key expected",
        "there is no `: ` after this key",
        "write a colon and a space; if this is a text that goes on, indent it deeper than its key",
    ),
    ("unexpected character", "a text without quotes cannot begin with this character", "put the text in double quotes"),
    ("mapping keys are not allowed", "a text without quotes cannot begin with `? `", "put the text in double quotes"),
    (
        "while scanning a block scalar",
        "a text after `|` or `>` begins on the next line",
        "put a text that begins with `|` or `>` in double quotes",
    ),
    (
        "did not find expected ','",
        "a comma or a closing bracket is missing before this",
        "put a comma between two entries, close what was opened, and put a text that has `,` or brackets in it in double quotes",
    ),
    ("illegal placement of ':'", "a closing bracket is missing before this", "close what was opened"),
    ("unclosed bracket", "this bracket is never closed", "close it"),
    ("mismatched bracket", "this bracket is closed by one of the other kind", "close `{` with `}`, and `[` with `]`"),
    (
        "unexpected EOF",
        "a value is missing here",
        "remove the comma, or put a text that begins with one in double quotes",
    ),
    (
        "trailing content after double-quoted",
        "something follows a closing quote",
        "if a quote is missing further up, add it; a quote inside of a text is written `\\\"`",
    ),
    (
        "trailing content after single-quoted",
        "something follows a closing quote",
        "if a quote is missing further up, add it; an apostrophe inside of a text is written `''`",
    ),
    ("multiline quoted scalar", "a quoted text has not ended before this", "add the closing quote"),
    (
        "unknown escape",
        "this text has a `\\` that means nothing",
        "write `\\\\` for a backslash, or put the text in single quotes",
    ),
    (
        "<document start>",
        "this fits nothing above it",
        "give all keys of one record the same indentation, and put a text that has brackets or quotes in it in double quotes",
    ),
    (
        "did not find expected",
        "the indentation of this line fits nothing above it",
        "give all keys of one record the same indentation, and every entry of a list its `- `",
    ),
    ("block sequence entries", "a list cannot begin on the line of its key", "put the first `- ` on the next line"),
    ("null into string", "a key must be text", "put it in double quotes"),
    ("expected string scalar", "a key must be text", "put it in double quotes"),
    ("non-finite float", "this is no number that the spec could mean", "put it in double quotes if it is a text"),
];

/// Turns the parser's error into a finding in our words, at our own position.
pub(super) fn explain(error: &Error, file: FileId, source: &SourceFile) -> Diagnostic {
    let text = error.to_string();
    let span = error.location().map_or(Span::file_start(file), |location| span_of(location, file, source));
    if let Error::DuplicateMappingKey { key: Some(key), .. } = error {
        return duplicate(key, span, source);
    }
    let Some((part, message, help)) = SAYINGS.iter().find(|(part, ..)| text.contains(part)) else {
        // The parser appends the position, and a snippet that we write ourselves.
        return Diagnostic::new(&rule::SYNTAX, span, text.split(" at line ").next().unwrap_or(&text));
    };
    let span = match *part {
        "Anchors {" => widened(span, '&', source),
        "unsupported tag" => widened(span, '!', source),
        _ => span,
    };
    let diagnostic = Diagnostic::new(&rule::SYNTAX, span, *message).help(*help);
    let opening = if message.contains("closing bracket is missing") { opening(span, source) } else { None };
    opening.into_iter().fold(diagnostic, |diagnostic, opening| diagnostic.also(opening, "opened here"))
}

/// A key that stands twice in one map, with its first use.
fn duplicate(key: &str, span: Span, source: &SourceFile) -> Diagnostic {
    let diagnostic = Diagnostic::new(&rule::SYNTAX, span, format!("the key `{key}` stands twice in one map"))
        .label("used again")
        .help("keep one of the two");
    match first_use(key, span, source) {
        Some(first) => diagnostic.also(first, "first used here"),
        None => diagnostic,
    }
}

/// The first use of a key: earlier in the same line, or on the nearest earlier line at the same column.
fn first_use(key: &str, span: Span, source: &SourceFile) -> Option<Span> {
    let before = source.text().get(..span.start as usize)?;
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let is_key = |at: usize| source.text().get(at..)?.strip_prefix(key)?.starts_with(':').then_some(at);
    let same_line = || before.get(line_start..)?.rmatch_indices(key).find_map(|(at, _)| is_key(line_start + at));
    let mut start = line_start;
    let earlier_line = || {
        before.get(..line_start)?.split_inclusive('\n').rev().find_map(|line| {
            start -= line.len();
            let indent = line.len() - line.trim_start_matches([' ', '-']).len();
            (indent == span.start as usize - line_start).then(|| is_key(start + indent)).flatten()
        })
    };
    let first = u32::try_from(same_line().or_else(earlier_line)?).ok()?;
    Some(Span { start: first, end: first + u32::try_from(key.len()).ok()?, ..span })
}

/// A span from the sign before it in the same line: the parser points behind `&name` and `!name`.
fn widened(span: Span, sign: char, source: &SourceFile) -> Span {
    let before = source.text().get(..span.start as usize).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    let back = line.rfind(sign).map_or(0, |at| line.len() - at);
    Span { start: span.start - u32::try_from(back).unwrap_or_default(), ..span }
}

/// The bracket that is still open at a place.
fn opening(span: Span, source: &SourceFile) -> Option<Span> {
    let before = source.text().get(..span.start as usize)?;
    let mut closed = 0;
    for (at, c) in before.char_indices().rev() {
        match c {
            '}' | ']' => closed += 1,
            '{' | '[' if closed == 0 => {
                let start = u32::try_from(at).ok()?;
                return Some(Span { start, end: start + 1, ..span });
            }
            '{' | '[' => closed -= 1,
            _ => {}
        }
    }
    None
}

/// The parser gives byte offsets for most places, and only line and column for some syntax errors.
fn span_of(location: Location, file: FileId, source: &SourceFile) -> Span {
    let span = location.span();
    let start = span
        .byte_offset()
        .and_then(|offset| u32::try_from(offset).ok())
        .unwrap_or_else(|| source.offset(location.line(), location.column()));
    let length = span.byte_len().and_then(|length| u32::try_from(length).ok()).unwrap_or_default();
    Span { file, start, end: start + length }
}
