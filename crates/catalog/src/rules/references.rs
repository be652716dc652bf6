//! What a code names exists: packets, equivalents, sources, APIs; and fits the kind of its family.

use std::collections::HashMap;

use super::{
    NO_SOURCE, ONE_WAY_EQUIVALENT, UNKNOWN_API, UNKNOWN_CODE, UNKNOWN_LOCALE, UNKNOWN_PACKET, UNKNOWN_SOURCE,
    WRONG_KIND,
};
use crate::diagnostic::{Diagnostic, Findings};
use crate::document::{CodeEntry, CodeRef, Document, Family, FamilyFile, Kind, SourceId};
use crate::rules::Rule;
use crate::source::{At, Span};
use crate::yaml::decode::{closest, list};

pub(super) fn check(document: &Document, findings: &mut Findings) {
    source_locale(document, findings);
    let index = Index::new(document);
    for family in &document.families {
        family_packets(document, &family.content, findings);
        for code in &family.content.codes.value {
            packets(&family.content, code, findings);
            apis(&family.content, code, findings);
            kind(&family.content, code, findings);
            sources(&family.content, code, findings);
            equivalents(&index, family, code, findings);
        }
    }
}

/// A finding about a name that does not exist, with the one that was probably meant or all there are.
fn unknown<'c>(
    rule: &'static Rule,
    span: Span,
    message: String,
    word: &str,
    candidates: impl Iterator<Item = &'c str> + Clone,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(rule, span, message);
    match closest(word, candidates.clone()) {
        Some(meant) => diagnostic.label(format!("did you mean `{meant}`?")),
        None => diagnostic.help(format!("there are {}", list(candidates))),
    }
}

fn source_locale(document: &Document, findings: &mut Findings) {
    let Some((_, catalog)) = &document.catalog else { return };
    let tags = catalog.locales.iter().map(|entry| entry.tag.as_str());
    let source = &catalog.source_locale;
    if !tags.clone().any(|tag| tag == source.as_str()) {
        let message = format!("the source locale `{}` is not among the locales", source.value);
        findings.push(unknown(&UNKNOWN_LOCALE, source.span, message, source.as_str(), tags));
    }
}

fn family_packets(document: &Document, family: &FamilyFile, findings: &mut Findings) {
    let known = document.packets.iter().flat_map(|(_, file)| file.packets.iter()).map(|packet| packet.name.as_str());
    for (packet, table) in &family.packets {
        if document.packets.is_some() && !known.clone().any(|name| name == packet.as_str()) {
            let message = format!("`packets.yaml` has no packet `{}`", packet.value);
            findings.push(unknown(&UNKNOWN_PACKET, packet.span, message, packet.as_str(), known.clone()));
        }
        source_exists(family, &table.source, findings);
    }
}

fn source_exists(family: &FamilyFile, id: &At<SourceId>, findings: &mut Findings) {
    if family.sources.get(id.as_str()).is_none() {
        let message = format!("the family declares no source `{}`", id.value);
        let known = family.sources.keys().map(|id| id.as_str());
        findings.push(unknown(&UNKNOWN_SOURCE, id.span, message, id.as_str(), known.collect::<Vec<_>>().into_iter()));
    }
}

fn packets(family: &FamilyFile, code: &CodeEntry, findings: &mut Findings) {
    let known: Vec<_> = family.packets.keys().map(|packet| packet.as_str()).collect();
    for packet in code.packets.keys() {
        if family.kind.value == Kind::Protocol && !known.contains(&packet.as_str()) {
            let message = format!("packet `{}` carries no codes in this family", packet.value);
            findings.push(unknown(&UNKNOWN_PACKET, packet.span, message, packet.as_str(), known.iter().copied()));
        }
    }
}

fn apis(family: &FamilyFile, code: &CodeEntry, findings: &mut Findings) {
    let known: Vec<_> = family.apis.keys().map(|api| api.as_str()).collect();
    for api in &code.apis {
        if !known.contains(&api.as_str()) {
            let message = format!("the family declares no API `{}`", api.value);
            findings.push(unknown(&UNKNOWN_API, api.span, message, api.as_str(), known.iter().copied()));
        }
    }
}

