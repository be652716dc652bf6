//! What counts as a difference.

use std::sync::Arc;

use catalog::document::{Kind, Outcome, Scope, Sender, ValueType};
use catalog::model::{Cell, Localized, VersionedValue};
use indexmap::IndexMap;

use super::*;

/// A code with one value in all versions.
fn code(name: &str, value: i64) -> Code {
    Code {
        id: format!("lib/{name}").into(),
        name: name.into(),
        symbol: Some(format!("LIB_{name}").into()),
        value,
        hex: None,
        display: value.to_string().into(),
        values: vec![VersionedValue { value, since: None, until: None }],
        apis: Vec::new(),
        packets: Vec::new(),
        outcome: Outcome::Error,
        retry: None,
        equivalents: Vec::new(),
        see_also: Vec::new(),
        will: None,
        downgrade: None,
        confused_with: Vec::new(),
        seen_as: Vec::new(),
        title: Localized::default(),
        summary: Localized::default(),
        troubleshooting: Vec::new(),
        sources: Vec::new(),
        requirements: Vec::new(),
        translations: Arc::default(),
    }
}

/// A code with several values over time: value, since, until.
fn versioned(name: &str, values: &[(i64, &str, &str)]) -> Code {
    let text = |text: &str| Some(text.into()).filter(|_| !text.is_empty());
    let values = values.iter().map(|(value, since, until)| VersionedValue {
        value: *value,
        since: text(since),
        until: text(until),
    });
    Code { values: values.collect(), ..code(name, 0) }
}

fn in_apis(code: Code, apis: &[&str]) -> Code {
    Code { apis: apis.iter().map(|api| (*api).to_owned()).collect(), ..code }
}

/// A protocol code; a packet that ends in `?` is disputed.
fn in_packets(value: i64, packets: &[&str]) -> Code {
    let cell = |packet: &&str| Cell {
        packet: packet.trim_end_matches('?').to_owned(),
        sender: Sender::Both,
        disputed: packet.ends_with('?').then(Localized::default),
        section: None,
        requirement: None,
        url: None,
    };
    Code { packets: packets.iter().map(cell).collect(), symbol: None, ..code(&format!("code-{value}"), value) }
}

fn family(codes: Vec<Code>) -> Family {
    Family {
        id: "lib".to_owned(),
        module: "lib".to_owned(),
        kind: Kind::Client,
        title: Localized::default(),
        term: "code".to_owned(),
        value_type: ValueType::I32,
        notation: Notation::Hex,
        scope: Scope::Family,
        errors_from: None,
        packets: Vec::new(),
        apis: IndexMap::new(),
        sources: IndexMap::new(),
        codes,
    }
}

fn constant(name: &str, value: i64) -> Constant {
    Constant { api: None, name: format!("LIB_{name}"), value, packets: Vec::new() }
}

fn of_api(api: &str, constant: Constant) -> Constant {
    Constant { api: Some(api.to_owned()), ..constant }
}

fn pair(value: i64, packets: &[&str]) -> Constant {
    Constant { packets: packets.iter().map(|packet| (*packet).to_owned()).collect(), ..constant("ANY", value) }
}

/// Each difference as `subject: artifact, catalog`.
fn told(comparison: &Comparison) -> Vec<String> {
    let tell = |difference: &Difference| {
        let Difference { subject, artifact, catalog, .. } = difference;
        format!("{subject}: {artifact}, {catalog}")
    };
    comparison.differences.iter().map(tell).collect()
}

fn told_of(constants: &[Constant], codes: Vec<Code>, version: &str) -> Vec<String> {
    told(&symbols(constants, &family(codes), &Version::parse(version).unwrap()))
}

#[test]
fn what_agrees_is_no_difference() {
    let comparison = symbols(
        &[constant("TLS", 8), constant("AGAIN", -1)],
        &family(vec![code("AGAIN", -1), code("TLS", 8)]),
        &Version::parse("1.0").unwrap(),
    );
    assert_eq!(comparison, Comparison { names: 2, pairs: 0, differences: vec![] });
}

#[test]
fn a_constant_that_the_catalog_lacks() {
    assert_eq!(told_of(&[constant("TLS", 8)], vec![], "1.0"), ["LIB_TLS: 8, absent"]);
}

#[test]
fn a_code_that_the_artifact_lacks() {
    assert_eq!(told_of(&[constant("TLS", 8)], vec![code("TLS", 8), code("AUTH", 11)], "1.0"), ["LIB_AUTH: absent, 11"]);
}

#[test]
fn another_value_is_one_difference() {
    assert_eq!(told_of(&[constant("TLS", 9)], vec![code("TLS", 8)], "1.0"), ["LIB_TLS: 9, 8"]);
}

