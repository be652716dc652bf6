//! Every text of the catalog that is translated, under one key each, in the source locale and in the others.
//!
//! Keys name a text for ever: `mqtt-5.0/not-authorized/title`, `mqtt-5.0/not-authorized/troubleshooting/1/fix`,
//! `mqtt-5.0/title`, `packets/CONNACK`, `ui/retry_backoff`.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use indexmap::IndexMap;

use crate::digest::short_sha256;
use crate::document::guide::TranslatedSection;
use crate::document::{CodeEntry, Document, GuideSection, Locale, Remedy};
use crate::parallel;
use crate::source::At;

/// A text under its key.
#[derive(Clone, Debug)]
pub struct Text<'d> {
    /// The key.
    pub key: Arc<str>,
    /// The text and where it stands.
    pub text: &'d At<Arc<str>>,
}

fn text(key: String, text: &At<Arc<str>>) -> Text<'_> {
    Text { key: key.into(), text }
}

/// All texts of a document, for all who look them up.
#[derive(Debug)]
pub struct Texts<'d> {
    /// The texts in the source locale, in the document's order, each key once.
    pub sources: Vec<Text<'d>>,
    /// The keys of these.
    pub keys: HashSet<Arc<str>>,
    /// Texts whose key stood before: a name that is used twice is a finding.
    pub repeated: Vec<Text<'d>>,
    /// The state of every source text, as a lock file writes it.
    pub hashes: IndexMap<Arc<str>, String>,
    /// The translations, in the catalog's order.
    pub translations: Vec<Translation<'d>>,
}

/// The texts of one locale.
#[derive(Debug)]
pub struct Translation<'d> {
    /// The locale.
    pub locale: &'d Locale,
    /// Its texts, in the order of its files.
    pub texts: Vec<Text<'d>>,
    /// The same by key.
    pub by_key: HashMap<Arc<str>, &'d At<Arc<str>>>,
    /// What its lock file says of the English that they were made from.
    pub locked: HashMap<&'d str, &'d str>,
}

impl<'d> Texts<'d> {
    /// The texts of a document.
    #[must_use]
    pub fn of(document: &'d Document) -> Self {
        let locales: Vec<_> = document.translations().collect();
        let mut keys = HashSet::new();
        let (sources, repeated): (Vec<_>, _) =
            sources(document).into_iter().partition(|source| keys.insert(Arc::clone(&source.key)));
        let hashes = hashes(&sources);
        let translations = parallel::map(&locales, |locale| Translation::of(locale));
        Self { sources, keys, repeated, hashes, translations }
    }
}

impl<'d> Translation<'d> {
    fn of(locale: &'d Locale) -> Self {
        let texts = translations(locale);
        let by_key = texts.iter().map(|text| (Arc::clone(&text.key), text.text)).collect();
        Self { locale, texts, by_key, locked: locale.locked() }
    }

    /// Whether the translation under a key was made from the English of today, whose [hashes](Texts::hashes) these are.
    #[must_use]
    pub fn is_current(&self, key: &str, hashes: &IndexMap<Arc<str>, String>) -> bool {
        let key = lock_key(key);
        self.locked.get(key).copied() == hashes.get(key).map(String::as_str)
    }
}

/// The texts in the source locale, in the document's order.
fn sources(document: &Document) -> Vec<Text<'_>> {
    let mut texts = Vec::new();
    let source = document.locales.iter().find(|locale| Some(&locale.tag.value) == document.source_locale());
    if let Some((_, ui)) = source.and_then(|locale| locale.ui.as_ref()) {
        texts.extend(ui.strings.iter().map(|(key, string)| text(format!("ui/{}", key.value), string)));
    }
    if let Some((_, packets)) = &document.packets {
        texts
            .extend(packets.packets.iter().map(|packet| text(format!("packets/{}", packet.name.value), &packet.title)));
    }
    for guide in document.guides.iter().flat_map(|(_, file)| &file.guides) {
        let key = format!("guides/{}", guide.name.value);
        texts.push(text(format!("{key}/title"), &guide.title));
        texts.push(text(format!("{key}/lead"), &guide.lead));
        for (index, GuideSection { title, text, check, fix, .. }) in guide.sections.iter().enumerate() {
            section(
                &format!("{key}/sections/{}", index + 1),
                [Some(title), Some(text), check.as_ref(), fix.as_ref()],
                &mut texts,
            );
        }
    }
    for family in &document.families {
        let id = family.id();
        texts.push(text(format!("{}/title", id.value), &family.content.title));
        for code in &family.content.codes.value {
            code_sources(&format!("{}/{}", id.value, code.name.value), code, &mut texts);
        }
    }
    texts
}

