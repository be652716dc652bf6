//! Names are unique: codes in their family, families, modules, locales and packets in the catalog.

use std::collections::hash_map::{Entry, HashMap};

use crate::diagnostic::{Diagnostic, Findings};
use crate::document::Document;
use crate::rule::DUPLICATE_NAME;
use crate::source::Span;

pub(super) fn check(document: &Document, findings: &mut Findings) {
    if let Some((_, catalog)) = &document.catalog {
        unique(catalog.families.iter().map(|id| (id.as_str(), id.span)), "family", findings);
        unique(catalog.locales.iter().map(|entry| (entry.tag.as_str(), entry.tag.span)), "locale", findings);
    }
    if let Some((_, packets)) = &document.packets {
        unique(packets.packets.iter().map(|packet| (packet.name.as_str(), packet.name.span)), "packet", findings);
    }
    let guides = document.guides.iter().flat_map(|(_, file)| &file.guides);
    unique(guides.map(|guide| (guide.name.as_str(), guide.name.span)), "guide", findings);
    let modules = document.families.iter().map(|family| &family.content.module);
    unique(modules.map(|module| (module.as_str(), module.span)), "module", findings);
    for family in &document.families {
        unique(family.declared.iter().map(|name| (name.as_str(), name.span)), "code", findings);
    }
}

/// Reports each name that was used before, pointing at both places.
fn unique<'a>(names: impl Iterator<Item = (&'a str, Span)>, what: &str, findings: &mut Findings) {
    let mut first = HashMap::new();
    for (name, span) in names {
        match first.entry(name) {
            Entry::Vacant(entry) => {
                entry.insert(span);
            }
            Entry::Occupied(earlier) => findings.push(
                Diagnostic::new(&DUPLICATE_NAME, span, format!("the {what} name `{name}` is used twice"))
                    .label("used again")
                    .also(*earlier.get(), "first used here")
                    .help("give one of them another name, or remove it"),
            ),
        }
    }
}
