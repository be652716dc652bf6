//! Lines of a given width, for scripts with and without blanks.
//!
//! Chinese and Japanese may break between any two characters, but a line must not begin with a closing mark or a small kana
//! nor end with an opening bracket (kinsoku).

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What may not begin a line.
const NOT_FIRST: &str =
    "、。，．・：；？！）］｝」』】〕〉》〗〙”’ー々ゝゞヽヾ…‥ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ%‰℃°,.:;?!)]}";
/// What may not end a line.
const NOT_LAST: &str = "（［｛「『【〔〈《〖〘“‘([{";

/// Breaks a text into lines that are at most as wide, as far as a single character allows that.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for piece in pieces(text) {
        let blank = usize::from(piece.follows_blank && !line.is_empty());
        let wide = piece.text.width();
        if !line.is_empty() && used + blank + wide > width {
            lines.push(std::mem::take(&mut line));
            used = 0;
        } else if blank == 1 {
            line.push(' ');
            used += 1;
        }
        if is_address(&piece.text) {
            line.push_str(&piece.text);
            used += wide;
        } else {
            used = push(&piece.text, width, used, &mut line, &mut lines);
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// Adds a piece to a line; one that is too wide for any line is cut. Returns how wide the line is now.
fn push(piece: &str, width: usize, mut used: usize, line: &mut String, lines: &mut Vec<String>) -> usize {
    for c in piece.chars() {
        let wide = c.width().unwrap_or(0);
        if used + wide > width && !line.is_empty() {
            lines.push(std::mem::take(line));
            used = 0;
        }
        line.push(c);
        used += wide;
    }
    used
}

/// Whether it is a web address. One that is too long stays whole, since nobody can open half of it.
fn is_address(piece: &str) -> bool {
    piece.contains("://")
}

/// A part of a text that is not broken.
struct Piece {
    text: String,
    follows_blank: bool,
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut follows_blank = false;
    for c in text.chars() {
        if c == ' ' || c == '\n' {
            follows_blank = true;
            continue;
        }
        match pieces.last_mut() {
            Some(piece) if !follows_blank && !may_break(&piece.text, c) => piece.text.push(c),
            _ => pieces.push(Piece { text: c.to_string(), follows_blank }),
        }
        follows_blank = false;
    }
    pieces
}

/// Whether a line may end after a text and the next begin with a character.
fn may_break(before: &str, next: char) -> bool {
    let Some(last) = before.chars().next_back() else { return false };
    (is_ideographic(last) || is_ideographic(next)) && !NOT_FIRST.contains(next) && !NOT_LAST.contains(last)
}

/// Whether the character is of a script that has no blanks between words.
fn is_ideographic(c: char) -> bool {
    c.width() == Some(2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_stay_whole() {
        assert_eq!(wrap("The server knows who you are.", 12), ["The server", "knows who", "you are."]);
        assert_eq!(wrap("", 12), [""]);
    }

    #[test]
    fn no_closing_mark_begins_a_line() {
        assert_eq!(wrap("检查密码。再试", 8), ["检查密", "码。再试"]);
        assert_eq!(wrap("設定（または鍵）", 6), ["設定", "（また", "は鍵）"]);
        assert_eq!(wrap("向 Mosquitto 发送 SIGHUP。", 14), ["向 Mosquitto", "发送 SIGHUP。"]);
        assert_eq!(wrap("データ", 4), ["デー", "タ"]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_no_line_is_too_wide(text in "[a-zA-Z (「検查。、）ーっ`:,-]{0,60}", width in 2_usize..50) {
            let lines = wrap(&text, width);
            let solid = |text: &str| text.replace(' ', "");
            prop_assert_eq!(solid(&lines.concat()), solid(&text));
            for line in &lines {
                prop_assert!(line.width() <= width, "{:?} is wider than {}", line, width);
                prop_assert!(!line.starts_with(' ') && !line.ends_with(' '));
            }
        }

        #[test]
        fn marks_stand_where_they_may(text in "[查検 ]{0,9}[「（]?[查検]{1,6}[」）。、]?[查検]{0,9}", width in 8_usize..50) {
            for line in wrap(&text, width).iter().skip(1) {
                prop_assert!(!line.starts_with(|c| NOT_FIRST.contains(c)) || text.starts_with(|c| NOT_FIRST.contains(c)), "{}", line);
            }
        }
    }
}
