//! What templates see: the catalog with every identifier made and every table computed, so that templates hold no logic.
//!
//! Everything here is ordered; no map that forgets its order may reach a template.
//!
//! A **space** is a set of codes in which a number has one meaning: the whole family, one packet of it, or one API of it
//! ([`catalog::document::Scope`]). It becomes an open type, which holds any number. Each packet of a space becomes a
//! **closed** type, which holds exactly the codes that the packet may carry.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use catalog::document::{Outcome, Placement, Retry, Scope, Sender, Will};
use catalog::model::{self, Catalog, Localized, TranslationState};
use indexmap::IndexMap;
use serde::Serialize;
use tera::Value;
use tera::value::Key;

use crate::identifier::{Namer, Names};

/// The catalog as templates see it.
#[derive(Debug, Serialize)]
pub struct CatalogView<'c> {
    /// Name of the catalog.
    pub name: &'c str,
    /// Version of the catalog.
    pub version: &'c str,
    /// What it is about.
    pub title: &'c str,
    /// SPDX license expression.
    pub license: &'c str,
    /// URL of the repository.
    pub repository: &'c str,
    /// The locale that all texts exist in.
    pub source_locale: &'c str,
    /// The locales.
    pub locales: Vec<LocaleView<'c>>,
    /// The words of the generated pages, by key; every locale is filled.
    pub ui: IndexMap<&'c str, Localized>,
    /// All packets of the catalog.
    pub packets: Vec<PacketView<'c>>,
    /// The families.
    #[serde(skip)]
    pub families: Vec<FamilyView<'c>>,
    /// The pages about several codes.
    pub guides: Vec<GuideView<'c>>,
}

/// A page about several codes.
#[derive(Debug, Serialize)]
pub struct GuideView<'c> {
    /// Its name.
    pub name: &'c str,
    /// What it is called; every locale is filled.
    pub title: Localized,
    /// What a reader in a hurry needs to know; every locale is filled.
    pub lead: Localized,
    /// Its sections.
    pub sections: Vec<SectionView<'c>>,
}

/// A section of a guide.
#[derive(Debug, Serialize)]
pub struct SectionView<'c> {
    /// What it is about; every locale is filled.
    pub title: Localized,
    /// What happens, and why; every locale is filled.
    pub text: Localized,
    /// Where to look; every locale is filled.
    pub check: Option<Localized>,
    /// What to do; every locale is filled.
    pub fix: Option<Localized>,
    /// The codes that it shows up as.
    pub codes: Vec<EquivalentView<'c>>,
}

/// A locale.
#[derive(Debug, Serialize)]
pub struct LocaleView<'c> {
    /// Its BCP 47 tag.
    pub tag: &'c str,
    /// What the language calls itself.
    pub name: &'c str,
    /// Whether it is the source locale.
    pub is_source: bool,
    /// Identifiers of the tag.
    pub ident: Names,
}

/// A packet.
#[derive(Clone, Debug, Serialize)]
pub struct PacketView<'c> {
    /// Its name, in capitals.
    pub name: &'c str,
    /// Its packet type.
    pub r#type: i64,
    /// Where it carries its codes.
    pub placement: Placement,
    /// What it is; every locale is filled.
    pub title: Localized,
    /// Its place in the catalog, from 0: the number of its bit in every mask.
    pub bit: usize,
    /// Identifiers of its name.
    pub ident: Names,
}

