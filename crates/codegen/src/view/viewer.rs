//! Making the views of a catalog.

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use catalog::document::{LocaleStatus, Scope};
use catalog::model::{self, Catalog, Localized, TranslationState};
use catalog::parallel;
use tera::Value;

use super::space::{SpaceMaker, without_packet};
use super::{
    CatalogView, CellView, CodeView, DowngradeView, FamilyPacket, FamilyView, GuideView, LocaleView, PacketView,
    RelatedView, RemedyView, SectionView, ValueView,
};
use crate::identifier::Namer;

/// Makes the views of a catalog for one target.
#[derive(Debug)]
pub struct Viewer<'c> {
    catalog: &'c Catalog,
    namer: &'c Namer,
    /// The tags of the locales.
    tags: Vec<Arc<str>>,
    /// Every code with its family, by id.
    codes: HashMap<&'c str, (&'c model::Family, &'c model::Code)>,
}

impl<'c> Viewer<'c> {
    /// A viewer that makes identifiers with this namer.
    #[must_use]
    pub fn new(catalog: &'c Catalog, namer: &'c Namer) -> Self {
        let of_family =
            |family: &'c model::Family| family.codes.iter().map(move |code| (code.id.as_str(), (family, code)));
        let tags = catalog.locales.iter().map(|tag| tag.as_str().into()).collect();
        Self { catalog, namer, tags, codes: catalog.families.iter().flat_map(of_family).collect() }
    }

    /// The whole catalog as templates get it.
    ///
    /// A family is viewed, made into a value and forgotten before its thread turns to the next one: the views of a large
    /// catalog need as much memory as their values.
    #[must_use]
    pub fn value(&self) -> Value {
        let families = parallel::map(&self.catalog.families, |family| self.family(family).to_value());
        self.catalog().to_value(families)
    }

    /// The catalog without its families.
    fn catalog(&self) -> CatalogView<'c> {
        let catalog = self.catalog;
        CatalogView {
            name: &catalog.name,
            version: &catalog.version,
            title: &catalog.title,
            license: &catalog.license,
            repository: &catalog.repository,
            source_locale: &catalog.source_locale,
            locales: catalog.locales.iter().map(|tag| self.locale(tag)).collect(),
            negotiation: &catalog.negotiation,
            ui: catalog.ui.iter().map(|(key, text)| (key.as_str(), self.filled(text))).collect(),
            packets: self.packets(),
            guides: catalog.guides.iter().map(|guide| self.guide(guide)).collect(),
        }
    }

    /// A text in every locale: where a translation is missing, the source text stands for it.
    fn filled(&self, text: &Localized) -> Localized {
        let source = text.get(&self.catalog.source_locale);
        let in_locale = |tag: &Arc<str>| Some((Arc::clone(tag), Arc::clone(text.get(tag).or(source)?)));
        self.tags.iter().filter_map(in_locale).collect()
    }

    fn locale(&self, tag: &'c str) -> LocaleView<'c> {
        let info = self.catalog.locale_info.get(tag);
        LocaleView {
            tag,
            name: info.map_or(tag, |info| &info.name),
            status: info.map_or(LocaleStatus::Complete, |info| info.status),
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
            codes: section.codes.iter().filter_map(|id| self.related(id)).collect(),
        };
        GuideView {
            name: &guide.name,
            title: self.filled(&guide.title),
            lead: self.filled(&guide.lead),
            sections: guide.sections.iter().map(section).collect(),
            translations: self.states(&guide.translations),
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
        CodeView {
            place,
            id: &code.id,
            name: &code.name,
            symbol: code.symbol.as_deref(),
            value: code.value,
            hex: code.hex.as_deref(),
            display: &code.display,
            values: code.values.iter().map(value).collect(),
            apis: &code.apis,
            packets: row.iter().flatten().cloned().collect(),
            row,
            outcome: code.outcome,
            retry: code.retry,
            equivalents: code.equivalents.iter().filter_map(|id| self.related(id)).collect(),
            see_also: code.see_also.iter().filter_map(|id| self.related(id)).collect(),
            confused_with: code.confused_with.iter().filter_map(|id| self.related(id)).collect(),
            downgrade: self.downgrade(code, packets),
            will: code.will,
            seen_as: &code.seen_as,
            title: self.filled(&code.title),
            summary: self.filled(&code.summary),
            troubleshooting: code.troubleshooting.iter().map(|remedy| self.remedy(remedy)).collect(),
            sources: &code.sources,
            source_url: code.source_url(),
            requirements: &code.requirements,
            translations: self.states(&code.translations),
            ident: self.namer.names(&code.name),
        }
    }

    /// The state of some texts in every locale; the source locale is always current.
    fn states(&self, translations: &BTreeMap<String, TranslationState>) -> BTreeMap<&'c str, TranslationState> {
        let state = |tag: &String| translations.get(tag).copied().unwrap_or(TranslationState::Current);
        self.catalog.locales.iter().map(|tag| (tag.as_str(), state(tag))).collect()
    }

    fn downgrade(&self, code: &'c model::Code, packets: &[FamilyPacket<'c>]) -> Vec<DowngradeView<'c>> {
        let in_packet = |(packet, id): (&String, &'c String)| {
            let table = packets.iter().find(|table| table.packet.name == packet)?;
            Some(DowngradeView { packet: table.packet.clone(), code: self.related(id)? })
        };
        code.downgrade.iter().flat_map(|downgrade| &downgrade.to).filter_map(in_packet).collect()
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

    fn related(&self, id: &'c str) -> Option<RelatedView<'c>> {
        let (family, code) = *self.codes.get(id)?;
        Some(RelatedView {
            id,
            family: &family.id,
            slug: slug(&family.id),
            name: &code.name,
            value: code.value,
            display: &code.display,
            title: self.filled(&code.title),
            family_title: self.filled(&family.title),
            ident: self.namer.names(own_name(family, code)),
            family_ident: self.namer.names(&family.module),
        })
    }
}

fn value(value: &model::VersionedValue) -> ValueView<'_> {
    let [since_parts, until_parts] = value.bounds();
    ValueView { value, since_parts, until_parts }
}

/// The name of a code in its own types: without the packet where those are about one packet.
fn own_name<'c>(family: &model::Family, code: &'c model::Code) -> &'c str {
    match code.packets.as_slice() {
        [only] if family.scope == Scope::Packet => without_packet(&code.name, &only.packet),
        _ => &code.name,
    }
}

/// A family's id as a file name and an anchor.
fn slug(id: &str) -> String {
    id.replace('.', "-")
}
