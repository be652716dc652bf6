//! What is declared has codes: every family, every packet of a protocol and every API of a library becomes a type, and a
//! type without a value cannot be written in every language.

use std::collections::HashSet;

use crate::diagnostic::{Diagnostic, Findings};
use crate::document::{Document, Family, Kind};
use crate::rule::NO_CODES;
use crate::source::Span;
use crate::wording::closest;

pub(super) fn check(document: &Document, findings: &mut Findings) {
    // What could not be read, or has no name, may be the code that seems to be missing.
    for family in document.families.iter().filter(|family| family.unread.is_empty() && !family.nameless) {
        if family.content.codes.is_empty() {
            findings.push(without_codes(family));
        } else if family.content.kind.value == Kind::Protocol {
            packets(family, findings);
        } else {
            apis(family, findings);
        }
    }
}

fn without_codes(family: &Family) -> Diagnostic {
    let id = &family.id().value;
    let message = format!("the family `{id}` has no code");
    Diagnostic::new(&NO_CODES, family.content.codes.span, message)
        .help(format!("add its first code, or remove the file and `{id}` in `catalog.yaml`"))
}

fn packets(family: &Family, findings: &mut Findings) {
    let used = family.content.codes.iter().flat_map(|code| code.packets.keys()).map(|packet| packet.as_str());
    let declared = family.content.packets.keys().map(|packet| (packet.as_str(), packet.span));
    let help = "name the packet in the `packets` of the codes that it carries, or remove it here";
    for (packet, span) in unused(&declared.collect::<Vec<_>>(), &used.collect::<Vec<_>>()) {
        let message = format!("no code of this family may be in {packet}");
        findings.push(Diagnostic::new(&NO_CODES, span, message).help(help));
    }
}

fn apis(family: &Family, findings: &mut Findings) {
    let codes = &family.content.codes.value;
    if codes.iter().any(|code| code.apis.is_empty()) {
        return; // It belongs to all of them.
    }
    let used = codes.iter().flat_map(|code| &code.apis).map(|api| api.as_str());
    let declared = family.content.apis.keys().map(|api| (api.as_str(), api.span));
    let help = "name the API in the `apis` of the codes that it returns, or remove it here";
    for (api, span) in unused(&declared.collect::<Vec<_>>(), &used.collect::<Vec<_>>()) {
        let message = format!("no code of this family belongs to the API `{api}`");
        findings.push(Diagnostic::new(&NO_CODES, span, message).help(help));
    }
}

/// The declared names that no code uses. An undeclared name that is like no other has a finding of its own, and may mean
/// any of them.
fn unused<'d>(declared: &[(&'d str, Span)], used: &[&str]) -> Vec<(&'d str, Span)> {
    let names = || declared.iter().map(|(name, _)| *name);
    let used: HashSet<&str> = used.iter().copied().collect();
    let undeclared: Vec<_> = used.iter().filter(|word| !names().any(|name| name == **word)).collect();
    let may_mean = |word: &&&str, name: &str| closest(word, names()).is_none_or(|one| one == name);
    let is_unused =
        |(name, _): &&(&'d str, Span)| !used.contains(name) && !undeclared.iter().any(|word| may_mean(word, name));
    declared.iter().filter(is_unused).copied().collect()
}
