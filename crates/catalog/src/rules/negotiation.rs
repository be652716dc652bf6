//! Who asks for which language tag gets which locale: nobody two, and every exception excepts something.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Findings};
use crate::document::{Document, LocaleEntry, LocaleTag};
use crate::rule::{DUPLICATE_NAME, USELESS_EXCEPTION};
use crate::source::At;

pub(super) fn check(document: &Document, findings: &mut Findings) {
    let Some((_, catalog)) = &document.catalog else { return };
    // The first place at which each tag is served.
    let mut served: HashMap<&LocaleTag, &At<LocaleTag>> = HashMap::new();
    for entry in catalog.locales.iter() {
        served.entry(&entry.tag.value).or_insert(&entry.tag);
    }
    for entry in catalog.locales.iter() {
        for tag in &entry.serves {
            if let Some(first) = served.get(&tag.value) {
                findings.push(
                    Diagnostic::new(&DUPLICATE_NAME, tag.span, format!("two locales would serve `{}`", tag.value))
                        .also(first.span, "served here")
                        .help("leave it to one of them"),
                );
            }
            served.entry(&tag.value).or_insert(tag);
        }
    }
    for entry in catalog.locales.iter() {
        for tag in &entry.except {
            if let Some(by) = served.get(&tag.value) {
                let message = format!("`{}` is excepted, and served", tag.value);
                findings.push(
                    Diagnostic::new(&USELESS_EXCEPTION, tag.span, message)
                        .also(by.span, "served here")
                        .help("remove one of the two"),
                );
            } else if !is_served_by_its_beginning(entry, tag) {
                let message = format!("`{}` would not be served anyway", tag.value);
                let help = format!("`{}` serves no beginning of it; remove it", entry.tag.value);
                findings.push(Diagnostic::new(&USELESS_EXCEPTION, tag.span, message).help(help));
            }
        }
    }
}

fn is_served_by_its_beginning(entry: &LocaleEntry, tag: &LocaleTag) -> bool {
    let begins =
        |served: &LocaleTag| tag.as_str().strip_prefix(served.as_str()).is_some_and(|rest| rest.starts_with('-'));
    begins(&entry.tag) || entry.serves.iter().any(|served| begins(served))
}
