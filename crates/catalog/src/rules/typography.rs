//! Punctuation and spacing of Chinese and Japanese.
//!
//! Chinese puts a space between Chinese characters and Latin letters or digits; Japanese texts here do the same. Both
//! use full-width punctuation in their sentences, and Japanese no half-width katakana. Code spans keep their own rules.

use crate::document::LocaleTag;

/// What is wrong with a text of this locale, if anything. Other languages have no rules here.
pub(super) fn fault(text: &str, locale: &LocaleTag) -> Option<String> {
    match locale.language() {
        "zh" | "ja" => cjk_fault(text),
        _ => None,
    }
}

fn cjk_fault(text: &str) -> Option<String> {
    if let Some(c) = text.chars().find(|c| ('\u{FF61}'..='\u{FF9F}').contains(c)) {
        return Some(format!("half-width `{c}`: write the full-width form"));
    }
    let mut in_code = false;
    let mut previous = ' ';
    for c in text.chars() {
        let was_code = in_code;
        if c == '`' {
            in_code = !in_code;
        }
        if !was_code && let Some(fault) = pair_fault(previous, c) {
            return Some(fault);
        }
        if was_code && !in_code {
            previous = 'a'; // a code span counts as a Latin word for what follows it
            continue;
        }
        previous = if in_code { 'a' } else { c };
    }
    None
}

/// What is wrong between two neighboring characters.
fn pair_fault(previous: char, c: char) -> Option<String> {
    let latin = |c: char| c.is_ascii_alphanumeric() || c == '`';
    if is_cjk(previous) && latin(c) || latin(previous) && is_cjk(c) {
        return Some(format!("no space between `{}` and `{}`", shown(previous), shown(c)));
    }
    if is_cjk(previous) && matches!(c, ',' | ';' | ':' | '?' | '!' | '.' | '(') {
        return Some(format!("half-width `{c}` after `{previous}`: write the full-width form"));
    }
    if is_cjk(c) && previous == ')' {
        return Some(format!("half-width `)` before `{c}`: write the full-width form"));
    }
    None
}

const fn shown(c: char) -> char {
    if c == '`' { '…' } else { c }
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
            assert_eq!(cjk_fault(good), None, "{good}");
        }
    }

    #[test]
    fn finds_bad_typography() {
        for bad in ["客户端发送CONNECT。", "服务端返回,然后", "ｷｰﾌﾟ", "将`a`改为", "运行 `a`改为", "客户端(id)重复"]
        {
            assert!(cjk_fault(bad).is_some(), "{bad}");
        }
    }
}
