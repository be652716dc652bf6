//! The answers about the codes of one family.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::{CellVectors, CodeVectors, FamilyVectors, PacketVectors, Remedy, Space, Texts, VersionVectors};
use crate::document::{Outcome, Scope, ValueType};
use crate::model::{self, Catalog, Code, Family, TranslationState};
use crate::rules::write_value;

/// The vectors of a family.
pub(super) fn vectors(catalog: &Catalog, family: &Family) -> FamilyVectors {
    let of =
        |scope: Option<&str>, noun: String, codes: Vec<&Code>| SpaceMaker { catalog, family, noun, codes }.space(scope);
    let spaces = match family.scope {
        Scope::Family => vec![of(None, family.term.clone(), family.codes.iter().collect())],
        Scope::Packet => {
            let in_packet = |packet: &model::PacketTable| {
                let codes = family.codes.iter().filter(|code| cell(code, &packet.packet).is_some()).collect();
                of(Some(&packet.packet), format!("{} {}", packet.packet, family.term), codes)
            };
            family.packets.iter().map(in_packet).collect()
        }
        Scope::Api => {
            let in_api = |(api, title): (&String, &String)| {
                let codes =
                    family.codes.iter().filter(|code| code.apis.is_empty() || code.apis.contains(api)).collect();
                of(Some(api), format!("{title} {}", family.term), codes)
            };
            family.apis.iter().map(in_api).collect()
        }
    };
    FamilyVectors {
        family: family.id.clone(),
        module: family.module.clone(),
        source_url: family.sources.values().next().and_then(|source| source.url.clone()),
        spaces,
    }
}

fn cell<'c>(code: &'c Code, packet: &str) -> Option<&'c model::Cell> {
    code.packets.iter().find(|cell| cell.packet == packet)
}

struct SpaceMaker<'c> {
    catalog: &'c Catalog,
    family: &'c Family,
    /// What one of the codes is called.
    noun: String,
    codes: Vec<&'c Code>,
}

