//! `families/<id>.yaml`: facts and English.

use std::sync::Arc;

use schemars::{Schema, SchemaGenerator, json_schema};

use super::words::{
    ApiName, CodeName, CodeRef, FamilyId, Kind, ModuleName, Notation, Outcome, PacketName, Retry, Scope, Sender,
    SourceId, ValueType, Version, Will,
};
use crate::record;
use crate::source::At;
use crate::yaml::decode::Table;
use crate::yaml::{Decode, Decoder, Node, Value};

record! {
    /// A family: the codes of one authority, a protocol version or a library.
    pub struct FamilyFile("the family") {
        /// The family's id; the file is called `<id>.yaml`.
        family: At<FamilyId>,
        /// What programs call the family: a module, subpath or package in each language.
        module: At<ModuleName>,
        /// Protocol, client or broker.
        kind: At<Kind>,
        /// What the family is called in headings.
        title: At<Arc<str>>,
        /// The authority's own word for its codes, such as `reason code`; types are named after it.
        term: At<Arc<str>>,
        /// The form of the values.
        value: ValueFormat,
        /// Where the facts come from.
        sources: Table<SourceId, SourceEntry>,
        /// For a library with several APIs that number their codes apart.
        apis: Table<ApiName, ApiEntry>,
        /// For a protocol: which packets carry codes, and where the standard admits a code into each.
        packets: Table<PacketName, TableRef>,
        /// The codes, in the order of the outputs.
        codes: At<Vec<At<CodeEntry>>>,
    }
}

record! {
    /// The form of a family's values.
    pub struct ValueFormat("the value format") {
        /// The integer type.
        r#type: At<ValueType>,
        /// How people write the values.
        notation: At<Notation>,
        /// Within what a number has one meaning.
        scope: At<Scope>,
        /// The least unlisted value that means an error, where the authority says so; otherwise every unlisted value does.
        errors_from: Option<At<i64>>,
    }
}

record! {
    /// A document or artifact that facts come from.
    pub struct SourceEntry("a source") {
        /// Its title and edition, or the artifact and its version.
        title: At<Arc<str>>,
        /// Its date, as `"YYYY-MM-DD"`.
        date: Option<At<Arc<str>>>,
        /// Where it can be read.
        url: Option<At<Arc<str>>>,
        /// From a section number to the fragment of the URL where the section starts.
        anchors: Table<String, At<Arc<str>>>,
    }
}

record! {
    /// One of a library's APIs.
    pub struct ApiEntry("an API") {
        /// What it is called in headings.
        title: At<Arc<str>>,
    }
}

record! {
    /// Where the standard admits codes into a packet.
    pub struct TableRef("a packet's table") {
        /// The source that has the table.
        source: At<SourceId>,
        /// The section of the table.
        section: Option<At<Arc<str>>>,
        /// The requirement that says so, such as `MQTT-3.2.2-8`.
        requirement: Option<At<Arc<str>>>,
    }
}

record! {
    /// One code.
    pub struct CodeEntry("a code") {
        /// Its name: never renamed once released; the identifiers of every language come from it.
        name: At<CodeName>,
        /// The upstream constant, spelled as upstream spells it.
        symbol: Option<At<Arc<str>>>,
        /// Its number.
        value: Option<At<i64>>,
        /// Its numbers over time, if a library renumbered it; the last is the current one.
        values: Vec<ValueEntry>,
        /// The first version that has it.
        since: Option<Box<At<Version>>>,
        /// The first version that no longer has it.
        until: Option<Box<At<Version>>>,
        /// The APIs that it belongs to; all of them if left out.
        apis: Vec<At<ApiName>>,
        /// For a protocol: the packets that may carry it, and who may send it there.
        packets: Table<PacketName, Cell>,
        /// Success or error.
        outcome: At<Outcome>,
        /// For an error: what repeating the request does.
        retry: Option<At<Retry>>,
        /// Codes of other families that say the same.
        equivalents: Vec<At<CodeRef>>,
        /// Codes of any family that are related, without saying the same.
        see_also: Vec<At<CodeRef>>,
        /// Whether the server publishes the Will Message when this ends a connection; only where a source says so.
        will: Option<At<Will>>,
        /// How the code shows up in real logs and exceptions: literal quotes, which are never translated.
        seen_as: Vec<Sighting>,
        /// What a client of an older protocol version gets instead.
        downgrade: Option<Box<Downgrade>>,
        /// Where its facts come from.
        source: SourceRefs,
        /// What a person would call it: at most 40 characters, no full stop.
        title: At<Arc<str>>,
        /// One sentence that a tired engineer understands at once.
        summary: At<Arc<str>>,
        /// For an error: its causes, the likeliest first, each with its remedy.
        troubleshooting: Vec<Remedy>,
        /// Rules that this code is excused from, each with the reason.
        waive: Table<String, At<Arc<str>>>,
    }
}

