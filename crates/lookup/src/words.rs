//! Lists of words that the words of a text are looked up in. Most words of a text are in none of them.

/// A list of words.
pub(crate) struct Words {
    words: &'static [&'static str],
    /// For each first letter, a bit for each length that a word with it has.
    lengths: [u32; LETTERS],
}

const LETTERS: usize = 32;

impl Words {
    #[allow(clippy::indexing_slicing)] // at compile time, where a wrong place would not compile
    pub(crate) const fn new(words: &'static [&'static str]) -> Self {
        let mut lengths = [0; LETTERS];
        let mut at = 0;
        while at < words.len() {
            let word = words[at].as_bytes();
            lengths[word[0] as usize % LETTERS] |= 1 << (word.len() % 32);
            at += 1;
        }
        Self { words, lengths }
    }

    /// Whether a word is in the list.
    pub(crate) fn has(&self, word: &str) -> bool {
        let first = word.bytes().next().map(|first| usize::from(first) % LETTERS);
        let lengths = first.and_then(|first| self.lengths.get(first)).copied().unwrap_or(0);
        lengths >> (word.len() % 32) & 1 == 1 && self.words.contains(&word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_in_the_list_or_not() {
        const LIST: Words = Words::new(&["rc", "código", "reason"]);
        for word in ["rc", "código", "reason"] {
            assert!(LIST.has(word), "{word}");
        }
        for word in ["", "r", "rd", "Rc", "reasons", "codigo", "seasons"] {
            assert!(!LIST.has(word), "{word}");
        }
    }
}
