//! Numbers: exactly one way to give them, in range, in their family's notation, and each with one meaning where it counts.

use indexmap::IndexMap;

use crate::diagnostic::{Diagnostic, Findings};
use crate::document::{CodeEntry, Document, FamilyFile, Kind, Notation, Outcome, Scope, Version};
use crate::rule::{BOUNDARY, DUPLICATE_VALUE, NOTATION, RETRY, SCOPE, VALUE_COUNT, VALUE_OUT_OF_RANGE, VERSION_RANGE};
use crate::source::{At, Sources, Span};
use crate::wording::article;

pub(super) fn check(document: &Document, sources: &Sources, findings: &mut Findings) {
    for read in &document.families {
        let family = &read.content;
        for code in &family.codes.value {
            if read.is_whole(code) {
                ranges_in_entries(code, findings);
                given_once(code, findings);
                retry(code, findings);
            }
            for meaning in meanings(code) {
                if in_range(&meaning, family, findings) {
                    notation(&meaning, family, sources, findings);
                    boundary(&meaning, family, findings);
                }
                versions(&meaning, findings);
            }
        }
        one_meaning(family, findings);
        one_outcome(family, findings);
    }
}

/// A number that a code has in a range of versions.
struct Meaning<'a> {
    code: &'a CodeEntry,
    value: &'a At<i64>,
    since: Option<&'a At<Version>>,
    until: Option<&'a At<Version>>,
}

fn meanings(code: &CodeEntry) -> impl Iterator<Item = Meaning<'_>> {
    let whole = code.value.iter().map(move |value| Meaning {
        code,
        value,
        since: code.since.as_deref(),
        until: code.until.as_deref(),
    });
    whole.chain(code.values.iter().map(move |entry| Meaning {
        code,
        value: &entry.value,
        since: entry.since.as_deref(),
        until: entry.until.as_deref(),
    }))
}

/// Where a family says that errors begin, unknown numbers are judged by it, and known ones must not tell another story.
fn boundary(meaning: &Meaning<'_>, family: &FamilyFile, findings: &mut Findings) {
    let Some(from) = &family.value.errors_from else { return };
    let outcome = &meaning.code.outcome;
    let (is_error, is_above) = (outcome.value == Outcome::Error, meaning.value.value >= from.value);
    if is_error == is_above {
        return;
    }
    let value = write_value(meaning.value.value, family.value.notation.value);
    let (said, from_value) = (outcome.value, write_value(from.value, family.value.notation.value));
    let message = format!("{value} is {} {said}, and errors begin at {from_value}", article(said.as_str()));
    findings.push(
        Diagnostic::new(&BOUNDARY, meaning.value.span, message)
            .also(outcome.span, "its outcome")
            .also(from.span, "where errors begin")
            .help("correct the value or the outcome, or remove `errors_from` if numbers do not fall so"),
    );
}

fn given_once(code: &CodeEntry, findings: &mut Findings) {
    let name = &code.name;
    match (&code.value, code.values.as_slice()) {
        (None, []) => findings.push(
            Diagnostic::new(&VALUE_COUNT, name.span, format!("the code `{}` has no value", name.value))
                .help("write `value:`, or `values:` if its number changed between versions"),
        ),
        (Some(value), [first, ..]) => findings.push(
            Diagnostic::new(
                &VALUE_COUNT,
                first.value.span,
                format!("the code `{}` has `value` and `values`", name.value),
            )
            .label("given again")
            .also(value.span, "given here")
            .help("keep `values` if its number changed between versions, `value` otherwise"),
        ),
        _ => {}
    }
}

/// `since` and `until` of the code belong to `value`; beside `values` nothing would read them.
fn ranges_in_entries(code: &CodeEntry, findings: &mut Findings) {
    let Some(first) = code.values.first() else { return };
    for version in code.since.iter().chain(&code.until) {
        let message = format!("`{}` gives versions beside `values`", code.name.value);
        findings.push(
            Diagnostic::new(&VERSION_RANGE, version.span, message)
                .also(first.value.span, "the versions of a number stand in its entry")
                .help("move it into the entry of the number that it is about"),
        );
    }
}