record! {
    /// A number that a code had in a range of versions.
    pub struct ValueEntry("a versioned value") {
        /// The number.
        value: At<i64>,
        /// The first version with it; from the beginning if left out.
        since: Option<Box<At<Version>>>,
        /// The first version without it; to this day if left out.
        until: Option<Box<At<Version>>>,
    }
}

record! {
    /// What a client of an older protocol version gets instead of a code.
    pub struct Downgrade("a downgrade") {
        /// The older codes that all brokers with a table of their own agree on, one a packet; none where they do not.
        to: Vec<At<CodeRef>>,
        /// What each broker sends, by source: a number, or a few words.
        brokers: Table<SourceId, At<Arc<str>>>,
    }
}

record! {
    /// What a program prints when it meets the code.
    pub struct Sighting("a sighting") {
        /// The program or library that prints it, and its version.
        client: At<Arc<str>>,
        /// The callback, function or log that it comes from.
        from: Option<At<Arc<str>>>,
        /// The text, as printed.
        text: At<Arc<str>>,
        /// Whether the text is a regular expression, for what varies from case to case.
        pattern: Option<At<bool>>,
    }
}

record! {
    /// One cause and its remedy.
    pub struct Remedy("a troubleshooting entry") {
        /// What went wrong.
        cause: At<Arc<str>>,
        /// A command or place to look at first.
        check: Option<At<Arc<str>>>,
        /// What to do.
        fix: At<Arc<str>>,
    }
}

/// Who may send a code in a packet: a sender alone, or a sender with what is special about this packet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Who may send it.
    pub sender: At<Sender>,
    /// Why sources disagree on whether the packet may carry it; receivers accept it all the same.
    pub disputed: Option<At<Arc<str>>>,
    /// The section that admits it, if it is not the packet's table.
    pub section: Option<At<Arc<str>>>,
    /// The requirement that admits it, if it is not the packet's.
    pub requirement: Option<At<Arc<str>>>,
}

record! {
    /// The long form of a cell.
    struct LongCell("a packet's cell") {
        /// Who may send the code in this packet.
        sender: At<Sender>,
        /// Why sources disagree on whether the packet may carry the code.
        disputed: Option<At<Arc<str>>>,
        /// The section that admits the code, if it is not the packet's table.
        section: Option<At<Arc<str>>>,
        /// The requirement that admits the code, if it is not the packet's.
        requirement: Option<At<Arc<str>>>,
    }
}

impl Decode for Cell {
    fn decode(node: &Node<'_>, decoder: &mut Decoder<'_>) -> Option<Self> {
        if let Value::Map(_) = node.value {
            let LongCell { sender, disputed, section, requirement } = LongCell::decode(node, decoder)?;
            return Some(Self { sender, disputed, section, requirement });
        }
        let sender = At::<Sender>::decode(node, decoder)?;
        Some(Self { sender, disputed: None, section: None, requirement: None })
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        let (short, long) = (Sender::schema(generator), LongCell::schema(generator));
        json_schema!({"anyOf": [short, long]})
    }
}

/// Where a code's facts come from: per source the sections (or places) in it, and requirement ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceRefs {
    /// The sources, each with its sections.
    pub sources: Table<SourceId, Vec<At<Arc<str>>>>,
    /// Requirement ids such as `MQTT-3.1.2-24`.
    pub requirements: Vec<At<Arc<str>>>,
}

/// The key of [`SourceRefs`] that is not a source.
const REQUIREMENTS: &str = "requirements";

impl Decode for SourceRefs {
    fn decode(node: &Node<'_>, decoder: &mut Decoder<'_>) -> Option<Self> {
        let mut sources = Table::<SourceId, Vec<At<Arc<str>>>>::decode(node, decoder)?;
        let requirements = sources.0.extract_if(.., |(id, _)| id.as_str() == REQUIREMENTS);
        Some(Self { requirements: requirements.flat_map(|(_, list)| list).collect(), sources })
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        Table::<SourceId, Vec<At<Arc<str>>>>::schema(generator)
    }
}