/// A family.
#[derive(Debug, Serialize)]
pub struct FamilyView<'c> {
    /// Its id.
    pub id: &'c str,
    /// Its id with hyphens for dots, for file names.
    pub slug: String,
    /// Protocol, client or broker.
    pub kind: &'static str,
    /// What it is called in headings; every locale is filled.
    pub title: Localized,
    /// The authority's word for its codes.
    pub term: &'c str,
    /// `u8` or `i32`.
    pub value_type: &'static str,
    /// `hex` or `decimal`.
    pub notation: &'static str,
    /// `family`, `packet` or `api`.
    pub scope: &'static str,
    /// Identifiers of its module name.
    pub ident: Names,
    /// The packets that carry its codes, each with its section and requirement.
    pub packets: Vec<FamilyPacket<'c>>,
    /// The titles of its APIs, by name.
    pub apis: &'c IndexMap<String, String>,
    /// Its sources, by id.
    pub sources: &'c IndexMap<String, model::Source>,
    /// The sets in which a number has one meaning.
    #[serde(skip)]
    pub spaces: Vec<Space<'c>>,
    /// Its codes, in the spec's order.
    #[serde(skip)]
    pub codes: Vec<Rc<CodeView<'c>>>,
}

/// A packet that carries a family's codes.
#[derive(Debug, Serialize)]
pub struct FamilyPacket<'c> {
    /// The packet.
    #[serde(flatten)]
    pub packet: PacketView<'c>,
    /// The section of the table that admits codes.
    pub section: Option<&'c str>,
    /// The requirement.
    pub requirement: Option<&'c str>,
    /// The section's URL.
    pub url: Option<&'c str>,
}

/// A set of codes in which a number has one meaning.
#[derive(Debug, Serialize)]
pub struct Space<'c> {
    /// What it is about: the packet's or API's name, or nothing for the whole family.
    pub scope: Option<&'c str>,
    /// Identifiers of what it is about; `null` for the whole family.
    pub module: Option<Names>,
    /// What one of its codes is called, such as `reason code` or `CONNACK return code`.
    pub noun: String,
    /// Identifiers of its open type, such as `ReasonCode` or `ConnackReturnCode`.
    pub ident: Names,
    /// Its codes, in the spec's order; `position` counts from 0.
    #[serde(skip)]
    pub codes: Vec<SpaceCode<'c>>,
    /// Its closed types, one a packet.
    #[serde(skip)]
    pub closed: Vec<Closed<'c>>,
    /// Every number is an error from here on, and a success below; `null` if numbers do not fall so.
    pub error_from: Option<i64>,
    /// The numbers that are successes.
    pub successes: Vec<i64>,
    /// Numbers that have more names than one.
    pub aliases: Vec<Alias>,
    /// The tables for a byte; `null` for a wider type.
    pub tables: Option<Tables>,
}

/// A code in its space.
#[derive(Debug, Serialize)]
pub struct SpaceCode<'c> {
    /// Its place in the space, from 0.
    pub position: usize,
    /// Whether it is the first code with its number, the one that the number means without a packet.
    pub canonical: bool,
    /// For another name of a number: the identifiers of the canonical code.
    pub alias_of: Option<Names>,
    /// The packets that may carry it under this name, a bit each.
    pub mask: u32,
    /// Identifiers in the space; without the packet's name where the space is one packet.
    pub ident: Names,
    /// The code.
    #[serde(skip)]
    pub code: Rc<CodeView<'c>>,
}

/// The codes that one packet may carry.
#[derive(Debug, Serialize)]
pub struct Closed<'c> {
    /// The packet.
    pub packet: PacketView<'c>,
    /// Identifiers of the closed type, such as `ConnackReason`.
    pub ident: Names,
    /// The section of the table that admits the codes.
    pub section: Option<&'c str>,
    /// The section's URL.
    pub url: Option<&'c str>,
    /// The codes.
    #[serde(skip)]
    pub members: Vec<Member<'c>>,
    /// For a byte: 1 plus the index in `members`, or 0; by value. `null` for a wider type.
    pub table: Option<Vec<usize>>,
}

/// A code in a packet.
#[derive(Debug, Serialize)]
pub struct Member<'c> {
    /// Its place in the closed type, from 0.
    pub index: usize,
    /// Its place in the space.
    pub position: usize,
    /// Identifiers in the closed type.
    pub ident: Names,
    /// Who may send it.
    pub sender: Sender,
    /// Why sources disagree; every locale is filled.
    pub disputed: Option<Localized>,
    /// The code.
    #[serde(skip)]
    pub code: Rc<CodeView<'c>>,
}

