//! From a question to an answer.

use crate::answer::{Answer, Question};
use crate::catalog::Code;
use crate::clue::{CLUES, OUTSIDE};
use crate::index::Lookup;
use crate::literal::Hit;
use crate::mention;
use crate::name;
use crate::number::{self, Notation, Number, Role};
use crate::phrase::Phrase;
use crate::rank::{self, Support};
use crate::text::Text;

/// A text and what was found in it besides codes.
pub(crate) struct Reading {
    pub(crate) text: Text,
    pub(crate) is_log_line: bool,
    pub(crate) hits: Vec<Hit<Phrase>>,
    pub(crate) supports: Vec<Support>,
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
        if question.is_log_line && !self.may_have_words(&text.folded) && !may_have_code(&number::numbers(&text)) {
            return Answer::default();
        }
        let reading = self.read(text, question);
        let numbers = number::numbers(&reading.text);
        let allowed = self.allowed(question);
        let mut words = self.words(&reading, &numbers, &allowed);
        if question.is_log_line && words.is_empty() && !may_have_code(&numbers) {
            return Answer::default();
        }
        words = mention::settle_words(words);
        let mut mentions = self.numbers(&reading, &numbers, &words, &allowed, question);
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
            self.guess(&reading, &allowed, &mut answer);
        }
        answer
    }

    /// Finds the phrases of a text, and what they say about its source.
    fn read(&self, text: Text, question: &Question<'_>) -> Reading {
        let hits = self.phrases.find(&text.folded);
        let mut supports = self.supports(&hits, &text);
        if let Some(from) = question.from {
            let from = Text::new(from);
            supports.extend(self.supports(&self.phrases.find(&from.folded), &from));
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
        Reading { text, is_log_line: question.is_log_line, hits, supports, outside, is_about_mqtt }
    }

    fn supports(&self, hits: &[Hit<Phrase>], text: &Text) -> Vec<Support> {
        let mut supports: Vec<Support> = Vec::new();
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

    /// The codes that the question leaves, by place.
    fn allowed(&self, question: &Question<'_>) -> Vec<bool> {
        let client = question.client.map(|client| name::letters(&client.to_lowercase()));
        let fits = |place: usize, code: &Code<'_>| {
            let Some(family) = self.families.get(place) else { return false };
            question.family.is_none_or(|id| family.id == id)
                && question
                    .packet
                    .is_none_or(|packet| code.packets.iter().any(|other| other.eq_ignore_ascii_case(packet)))
                && client.as_deref().is_none_or(|client| !family.is_protocol && is_client(family.id, client))
                && question.version.is_none_or(|version| code.values.iter().any(|value| value.holds_in(version)))
        };
        self.codes.iter().map(|(family, code)| fits(*family, code)).collect()
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

/// Whether people call the library so: `libmosquitto`, `paho python`, `Paho.MQTT.C`.
fn is_client(family: &str, client: &str) -> bool {
    let id = name::letters(family);
    let client = client.replace("mqtt", "");
    let client = client.strip_prefix("lib").unwrap_or(&client);
    let client = match client {
        "pahocpp" | "pahoc++" => "pahoc",
        "python" | "java" | "javascript" | "js" => {
            return id == format!("paho{}", if client == "javascript" { "js" } else { client })
                || client == "java" && id == "pahojavav5";
        }
        "pahojavascript" => "pahojs",
        "mosquittosub" | "mosquittopub" | "mosq" => "mosquitto",
        client => client,
    };
    id == client || client == "paho" && id.starts_with("paho") || client == "pahojava" && id.starts_with("pahojava")
}

/// Whether a number of a log line can be a code without any name or message in the line.
fn may_have_code(numbers: &[Number<'_>]) -> bool {
    numbers.iter().any(|number| number.role != Role::Plain || number.notation == Notation::Hexadecimal)
}
