//! What a code names exists: packets, equivalents, sources, APIs; and fits the kind of its family.

use std::collections::{BTreeSet, HashMap, HashSet};

use indexmap::IndexMap;

use crate::diagnostic::{Diagnostic, Findings};
use crate::document::{CodeEntry, CodeRef, Document, Family, FamilyFile, Kind};
use crate::rule::Rule;
use crate::rule::{
    NO_SOURCE, ONE_WAY_EQUIVALENT, UNKNOWN_API, UNKNOWN_CODE, UNKNOWN_LOCALE, UNKNOWN_PACKET, UNKNOWN_SOURCE,
    WRONG_KIND,
};
use crate::source::{At, Span};
use crate::wording::{closest, list};

pub(super) fn check(document: &Document, findings: &mut Findings) {
    source_locale(document, findings);
    let index = Index::new(document);
    for section in document.guides.iter().flat_map(|(_, file)| &file.guides).flat_map(|guide| &guide.sections) {
        for reference in &section.codes {
            index.resolve(reference, findings);
        }
    }
    for family in &document.families {
        if family.head_is_whole() {
            packets(document, &family.content, findings);
            sources(&family.content, findings);
            apis(&family.content, findings);
            family_kind(&family.content, findings);
        }
        for code in &family.content.codes.value {
            if family.is_whole(code) {
                kind(&family.content, code, findings);
                has_source(code, findings);
            }
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
    candidates: impl IntoIterator<Item = &'c str>,
    findings: &Findings,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(rule, span, message);
    if findings.are_many() {
        return diagnostic;
    }
    let candidates: Vec<_> = candidates.into_iter().collect();
    match (findings.suggest(word, candidates.iter().copied()), candidates.as_slice()) {
        (Some(meant), _) => diagnostic.label(format!("did you mean `{meant}`?")),
        (None, []) => diagnostic.help("none is declared yet"),
        (None, [only]) => diagnostic.help(format!("there is only `{only}`")),
        (None, _) => diagnostic.help(format!("there are {}", list(candidates))),
    }
}

/// Reports each name that a family uses and that does not exist, once, at its first use.
fn report_unknown<'a>(
    rule: &'static Rule,
    uses: impl Iterator<Item = (&'a str, Span)>,
    known: &[&str],
    message: impl Fn(&str) -> String,
    findings: &mut Findings,
) {
    let mut names: IndexMap<&str, Vec<Span>> = IndexMap::new();
    let is_known: HashSet<&str> = known.iter().copied().collect();
    for (name, span) in uses.filter(|(name, _)| !is_known.contains(name)) {
        names.entry(name).or_default().push(span);
    }
    for (name, spans) in names {
        let Some((first, others)) = spans.split_first() else { continue };
        let diagnostic = unknown(rule, *first, message(name), name, known.iter().copied(), findings);
        findings.push(match others {
            [] => diagnostic,
            [second] => diagnostic.also(*second, "used here too"),
            [second, ..] => diagnostic.also(*second, format!("used here too, {} times in all", spans.len())),
        });
    }
}

fn source_locale(document: &Document, findings: &mut Findings) {
    let Some((_, catalog)) = &document.catalog else { return };
    let tags = catalog.locales.iter().map(|entry| entry.tag.as_str());
    let source = &catalog.source_locale;
    if !tags.clone().any(|tag| tag == source.as_str()) {
        let message = format!("the source locale `{}` is not among the locales", source.value);
        let unknown = unknown(&UNKNOWN_LOCALE, source.span, message, source.as_str(), tags, findings);
        findings.push(unknown);
    }
}

/// The family's packets are in `packets.yaml`, and those of its codes among the family's.
fn packets(document: &Document, family: &FamilyFile, findings: &mut Findings) {
    let all: Vec<_> =
        document.packets.iter().flat_map(|(_, file)| file.packets.iter()).map(|packet| packet.name.as_str()).collect();
    let existing: HashSet<&str> = all.iter().copied().collect();
    let unread = document.unread.iter().any(|file| file == "packets");
    let is_known = |name: &str| unread || existing.contains(name);
    let tables: Vec<_> = family.packets.keys().map(|packet| (packet.as_str(), packet.span)).collect();
    let missing = |name: &str| format!("`packets.yaml` has no packet `{name}`");
    let unknown_tables = tables.iter().copied().filter(|(name, _)| !is_known(name));
    report_unknown(&UNKNOWN_PACKET, unknown_tables, &all, missing, findings);

    if family.kind.value != Kind::Protocol || family.packets.is_empty() {
        return;
    }
    let known: Vec<_> = tables.iter().map(|(name, _)| *name).collect();
    // Where the family misspells a packet, its codes do not.
    let misspelled: Vec<_> = known.iter().copied().filter(|name| !is_known(name)).collect();
    let cells = family.codes.iter().flat_map(|code| code.packets.keys()).map(|packet| (packet.as_str(), packet.span));
    let cells =
        cells.filter(|(name, _)| !existing.contains(name) || closest(name, misspelled.iter().copied()).is_none());
    let no_table = |name: &str| format!("packet `{name}` carries no codes in this family");
    report_unknown(&UNKNOWN_PACKET, cells, &known, no_table, findings);
}

fn sources(family: &FamilyFile, findings: &mut Findings) {
    let known: Vec<_> = family.sources.keys().map(|id| id.as_str()).collect();
    let of_packets = family.packets.iter().map(|(_, table)| &table.source);
    let of_codes = family.codes.iter().flat_map(|code| &code.source.sources).map(|(id, _)| id);
    let uses = of_packets.chain(of_codes).map(|id| (id.as_str(), id.span));
    report_unknown(&UNKNOWN_SOURCE, uses, &known, |id| format!("the family declares no source `{id}`"), findings);
}

fn apis(family: &FamilyFile, findings: &mut Findings) {
    if family.kind.value == Kind::Protocol {
        return; // It has no business with APIs, known or not.
    }
    let known: Vec<_> = family.apis.keys().map(|api| api.as_str()).collect();
    let uses = family.codes.iter().flat_map(|code| &code.apis).map(|api| (api.as_str(), api.span));
    report_unknown(&UNKNOWN_API, uses, &known, |api| format!("the family declares no API `{api}`"), findings);
}

/// Protocols have packets, and libraries may have APIs.
fn family_kind(family: &FamilyFile, findings: &mut Findings) {
    let (kind, span) = (family.kind.value, family.kind.span);
    let (fault, place, help) = match (kind, family.packets.keys().next(), family.apis.keys().next()) {
        (Kind::Protocol, None, _) => ("no packets", span, "add `packets:` with the packets that carry its codes"),
        (Kind::Protocol, _, Some(api)) => ("APIs", api.span, "remove `apis`; they belong to clients and brokers"),
        (Kind::Client | Kind::Broker, Some(packet), _) => {
            ("packets", packet.span, "remove `packets`; they belong to protocols")
        }
        _ => return,
    };
    let diagnostic = Diagnostic::new(&WRONG_KIND, place, format!("this {kind} family has {fault}")).help(help);
    findings.push(if place == span { diagnostic } else { diagnostic.also(span, "the kind of this family") });
}

fn kind(family: &FamilyFile, code: &CodeEntry, findings: &mut Findings) {
    let (name, kind) = (&code.name.value, family.kind.value);
    let mut report = |span, message: String, help: &str| {
        findings.push(Diagnostic::new(&WRONG_KIND, span, message).help(help));
    };
    if kind == Kind::Protocol {
        if code.packets.is_empty() {
            report(
                code.name.span,
                format!("the {kind} code `{name}` has no packets"),
                "say which packets carry it, and who sends it there",
            );
        }
        if let Some(api) = code.apis.first() {
            let help = "remove `apis`; they belong to clients and brokers";
            report(api.span, format!("the {kind} code `{name}` has APIs"), help);
        }
    } else {
        if let Some(packet) = code.packets.keys().next() {
            report(
                packet.span,
                format!("the {kind} code `{name}` has packets"),
                "remove `packets`; they belong to protocols",
            );
        }
        if code.symbol.is_none() {
            report(
                code.name.span,
                format!("the {kind} code `{name}` has no symbol"),
                "add `symbol:` with the constant as upstream spells it",
            );
        }
    }
}

fn has_source(code: &CodeEntry, findings: &mut Findings) {
    if code.source.sources.is_empty() {
        let message = format!("the facts of `{}` have no source", code.name.value);
        let help = "name a source of the family, such as `source: {oasis: [\"2.4\"]}`";
        findings.push(Diagnostic::new(&NO_SOURCE, code.name.span, message).help(help));
    }
}

fn equivalents(index: &Index<'_>, family: &Family, code: &CodeEntry, findings: &mut Findings) {
    let id = format!("{}/{}", family.id().value, code.name.value);
    for reference in &code.equivalents {
        if let Some(other) = index.resolve(reference, findings) {
            mutual(index, &id, other, reference, findings);
        }
    }
    for reference in &code.see_also {
        index.resolve(reference, findings);
    }
}

/// Every code that the spec declares, by family and name; the entry is missing if the code could not be read whole.
pub(super) struct Index<'d> {
    families: HashMap<&'d str, HashMap<&'d str, Option<&'d CodeEntry>>>,
    /// The families with a code whose name could not be read.
    nameless: HashSet<&'d str>,
    /// The families that the catalog names, whether they could be read or not.
    listed: HashSet<&'d str>,
    document: &'d Document,
}

impl<'d> Index<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        let codes = |family: &'d Family| {
            let declared = family.declared.iter().map(|name| (name.as_str(), None));
            // Of two codes with one name, references mean the first.
            let whole = family.content.codes.iter().rev().filter(|code| family.is_whole(code));
            let read = whole.map(|code| (code.name.as_str(), Some(&code.value)));
            declared.chain(read).collect()
        };
        let families = document.families.iter().map(|family| (family.id().as_str(), codes(family))).collect();
        let nameless = document.families.iter().filter(|family| family.nameless).map(|family| family.id().as_str());
        let listed = document.catalog.iter().flat_map(|(_, catalog)| catalog.families.iter()).map(|id| id.as_str());
        Self { families, nameless: nameless.collect(), listed: listed.collect(), document }
    }

    /// What a reference leads to; a finding if it leads nowhere, nothing at all if that is another finding's business.
    pub(super) fn resolve(&self, reference: &At<CodeRef>, findings: &mut Findings) -> Option<&'d CodeEntry> {
        let (family, name) = reference.parts();
        let Some(codes) = self.families.get(family) else {
            if !self.listed.contains(family) {
                let known = self.document.families.iter().map(|family| family.id().as_str());
                let message = format!("there is no family `{family}`");
                let unknown = unknown(&UNKNOWN_CODE, reference.span, message, family, known, findings);
                findings.push(unknown);
            }
            return None;
        };
        if let Some(entry) = codes.get(name) {
            return *entry;
        }
        if self.nameless.contains(family) {
            return None;
        }
        let message = format!("the family `{family}` has no code `{name}`");
        let diagnostic = Diagnostic::new(&UNKNOWN_CODE, reference.span, message);
        let names = || codes.keys().copied().collect::<BTreeSet<_>>();
        let meant = if findings.are_many() { None } else { findings.suggest(name, names()) };
        findings.push(match meant {
            Some(meant) => diagnostic.label(format!("did you mean `{meant}`?")),
            None => diagnostic.help("name a code of that family, or remove the reference"),
        });
        None
    }

    /// Whether a reference leads to a code.
    fn has(&self, reference: &CodeRef) -> bool {
        let (family, name) = reference.parts();
        self.families.get(family).is_some_and(|codes| codes.contains_key(name))
    }
}

/// Equivalence holds in both directions, so both sides state it.
fn mutual(index: &Index<'_>, id: &str, other: &CodeEntry, reference: &At<CodeRef>, findings: &mut Findings) {
    // A misspelled reference has its own finding.
    let misspells = |equivalent: &&At<CodeRef>| !index.has(equivalent) && closest(equivalent.as_str(), [id]).is_some();
    if other.equivalents.iter().any(|equivalent| misspells(&equivalent)) {
        return;
    }
    if !other.equivalents.iter().any(|equivalent| equivalent.as_str() == id) {
        let message = format!("`{}` does not name `{id}` as its equivalent", reference.value);
        findings.push(
            Diagnostic::new(&ONE_WAY_EQUIVALENT, reference.span, message)
                .also(other.name.span, "this code")
                .help(format!("add `{id}` to the equivalents there, or remove this one")),
        );
    }
}