#[test]
fn a_code_has_the_value_of_the_version() {
    let codes = || vec![versioned("RETAIN", &[(28, "2.0.0", "2.1.0"), (154, "2.1.0", "")])];
    let cases: [(&str, &[Constant], &[&str]); 6] = [
        ("1.6.9", &[constant("OTHER", 1)], &["LIB_OTHER: 1, absent"]), // not expected before 2.0.0
        ("2.0.11", &[constant("RETAIN", 28)], &[]),
        ("2.0.11", &[constant("RETAIN", 154)], &["LIB_RETAIN: 154, 28"]),
        ("2.1", &[constant("RETAIN", 154)], &[]),
        ("2.1.0", &[constant("RETAIN", 28)], &["LIB_RETAIN: 28, 154"]),
        ("1.6.9", &[constant("RETAIN", 28)], &["LIB_RETAIN: 28, absent"]), // there before its `since`
    ];
    for (version, constants, expected) in cases {
        assert_eq!(told_of(constants, codes(), version), expected, "{version} {constants:?}");
    }
}

#[test]
fn versions_compare_by_number() {
    let codes = || vec![versioned("NEW", &[(1, "1.9", "1.10")])];
    assert_eq!(told_of(&[constant("NEW", 1)], codes(), "1.9.3"), Vec::<String>::new());
    assert_eq!(told_of(&[constant("NEW", 1)], codes(), "1.10"), ["LIB_NEW: 1, absent"]);
}

#[test]
fn only_codes_of_the_apis_that_were_looked_at_are_expected() {
    let codes = || vec![in_apis(code("NO_TLS", -10), &["client"]), in_apis(code("NO_IDS", -10), &["async"])];
    assert_eq!(told_of(&[of_api("client", constant("NO_TLS", -10))], codes(), "1.0"), Vec::<String>::new());
    assert_eq!(
        told_of(&[of_api("async", constant("NO_TLS", -10))], codes(), "1.0"),
        ["LIB_NO_TLS (async): -10, absent", "LIB_NO_IDS: absent, -10"]
    );
}

#[test]
fn one_name_may_have_a_number_in_each_api() {
    let mut general = in_apis(code("ALIAS", 50004), &["base"]);
    general.id = format!("{}-general", general.id).into();
    let codes = vec![in_apis(code("ALIAS", 32301), &["base", "client"]), general];
    let constants = [of_api("base", constant("ALIAS", 50004)), of_api("client", constant("ALIAS", 32301))];
    assert_eq!(told_of(&constants, codes.clone(), "1.0"), Vec::<String>::new());
    let constants = [of_api("base", constant("ALIAS", 50005)), of_api("client", constant("ALIAS", 32301))];
    assert_eq!(told_of(&constants, codes, "1.0"), ["LIB_ALIAS (base): 50005, 32301 or 50004"]);
}

#[test]
fn pairs_are_compared_in_both_directions() {
    let family = family(vec![in_packets(0x99, &["CONNACK", "PUBACK"]), in_packets(0x82, &["DISCONNECT"])]);
    let comparison = packets(&[pair(0x99, &["PUBACK", "SUBACK"])], &family, &["CONNACK", "PUBACK", "SUBACK"]);
    assert_eq!(told(&comparison), ["SUBACK 0x99: present, absent", "CONNACK 0x99: absent, present"]);
    assert_eq!(comparison.pairs, 3);
}

#[test]
fn an_artifact_is_not_blamed_for_packets_that_it_has_no_table_for() {
    let family = family(vec![in_packets(0x99, &["CONNACK", "PUBACK"])]);
    assert_eq!(told(&packets(&[pair(0x99, &["PUBACK"])], &family, &["PUBACK"])), Vec::<String>::new());
}

#[test]
fn a_disputed_cell_is_no_difference_either_way() {
    let family = family(vec![in_packets(0x8C, &["CONNACK", "DISCONNECT?"])]);
    for said in [&["CONNACK"][..], &["CONNACK", "DISCONNECT"]] {
        let comparison = packets(&[pair(0x8C, said)], &family, &["CONNACK", "DISCONNECT"]);
        assert_eq!(comparison, Comparison { names: 0, pairs: 1, differences: vec![] });
    }
}

#[test]
fn numbers_are_compared_in_both_directions() {
    let family =
        family(vec![in_packets(0x00, &["CONNACK"]), in_packets(0x00, &["SUBACK"]), in_packets(0x81, &["AUTH"])]);
    let comparison = numbers(&[constant("OK", 0), constant("GRANTED", 0), constant("BAD", 0x19)], &family);
    assert_eq!(told(&comparison), ["0x19: present, absent", "0x81: absent, present"]);
    assert_eq!(comparison.names, 3);
}
