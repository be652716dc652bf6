//! Numbers in a text, and which of them can be codes.

use crate::label::{self, Label};
use crate::text::{self, Text, is_word};
use crate::words::Words;

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// `135`
    Decimal,
    /// `0x87`, `0X87`, `87h`, `\x87`, `&H87`
    Hexadecimal,
}

/// Why a number is taken for a code, the best reason first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Role {
    /// A word announces it.
    Labelled,
    /// It stands in parentheses behind a message: `Connection lost (32109)`.
    Parenthesized,
    /// Nothing is said about it.
    Plain,
}

/// A number in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Number<'t> {
    /// Its value; nothing if no code can be so large.
    pub(crate) value: Option<i64>,
    pub(crate) notation: Notation,
    pub(crate) role: Role,
    /// The word that announces it.
    pub(crate) label: &'t str,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// All numbers that can be codes. Dates, times, addresses, versions, sizes and the like are left out.
pub(crate) fn numbers<'t>(text: &'t Text<'_>) -> Vec<Number<'t>> {
    let mut found: Vec<Number<'_>> = Vec::new();
    for run in runs(&text.folded) {
        if let Some(mut number) = read(text, &run) {
            continue_list(text, &mut number, found.last());
            found.push(number);
        }
    }
    found
}

/// Whether some number of a text can be a code without any name or message beside it: [`numbers`] without the list.
pub(crate) fn may_have_code(text: &Text<'_>) -> bool {
    // What continues a list follows a number that is announced itself.
    runs(&text.folded).any(|run| read(text, &run).is_some_and(|number| number.may_be_code()))
}

impl Number<'_> {
    /// Whether it can be a code without any name or message beside it.
    pub(crate) fn may_be_code(&self) -> bool {
        self.role != Role::Plain || self.notation == Notation::Hexadecimal
    }
}

/// Every run of letters and digits that has a digit.
fn runs(folded: &str) -> impl Iterator<Item = Run> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let step = folded.as_bytes().get(at..)?.iter().position(u8::is_ascii_digit)?;
        let run = Run::at(folded, at + step);
        at = run.end;
        Some(run)
    })
}

/// Letters, digits and underscores around a digit.
struct Run {
    start: usize,
    digit: usize,
    end: usize,
}

impl Run {
    fn at(folded: &str, digit: usize) -> Self {
        let bytes = folded.as_bytes();
        let (head, rest) = bytes.split_at_checked(digit).unwrap_or((bytes, &[]));
        let start = head.iter().rposition(|byte| !is_word(*byte)).map_or(0, |last| last + 1);
        let length = rest.iter().position(|byte| !is_word(*byte)).unwrap_or(rest.len());
        Self { start, digit, end: digit + length }
    }
}

/// What a run of letters and digits is worth, if it can be a code.
fn read<'t>(text: &'t Text<'_>, run: &Run) -> Option<Number<'t>> {
    let folded = &text.folded;
    let head = folded.get(run.start..run.digit)?;
    let word = folded.get(run.digit..run.end)?;
    let is_glued = !head.is_empty() && label::glued(head);
    let (value, notation) = match head {
        "" => digits(word)?,
        "x" if text::before(folded, run.start) == Some(b'\\') => hexadecimal(word)?,
        "h" if text::before(folded, run.start) == Some(b'&') => hexadecimal(word)?,
        _ if is_glued => digits(word)?,
        _ => return None,
    };
    let sign = if head.is_empty() { sign(folded, run.start)? } else { 1 };
    let start = if sign < 0 { run.start - 1 } else { run.start };
    if !is_glued && is_part_of_more(folded, start, run.end) || has_unit(folded, run.end) {
        return None;
    }
    let number =
        Number { value: value.map(|value| sign * value), notation, role: Role::Plain, label: "", start, end: run.end };
    if is_glued {
        return Some(Number { role: Role::Labelled, label: head, ..number });
    }
    judge(text, number)
}

