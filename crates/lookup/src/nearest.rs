//! When nothing fits: spelling that is a little off, and what is nearest.

use crate::answer::{Answer, Evidence, Meaning};
use crate::ask::Reading;
use crate::index::Lookup;
use crate::name::{letters, words};
use crate::narrow::Narrow;
use crate::rank::prior;

/// Texts of more words are not misspelled names.
const MOST_WORDS: usize = 6;

impl<'a> Lookup<'a> {
    /// Looks for names that are spelled a little differently, and for names and numbers nearby.
    pub(crate) fn guess(&self, reading: &Reading<'_>, narrow: &Narrow<'_>, answer: &mut Answer<'a>) {
        self.misspelled(reading, narrow, answer);
        if answer.meanings.is_empty() {
            self.add_nearest(reading, narrow, answer);
        }
        answer.is_certain = false;
    }

    fn misspelled(&self, reading: &Reading<'_>, narrow: &Narrow<'_>, answer: &mut Answer<'a>) {
        let folded = &reading.text.folded;
        let words: Vec<(usize, usize)> = words(folded).collect();
        if words.len() > MOST_WORDS || folded.contains(|c: char| c.is_ascii_digit()) {
            return;
        }
        let mut found: Vec<(usize, usize, usize, usize)> = Vec::new();
        for first in 0..words.len() {
            for last in first..words.len().min(first + 5) {
                let (Some((start, _)), Some((_, end))) = (words.get(first), words.get(last)) else { continue };
                let letters = letters(folded.get(*start..*end).unwrap_or_default());
                let similar = self.names.similar(&letters, edits_within(letters.len()));
                found.extend(
                    similar.into_iter().map(|(edits, named)| (letters.len() - edits, named.code, *start, *end)),
                );
            }
        }
        let Some(most) = found.iter().map(|(covered, ..)| *covered).max() else { return };
        for (_, code, start, end) in
            found.into_iter().filter(|(covered, code, ..)| *covered == most && narrow.permits(self, *code))
        {
            self.add_similar(code, reading.text.shown.get(start..end).unwrap_or_default(), answer);
        }
        answer.meanings.sort_by_key(|meaning| u32::MAX - meaning.rank);
    }

    fn add_similar(&self, place: usize, words: &str, answer: &mut Answer<'a>) {
        let Some((family, code)) = self.codes.get(place) else { return };
        let Some(family) = self.families.get(*family) else { return };
        if answer.meanings.iter().all(|meaning| meaning.code.id != code.id) {
            let value = code.values.last().map_or(0, |value| value.number);
            let evidence = vec![Evidence::Similar(words.to_owned())];
            answer.meanings.push(Meaning { family, code, value, evidence, rank: prior(family, code) });
        }
    }

    /// Up to five codes whose titles or names share most with the text.
    fn add_nearest(&self, reading: &Reading<'_>, narrow: &Narrow<'_>, answer: &mut Answer<'a>) {
        let wanted = pairs(&letters(&reading.text.folded));
        if wanted.is_empty() || wanted.len() > 80 {
            return;
        }
        let mut scored: Vec<(usize, usize)> = Vec::new();
        for (place, (_, code)) in self.codes.iter().enumerate().filter(|(place, _)| narrow.permits(self, *place)) {
            let names = code.titles.iter().map(|(_, title)| *title).chain([code.name]);
            let score = names.map(|name| likeness(&wanted, &pairs(&letters(&name.to_lowercase())))).max().unwrap_or(0);
            if score >= 40 {
                scored.push((score, place));
            }
        }
        scored.sort_by_key(|(score, place)| (usize::MAX - score, *place));
        answer.nearest =
            scored.into_iter().take(5).filter_map(|(_, place)| self.codes.get(place).map(|(_, code)| *code)).collect();
    }
}

/// How many letters of a name may be wrong, missing or swapped.
fn edits_within(letters: usize) -> usize {
    match letters {
        0..=5 => 0,
        6..=13 => 1,
        _ => 2,
    }
}

/// The pairs of neighboring characters, sorted.
fn pairs(letters: &str) -> Vec<(char, char)> {
    let mut pairs: Vec<(char, char)> = letters.chars().zip(letters.chars().skip(1)).collect();
    pairs.sort_unstable();
    pairs
}

/// How many of all pairs are common, in percent.
fn likeness(one: &[(char, char)], other: &[(char, char)]) -> usize {
    let common = one.iter().filter(|pair| other.binary_search(pair).is_ok()).count();
    (200 * common).checked_div(one.len() + other.len()).unwrap_or(0)
}
