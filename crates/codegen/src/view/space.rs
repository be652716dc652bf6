//! Spaces: the sets of codes in which a number has one meaning, with their closed types and tables.

use std::collections::HashMap;

use catalog::document::{Outcome, Scope, Sender};
use catalog::model;
use indexmap::IndexSet;
use tera::Value;

use super::viewer::{Carrier, Viewer};

/// Splits a family into its spaces.
pub(super) struct SpaceMaker<'a, 'c> {
    pub(super) viewer: &'a Viewer<'c>,
    pub(super) family: &'a model::Family,
    pub(super) carriers: &'a [Carrier<'a>],
    /// The values of the family's codes.
    pub(super) codes: &'a [Value],
}

/// A code in a space.
#[derive(Clone, Copy)]
struct Entry<'a> {
    /// Its place in the space, from 0.
    position: usize,
    code: &'a model::Code,
    value: &'a Value,
    /// The code that the number means without a packet, if that is another one.
    alias_of: Option<&'a model::Code>,
    /// The packets that may carry it, a bit each.
    mask: u32,
}

impl<'a> SpaceMaker<'a, '_> {
    pub(super) fn spaces(&self) -> Vec<Value> {
        let term = &self.family.term;
        match self.family.scope {
            Scope::Family => vec![self.space(None, term, term, |_| true)],
            Scope::Packet => {
                let of_packet = |carrier: &Carrier<'_>| {
                    let packet = carrier.table.packet.as_str();
                    let noun = format!("{packet} {term}");
                    self.space(Some(packet), &noun, &noun, |code| carrier.cell(code).is_some())
                };
                self.carriers.iter().map(of_packet).collect()
            }
            Scope::Api => {
                let of_api = |(api, title): (&String, &String)| {
                    let (noun, words) = (format!("{title} {term}"), format!("{api} {term}"));
                    self.space(Some(api), &noun, &words, |code| code.apis.is_empty() || code.apis.contains(api))
                };
                self.family.apis.iter().map(of_api).collect()
            }
        }
    }

    /// The space of some codes; `words` are what its open type is named after.
    fn space(&self, scope: Option<&str>, noun: &str, words: &str, is_member: impl Fn(&model::Code) -> bool) -> Value {
        let keys = &self.viewer.records.space;
        let entries = self.entries(is_member);
        let of_scope = |carrier: &&Carrier<'_>| scope.is_none_or(|scope| scope == carrier.table.packet);
        let closed = || self.carriers.iter().filter(of_scope).map(|carrier| self.closed(carrier, scope, &entries));
        let is_byte = self.family.value_type.range().1 == i64::from(u8::MAX);
        keys.record()
            .put(keys.scope, || scope)
            .put(keys.module, || scope.map(|scope| self.viewer.ident(scope)))
            .put(keys.noun, || noun)
            .put(keys.ident, || self.viewer.ident(words))
            .put(keys.versioned, || entries.iter().any(|entry| is_versioned(entry.code)))
            .put(keys.error_from, || error_from(&entries, self.family))
            .put(keys.successes, || successes(&entries))
            .put(keys.aliases, || self.aliases(&entries))
            .put(keys.tables, || is_byte.then(|| self.tables(&entries)))
            .put(keys.codes, || entries.iter().map(|entry| self.entry(entry, scope)).collect::<Vec<_>>())
            .put(keys.closed, || closed().collect::<Vec<_>>())
            .into()
    }

    /// The codes of a space, in the spec's order.
    fn entries(&self, is_member: impl Fn(&model::Code) -> bool) -> Vec<Entry<'a>> {
        let mut canonical: HashMap<i64, &model::Code> = HashMap::new();
        let codes = self.family.codes.iter().zip(self.codes).filter(|(code, _)| is_member(code)).enumerate();
        codes
            .map(|(position, (code, value))| {
                let first = *canonical.entry(code.value).or_insert(code);
                let alias_of = (first.id != code.id).then_some(first);
                Entry { position, code, value, alias_of, mask: self.mask(code, |_| true) }
            })
            .collect()
    }

    /// The packets in which a code has a cell of some kind, a bit each.
    fn mask(&self, code: &model::Code, is_meant: impl Fn(&model::Cell) -> bool) -> u32 {
        let carriers = self.carriers.iter().filter(|carrier| carrier.cell(code).is_some_and(&is_meant));
        carriers.fold(0, |mask, carrier| mask | 1 << carrier.bit)
    }

    fn entry(&self, entry: &Entry<'_>, scope: Option<&str>) -> Value {
        let keys = &self.viewer.records.entry;
        keys.record()
            .put(keys.position, || entry.position)
            .put(keys.canonical, || entry.alias_of.is_none())
            .put(keys.alias_of, || entry.alias_of.map(|code| self.member_ident(code, scope)))
            .put(keys.mask, || entry.mask)
            .put(keys.ident, || self.member_ident(entry.code, scope))
            .put(keys.code, || entry.value.clone())
            .into()
    }

    /// The identifiers of a code; in a space that is one packet, without the packet's name in front.
    fn member_ident(&self, code: &model::Code, scope: Option<&str>) -> Value {
        self.viewer.ident(scope.map_or(&code.name, |scope| without_packet(&code.name, scope)))
    }

    fn closed(&self, carrier: &Carrier<'_>, scope: Option<&str>, entries: &[Entry<'_>]) -> Value {
        let (keys, table) = (&self.viewer.records.closed, carrier.table);
        let members = || entries.iter().filter_map(|entry| Some((entry, carrier.cell(entry.code)?)));
        let member = |(index, (entry, cell))| self.member(index, entry, cell, scope);
        let ident = || self.viewer.ident(&format!("{} reason", table.packet));
        let older = || members().find_map(|(entry, _)| self.older(entry.code, &table.packet, ident));
        keys.record()
            .put(keys.packet, || carrier.packet.clone())
            .put(keys.ident, ident)
            .put(keys.section, || table.section.as_deref())
            .put(keys.url, || table.url.as_deref())
            .put(keys.older, older)
            .put(keys.members, || members().enumerate().map(member).collect::<Vec<_>>())
            .into()
    }

    fn member(&self, index: usize, entry: &Entry<'_>, cell: &model::Cell, scope: Option<&str>) -> Value {
        let keys = &self.viewer.records.member;
        let downgrade = || self.viewer.related(older_code(entry.code, &cell.packet)?).cloned();
        keys.record()
            .put(keys.index, || index)
            .put(keys.position, || entry.position)
            .put(keys.ident, || self.member_ident(entry.code, scope))
            .put(keys.sender, || cell.sender.as_str())
            .put(keys.disputed, || self.viewer.filled_if_any(cell.disputed.as_ref()))
            .put(keys.downgrade, downgrade)
            .put(keys.code, || entry.value.clone())
            .into()
    }

    /// The closed type, of these identifiers, of the family that a code has its downgrade in.
    fn older(&self, code: &model::Code, packet: &str, ident: impl Fn() -> Value) -> Option<Value> {
        let (keys, family) = (&self.viewer.records.older, self.viewer.family_of(older_code(code, packet)?)?);
        let record = keys
            .record()
            .put(keys.family, || family.id.as_str())
            .put(keys.family_ident, || self.viewer.ident(&family.module))
            .put(keys.ident, ident);
        Some(record.into())
    }

    fn aliases(&self, entries: &[Entry<'_>]) -> Vec<Value> {
        let keys = &self.viewer.records.alias;
        let alias = |entry: &Entry<'_>| {
            let record = keys
                .record()
                .put(keys.value, || entry.code.value)
                .put(keys.mask, || entry.mask)
                .put(keys.position, || entry.position);
            record.into()
        };
        entries.iter().filter(|entry| entry.alias_of.is_some()).map(alias).collect()
    }

    fn tables(&self, entries: &[Entry<'_>]) -> Value {
        let keys = &self.viewer.records.tables;
        let canonical = || entries.iter().filter(|entry| entry.alias_of.is_none());
        let sent = |by: Sender| {
            let is_sent = move |cell: &model::Cell| cell.sender == Sender::Both || cell.sender == by;
            union(entries.iter().map(|entry| (entry.code.value, self.mask(entry.code, is_sent))))
        };
        keys.record()
            .put(keys.index, || by_byte(canonical().map(|entry| (entry.code.value, entry.position + 1))))
            .put(keys.allowed, || union(entries.iter().map(|entry| (entry.code.value, entry.mask))))
            .put(keys.client, || sent(Sender::Client))
            .put(keys.server, || sent(Sender::Server))
            .into()
    }
}

