//! The catalog of this repository's `spec/`, as a look-up takes it. It does not come from generated code.

use std::path::Path;
use std::sync::OnceLock;

use catalog::model;
use lookup::{Code, Family, Lookup, Sighting, Value};

/// A look-up in the whole catalog.
pub(crate) fn lookup() -> &'static Lookup<'static> {
    static LOOKUP: OnceLock<Lookup<'static>> = OnceLock::new();
    LOOKUP.get_or_init(|| {
        let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec");
        let catalog: &'static model::Catalog =
            Box::leak(Box::new(catalog::load(&spec).catalog.expect("the spec is fine")));
        Lookup::new(leak(catalog.families.iter().map(family).collect()))
    })
}

fn leak<T>(items: Vec<T>) -> &'static [T] {
    Box::leak(items.into_boxed_slice())
}

fn family(family: &'static model::Family) -> Family<'static> {
    Family {
        id: &family.id,
        is_protocol: serde_json::to_value(family.kind).expect("a name") == "protocol",
        is_hex: serde_json::to_value(family.notation).expect("a name") == "hex",
        codes: leak(family.codes.iter().map(code).collect()),
    }
}

fn code(code: &'static model::Code) -> Code<'static> {
    let value = |value: &model::VersionedValue| {
        let [since, until] = value.bounds();
        Value { number: value.value, since, until }
    };
    let sighting = |sighting: &'static model::Sighting| Sighting {
        client: &sighting.client,
        text: &sighting.text,
        is_pattern: sighting.pattern,
    };
    Code {
        id: &code.id,
        name: &code.name,
        symbol: code.symbol.as_deref(),
        values: leak(code.values.iter().map(value).collect()),
        packets: leak(code.packets.iter().map(|cell| cell.packet.as_str()).collect()),
        apis: leak(code.apis.iter().map(String::as_str).collect()),
        is_error: serde_json::to_value(code.outcome).expect("a name") == "error",
        titles: leak(code.title.iter().collect()),
        seen_as: leak(code.seen_as.iter().map(sighting).collect()),
    }
}
