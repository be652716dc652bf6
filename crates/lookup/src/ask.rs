//! From a question to an answer.

use crate::answer::{Answer, Question};
use crate::clue::{CLUES, OUTSIDE};
use crate::index::Lookup;
use crate::literal::Hit;
use crate::mention;
use crate::narrow::Narrow;
use crate::number::{self, Number};
use crate::phrase::Phrase;
use crate::rank::{self, Support};
use crate::text::Text;

/// A text and what was found in it besides codes.
pub(crate) struct Reading<'t> {
    pub(crate) text: &'t Text<'t>,
    pub(crate) is_log_line: bool,
    pub(crate) hits: Vec<Hit<Phrase>>,
    pub(crate) supports: Vec<Support<'t>>,
    pub(crate) outside: Vec<usize>,
    pub(crate) is_about_mqtt: bool,
}

/// More places of a text are not compared with each other.
const MOST_MENTIONS: usize = 128;
/// Texts are read up to here; what follows is hardly part of a message.
const LONGEST: usize = 16 * 1024;

impl<'a> Lookup<'a> {
    /// What the text may mean, best first.
    ///
    /// Works in time proportional to the text, of which the first 16 KiB count, and never fails.
    #[must_use]
    pub fn ask(&self, question: &Question<'_>) -> Answer<'a> {
        let text = Text::new(shortened(question.text));
        let may_have_words = !question.is_log_line || self.may_have_words(&text.folded);
        self.ask_about(&text, question, may_have_words)
    }

    /// What a text may mean. Whoever has looked may say that no name or message of the catalog is in it: that saves time, and
    /// changes no answer.
    fn ask_about(&self, text: &Text<'_>, question: &Question<'_>, may_have_words: bool) -> Answer<'a> {
        if !may_have_words && !number::may_have_code(text) {
            return Answer::default();
        }
        let numbers = number::numbers(text);
        let from = question.from.map(Text::new);
        let reading = self.read(text, from.as_ref(), question.is_log_line);
        let narrow = Narrow::new(question);
        let mut words = if may_have_words { self.words(&reading, &numbers, &narrow) } else { Vec::new() };
        if question.is_log_line && words.is_empty() && !numbers.iter().any(Number::may_be_code) {
            return Answer::default();
        }
        words = mention::settle_words(words);
        let mut mentions = self.numbers(&reading, &numbers, &words, &narrow, question);
        mention::settle_numbers(&mut mentions, &words);
        let unknown = self.unknown(&reading, &numbers);
        mentions.extend(words);
        mentions.truncate(MOST_MENTIONS);
        rank::settle_sources(self, &mut mentions, &reading.supports);
        mention::settle_agreement(&mut mentions);
        let mut answer = rank::answer(self, &mentions, &reading, question);
        answer.unknown = unknown;
        answer.is_too_large = numbers.iter().any(|number| number.value.is_none());
        if answer.meanings.is_empty() && !question.is_log_line {
            self.guess(&reading, &narrow, &mut answer);
        }
        answer
    }

    /// Finds the phrases of a text, and what they say about its source.
    fn read<'t>(&'t self, text: &'t Text<'_>, from: Option<&'t Text<'_>>, is_log_line: bool) -> Reading<'t> {
        let hits = self.phrases.find(&text.folded);
        let mut supports = self.supports(&hits, text);
        if let Some(from) = from {
            supports.extend(self.supports(&self.phrases.find(&from.folded), from));
        }
        let mut outside: Vec<usize> = hits
            .iter()
            .filter_map(|hit| if let Phrase::Outside(place) = hit.stands_for { Some(place) } else { None })
            .collect();
        outside.sort_unstable();
        outside.dedup();
        for place in outside.iter().filter(|place| OUTSIDE.get(**place).is_some_and(|outside| outside.passes_connack)) {
            supports.push(Support::connack(OUTSIDE.get(*place).map_or("", |outside| outside.name)));
        }
        let is_about_mqtt =
            !outside.is_empty() || hits.iter().any(|hit| matches!(hit.stands_for, Phrase::Topic | Phrase::Packet(_)));
        Reading { text, is_log_line, hits, supports, outside, is_about_mqtt }
    }

    fn supports<'t>(&'t self, hits: &[Hit<Phrase>], text: &'t Text<'_>) -> Vec<Support<'t>> {
        let mut supports = Vec::new();
        for (place, hit) in hits.iter().enumerate() {
            // What a text says twice does not count twice.
            if hits.iter().take(place).any(|other| other.stands_for == hit.stands_for) {
                continue;
            }
            let words = text.shown.get(hit.start..hit.end).unwrap_or_default();
            match hit.stands_for {
                Phrase::Clue(place) => supports.extend(CLUES.get(place).map(|clue| Support::clue(clue, words))),
                Phrase::Packet(place) => supports.extend(
                    self.packets
                        .get(place)
                        .filter(|packet| is_packet(packet, words, &text.folded, hit.end))
                        .map(|packet| Support::packet(packet)),
                ),
                _ => {}
            }
        }
        supports
    }
}

/// The beginning of a text, up to a character.
fn shortened(text: &str) -> &str {
    let end = (0..=LONGEST.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    text.get(..end).unwrap_or(text)
}

/// Whether words name a packet. DISCONNECT and AUTH are words of everyday language unless they are written as packets.
fn is_packet(packet: &str, words: &str, folded: &str, end: usize) -> bool {
    let is_whole = !crate::text::byte(folded, end).is_some_and(|byte| byte.is_ascii_alphanumeric());
    is_whole && (words == packet || !matches!(packet, "DISCONNECT" | "AUTH"))
}

#[cfg(test)]
mod tests;
