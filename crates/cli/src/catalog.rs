//! What the tool knows: the tables of `generated/lookup/`, and the texts of the Rust package in `generated/rust/`.

use lookup::{Code, Family, Sighting, Value};
use mqtt_codes::{Locale, Remedy};

/// What is told about a family.
pub(crate) struct FamilyFacts {
    titles: Localized,
    /// Its interfaces: name and title.
    pub(crate) apis: &'static [(&'static str, &'static str)],
    codes: &'static [CodeFacts],
}

/// What is told about a code.
pub(crate) struct CodeFacts {
    /// The newest number as its family writes it.
    pub(crate) display: &'static str,
    /// Its texts in a language.
    pub(crate) texts: fn(Locale) -> Texts,
    /// Which advice on repeating it has, for an error.
    pub(crate) retry: Option<&'static str>,
    /// What becomes of the Will Message, where the standard says so.
    pub(crate) will: Option<&'static str>,
    /// The packets that may carry it, each with who may send it.
    pub(crate) packets: &'static [(&'static str, &'static str)],
    /// Codes of other families that say the same.
    pub(crate) equivalents: &'static [&'static str],
    /// Related codes.
    pub(crate) see_also: &'static [&'static str],
    /// Where its facts come from: title, section, URL.
    pub(crate) sources: &'static [(&'static str, Option<&'static str>, Option<&'static str>)],
    /// The state of each translation.
    translations: Localized,
}

/// A text for each language tag.
type Localized = &'static [(&'static str, &'static str)];

/// The texts of a code, from the package.
pub(crate) struct Texts {
    pub(crate) title: &'static str,
    pub(crate) summary: &'static str,
    pub(crate) remedies: &'static [Remedy],
}

/// A title or description: `Some` or the text itself, depending on the type of code.
trait Text {
    fn text(self) -> &'static str;
}

impl Text for &'static str {
    fn text(self) -> &'static str {
        self
    }
}

impl Text for Option<&'static str> {
    fn text(self) -> &'static str {
        self.unwrap_or_default()
    }
}

/// How the package tells the texts of a code.
macro_rules! texts {
    ($family:ident, $type:ident::$code:ident) => {
        |locale| {
            let texts = mqtt_codes::$family::texts(locale);
            let code = mqtt_codes::$family::$type::$code;
            Texts {
                title: texts.title(code).text(),
                summary: texts.description(code).text(),
                remedies: texts.troubleshooting(code),
            }
        }
    };
}

include!("../../../generated/lookup/catalog.rs");

/// A code with all that is known about it.
#[derive(Clone, Copy)]
pub(crate) struct Entry {
    pub(crate) family: &'static Family<'static>,
    pub(crate) family_facts: &'static FamilyFacts,
    pub(crate) code: &'static Code<'static>,
    pub(crate) facts: &'static CodeFacts,
}

/// How well a text is translated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Translation {
    Current,
    Outdated,
    Missing,
}

impl Translation {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Outdated => "outdated",
            Self::Missing => "missing",
        }
    }
}

impl FamilyFacts {
    pub(crate) fn title(&self, locale: Locale) -> &'static str {
        in_language(self.titles, locale)
    }
}

impl CodeFacts {
    pub(crate) fn translation(&self, locale: Locale) -> Translation {
        match in_language(self.translations, locale) {
            "outdated" => Translation::Outdated,
            "missing" => Translation::Missing,
            _ => Translation::Current,
        }
    }
}

/// All codes, family by family.
pub(crate) fn entries() -> impl Iterator<Item = Entry> {
    FAMILIES.iter().zip(FAMILY_FACTS).flat_map(|(family, family_facts)| {
        let codes = family.codes.iter().zip(family_facts.codes);
        codes.map(move |(code, facts)| Entry { family, family_facts, code, facts })
    })
}

/// The code with this id.
pub(crate) fn entry(id: &str) -> Option<Entry> {
    entries().find(|entry| entry.code.id == id)
}

/// The names of all packets that carry codes.
pub(crate) fn packets() -> Vec<&'static str> {
    let mut packets: Vec<&'static str> = Vec::new();
    for packet in entries().flat_map(|entry| entry.code.packets) {
        if !packets.contains(packet) {
            packets.push(packet);
        }
    }
    packets
}

/// The words of a label.
pub(crate) fn label(key: &str, locale: Locale) -> &'static str {
    LABELS.iter().find(|(other, _)| *other == key).map_or("", |(_, texts)| in_language(texts, locale))
}

fn in_language(texts: Localized, locale: Locale) -> &'static str {
    let find = |tag: &str| texts.iter().find(|(other, _)| *other == tag).map(|(_, text)| *text);
    find(locale.tag()).or_else(|| find(Locale::SOURCE.tag())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_and_package_are_about_the_same_codes() {
        for (family, facts) in FAMILIES.iter().zip(FAMILY_FACTS) {
            assert_eq!(family.codes.len(), facts.codes.len(), "{}", family.id);
        }
        for entry in entries() {
            for locale in Locale::ALL {
                let title = (entry.facts.texts)(*locale).title;
                let (_, expected) = entry.code.titles.iter().find(|(tag, _)| *tag == locale.tag()).expect("a title");
                assert_eq!(title, *expected, "{} in {locale}", entry.code.id);
            }
        }
        assert_eq!(FAMILIES.len(), FAMILY_FACTS.len());
    }
}
