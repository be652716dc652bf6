//! Terms: each locale says the field's words in one way, as its glossary has them.
//!
//! The glossary is about words, so code spans are left out on both sides, and packet names in capitals do not count as
//! the verbs they look like (`UNSUBSCRIBE`).

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Findings};
use crate::document::{GlossaryFile, Term};
use crate::rule::GLOSSARY;
use crate::source::{At, Sources};

/// A locale's glossary, ready to be held against many texts.
pub(super) struct Glossary<'d> {
    terms: Vec<Entry<'d>>,
}

/// A term with what finds it fast: most terms do not occur in most texts.
struct Entry<'d> {
    term: &'d Term,
    lowercase: String,
    required: bool,
    avoid: Vec<(Pairs, &'d At<Arc<str>>)>,
    pairs: Pairs,
}

/// Which pairs of neighboring characters a text has, folded into 1024 bits: a text without all bits of a word does not
/// have the word.
#[derive(Clone, Copy)]
struct Pairs([u64; 16]);

impl Pairs {
    fn of(text: &str) -> Self {
        let mut bits = [0; 16];
        for (first, second) in text.chars().zip(text.chars().skip(1)) {
            let bit = u32::from(first).wrapping_mul(31).wrapping_add(u32::from(second)) % 1024;
            if let Some(word) = bits.get_mut(bit as usize / 64) {
                *word |= 1 << (bit % 64);
            }
        }
        Self(bits)
    }

    fn may_have(&self, word: &Self) -> bool {
        self.0.iter().zip(&word.0).all(|(text, word)| text & word == *word)
    }
}

impl<'d> Glossary<'d> {
    pub(super) fn new(file: &'d GlossaryFile) -> Self {
        let entry = |term: &'d Term| {
            let lowercase = term.term.to_lowercase();
            Entry {
                term,
                pairs: Pairs::of(&lowercase),
                lowercase,
                required: term.required.as_ref().is_some_and(|required| required.value),
                avoid: term.avoid.iter().map(|avoided| (Pairs::of(avoided), avoided)).collect(),
            }
        };
        Self { terms: file.terms.iter().map(entry).collect() }
    }

    /// Reports forbidden forms, and accepted ones that are missing where the source text has the term.
    pub(super) fn check(
        &self,
        source: &At<Arc<str>>,
        translated: &At<Arc<str>>,
        files: &Sources,
        findings: &mut Findings,
    ) {
        let (words, text) = (words(source), prose(translated));
        let (in_words, in_text) = (Pairs::of(&words), Pairs::of(&text));
        for Entry { term, lowercase, required, avoid, pairs } in &self.terms {
            let (english, here) = (&term.term.value, preferred(term));
            let mut possible = avoid.iter().filter(|(pairs, _)| in_text.may_have(pairs));
            let avoided = possible.find_map(|(_, avoided)| Some((avoided, avoided_at(&text, avoided, term)?)));
            let is_asked = || *required && in_words.may_have(pairs) && has_term(&words, lowercase);
            let is_said = || term.r#use.iter().any(|form| text.contains(form.as_str()));
            if let Some((avoided, at)) = avoided {
                let message = format!("the glossary says `{here}` for `{english}`, not `{}`", avoided.value);
                let place = files.part(translated, at..at + avoided.len());
                findings.push(
                    Diagnostic::new(&GLOSSARY, place, message).also(avoided.span, "the glossary").help(help(term)),
                );
            } else if is_asked() && !is_said() {
                let message = format!("the source says `{english}`, and this text does not say `{here}`");
                findings.push(
                    Diagnostic::new(&GLOSSARY, translated.span, message)
                        .also(source.span, "the source text")
                        .also(term.term.span, "the glossary")
                        .help(help(term)),
                );
            }
        }
    }
}

fn help(term: &Term) -> String {
    format!("write `{}`", preferred(term))
}

fn preferred(term: &Term) -> &str {
    term.r#use.first().map_or("", |form| form.as_str())
}

/// Where a text has a forbidden form; one that is part of an accepted form (`会话` in `会话期`) counts only outside of it.
fn avoided_at(text: &str, avoided: &At<Arc<str>>, term: &Term) -> Option<usize> {
    text.find(avoided.as_str())?;
    let accepted = term.r#use.iter().filter(|form| form.contains(avoided.as_str()));
    accepted.fold(text.to_owned(), |text, form| text.replace(form.as_str(), &blank(form))).find(avoided.as_str())
}

/// A text with spaces for its code spans, so that every place in it stays where it is.
fn prose(text: &str) -> String {
    let parts = text.split('`').enumerate();
    let parts: Vec<_> = parts.map(|(index, part)| if index % 2 == 0 { part.to_owned() } else { blank(part) }).collect();
    parts.join("`")
}

fn blank(text: &str) -> String {
    " ".repeat(text.len())
}

/// The words of a source text in lower case, without code spans and packet names.
fn words(text: &str) -> String {
    let is_packet = |word: &str| word.len() > 3 && word.bytes().all(|b| b.is_ascii_uppercase());
    let letters = |word: &'_ str| word.trim_matches(|c: char| !c.is_alphabetic()).to_owned();
    let lower = |word: &str| if is_packet(&letters(word)) { String::new() } else { word.to_lowercase() };
    prose(text).split(' ').map(lower).collect::<Vec<_>>().join(" ")
}

/// Whether the words have the term, as whole words; a plural counts.
fn has_term(words: &str, term: &str) -> bool {
    words.match_indices(term).any(|(at, found)| {
        let before = words.get(..at).and_then(|before| before.chars().next_back());
        let after = words.get(at + found.len()..).unwrap_or_default();
        let after = after.strip_prefix('s').unwrap_or(after).chars().next();
        let inside = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '`' || c == '_');
        !inside(before) && !inside(after)
    })
}

#[cfg(test)]
mod tests {
    use super::{has_term, words};

    #[test]
    fn terms_are_whole_words() {
        let has = |text: &str, term: &str| has_term(&words(text), term);
        assert!(has("The broker closed it.", "broker"));
        assert!(has("Two Brokers answer.", "broker"));
        assert!(!has("A brokerage.", "broker"));
        assert!(!has("`a broker` is code", "broker"));
        assert!(!has("An UNSUBSCRIBE.", "unsubscribe"));
        assert!(!has("An AUTH.", "auth"));
        assert!(has("A TLS error.", "tls"), "three capitals are an abbreviation");
        assert!(!has("The subbroker and a broker_2.", "broker"));
        assert!(!has("The `x`broker`y`.", "broker"));
    }
}