/// `135`, `0x87`, `87h`: the value, or nothing in its place if no code can be so large.
fn digits(word: &str) -> Option<(Option<i64>, Notation)> {
    if let Some(hex) = word.strip_prefix("0x").or_else(|| word.strip_suffix('h').filter(|hex| hex.len() > 1)) {
        return hexadecimal(hex);
    }
    // A glued word may follow, as in `rc 111Failed`; units never begin so.
    let (number, rest) = word.split_at(word.bytes().take_while(u8::is_ascii_digit).count());
    if rest.is_empty() || rest.starts_with("failed") {
        return Some((bounded(number, 10), Notation::Decimal));
    }
    (word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_hexdigit()))
        .then(|| (bounded(word, 16), Notation::Hexadecimal))
}

fn hexadecimal(word: &str) -> Option<(Option<i64>, Notation)> {
    let is_hex = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hex.then(|| (bounded(word, 16), Notation::Hexadecimal))
}

fn bounded(digits: &str, radix: u32) -> Option<i64> {
    i64::from_str_radix(digits, radix).ok().filter(|value| *value <= i64::from(i32::MAX))
}

/// The sign of a number, or nothing if a hyphen makes it part of a word, a date or a range.
fn sign(folded: &str, start: usize) -> Option<i64> {
    if text::before(folded, start) != Some(b'-') {
        return Some(1);
    }
    match text::before(folded, start - 1) {
        Some(byte)
            if is_word(byte)
                || matches!(byte, b')' | b']' | b'.' | b'-')
                || byte >= 0x80 && is_letter_before(folded, start - 1) =>
        {
            None
        }
        _ => Some(-1),
    }
}

/// Whether a letter of any script stands before the place; a full-width mark is none.
fn is_letter_before(folded: &str, at: usize) -> bool {
    folded.get(..at).and_then(|head| head.chars().next_back()).is_some_and(|c| c.is_alphabetic() && c.is_lowercase())
}

/// Whether the digits belong to an address, a time, a date, a version, a path, a range or a decimal number.
fn is_part_of_more(folded: &str, start: usize, end: usize) -> bool {
    let digit = |at: Option<usize>| at.and_then(|at| text::byte(folded, at)).is_some_and(|byte| byte.is_ascii_digit());
    let behind = match text::byte(folded, end) {
        Some(b'.' | b':' | b'-' | b'/') => {
            digit(Some(end + 1)) || folded.get(end..).is_some_and(|rest| rest.starts_with(".."))
        }
        Some(b'%' | b'@') => true,
        _ => false,
    };
    let ahead = match text::before(folded, start) {
        Some(b'.') => start >= 2,
        Some(b':') => digit(start.checked_sub(2)) || is_host_before(folded, start - 1),
        Some(b'/') => start >= 2 && !folded.get(..start).is_some_and(|head| head.ends_with("//")),
        Some(b'#' | b'@' | b'~' | b'%' | b'-') => true,
        _ => false,
    };
    behind || ahead
}

