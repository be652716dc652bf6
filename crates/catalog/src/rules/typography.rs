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
    use super::{LocaleTag, cjk_fault, fault};

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

    #[test]
    fn says_which_sign_and_what_to_write() {
        for (language, text, place, help) in [
            ("zh", "你好,然后", ",", "write `，`"),
            ("ja", "証明書,鍵", ",", "write `、`"),
            ("zh", "失败;重试", ";", "write `；`"),
            ("zh", "原因:超时", ":", "write `：`"),
            ("zh", "为什么?", "?", "write `？`"),
            ("zh", "失败!", "!", "write `！`"),
            ("zh", "已关闭.", ".", "write `。`"),
            ("zh", "客户端(id", "(", "write `（`"),
            ("zh", "(id)重复", ")", "write `）`"),
            ("zh", "发送CONNECT", "送C", "put a space there"),
            ("zh", "CONNECT包", "T包", "put a space there"),
            ("zh", "运行 `a`改为", "`改", "put a space there"),
            ("zh", "将`a` 改为", "将`", "put a space there"),
            ("ja", "ｷー", "ｷ", "write it full-width"),
            ("ja", "終わりｰ", "ｰ", "write it full-width"),
        ] {
            let (part, _, said) = cjk_fault(text, language).unwrap_or_else(|| panic!("{text} is fine"));
            assert_eq!((&text[part], said.as_str()), (place, help), "{text}");
        }
    }

    #[test]
    fn names_both_sides() {
        let message = |text| cjk_fault(text, "zh").map(|(_, message, _)| message);
        assert_eq!(message("运行`a`").as_deref(), Some("no space between `行` and the code span"));
        assert_eq!(message("发送CONNECT").as_deref(), Some("no space between `送` and `C`"));
        assert_eq!(message("你好,然后").as_deref(), Some("`,` is half-width next to `好`"));
        assert_eq!(message("(id)重复").as_deref(), Some("`)` is half-width next to `重`"));
    }

    /// Only letters of a text count: code keeps its own signs, and Latin sentences theirs.
    #[test]
    fn leaves_other_signs_alone() {
        for good in ["`客户端,a发送`", "a, b; c: d? e! f. (g)", "，（）。", "客户端 (id) 重复", "1,000 个", "々 a"]
        {
            assert_eq!(cjk_fault(good, "zh"), None, "{good}");
        }
    }

    #[test]
    fn only_chinese_and_japanese_have_rules() {
        for (tag, has_rules) in [("zh-CN", true), ("ja", true), ("ko", false), ("de", false)] {
            assert_eq!(fault("发送CONNECT", &LocaleTag::parse(tag).unwrap()).is_some(), has_rules, "{tag}");
        }
    }
}