/// The name of a code without the packet in front.
pub(super) fn without_packet<'n>(name: &'n str, packet: &str) -> &'n str {
    name.strip_prefix(&(packet.to_lowercase() + "-")).unwrap_or(name)
}

/// The id of the code that a client of an older protocol version gets instead in a packet.
fn older_code<'m>(code: &'m model::Code, packet: &str) -> Option<&'m str> {
    code.downgrade.as_ref()?.to.get(packet).map(String::as_str)
}

fn is_versioned(code: &model::Code) -> bool {
    code.values.iter().any(|value| value.bounds().iter().any(Option::is_some))
}

/// Where errors begin, if every success is below every error: what the authority says, to which its codes keep
/// ([`catalog::rule::BOUNDARY`]), or right behind the successes of a type without negative numbers.
fn error_from(entries: &[Entry<'_>], family: &model::Family) -> Option<i64> {
    let of = |outcome| entries.iter().filter(move |entry| entry.code.outcome == outcome).map(|entry| entry.code.value);
    let after_successes = of(Outcome::Success).max().map_or(0, |value| value + 1);
    let splits = || family.value_type.range().0 == 0 && of(Outcome::Error).all(|error| error >= after_successes);
    family.errors_from.or_else(|| splits().then_some(after_successes))
}

/// The numbers of all successes, each once: names of one number need not stand side by side.
fn successes(entries: &[Entry<'_>]) -> Vec<i64> {
    let successes = entries.iter().filter(|entry| entry.code.outcome == Outcome::Success);
    successes.map(|entry| entry.code.value).collect::<IndexSet<_>>().into_iter().collect()
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
