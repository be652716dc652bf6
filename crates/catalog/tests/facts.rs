//! The catalog says what the standards say: `facts/*.csv` hold the standards' own tables.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use catalog::document::Outcome;
use catalog::model::{Catalog, Family};

type Row = std::collections::HashMap<String, String>;

/// The real catalog, loaded once for all tests.
fn catalog() -> &'static Catalog {
    static CATALOG: LazyLock<Catalog> = LazyLock::new(|| {
        let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec");
        let loaded = catalog::load(&spec);
        let text = catalog::diagnostic::text::render(&loaded.findings, &loaded.sources, false);
        loaded.catalog.unwrap_or_else(|| panic!("{text}"))
    });
    &CATALOG
}

fn rows(name: &str) -> Vec<Row> {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests/facts", name].iter().collect();
    csv::Reader::from_path(path).unwrap().deserialize().map(Result::unwrap).collect()
}

/// A standard's name as a code name: `Granted QoS 0` is `granted-qos-0`.
fn kebab(name: &str) -> String {
    let words = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}

/// (name, value, packet, sender, section, requirement) of every undisputed cell.
fn cells(family: &Family) -> BTreeSet<[String; 6]> {
    let of = |code: &catalog::model::Code| {
        let cells = code.packets.iter().filter(|cell| cell.disputed.is_none());
        let row = |cell: &catalog::model::Cell| {
            [
                code.name.to_string(),
                code.value.to_string(),
                cell.packet.clone(),
                cell.sender.to_string(),
                cell.section.as_deref().unwrap_or_default().to_owned(),
                cell.requirement.as_deref().unwrap_or_default().to_owned(),
            ]
        };
        cells.map(row).collect::<Vec<_>>()
    };
    family.codes.iter().flat_map(of).collect()
}

#[test]
fn mqtt_5_has_45_names_43_values_and_95_pairs() {
    let catalog = catalog();
    let family = catalog.family("mqtt-5.0").unwrap();
    let names: BTreeSet<_> = family.codes.iter().map(|code| (code.name.to_string(), code.value)).collect();
    let values: BTreeSet<_> = family.codes.iter().map(|code| code.value).collect();
    assert_eq!((names.len(), values.len(), cells(family).len()), (45, 43, 95));
    let expected: BTreeSet<_> =
        rows("mqtt-5.0.csv").iter().map(|row| (kebab(&row["name"]), row["value"].parse().unwrap())).collect();
    assert_eq!(names, expected);
}

#[test]
fn mqtt_5_packets_and_senders_are_those_of_the_packet_tables() {
    let catalog = catalog();
    let expected: BTreeSet<_> = rows("mqtt-5.0-packets.csv")
        .iter()
        .filter(|row| row["in_packet_table"] == "yes")
        .map(|row| {
            let field = |key: &str| row[key].clone();
            [
                kebab(&row["name"]),
                field("value"),
                field("packet"),
                field("sender"),
                field("section"),
                field("requirement"),
            ]
        })
        .collect();
    assert_eq!(cells(catalog.family("mqtt-5.0").unwrap()), expected);
}

#[test]
fn only_table_2_6_admits_0x8c_into_disconnect() {
    let catalog = catalog();
    let family = catalog.family("mqtt-5.0").unwrap();
    let disputed: Vec<_> = family
        .codes
        .iter()
        .flat_map(|code| code.packets.iter().filter(|cell| cell.disputed.is_some()).map(|cell| (code.value, cell)))
        .collect();
    let [(0x8C, cell)] = disputed.as_slice() else { panic!("{disputed:?}") };
    assert_eq!((cell.packet.as_str(), cell.section.as_deref(), &cell.requirement), ("DISCONNECT", Some("2.4"), &None));
    let only_there: Vec<_> =
        rows("mqtt-5.0-packets.csv").into_iter().filter(|row| row["in_packet_table"] == "no").collect();
    let [row] = only_there.as_slice() else { panic!("{only_there:?}") };
    assert_eq!((row["value"].as_str(), row["packet"].as_str()), ("140", "DISCONNECT"));
}

#[test]
fn mqtt_5_errors_begin_at_0x80() {
    let catalog = catalog();
    for code in &catalog.family("mqtt-5.0").unwrap().codes {
        assert_eq!(code.outcome == Outcome::Error, code.value >= 0x80, "{}", code.id);
    }
}