impl SpaceMaker<'_> {
    fn space(&self, scope: Option<&str>) -> Space {
        let mut means = BTreeMap::new();
        for code in &self.codes {
            means.entry(code.value).or_insert_with(|| code.name.to_string());
        }
        let numbers = self.numbers();
        let packets = self.family.packets.iter().map(|table| table.packet.as_str());
        let packets = packets.filter(|packet| self.family.scope != Scope::Packet || scope == Some(packet));
        Space {
            scope: scope.map(str::to_owned),
            value_type: self.family.value_type,
            order: self.codes.iter().map(|code| code.name.to_string()).collect(),
            codes: self.codes.iter().map(|code| (code.name.to_string(), self.code(code))).collect(),
            prints: numbers.iter().map(|number| self.print(*number)).collect(),
            errors: numbers.iter().copied().filter(|number| self.is_error(*number)).collect(),
            packets: packets.map(|packet| self.packet(packet)).collect(),
            names: self.names(),
            symbols: self.symbols(),
            versions: self.versions(),
            numbers,
            means,
        }
    }

    fn numbers(&self) -> Vec<i64> {
        let (least, greatest) = self.family.value_type.range();
        if self.family.value_type == ValueType::U8 {
            return (least..=greatest).collect();
        }
        let values = self.codes.iter().flat_map(|code| &code.values).map(|value| value.value);
        let known = values.chain([0, i64::from(u8::MAX), i64::from(u16::MAX), least, greatest]);
        let around = known.flat_map(|value| [value - 1, value, value + 1]);
        let numbers: BTreeSet<_> = around.filter(|value| (least..=greatest).contains(value)).collect();
        numbers.into_iter().collect()
    }

    fn find(&self, number: i64) -> Option<&Code> {
        self.codes.iter().find(|code| code.value == number).copied()
    }

    fn print(&self, number: i64) -> String {
        let written = write_value(number, self.family.notation);
        match self.find(number) {
            Some(code) => format!("{} ({written})", self.in_source(&code.title)),
            None => format!("Unknown {} ({written})", self.noun),
        }
    }

    fn in_source(&self, text: &model::Localized) -> String {
        text.get(&self.catalog.source_locale).map(ToString::to_string).unwrap_or_default()
    }

    /// A known number is what its code says. An unknown one is an error where the authority says that errors begin, behind
    /// the successes of a byte if no error stands among them, and wherever nothing is known.
    fn is_error(&self, number: i64) -> bool {
        match (self.find(number), self.family.errors_from) {
            (Some(code), _) => code.outcome == Outcome::Error,
            (None, Some(from)) => number >= from,
            (None, None) => self.last_success().is_none_or(|last| number > last),
        }
    }

    /// The last success of a byte, if no error stands below it.
    fn last_success(&self) -> Option<i64> {
        let of = |outcome| self.codes.iter().filter(move |code| code.outcome == outcome).map(|code| code.value);
        let last = of(Outcome::Success).max().filter(|_| self.family.value_type == ValueType::U8)?;
        of(Outcome::Error).all(|error| error > last).then_some(last)
    }

    fn code(&self, code: &Code) -> CodeVectors {
        CodeVectors {
            number: code.value,
            symbol: code.symbol.as_deref().map(str::to_owned),
            retry: code.retry,
            source_url: code.source_url().map(str::to_owned),
            equivalents: code.equivalents.clone(),
            texts: self.catalog.locales.iter().map(|tag| (tag.clone(), self.texts(code, tag))).collect(),
        }
    }

    fn texts(&self, code: &Code, tag: &str) -> Texts {
        let text = |text: &model::Localized| text.get(tag).map_or_else(|| self.in_source(text), ToString::to_string);
        let remedy = |remedy: &model::Remedy| Remedy {
            cause: text(&remedy.cause),
            check: remedy.check.as_ref().map(text),
            fix: text(&remedy.fix),
        };
        let is_missing = code.translations.get(tag) == Some(&TranslationState::Missing);
        Texts {
            title: text(&code.title),
            description: text(&code.summary),
            locale: if is_missing { self.catalog.source_locale.clone() } else { tag.to_owned() },
            troubleshooting: code.troubleshooting.iter().map(remedy).collect(),
        }
    }

    fn packet(&self, packet: &str) -> PacketVectors {
        let in_packet = |code: &&Code| {
            let cell = CellVectors {
                name: code.name.to_string(),
                sender: cell(code, packet)?.sender,
                downgrade: code.downgrade.as_ref().and_then(|downgrade| downgrade.to.get(packet)).cloned(),
            };
            Some((code.value, cell))
        };
        PacketVectors { packet: packet.to_owned(), cells: self.codes.iter().filter_map(in_packet).collect() }
    }

    /// Every name, and texts that look like one.
    fn names(&self) -> IndexMap<String, Option<i64>> {
        let mut names: IndexMap<_, _> =
            self.codes.iter().map(|code| (code.name.to_string(), Some(code.value))).collect();
        let first = self.codes.first().map(|code| code.name.to_string()).unwrap_or_default();
        let similar = [first.to_uppercase(), first.replace('-', "_") + "_", format!("{first} "), format!(" {first}")];
        let others = self.family.codes.iter().map(|code| code.name.to_string());
        for text in
            similar.into_iter().chain(others).chain([String::new(), "no-such-name".to_owned(), "名前".to_owned()])
        {
            names.entry(text).or_insert(None);
        }
        names
    }

    fn symbols(&self) -> Option<IndexMap<String, Option<i64>>> {
        let of = |code: &&Code| code.symbol.as_deref().map(|symbol| (symbol.to_owned(), Some(code.value)));
        let mut symbols: IndexMap<_, _> = self.codes.iter().filter_map(of).collect();
        let first = symbols.keys().next()?.clone();
        for text in [first.to_lowercase(), first + "_", String::new(), "NO_SUCH_SYMBOL".to_owned()] {
            symbols.entry(text).or_insert(None);
        }
        Some(symbols)
    }

    /// Every version at which a number comes or goes, the one before it, and later ones.
    fn versions(&self) -> Vec<VersionVectors> {
        let values = || self.codes.iter().flat_map(|code| code.values.iter().map(move |value| (code, value)));
        let mut versions: BTreeSet<_> = values().flat_map(|(_, value)| value.bounds()).flatten().collect();
        let Some([major, minor, patch]) = versions.last().copied() else { return Vec::new() };
        let before: Vec<_> = versions.iter().filter_map(|version| before(*version)).collect();
        versions.extend(before);
        versions.extend([[0, 0, 0], [major, minor, patch.saturating_add(1)], [major.saturating_add(1), 0, 0]]);
        let means = |version: [u16; 3]| {
            let mut means = BTreeMap::new();
            for (code, value) in values().filter(|(_, value)| value.holds_in(version)) {
                means.entry(value.value).or_insert_with(|| code.name.to_string());
            }
            means
        };
        let vectors = |version: [u16; 3]| VersionVectors {
            version: version.map(|part| part.to_string()).join("."),
            means: means(version),
        };
        versions.into_iter().map(vectors).collect()
    }
}

/// The version right before.
fn before([major, minor, patch]: [u16; 3]) -> Option<[u16; 3]> {
    match (major, minor, patch) {
        (0, 0, 0) => None,
        (_, 0, 0) => Some([major - 1, u16::MAX, u16::MAX]),
        (_, _, 0) => Some([major, minor - 1, u16::MAX]),
        _ => Some([major, minor, patch - 1]),
    }
}
