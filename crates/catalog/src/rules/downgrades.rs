//! What a client of an older protocol version gets instead: one code of one family for each packet of the code.

use std::collections::HashMap;

use super::references::Index;
use crate::diagnostic::{Diagnostic, Findings};
use crate::document::{CodeEntry, CodeRef, Document, Family, PacketName};
use crate::rule::DOWNGRADE;
use crate::source::{At, Span};

pub(super) fn check(document: &Document, findings: &mut Findings) {
    let index = Index::new(document);
    for family in &document.families {
        // Per packet, the family that its first downgrade leads to.
        let mut leads = HashMap::new();
        for code in &family.content.codes.value {
            let targets = code.downgrade.iter().flat_map(|downgrade| &downgrade.to);
            let targets: Vec<_> = targets.filter_map(|to| Some((to, index.resolve(to, findings)?))).collect();
            if family.is_whole(code) {
                fits(family, code, &targets, &mut leads, findings);
            }
        }
    }
}

/// The packets that carry both codes.
pub(crate) fn shared<'c>(code: &'c CodeEntry, older: &'c CodeEntry) -> impl Iterator<Item = &'c At<PacketName>> {
    code.packets.keys().filter(|packet| older.packets.get(packet.as_str()).is_some())
}

fn fits<'d>(
    family: &Family,
    code: &'d CodeEntry,
    targets: &[(&'d At<CodeRef>, &'d CodeEntry)],
    leads: &mut HashMap<&'d str, (&'d str, Span)>,
    findings: &mut Findings,
) {
    let mut taken: HashMap<&str, Span> = HashMap::new();
    for (to, older) in targets {
        let finding = |message: String| Diagnostic::new(&DOWNGRADE, to.span, message);
        let (older_family, _) = to.parts();
        if older_family == family.id().as_str() {
            findings.push(
                finding(format!("`{}` is of the same family", to.value))
                    .help("a downgrade leads to the family of an older protocol version"),
            );
            continue;
        }
        if shared(code, older).next().is_none() {
            let message = format!("no packet carries both `{}` and `{}`", code.name.value, to.value);
            findings.push(
                finding(message)
                    .also(older.name.span, "this code")
                    .help("name a code that a client gets in the same packet"),
            );
        }
        for packet in shared(code, older) {
            if let Some(first) = taken.insert(packet.as_str(), to.span) {
                let message = format!("`{}` has two downgrades in {}", code.name.value, packet.value);
                findings.push(finding(message).also(first, "the first").help("keep the one that brokers agree on"));
            }
            let (lead, first) = *leads.entry(packet.as_str()).or_insert((older_family, to.span));
            if lead != older_family {
                let message = format!("downgrades in {} lead to `{lead}` and to `{older_family}`", packet.value);
                findings.push(finding(message).also(first, "the first").help("let all of a packet lead to one family"));
            }
        }
    }
}
