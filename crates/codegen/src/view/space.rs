//! Spaces: the sets of codes in which a number has one meaning, with their closed types and tables.

use std::collections::HashMap;
use std::rc::Rc;

use catalog::document::{Outcome, Scope, Sender};
use catalog::model::{self, Localized};
use serde::Serialize;

use super::{CodeView, FamilyPacket, PacketView, RelatedView};
use crate::identifier::{Namer, Names};

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
    /// Whether any of its numbers came, went or changed with a version.
    pub versioned: bool,
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
    /// The closed type that a client of an older protocol version gets its reasons from; `null` if no member has any.
    pub older: Option<Older<'c>>,
    /// The codes.
    #[serde(skip)]
    pub members: Vec<Member<'c>>,
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
    /// What a client of an older protocol version gets instead.
    pub downgrade: Option<RelatedView<'c>>,
    /// The code.
    #[serde(skip)]
    pub code: Rc<CodeView<'c>>,
}

/// The closed type of the same packet in an older protocol version.
#[derive(Debug, Serialize)]
pub struct Older<'c> {
    /// The id of its family.
    pub family: &'c str,
    /// Identifiers of its family's module.
    pub family_ident: Names,
    /// Identifiers of the type.
    pub ident: Names,
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

/// Splits a family into its spaces.
pub(super) struct SpaceMaker<'a, 'c> {
    pub(super) family: &'c model::Family,
    pub(super) namer: &'a Namer,
    pub(super) packets: &'a [FamilyPacket<'c>],
    pub(super) codes: &'a [Rc<CodeView<'c>>],
}

impl<'c> SpaceMaker<'_, 'c> {
    pub(super) fn spaces(&self) -> Vec<Space<'c>> {
        let term = &self.family.term;
        match self.family.scope {
            Scope::Family => vec![self.space(None, term.clone(), term, self.codes.iter())],
            Scope::Packet => {
                let packets = self.packets.iter().map(|packet| packet.packet.name);
                packets
                    .map(|packet| {
                        let codes = self
                            .codes
                            .iter()
                            .filter(move |code| code.packets.iter().any(|cell| cell.packet.name == packet));
                        let noun = format!("{packet} {term}");
                        self.space(Some(packet), noun.clone(), &noun, codes)
                    })
                    .collect()
            }
            Scope::Api => {
                let apis = self.family.apis.iter();
                apis.map(|(api, title)| {
                    let codes = self.codes.iter().filter(move |code| code.apis.is_empty() || code.apis.contains(api));
                    self.space(Some(api), format!("{title} {term}"), &format!("{api} {term}"), codes)
                })
                .collect()
            }
        }
    }

    /// A space; `words` are what its open type is named after.
    fn space<'v>(
        &self,
        scope: Option<&'c str>,
        noun: String,
        words: &str,
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
            ident: self.namer.names(words),
            noun,
            versioned: codes.iter().any(|code| is_versioned(code)),
            error_from: error_from(&members, self.family),
            successes: successes(&members),
            aliases: aliases(&members),
            tables: is_byte.then(|| tables(&members)),
            closed,
            codes: members,
        }
    }

    /// The identifiers of a code; in a space that is one packet, without the packet's name in front.
    fn member_names(&self, code: &CodeView<'_>, scope: Option<&str>) -> Names {
        self.namer.names(scope.map_or(code.name, |scope| without_packet(code.name, scope)))
    }

    fn closed(&self, packet: &FamilyPacket<'c>, scope: Option<&str>, codes: &[SpaceCode<'c>]) -> Closed<'c> {
        let members: Vec<_> = codes
            .iter()
            .filter_map(|entry| {
                let cell = entry.code.packets.iter().find(|cell| cell.packet.name == packet.packet.name)?;
                Some((entry, cell))
            })
            .enumerate()
            .map(|(index, (entry, cell))| Member {
                index,
                position: entry.position,
                ident: self.member_names(&entry.code, scope),
                sender: cell.sender,
                disputed: cell.disputed.clone(),
                downgrade: downgrade(&entry.code, packet.packet.name),
                code: Rc::clone(&entry.code),
            })
            .collect();
        let ident = self.namer.names(&format!("{} reason", packet.packet.name));
        let older = members.iter().find_map(|member| member.downgrade.as_ref()).map(|code| Older {
            family: code.family,
            family_ident: code.family_ident.clone(),
            ident: ident.clone(),
        });
        Closed { packet: packet.packet.clone(), ident, section: packet.section, url: packet.url, older, members }
    }
}

/// The name of a code without the packet in front.
pub(super) fn without_packet<'n>(name: &'n str, packet: &str) -> &'n str {
    name.strip_prefix(&(packet.to_lowercase() + "-")).unwrap_or(name)
}

fn is_versioned(code: &CodeView<'_>) -> bool {
    code.values.iter().any(|value| value.since_parts.is_some() || value.until_parts.is_some())
}

fn downgrade<'c>(code: &CodeView<'c>, packet: &str) -> Option<RelatedView<'c>> {
    code.downgrade.iter().find(|downgrade| downgrade.packet.name == packet).map(|downgrade| downgrade.code.clone())
}

fn mask(bits: impl Iterator<Item = usize>) -> u32 {
    bits.fold(0, |mask, bit| mask | 1 << bit)
}

/// Where errors begin, if every success is below every error: what the authority says, or right behind the successes of
/// a type without negative numbers.
fn error_from(codes: &[SpaceCode<'_>], family: &model::Family) -> Option<i64> {
    let of = |outcome| codes.iter().filter(move |entry| entry.code.outcome == outcome).map(|entry| entry.code.value);
    let after_successes = of(Outcome::Success).max().map_or(0, |value| value + 1);
    let from = family.errors_from.or_else(|| (family.value_type.range().0 == 0).then_some(after_successes))?;
    let splits = from >= after_successes && of(Outcome::Error).min().is_none_or(|first| first >= from);
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
