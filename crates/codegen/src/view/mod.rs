//! What templates see: the catalog with every identifier made and every table computed, so that templates hold no logic.
//!
//! Everything here is ordered; no map that forgets its order may reach a template.
//!
//! A **space** is a set of codes in which a number has one meaning: the whole family, one packet of it, or one API of it
//! ([`catalog::document::Scope`]). It becomes an open type, which holds any number. Each packet of a space becomes a
//! **closed** type, which holds exactly the codes that the packet may carry.

mod space;
mod value;
mod viewer;

use std::collections::BTreeMap;
use std::rc::Rc;

use catalog::document::{LocaleStatus, Outcome, Placement, Retry, Sender, Will};
use catalog::model::{self, Localized, TranslationState};
use indexmap::IndexMap;
use serde::Serialize;

use crate::identifier::Names;

pub use space::{Alias, Closed, Member, Space, SpaceCode, Tables};
pub use viewer::Viewer;

/// The catalog as templates see it, but for `families`, which are a list of [`FamilyView`].
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
    /// Who is served with which locale, sorted by tag.
    pub negotiation: &'c [model::Negotiation],
    /// The words of the generated pages, by key; every locale is filled.
    pub ui: IndexMap<&'c str, Localized>,
    /// All packets of the catalog.
    pub packets: Vec<PacketView<'c>>,
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
    /// Per locale: `current`, `outdated` or `missing`; the source locale is always current.
    pub translations: BTreeMap<&'c str, TranslationState>,
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
    pub codes: Vec<RelatedView<'c>>,
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
    /// How complete it promises to be.
    pub status: LocaleStatus,
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
    pub values: Vec<ValueView<'c>>,
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
    pub equivalents: Vec<RelatedView<'c>>,
    /// Related codes.
    pub see_also: Vec<RelatedView<'c>>,
    /// Codes elsewhere that have the same number and say something else.
    pub confused_with: Vec<RelatedView<'c>>,
    /// What a client of an older protocol version gets instead, at most one a packet.
    pub downgrade: Vec<DowngradeView<'c>>,
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
    /// The URL of the first source that has one.
    pub source_url: Option<&'c str>,
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

/// A value and the versions that have it.
#[derive(Clone, Debug, Serialize)]
pub struct ValueView<'c> {
    /// The value and its versions as the spec writes them.
    #[serde(flatten)]
    pub value: &'c model::VersionedValue,
    /// Major, minor and patch number of the first version with it.
    pub since_parts: Option<[u16; 3]>,
    /// Major, minor and patch number of the first version without it.
    pub until_parts: Option<[u16; 3]>,
}

/// What a client of an older protocol version gets in a packet.
#[derive(Clone, Debug, Serialize)]
pub struct DowngradeView<'c> {
    /// The packet.
    pub packet: PacketView<'c>,
    /// The older code.
    #[serde(flatten)]
    pub code: RelatedView<'c>,
}

/// A code that another one names, mostly of another family.
#[derive(Clone, Debug, Serialize)]
pub struct RelatedView<'c> {
    /// Its id.
    pub id: &'c str,
    /// Its family's id.
    pub family: &'c str,
    /// Its family's id with hyphens for dots.
    pub slug: String,
    /// Its name.
    pub name: &'c str,
    /// Its value.
    pub value: i64,
    /// Its value as its family writes it.
    pub display: &'c str,
    /// Its title; every locale is filled.
    pub title: Localized,
    /// Its family's title; every locale is filled.
    pub family_title: Localized,
    /// Identifiers of its name, as its own types have them.
    pub ident: Names,
    /// Identifiers of its family's module.
    pub family_ident: Names,
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
