//! The resolved catalog: what every output is made from, and what `export` writes.
//!
//! It is complete and immutable: references hold, numbers are checked, texts stand beside each other in all languages,
//! and nothing of the spec's files is left but their order. Serialized, it is the documented JSON form of the catalog.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use indexmap::IndexMap;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};

use crate::document::{
    Kind, LocaleStatus, Notation, Outcome, Placement, Retry, Scope, Sender, ValueType, Version, Will,
};

/// Version of the JSON form; it changes when a field is renamed, removed or changes its meaning.
pub const SCHEMA_VERSION: u32 = 1;

/// A text by locale, in the catalog's order of locales. The source locale is always there; another is missing only while
/// its translation is. Clones share their texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Localized(Box<[(Arc<str>, Arc<str>)]>);

impl Localized {
    /// The text in a locale.
    #[must_use]
    pub fn get(&self, tag: &str) -> Option<&Arc<str>> {
        self.0.iter().find(|(other, _)| **other == *tag).map(|(_, text)| text)
    }

    /// The tags and their texts.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(tag, text)| (&**tag, &**text))
    }
}

impl FromIterator<(Arc<str>, Arc<str>)> for Localized {
    fn from_iter<I: IntoIterator<Item = (Arc<str>, Arc<str>)>>(texts: I) -> Self {
        Self(texts.into_iter().collect())
    }
}

impl Serialize for Localized {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl JsonSchema for Localized {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Localized".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        IndexMap::<String, String>::json_schema(generator)
    }
}

/// Every family of the catalog.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Catalog {
    /// Version of this form.
    pub schema_version: u32,
    /// Name of the catalog.
    pub name: String,
    /// Version of the catalog.
    pub version: String,
    /// What the catalog is about.
    pub title: String,
    /// SPDX license expression of the generated packages.
    pub license: String,
    /// URL of the repository.
    pub repository: String,
    /// The locale that all texts exist in.
    pub source_locale: String,
    /// The tags of the locales.
    pub locales: Vec<String>,
    /// What each locale is.
    pub locale_info: IndexMap<String, LocaleInfo>,
    /// Who is served with which locale, sorted by tag.
    pub negotiation: Vec<Negotiation>,
    /// Per target, what its package is called.
    pub packages: IndexMap<String, IndexMap<String, String>>,
    /// The words of the generated pages, by key.
    pub ui: IndexMap<String, Localized>,
    /// The packets that carry codes.
    pub packets: Vec<Packet>,
    /// The families.
    pub families: Vec<Family>,
    /// Pages about several codes.
    pub guides: Vec<Guide>,
}

/// A page that explains what no single code can.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Guide {
    /// Its name, used in links.
    pub name: String,
    /// What it is called.
    pub title: Localized,
    /// What a reader in a hurry needs to know.
    pub lead: Localized,
    /// Its sections, the most helpful first.
    pub sections: Vec<Section>,
    /// Per translation, whether it is current.
    pub translations: Arc<BTreeMap<String, TranslationState>>,
}

/// A cause or a topic of a guide.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Section {
    /// What it is about.
    pub title: Localized,
    /// What happens, and why.
    pub text: Localized,
    /// Where to look.
    pub check: Option<Localized>,
    /// What to do.
    pub fix: Option<Localized>,
    /// The ids of the codes that it shows up as.
    pub codes: Vec<String>,
}

/// A locale.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LocaleInfo {
    /// What the language calls itself.
    pub name: String,
    /// How complete it promises to be.
    pub status: LocaleStatus,
}

/// What the language tags of one beginning are served with.
///
/// A tag is looked up in lower case; while it is not found, it loses its last part. Then `zh-Hant-TW` finds `zh-hant`
/// before it finds `zh`.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Negotiation {
    /// The tag, in lower case.
    pub tag: String,
    /// The locale; `null` if none serves it.
    pub locale: Option<String>,
}

/// A packet that carries codes.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Packet {
    /// Its name, in capitals.
    pub name: String,
    /// Its packet type.
    pub r#type: i64,
    /// Where it carries its codes.
    pub placement: Placement,
    /// What it is.
    pub title: Localized,
}

/// The codes of one authority.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Family {
    /// Its id.
    pub id: String,
    /// What programs call it.
    pub module: String,
    /// Protocol, client or broker.
    pub kind: Kind,
    /// What it is called in headings.
    pub title: Localized,
    /// The authority's word for its codes.
    pub term: String,
    /// The integer type of its values.
    pub value_type: ValueType,
    /// How people write its values.
    pub notation: Notation,
    /// Within what a number has one meaning.
    pub scope: Scope,
    /// The least unlisted value that means an error; `null` if every unlisted value does.
    pub errors_from: Option<i64>,
    /// The packets that carry its codes, in the catalog's order.
    pub packets: Vec<PacketTable>,
    /// Its APIs, by name.
    pub apis: IndexMap<String, String>,
    /// Where its facts come from, by source id.
    pub sources: IndexMap<String, Source>,
    /// Its codes, in the spec's order.
    pub codes: Vec<Code>,
}

/// Where the standard admits a family's codes into a packet.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PacketTable {
    /// The packet.
    pub packet: String,
    /// The section of its table.
    pub section: Option<Arc<str>>,
    /// The requirement that says so.
    pub requirement: Option<Arc<str>>,
    /// The section's URL.
    pub url: Option<Arc<str>>,
}

