//! What an artifact and the catalog say differently.

use std::collections::BTreeSet;

use catalog::document::{Notation, Version};
use catalog::model::{Code, Family};

use super::artifact::Constant;

/// One thing that an artifact and the catalog say differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Difference {
    pub(crate) family: String,
    /// A constant, or a packet and a number.
    pub(crate) subject: String,
    /// What the artifact says: a number, `present` or `absent`.
    pub(crate) artifact: String,
    /// What the catalog says.
    pub(crate) catalog: String,
}

/// What a comparison came to.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Comparison {
    /// Names and numbers that were compared.
    pub(crate) names: usize,
    /// Pairs of packet and number that were compared.
    pub(crate) pairs: usize,
    pub(crate) differences: Vec<Difference>,
}

pub(crate) const PRESENT: &str = "present";
pub(crate) const ABSENT: &str = "absent";

/// Compares names and values with the symbols of a library family and the values that they have in a version.
pub(crate) fn symbols(constants: &[Constant], family: &Family, version: &Version) -> Comparison {
    let mut seen = BTreeSet::new();
    let mut comparison = Comparison { names: constants.len(), ..Comparison::default() };
    for constant in constants {
        let named: Vec<_> = family.codes.iter().filter(|code| is_named(code, constant)).collect();
        let (right, wrong): (Vec<_>, Vec<_>) =
            named.into_iter().partition(|code| value_in(code, version) == Some(constant.value));
        // A class may have two constants of one name by inheritance: the right one is enough.
        if right.is_empty() {
            let values: Vec<_> = wrong.iter().filter_map(|code| value_in(code, version)).collect();
            comparison.add(family, subject(constant), constant.value.to_string(), said(&values));
        }
        let met = if right.is_empty() { wrong } else { right };
        seen.extend(met.into_iter().map(|code| &*code.id));
    }
    for code in family.codes.iter().filter(|code| is_expected(code, constants) && !seen.contains(&*code.id)) {
        if let (Some(symbol), Some(value)) = (&code.symbol, value_in(code, version)) {
            comparison.names += 1;
            comparison.add(family, symbol.to_string(), ABSENT.to_owned(), value.to_string());
        }
    }
    comparison
}

/// Compares pairs of packet and number with the cells of a protocol family. The artifact has tables for these packets.
pub(crate) fn packets(constants: &[Constant], family: &Family, packets: &[&str]) -> Comparison {
    let (mut agreed, mut disputed) = (BTreeSet::new(), BTreeSet::new());
    for code in &family.codes {
        for cell in &code.packets {
            let set = if cell.disputed.is_some() { &mut disputed } else { &mut agreed };
            set.insert((cell.packet.as_str(), code.value));
        }
    }
    let said: BTreeSet<_> = constants
        .iter()
        .flat_map(|constant| constant.packets.iter().map(|packet| (packet.as_str(), constant.value)))
        .filter(|pair| !disputed.contains(pair))
        .collect();
    let expected = agreed.iter().copied().filter(|(packet, _)| packets.contains(packet)).collect::<BTreeSet<_>>();
    let mut comparison = Comparison { pairs: said.union(&expected).count(), ..Comparison::default() };
    for (packet, value) in said.difference(&agreed) {
        comparison.add_number(family, &format!("{packet} "), *value, PRESENT, ABSENT);
    }
    for (packet, value) in expected.difference(&said) {
        comparison.add_number(family, &format!("{packet} "), *value, ABSENT, PRESENT);
    }
    comparison
}

/// Compares numbers alone with those of a protocol family.
pub(crate) fn numbers(constants: &[Constant], family: &Family) -> Comparison {
    let said: BTreeSet<_> = constants.iter().map(|constant| constant.value).collect();
    let expected: BTreeSet<_> = family.codes.iter().map(|code| code.value).collect();
    let mut comparison = Comparison { names: said.union(&expected).count(), ..Comparison::default() };
    for value in said.difference(&expected) {
        comparison.add_number(family, "", *value, PRESENT, ABSENT);
    }
    for value in expected.difference(&said) {
        comparison.add_number(family, "", *value, ABSENT, PRESENT);
    }
    comparison
}

impl Comparison {
    /// Takes over what another one came to.
    pub(crate) fn merge(&mut self, other: Self) {
        self.names += other.names;
        self.pairs += other.pairs;
        self.differences.extend(other.differences);
    }

    fn add(&mut self, family: &Family, subject: String, artifact: String, catalog: String) {
        self.differences.push(Difference { family: family.id.clone(), subject, artifact, catalog });
    }

    fn add_number(&mut self, family: &Family, packet: &str, value: i64, artifact: &str, catalog: &str) {
        let number = match family.notation {
            Notation::Hex => format!("0x{value:02X}"),
            Notation::Decimal => value.to_string(),
        };
        self.add(family, format!("{packet}{number}"), artifact.to_owned(), catalog.to_owned());
    }
}

/// The value that a code has in a version; `None` if the version does not have the code.
fn value_in(code: &Code, version: &Version) -> Option<i64> {
    code.values.iter().find(|value| value.holds_in(version.numbers())).map(|value| value.value)
}

fn is_named(code: &Code, constant: &Constant) -> bool {
    code.symbol.as_deref() == Some(constant.name.as_str()) && constant.api.as_ref().is_none_or(|api| has_api(code, api))
}

fn has_api(code: &Code, api: &String) -> bool {
    code.apis.is_empty() || code.apis.contains(api)
}

/// Whether the code belongs to one of the APIs that were looked at.
fn is_expected(code: &Code, constants: &[Constant]) -> bool {
    constants.iter().any(|constant| constant.api.as_ref().is_none_or(|api| has_api(code, api)))
}

fn subject(constant: &Constant) -> String {
    match &constant.api {
        Some(api) => format!("{} ({api})", constant.name),
        None => constant.name.clone(),
    }
}

fn said(values: &[i64]) -> String {
    if values.is_empty() {
        return ABSENT.to_owned();
    }
    values.iter().map(i64::to_string).collect::<Vec<_>>().join(" or ")
}

#[cfg(test)]
mod tests;
