//! Literal texts that mean something: what programs print, titles in other scripts, and clues.

use std::sync::OnceLock;

use regex_lite::Regex;

use crate::catalog::Sighting;
use crate::text;

/// What a literal stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phrase {
    /// What a program prints: the place of the code and of the sighting.
    Sighting { code: usize, sighting: usize, is_telling: bool },
    /// A part that every match of a pattern has: the place of the pattern.
    Pattern(usize),
    /// A title that is not written in ASCII: the place of the code.
    Title(usize),
    /// The id of a code, as this project writes it: the place of the code.
    Id(usize),
    /// The place of a clue.
    Clue(usize),
    /// The place of a program that the catalog does not have.
    Outside(usize),
    /// The place of a packet.
    Packet(usize),
    /// A word that lines about MQTT have.
    Topic,
}

/// A regular expression among the sightings, compiled when its literal part first occurs.
#[derive(Debug)]
pub(crate) struct Pattern {
    pub(crate) code: usize,
    pub(crate) sighting: usize,
    source: String,
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    pub(crate) fn new(code: usize, sighting: usize, source: &str) -> Self {
        Self { code, sighting, source: format!("(?i){source}"), compiled: OnceLock::new() }
    }

    /// Where the pattern matches.
    pub(crate) fn find(&self, shown: &str) -> Option<(usize, usize)> {
        let compiled = self.compiled.get_or_init(|| Regex::new(&self.source).ok());
        compiled.as_ref()?.find(shown).map(|found| (found.start(), found.end()))
    }
}

/// The literals that a sighting is found by, each with whether it is telling enough to stand alone in a log.
pub(crate) fn literals(sighting: &Sighting<'_>) -> Vec<(String, bool)> {
    let whole = text::folded(sighting.text);
    let whole = whole.trim_end_matches(['.', ',', ':', ' ']);
    let mut literals = vec![(whole.to_owned(), is_telling(whole))];
    // `接続喪失 (32109) - java.io.EOFException` is also known by its first words.
    if let Some((message, rest)) = whole.split_once(" (")
        && rest.starts_with(|c: char| c.is_ascii_digit())
        && (message.contains(' ') || !message.is_ascii())
        && message.len() >= 8
    {
        literals.push((message.to_owned(), false));
    }
    // OpenSSL 3 leaves empty where OpenSSL 1.1 names a function: `SSL routines::certificate verify failed`.
    if let Some((_, message)) = whole.split_once("::").filter(|(_, message)| message.split(' ').count() >= 3) {
        literals.push((message.to_owned(), false));
    }
    literals
}

/// Short and general messages, such as `Timed out`, say little without a number.
fn is_telling(folded: &str) -> bool {
    if folded.is_ascii() { folded.split(' ').count() >= 3 || folded.len() >= 20 } else { folded.len() >= 18 }
}

/// The longest literal part of a regular expression that every match has.
pub(crate) fn required(pattern: &str) -> String {
    let (mut best, mut run, mut depth) = (String::new(), String::new(), 0_usize);
    let mut chars = pattern.chars();
    while let Some(c) = chars.next() {
        let literal = match c {
            '\\' => chars.next().filter(|c| !c.is_alphanumeric()),
            '(' | '[' | '{' => {
                depth += 1;
                None
            }
            ')' | ']' | '}' => {
                depth = depth.saturating_sub(1);
                None
            }
            '*' | '?' => {
                run.pop();
                None
            }
            '.' | '+' | '|' | '^' | '$' => None,
            c => Some(c),
        };
        match literal {
            Some(c) if depth == 0 => run.push(c),
            _ => run.clear_into(&mut best),
        }
    }
    run.clear_into(&mut best);
    text::folded(&best)
}

trait ClearInto {
    /// Empties the text; keeps it in the other one if it is longer.
    fn clear_into(&mut self, best: &mut String);
}

impl ClearInto for String {
    fn clear_into(&mut self, best: &mut String) {
        if self.len() > best.len() {
            best.clone_from(self);
        }
        self.clear();
    }
}

/// Whether a message that ends at a place ends there, or only begins a longer one as in `Connection refused: Not authorized`.
pub(crate) fn is_whole_message(folded: &str, start: usize, end: usize) -> bool {
    let goes_on = folded.get(end..).unwrap_or_default().trim_start_matches('.').starts_with(": ");
    let head = folded.get(..start).unwrap_or_default();
    let follows_word = head.ends_with(' ') && head.trim_end().ends_with(|c: char| c.is_alphanumeric());
    let begins_inside = folded.get(start..).is_some_and(|rest| rest.starts_with("error: ")) && follows_word;
    !goes_on && !begins_inside
}

/// Whether words are a message of their own: something other than a word stands before and after them, or on one side if
/// one is enough. `New client connected from` does not say that something is wrong because the client is connected.
pub(crate) fn stands_apart(folded: &str, start: usize, end: usize, on_both_sides: bool) -> bool {
    let head = folded.get(..start).unwrap_or_default().trim_end();
    let rest = folded.get(end..).unwrap_or_default().trim_start();
    let before = !head.ends_with(|c: char| c.is_alphabetic());
    let after = !rest.starts_with(|c: char| c.is_alphabetic());
    if on_both_sides { before && after } else { before || after }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_part_that_every_match_has() {
        assert_eq!(required(r"Rejected PUBLISH (from|to) .+, quota exceeded\."), "rejected publish");
        assert_eq!(
            required(r"Client .+ already connected, closing old connection\."),
            "already connected, closing old connection."
        );
        assert_eq!(required(r"AMQJS0006E Bad Connack return code:\d+ .+\."), "amqjs0006e bad connack return code:");
        assert_eq!(required(r"colou?r"), "colo");
    }

    #[test]
    fn a_message_that_goes_on_is_another_one() {
        let line = "mqtt error: connection refused: not authorized";
        let end = line.find(": not").unwrap_or_default();
        assert!(!is_whole_message(line, 5, end));
        assert!(is_whole_message("error: connection refused.", 0, 25));
    }
}
