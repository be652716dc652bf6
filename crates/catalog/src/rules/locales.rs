//! Translations: complete where they promise to be, of texts that exist, up to date, and true to tokens and terms.

use std::collections::{BTreeMap, HashMap, HashSet};

use indexmap::IndexSet;

use super::glossary::Glossary;
use super::tokens::protected;
use super::typography;
use super::{
    MISSING_TRANSLATION, OUTDATED_TRANSLATION, PROTECTED_TOKEN, TYPOGRAPHY, UNKNOWN_TRANSLATION, UNTRANSLATED,
};
use crate::diagnostic::{Diagnostic, Findings};
use crate::document::{Document, Locale, LocaleStatus, LocaleTag};
use crate::source::{At, Span};
use crate::text::{self, Text, lock_key};
use crate::yaml::decode::closest;

pub(super) fn check(document: &Document, findings: &mut Findings) {
    let sources = text::sources(document);
    let hashes = text::hashes(&sources);
    let packets: Vec<_> =
        document.packets.iter().flat_map(|(_, file)| file.packets.iter()).map(|p| p.name.as_str()).collect();
    for locale in document.translations() {
        let translation = Translation::new(document, locale, &sources);
        translation.missing(findings);
        translation.unknown(findings);
        translation.outdated(&hashes, findings);
        let glossary = locale.glossary.as_ref().map(|(_, file)| Glossary::new(file));
        for (source, translated) in translation.pairs() {
            tokens(source, translated, &packets, findings);
            if let Some(glossary) = &glossary {
                glossary.check(source, translated, findings);
            }
            typography(translated, &locale.tag, findings);
        }
    }
}

/// A locale's texts beside the source's.
struct Translation<'d> {
    document: &'d Document,
    locale: &'d Locale,
    sources: &'d [Text<'d>],
    texts: Vec<Text<'d>>,
    by_key: HashMap<String, &'d At<String>>,
}

impl<'d> Translation<'d> {
    fn new(document: &'d Document, locale: &'d Locale, sources: &'d [Text<'d>]) -> Self {
        let texts = text::translations(locale);
        let by_key = texts.iter().map(|text| (text.key.clone(), text.text)).collect();
        Self { document, locale, sources, texts, by_key }
    }

    fn pairs(&self) -> impl Iterator<Item = (&'d Text<'d>, &'d At<String>)> + '_ {
        self.sources.iter().filter_map(|source| Some((source, *self.by_key.get(&source.key)?)))
    }

    /// Texts that are not translated: one finding for each code or file that lacks all of its texts, or for each text.
    fn missing(&self, findings: &mut Findings) {
        let mut groups: BTreeMap<usize, Vec<&Text<'_>>> = BTreeMap::new();
        let mut order: HashMap<&str, usize> = HashMap::new();
        for source in self.sources {
            let next = order.len();
            groups.entry(*order.entry(group(&source.key)).or_insert(next)).or_default().push(source);
        }
        for texts in groups.values() {
            let missing: Vec<_> = texts.iter().filter(|source| !self.by_key.contains_key(&source.key)).collect();
            if missing.len() == texts.len() && texts.len() > 1 {
                if let Some(first) = missing.first() {
                    findings.push(self.missing_text(group(&first.key), first.text.span));
                }
            } else {
                findings.extend(missing.iter().map(|source| self.missing_text(&source.key, source.text.span)));
            }
        }
    }

    fn missing_text(&self, key: &str, span: Span) -> Diagnostic {
        let tag = &self.locale.tag.value;
        let rule = if self.status() == Some(LocaleStatus::Partial) { &UNTRANSLATED } else { &MISSING_TRANSLATION };
        let file = match key.split_once('/') {
            Some((family, _)) => format!("{}/{family}.yaml", self.locale.folder.to_string_lossy().replace('\\', "/")),
            None => self.locale.folder.to_string_lossy().replace('\\', "/"),
        };
        Diagnostic::new(rule, span, format!("`{key}` has no translation into {tag}"))
            .label("the text to translate")
            .help(format!("add it to `{file}`"))
    }

    fn status(&self) -> Option<LocaleStatus> {
        let (_, catalog) = self.document.catalog.as_ref()?;
        let entry = catalog.locales.iter().find(|entry| entry.tag.value == self.locale.tag.value)?;
        Some(entry.status.value)
    }

    /// Translations of texts that do not exist: one finding a code, or a text.
    fn unknown(&self, findings: &mut Findings) {
        let known: IndexSet<&str> = self.sources.iter().map(|source| source.key.as_str()).collect();
        let groups: IndexSet<&str> = known.iter().map(|key| group(key)).collect();
        let mut reported: HashSet<&str> = HashSet::new();
        for translated in &self.texts {
            if known.contains(translated.key.as_str()) || self.is_declared(&translated.key) {
                continue;
            }
            let group = group(&translated.key);
            if groups.contains(group) {
                findings.push(unknown_text(&translated.key, translated.text.span, &known));
            } else if reported.insert(group) {
                findings.push(unknown_text(group, self.key_span(group).unwrap_or(translated.text.span), &groups));
            }
        }
    }

    /// Whether a key belongs to a code that its family declares but that could not be read.
    fn is_declared(&self, key: &str) -> bool {
        let mut parts = key.split('/');
        let (Some(family), Some(code)) = (parts.next(), parts.next()) else { return false };
        let family = self.document.families.iter().find(|candidate| candidate.id().as_str() == family);
        family.is_some_and(|family| {
            let read = family.content.codes.iter().any(|entry| entry.name.as_str() == code);
            !read && family.declared.iter().any(|name| name.as_str() == code)
        })
    }

    /// Where a translation names its code.
    fn key_span(&self, group: &str) -> Option<Span> {
        let (family, code) = group.split_once('/')?;
        let (_, texts) = self.locale.families.iter().find(|(_, texts)| texts.family.as_str() == family)?;
        texts.codes.keys().find(|name| name.as_str() == code).map(|name| name.span)
    }

    /// Translations made from an English text that has changed since, by the lock file.
    fn outdated(&self, hashes: &indexmap::IndexMap<String, String>, findings: &mut Findings) {
        let locks = self.locale.locked();
        let mut reported: HashSet<&str> = HashSet::new();
        for (source, translated) in self.pairs() {
            let key = lock_key(&source.key);
            let locked = locks.get(key).copied();
            let current = locked == hashes.get(key).map(String::as_str);
            if current || !reported.insert(key) {
                continue;
            }
            let tag = &self.locale.tag.value;
            let message = match locked {
                Some(_) => format!("the {tag} translation of `{key}` was made from an older text"),
                None => format!("the {tag} translation of `{key}` is not recorded in the lock file"),
            };
            findings.push(
                Diagnostic::new(&OUTDATED_TRANSLATION, translated.span, message)
                    .also(source.text.span, "the text today")
                    .help(format!("compare the two, then run `cargo xtask translations --accept {tag}:{key}`")),
            );
        }
    }
}

