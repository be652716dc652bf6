//! Every text of the catalog that is translated, under one key each, in the source locale and in the others.
//!
//! Keys name a text for ever: `mqtt-5.0/not-authorized/title`, `mqtt-5.0/not-authorized/troubleshooting/1/fix`,
//! `mqtt-5.0/title`, `packets/CONNACK`, `ui/retry_backoff`.

use std::fmt::{Arguments, Write as _};
use std::sync::Arc;

use indexmap::IndexMap;
use indexmap::map::Entry;

use crate::digest::{ShortHash, short_sha256};
use crate::document::guide::TranslatedSection;
use crate::document::{CodeEntry, CodeTexts, Document, GuideSection, Locale, Remedy};
use crate::parallel;
use crate::source::At;

/// Texts and where they stand, each under its key.
pub type ByKey<'d> = IndexMap<Arc<str>, &'d At<Arc<str>>>;

/// The state of source texts by lock key, as a lock file writes it.
pub type Hashes = IndexMap<Arc<str>, ShortHash>;

/// All texts of a document, for all who look them up.
#[derive(Debug)]
pub struct Texts<'d> {
    /// The texts in the source locale, in the document's order.
    pub sources: ByKey<'d>,
    /// Texts whose key stood before: a name that is used twice is a finding.
    pub repeated: Vec<&'d At<Arc<str>>>,
    /// The state of every source text.
    pub hashes: Hashes,
    /// The translations, in the catalog's order.
    pub translations: Vec<Translation<'d>>,
}

/// The texts of one locale.
#[derive(Debug)]
pub struct Translation<'d> {
    /// The locale.
    pub locale: &'d Locale,
    /// Its texts, in the order of its files.
    pub texts: ByKey<'d>,
    /// What its lock file says of each of them.
    locks: Vec<Lock>,
}

/// What a lock file says of the English that a translation was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lock {
    /// It is the English of today.
    Current,
    /// It is an older one.
    Outdated,
    /// Nothing.
    Absent,
}

impl<'d> Texts<'d> {
    /// The texts of a document.
    #[must_use]
    pub fn of(document: &'d Document) -> Self {
        let locales: Vec<_> = document.translations().collect();
        let mut collector = Collector::default();
        sources(document, &mut collector);
        let Collector { texts: sources, repeated, .. } = collector;
        let hashes = hashes(&sources);
        let translations = parallel::map(&locales, |locale| Translation::of(locale, &sources, &hashes));
        Self { sources, repeated, hashes, translations }
    }
}

impl<'d> Translation<'d> {
    fn of(locale: &'d Locale, sources: &ByKey<'_>, hashes: &Hashes) -> Self {
        let mut collector = Collector { known: Some(sources), ..Collector::default() };
        translations(locale, &mut collector);
        let locked = locale.locked();
        let lock = |key: &Arc<str>| {
            let key = lock_key(key);
            match locked.get(key).copied() {
                None => Lock::Absent,
                hash if hash == hashes.get(key).map(ShortHash::as_str) => Lock::Current,
                Some(_) => Lock::Outdated,
            }
        };
        let locks = collector.texts.keys().map(lock).collect();
        Self { locale, texts: collector.texts, locks }
    }

    /// The text under a key, and what the lock file says of it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<(&'d At<Arc<str>>, Lock)> {
        let (place, _, text) = self.texts.get_full(key)?;
        Some((text, *self.locks.get(place)?))
    }
}

/// Collects texts under their keys.
#[derive(Default)]
struct Collector<'d, 'k> {
    /// Texts whose keys are shared.
    known: Option<&'k ByKey<'k>>,
    texts: ByKey<'d>,
    repeated: Vec<&'d At<Arc<str>>>,
    /// The key of the text at hand.
    key: String,
}

impl<'d> Collector<'d, '_> {
    fn add(&mut self, key: Arguments<'_>, text: &'d At<Arc<str>>) {
        self.key.clear();
        // Writing to memory does not fail.
        let _ = self.key.write_fmt(key);
        let known = self.known.and_then(|known| known.get_key_value(self.key.as_str()));
        let key = known.map_or_else(|| self.key.as_str().into(), |(key, _)| Arc::clone(key));
        match self.texts.entry(key) {
            Entry::Vacant(place) => {
                place.insert(text);
            }
            Entry::Occupied(_) => self.repeated.push(text),
        }
    }
}

