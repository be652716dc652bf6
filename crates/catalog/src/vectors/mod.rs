//! The conformance vectors: what every package must answer, in any language, as one JSON file.
//!
//! They are made from the resolved [`Catalog`] alone, apart from the views and tables that packages are generated from, so
//! that a mistake in those shows. A package executes each check below through its public API, counts them, and compares the
//! count with [`Vectors::assertions`]:
//!
//! - catalog: the version; each entry of [`Vectors::negotiation`].
//! - family: its source URL.
//! - space: the list of all codes has the numbers of [`Space::order`]; each code's constant has its number.
//! - each of [`Space::numbers`]: name, printed form, whether it is known, whether it is an error, retry advice, source URL,
//!   equivalents, and the symbol if [`Space::symbols`] is there; per locale the title, the description, the
//!   troubleshooting and the locale of the texts.
//! - in a protocol, each number with each of [`Vectors::packets`]: the name in it, whether it may carry the number, and who
//!   may send it.
//! - each of [`Space::packets`] with each number: the closed type has the number under that name, or refuses it; and if it
//!   has it, the way back, the equivalents and the downgrade; per locale the title, the description and the troubleshooting.
//! - each entry of [`Space::names`] and [`Space::symbols`].
//! - each of [`Space::versions`]: the meaning of each number, and the number of each code.
//!
//! What a number does not have is answered with nothing: no name, an empty list, `null`. Where several codes have one
//! upstream constant, it stands for the last of them.

mod family;
mod negotiation;

use std::collections::BTreeMap;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Serialize;

use crate::document::{Retry, Sender, ValueType};
use crate::model::Catalog;

/// Version of the form; it changes when a check is added or means something else.
const SCHEMA_VERSION: u32 = 1;

/// Every answer that a package must give.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Vectors {
    /// Version of this form.
    pub schema_version: u32,
    /// The catalog's name and version.
    pub catalog: Name,
    /// How many checks there are.
    pub assertions: usize,
    /// All packets of the catalog.
    pub packets: Vec<String>,
    /// All locales.
    pub locales: Vec<String>,
    /// The locale that stands in for missing translations.
    pub source_locale: String,
    /// Who is served with which locale.
    pub negotiation: Vec<Request>,
    /// The families.
    pub families: Vec<FamilyVectors>,
}

/// Name and version of the catalog.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Name {
    /// The name.
    pub name: String,
    /// The version.
    pub version: String,
}

/// Language tags that someone asks for, and the locale that serves them.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Request {
    /// The tags, in order of preference.
    pub wanted: Vec<String>,
    /// The locales that there are; empty for all of the catalog.
    pub among: Vec<String>,
    /// The locale that is given.
    pub answer: String,
}

/// The answers of one family.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FamilyVectors {
    /// Its id.
    pub family: String,
    /// What programs call it.
    pub module: String,
    /// Where its first source can be read.
    pub source_url: Option<String>,
    /// The sets in which a number has one meaning.
    pub spaces: Vec<Space>,
}

/// The answers of the codes among which a number has one meaning.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Space {
    /// The packet or API; `null` for the whole family.
    pub scope: Option<String>,
    /// The type of the numbers.
    pub value_type: ValueType,
    /// The names of all codes, in the order of the package's list.
    pub order: Vec<String>,
    /// The numbers to ask about: all bytes, or all that are known, their neighbors and the ends of the range.
    pub numbers: Vec<i64>,
    /// The codes by name.
    pub codes: IndexMap<String, CodeVectors>,
    /// The name of each known number.
    pub means: BTreeMap<i64, String>,
    /// What each of `numbers` is printed as.
    pub prints: Vec<String>,
    /// Those of `numbers` that are errors.
    pub errors: Vec<i64>,
    /// The packets that carry codes, with what they carry.
    pub packets: Vec<PacketVectors>,
    /// The numbers by name; `null` for what is no name.
    pub names: IndexMap<String, Option<i64>>,
    /// The numbers by upstream constant, the last one where several codes have it; `null` for what is none. Left out if the
    /// codes have no constants.
    pub symbols: Option<IndexMap<String, Option<i64>>>,
    /// What the numbers mean in versions at which something changes; empty if nothing ever does.
    pub versions: Vec<VersionVectors>,
}

/// What is asked about a code.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CodeVectors {
    /// Its number.
    pub number: i64,
    /// The upstream constant.
    pub symbol: Option<String>,
    /// What repeating does.
    pub retry: Option<Retry>,
    /// Where its facts can be read.
    pub source_url: Option<String>,
    /// The ids of codes that say the same.
    pub equivalents: Vec<String>,
    /// Its texts by locale.
    pub texts: IndexMap<String, Texts>,
}

