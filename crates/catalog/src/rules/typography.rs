//! Punctuation and spacing of Chinese and Japanese.
//!
//! Chinese puts a space between Chinese characters and Latin letters or digits; Japanese texts here do the same. Both
//! use full-width punctuation in their sentences, and Japanese no half-width katakana. Code spans keep their own rules.

use std::ops::Range;

use crate::document::LocaleTag;

/// A fault in a text: where it is, what it is, and what to do.
pub(super) type Fault = (Range<usize>, String, String);

/// What is wrong with a text of this locale, if anything. Other languages have no rules here.
pub(super) fn fault(text: &str, locale: &LocaleTag) -> Option<Fault> {
    match locale.language() {
        language @ ("zh" | "ja") => cjk_fault(text, language),
        _ => None,
    }
}

fn cjk_fault(text: &str, language: &str) -> Option<Fault> {
    if let Some((at, c)) = text.char_indices().find(|(_, c)| ('\u{FF61}'..='\u{FF9F}').contains(c)) {
        let help = "write it full-width".to_owned();
        return Some((at..at + c.len_utf8(), format!("`{c}` is half-width"), help));
    }
    // A code span counts as one backtick, which behaves like a Latin letter.
    let mut in_code = false;
    let mut previous = (0, ' ');
    for (at, c) in text.char_indices() {
        if !in_code && let Some((message, help)) = pair_fault(previous.1, c, language) {
            let range = match (previous.1, c) {
                (')', _) => previous.0..at,
                (_, c) if is_latin(c) || is_cjk(c) => previous.0..at + c.len_utf8(),
                _ => at..at + 1,
            };
            return Some((range, message, help));
        }
        in_code ^= c == '`';
        previous = (at, if in_code { '`' } else { c });
    }
    None
}

const fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '`'
}

/// What is wrong between two neighboring characters.
fn pair_fault(previous: char, c: char, language: &str) -> Option<(String, String)> {
    if is_cjk(previous) && is_latin(c) || is_latin(previous) && is_cjk(c) {
        let message = format!("no space between {} and {}", shown(previous), shown(c));
        return Some((message, "put a space there".to_owned()));
    }
    let half_width = match (previous, c) {
        (previous, ',' | ';' | ':' | '?' | '!' | '.' | '(') if is_cjk(previous) => c,
        (')', c) if is_cjk(c) => ')',
        _ => return None,
    };
    let neighbor = if c == half_width { previous } else { c };
    let message = format!("`{half_width}` is half-width next to `{neighbor}`");
    Some((message, format!("write `{}`", full_width(half_width, language))))
}

fn full_width(c: char, language: &str) -> char {
    match c {
        ',' if language == "ja" => '、',
        ',' => '，',
        ';' => '；',
        ':' => '：',
        '?' => '？',
        '!' => '！',
        '.' => '。',
        '(' => '（',
        _ => '）',
    }
}

fn shown(c: char) -> String {
    if c == '`' { "the code span".to_owned() } else { format!("`{c}`") }
}

/// Han, hiragana and katakana, without punctuation.
const fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{30FC}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '々')
}

#[cfg(test)]
mod tests {
    use super::cjk_fault;

    #[test]
    fn accepts_good_typography() {
        for good in [
            "客户端发送 CONNECT 后，服务端返回 0x87。",
            "証明書の期限が切れています（`openssl x509 -dates` で確認）。",
            "将 `a` 改为 `b`。",
        ] {
            assert_eq!(cjk_fault(good, "ja"), None, "{good}");
        }
    }

    #[test]
    fn finds_bad_typography() {
        for bad in ["客户端发送CONNECT。", "服务端返回,然后", "ｷｰﾌﾟ", "将`a`改为", "运行 `a`改为", "客户端(id)重复"]
        {
            assert!(cjk_fault(bad, "ja").is_some(), "{bad}");
        }
    }
}
