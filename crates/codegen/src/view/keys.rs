//! Which keys of its records a target is given: it would cost most of the time and memory of a run to make them all.
//!
//! A record is given the keys whose names stand in the target's templates or paths as a word of their own, wherever that
//! is. So it has every key that a template asks for by name. Two kinds of templates want more: those that look at a record
//! as a whole, and those that make the name of a key while they run. What they write is found out and thrown away, and
//! the target is rendered again with whole records:
//!
//! - A record that lacks a key carries [`MARK`](super::MARK) in front, which shows up where the record is printed.
//! - Every error counts only if whole records have it too. So no message tells of keys that were merely left out.
//!
//! What remains is a template that makes the name of a key and does not mind if there is none, or that counts the keys of
//! a record. It must name the keys that it means, if only in a comment.

use std::collections::HashSet;

use crate::target::{Each, Target};

/// The keys of records that are made.
#[derive(Debug)]
pub(crate) enum Keys<'t> {
    /// All of them.
    All,
    /// Those with these names, and those that are always kept.
    Named(HashSet<&'t str>),
}

/// A key of a record, if it is made.
pub(super) type Key = Option<&'static str>;

impl<'t> Keys<'t> {
    /// The keys that a target may ask for by name.
    pub(crate) fn named_in(target: &'t Target) -> Self {
        let rules = &target.config.files.value;
        let texts = target.templates.iter().map(|(_, text)| text.as_str());
        let texts = texts.chain(rules.iter().map(|rule| rule.path.value.as_str()));
        let lists = rules.iter().flat_map(|rule| lists(rule.each.value)).copied();
        Self::Named(texts.flat_map(words).chain(lists).collect())
    }

    /// A key, if it is made.
    pub(super) fn key(&self, name: &'static str, is_kept: bool) -> Key {
        let name = name.strip_prefix("r#").unwrap_or(name);
        let is_made = match self {
            Self::All => true,
            Self::Named(words) => is_kept || words.contains(name),
        };
        is_made.then_some(name)
    }
}

/// The longest runs of characters that a name may hold.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}

/// The lists that a rule goes through.
const fn lists(each: Each) -> &'static [&'static str] {
    match each {
        Each::Catalog => &[],
        Each::Locale => &["locales"],
        Each::GuideLocale => &["guides", "locales"],
        Each::Family => &["families"],
        Each::FamilyLocale => &["families", "locales"],
        Each::Space => &["families", "spaces"],
        Each::SpaceLocale => &["families", "spaces", "locales"],
        Each::Packet => &["families", "packets"],
        Each::Code => &["families", "codes"],
    }
}

/// Declares records with their keys: for each, a type that knows which keys are made, and all of them in `Records`.
macro_rules! records {
    ($(
        $(#[$doc:meta])*
        $record:ident as $name:ident { $($(#[$key_doc:meta])* $key:ident $(: $kept:ident)?,)* }
    )*) => {
        $(
            $(#[$doc])*
            #[derive(Debug)]
            struct $record {
                $($(#[$key_doc])* $key: Key,)*
            }

            impl $record {
                fn new(keys: &Keys<'_>) -> Self {
                    Self { $($key: keys.key(stringify!($key), [$(stringify!($kept))?].contains(&"kept")),)* }
                }

                /// A record without its values.
                fn record(&self) -> Record {
                    Record::new(&[$(self.$key),*])
                }
            }
        )*

        /// The keys of every record.
        #[derive(Debug)]
        struct Records {
            $($name: $record,)*
        }

        impl Records {
            fn new(keys: &Keys<'_>) -> Self {
                Self { $($name: $record::new(keys),)* }
            }
        }
    };
}

pub(super) use records;