/// The texts in the source locale, in the document's order.
fn sources<'d>(document: &'d Document, texts: &mut Collector<'d, '_>) {
    let source = document.locales.iter().find(|locale| Some(&locale.tag.value) == document.source_locale());
    for (key, string) in source.and_then(|locale| locale.ui.as_ref()).into_iter().flat_map(|(_, ui)| &ui.strings) {
        texts.add(format_args!("ui/{}", key.value), string);
    }
    for packet in document.packets.iter().flat_map(|(_, packets)| &packets.packets.value) {
        texts.add(format_args!("packets/{}", packet.name.value), &packet.title);
    }
    for guide in document.guides.iter().flat_map(|(_, file)| &file.guides) {
        let key = format!("guides/{}", guide.name.value);
        texts.add(format_args!("{key}/title"), &guide.title);
        texts.add(format_args!("{key}/lead"), &guide.lead);
        for (index, GuideSection { title, text, check, fix, .. }) in guide.sections.iter().enumerate() {
            section(
                &format!("{key}/sections/{}", index + 1),
                [Some(title), Some(text), check.as_ref(), fix.as_ref()],
                texts,
            );
        }
    }
    for family in &document.families {
        let id = family.id();
        texts.add(format_args!("{}/title", id.value), &family.content.title);
        for code in &family.content.codes.value {
            code_sources(&format!("{}/{}", id.value, code.name.value), code, texts);
        }
    }
}

fn code_sources<'d>(key: &str, code: &'d CodeEntry, texts: &mut Collector<'d, '_>) {
    texts.add(format_args!("{key}/title"), &code.title);
    texts.add(format_args!("{key}/summary"), &code.summary);
    for (packet, cell) in &code.packets {
        if let Some(reason) = &cell.disputed {
            texts.add(format_args!("{key}/disputed/{}", packet.value), reason);
        }
    }
    for (index, entry) in code.troubleshooting.iter().enumerate() {
        remedy(&format!("{key}/troubleshooting/{}", index + 1), entry, texts);
    }
}

/// Title, text, check and fix of a guide's section.
fn section<'d>(key: &str, parts: [Option<&'d At<Arc<str>>>; 4], texts: &mut Collector<'d, '_>) {
    for (part, said) in ["title", "text", "check", "fix"].into_iter().zip(parts) {
        if let Some(said) = said {
            texts.add(format_args!("{key}/{part}"), said);
        }
    }
}

fn remedy<'d>(key: &str, Remedy { cause, check, fix }: &'d Remedy, texts: &mut Collector<'d, '_>) {
    texts.add(format_args!("{key}/cause"), cause);
    if let Some(check) = check {
        texts.add(format_args!("{key}/check"), check);
    }
    texts.add(format_args!("{key}/fix"), fix);
}

/// The texts of one translation, in the order of its files.
fn translations<'d>(locale: &'d Locale, texts: &mut Collector<'d, '_>) {
    for (key, string) in locale.ui.iter().flat_map(|(_, ui)| &ui.strings) {
        texts.add(format_args!("ui/{}", key.value), string);
    }
    for (packet, title) in locale.packets.iter().flat_map(|(_, packets)| &packets.packets) {
        texts.add(format_args!("packets/{}", packet.value), title);
    }
    for (name, guide) in locale.guides.iter().flat_map(|(_, file)| &file.guides) {
        let key = format!("guides/{}", name.value);
        texts.add(format_args!("{key}/title"), &guide.title);
        texts.add(format_args!("{key}/lead"), &guide.lead);
        for (index, TranslatedSection { title, text, check, fix }) in guide.sections.iter().enumerate() {
            section(
                &format!("{key}/sections/{}", index + 1),
                [Some(title), Some(text), check.as_ref(), fix.as_ref()],
                texts,
            );
        }
    }
    for (_, family) in &locale.families {
        let id = &family.family.value;
        if let Some(title) = &family.title {
            texts.add(format_args!("{id}/title"), title);
        }
        for (name, code) in &family.codes {
            translated_code(&format!("{id}/{}", name.value), code, texts);
        }
    }
}

fn translated_code<'d>(key: &str, code: &'d CodeTexts, texts: &mut Collector<'d, '_>) {
    if let Some(title) = &code.title {
        texts.add(format_args!("{key}/title"), title);
    }
    if let Some(summary) = &code.summary {
        texts.add(format_args!("{key}/summary"), summary);
    }
    for (packet, reason) in &code.disputed {
        texts.add(format_args!("{key}/disputed/{}", packet.value), reason);
    }
    for (index, entry) in code.troubleshooting.iter().flat_map(|list| list.iter()).enumerate() {
        remedy(&format!("{key}/troubleshooting/{}", index + 1), entry, texts);
    }
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
fn hashes(sources: &ByKey<'_>) -> Hashes {
    let mut sources = sources.iter().peekable();
    let next = || {
        let (first, text) = sources.next()?;
        let key = lock_key(first);
        // Texts under one lock key are neighbors: they are the numbered parts of one list.
        let others = std::iter::from_fn(|| sources.next_if(|(next, _)| lock_key(next) == key)).map(|(_, text)| text);
        let hash = short_sha256(std::iter::once(text).chain(others).flat_map(|text| [text.as_str(), "\n"]));
        Some((if *key == **first { Arc::clone(first) } else { key.into() }, hash))
    };
    std::iter::from_fn(next).collect()
}
