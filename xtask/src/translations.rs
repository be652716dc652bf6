//! `cargo xtask translations`: which texts each locale has, lacks, or has from an older English; and the lock files that
//! remember it.

use std::collections::HashSet;
use std::fmt::Write as _;

use catalog::Loaded;
use catalog::diagnostic::Diagnostic;
use catalog::rule;
use catalog::text::{Hashes, Texts, Translation, lock_key};
use codegen::reconcile;

use crate::{Outcome, load, output};

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    spec: load::Spec,
    /// Record that translations say what the English says today: `ja:mqtt-5.0/success`, or `ja` for all of a locale
    #[arg(long, value_name = "TAG[:KEY]")]
    accept: Vec<String>,
}

/// The header of a lock file.
const HEADER: &str = "\
# yaml-language-server: $schema=../../schema/lock.schema.json
#
# The state of the English that each translation was made from: the start of the SHA-256 of its text.
# `cargo xtask translations --accept <tag>:<key>` maintains this file after a translation was brought up to date.
";

pub(crate) fn run(args: &Args) -> Outcome {
    if !args.spec.exists() {
        return Outcome::CouldNotRun;
    }
    let loaded = args.spec.load();
    if !is_readable(&loaded) {
        load::print_findings(&loaded);
        return Outcome::CouldNotRun;
    }
    let texts = Texts::of(&loaded.document);
    let locks = match accepted(&args.accept, &texts) {
        Ok(locks) => locks,
        Err(message) => {
            output::complain(&message);
            return Outcome::CouldNotRun;
        }
    };
    for (translation, keys) in locks {
        let lock = lock(translation, &keys, &texts.hashes);
        if let Err(error) = reconcile::replace(&translation.locale.folder, "lock.yaml", lock.as_bytes()) {
            output::complain(&error.to_string());
            return Outcome::CouldNotRun;
        }
    }
    if args.accept.is_empty() {
        say(&texts);
    } else {
        say(&Texts::of(&args.spec.load().document));
    }
    Outcome::Fine
}

/// Whether every file could be read: a lock that is written anew would lack the texts of the others.
fn is_readable(loaded: &Loaded) -> bool {
    let is_about_reading = |finding: &Diagnostic| finding.rule.id < rule::DUPLICATE_NAME.id;
    loaded.document.unread.is_empty() && !loaded.findings.iter().any(is_about_reading)
}

/// The lock keys that a locale has texts for.
fn translated<'t>(translation: &'t Translation<'_>) -> HashSet<&'t str> {
    translation.texts.keys().map(|key| lock_key(key)).collect()
}

/// What is accepted of each translation: the beginnings of keys, each of which some text has.
type Accepted<'t> = Vec<(&'t Translation<'t>, Vec<&'t str>)>;

/// Reads `TAG[:KEY]`s, and refuses all if one of them accepts nothing.
fn accepted<'t>(accepted: &'t [String], texts: &'t Texts<'t>) -> Result<Accepted<'t>, String> {
    let mut locks: Accepted<'_> = Vec::new();
    for accepted in accepted {
        let (tag, key) = accepted.split_once(':').unwrap_or((accepted, ""));
        let found = texts.translations.iter().find(|other| other.locale.tag.as_str() == tag);
        let translation = found.ok_or_else(|| format!("there is no translation into `{tag}`"))?;
        if !translated(translation).iter().any(|text| covers(key, text)) {
            return Err(format!("{tag} has no text under `{key}`"));
        }
        match locks.iter_mut().find(|(other, _)| other.locale.tag == translation.locale.tag) {
            Some((_, keys)) => keys.push(key),
            None => locks.push((translation, vec![key])),
        }
    }
    Ok(locks)
}

/// Whether a text's key is this one, or begins with it; nothing begins them all.
fn covers(prefix: &str, key: &str) -> bool {
    key == prefix || prefix.is_empty() || key.strip_prefix(prefix).is_some_and(|rest| rest.starts_with('/'))
}

/// The lock file of a translation whose texts under these keys say what the English says today.
fn lock(translation: &Translation<'_>, accepted: &[&str], hashes: &Hashes) -> String {
    let (translated, locked) = (translated(translation), translation.locale.locked());
    let mut lock = HEADER.to_owned() + "texts:\n";
    for (key, hash) in hashes.iter().filter(|(key, _)| translated.contains(&***key)) {
        let is_accepted = accepted.iter().any(|prefix| covers(prefix, key));
        let hash = if is_accepted { Some(hash.as_str()) } else { locked.get(&**key).copied() };
        if let Some(hash) = hash {
            // Writing to a string does not fail.
            let _ = writeln!(lock, "  {key}: \"{hash}\"");
        }
    }
    lock
}

/// "ja: 168 current, 0 outdated, 2 missing", for each translation.
fn say(texts: &Texts<'_>) {
    for translation in &texts.translations {
        let translated = translated(translation);
        let locked = translation.locale.locked();
        let present: Vec<_> = texts.hashes.iter().filter(|(key, _)| translated.contains(&***key)).collect();
        let current = present.iter().filter(|(key, hash)| locked.get(&***key) == Some(&hash.as_str())).count();
        let (outdated, missing) = (present.len() - current, texts.hashes.len() - present.len());
        let tag = &translation.locale.tag.value;
        output::data(&format!("{tag}: {current} current, {outdated} outdated, {missing} missing\n"));
    }
}