fn retry(code: &CodeEntry, findings: &mut Findings) {
    match (code.outcome.value, &code.retry) {
        (Outcome::Error, None) => findings.push(
            Diagnostic::new(&RETRY, code.outcome.span, format!("the error `{}` has no retry advice", code.name.value))
                .help("add `retry:` with `never`, `after-fix`, `backoff` or `other-server`"),
        ),
        (Outcome::Success, Some(retry)) => findings.push(
            Diagnostic::new(&RETRY, retry.span, format!("the success `{}` has retry advice", code.name.value))
                .also(code.outcome.span, "a success leaves nothing to repeat")
                .help("remove `retry`, or make it an error"),
        ),
        _ => {}
    }
}

fn in_range(meaning: &Meaning<'_>, family: &FamilyFile, findings: &mut Findings) -> bool {
    let (low, high) = family.value.r#type.range();
    let value = meaning.value;
    let fits = (low..=high).contains(&value.value);
    if !fits {
        let write = |value| write_value(value, family.value.notation.value);
        let message = format!("{} does not fit into {}", write(value.value), family.value.r#type.value);
        findings.push(
            Diagnostic::new(&VALUE_OUT_OF_RANGE, value.span, message)
                .also(family.value.r#type.span, format!("{} to {}", write(low), write(high)))
                .help("correct the value, or the family's value type"),
        );
    }
    fits
}

fn notation(meaning: &Meaning<'_>, family: &FamilyFile, sources: &Sources, findings: &mut Findings) {
    let written = sources.slice(meaning.value.span);
    let value = meaning.value.value;
    let usual = write_value(value, family.value.notation.value);
    if written != usual {
        let message = format!("`{written}` is usually written `{usual}` in this family");
        findings.push(Diagnostic::new(&NOTATION, meaning.value.span, message).help(format!("write `{usual}`")));
    }
}

/// A value as its family writes it: `0x87` or `135`. Hexadecimal has two digits at least, and never a sign.
#[must_use]
pub(crate) fn write_value(value: i64, notation: Notation) -> String {
    match notation {
        Notation::Hex if value >= 0 => format!("0x{value:02X}"),
        _ => value.to_string(),
    }
}

fn versions(meaning: &Meaning<'_>, findings: &mut Findings) {
    let (Some(since), Some(until)) = (meaning.since, meaning.until) else { return };
    if since.numbers() >= until.numbers() {
        let name = &meaning.code.name.value;
        let message = format!("`{name}` ends in {} and begins only in {}", until.value, since.value);
        findings.push(
            Diagnostic::new(&VERSION_RANGE, until.span, message)
                .also(since.span, "the first version with it")
                .help("`until` names the first version that no longer has it"),
        );
    }
}

/// The meanings of a family by number, in the order in which each number first stands in the file.
fn by_value(family: &FamilyFile) -> IndexMap<i64, Vec<Meaning<'_>>> {
    let mut groups: IndexMap<i64, Vec<Meaning<'_>>> = IndexMap::new();
    for meaning in family.codes.iter().flat_map(|code| meanings(code)) {
        groups.entry(meaning.value.value).or_default().push(meaning);
    }
    groups
}

/// Every pair of a group that holds at one time, the earlier one first.
fn rivals<'g, 'd>(group: &'g [Meaning<'d>]) -> impl Iterator<Item = (&'g Meaning<'d>, &'g Meaning<'d>)> {
    let pairs = |(index, second)| group.iter().take(index).map(move |first| (first, second));
    group.iter().enumerate().flat_map(pairs).filter(|(first, second)| overlap(first, second))
}

/// No number has two meanings in one packet or API at one time.
fn one_meaning(family: &FamilyFile, findings: &mut Findings) {
    for group in by_value(family).values() {
        for (index, second) in group.iter().enumerate() {
            // Three codes of one number in one place are two findings, not three.
            let mut told = Vec::new();
            for first in group.iter().take(index).filter(|first| overlap(first, second)) {
                let Some(place) = shared_place(first.code, second.code, family) else { continue };
                if !told.contains(&place) {
                    findings.extend(duplicate(first, second, &place, family));
                    told.push(place);
                }
                if is_everywhere(second.code, family) {
                    break;
                }
            }
        }
    }
}