/// What a key belongs to: `mqtt-5.0/success/summary` to `mqtt-5.0/success`; a text on its own is its own group.
fn group(key: &str) -> &str {
    let mut slashes = key.match_indices('/').map(|(at, _)| at);
    match (slashes.next(), slashes.next()) {
        (Some(_), Some(second)) => key.get(..second).unwrap_or(key),
        _ => key,
    }
}

fn unknown_text(key: &str, span: Span, known: &IndexSet<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(&UNKNOWN_TRANSLATION, span, format!("there is no text `{key}` to translate"));
    match closest(key, known.iter().copied()) {
        Some(meant) => diagnostic.label(format!("did you mean `{}`?", meant.rsplit('/').next().unwrap_or(meant))),
        None => diagnostic.help("remove it, or give it the key of a text that exists"),
    }
}

fn tokens(source: &Text<'_>, translated: &At<String>, packets: &[&str], findings: &mut Findings) {
    let (wanted, found) = (protected(&source.text.value, packets), protected(&translated.value, packets));
    let mut report = |token: &str, wanted: usize, found: usize| {
        let message = format!("`{token}` stands {} here and {} in the source text", times(found), times(wanted));
        findings.push(
            Diagnostic::new(&PROTECTED_TOKEN, translated.span, message)
                .also(source.text.span, "the source text")
                .help("code spans, hex values, packet names and constants stay as they are, exactly as often"),
        );
    };
    for (token, count) in &wanted {
        let here = found.get(token).copied().unwrap_or_default();
        if here != *count {
            report(token, *count, here);
        }
    }
    for (token, count) in found.iter().filter(|(token, _)| !wanted.contains_key(*token)) {
        report(token, 0, *count);
    }
}

fn times(count: usize) -> String {
    match count {
        0 => "nowhere".to_owned(),
        1 => "once".to_owned(),
        n => format!("{n} times"),
    }
}

fn typography(translated: &At<String>, tag: &At<LocaleTag>, findings: &mut Findings) {
    if let Some(fault) = typography::fault(translated, tag) {
        findings.push(
            Diagnostic::new(&TYPOGRAPHY, translated.span, fault).help("see the style of the other texts in this file"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::group;

    #[test]
    fn a_key_belongs_to_its_code() {
        assert_eq!(group("mqtt-5.0/success/troubleshooting/1/fix"), "mqtt-5.0/success");
        assert_eq!(group("packets/CONNACK"), "packets/CONNACK");
    }
}
