//! Characters that a reader cannot see, or that do something to what stands around them; and texts in a form in which they
//! do nothing.

use std::fmt::Write as _;

/// Longest text that a finding shows whole, in characters.
pub(crate) const MAX_SHOWN: usize = 500;

/// A text from the spec as a message shows it: in one line that tells a terminal nothing but text, and not too long.
pub(crate) fn shown(text: &str) -> String {
    let mut out = String::with_capacity(text.len().min(4 * MAX_SHOWN));
    for (index, c) in text.chars().enumerate() {
        if index == MAX_SHOWN {
            out.push('…');
            break;
        }
        match c {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            // Writing to memory does not fail.
            c if is_hidden(c) => drop(write!(out, "\\u{{{:x}}}", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

/// What a hidden character is, for people.
pub(crate) const fn kind(c: char) -> &'static str {
    match c {
        '\t' => "a tab",
        '\r' => "a carriage return without a line feed",
        '\u{FEFF}' => "a byte order mark",
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' => "a control character",
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            "a character that turns the direction of text"
        }
        _ => "an invisible character",
    }
}

/// Control characters but newline and carriage return, and the characters that a reader cannot see: format characters,
/// fillers, variation selectors and noncharacters.
#[must_use]
#[inline]
pub const fn is_hidden(c: char) -> bool {
    // Nearly all are signs of ASCII, kana or Chinese characters.
    if matches!(c, ' '..='~' | '\u{3001}'..='\u{3163}' | '\u{4E00}'..='\u{9FFF}') {
        return false;
    }
    matches!(c,
        '\0'..='\t' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{9F}'
        | '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{2800}' | '\u{3164}' | '\u{FDD0}'..='\u{FDEF}' | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
        || (c as u32) & 0xFFFE == 0xFFFE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_common_characters_are_in_sight_and_no_others_are_overlooked() {
        assert_eq!(('\0'..=char::MAX).filter(|c| is_hidden(*c)).count(), 4_309);
        for c in
            ['\u{1F}', '\u{7F}', '\u{AD}', '\u{200B}', '\u{202E}', '\u{3164}', '\u{FEFF}', '\u{1FFFE}', '\u{E0001}']
        {
            assert!(is_hidden(c), "{c:?}");
        }
        for c in ['\n', '\r', ' ', '~', '\u{A0}', '\u{2010}', '、', 'ー', '一', '\u{9FFF}', '\u{3163}', '😀'] {
            assert!(!is_hidden(c), "{c:?}");
        }
    }
}