fn kind(family: &FamilyFile, code: &CodeEntry, findings: &mut Findings) {
    let name = &code.name.value;
    let mut report = |span, message: String, help: &str| {
        findings.push(Diagnostic::new(&WRONG_KIND, span, message).help(help));
    };
    if family.kind.value == Kind::Protocol {
        if code.packets.is_empty() {
            report(
                code.name.span,
                format!("the protocol code `{name}` has no packets"),
                "say which packets carry it, and who sends it there",
            );
        }
        if let Some(api) = code.apis.first() {
            report(api.span, format!("the protocol code `{name}` has APIs"), "remove `apis`; they belong to libraries");
        }
    } else {
        if let Some(packet) = code.packets.keys().next() {
            report(
                packet.span,
                format!("the library code `{name}` has packets"),
                "remove `packets`; they belong to protocols",
            );
        }
        if code.symbol.is_none() {
            report(
                code.name.span,
                format!("the library code `{name}` has no symbol"),
                "add `symbol:` with the constant as upstream spells it",
            );
        }
    }
}

fn sources(family: &FamilyFile, code: &CodeEntry, findings: &mut Findings) {
    if code.source.sources.is_empty() {
        let message = format!("the facts of `{}` have no source", code.name.value);
        let help = "name a source of the family, such as `source: {oasis: [\"2.4\"]}`";
        findings.push(Diagnostic::new(&NO_SOURCE, code.name.span, message).help(help));
    }
    for (id, _) in &code.source.sources {
        source_exists(family, id, findings);
    }
}

fn equivalents(index: &Index<'_>, family: &Family, code: &CodeEntry, findings: &mut Findings) {
    let id = format!("{}/{}", family.id().value, code.name.value);
    for reference in &code.equivalents {
        if let Some(other) = index.resolve(reference, findings) {
            mutual(&id, other, reference, findings);
        }
    }
    for reference in &code.see_also {
        index.resolve(reference, findings);
    }
}

/// Every code that the spec declares, by family and name; the entry is missing if the code could not be read whole.
struct Index<'d> {
    families: HashMap<&'d str, HashMap<&'d str, Option<&'d CodeEntry>>>,
    document: &'d Document,
}

impl<'d> Index<'d> {
    fn new(document: &'d Document) -> Self {
        let codes = |family: &'d Family| {
            let declared = family.declared.iter().map(|name| (name.as_str(), None));
            let read = family.content.codes.iter().map(|code| (code.name.as_str(), Some(code)));
            declared.chain(read).collect()
        };
        let families = document.families.iter().map(|family| (family.id().as_str(), codes(family))).collect();
        Self { families, document }
    }

    /// What a reference leads to; a finding if it leads nowhere, nothing at all if that is another finding's business.
    fn resolve(&self, reference: &At<CodeRef>, findings: &mut Findings) -> Option<&'d CodeEntry> {
        let (family, name) = reference.parts();
        let Some(codes) = self.families.get(family) else {
            if !self.is_listed(family) {
                let known = self.document.families.iter().map(|family| family.id().as_str());
                let message = format!("there is no family `{family}`");
                findings.push(unknown(&UNKNOWN_CODE, reference.span, message, family, known));
            }
            return None;
        };
        if let Some(entry) = codes.get(name) {
            return *entry;
        }
        let message = format!("the family `{family}` has no code `{name}`");
        findings.push(dangling(reference, message, name, codes.keys().copied()));
        None
    }

    /// Whether the catalog names a family, though it could not be read.
    fn is_listed(&self, family: &str) -> bool {
        let catalog = self.document.catalog.as_ref();
        catalog.is_some_and(|(_, catalog)| catalog.families.iter().any(|listed| listed.as_str() == family))
    }
}

fn dangling<'c>(
    reference: &At<CodeRef>,
    message: String,
    word: &str,
    names: impl Iterator<Item = &'c str>,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(&UNKNOWN_CODE, reference.span, message);
    match closest(word, names) {
        Some(meant) => diagnostic.label(format!("did you mean `{meant}`?")),
        None => diagnostic.help("name a code of that family, or remove the reference"),
    }
}

/// Equivalence holds in both directions, so both sides state it.
fn mutual(id: &str, other: &CodeEntry, reference: &At<CodeRef>, findings: &mut Findings) {
    if !other.equivalents.iter().any(|equivalent| equivalent.as_str() == id) {
        let message = format!("`{}` does not name `{id}` as its equivalent", reference.value);
        findings.push(
            Diagnostic::new(&ONE_WAY_EQUIVALENT, reference.span, message)
                .also(other.name.span, "this code")
                .help(format!("add `{id}` to the equivalents there, or remove this one")),
        );
    }
}
