//! From a judged document to the catalog. Called only when there are no errors, so every look-up here succeeds; what a
//! caller passes in spite of errors is left out rather than invented.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use indexmap::{IndexMap, IndexSet};

use crate::document::{
    self, CatalogFile, CodeEntry, CodeRef, Document, FamilyFile, FamilyId, Notation, PacketsFile, SourceId,
};
use crate::model::{
    Catalog, Cell, Code, Downgrade, Family, Guide, LocaleInfo, Localized, Negotiation, Packet, PacketTable, Reference,
    Remedy, SCHEMA_VERSION, Section, Sighting, Source, TranslationState, VersionedValue,
};
use crate::parallel;
use crate::rules::{shared, write_value};
use crate::source::At;
use crate::text::{Lock, Translation};

/// Resolves a document. `None` if it has no catalog or packets file.
#[must_use]
pub fn resolve(document: &Document, translations: &[Translation<'_>]) -> Option<Catalog> {
    let (_, catalog) = document.catalog.as_ref()?;
    let (_, packets) = document.packets.as_ref()?;
    Some(Resolver::new(document, translations, catalog, packets).catalog())
}

struct Resolver<'d> {
    document: &'d Document,
    file: &'d CatalogFile,
    packets: &'d PacketsFile,
    /// The tag of every locale, and its translation; the source locale has none.
    locales: Vec<(Arc<str>, Option<&'d Translation<'d>>)>,
    /// Every code, by family and name.
    codes: HashMap<(&'d str, &'d str), &'d CodeEntry>,
    /// Every number with the family and the name of its code: by number, and then in the document's order.
    by_number: Vec<(i64, (&'d str, &'d str))>,
    /// What nearly every code has: each translation current.
    current: Arc<BTreeMap<String, TranslationState>>,
}

