//! Text as it is compared: one form for the many ways in which keyboards and programs write the same thing.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// A pasted text, ready to be searched. Both forms have the same length, so a place in one is a place in the other.
pub(crate) struct Text<'t> {
    /// In compatibility form (`０ｘ８７` is `0x87`), on one line, with a single blank between words.
    pub(crate) shown: Cow<'t, str>,
    /// The same in lower case and American spelling.
    pub(crate) folded: String,
}

impl<'t> Text<'t> {
    pub(crate) fn new(raw: &'t str) -> Self {
        if raw.is_ascii() {
            let shown = if is_on_one_line(raw) { Cow::Borrowed(raw) } else { Cow::Owned(on_one_ascii_line(raw)) };
            let folded = american(shown.to_ascii_lowercase());
            return Self { shown, folded };
        }
        let shown = on_one_line(&compatible(raw));
        let folded = fold(&shown);
        Self { shown: Cow::Owned(shown), folded }
    }
}

/// The form that literals of the catalog are compared in.
pub(crate) fn folded(raw: &str) -> String {
    fold(&on_one_line(&compatible(raw)))
}

fn compatible(raw: &str) -> Cow<'_, str> {
    if raw.is_ascii() {
        return Cow::Borrowed(raw);
    }
    Cow::Owned(raw.nfkc().map(plain_sign).collect())
}

/// Signs and quotes that word processors put in the place of the plain ones.
fn plain_sign(c: char) -> char {
    match c {
        '\u{2212}' | '\u{2010}' | '\u{2011}' => '-',
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{201C}' | '\u{201D}' => '"',
        c => c,
    }
}

/// Blanks and control characters count as one blank.
fn on_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        if !(c.is_whitespace() || c.is_control()) {
            line.push(c);
        } else if !line.is_empty() && !line.ends_with(' ') {
            line.push(' ');
        }
    }
    line.truncate(line.trim_end().len());
    line
}

/// Whether [`on_one_ascii_line`] would leave an ASCII text as it is, as it does with most lines of a log.
fn is_on_one_line(text: &str) -> bool {
    let bytes = text.as_bytes();
    let has_control = bytes.iter().fold(0, |has, byte| has | u8::from(*byte < b' ') | u8::from(*byte == 0x7F)) != 0;
    !(has_control || has_pair(bytes, *b"  ") || text.starts_with(' ') || text.ends_with(' '))
}

/// Whether two bytes stand beside each other. All are looked at, without a way out: this is done many at once.
fn has_pair(bytes: &[u8], [one, next]: [u8; 2]) -> bool {
    let Some((_, rest)) = bytes.split_first() else { return false };
    bytes.iter().zip(rest).fold(0, |has, (a, b)| has | u8::from(*a == one) & u8::from(*b == next)) != 0
}

/// The same for the most frequent texts, and faster.
fn on_one_ascii_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_ascii_whitespace() || c.is_ascii_control()).filter(|word| !word.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Lower case and American spelling, never changing a length.
fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        let mut lower = c.to_lowercase();
        match (lower.next(), lower.next()) {
            (Some(small), None) if small.len_utf8() == c.len_utf8() => folded.push(small),
            _ => folded.push(c),
        }
    }
    american(folded)
}

fn american(mut folded: String) -> String {
    let bytes = folded.as_bytes();
    if !has_pair(bytes, *b"is") || !bytes.windows(4).any(|letters| matches!(letters, b"oris" | b"alis" | b"gnis")) {
        return folded;
    }
    for (british, american) in [("authoris", "authoriz"), ("recognis", "recogniz"), ("initialis", "initializ")] {
        if folded.contains(british) {
            folded = folded.replace(british, american);
        }
    }
    folded
}

/// Whether the character can be inside of a word that is written with ASCII letters.
pub(crate) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// The byte before a place.
pub(crate) fn before(text: &str, at: usize) -> Option<u8> {
    at.checked_sub(1).and_then(|at| text.as_bytes().get(at)).copied()
}

/// The byte at a place.
pub(crate) fn byte(text: &str, at: usize) -> Option<u8> {
    text.as_bytes().get(at).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_form_for_all_keyboards() {
        assert_eq!(Text::new("ＲＣ＝１４１").folded, "rc=141");
        assert_eq!(Text::new("０ｘ８７").folded, "0x87");
        assert_eq!(Text::new("rc=\u{2212}4").folded, "rc=-4");
        assert_eq!(Text::new(" Not \t Authorised\r\n").folded, "not authorized");
        assert_eq!(Text::new("a\u{1b}[31mb").shown, "a [31mb");
    }

    #[test]
    fn places_are_the_same_in_both_forms() {
        for raw in ["İstanbul Authorised ẞ", "ÉCHEC ΑΣ", "超时 ﾀｲﾑｱｳﾄ"] {
            let text = Text::new(raw);
            assert_eq!(text.shown.len(), text.folded.len(), "{raw}");
            assert!(text.shown.char_indices().map(|(at, _)| at).eq(text.folded.char_indices().map(|(at, _)| at)));
        }
    }
}
