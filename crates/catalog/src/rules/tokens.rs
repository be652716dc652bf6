//! Tokens that no translation may change: code spans, hexadecimal values, packet names, constants and URLs.

use std::collections::BTreeMap;

/// Shortest word in capitals that counts as a constant; shorter ones are abbreviations such as TLS, which a sentence in
/// another language may need more or less often.
const CONSTANT_LENGTH: usize = 6;

/// The protected tokens of a text and how often each occurs. `packets` are the names to protect whatever their length.
#[must_use]
pub fn protected<'t>(text: &'t str, packets: &[&str]) -> BTreeMap<&'t str, usize> {
    let mut tokens = BTreeMap::new();
    for (index, part) in text.split('`').enumerate() {
        if index % 2 == 1 {
            *tokens.entry(part).or_default() += 1;
        } else {
            for word in words(part).filter(|word| is_protected(word, packets)) {
                *tokens.entry(word).or_default() += 1;
            }
        }
    }
    tokens
}

/// Runs of letters, digits and underscores in ASCII: what surrounds them may be any script.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).filter(|word| !word.is_empty())
}

fn is_protected(word: &str, packets: &[&str]) -> bool {
    packets.contains(&word) || is_hex(word) || is_constant(word)
}

fn is_hex(word: &str) -> bool {
    word.strip_prefix("0x").is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_hexdigit()))
}

fn is_constant(word: &str) -> bool {
    word.len() >= CONSTANT_LENGTH
        && word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_must_stay() {
        let text = "CONNACK 0x8E、`openssl x509 -noout`、TLS、MOSQ_ERR_TLS と AUTH。";
        let tokens = protected(text, &["AUTH"]);
        let found: Vec<_> = tokens.keys().copied().collect();
        assert_eq!(found, ["0x8E", "AUTH", "CONNACK", "MOSQ_ERR_TLS", "openssl x509 -noout"]);
    }

    #[test]
    fn what_only_looks_like_a_token_may_change() {
        for (text, tokens) in [
            ("0x, 0xZ1, 1x87, x87, 0x8g", vec![]),
            ("0x8E and 0xff", vec![("0x8E", 1), ("0xff", 1)]),
            ("HTTPS, CONNEC_, CONNECt, _CONNEC, 1CONNEC, ABCDE", vec![("CONNEC_", 1)]),
            ("ABCDEF A1_B2_", vec![("A1_B2_", 1), ("ABCDEF", 1)]),
            ("PING PING `PING` `a b`", vec![("PING", 3), ("a b", 1)]),
        ] {
            assert_eq!(protected(text, &["PING"]).into_iter().collect::<Vec<_>>(), tokens, "{text}");
        }
    }
}
