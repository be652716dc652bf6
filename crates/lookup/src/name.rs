//! Names in any case style: constants, names and titles of codes, however they are spelled.

use std::collections::HashMap;

use crate::catalog::{Code, Family};
use crate::text;

/// What a word or some words are the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    /// The place of the code.
    pub(crate) code: usize,
    /// Whether it is the upstream constant with its prefix.
    pub(crate) is_symbol: bool,
}

/// Where names were found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NameHit {
    pub(crate) named: Named,
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// How many words it has in the text; a constant is one.
    pub(crate) words: usize,
}

/// Names without blanks, hyphens and underscores.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    by_letters: HashMap<String, Vec<Named>>,
    /// Most letters of a name.
    longest: usize,
    beginnings: Beginnings,
}

/// A bit for each hash of the first four letters of a name; of all letters, if there are fewer.
#[derive(Clone, Debug)]
struct Beginnings(Box<[u64; 64]>);

impl Default for Beginnings {
    fn default() -> Self {
        Self(Box::new([0; 64]))
    }
}

impl Beginnings {
    /// The word of the table and the bit in it.
    fn place(letters: &[u8]) -> (usize, u64) {
        let first = letters.iter().take(4).fold(0, |packed, byte| packed << 8 | u32::from(*byte));
        let slot = first.wrapping_mul(0x9E37_79B9) >> 20;
        (slot as usize / 64, 1 << (slot % 64))
    }

    fn add(&mut self, letters: &[u8]) {
        let (word, bit) = Self::place(letters);
        if let Some(word) = self.0.get_mut(word) {
            *word |= bit;
        }
    }

    /// Whether a name of no fewer letters begins so, or a name of three letters or fewer is this.
    fn has(&self, letters: &[u8]) -> bool {
        let (word, bit) = Self::place(letters);
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }
}

/// What constants of one library begin with.
const PREFIXES: &[&str] = &["MOSQ_ERR_", "MQTT_ERR_", "REASON_CODE_", "MQTTCLIENT_", "MQTTASYNC_"];

impl Names {
    /// Adds all names of a code, which belongs to the family.
    pub(crate) fn add(&mut self, family: &Family<'_>, code: &Code<'_>, place: usize) {
        if let Some(symbol) = code.symbol {
            let short = PREFIXES.iter().find_map(|prefix| symbol.strip_prefix(prefix));
            self.insert(symbol, Named { code: place, is_symbol: short.is_some() || symbol.contains('_') });
            self.insert(short.unwrap_or(symbol), Named { code: place, is_symbol: false });
        }
        let named = Named { code: place, is_symbol: false };
        // `connack-not-authorized` is found as what CONNACK calls not authorized, as the codes of other versions are.
        let plain = without_scope(family, code);
        self.insert(plain, named);
        if !(family.is_protocol && plain.contains('-')) {
            self.insert(code.name, named);
        }
        for (_, title) in code.titles.iter().filter(|(_, title)| title.is_ascii()) {
            self.insert(title, named);
        }
    }

    fn insert(&mut self, name: &str, named: Named) {
        let letters = letters(&text::folded(name));
        self.longest = self.longest.max(letters.len());
        self.beginnings.add(letters.as_bytes());
        let list = self.by_letters.entry(letters).or_default();
        if !list.iter().any(|other| other.code == named.code) {
            list.push(named);
        }
    }

    /// The letters of all names that can mean something in a log: of three letters or fewer, none does.
    pub(crate) fn all(&self) -> impl Iterator<Item = &str> {
        self.by_letters.keys().map(String::as_str).filter(|letters| letters.len() >= 4)
    }

    /// All names in a folded text; of names that begin at one place, the longest.
    pub(crate) fn find(&self, folded: &str) -> Vec<NameHit> {
        let words: Vec<(usize, usize)> = words(folded).collect();
        let mut hits = Vec::new();
        let mut letters = String::new();
        let mut first = 0;
        while let Some((start, end)) = words.get(first) {
            let word = folded.as_bytes().get(*start..*end).unwrap_or_default();
            first = if word.len() < 4 || self.beginnings.has(word) {
                letters.clear();
                self.longest_at(folded, &words, first, &mut letters, &mut hits)
            } else {
                first + 1
            };
        }
        hits
    }

    /// Adds the longest name that begins with a word; returns where to go on. `letters` is empty, and spares a new text.
    fn longest_at(
        &self,
        folded: &str,
        words: &[(usize, usize)],
        first: usize,
        letters: &mut String,
        hits: &mut Vec<NameHit>,
    ) -> usize {
        let Some(&(start, _)) = words.get(first) else { return first + 1 };
        let mut best: Option<(&Vec<Named>, usize, usize, usize)> = None;
        let mut blanks = 1;
        let mut last = start;
        for (next, &(from, to)) in words.iter().enumerate().skip(first) {
            let gap = folded.get(last..from).unwrap_or_default();
            if next > first && !matches!(gap, " " | "_" | "-" | ", " | ": ") {
                break;
            }
            blanks += usize::from(gap.contains(' '));
            letters.push_str(folded.get(from..to).unwrap_or_default());
            let may_be_name = self.beginnings.has(letters.as_bytes());
            if letters.len() > self.longest || letters.len() >= 4 && !may_be_name {
                break;
            }
            if may_be_name && let Some(named) = self.by_letters.get(letters.as_str()) {
                best = Some((named, to, blanks, next + 1));
            }
            last = to;
        }
        let Some((named, end, words, next)) = best else { return first + 1 };
        hits.extend(named.iter().map(|named| NameHit { named: *named, start, end, words }));
        next
    }

    /// The names that are most like some letters, with how many edits they are away.
    pub(crate) fn similar(&self, letters: &str, within: usize) -> Vec<(usize, Named)> {
        let mut found: Vec<(usize, Named)> = Vec::new();
        for (name, named) in &self.by_letters {
            if name.len().abs_diff(letters.len()) > within {
                continue;
            }
            let edits = strsim::osa_distance(name, letters);
            if edits <= within {
                found.extend(named.iter().map(|named| (edits, *named)));
            }
        }
        found.sort_by_key(|(edits, named)| (*edits, named.code));
        found
    }
}

/// The name without the packet or interface that it begins with.
fn without_scope<'a>(family: &Family<'_>, code: &Code<'a>) -> &'a str {
    let scope =
        |other: &&str| code.name.strip_prefix(&*other.to_ascii_lowercase()).and_then(|rest| rest.strip_prefix('-'));
    let scopes = if family.is_protocol { code.packets } else { code.apis };
    scopes.iter().find_map(scope).unwrap_or(code.name)
}

/// Only the letters and digits of a folded name.
pub(crate) fn letters(folded: &str) -> String {
    folded.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The runs of ASCII letters and digits.
pub(crate) fn words(folded: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut rest = folded.as_bytes();
    std::iter::from_fn(move || {
        let start = rest.iter().position(u8::is_ascii_alphanumeric)?;
        let (_, word) = rest.split_at_checked(start)?;
        let length = word.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(word.len());
        let start = folded.len() - word.len();
        rest = word.get(length..)?;
        Some((start, start + length))
    })
}