fn duplicate(first: &Meaning<'_>, second: &Meaning<'_>, place: &str, family: &FamilyFile) -> Option<Diagnostic> {
    let value = write_value(second.value.value, family.value.notation.value);
    let names = (&first.code.name.value, &second.code.name.value);
    if std::ptr::eq(first.code, second.code) {
        // A code with `value` and `values` has a finding already.
        let message = format!("`{}` has the value {value} twice at the same time", names.1);
        return first.code.value.is_none().then(|| {
            Diagnostic::new(&VERSION_RANGE, second.value.span, message)
                .also(first.value.span, "the other range")
                .help("give the ranges `since` and `until` so that they do not overlap")
        });
    }
    let message = format!("{value} means both `{}` and `{}`{place}", names.0, names.1);
    let help = match family.kind.value {
        Kind::Protocol => "give each its own value, or packets of its own",
        Kind::Client | Kind::Broker => "give each its own value, its own APIs, or versions that do not overlap",
    };
    // So has a name that is used twice.
    (names.0 != names.1).then(|| {
        Diagnostic::new(&DUPLICATE_VALUE, second.value.span, message)
            .label("used again")
            .also(first.value.span, "first used here")
            .help(help)
    })
}

/// Whether a library's code belongs to every API, so that it lives in one place with any other.
fn is_everywhere(code: &CodeEntry, family: &FamilyFile) -> bool {
    family.kind.value != Kind::Protocol && code.apis.is_empty()
}

/// Where both codes live: "in CONNACK", or everywhere for a library without APIs.
fn shared_place(first: &CodeEntry, second: &CodeEntry, family: &FamilyFile) -> Option<String> {
    let shared: Vec<&str> = if family.kind.value == Kind::Protocol {
        let packets = second.packets.keys().filter(|packet| first.packets.get(packet.as_str()).is_some());
        packets.map(|packet| packet.as_str()).collect()
    } else if first.apis.is_empty() || second.apis.is_empty() {
        return Some(String::new());
    } else {
        let apis = second.apis.iter().filter(|api| first.apis.iter().any(|other| other.value == api.value));
        apis.map(|api| api.as_str()).collect()
    };
    (!shared.is_empty()).then(|| format!(" in {}", shared.join(", ")))
}

fn overlap(a: &Meaning<'_>, b: &Meaning<'_>) -> bool {
    let before = |end: Option<&At<Version>>, start: Option<&At<Version>>| match (end, start) {
        (Some(end), Some(start)) => end.numbers() <= start.numbers(),
        _ => false,
    };
    !before(a.until, b.since) && !before(b.until, a.since)
}

/// Where a number means the same in the whole family, it cannot be a success here and an error there.
fn one_outcome(family: &FamilyFile, findings: &mut Findings) {
    if family.value.scope.value != Scope::Family {
        return;
    }
    for group in by_value(family).values() {
        let disagree = |(first, second): &(&Meaning<'_>, &Meaning<'_>)| {
            first.code.outcome.value != second.code.outcome.value
                // In one packet, two meanings are one too many whatever they are.
                && shared_place(first.code, second.code, family).is_none()
        };
        if let Some((first, second)) = rivals(group).find(disagree) {
            findings.push(two_outcomes(first, second, family.value.scope.span, family.value.notation.value));
        }
    }
}

fn two_outcomes(first: &Meaning<'_>, second: &Meaning<'_>, scope: Span, notation: Notation) -> Diagnostic {
    let value = write_value(second.value.value, notation);
    let (a, b) = (&first.code.name.value, &second.code.name.value);
    Diagnostic::new(
        &SCOPE,
        second.code.outcome.span,
        format!("{value} is a success or an error: `{a}` and `{b}` disagree"),
    )
    .also(first.code.outcome.span, "the other outcome")
    .also(scope, "numbers have one meaning in the whole family")
    .help("correct the value or the outcome; a number that means nothing without its packet needs `scope: packet`")
}