/// A number with more names than one.
#[derive(Debug, Serialize)]
pub struct Alias {
    /// The number.
    pub value: i64,
    /// The packets in which it has this name, a bit each.
    pub mask: u32,
    /// The place of this name in the space.
    pub position: usize,
}

/// Tables by byte, 256 entries each.
#[derive(Debug, Serialize)]
pub struct Tables {
    /// 1 plus the position of the canonical code, or 0.
    pub index: Vec<usize>,
    /// The packets that may carry the number.
    pub allowed: Vec<u32>,
    /// The packets in which a client may send it.
    pub client: Vec<u32>,
    /// The packets in which a server may send it.
    pub server: Vec<u32>,
}

/// A code.
#[derive(Clone, Debug, Serialize)]
pub struct CodeView<'c> {
    /// Its place in the family, from 0.
    pub place: usize,
    /// `family/name`.
    pub id: &'c str,
    /// Its name.
    pub name: &'c str,
    /// The upstream constant.
    pub symbol: Option<&'c str>,
    /// Its value.
    pub value: i64,
    /// The value in hexadecimal.
    pub hex: Option<&'c str>,
    /// The value as its family writes it.
    pub display: &'c str,
    /// Its values over time.
    pub values: &'c [model::VersionedValue],
    /// The APIs it belongs to.
    pub apis: &'c [String],
    /// The packets that may carry it.
    pub packets: Vec<CellView<'c>>,
    /// One entry for each packet of the family: its cell, or `null`.
    pub row: Vec<Option<CellView<'c>>>,
    /// Success or error.
    pub outcome: Outcome,
    /// What repeating does, for an error.
    pub retry: Option<Retry>,
    /// Codes of other families that say the same.
    pub equivalents: Vec<EquivalentView<'c>>,
    /// Related codes.
    pub see_also: Vec<EquivalentView<'c>>,
    /// What becomes of the Will Message.
    pub will: Option<Will>,
    /// What programs print when they meet the code.
    pub seen_as: &'c [model::Sighting],
    /// What a person would call it; every locale is filled.
    pub title: Localized,
    /// One sentence; every locale is filled.
    pub summary: Localized,
    /// Causes and remedies; every locale is filled.
    pub troubleshooting: Vec<RemedyView>,
    /// Where its facts come from.
    pub sources: &'c [model::Reference],
    /// Requirements of the standard.
    pub requirements: &'c [String],
    /// Per locale: `current`, `outdated` or `missing`; the source locale is always current.
    pub translations: BTreeMap<&'c str, TranslationState>,
    /// Identifiers of its name.
    pub ident: Names,
}

/// A packet that may carry a code.
#[derive(Clone, Debug, Serialize)]
pub struct CellView<'c> {
    /// The packet.
    pub packet: PacketView<'c>,
    /// Who may send it.
    pub sender: Sender,
    /// Why sources disagree; every locale is filled.
    pub disputed: Option<Localized>,
    /// The section.
    pub section: Option<&'c str>,
    /// The requirement.
    pub requirement: Option<&'c str>,
    /// The section's URL.
    pub url: Option<&'c str>,
}

/// A code of another family.
#[derive(Clone, Debug, Serialize)]
pub struct EquivalentView<'c> {
    /// Its id.
    pub id: &'c str,
    /// Its family's id.
    pub family: &'c str,
    /// Its family's id with hyphens for dots.
    pub slug: String,
    /// Its name.
    pub name: &'c str,
    /// Its value as its family writes it.
    pub display: &'c str,
    /// Its title; every locale is filled.
    pub title: Localized,
    /// Its family's title; every locale is filled.
    pub family_title: Localized,
}

/// One cause and its remedy.
#[derive(Clone, Debug, Serialize)]
pub struct RemedyView {
    /// What went wrong.
    pub cause: Localized,
    /// Where to look first.
    pub check: Option<Localized>,
    /// What to do.
    pub fix: Localized,
}

