//! What a text without quotes means: the core schema of YAML 1.2, less what readers of other versions take for something
//! else.

use crate::diagnostic::Diagnostic;
use crate::rule;
use crate::source::Span;

use super::node::Value;

/// A text without quotes that the spec cannot use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// Something else to other YAML readers.
    Ambiguous(&'static str),
    /// A whole number of more than 64 bits.
    TooLarge,
    /// Infinity, or no number.
    NotFinite,
}

impl Fault {
    /// What to say about it at its place.
    pub(super) fn at(self, span: Span, text: &str) -> Diagnostic {
        match self {
            Self::Ambiguous(other) => {
                let message = format!("`{text}` is a text to one YAML reader and {other} to another");
                Diagnostic::new(&rule::AMBIGUOUS_YAML, span, message).help(match other {
                    NUMBER => {
                        "put it in double quotes, or write a number in plain decimal or as `0x` with hexadecimal digits"
                    }
                    TRUTH => "write `true` or `false`, or put it in double quotes",
                    _ => "put it in double quotes",
                })
            }
            Self::TooLarge => Diagnostic::new(&rule::VALUE_OUT_OF_RANGE, span, "this number does not fit into 64 bits")
                .help("correct the value, or put it in double quotes if it is a text"),
            Self::NotFinite => Diagnostic::new(&rule::SYNTAX, span, "this is no number that the spec could mean")
                .help("put it in double quotes if it is a text"),
        }
    }
}

/// What other readers take words and numbers for.
const NUMBER: &str = "a number";
const DATE: &str = "a date";
const TRUTH: &str = "`true` or `false`";

/// What a text without quotes means; `None` is a text.
pub(super) fn resolve(text: &str) -> Result<Option<Value<'static>>, Fault> {
    // Nearly all begin with a letter, and are no number of any kind.
    if !text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.')) {
        return word(text);
    }
    if let Some(number) = integer(text) {
        return number.map(Value::Int).map(Some);
    }
    if let Some(number) = float(text) {
        return number.map(Value::Float).map(Some);
    }
    if is_date(text) {
        return Err(Fault::Ambiguous(DATE));
    }
    if is_number_elsewhere(text) {
        return Err(Fault::Ambiguous(NUMBER));
    }
    Ok(None)
}

/// Whether a text without quotes means nothing.
pub(super) fn is_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

/// A key is text, and other readers must not take it for anything else.
pub(super) fn must_be_text(key: &str) -> Result<(), Fault> {
    match resolve(key)? {
        None | Some(Value::Null) => Ok(()),
        Some(Value::Bool(_)) => Err(Fault::Ambiguous(TRUTH)),
        Some(_) => Err(Fault::Ambiguous(NUMBER)),
    }
}

fn word(text: &str) -> Result<Option<Value<'static>>, Fault> {
    match text {
        text if is_null(text) => Ok(Some(Value::Null)),
        "true" | "True" | "TRUE" => Ok(Some(Value::Bool(true))),
        "false" | "False" | "FALSE" => Ok(Some(Value::Bool(false))),
        "yes" | "Yes" | "YES" | "no" | "No" | "NO" | "on" | "On" | "ON" | "off" | "Off" | "OFF" => {
            Err(Fault::Ambiguous(TRUTH))
        }
        _ => Ok(None),
    }
}

/// A whole number: decimal with a sign or none, without leading zeros, or hexadecimal without a sign.
fn integer(text: &str) -> Option<Result<i64, Fault>> {
    let (digits, radix) = text.strip_prefix("0x").map_or((text, 10), |digits| (digits, 16));
    let unsigned = if radix == 10 { unsigned(digits) } else { digits };
    let has_leading_zero = radix == 10 && unsigned.len() > 1 && unsigned.starts_with('0');
    let is_number = !unsigned.is_empty() && !has_leading_zero && unsigned.chars().all(|c| c.is_digit(radix));
    is_number.then(|| i64::from_str_radix(digits, radix).map_err(|_| Fault::TooLarge))
}

/// A number with a fraction or an exponent, or one that is not finite.
fn float(text: &str) -> Option<Result<f64, Fault>> {
    if matches!(unsigned(text), ".inf" | ".Inf" | ".INF") || matches!(text, ".nan" | ".NaN" | ".NAN") {
        return Some(Err(Fault::NotFinite));
    }
    let is_float = is_decimal(unsigned(text)) && text.contains(['.', 'e', 'E']);
    let number = if is_float { text.parse::<f64>().ok() } else { None }?;
    Some(if number.is_finite() { Ok(number) } else { Err(Fault::NotFinite) })
}

/// Digits, maybe with a fraction and an exponent.
fn is_decimal(unsigned: &str) -> bool {
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let exponent = self::unsigned(exponent);
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole) && digits(fraction) && digits(exponent) && !exponent.is_empty() && whole.len() + fraction.len() > 0
}

