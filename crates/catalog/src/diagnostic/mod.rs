//! Findings: what is wrong, where, and what to do about it.
//!
//! A [`Diagnostic`] is data. The modules below turn a list of them into text for people ([`text`]), JSON lines for
//! programs ([`json`]), GitHub workflow commands ([`github`]) and SARIF for code scanning ([`sarif`]); all four carry the
//! same facts.

pub mod github;
pub mod json;
pub mod sarif;
pub mod text;

use crate::hidden::shown;
use crate::rule::Rule;
pub use crate::rule::Severity;
use crate::source::{Sources, Span};
use crate::wording::closest;

/// A place in the spec and what to say about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What to say there; empty to only mark it.
    pub text: String,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that was broken.
    pub rule: &'static Rule,
    /// What is wrong, in one line without a full stop.
    pub message: String,
    /// Where.
    pub primary: Label,
    /// A second place that explains the first, such as where a name was used before.
    pub secondary: Vec<Label>,
    /// What to do.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A finding at one place.
    pub fn new(rule: &'static Rule, span: Span, message: impl Into<String>) -> Self {
        let primary = Label { span, text: String::new() };
        Self { rule, message: shown(&message.into()), primary, secondary: Vec::new(), help: None }
    }

    /// Says something at the place itself.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.primary.text = shown(&text.into());
        self
    }

    /// Adds a second place.
    #[must_use]
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.secondary.push(Label { span, text: shown(&text.into()) });
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(shown(&text.into()));
        self
    }

    /// How bad it is.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.rule.severity
    }
}

/// Most findings of one severity that are kept; what is more is counted.
const MAX_KEPT: usize = 10_000;

/// How many findings come with a suggestion. Looking for one takes time, and nobody reads so many.
const MAX_SUGGESTIONS: usize = 100;

/// All findings of a run, ordered by place once [`Findings::sort`] was called.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    list: Vec<Diagnostic>,
    errors: Count,
    warnings: Count,
}

/// How many findings of one severity there are.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    kept: usize,
    /// Those beyond [`MAX_KEPT`].
    dropped: usize,
}

impl Findings {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        let count = self.count_of(diagnostic.severity());
        if count.kept < MAX_KEPT {
            count.kept += 1;
            self.list.push(diagnostic);
        } else {
            count.dropped += 1;
        }
    }

    /// Adds those of another list, and counts what that list did not keep.
    pub fn append(&mut self, other: Self) {
        self.errors.dropped += other.errors.dropped;
        self.warnings.dropped += other.warnings.dropped;
        self.extend(other);
    }

    /// What a misspelled word was probably meant to be. Only the first findings of a run get an answer.
    pub fn suggest<'c>(&self, word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
        if self.are_many() { None } else { closest(word, candidates) }
    }

    /// Whether there are so many findings that one more needs no suggestion.
    #[must_use]
    pub const fn are_many(&self) -> bool {
        self.list.len() >= MAX_SUGGESTIONS
    }

    const fn count_of(&mut self, severity: Severity) -> &mut Count {
        match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
        }
    }

    /// Counts again what is kept, after some of it was taken off the list.
    fn recount(&mut self) {
        self.errors.kept = self.list.iter().filter(|finding| finding.severity() == Severity::Error).count();
        self.warnings.kept = self.list.len() - self.errors.kept;
    }

    /// Orders by file, place and rule, and drops exact repetitions.
    pub fn sort(&mut self) {
        self.list.sort_by(|a, b| (a.primary.span, a.rule.id).cmp(&(b.primary.span, b.rule.id)));
        self.list.dedup();
        self.recount();
    }

    /// Whether anything stops generation.
    #[must_use]
    pub const fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Number of findings of one severity.
    #[must_use]
    pub const fn count(&self, severity: Severity) -> usize {
        let count = match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.warnings,
        };
        count.kept + count.dropped
    }

    /// Number of findings that are kept.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.list.len()
    }

    /// The findings.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.list.iter()
    }

    /// Keeps those for which `keep` is true.
    pub fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        self.list.retain(keep);
        self.recount();
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

impl Extend<Diagnostic> for Findings {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, iter: I) {
        iter.into_iter().for_each(|finding| self.push(finding));
    }
}

impl IntoIterator for Findings {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

impl<'a> IntoIterator for &'a Findings {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// A place resolved for output: path, line and column from 1, columns in characters.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub(crate) struct Place {
    pub(crate) file: String,
    pub(crate) line: u32,
    pub(crate) column: u32,
    pub(crate) end_line: u32,
    pub(crate) end_column: u32,
}

impl Place {
    pub(crate) fn of(span: Span, sources: &Sources) -> Self {
        let Some(file) = sources.get(span.file) else {
            return Self { file: String::new(), line: 1, column: 1, end_line: 1, end_column: 1 };
        };
        let (start, end) = (file.position(span.start), file.position(span.end));
        Self {
            file: file.display_path(),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hidden::MAX_SHOWN;
    use crate::rule;

    #[test]
    fn messages_are_one_line_of_plain_text() {
        assert_eq!(shown("a\tb\nc\u{1b}[31m\u{202e}名"), "a\\u{9}b\\nc\\u{1b}[31m\\u{202e}名");
        let long = shown(&"名".repeat(1000));
        assert_eq!(long.chars().count(), MAX_SHOWN + 1);
        assert!(long.ends_with('…'));
    }

    #[test]
    fn findings_without_end_are_counted() {
        let mut findings = Findings::default();
        for _ in 0..=MAX_KEPT {
            findings.push(Diagnostic::new(&rule::SYNTAX, Span::default(), "wrong"));
        }
        findings.push(Diagnostic::new(&rule::NOTATION, Span::default(), "odd"));
        assert_eq!((findings.len(), findings.count(Severity::Error)), (MAX_KEPT + 1, MAX_KEPT + 1));
        assert_eq!(findings.count(Severity::Warning), 1);
        findings.sort();
        assert_eq!(
            (findings.len(), findings.count(Severity::Error)),
            (2, 2),
            "equal ones are one, and one was dropped"
        );
    }

    #[test]
    fn only_the_first_findings_come_with_a_suggestion() {
        let mut findings = Findings::default();
        for index in 0..=MAX_SUGGESTIONS {
            let is_suggested = index < MAX_SUGGESTIONS;
            assert_eq!(findings.suggest("titel", ["title"]).is_some(), is_suggested, "{index}");
            findings.push(Diagnostic::new(&rule::SYNTAX, Span::default(), "wrong"));
        }
    }

    #[test]
    fn a_message_is_as_long_as_it_may_be() {
        let whole = "名".repeat(MAX_SHOWN);
        assert_eq!(shown(&whole), whole);
        assert_eq!(shown(&format!("{whole}前")), format!("{whole}…"));
    }

    #[test]
    fn findings_that_are_only_counted_still_count_together() {
        let many = |rule, number| {
            let mut findings = Findings::default();
            (0..number).for_each(|_| findings.push(Diagnostic::new(rule, Span::default(), "wrong")));
            findings
        };
        let mut all = many(&rule::SYNTAX, MAX_KEPT + 2);
        all.append(many(&rule::NOTATION, MAX_KEPT + 4));
        all.append(many(&rule::SYNTAX, MAX_KEPT + 3));
        all.append(many(&rule::NOTATION, MAX_KEPT + 5));
        assert_eq!(all.len(), 2 * MAX_KEPT);
        assert_eq!(all.count(Severity::Error), 2 * MAX_KEPT + 5);
        assert_eq!(all.count(Severity::Warning), 2 * MAX_KEPT + 9);
    }
}
