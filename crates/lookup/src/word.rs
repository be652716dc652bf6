//! Words of a text that may mean a code: messages, constants, names and titles.

use std::rc::Rc;

use crate::answer::Evidence;
use crate::ask::Reading;
use crate::index::Lookup;
use crate::label::{self, Label};
use crate::literal::Hit;
use crate::mention::{Candidate, Kind, Mention};
use crate::name::{self, NameHit};
use crate::narrow::Narrow;
use crate::number::{Number, Role};
use crate::phrase::{self, Phrase};
use crate::value::has_number;

impl<'a> Lookup<'a> {
    /// Mentions by words: messages, constants, names, titles.
    pub(crate) fn words(&self, reading: &Reading<'_>, numbers: &[Number<'_>], narrow: &Narrow<'_>) -> Vec<Mention<'a>> {
        let mut mentions: Vec<Mention<'a>> = Vec::new();
        for hit in &reading.hits {
            mentions.extend(self.message(reading, hit));
        }
        for hit in self.names.find(&reading.text.folded) {
            let code = self.codes.get(hit.named.code).map(|(_, code)| *code);
            let has_its_number = numbers.iter().any(|number| {
                number.role == Role::Labelled
                    && code.is_some_and(|code| number.value.is_some_and(|value| has_number(code, value, None)))
            });
            mentions.extend(named(reading, &hit, has_its_number));
        }
        for mention in &mut mentions {
            mention.candidates.retain(|candidate| narrow.permits(self, candidate.code));
        }
        mentions.retain(|mention| !mention.candidates.is_empty());
        mentions
    }

    fn message(&self, reading: &Reading<'_>, hit: &Hit<Phrase>) -> Option<Mention<'a>> {
        let folded = &reading.text.folded;
        let is_whole = hit.start == 0
            && folded.get(hit.end..).is_some_and(|rest| rest.trim_end_matches(['.', '!', '。']).is_empty());
        let (start, end, code, sighting, is_telling) = match hit.stands_for {
            Phrase::Sighting { code, sighting, is_telling } => (hit.start, hit.end, code, Some(sighting), is_telling),
            Phrase::Pattern(place) => {
                let pattern = self.patterns.get(place)?;
                let (start, end) = pattern.find(&reading.text.shown)?;
                (start, end, pattern.code, Some(pattern.sighting), true)
            }
            Phrase::Title(code) => (hit.start, hit.end, code, None, false),
            Phrase::Id(code) => return Some(identified(reading, hit, code)),
            Phrase::Clue(_) | Phrase::Outside(_) | Phrase::Packet(_) | Phrase::Topic => return None,
        };
        if !is_telling && reading.is_log_line && !is_whole || !phrase::is_whole_message(folded, start, end) {
            return None;
        }
        if !is_telling && !phrase::stands_apart(folded, start, end, true) {
            return None;
        }
        if !is_telling
            && !is_whole
            && folded.get(start..end).is_some_and(|words| words.is_ascii() && !words.contains(' '))
        {
            return None; // `Failure` or `Disconnected` somewhere in a text
        }
        let words = reading.text.shown.get(start..end)?.to_owned();
        let client =
            sighting.and_then(|place| self.codes.get(code)?.1.seen_as.get(place)).map(|sighting| sighting.client);
        let evidence =
            client.map_or(Evidence::Name(words.clone()), |client| Evidence::Sighting { client, text: words });
        let weight = if is_telling { 70 } else { 35 };
        let kind = if is_telling { Kind::Telling } else { Kind::Words };
        let is_fragment = sighting.is_some() && !is_telling;
        Some(Mention {
            start,
            end,
            kind,
            candidates: vec![Candidate { code, value: None, evidence: Rc::new(evidence), weight, is_fragment }],
        })
    }
}

/// A mention by the id of a code.
fn identified<'a>(reading: &Reading<'_>, hit: &Hit<Phrase>, code: usize) -> Mention<'a> {
    let evidence = Evidence::Symbol(reading.text.shown.get(hit.start..hit.end).unwrap_or_default().to_owned());
    let candidates =
        vec![Candidate { code, value: None, evidence: Rc::new(evidence), weight: 100, is_fragment: false }];
    Mention { start: hit.start, end: hit.end, kind: Kind::Telling, candidates }
}

/// A mention by a name or title, if the words are likely to be meant as one.
fn named<'a>(reading: &Reading<'_>, hit: &NameHit, has_its_number: bool) -> Option<Mention<'a>> {
    let words = reading.text.shown.get(hit.start..hit.end)?;
    let letters = name::letters(words).len();
    let is_symbol = hit.named.is_symbol && hit.words == 1 && letters >= 8;
    let is_meant = is_symbol || is_meant_as_name(reading, hit, words, letters);
    if !(is_meant || has_its_number && letters >= 4) {
        return None;
    }
    if hit.words == 2 && !phrase::stands_apart(&reading.text.folded, hit.start, hit.end, reading.is_log_line) {
        return None;
    }
    let (kind, weight, evidence) = if is_symbol {
        (Kind::Telling, 100, Evidence::Symbol(words.to_owned()))
    } else {
        (Kind::Words, if is_meant { 40 } else { 20 }, Evidence::Name(words.to_owned()))
    };
    let evidence = Rc::new(evidence);
    let candidate = Candidate { code: hit.named.code, value: None, evidence, weight, is_fragment: !is_meant };
    Some(Mention { start: hit.start, end: hit.end, kind, candidates: vec![candidate] })
}

/// Whether words are meant as the name of a code: written as a constant, announced by a label, several, or the whole text.
fn is_meant_as_name(reading: &Reading<'_>, hit: &NameHit, words: &str, letters: usize) -> bool {
    let is_mixed = words.chars().skip(1).any(char::is_uppercase) && words.chars().any(char::is_lowercase);
    let is_constant = hit.words == 1 && letters >= 6 && (words.contains(['_', '-']) || is_mixed);
    let is_announced =
        label::before(&reading.text.folded, &reading.text.shown, hit.start) != Label::None && letters >= 4;
    let is_phrase = hit.words >= 2 && letters >= if reading.is_log_line { 12 } else { 8 };
    let is_all = hit.start == 0 && hit.end == reading.text.shown.len();
    is_constant
        || is_announced
        || is_phrase && (!reading.is_log_line || reading.is_about_mqtt)
        || is_all && !reading.is_log_line
}
