//! Translations: complete where they promise to be, of texts that exist, up to date, and true to tokens and terms.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use super::glossary::Glossary;
use super::tokens::protected;
use super::typography;
use crate::diagnostic::{Diagnostic, Findings};
use crate::document::{Document, Locale, LocaleStatus, LocaleTag, Outcome};
use crate::parallel;
use crate::rule::{
    MISSING_TRANSLATION, OUTDATED_TRANSLATION, PROTECTED_TOKEN, TYPOGRAPHY, UNKNOWN_TRANSLATION, UNTRANSLATED,
};
use crate::source::{At, Sources, Span};
use crate::text::{self, ByKey, Lock, Texts, lock_key};
use crate::wording::list;

pub(super) fn check(document: &Document, texts: &Texts<'_>, files: &Sources, findings: &mut Findings) {
    // Without its source locale, nothing says what would be a translation of what; that is a finding of its own.
    if !document.locales.iter().any(|locale| Some(&locale.tag.value) == document.source_locale()) {
        return;
    }
    let packets: Vec<_> =
        document.packets.iter().flat_map(|(_, file)| file.packets.iter()).map(|p| p.name.as_str()).collect();
    let successes = successes(document);
    let found = parallel::map(&texts.translations, |translated| {
        let mut findings = Findings::default();
        let excluded = Excluded { document, locale: translated.locale, successes: &successes };
        let translation = Translation::new(document, texts, translated, &excluded);
        let meant = translation.unknown(&mut findings);
        translation.missing(meant, &mut findings);
        translation.outdated(&mut findings);
        // What translations say is judged only where texts must be plain.
        let pairs = translation.pairs().filter(|_| files.are_plain());
        let locale = translation.locale;
        let glossary = locale.glossary.as_ref().map(|(_, file)| Glossary::new(file));
        for (_, source, translated) in pairs {
            tokens(source, translated, &packets, files, &mut findings);
            if let Some(glossary) = &glossary {
                glossary.check(source, translated, files, &mut findings);
            }
            typography(translated, &locale.tag, files, &mut findings);
        }
        findings
    });
    for found in found {
        findings.append(found);
    }
}

/// A locale's texts beside the source's, as far as they are judged.
struct Translation<'d> {
    document: &'d Document,
    locale: &'d Locale,
    sources: Vec<Source<'d>>,
    /// The keys of the translated texts, in the order of the locale's files.
    keys: Vec<&'d str>,
    /// All of them, judged or not.
    all: &'d text::Translation<'d>,
    /// All source texts.
    all_sources: &'d ByKey<'d>,
}

/// A source text and its translation, if there is one.
struct Source<'d> {
    key: &'d str,
    text: &'d At<Arc<str>>,
    translated: Option<(&'d At<Arc<str>>, Lock)>,
}

impl<'d> Translation<'d> {
    fn new(
        document: &'d Document,
        texts: &'d Texts<'d>,
        translated: &'d text::Translation<'d>,
        excluded: &Excluded<'_>,
    ) -> Self {
        let sources = texts.sources.iter().filter(|(key, _)| !excluded.holds(key));
        let source =
            |(key, text): (&'d Arc<str>, &&'d At<Arc<str>>)| Source { key, text, translated: translated.get(key) };
        Self {
            document,
            locale: translated.locale,
            sources: sources.map(source).collect(),
            keys: translated.texts.keys().map(|key| &**key).filter(|key| !excluded.holds(key)).collect(),
            all: translated,
            all_sources: &texts.sources,
        }
    }

    /// Key, source text and translation of every text that is translated.
    fn pairs(&self) -> impl Iterator<Item = (&'d str, &'d At<Arc<str>>, &'d At<Arc<str>>)> + '_ {
        self.sources.iter().filter_map(|source| Some((source.key, source.text, source.translated?.0)))
    }

    /// Translations of texts that do not exist: one finding for all of a code or of a remedy, or for a text. Returns what
    /// the misspelled ones are probably meant to translate.
    fn unknown(&self, findings: &mut Findings) -> HashSet<&'d str> {
        if self.keys.iter().all(|key| self.all_sources.contains_key(*key)) {
            return HashSet::new();
        }
        let known: BTreeSet<&str> = self.sources.iter().flat_map(|source| prefixes(source.key)).collect();
        let translated: HashSet<&str> = self.keys.iter().flat_map(|key| prefixes(key)).collect();
        let mut meant = HashSet::new();
        let mut reported = HashSet::new();
        for key in &self.keys {
            let Some(unknown) = prefixes(key).find(|prefix| !known.contains(prefix)) else { continue };
            if !reported.insert(unknown) {
                continue;
            }
            let untranslated = known.iter().filter(|key| !translated.contains(*key)).copied();
            let siblings = untranslated.filter(|key| parent(key) == parent(unknown));
            let text_span = || self.all.texts.get(*key).map(|text| text.span);
            let span = self.key_span(unknown).or_else(text_span).unwrap_or_default();
            let message = format!("there is no text `{unknown}` to translate");
            let diagnostic = Diagnostic::new(&UNKNOWN_TRANSLATION, span, message);
            let near = findings.suggest(name(unknown), siblings.clone().map(name));
            findings.push(match near {
                Some(near) => {
                    meant.extend(siblings.filter(|key| name(key) == near));
                    diagnostic.label(format!("did you mean `{near}`?"))
                }
                None => diagnostic.help("remove it; the source locale has nothing that this could translate"),
            });
        }
        meant
    }