impl<'d> Resolver<'d> {
    fn new(
        document: &'d Document,
        translations: &'d [Translation<'d>],
        file: &'d CatalogFile,
        packets: &'d PacketsFile,
    ) -> Self {
        let translation = |entry: &document::LocaleEntry| {
            let found = translations.iter().find(|other| other.locale.tag.value == entry.tag.value);
            (entry.tag.as_str().into(), found)
        };
        let mut codes = HashMap::new();
        let mut by_number = Vec::new();
        for family in &document.families {
            for code in &family.content.codes.value {
                let id = (family.id().as_str(), code.name.as_str());
                codes.insert(id, &code.value);
                by_number.extend(numbers(code).map(|number| (number, id)));
            }
        }
        by_number.sort_by_key(|(number, _)| *number);
        let locales = file.locales.iter().map(translation).collect();
        let tags = translations.iter().map(|translation| translation.locale.tag.to_string());
        let current = Arc::new(tags.map(|tag| (tag, TranslationState::Current)).collect());
        Self { document, file, packets, locales, codes, by_number, current }
    }

    fn code(&self, reference: &CodeRef) -> Option<&'d CodeEntry> {
        self.codes.get(&reference.parts()).copied()
    }

    fn catalog(&self) -> Catalog {
        let file = self.file;
        let info = |entry: &document::LocaleEntry| {
            let info = LocaleInfo { name: entry.name.value.to_string(), status: entry.status.value };
            (entry.tag.to_string(), info)
        };
        let names = |table: &crate::yaml::decode::Table<String, At<Arc<str>>>| {
            table.iter().map(|(key, value)| (key.value.clone(), value.value.to_string())).collect()
        };
        Catalog {
            schema_version: SCHEMA_VERSION,
            name: file.name.value.to_string(),
            version: file.version.value.to_string(),
            title: file.title.value.to_string(),
            license: file.license.value.to_string(),
            repository: file.repository.value.to_string(),
            source_locale: file.source_locale.to_string(),
            locales: file.locales.iter().map(|entry| entry.tag.to_string()).collect(),
            locale_info: file.locales.iter().map(info).collect(),
            negotiation: negotiation(&file.locales),
            packages: file.packages.iter().map(|(target, table)| (target.value.clone(), names(table))).collect(),
            ui: self.ui(),
            packets: self.packets.packets.iter().map(|packet| self.packet(packet)).collect(),
            guides: self
                .document
                .guides
                .iter()
                .flat_map(|(_, file)| &file.guides)
                .map(|guide| self.guide(guide))
                .collect(),
            families: parallel::map(&self.document.families, |family| self.family(&family.content)),
        }
    }

    /// A text in every locale that has it, in the catalog's order.
    fn localized(&self, key: &str, source: &At<Arc<str>>) -> Localized {
        let in_locale = |(tag, translation): &(Arc<str>, Option<&Translation<'d>>)| {
            let text = match translation {
                None => source,
                Some(translation) => translation.texts.get(key)?,
            };
            Some((Arc::clone(tag), Arc::clone(&text.value)))
        };
        self.locales.iter().filter_map(in_locale).collect()
    }

    /// The texts of the code or guide with this id, none of which was asked for yet.
    fn texts(&self, id: String) -> TextsOf<'_, 'd> {
        TextsOf { resolver: self, id, keys: Vec::new() }
    }

    fn ui(&self) -> IndexMap<String, Localized> {
        let source = self.document.locales.iter().find(|locale| locale.tag.value == self.file.source_locale.value);
        let strings = source.and_then(|locale| locale.ui.as_ref()).into_iter().flat_map(|(_, ui)| &ui.strings);
        strings.map(|(key, text)| (key.to_string(), self.localized(&format!("ui/{}", key.value), text))).collect()
    }

    /// The codes of other families that have a number of this one and say something else.
    fn confused_with(&self, code: &'d CodeEntry, family: &FamilyId) -> Vec<String> {
        let numbers: BTreeSet<_> = numbers(code).collect();
        let same = numbers.iter().flat_map(|number| self.with_number(*number));
        let others: IndexSet<_> = same.filter(|(other, _)| *other != family.as_str()).collect();
        if others.is_empty() {
            return Vec::new();
        }
        let equivalents = self.all_equivalents(code);
        let others = others.into_iter().filter(|id| !equivalents.contains(id));
        others.map(|(family, name)| format!("{family}/{name}")).collect()
    }

    /// Family and name of the codes that have a number.
    fn with_number(&self, number: i64) -> impl Iterator<Item = (&'d str, &'d str)> {
        let start = self.by_number.partition_point(|(other, _)| *other < number);
        let rest = self.by_number.get(start..).unwrap_or_default();
        rest.iter().take_while(move |(other, _)| *other == number).map(|(_, id)| *id)
    }

    /// The codes that say the same, and those that say the same as these, and so on.
    fn all_equivalents(&self, code: &'d CodeEntry) -> HashSet<(&'d str, &'d str)> {
        let mut found = HashSet::new();
        let mut open: Vec<&At<CodeRef>> = code.equivalents.iter().collect();
        while let Some(reference) = open.pop() {
            if found.insert(reference.parts()) {
                open.extend(self.code(reference).into_iter().flat_map(|other| &other.equivalents));
            }
        }
        found
    }

    fn guide(&self, guide: &document::GuideEntry) -> Guide {
        let mut texts = self.texts(format!("guides/{}", guide.name.value));
        let (title, lead) = (texts.get("title", &guide.title), texts.get("lead", &guide.lead));
        let section = |(index, section): (usize, &document::GuideSection)| {
            let mut text = |part: &str, source| texts.get(&format!("sections/{}/{part}", index + 1), source);
            Section {
                title: text("title", &section.title),
                text: text("text", &section.text),
                check: section.check.as_ref().map(|check| text("check", check)),
                fix: section.fix.as_ref().map(|fix| text("fix", fix)),
                codes: section.codes.iter().map(|code| code.to_string()).collect(),
            }
        };
        let sections = guide.sections.iter().enumerate().map(section).collect();
        Guide { name: guide.name.to_string(), title, lead, sections, translations: self.states(&texts.keys) }
    }

    fn packet(&self, packet: &document::PacketEntry) -> Packet {
        Packet {
            name: packet.name.to_string(),
            r#type: packet.r#type.value,
            placement: packet.placement.value,
            title: self.localized(&format!("packets/{}", packet.name.value), &packet.title),
        }
    }

    fn family(&self, file: &'d FamilyFile) -> Family {
        let text = |option: &Option<At<Arc<str>>>| option.as_ref().map(|text| text.value.to_string());
        let sources: IndexMap<_, _> = file
            .sources
            .iter()
            .map(|(id, source)| {
                let source =
                    Source { title: source.title.value.to_string(), date: text(&source.date), url: text(&source.url) };
                (id.to_string(), source)
            })
            .collect();
        let scope = FamilyScope { resolver: self, file };
        let tables = self.packets.packets.iter().filter_map(|packet| scope.table(packet.name.as_str())).collect();
        let codes = file.codes.iter().map(|code| scope.code(code)).collect();
        Family {
            id: file.family.to_string(),
            module: file.module.to_string(),
            kind: file.kind.value,
            title: self.localized(&format!("{}/title", file.family.value), &file.title),
            term: file.term.value.to_string(),
            value_type: file.value.r#type.value,
            notation: file.value.notation.value,
            scope: file.value.scope.value,
            errors_from: file.value.errors_from.as_ref().map(|value| value.value),
            packets: tables,
            apis: file.apis.iter().map(|(id, api)| (id.to_string(), api.title.value.to_string())).collect(),
            codes,
            sources,
        }
    }

    /// The state of these texts together in each translation: missing if one is, outdated if one is.
    fn states(&self, keys: &[String]) -> Arc<BTreeMap<String, TranslationState>> {
        let state = |translation: &Translation<'_>| {
            let locks = keys.iter().map(|key| translation.get(key).map(|(_, lock)| lock));
            let state = |lock: Option<Lock>| match lock {
                None => TranslationState::Missing,
                Some(Lock::Current) => TranslationState::Current,
                Some(Lock::Outdated | Lock::Absent) => TranslationState::Outdated,
            };
            locks.map(state).max().unwrap_or(TranslationState::Current)
        };
        if self.translations().all(|(_, translation)| state(translation) == TranslationState::Current) {
            return Arc::clone(&self.current);
        }
        self.translations()
            .map(|(tag, translation)| (tag.to_string(), state(translation)))
            .collect::<BTreeMap<_, _>>()
            .into()
    }

    fn translations(&self) -> impl Iterator<Item = (&str, &'d Translation<'d>)> {
        self.locales.iter().filter_map(|(tag, translation)| Some((&**tag, (*translation)?)))
    }
}

