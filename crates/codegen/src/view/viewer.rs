//! Making the values of a catalog.

use std::cell::LazyCell;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use catalog::document::{LocaleStatus, Retry, Scope, Will};
use catalog::model::{self, Catalog, Localized, TranslationState};
use catalog::parallel;
use tera::value::Key as MapKey;
use tera::{Map, Value};

use super::record::filled;
use super::space::{SpaceMaker, without_packet};
use super::{Keys, Records};
use crate::identifier::Namer;

/// Makes the values of a catalog for one target.
#[derive(Debug)]
pub(crate) struct Viewer<'c> {
    catalog: &'c Catalog,
    namer: &'c Namer,
    pub(super) records: Records,
    /// The tags of the locales.
    tags: Vec<Arc<str>>,
    /// The roles of identifiers.
    roles: Vec<Arc<str>>,
    /// The packets of the catalog.
    packets: OnceLock<Vec<Value>>,
    /// Every code, by id.
    codes: OnceLock<HashMap<&'c str, Known<'c>>>,
}

/// A code that others may name.
#[derive(Debug)]
struct Known<'c> {
    family: &'c model::Family,
    code: &'c model::Code,
    /// What those others have of it.
    related: OnceLock<Value>,
}

/// A packet that carries a family's codes.
pub(super) struct Carrier<'m> {
    pub(super) table: &'m model::PacketTable,
    /// The number of its bit in every mask.
    pub(super) bit: usize,
    pub(super) packet: Value,
}

impl<'c> Viewer<'c> {
    /// A viewer that makes these keys of records, and identifiers with this namer.
    pub(crate) fn new(catalog: &'c Catalog, namer: &'c Namer, keys: &Keys<'_>) -> Self {
        Self {
            catalog,
            namer,
            records: Records::new(keys),
            tags: catalog.locales.iter().map(|tag| tag.as_str().into()).collect(),
            roles: namer.names("").into_keys().map(Arc::from).collect(),
            packets: OnceLock::new(),
            codes: OnceLock::new(),
        }
    }

    /// The whole catalog as templates get it.
    pub(crate) fn value(&self) -> Value {
        let (keys, catalog) = (&self.records.catalog, self.catalog);
        let of_text = |(key, text): (&String, &Localized)| (MapKey::from(key.clone()), self.filled(text));
        keys.record()
            .put(keys.name, || catalog.name.as_str())
            .put(keys.version, || catalog.version.as_str())
            .put(keys.title, || catalog.title.as_str())
            .put(keys.license, || catalog.license.as_str())
            .put(keys.repository, || catalog.repository.as_str())
            .put(keys.source_locale, || catalog.source_locale.as_str())
            .put(keys.locales, || catalog.locales.iter().map(|tag| self.locale(tag)).collect::<Vec<_>>())
            .put(keys.negotiation, || Value::from_serializable(&catalog.negotiation))
            .put(keys.ui, || catalog.ui.iter().map(of_text).collect::<Map>())
            .put(keys.packets, || self.packets())
            .put(keys.guides, || catalog.guides.iter().map(|guide| self.guide(guide)).collect::<Vec<_>>())
            .put(keys.families, || parallel::map(&catalog.families, |family| self.family(family)))
            .into()
    }

    /// A text in every locale: where a translation is missing, the source text stands for it.
    pub(super) fn filled(&self, text: &Localized) -> Value {
        filled(text, &self.tags, &self.catalog.source_locale)
    }

    /// [`Viewer::filled`] of a text that may not be there.
    pub(super) fn filled_if_any(&self, text: Option<&Localized>) -> Option<Value> {
        text.map(|text| self.filled(text))
    }

    /// The identifiers of a name, by role.
    pub(super) fn ident(&self, name: &str) -> Value {
        let names = self.namer.names(name).into_values().map(Value::from);
        let roles = self.roles.iter().map(|role| MapKey::String(Arc::clone(role)));
        roles.zip(names).collect::<Map>().into()
    }

    fn locale(&self, tag: &str) -> Value {
        let (keys, info) = (&self.records.locale, self.catalog.locale_info.get(tag));
        keys.record()
            .put(keys.tag, || tag)
            .put(keys.name, || info.map_or(tag, |info| &info.name))
            .put(keys.is_source, || tag == self.catalog.source_locale)
            .put(keys.status, || info.map_or(LocaleStatus::Complete, |info| info.status).as_str())
            .put(keys.ident, || self.ident(tag))
            .into()
    }

    fn guide(&self, guide: &model::Guide) -> Value {
        let keys = &self.records.guide;
        keys.record()
            .put(keys.name, || guide.name.as_str())
            .put(keys.title, || self.filled(&guide.title))
            .put(keys.lead, || self.filled(&guide.lead))
            .put(keys.sections, || guide.sections.iter().map(|section| self.section(section)).collect::<Vec<_>>())
            .put(keys.translations, || self.states(&guide.translations))
            .into()
    }