    /// Texts that are not translated: one finding for all of a locale, file, code or remedy, or for a text. `translated`
    /// is what need not be looked at.
    fn missing(&self, mut translated: HashSet<&'d str>, findings: &mut Findings) {
        if self.sources.iter().all(|source| source.translated.is_some()) {
            return;
        }
        let begun: HashSet<&str> = self.pairs().flat_map(|(key, ..)| prefixes(key)).collect();
        for source in &self.sources {
            if source.translated.is_some() || prefixes(source.key).any(|key| translated.contains(key)) {
                continue;
            }
            if let Some(gap) = prefixes(source.key).find(|prefix| !begun.contains(prefix)) {
                translated.insert(gap);
                findings.push(self.missing_text(gap, source));
            }
        }
    }

    /// The finding about all texts under a key, of which `first` is the first.
    fn missing_text(&self, key: &str, first: &Source<'_>) -> Diagnostic {
        let tag = &self.locale.tag;
        let rule = if self.status() == Some(LocaleStatus::Partial) { &UNTRANSLATED } else { &MISSING_TRANSLATION };
        let folder = self.locale.folder.to_string_lossy().replace('\\', "/");
        match key.split_once('/') {
            None if key.is_empty() => {
                Diagnostic::new(rule, tag.span, format!("nothing is translated into {}", tag.value))
                    .help(format!("begin with `{folder}/{}.yaml`", first.key.split('/').next().unwrap_or_default()))
            }
            None => Diagnostic::new(rule, tag.span, format!("nothing of `{key}` is translated into {}", tag.value))
                .help(format!("write `{folder}/{key}.yaml`")),
            Some((file, _)) => {
                let label = if key == first.key { "the text to translate" } else { "the first text to translate" };
                Diagnostic::new(rule, first.text.span, format!("`{key}` has no translation into {}", tag.value))
                    .label(label)
                    .help(format!("add it to `{folder}/{file}.yaml`"))
            }
        }
    }

    fn status(&self) -> Option<LocaleStatus> {
        let (_, catalog) = self.document.catalog.as_ref()?;
        let entry = catalog.locales.iter().find(|entry| entry.tag.value == self.locale.tag.value)?;
        Some(entry.status.value)
    }

    /// Where a translation names its packet, interface string or code.
    fn key_span(&self, key: &str) -> Option<Span> {
        let (file, name) = key.split_once('/')?;
        match file {
            "ui" => self.locale.ui.as_ref()?.1.strings.keys().find(|key| key.as_str() == name).map(|key| key.span),
            "packets" => {
                let (_, texts) = self.locale.packets.as_ref()?;
                texts.packets.keys().find(|packet| packet.as_str() == name).map(|packet| packet.span)
            }
            _ => {
                let (_, texts) = self.locale.families.iter().find(|(_, texts)| texts.family.as_str() == file)?;
                texts.codes.keys().find(|code| code.as_str() == name).map(|code| code.span)
            }
        }
    }

    /// Translations made from an English text that has changed since, by the lock file.
    fn outdated(&self, findings: &mut Findings) {
        let tag = &self.locale.tag;
        if self.locale.unread.iter().any(|file| file == "lock") {
            return;
        }
        if self.locale.lock.is_none() {
            if !self.keys.is_empty() {
                let message = format!("the {} translation has no `lock.yaml`: it may be outdated", tag.value);
                let help =
                    format!("compare it with the source, then run `cargo xtask translations --accept {}`", tag.value);
                findings.push(Diagnostic::new(&OUTDATED_TRANSLATION, tag.span, message).help(help));
            }
            return;
        }
        let mut reported = HashSet::new();
        for source in &self.sources {
            let Some((translated, lock)) = source.translated else { continue };
            let key = lock_key(source.key);
            if lock == Lock::Current || !reported.insert(key) {
                continue;
            }
            let message = if lock == Lock::Outdated {
                format!("the {} translation of `{key}` was made from an older text", tag.value)
            } else {
                format!("the {} translation of `{key}` is not in `lock.yaml`: it may be outdated", tag.value)
            };
            findings.push(
                Diagnostic::new(&OUTDATED_TRANSLATION, translated.span, message)
                    .also(source.text.span, "the text today")
                    .help(format!("compare the two, then run `cargo xtask translations --accept {}:{key}`", tag.value)),
            );
        }
    }
}