/// What YAML 1.1, or a generous reader, takes for a number: leading zeros, underscores, capitals and signs before other
/// bases, and numbers to the base of sixty.
fn is_number_elsewhere(text: &str) -> bool {
    let digits = unsigned(text).replace('_', "");
    let has_base = |prefix: &str| digits.get(..2).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    let with_base = |radix| digits.len() > 2 && digits.chars().skip(2).all(|c| c.is_digit(radix));
    let is_sixties = || {
        let parts = || digits.split(':');
        parts().count() > 1 && parts().all(|part| is_decimal(part) && !part.contains(['e', 'E']))
    };
    has_base("0x") && with_base(16)
        || has_base("0o") && with_base(8)
        || has_base("0b") && with_base(2)
        || is_decimal(&digits)
        || is_sixties()
}

/// Year, month and day.
fn is_date(text: &str) -> bool {
    let form = |(at, byte): (usize, u8)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
    text.len() == 10 && text.bytes().enumerate().all(form)
}

fn unsigned(text: &str) -> &str {
    text.strip_prefix(['+', '-']).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_decimal_or_hexadecimal() {
        for (text, number) in [("0", 0), ("-5", -5), ("+5", 5), ("-0", 0), ("0x8E", 0x8e), ("0x008e", 0x8e)] {
            assert_eq!(resolve(text), Ok(Some(Value::Int(number))), "{text}");
        }
        assert_eq!(resolve("9223372036854775807"), Ok(Some(Value::Int(i64::MAX))));
        assert_eq!(resolve("-9223372036854775808"), Ok(Some(Value::Int(i64::MIN))));
        for text in ["9223372036854775808", "0x8000000000000000", &"9".repeat(5000)] {
            assert_eq!(resolve(text), Err(Fault::TooLarge));
        }
    }

    #[test]
    fn fractions_and_exponents_are_finite() {
        for (text, number) in [("0.5", 0.5), (".5", 0.5), ("-1.", -1.0), ("1e3", 1000.0), ("+2.5E-1", 0.25)] {
            assert_eq!(resolve(text), Ok(Some(Value::Float(number))), "{text}");
        }
        for text in [".inf", "-.Inf", "+.INF", ".nan", ".NaN", "1e999"] {
            assert_eq!(resolve(text), Err(Fault::NotFinite), "{text}");
        }
    }

    #[test]
    fn words_are_few() {
        for text in ["", "~", "null", "Null", "NULL"] {
            assert_eq!(resolve(text), Ok(Some(Value::Null)), "{text}");
        }
        assert_eq!(resolve("true"), Ok(Some(Value::Bool(true))));
        assert_eq!(resolve("FALSE"), Ok(Some(Value::Bool(false))));
    }

    #[test]
    fn what_other_readers_take_for_something_else_is_refused() {
        let numbers = [
            "017",
            "-017",
            "00",
            "0o17",
            "0O17",
            "0b101",
            "0X8E",
            "-0x8E",
            "+0x8E",
            "0x_8E",
            "1_000",
            "-1_0",
            "1_0.5",
            "1:30",
            "190:20:30",
            "1:30.5",
        ];
        for text in numbers {
            assert_eq!(resolve(text), Err(Fault::Ambiguous(NUMBER)), "{text}");
            assert_eq!(must_be_text(text), Err(Fault::Ambiguous(NUMBER)), "{text}");
        }
        for text in ["yes", "No", "ON", "off"] {
            assert_eq!(resolve(text), Err(Fault::Ambiguous(TRUTH)), "{text}");
        }
        assert_eq!(resolve("2026-11-20"), Err(Fault::Ambiguous(DATE)));
    }

    #[test]
    fn no_key_is_anything_but_text() {
        for (text, other) in [("5", NUMBER), ("0x20", NUMBER), ("1.5", NUMBER), ("true", TRUTH), ("no", TRUTH)] {
            assert_eq!(must_be_text(text), Err(Fault::Ambiguous(other)), "{text}");
        }
        assert_eq!(must_be_text("title"), Ok(()));
    }

    #[test]
    fn everything_else_is_text() {
        let texts = [
            "nUll",
            "tRue",
            "yEs",
            "y",
            "-",
            "+",
            ".",
            "..",
            "-.",
            "e5",
            "1e",
            "1e+",
            "0x",
            "0xg",
            "0o8",
            "0b2",
            "2.0.1",
            "-nan",
            "inf",
            "1 2",
            "1:",
            ":1",
            "٣",
            "2026-11-2",
            "2026-11-200",
            "20261-1-20",
            "3.1.1",
            "+-5",
            "0é",
        ];
        for text in texts {
            assert_eq!(resolve(text), Ok(None), "{text}");
        }
    }
}
