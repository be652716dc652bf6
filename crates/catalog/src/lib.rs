//! What an MQTT code is: reads the spec, judges it, and resolves it into one immutable catalog.
//!
//! ```text
//! spec/**.yaml --read--> Document --judge--> Findings --resolve--> Catalog
//! ```
//!
//! [`load`] does all three. Each step is a function of its own: [`document::read`] is the only one that touches files,
//! [`rules::judge`] reports everything that is wrong in one run, and [`resolve::resolve`] builds the [`model::Catalog`]
//! that outputs are made from.
//!
//! ```no_run
//! let loaded = catalog::load(std::path::Path::new("spec"));
//! match &loaded.catalog {
//!     Some(catalog) => println!("{} families", catalog.families.len()),
//!     None => print!("{}", catalog::diagnostic::text::render(&loaded.findings, &loaded.sources, false)),
//! }
//! ```

pub mod coverage;
pub mod diagnostic;
pub mod digest;
pub mod document;
pub mod file;
pub mod hidden;
pub mod limits;
pub mod model;
pub mod parallel;
pub mod resolve;
pub mod rule;
pub mod rules;
pub mod schema;
pub mod source;
pub mod text;
pub mod vectors;
pub mod wording;
pub mod yaml;

use std::path::Path;

use diagnostic::Findings;
use document::Document;
use model::Catalog;
use source::Sources;
use text::{Texts, Translation};

/// A spec folder after reading and judging.
#[derive(Debug)]
pub struct Loaded {
    /// The files that were read.
    pub sources: Sources,
    /// What they say.
    pub document: Document,
    /// What is wrong with them.
    pub findings: Findings,
    /// The resolved catalog, if no finding is an error.
    pub catalog: Option<Catalog>,
}

/// Reads, judges and resolves a spec folder.
#[must_use]
pub fn load(folder: &Path) -> Loaded {
    load_into(Sources::default(), folder)
}

/// [`load`]s with the [`TextPolicy`](source::TextPolicy) of these sources, and adds the files to them.
#[must_use]
pub fn load_into(mut sources: Sources, folder: &Path) -> Loaded {
    let mut findings = Findings::default();
    let document = document::read(folder, &mut sources, &mut findings);
    let translations = judge(&document, &sources, &mut findings);
    let catalog = if findings.has_errors() { None } else { resolve::resolve(&document, &translations) };
    drop(translations);
    Loaded { sources, document, findings, catalog }
}

/// Judges a document. Of the maps that rules need, those are left that a catalog is made of.
fn judge<'d>(document: &'d Document, sources: &Sources, findings: &mut Findings) -> Vec<Translation<'d>> {
    let texts = Texts::of(document);
    rules::judge(document, &texts, sources, findings);
    texts.translations
}