impl CatalogView<'_> {
    /// The view as templates get it. A code is made into a value once, however many spaces and packets show it.
    #[must_use]
    pub fn to_value(&self) -> Value {
        let families = self.families.iter().map(FamilyView::to_value).collect();
        with(self, [("families", families)])
    }
}

impl FamilyView<'_> {
    fn to_value(&self) -> Value {
        let codes: Vec<_> = self.codes.iter().map(|code| Value::from_serializable(code.as_ref())).collect();
        let spaces = self.spaces.iter().map(|space| space.to_value(&codes)).collect();
        with(self, [("spaces", spaces), ("codes", codes)])
    }
}

impl Space<'_> {
    fn to_value(&self, codes: &[Value]) -> Value {
        let entries = self.codes.iter().map(|entry| with_code(entry, &entry.code, codes)).collect();
        let closed = self.closed.iter().map(|closed| {
            let members = closed.members.iter().map(|member| with_code(member, &member.code, codes)).collect();
            with(closed, [("members", members)])
        });
        with(self, [("codes", entries), ("closed", closed.collect())])
    }
}

/// A view with lists that are values already.
fn with<const N: usize>(view: &impl Serialize, lists: [(&'static str, Vec<Value>); N]) -> Value {
    let mut map = Value::from_serializable(view).into_map().unwrap_or_default();
    map.extend(lists.map(|(key, list)| (Key::from(key), Value::from(list))));
    Value::from(map)
}

/// A view with the value of its code.
fn with_code(view: &impl Serialize, code: &CodeView<'_>, codes: &[Value]) -> Value {
    let mut map = Value::from_serializable(view).into_map().unwrap_or_default();
    map.extend(codes.get(code.place).map(|code| (Key::from("code"), code.clone())));
    Value::from(map)
}

/// Makes the views of a catalog for one target.
#[derive(Debug)]
pub struct Viewer<'c> {
    catalog: &'c Catalog,
    namer: &'c Namer,
}

impl<'c> Viewer<'c> {
    /// A viewer that makes identifiers with this namer.
    #[must_use]
    pub const fn new(catalog: &'c Catalog, namer: &'c Namer) -> Self {
        Self { catalog, namer }
    }

    /// The whole catalog.
    #[must_use]
    pub fn catalog(&self) -> CatalogView<'c> {
        let catalog = self.catalog;
        CatalogView {
            name: &catalog.name,
            version: &catalog.version,
            title: &catalog.title,
            license: &catalog.license,
            repository: &catalog.repository,
            source_locale: &catalog.source_locale,
            locales: catalog.locales.iter().map(|tag| self.locale(tag)).collect(),
            ui: catalog.ui.iter().map(|(key, text)| (key.as_str(), self.filled(text))).collect(),
            packets: self.packets(),
            families: catalog.families.iter().map(|family| self.family(family)).collect(),
            guides: catalog.guides.iter().map(|guide| self.guide(guide)).collect(),
        }
    }

    /// A text in every locale: where a translation is missing, the source text stands for it.
    fn filled(&self, text: &Localized) -> Localized {
        let source = text.get(&self.catalog.source_locale).cloned().unwrap_or_default();
        let in_locale = |tag: &String| (tag.clone(), text.get(tag).cloned().unwrap_or_else(|| source.clone()));
        self.catalog.locales.iter().map(in_locale).collect()
    }

    fn locale(&self, tag: &'c str) -> LocaleView<'c> {
        LocaleView {
            tag,
            name: self.catalog.locale_info.get(tag).map_or(tag, |info| &info.name),
            is_source: tag == self.catalog.source_locale,
            ident: self.namer.names(tag),
        }
    }

    fn guide(&self, guide: &'c model::Guide) -> GuideView<'c> {
        let section = |section: &'c model::Section| SectionView {
            title: self.filled(&section.title),
            text: self.filled(&section.text),
            check: section.check.as_ref().map(|check| self.filled(check)),
            fix: section.fix.as_ref().map(|fix| self.filled(fix)),
            codes: section.codes.iter().filter_map(|id| self.equivalent(id)).collect(),
        };
        GuideView {
            name: &guide.name,
            title: self.filled(&guide.title),
            lead: self.filled(&guide.lead),
            sections: guide.sections.iter().map(section).collect(),
        }
    }

    fn packets(&self) -> Vec<PacketView<'c>> {
        let view = |(bit, packet): (usize, &'c model::Packet)| PacketView {
            name: &packet.name,
            r#type: packet.r#type,
            placement: packet.placement,
            title: self.filled(&packet.title),
            bit,
            ident: self.namer.names(&packet.name),
        };
        self.catalog.packets.iter().enumerate().map(view).collect()
    }

    fn family(&self, family: &'c model::Family) -> FamilyView<'c> {
        let all = self.packets();
        let packets: Vec<_> = family
            .packets
            .iter()
            .filter_map(|table| {
                Some(FamilyPacket {
                    packet: all.iter().find(|packet| packet.name == table.packet)?.clone(),
                    section: table.section.as_deref(),
                    requirement: table.requirement.as_deref(),
                    url: table.url.as_deref(),
                })
            })
            .collect();
        let codes = family.codes.iter().enumerate().map(|(place, code)| Rc::new(self.code(place, code, &packets)));
        let codes: Vec<_> = codes.collect();
        FamilyView {
            id: &family.id,
            slug: slug(&family.id),
            kind: family.kind.as_str(),
            title: self.filled(&family.title),
            term: &family.term,
            value_type: family.value_type.as_str(),
            notation: family.notation.as_str(),
            scope: family.scope.as_str(),
            ident: self.namer.names(&family.module),
            spaces: SpaceMaker { family, namer: self.namer, packets: &packets, codes: &codes }.spaces(),
            packets,
            apis: &family.apis,
            sources: &family.sources,
            codes,
        }
    }

    fn code(&self, place: usize, code: &'c model::Code, packets: &[FamilyPacket<'c>]) -> CodeView<'c> {
        let row: Vec<_> = packets.iter().map(|packet| self.cell(code, &packet.packet)).collect();
        let state = |tag: &'c String| {
            let state = code.translations.get(tag).copied().unwrap_or(TranslationState::Current);
            (tag.as_str(), state)
        };
        CodeView {
            place,
            id: &code.id,
            name: &code.name,
            symbol: code.symbol.as_deref(),
            value: code.value,
            hex: code.hex.as_deref(),
            display: &code.display,
            values: &code.values,
            apis: &code.apis,
            packets: row.iter().flatten().cloned().collect(),
            row,
            outcome: code.outcome,
            retry: code.retry,
            equivalents: code.equivalents.iter().filter_map(|id| self.equivalent(id)).collect(),
            see_also: code.see_also.iter().filter_map(|id| self.equivalent(id)).collect(),
            will: code.will,
            seen_as: &code.seen_as,
            title: self.filled(&code.title),
            summary: self.filled(&code.summary),
            troubleshooting: code.troubleshooting.iter().map(|remedy| self.remedy(remedy)).collect(),
            sources: &code.sources,
            requirements: &code.requirements,
            translations: self.catalog.locales.iter().map(state).collect(),
            ident: self.namer.names(&code.name),
        }
    }

    fn cell(&self, code: &'c model::Code, packet: &PacketView<'c>) -> Option<CellView<'c>> {
        let cell = code.packets.iter().find(|cell| cell.packet == packet.name)?;
        Some(CellView {
            packet: packet.clone(),
            sender: cell.sender,
            disputed: cell.disputed.as_ref().map(|reason| self.filled(reason)),
            section: cell.section.as_deref(),
            requirement: cell.requirement.as_deref(),
            url: cell.url.as_deref(),
        })
    }

    fn remedy(&self, remedy: &model::Remedy) -> RemedyView {
        RemedyView {
            cause: self.filled(&remedy.cause),
            check: remedy.check.as_ref().map(|check| self.filled(check)),
            fix: self.filled(&remedy.fix),
        }
    }

    fn equivalent(&self, id: &'c str) -> Option<EquivalentView<'c>> {
        let (family, _) = id.split_once('/')?;
        let family = self.catalog.family(family)?;
        let code = self.catalog.code(id)?;
        Some(EquivalentView {
            id,
            family: &family.id,
            slug: slug(&family.id),
            name: &code.name,
            display: &code.display,
            title: self.filled(&code.title),
            family_title: self.filled(&family.title),
        })
    }
}

