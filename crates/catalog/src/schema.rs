//! The JSON Schemas of the spec's files, for editors, and of the exported catalog, for programs.
//!
//! They are derived from the types that read and write those files, so they say what the code does.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};

use crate::document::{
    CatalogFile, FamilyFile, FamilyTexts, GlossaryFile, GuideTexts, GuidesFile, LockFile, PacketTexts, PacketsFile,
    UiFile,
};
use crate::model::Catalog;
use crate::vectors::Vectors;

/// Name and text of every schema under `spec/schema/`.
#[must_use]
pub fn spec_schemas() -> Vec<(&'static str, String)> {
    vec![
        ("catalog.schema.json", of::<CatalogFile>()),
        ("packets.schema.json", of::<PacketsFile>()),
        ("guides.schema.json", of::<GuidesFile>()),
        ("family.schema.json", of::<FamilyFile>()),
        ("translation.schema.json", of::<FamilyTexts>()),
        ("packet-titles.schema.json", of::<PacketTexts>()),
        ("guide-texts.schema.json", of::<GuideTexts>()),
        ("ui.schema.json", of::<UiFile>()),
        ("glossary.schema.json", of::<GlossaryFile>()),
        ("lock.schema.json", of::<LockFile>()),
    ]
}

/// The schema of the exported catalog.
#[must_use]
pub fn export_schema() -> String {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    write(&generator.into_root_schema_for::<Catalog>())
}

/// The schema of the conformance vectors.
#[must_use]
pub fn vectors_schema() -> String {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    write(&generator.into_root_schema_for::<Vectors>())
}

/// The schema of one kind of file.
#[must_use]
pub fn of<T: JsonSchema>() -> String {
    write(&SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>())
}

fn write(schema: &Schema) -> String {
    let mut text = serde_json::to_string_pretty(schema).unwrap_or_default();
    text.push('\n');
    text
}