/// The texts of a code or a guide.
struct TextsOf<'r, 'd> {
    resolver: &'r Resolver<'d>,
    id: String,
    /// The keys of those that were asked for.
    keys: Vec<String>,
}

impl TextsOf<'_, '_> {
    /// A text in every locale that has it.
    fn get(&mut self, part: &str, source: &At<Arc<str>>) -> Localized {
        let key = format!("{}/{part}", self.id);
        let localized = self.resolver.localized(&key, source);
        self.keys.push(key);
        localized
    }
}

/// A family while its codes are resolved.
struct FamilyScope<'r, 'd> {
    resolver: &'r Resolver<'d>,
    file: &'d FamilyFile,
}

impl<'d> FamilyScope<'_, 'd> {
    /// The URL of a section of a source, if the source has a URL; the source's own URL if the section has no anchor.
    fn url(&self, source: &SourceId, section: Option<&str>) -> Option<Arc<str>> {
        let entry = self.file.sources.get(source.as_str())?;
        let url = &entry.url.as_ref()?.value;
        let anchor = section.and_then(|section| entry.anchors.get(section));
        Some(anchor.map_or_else(|| Arc::clone(url), |anchor| format!("{url}#{}", anchor.value).into()))
    }

    fn table(&self, packet: &str) -> Option<PacketTable> {
        let table = self.file.packets.get(packet)?;
        let section = table.section.as_ref().map(|section| Arc::clone(&section.value));
        Some(PacketTable {
            packet: packet.to_owned(),
            url: self.url(&table.source.value, section.as_deref()),
            section,
            requirement: table.requirement.as_ref().map(|requirement| Arc::clone(&requirement.value)),
        })
    }

    fn code(&self, code: &'d CodeEntry) -> Code {
        let id = format!("{}/{}", self.file.family.value, code.name.value);
        let values = values(code);
        let value = values.last().map_or(0, |entry| entry.value);
        let mut texts = self.resolver.texts(id.clone());
        let (title, summary) = (texts.get("title", &code.title), texts.get("summary", &code.summary));
        let remedy = |(index, remedy): (usize, &document::Remedy)| {
            let mut text = |part: &str, source| texts.get(&format!("troubleshooting/{}/{part}", index + 1), source);
            Remedy {
                cause: text("cause", &remedy.cause),
                check: remedy.check.as_ref().map(|check| text("check", check)),
                fix: text("fix", &remedy.fix),
            }
        };
        let troubleshooting = code.troubleshooting.iter().enumerate().map(remedy).collect();
        Code {
            name: code.name.shared(),
            symbol: code.symbol.as_ref().map(|symbol| Arc::clone(&symbol.value)),
            value,
            hex: (value >= 0).then(|| write_value(value, Notation::Hex).into()),
            display: write_value(value, self.file.value.notation.value).into(),
            values,
            apis: code.apis.iter().map(|api| api.to_string()).collect(),
            packets: self.cells(&id, code),
            outcome: code.outcome.value,
            retry: code.retry.as_ref().map(|retry| retry.value),
            equivalents: code.equivalents.iter().map(|reference| reference.to_string()).collect(),
            confused_with: self.resolver.confused_with(code, &self.file.family),
            see_also: code.see_also.iter().map(|reference| reference.to_string()).collect(),
            will: code.will.as_ref().map(|will| will.value),
            downgrade: code.downgrade.as_ref().map(|downgrade| self.downgrade(code, downgrade).into()),
            seen_as: code.seen_as.iter().map(sighting).collect(),
            title,
            summary,
            troubleshooting,
            sources: self.references(code),
            requirements: code.source.requirements.iter().map(|requirement| requirement.value.to_string()).collect(),
            translations: self.resolver.states(&texts.keys),
            id: id.into(),
        }
    }

    fn cells(&self, id: &str, code: &CodeEntry) -> Vec<Cell> {
        let packets = self.resolver.packets.packets.iter();
        let cell = |packet: &document::PacketEntry| {
            let cell = code.packets.get(packet.name.as_str())?;
            let table = self.file.packets.get(packet.name.as_str());
            let own = |own: &Option<At<Arc<str>>>| own.as_ref().map(|own| Arc::clone(&own.value));
            let section = own(&cell.section).or_else(|| table.and_then(|table| own(&table.section)));
            // A disputed cell is one that the packet's own requirement does not admit.
            let requirement = own(&cell.requirement).or_else(|| match cell.disputed {
                Some(_) => None,
                None => table.and_then(|table| own(&table.requirement)),
            });
            Some(Cell {
                packet: packet.name.to_string(),
                sender: cell.sender.value,
                disputed: cell
                    .disputed
                    .as_ref()
                    .map(|reason| self.resolver.localized(&format!("{id}/disputed/{}", packet.name.value), reason)),
                url: table.and_then(|table| self.url(&table.source.value, section.as_deref())),
                section,
                requirement,
            })
        };
        packets.filter_map(cell).collect()
    }

    fn downgrade(&self, code: &CodeEntry, downgrade: &document::Downgrade) -> Downgrade {
        let broker = |(id, sends): &(At<SourceId>, At<Arc<str>>)| (id.to_string(), sends.value.to_string());
        let in_packets = |to: &At<CodeRef>| {
            let older = self.resolver.code(to);
            let packets = older.into_iter().flat_map(|older| shared(code, older));
            packets.map(|packet| (packet.to_string(), to.to_string())).collect::<Vec<_>>()
        };
        Downgrade {
            to: downgrade.to.iter().flat_map(in_packets).collect(),
            brokers: downgrade.brokers.iter().map(broker).collect(),
        }
    }

    /// One reference for each section, or one for the source where no section is named.
    fn references(&self, code: &CodeEntry) -> Vec<Reference> {
        let reference = |source: &SourceId, section: Option<&At<Arc<str>>>| Reference {
            source: source.shared(),
            title: self
                .file
                .sources
                .get(source.as_str())
                .map(|entry| Arc::clone(&entry.title.value))
                .unwrap_or_default(),
            section: section.map(|section| Arc::clone(&section.value)),
            url: self.url(source, section.map(At::as_str)),
        };
        let mut references = Vec::new();
        for (source, sections) in &code.source.sources {
            if sections.is_empty() {
                references.push(reference(&source.value, None));
            }
            references.extend(sections.iter().map(|section| reference(&source.value, Some(section))));
        }
        references.shrink_to_fit();
        references
    }
}