#[test]
fn mqtt_3_1_1_has_the_tables_of_connack_and_suback() {
    let catalog = catalog();
    let family = catalog.family("mqtt-3.1.1").unwrap();
    let pairs: BTreeSet<_> = family
        .codes
        .iter()
        .flat_map(|code| code.packets.iter().map(|cell| (cell.packet.clone(), code.value)))
        .collect();
    let expected: BTreeSet<_> = rows("mqtt-3.1.1.csv")
        .iter()
        .filter(|row| row["name"] != "(reserved)")
        .map(|row| (row["packets"].clone(), row["value"].parse().unwrap()))
        .collect();
    assert_eq!(pairs, expected);
    assert_eq!(pairs.len(), 10);
    for code in &family.codes {
        let is_refusal = code.packets[0].packet == "CONNACK" && code.value != 0 || code.value == 0x80;
        assert_eq!(code.outcome == Outcome::Error, is_refusal, "{}", code.id);
    }
}

#[test]
fn version_3_refusals_have_the_equivalents_that_all_peers_agree_on() {
    let catalog = catalog();
    let agreed = [(0, 0x00), (1, 0x84), (2, 0x85), (3, 0x88), (4, 0x86), (5, 0x87)];
    let family = catalog.family("mqtt-3.1.1").unwrap();
    for (old, new) in agreed {
        let code = family.codes.iter().find(|code| code.value == old && code.packets[0].packet == "CONNACK").unwrap();
        let in_5 = code.equivalents.iter().filter(|id| id.starts_with("mqtt-5.0/"));
        let values: Vec<_> = in_5.map(|id| catalog.code(id).unwrap().value).collect();
        assert_eq!(values, [new], "{}", code.id);
    }
}

#[test]
fn every_fact_has_a_source_with_a_section_that_can_be_opened() {
    for family in &catalog().families {
        for code in &family.codes {
            assert!(!code.sources.is_empty(), "{}", code.id);
            // Of the other protocols there is no edition with fragments to link to.
            for cell in code.packets.iter().filter(|_| ["mqtt-5.0", "mqtt-3.1.1"].contains(&family.id.as_str())) {
                assert!(cell.url.as_ref().is_some_and(|url| url.contains('#')), "{} in {}", code.id, cell.packet);
            }
        }
    }
}

/// (constant, number) of a library at one version, as its own header or table has them.
fn upstream(file: &str, family: &str) -> BTreeSet<(String, i64)> {
    let rows = rows(file).into_iter().filter(|row| row["family"] == family);
    rows.map(|row| (row["name"].clone(), row["value"].parse().unwrap())).collect()
}

/// (constant, number) that the catalog has for a version; `None` is the latest.
fn constants(family: &Family, version: Option<&str>) -> BTreeSet<(String, i64)> {
    let numbers = |version: &str| version.split('.').map(|part| part.parse().unwrap()).collect::<Vec<u32>>();
    let is_in = |value: &&catalog::model::VersionedValue| {
        let Some(version) = version.map(numbers) else { return value.until.is_none() };
        value.since.as_ref().is_none_or(|since| numbers(since) <= version)
            && value.until.as_ref().is_none_or(|until| version < numbers(until))
    };
    let of = |code: &catalog::model::Code| {
        let symbol = code.symbol.as_deref().unwrap();
        code.values.iter().filter(is_in).map(move |value| (symbol.to_owned(), value.value)).collect::<Vec<_>>()
    };
    family.codes.iter().flat_map(of).collect()
}

#[test]
fn libraries_have_the_constants_of_their_headers() {
    let catalog = catalog();
    let cases = [
        ("mosquitto", "mosquitto-err.csv", "mosquitto-err-1.6.9", Some("1.6.9")),
        ("mosquitto", "mosquitto-err.csv", "mosquitto-err-2.0.11", Some("2.0.11")),
        ("mosquitto", "mosquitto-err.csv", "mosquitto-err-2.0.22", Some("2.0.22")),
        ("mosquitto", "mosquitto-err.csv", "mosquitto-err-2.1.2", None),
        ("paho-java", "paho-java-mqttv3.csv", "paho-java-mqttv3", None),
        ("paho-c", "paho-c.csv", "paho-c-1.3.12", None),
        ("paho-python", "paho-python.csv", "paho-python-err-1.6.1", Some("1.6.1")),
        ("paho-python", "paho-python.csv", "paho-python-err-2.2.0", None),
        ("paho-js", "paho-js.csv", "paho-js", None),
    ];
    for (family, file, rows, version) in cases {
        assert_eq!(constants(catalog.family(family).unwrap(), version), upstream(file, rows), "{rows}");
    }
}

#[test]
fn paho_java_v5_has_the_constants_of_its_exceptions() {
    let catalog = catalog();
    let mut expected = upstream("paho-java-mqttv5.csv", "paho-java-mqttv5-exception");
    expected.extend(upstream("paho-java-mqttv5.csv", "paho-java-mqttv5-packet-exception"));
    let found = constants(catalog.family("paho-java-v5").unwrap(), None);
    assert_eq!(expected.difference(&found).collect::<Vec<_>>(), Vec::<&(String, i64)>::new());
}
