//! Many literal texts, found in one pass over a line.

use crate::text::{self, is_word};

/// A literal and what it stands for.
#[derive(Clone, Debug)]
struct Literal<T> {
    text: Box<str>,
    stands_for: T,
}

/// Literals by a hash of their first four bytes.
#[derive(Clone, Debug)]
pub(crate) struct Literals<T> {
    slots: Box<[Vec<Literal<T>>]>,
    /// A bit for each slot that is not empty: small enough to stay in the nearest cache.
    filled: Box<[u64]>,
}

/// Where a literal was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hit<T> {
    pub(crate) stands_for: T,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// Many more slots than literals, so that most are empty.
const SLOTS: usize = 1 << 14;

impl<T: Copy> Literals<T> {
    pub(crate) fn new() -> Self {
        Self { slots: std::iter::repeat_with(Vec::new).take(SLOTS).collect(), filled: vec![0; SLOTS / 64].into() }
    }

    /// Adds a folded text. Texts of fewer than four bytes cannot be found: they are left out, and `false` says so.
    pub(crate) fn add(&mut self, folded: &str, stands_for: T) -> bool {
        let Some(key) = folded.as_bytes().first_chunk::<4>() else { return false };
        let slot = slot(*key);
        if let (Some(literals), Some(word)) = (self.slots.get_mut(slot), self.filled.get_mut(slot / 64)) {
            literals.push(Literal { text: folded.into(), stands_for });
            *word |= 1 << (slot % 64);
        }
        true
    }

    /// All literals in a folded text that begin and end where words do, in the order of their starts.
    pub(crate) fn find(&self, folded: &str) -> Vec<Hit<T>> {
        let mut hits = Vec::new();
        let mut is_inside = false;
        for (start, window) in folded.as_bytes().windows(4).enumerate() {
            let Some(key) = window.first_chunk::<4>() else { continue };
            // Inside of a word no literal begins.
            let follows_word = std::mem::replace(&mut is_inside, is_word(key[0]));
            if follows_word && is_inside {
                continue;
            }
            let slot = slot(*key);
            if self.filled.get(slot / 64).is_none_or(|word| word >> (slot % 64) & 1 == 0) {
                continue;
            }
            for literal in self.slots.get(slot).into_iter().flatten() {
                let end = start + literal.text.len();
                if folded.get(start..end) == Some(&*literal.text) && ends_word(folded, end) {
                    hits.push(Hit { stands_for: literal.stands_for, start, end });
                }
            }
        }
        hits
    }
}

fn slot(key: [u8; 4]) -> usize {
    (u32::from_le_bytes(key).wrapping_mul(0x9E37_79B9) >> 18) as usize
}

/// A literal that ends inside of a word is found only if it ends in a mark or is the stem of a word; see `clue`.
fn ends_word(folded: &str, end: usize) -> bool {
    !(text::before(folded, end).is_some_and(is_word)
        && text::byte(folded, end).is_some_and(|byte| byte.is_ascii_digit()))
}