/// A family's id as a file name and an anchor.
fn slug(id: &str) -> String {
    id.replace('.', "-")
}

/// Splits a family into its spaces.
struct SpaceMaker<'a, 'c> {
    family: &'c model::Family,
    namer: &'a Namer,
    packets: &'a [FamilyPacket<'c>],
    codes: &'a [Rc<CodeView<'c>>],
}

impl<'c> SpaceMaker<'_, 'c> {
    fn spaces(&self) -> Vec<Space<'c>> {
        let term = &self.family.term;
        match self.family.scope {
            Scope::Family => vec![self.space(None, term.clone(), self.codes.iter())],
            Scope::Packet => {
                let packets = self.packets.iter().map(|packet| packet.packet.name);
                packets
                    .map(|packet| {
                        let codes = self
                            .codes
                            .iter()
                            .filter(move |code| code.packets.iter().any(|cell| cell.packet.name == packet));
                        self.space(Some(packet), format!("{packet} {term}"), codes)
                    })
                    .collect()
            }
            Scope::Api => {
                let apis = self.family.apis.keys();
                apis.map(|api| {
                    let codes = self.codes.iter().filter(move |code| code.apis.is_empty() || code.apis.contains(api));
                    self.space(Some(api), format!("{api} {term}"), codes)
                })
                .collect()
            }
        }
    }

    fn space<'v>(
        &self,
        scope: Option<&'c str>,
        noun: String,
        codes: impl Iterator<Item = &'v Rc<CodeView<'c>>>,
    ) -> Space<'c>
    where
        'c: 'v,
    {
        let codes: Vec<_> = codes.collect();
        let mut canonical: HashMap<i64, &CodeView<'c>> = HashMap::new();
        for code in &codes {
            canonical.entry(code.value).or_insert(code);
        }
        let members: Vec<_> = codes
            .iter()
            .enumerate()
            .map(|(position, code)| {
                let first = canonical.get(&code.value).filter(|first| first.id != code.id);
                SpaceCode {
                    position,
                    canonical: first.is_none(),
                    alias_of: first.map(|first| self.member_names(first, scope)),
                    mask: mask(code.packets.iter().map(|cell| cell.packet.bit)),
                    ident: self.member_names(code, scope),
                    code: Rc::clone(code),
                }
            })
            .collect();
        let closed = self.packets.iter().filter(|packet| scope.is_none_or(|scope| scope == packet.packet.name));
        let closed = closed.map(|packet| self.closed(packet, scope, &members)).collect();
        let is_byte = self.family.value_type.range().1 == i64::from(u8::MAX);
        Space {
            scope,
            module: scope.map(|scope| self.namer.names(scope)),
            ident: self.namer.names(&noun),
            noun,
            error_from: error_from(&members, self.family.errors_from),
            successes: successes(&members),
            aliases: aliases(&members),
            tables: is_byte.then(|| tables(&members)),
            closed,
            codes: members,
        }
    }

    /// The identifiers of a code; in a space that is one packet, without the packet's name in front.
    fn member_names(&self, code: &CodeView<'_>, scope: Option<&str>) -> Names {
        let prefix = scope.map(|scope| scope.to_lowercase() + "-").unwrap_or_default();
        self.namer.names(code.name.strip_prefix(&prefix).unwrap_or(code.name))
    }

    fn closed(&self, packet: &FamilyPacket<'c>, scope: Option<&str>, codes: &[SpaceCode<'c>]) -> Closed<'c> {
        let members: Vec<_> = codes
            .iter()
            .filter_map(|entry| {
                let cell = entry.code.packets.iter().find(|cell| cell.packet.name == packet.packet.name)?;
                Some((entry, cell.sender, cell.disputed.clone()))
            })
            .enumerate()
            .map(|(index, (entry, sender, disputed))| Member {
                index,
                position: entry.position,
                ident: self.member_names(&entry.code, scope),
                sender,
                disputed,
                code: Rc::clone(&entry.code),
            })
            .collect();
        let is_byte = self.family.value_type.range().1 == i64::from(u8::MAX);
        let table = is_byte.then(|| by_byte(members.iter().map(|member| (member.code.value, member.index + 1))));
        Closed {
            packet: packet.packet.clone(),
            ident: self.namer.names(&format!("{} reason", packet.packet.name)),
            section: packet.section,
            url: packet.url,
            members,
            table,
        }
    }
}