/// What is not judged in a locale: what could not be read has its own findings, and so has troubleshooting where nothing is
/// wrong.
struct Excluded<'d> {
    document: &'d Document,
    locale: &'d Locale,
    /// Family and name of every success.
    successes: &'d HashSet<(&'d str, &'d str)>,
}

impl Excluded<'_> {
    fn holds(&self, key: &str) -> bool {
        let (file, rest) = key.split_once('/').unwrap_or((key, ""));
        let is_of_success = || {
            let code = rest.split_once('/').filter(|(_, part)| part.starts_with("troubleshooting"));
            code.is_some_and(|(code, _)| self.successes.contains(&(file, code)))
        };
        self.document.unread.iter().chain(&self.locale.unread).any(|unread| unread == file) || is_of_success()
    }
}

fn successes(document: &Document) -> HashSet<(&str, &str)> {
    let families = document.families.iter();
    let codes = families.flat_map(|family| family.content.codes.iter().map(|code| (family.id().as_str(), &code.value)));
    codes
        .filter(|(_, code)| code.outcome.value == Outcome::Success)
        .map(|(family, code)| (family, code.name.as_str()))
        .collect()
}

/// A key and all that it lies in, from everything (an empty key) to itself: `ui`, `ui/retry`.
fn prefixes(key: &str) -> impl Iterator<Item = &str> {
    let inner = key.match_indices('/').filter_map(|(at, _)| key.get(..at));
    std::iter::once("").chain(inner).chain(std::iter::once(key))
}

fn parent(key: &str) -> Option<&str> {
    key.rsplit_once('/').map(|(parent, _)| parent)
}

fn name(key: &str) -> &str {
    key.rsplit('/').next().unwrap_or(key)
}

fn tokens(
    source: &At<Arc<str>>,
    translated: &At<Arc<str>>,
    packets: &[&str],
    files: &Sources,
    findings: &mut Findings,
) {
    // A code span that is never closed turns the rest inside out; it has its own finding.
    if [source, translated].iter().any(|text| !text.matches('`').count().is_multiple_of(2)) {
        return;
    }
    let (wanted, found) = (protected(source, packets), protected(translated, packets));
    let count = |tokens: &BTreeMap<&str, usize>, token: &str| tokens.get(token).copied().unwrap_or_default();
    let tokens: BTreeSet<&str> = wanted.keys().chain(found.keys()).copied().collect();
    let (mut lost, mut added, mut miscounted) = (Vec::new(), Vec::new(), Vec::new());
    for token in tokens {
        match (count(&wanted, token), count(&found, token)) {
            (wanted, found) if wanted == found => {}
            (_, 0) => lost.push(token),
            (0, _) => added.push(token),
            (wanted, found) => miscounted.push((token, times(found), times(wanted))),
        }
    }
    let mut faults = Vec::new();
    if !lost.is_empty() {
        faults.push(format!("lost {}", list(lost.iter().copied())));
    }
    if !added.is_empty() {
        faults.push(format!("added {}", list(added.iter().copied())));
    }
    faults.extend(miscounted.iter().map(|(token, found, wanted)| format!("has `{token}` {found} instead of {wanted}")));
    if faults.is_empty() {
        return;
    }
    let place = |text: &At<Arc<str>>, token: Option<&&str>| {
        let at = token.and_then(|token| Some((text.find(*token)?, token.len())));
        at.map_or(text.span, |(at, length)| files.part(text, at..at + length))
    };
    let here = place(translated, added.first().or(miscounted.first().map(|(token, ..)| token)));
    let there = place(source, lost.first().or(miscounted.first().map(|(token, ..)| token)));
    findings.push(
        Diagnostic::new(&PROTECTED_TOKEN, here, format!("the translation {}", faults.join(" and ")))
            .also(there, if lost.is_empty() { "the source text" } else { "lost" })
            .help("write code spans, hex values, packet names and constants exactly as often as the source text does"),
    );
}

fn times(count: usize) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        n => format!("{n} times"),
    }
}

fn typography(translated: &At<Arc<str>>, tag: &At<LocaleTag>, files: &Sources, findings: &mut Findings) {
    if let Some((part, message, help)) = typography::fault(translated, tag) {
        findings.push(Diagnostic::new(&TYPOGRAPHY, files.part(translated, part), message).help(help));
    }
}

#[cfg(test)]
mod tests {
    use super::prefixes;

    #[test]
    fn a_key_lies_in_its_remedy_code_and_file() {
        let prefixes: Vec<_> = prefixes("mqtt-5.0/success/troubleshooting/1/fix").collect();
        let code = "mqtt-5.0/success";
        let whole = ["", "mqtt-5.0", code, &format!("{code}/troubleshooting"), &format!("{code}/troubleshooting/1")];
        assert_eq!(prefixes.split_last(), Some((&"mqtt-5.0/success/troubleshooting/1/fix", whole.as_slice())));
    }
}