/// A document or artifact.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Source {
    /// Its title.
    pub title: String,
    /// Its date, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
}

/// One code.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Code {
    /// Its id in the whole catalog: `family/name`.
    pub id: Arc<str>,
    /// Its name in the family.
    pub name: Arc<str>,
    /// The upstream constant.
    pub symbol: Option<Arc<str>>,
    /// Its current value.
    pub value: i64,
    /// The value in hexadecimal, with at least two digits; `null` for a negative value.
    pub hex: Option<Arc<str>>,
    /// The value as its family writes it.
    pub display: Arc<str>,
    /// All its values over time.
    pub values: Vec<VersionedValue>,
    /// The APIs it belongs to; empty for all.
    pub apis: Vec<String>,
    /// The packets that may carry it, in the catalog's order.
    pub packets: Vec<Cell>,
    /// Success or error.
    pub outcome: Outcome,
    /// For an error: what repeating the request does.
    pub retry: Option<Retry>,
    /// The ids of codes in other families that say the same.
    pub equivalents: Vec<String>,
    /// The ids of related codes.
    pub see_also: Vec<String>,
    /// The ids of codes elsewhere that have the same number, now or in another version, and say something else.
    pub confused_with: Vec<String>,
    /// Whether the server publishes the Will Message when this ends a connection; `null` where no source says so.
    pub will: Option<Will>,
    /// What programs print when they meet the code.
    pub seen_as: Vec<Sighting>,
    /// What a client of an older protocol version gets instead.
    pub downgrade: Option<Box<Downgrade>>,
    /// What a person would call it.
    pub title: Localized,
    /// One sentence.
    pub summary: Localized,
    /// For an error: causes, the likeliest first, with remedies.
    pub troubleshooting: Vec<Remedy>,
    /// Where its facts come from.
    pub sources: Vec<Reference>,
    /// Requirements of the standard.
    pub requirements: Vec<String>,
    /// Per translation, whether it is current.
    pub translations: Arc<BTreeMap<String, TranslationState>>,
}

/// A value and the versions that have it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct VersionedValue {
    /// The value.
    pub value: i64,
    /// The first version with it; `null` from the beginning.
    pub since: Option<Arc<str>>,
    /// The first version without it; `null` to this day.
    pub until: Option<Arc<str>>,
}

/// A packet that may carry a code.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Cell {
    /// The packet.
    pub packet: String,
    /// Who may send the code in it.
    pub sender: Sender,
    /// Why sources disagree on this cell; `null` where they agree.
    pub disputed: Option<Localized>,
    /// The section that admits it.
    pub section: Option<Arc<str>>,
    /// The requirement that admits it.
    pub requirement: Option<Arc<str>>,
    /// The section's URL.
    pub url: Option<Arc<str>>,
}

/// What a client of an older protocol version gets instead of a code.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Downgrade {
    /// The ids of the older codes that all brokers with a table of their own agree on, by packet; none where they do not.
    pub to: IndexMap<String, String>,
    /// What each broker sends, by source id: a number, or a few words.
    pub brokers: IndexMap<String, String>,
}

/// What a program prints when it meets a code.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Sighting {
    /// The program or library, and its version.
    pub client: String,
    /// The callback, function or log that it comes from.
    pub from: Option<String>,
    /// The text, as printed.
    pub text: String,
    /// Whether the text is a regular expression.
    pub pattern: bool,
}

/// One cause and its remedy.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Remedy {
    /// What went wrong.
    pub cause: Localized,
    /// Where to look first.
    pub check: Option<Localized>,
    /// What to do.
    pub fix: Localized,
}

/// A place in a source.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Reference {
    /// The source's id.
    pub source: Arc<str>,
    /// The source's title.
    pub title: Arc<str>,
    /// The section, or another place in it.
    pub section: Option<Arc<str>>,
    /// Where it can be read.
    pub url: Option<Arc<str>>,
}

/// Whether a translation says what the source text says today.
// In this order: several texts together are as the greatest of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum TranslationState {
    /// Made from today's text.
    Current,
    /// Made from an older text.
    Outdated,
    /// Some text of it is missing.
    Missing,
}

impl Catalog {
    /// The family with this id.
    #[must_use]
    pub fn family(&self, id: &str) -> Option<&Family> {
        self.families.iter().find(|family| family.id == id)
    }

    /// The code with this id, `family/name`.
    #[must_use]
    pub fn code(&self, id: &str) -> Option<&Code> {
        let (family, name) = id.split_once('/')?;
        self.family(family)?.codes.iter().find(|code| *code.name == *name)
    }
}

impl VersionedValue {
    /// The first version with the value and the first without it, as major, minor and patch number.
    #[must_use]
    pub fn bounds(&self) -> [Option<[u16; 3]>; 2] {
        [&self.since, &self.until].map(|text| text.as_deref().and_then(Version::parse).map(|version| version.numbers()))
    }

    /// Whether a version has the value.
    #[must_use]
    pub fn holds_in(&self, version: [u16; 3]) -> bool {
        let [since, until] = self.bounds();
        since.is_none_or(|since| since <= version) && until.is_none_or(|until| version < until)
    }
}

impl Code {
    /// Where its facts can be read: the first of its sources that has a URL.
    #[must_use]
    pub fn source_url(&self) -> Option<&str> {
        self.sources.iter().find_map(|source| source.url.as_deref())
    }
}