fn mask(bits: impl Iterator<Item = usize>) -> u32 {
    bits.fold(0, |mask, bit| mask | 1 << bit)
}

/// Where errors begin, if every success is below every error: what the authority says, or right behind the successes.
fn error_from(codes: &[SpaceCode<'_>], said: Option<i64>) -> Option<i64> {
    let of = |outcome| codes.iter().filter(move |entry| entry.code.outcome == outcome).map(|entry| entry.code.value);
    let after_successes = of(Outcome::Success).max().map_or(0, |value| value + 1);
    let first_error = of(Outcome::Error).min();
    let from = said.unwrap_or(after_successes);
    let splits = from >= after_successes && first_error.is_none_or(|first| first >= from);
    splits.then_some(from)
}

fn successes(codes: &[SpaceCode<'_>]) -> Vec<i64> {
    let mut values: Vec<_> =
        codes.iter().filter(|entry| entry.code.outcome == Outcome::Success).map(|entry| entry.code.value).collect();
    values.dedup();
    values
}

fn aliases(codes: &[SpaceCode<'_>]) -> Vec<Alias> {
    let others = codes.iter().filter(|entry| !entry.canonical);
    others.map(|entry| Alias { value: entry.code.value, mask: entry.mask, position: entry.position }).collect()
}

fn tables(codes: &[SpaceCode<'_>]) -> Tables {
    let sent = |by: Sender| {
        let of = |entry: &SpaceCode<'_>| {
            let cells = entry.code.packets.iter().filter(|cell| cell.sender == Sender::Both || cell.sender == by);
            (entry.code.value, mask(cells.map(|cell| cell.packet.bit)))
        };
        union(codes.iter().map(of))
    };
    Tables {
        index: by_byte(
            codes.iter().filter(|entry| entry.canonical).map(|entry| (entry.code.value, entry.position + 1)),
        ),
        allowed: union(codes.iter().map(|entry| (entry.code.value, entry.mask))),
        client: sent(Sender::Client),
        server: sent(Sender::Server),
    }
}

/// 256 entries, 0 where nothing is given.
fn by_byte(entries: impl Iterator<Item = (i64, usize)>) -> Vec<usize> {
    let mut table = vec![0; 256];
    for (value, entry) in entries {
        if let Some(slot) = usize::try_from(value).ok().and_then(|value| table.get_mut(value)) {
            *slot = entry;
        }
    }
    table
}

/// 256 masks, each the union of those given for its byte.
fn union(entries: impl Iterator<Item = (i64, u32)>) -> Vec<u32> {
    let mut table = vec![0; 256];
    for (value, mask) in entries {
        if let Some(slot) = usize::try_from(value).ok().and_then(|value| table.get_mut(value)) {
            *slot |= mask;
        }
    }
    table
}