    fn section(&self, section: &model::Section) -> Value {
        let keys = &self.records.section;
        keys.record()
            .put(keys.title, || self.filled(&section.title))
            .put(keys.text, || self.filled(&section.text))
            .put(keys.check, || self.filled_if_any(section.check.as_ref()))
            .put(keys.fix, || self.filled_if_any(section.fix.as_ref()))
            .put(keys.codes, || self.all_related(&section.codes))
            .into()
    }

    /// The packets of the catalog; whoever shows one shares it.
    fn packets(&self) -> &[Value] {
        let all = || self.catalog.packets.iter().enumerate().map(|(bit, packet)| self.packet(bit, packet)).collect();
        self.packets.get_or_init(all)
    }

    fn packet(&self, bit: usize, packet: &model::Packet) -> Value {
        let keys = &self.records.packet;
        keys.record()
            .put(keys.name, || packet.name.as_str())
            .put(keys.r#type, || packet.r#type)
            .put(keys.placement, || packet.placement.as_str())
            .put(keys.title, || self.filled(&packet.title))
            .put(keys.bit, || bit)
            .put(keys.ident, || self.ident(&packet.name))
            .into()
    }

    fn family(&self, family: &model::Family) -> Value {
        let keys = &self.records.family;
        let carriers = self.carriers(family);
        // A code is made once, however many spaces and packets show it.
        let codes = LazyCell::new(|| {
            let codes = family.codes.iter().enumerate();
            codes.map(|(place, code)| self.code(place, code, &carriers)).collect::<Vec<_>>()
        });
        let spaces = || SpaceMaker { viewer: self, family, carriers: &carriers, codes: &codes }.spaces();
        keys.record()
            .put(keys.id, || family.id.as_str())
            .put(keys.slug, || slug(&family.id))
            .put(keys.kind, || family.kind.as_str())
            .put(keys.title, || self.filled(&family.title))
            .put(keys.term, || family.term.as_str())
            .put(keys.value_type, || family.value_type.as_str())
            .put(keys.notation, || family.notation.as_str())
            .put(keys.scope, || family.scope.as_str())
            .put(keys.ident, || self.ident(&family.module))
            .put(keys.packets, || carriers.iter().map(|carrier| self.carrier(carrier)).collect::<Vec<_>>())
            .put(keys.apis, || Value::from_serializable(&family.apis))
            .put(keys.sources, || Value::from_serializable(&family.sources))
            .put(keys.spaces, spaces)
            .put(keys.codes, || codes.as_slice())
            .into()
    }

    /// The packets that carry a family's codes, in its order.
    fn carriers<'m>(&self, family: &'m model::Family) -> Vec<Carrier<'m>> {
        let carrier = |table: &'m model::PacketTable| {
            let bit = self.catalog.packets.iter().position(|packet| packet.name == table.packet)?;
            Some(Carrier { table, bit, packet: self.packets().get(bit)?.clone() })
        };
        family.packets.iter().filter_map(carrier).collect()
    }

    fn carrier(&self, carrier: &Carrier<'_>) -> Value {
        let (keys, table) = (&self.records.carrier, carrier.table);
        keys.record()
            .and(&carrier.packet)
            .put(keys.section, || table.section.as_deref())
            .put(keys.requirement, || table.requirement.as_deref())
            .put(keys.url, || table.url.as_deref())
            .into()
    }

    fn code(&self, place: usize, code: &model::Code, carriers: &[Carrier<'_>]) -> Value {
        let keys = &self.records.code;
        let row = LazyCell::new(|| carriers.iter().map(|carrier| self.cell(code, carrier)).collect::<Vec<_>>());
        keys.record()
            .put(keys.place, || place)
            .put(keys.id, || &*code.id)
            .put(keys.name, || &*code.name)
            .put(keys.symbol, || code.symbol.as_deref())
            .put(keys.value, || code.value)
            .put(keys.hex, || code.hex.as_deref())
            .put(keys.display, || &*code.display)
            .put(keys.values, || code.values.iter().map(|value| self.versioned(value)).collect::<Vec<_>>())
            .put(keys.apis, || Value::from_serializable(&code.apis))
            .put(keys.packets, || row.iter().flatten().cloned().collect::<Vec<_>>())
            .put(keys.row, || row.clone())
            .put(keys.outcome, || code.outcome.as_str())
            .put(keys.retry, || code.retry.map(Retry::as_str))
            .put(keys.equivalents, || self.all_related(&code.equivalents))
            .put(keys.see_also, || self.all_related(&code.see_also))
            .put(keys.confused_with, || self.all_related(&code.confused_with))
            .put(keys.downgrade, || self.downgrades(code, carriers))
            .put(keys.will, || code.will.map(Will::as_str))
            .put(keys.seen_as, || Value::from_serializable(&code.seen_as))
            .put(keys.title, || self.filled(&code.title))
            .put(keys.summary, || self.filled(&code.summary))
            .put(keys.troubleshooting, || code.troubleshooting.iter().map(|it| self.remedy(it)).collect::<Vec<_>>())
            .put(keys.sources, || Value::from_serializable(&code.sources))
            .put(keys.source_url, || code.source_url())
            .put(keys.requirements, || Value::from_serializable(&code.requirements))
            .put(keys.translations, || self.states(&code.translations))
            .put(keys.ident, || self.ident(&code.name))
            .into()
    }

    fn versioned(&self, value: &model::VersionedValue) -> Value {
        let (keys, [since, until]) = (&self.records.versioned_value, value.bounds());
        keys.record()
            .put(keys.value, || value.value)
            .put(keys.since, || value.since.as_deref())
            .put(keys.until, || value.until.as_deref())
            .put(keys.since_parts, || since.map(Vec::from))
            .put(keys.until_parts, || until.map(Vec::from))
            .into()
    }

    /// The state of some texts by locale, sorted by tag; the source locale is always current.
    fn states(&self, translations: &BTreeMap<String, TranslationState>) -> Map {
        let state = |tag: &Arc<str>| translations.get(&**tag).copied().unwrap_or(TranslationState::Current);
        let in_locale = |tag| (MapKey::String(Arc::clone(tag)), Value::from_serializable(&state(tag)));
        let mut states: Map = self.tags.iter().map(in_locale).collect();
        states.sort_unstable_keys();
        states
    }

    fn downgrades(&self, code: &model::Code, carriers: &[Carrier<'_>]) -> Vec<Value> {
        let keys = &self.records.downgrade;
        let in_packet = |(packet, id): (&String, &String)| {
            let carrier = carriers.iter().find(|carrier| carrier.table.packet == *packet)?;
            let record = keys.record().put(keys.packet, || carrier.packet.clone());
            Some(record.and(self.related(id)?).into())
        };
        code.downgrade.iter().flat_map(|downgrade| &downgrade.to).filter_map(in_packet).collect()
    }

    fn cell(&self, code: &model::Code, carrier: &Carrier<'_>) -> Option<Value> {
        let keys = &self.records.cell;
        let cell = carrier.cell(code)?;
        let record = keys
            .record()
            .put(keys.packet, || carrier.packet.clone())
            .put(keys.sender, || cell.sender.as_str())
            .put(keys.disputed, || self.filled_if_any(cell.disputed.as_ref()))
            .put(keys.section, || cell.section.as_deref())
            .put(keys.requirement, || cell.requirement.as_deref())
            .put(keys.url, || cell.url.as_deref());
        Some(record.into())
    }

    fn remedy(&self, remedy: &model::Remedy) -> Value {
        let keys = &self.records.remedy;
        keys.record()
            .put(keys.cause, || self.filled(&remedy.cause))
            .put(keys.check, || self.filled_if_any(remedy.check.as_ref()))
            .put(keys.fix, || self.filled(&remedy.fix))
            .into()
    }

    fn all_related(&self, ids: &[String]) -> Vec<Value> {
        ids.iter().filter_map(|id| self.related(id)).cloned().collect()
    }

    /// What others have of a code; all of them share it.
    pub(super) fn related(&self, id: &str) -> Option<&Value> {
        let known = self.codes().get(id)?;
        Some(known.related.get_or_init(|| self.make_related(known.family, known.code)))
    }

    /// The family of a code.
    pub(super) fn family_of(&self, id: &str) -> Option<&'c model::Family> {
        self.codes().get(id).map(|known| known.family)
    }

    fn codes(&self) -> &HashMap<&'c str, Known<'c>> {
        self.codes.get_or_init(|| {
            let known = |family, code| Known { family, code, related: OnceLock::new() };
            let codes =
                self.catalog.families.iter().flat_map(|family| family.codes.iter().map(move |code| (family, code)));
            codes.map(|(family, code)| (&*code.id, known(family, code))).collect()
        })
    }

    fn make_related(&self, family: &model::Family, code: &model::Code) -> Value {
        let keys = &self.records.related;
        keys.record()
            .put(keys.id, || &*code.id)
            .put(keys.family, || family.id.as_str())
            .put(keys.slug, || slug(&family.id))
            .put(keys.name, || &*code.name)
            .put(keys.value, || code.value)
            .put(keys.display, || &*code.display)
            .put(keys.title, || self.filled(&code.title))
            .put(keys.family_title, || self.filled(&family.title))
            .put(keys.ident, || self.ident(own_name(family, code)))
            .put(keys.family_ident, || self.ident(&family.module))
            .into()
    }
}

impl Carrier<'_> {
    /// The cell of a code in this packet.
    pub(super) fn cell<'m>(&self, code: &'m model::Code) -> Option<&'m model::Cell> {
        code.packets.iter().find(|cell| cell.packet == self.table.packet)
    }
}

/// The name of a code in its own types: without the packet where those are about one packet.
fn own_name<'m>(family: &model::Family, code: &'m model::Code) -> &'m str {
    match code.packets.as_slice() {
        [only] if family.scope == Scope::Packet => without_packet(&code.name, &only.packet),
        _ => &code.name,
    }
}

/// A family's id as a file name and an anchor.
fn slug(id: &str) -> String {
    id.replace('.', "-")
}