/// Each locale serves its own tag and those it names; an exception keeps a longer tag from a shorter one's locale.
fn negotiation(locales: &[document::LocaleEntry]) -> Vec<Negotiation> {
    let mut rows = BTreeMap::new();
    for entry in locales {
        rows.extend(entry.except.iter().map(|tag| (tag.as_str().to_lowercase(), None)));
    }
    for entry in locales {
        let served = std::iter::once(&entry.tag).chain(&entry.serves);
        rows.extend(served.map(|tag| (tag.as_str().to_lowercase(), Some(entry.tag.to_string()))));
    }
    rows.into_iter().map(|(tag, locale)| Negotiation { tag, locale }).collect()
}

fn sighting(sighting: &document::Sighting) -> Sighting {
    Sighting {
        client: sighting.client.value.to_string(),
        from: sighting.from.as_ref().map(|from| from.value.to_string()),
        text: sighting.text.value.to_string(),
        pattern: sighting.pattern.as_ref().is_some_and(|pattern| pattern.value),
    }
}

/// The numbers that a code has or had.
fn numbers(code: &CodeEntry) -> impl Iterator<Item = i64> {
    let many = code.values.iter().map(|entry| entry.value.value);
    code.value.iter().map(|value| value.value).chain(many)
}

fn values(code: &CodeEntry) -> Vec<VersionedValue> {
    let version = |version: Option<&At<document::Version>>| version.map(|version| version.shared());
    let single = code.value.iter().map(|value| VersionedValue {
        value: value.value,
        since: version(code.since.as_deref()),
        until: version(code.until.as_deref()),
    });
    let many = code.values.iter().map(|entry| VersionedValue {
        value: entry.value.value,
        since: version(entry.since.as_deref()),
        until: version(entry.until.as_deref()),
    });
    single.chain(many).collect()
}
