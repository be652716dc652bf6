//! What the parser's refusal of a file means to the person who wrote it.

use granit_parser::{ErrorKind, ScanError};

use crate::diagnostic::Diagnostic;
use crate::rule;
use crate::source::{FileId, SourceFile, Span};

/// What is wrong, and what to do, where the parser's words say too little.
fn saying(kind: &ErrorKind) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        ErrorKind::UnknownAnchor => ("a text without quotes cannot begin with `*`", "put the text in double quotes"),
        ErrorKind::UndeclaredTagHandle
        | ErrorKind::InvalidGlobalTagCharacter
        | ErrorKind::InvalidTagTerminator
        | ErrorKind::InvalidTagEscape
        | ErrorKind::MissingTagUri
        | ErrorKind::UnclosedVerbatimTag => {
            ("a text without quotes cannot begin with `!`", "put the text in double quotes, or remove the tag")
        }
        ErrorKind::RecursionLimitExceeded => TOO_DEEP,
        ErrorKind::MappingValueNotAllowed => (
            "a `:` that makes this a key may not stand here",
            "put a text that has `: ` in it in double quotes; if this is a key, give it the indentation of its neighbors",
        ),
        ErrorKind::SimpleKeyExpected => (
            "there is no `: ` after this key",
            "write a colon and a space; if this is a text that goes on, indent it deeper than its key",
        ),
        ErrorKind::UnexpectedCharacter { .. } => {
            ("a text without quotes cannot begin with this character", "put the text in double quotes")
        }
        ErrorKind::MappingKeyNotAllowed => {
            ("a text without quotes cannot begin with `? `", "put the text in double quotes")
        }
        ErrorKind::ZeroBlockScalarIndent | ErrorKind::InvalidBlockScalarHeader => (
            "a text after `|` or `>` begins on the next line",
            "put a text that begins with `|` or `>` in double quotes",
        ),
        ErrorKind::ExpectedFlowMappingSeparator => (
            COMMA_MISSING,
            "put a comma between two entries, close what was opened, and put a text that has `,` or brackets in it in \
             double quotes",
        ),
        ErrorKind::InvalidColonPlacement => (BRACKET_MISSING, "close what was opened"),
        ErrorKind::UnclosedFlowCollection { .. } => ("this bracket is never closed", "close it"),
        ErrorKind::MismatchedFlowCollectionEnd { .. } => {
            ("this bracket is closed by one of the other kind", "close `{` with `}`, and `[` with `]`")
        }
        ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping
        | ErrorKind::UnexpectedEofBlockSequence
        | ErrorKind::UnexpectedEofBlockMapping => {
            ("a value is missing here", "remove the comma, or put a text that begins with one in double quotes")
        }
        ErrorKind::InvalidTrailingDoubleQuotedScalar => (
            "something follows a closing quote",
            "if a quote is missing further up, add it; a quote inside of a text is written `\\\"`",
        ),
        ErrorKind::InvalidTrailingSingleQuotedScalar => (
            "something follows a closing quote",
            "if a quote is missing further up, add it; an apostrophe inside of a text is written `''`",
        ),
        ErrorKind::InvalidQuotedScalarIndent => ("a quoted text has not ended before this", "add the closing quote"),
        ErrorKind::UnknownQuotedScalarEscape => (
            "this text has a `\\` that means nothing",
            "write `\\\\` for a backslash, or put the text in single quotes",
        ),
        ErrorKind::ExpectedDocumentStart => (
            "this fits nothing above it",
            "give all keys of one record the same indentation, and put a text that has brackets or quotes in it in double \
             quotes",
        ),
        ErrorKind::ExpectedBlockMappingKey | ErrorKind::ExpectedBlockSequenceEntry | ErrorKind::ExpectedNodeContent => {
            (
                "the indentation of this line fits nothing above it",
                "give all keys of one record the same indentation, and every entry of a list its `- `",
            )
        }
        ErrorKind::BlockSequenceEntryNotAllowed => {
            ("a list cannot begin on the line of its key", "put the first `- ` on the next line")
        }
        _ => return None,
    })
}

const TOO_DEEP: (&str, &str) =
    ("this is nested too deeply", "remove the brackets or the indentation that should not be there");

const COMMA_MISSING: &str = "a comma or a closing bracket is missing before this";

const BRACKET_MISSING: &str = "a closing bracket is missing before this";

/// More levels of nesting than a file may have.
pub(super) fn too_deep(span: Span) -> Diagnostic {
    let (message, help) = TOO_DEEP;
    Diagnostic::new(&rule::SYNTAX, span, message).help(help)
}

/// Turns the parser's error into a finding in our words, at our own position.
pub(super) fn explain(error: &ScanError, file: FileId, source: &SourceFile) -> Diagnostic {
    let marker = error.marker();
    let start = marker.byte_offset().and_then(|offset| u32::try_from(offset).ok()).unwrap_or_default();
    let span = Span { file, start, end: start };
    let Some((message, help)) = saying(error.kind()) else {
        return Diagnostic::new(&rule::SYNTAX, span, error.kind().to_string());
    };
    let diagnostic = Diagnostic::new(&rule::SYNTAX, span, message).help(help);
    let opening = if [COMMA_MISSING, BRACKET_MISSING].contains(&message) { opening(span, source) } else { None };
    opening.into_iter().fold(diagnostic, |diagnostic, opening| diagnostic.also(opening, "opened here"))
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
