//! What is declared has codes: every family, every packet of a protocol and every API of a library becomes a type, and a
//! type without a value cannot be written in every language.

use crate::diagnostic::{Diagnostic, Findings};
use crate::document::{Document, Family, Kind};
use crate::rule::NO_CODES;
use crate::yaml::decode::closest;

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
    let codes = &family.content.codes.value;
    let used: Vec<&str> = codes.iter().flat_map(|code| code.packets.keys()).map(|packet| packet.as_str()).collect();
    let declared: Vec<&str> = family.content.packets.keys().map(|packet| packet.as_str()).collect();
    for packet in family.content.packets.keys().filter(|packet| is_unused(packet.as_str(), &used, &declared)) {
        let message = format!("no code of this family may be in {}", packet.value);
        findings.push(
            Diagnostic::new(&NO_CODES, packet.span, message)
                .help("name the packet in the `packets` of the codes that it carries, or remove it here"),
        );
    }
}

fn apis(family: &Family, findings: &mut Findings) {
    let codes = &family.content.codes.value;
    if codes.iter().any(|code| code.apis.is_empty()) {
        return; // It belongs to all of them.
    }
    let used: Vec<&str> = codes.iter().flat_map(|code| &code.apis).map(|api| api.as_str()).collect();
    let declared: Vec<&str> = family.content.apis.keys().map(|api| api.as_str()).collect();
    for api in family.content.apis.keys().filter(|api| is_unused(api.as_str(), &used, &declared)) {
        let message = format!("no code of this family belongs to the API `{}`", api.value);
        findings.push(
            Diagnostic::new(&NO_CODES, api.span, message)
                .help("name the API in the `apis` of the codes that it returns, or remove it here"),
        );
    }
}

/// Whether no code uses a name. An undeclared name that is like no other has a finding of its own, and may mean this one.
fn is_unused(name: &str, used: &[&str], declared: &[&str]) -> bool {
    let may_mean = |word: &&str| {
        *word == name
            || !declared.contains(word) && closest(word, declared.iter().copied()).is_none_or(|one| one == name)
    };
    !used.iter().any(may_mean)
}
