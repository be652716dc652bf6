//! Mentions: the places of a text that may mean a code, each with the codes that it may mean.

use std::rc::Rc;

use crate::answer::Evidence;

/// A place of a text that may mean a code.
#[derive(Clone, Debug)]
pub(crate) struct Mention<'a> {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: Kind,
    pub(crate) candidates: Vec<Candidate<'a>>,
}

/// What a mention is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A number.
    Number,
    /// Words or a constant that say little about the family.
    Words,
    /// A constant, or a message that only some programs print.
    Telling,
}

/// A code that a mention may mean.
#[derive(Clone, Debug)]
pub(crate) struct Candidate<'a> {
    /// The place of the code.
    pub(crate) code: usize,
    /// The number that was found.
    pub(crate) value: Option<i64>,
    /// Why; the same for all codes that a number may mean.
    pub(crate) evidence: Rc<Evidence<'a>>,
    pub(crate) weight: u32,
    /// Whether it is known by a part of what a program prints. Other programs may print the same part.
    pub(crate) is_fragment: bool,
}

impl Mention<'_> {
    fn contains(&self, other: &Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    fn is_longer(&self, other: &Self) -> bool {
        self.end - self.start > other.end - other.start
    }

    fn has(&self, code: usize) -> bool {
        self.candidates.iter().any(|candidate| candidate.code == code)
    }
}

/// Joins mentions of the same words, and leaves out words inside of longer messages.
pub(crate) fn settle_words(mut mentions: Vec<Mention<'_>>) -> Vec<Mention<'_>> {
    mentions.sort_by_key(|mention| (mention.start, usize::MAX - mention.end, mention.kind != Kind::Telling));
    let mut settled: Vec<Mention<'_>> = Vec::new();
    for mention in mentions {
        match settled.iter_mut().find(|other| other.contains(&mention)) {
            Some(other) if other.is_longer(&mention) => {}
            Some(other) => other.absorb(mention),
            None => settled.push(mention),
        }
    }
    settled
}

impl Mention<'_> {
    /// Takes over the candidates of a mention of the same words.
    fn absorb(&mut self, mention: Self) {
        if mention.kind == Kind::Telling && self.kind == Kind::Words {
            self.kind = Kind::Telling;
        }
        for candidate in mention.candidates {
            match self.candidates.iter_mut().find(|other| other.code == candidate.code) {
                Some(other) if other.weight >= candidate.weight => {}
                Some(other) => *other = candidate,
                None => self.candidates.push(candidate),
            }
        }
    }
}

/// Keeps of the numbers inside of a message what the message means, if it means that number.
pub(crate) fn settle_numbers(numbers: &mut [Mention<'_>], words: &[Mention<'_>]) {
    for number in numbers {
        for message in words.iter().filter(|message| message.kind == Kind::Telling) {
            if message.contains(number) && number.candidates.iter().any(|candidate| message.has(candidate.code)) {
                number.candidates.retain(|candidate| message.has(candidate.code));
            }
        }
    }
}

/// Where a number and words say the same, the other readings of both go.
pub(crate) fn settle_agreement(mentions: &mut [Mention<'_>]) {
    if mentions.len() < 2 {
        return;
    }
    let codes: Vec<Vec<(usize, bool)>> = mentions
        .iter()
        .map(|mention| mention.candidates.iter().map(|candidate| (candidate.code, candidate.is_fragment)).collect())
        .collect();
    for (place, mention) in mentions.iter_mut().enumerate() {
        let is_number = mention.kind == Kind::Number;
        let agrees = |code: usize| {
            let others = codes.iter().enumerate().filter(|(other, _)| *other != place);
            others
                .flat_map(|(_, codes)| codes)
                .any(|(other, is_fragment)| *other == code && !(is_number && *is_fragment))
        };
        if mention.candidates.iter().any(|candidate| agrees(candidate.code)) {
            mention.candidates.retain(|candidate| agrees(candidate.code));
        }
    }
}