fn code_sources<'d>(key: &str, code: &'d CodeEntry, texts: &mut Vec<Text<'d>>) {
    texts.push(text(format!("{key}/title"), &code.title));
    texts.push(text(format!("{key}/summary"), &code.summary));
    for (packet, cell) in &code.packets {
        texts.extend(cell.disputed.iter().map(|reason| text(format!("{key}/disputed/{}", packet.value), reason)));
    }
    for (index, Remedy { cause, check, fix }) in code.troubleshooting.iter().enumerate() {
        remedy(&format!("{key}/troubleshooting/{}", index + 1), cause, check.as_ref(), fix, texts);
    }
}

/// Title, text, check and fix of a guide's section.
fn section<'d>(key: &str, parts: [Option<&'d At<Arc<str>>>; 4], texts: &mut Vec<Text<'d>>) {
    for (part, said) in ["title", "text", "check", "fix"].into_iter().zip(parts) {
        texts.extend(said.map(|said| text(format!("{key}/{part}"), said)));
    }
}

fn remedy<'d>(
    key: &str,
    cause: &'d At<Arc<str>>,
    check: Option<&'d At<Arc<str>>>,
    fix: &'d At<Arc<str>>,
    texts: &mut Vec<Text<'d>>,
) {
    texts.push(text(format!("{key}/cause"), cause));
    texts.extend(check.map(|check| text(format!("{key}/check"), check)));
    texts.push(text(format!("{key}/fix"), fix));
}

/// The texts of one translation, in the order of its files.
fn translations(locale: &Locale) -> Vec<Text<'_>> {
    let mut texts = Vec::new();
    if let Some((_, ui)) = &locale.ui {
        texts.extend(ui.strings.iter().map(|(key, string)| text(format!("ui/{}", key.value), string)));
    }
    if let Some((_, packets)) = &locale.packets {
        texts.extend(packets.packets.iter().map(|(packet, title)| text(format!("packets/{}", packet.value), title)));
    }
    for (name, guide) in locale.guides.iter().flat_map(|(_, file)| &file.guides) {
        let key = format!("guides/{}", name.value);
        texts.push(text(format!("{key}/title"), &guide.title));
        texts.push(text(format!("{key}/lead"), &guide.lead));
        for (index, TranslatedSection { title, text, check, fix }) in guide.sections.iter().enumerate() {
            section(
                &format!("{key}/sections/{}", index + 1),
                [Some(title), Some(text), check.as_ref(), fix.as_ref()],
                &mut texts,
            );
        }
    }
    for (_, family) in &locale.families {
        let id = &family.family.value;
        texts.extend(family.title.iter().map(|title| text(format!("{id}/title"), title)));
        for (name, code) in &family.codes {
            let key = format!("{id}/{}", name.value);
            texts.extend(code.title.iter().map(|title| text(format!("{key}/title"), title)));
            texts.extend(code.summary.iter().map(|summary| text(format!("{key}/summary"), summary)));
            for (packet, reason) in &code.disputed {
                texts.push(text(format!("{key}/disputed/{}", packet.value), reason));
            }
            for (index, entry) in code.troubleshooting.iter().flat_map(|list| list.iter()).enumerate() {
                let key = format!("{key}/troubleshooting/{}", index + 1);
                remedy(&key, &entry.cause, entry.check.as_ref(), &entry.fix, &mut texts);
            }
        }
    }
    texts
}

/// The text's state in the lock file is kept for this key: a numbered list, such as troubleshooting, is translated as one
/// text.
#[must_use]
pub fn lock_key(key: &str) -> &str {
    let numbered = |(at, _): (usize, &str)| {
        let next = key.get(at + 1..).and_then(|rest| rest.split('/').next()).unwrap_or_default();
        (!next.is_empty() && next.bytes().all(|b| b.is_ascii_digit())).then_some(at)
    };
    key.match_indices('/').find_map(numbered).and_then(|at| key.get(..at)).unwrap_or(key)
}

/// The state of the source texts by lock key: those under one key are joined, and the hash is the first 12 hexadecimal
/// digits of SHA-256.
fn hashes(sources: &[Text<'_>]) -> IndexMap<Arc<str>, String> {
    // Texts under one lock key are neighbors: they are the numbered parts of one list.
    let together = sources.chunk_by(|one, next| lock_key(&one.key) == lock_key(&next.key));
    let hash = |texts: &[Text<'_>]| {
        let first = &texts.first()?.key;
        let key =
            if texts.len() == 1 && lock_key(first) == &**first { Arc::clone(first) } else { lock_key(first).into() };
        Some((key, short_sha256(texts.iter().flat_map(|text| [text.text.as_str(), "\n"]))))
    };
    together.filter_map(hash).collect()
}
