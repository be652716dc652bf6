//! Questions and answers.

use crate::catalog::{Code, Family};
use crate::number::Notation;

/// What someone pasted, and what is known about it besides.
#[derive(Clone, Debug, Default)]
pub struct Question<'q> {
    /// The text: a number, a name, a log line, words.
    pub text: &'q str,
    /// Whether the text is one of many lines of a log rather than what someone asks about. Then a number counts only if
    /// something announces it, and words only if no other reading is likely.
    pub is_log_line: bool,
    /// Only this family.
    pub family: Option<&'q str>,
    /// Only the codes of this library, as people call it: `mosquitto`, `paho python`.
    pub client: Option<&'q str>,
    /// Only codes that this packet may carry.
    pub packet: Option<&'q str>,
    /// The callback, function or program that gave the code.
    pub from: Option<&'q str>,
    /// Only numbers that this version of the library has.
    pub version: Option<[u16; 3]>,
}

impl<'q> Question<'q> {
    /// A question about a text of which nothing else is known.
    #[must_use]
    pub fn new(text: &'q str) -> Self {
        Self { text, ..Self::default() }
    }

    /// A line of a log.
    #[must_use]
    pub fn line(text: &'q str) -> Self {
        Self { text, is_log_line: true, ..Self::default() }
    }
}

/// All meanings, best first.
#[derive(Clone, Debug, Default)]
pub struct Answer<'a> {
    /// The meanings, best first.
    pub meanings: Vec<Meaning<'a>>,
    /// Whether the evidence leaves one family.
    pub is_certain: bool,
    /// Programs that the text seems to come from and whose own codes the catalog does not have.
    pub outside: Vec<&'static str>,
    /// Numbers that look like codes and are not in the catalog.
    pub unknown: Vec<i64>,
    /// Whether a number is larger than any code can be.
    pub is_too_large: bool,
    /// Codes with a similar name or number, if there are no meanings.
    pub nearest: Vec<&'a Code<'a>>,
}

/// What a text may mean, and why.
#[derive(Clone, Debug)]
pub struct Meaning<'a> {
    /// The family.
    pub family: &'a Family<'a>,
    /// The code.
    pub code: &'a Code<'a>,
    /// The number as the text has it, or else the number of the newest version.
    pub value: i64,
    /// Why it fits, the best reason first.
    pub evidence: Vec<Evidence<'a>>,
    /// The more, the better it fits; comparable within one answer only.
    pub rank: u32,
}

/// A reason for a meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Evidence<'a> {
    /// Its number is in the text.
    Number {
        /// As the text has it.
        text: String,
        /// How it is written.
        notation: Notation,
        /// The word that announces it; empty if there is none.
        label: String,
    },
    /// Its upstream constant is in the text.
    Symbol(String),
    /// Its name or title is in the text.
    Name(String),
    /// A program prints this when it meets the code.
    Sighting {
        /// The program.
        client: &'a str,
        /// As the text has it.
        text: String,
    },
    /// A word tells where the text comes from.
    Context(String),
    /// The number holds in this version of the library.
    Version([u16; 3]),
    /// Words of the text are like those of the code.
    Similar(String),
}

impl Evidence<'_> {
    /// Whether the reason has these words already.
    pub(crate) fn says(&self, words: &str) -> bool {
        let text = match self {
            Self::Number { label: text, .. }
            | Self::Symbol(text)
            | Self::Name(text)
            | Self::Sighting { text, .. }
            | Self::Context(text)
            | Self::Similar(text) => text,
            Self::Version(_) => return false,
        };
        if words.is_empty() || !(text.is_ascii() && words.is_ascii()) {
            return text.to_lowercase().contains(&words.to_lowercase());
        }
        text.as_bytes().windows(words.len()).any(|part| part.eq_ignore_ascii_case(words.as_bytes()))
    }
}