/// Whether a host name stands before the colon, as in `core-mosquitto:1883`.
fn is_host_before(folded: &str, colon: usize) -> bool {
    let head = folded.get(..colon).unwrap_or_default();
    let name =
        head.rsplit(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_'))).next().unwrap_or_default();
    name.contains('.') && !name.ends_with('.') || name.contains('-') || name.ends_with("localhost")
}

/// Whether a unit follows, as in `10 sec`.
fn has_unit(folded: &str, end: usize) -> bool {
    const UNITS: Words = Words::new(&[
        "ms",
        "s",
        "sec",
        "secs",
        "second",
        "seconds",
        "min",
        "minute",
        "minutes",
        "hours",
        "days",
        "bytes",
        "byte",
        "kb",
        "mb",
        "b",
        "times",
        "clients",
        "devices",
        "messages",
        "packets",
        "received",
        "attempts",
        "retries",
        "connections",
        "arguments",
    ]);
    let rest = folded.get(end..).unwrap_or_default();
    let rest = rest.trim_start_matches(' ');
    let word = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    UNITS.has(word) || ["台", "秒", "个", "次", "分", "件", "回", "毫秒"].iter().any(|unit| rest.starts_with(unit))
}

/// Finds out the role of a number, or that it is something else.
fn judge<'t>(text: &'t Text<'_>, number: Number<'t>) -> Option<Number<'t>> {
    let folded = &text.folded;
    let open = text::before(folded, number.start);
    let close = text::byte(folded, number.end);
    if is_first_of_pair(folded, &number) {
        return None;
    }
    match label::before(folded, &text.shown, number.start) {
        Label::Other => return None,
        Label::Code(label) => return Some(Number { role: Role::Labelled, label, ..number }),
        Label::None => {}
    }
    if let Label::Code(label) = label::after(folded, number.end) {
        return Some(Number { role: Role::Labelled, label, ..number });
    }
    match (open, close) {
        (Some(b'('), Some(b')')) => Some(Number { role: Role::Parenthesized, ..number }),
        (Some(b'['), Some(b']')) if text::before(folded, number.start - 1).is_some_and(is_word) => None,
        (Some(b'['), Some(b']')) if folded.get(..number.start).is_some_and(|head| head.ends_with(": [")) => {
            Some(Number { role: Role::Parenthesized, ..number })
        }
        (Some(b' '), Some(b')')) if is_second_of_connack(folded, &number) => {
            Some(Number { role: Role::Labelled, label: "connack", ..number })
        }
        _ => Some(number),
    }
}

/// Whether the number begins a pair, as the flags of a CONNACK in `(0, 5)`.
fn is_first_of_pair(folded: &str, number: &Number<'_>) -> bool {
    let rest = folded.get(number.end..).unwrap_or_default();
    text::before(folded, number.start) == Some(b'(')
        && rest.strip_prefix(", ").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

fn is_second_of_connack(folded: &str, number: &Number<'_>) -> bool {
    folded.get(..number.start).is_some_and(|head| head.ends_with(", ") && head.contains("connack"))
}

/// In `[0, 135]`, what announces the first announces the second.
fn continue_list<'t>(text: &Text<'_>, number: &mut Number<'t>, last: Option<&Number<'t>>) {
    let Some(last) = last.filter(|last| last.role == Role::Labelled && number.role == Role::Plain) else { return };
    let gap = text.folded.get(last.end..number.start).unwrap_or_default();
    if matches!(gap, ", " | "," | " / " | " and ") {
        number.role = Role::Labelled;
        number.label = last.label;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(raw: &str) -> Vec<(i64, Role)> {
        numbers(&Text::new(raw)).iter().filter_map(|number| Some((number.value?, number.role))).collect()
    }

    #[test]
    fn notations() {
        for raw in ["135", "0x87", "0X87", "87h", "87H", "０ｘ８７", "\\x87", "&H87", "0x0087"] {
            assert_eq!(values(raw), [(135, Role::Plain)], "{raw}");
        }
        assert_eq!(values("rc=-4"), [(-4, Role::Labelled)]);
        assert_eq!(values("-17 rc=19"), [(-17, Role::Plain), (19, Role::Labelled)]);
        assert_eq!(values("(m11, rc0)"), [(0, Role::Labelled)]);
        assert_eq!(values("ReasonCodes=[0, 135]"), [(0, Role::Labelled), (135, Role::Labelled)]);
        assert_eq!(values("Sending CONNACK to 10.5.16.196 (0, 5)"), [(5, Role::Labelled)]);
    }

    #[test]
    fn what_is_no_code() {
        for raw in [
            "192.168.178.59:8883",
            "13:27:09",
            "2026-11-20",
            "core-mosquitto:1883",
            "66494 bytes",
            "5ms",
            "q0",
            "k60",
            "v5",
            "1.6.9",
            "mosquitto[473]",
            "0..65535",
            "Retry in 10 sec",
            "test/8",
            "mid: 3",
            "exit code 1",
            "50%",
            "#2062",
            "client-5",
        ] {
            assert_eq!(values(raw), [], "{raw}");
        }
        assert_eq!(numbers(&Text::new("rc=99999999999999999999")).first().map(|number| number.value), Some(None));
        assert_eq!(values("0x"), []);
    }
}