/// The texts of a code in one locale.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Texts {
    /// What a person would call it.
    pub title: String,
    /// One sentence.
    pub description: String,
    /// The locale that the texts are really in.
    pub locale: String,
    /// Causes and remedies.
    pub troubleshooting: Vec<Remedy>,
}

/// A cause and its remedy.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Remedy {
    /// What went wrong.
    pub cause: String,
    /// Where to look first.
    pub check: Option<String>,
    /// What to do.
    pub fix: String,
}

/// What a packet may carry.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PacketVectors {
    /// The packet.
    pub packet: String,
    /// What it may carry, by number.
    pub cells: BTreeMap<i64, CellVectors>,
}

/// A number in a packet.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CellVectors {
    /// The name that the number has there.
    pub name: String,
    /// Who may send it.
    pub sender: Sender,
    /// The id of what a client of an older version gets.
    pub downgrade: Option<String>,
}

/// The numbers of one version.
#[derive(Debug, Serialize, JsonSchema)]
pub struct VersionVectors {
    /// The version.
    pub version: String,
    /// The name of each number that there is in it.
    pub means: BTreeMap<i64, String>,
}

/// The vectors of a catalog.
#[must_use]
pub fn vectors(catalog: &Catalog) -> Vectors {
    let mut vectors = Vectors {
        schema_version: SCHEMA_VERSION,
        catalog: Name { name: catalog.name.clone(), version: catalog.version.clone() },
        assertions: 0,
        packets: catalog.packets.iter().map(|packet| packet.name.clone()).collect(),
        locales: catalog.locales.clone(),
        source_locale: catalog.source_locale.clone(),
        negotiation: negotiation::requests(catalog),
        families: catalog.families.iter().map(|family| family::vectors(catalog, family)).collect(),
    };
    vectors.assertions = assertions(&vectors);
    vectors
}

/// The number of checks, counted as the module's documentation lists them.
fn assertions(vectors: &Vectors) -> usize {
    let locales = vectors.locales.len();
    let of_space = |space: &Space| {
        let numbers = space.numbers.len();
        let symbol = usize::from(space.symbols.is_some());
        let packets = if space.packets.is_empty() { 0 } else { 3 * vectors.packets.len() };
        let closed: usize = space.packets.iter().map(|packet| numbers + packet.cells.len() * (3 + 3 * locales)).sum();
        1 + space.codes.len()
            + numbers * (7 + symbol + 4 * locales + packets)
            + closed
            + space.names.len()
            + space.symbols.as_ref().map_or(0, IndexMap::len)
            + space.versions.len() * (numbers + space.codes.len())
    };
    let of_family = |family: &FamilyVectors| 1 + family.spaces.iter().map(of_space).sum::<usize>();
    1 + vectors.negotiation.len() + vectors.families.iter().map(of_family).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    pub(super) fn real() -> Catalog {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec");
        crate::load(&folder).catalog.unwrap()
    }

    #[test]
    fn a_number_means_what_its_packet_and_its_version_say() {
        let vectors = vectors(&real());
        let space = |family: &str, scope: Option<&str>| {
            let family = vectors.families.iter().find(|vectors| vectors.family == family).unwrap();
            family.spaces.iter().find(|space| space.scope.as_deref() == scope).unwrap()
        };
        let mqtt5 = space("mqtt-5.0", None);
        let name = |packet: &str| {
            let packet = mqtt5.packets.iter().find(|vectors| vectors.packet == packet).unwrap();
            packet.cells.get(&0).map(|cell| cell.name.as_str())
        };
        assert_eq!(name("SUBACK"), Some("granted-qos-0"));
        assert_eq!(name("DISCONNECT"), Some("normal-disconnection"));
        assert_eq!(name("CONNACK"), Some("success"));
        assert_eq!(mqtt5.prints[0x7F], "Unknown reason code (0x7F)");
        assert!(mqtt5.errors.contains(&0xFF) && !mqtt5.errors.contains(&0x7F));

        let meaning = |version: &str, number: i64| {
            let versions = &space("mosquitto", None).versions;
            let version = versions.iter().find(|vectors| vectors.version == version).unwrap();
            version.means.get(&number).cloned()
        };
        assert_eq!(meaning("2.0.0", 28).as_deref(), Some("retain-not-supported"));
        assert_eq!(meaning("2.0.65535", 154), None);
        assert_eq!(meaning("2.1.0", 154).as_deref(), Some("retain-not-supported"));
        assert_eq!(meaning("2.1.0", 28), None);
    }
}
