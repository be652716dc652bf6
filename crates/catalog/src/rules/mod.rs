//! The rules that a spec must keep. Each has a stable id in [`crate::rule`], an explanation with a wrong and a right
//! example (`explanations/<id>.md`), and a case under `tests/bad-specs/`.
//!
//! The modules group the rules as a reader of the spec meets them; each is a plain function from the document to its
//! findings. A code may be excused from a rule with `waive: {MC0401: why}`.

mod downgrades;
mod empty;
mod glossary;
mod locales;
mod names;
mod negotiation;
mod references;
mod texts;
pub mod tokens;
mod typography;
mod values;
mod waivers;

use crate::diagnostic::Findings;
use crate::document::Document;
use crate::source::Sources;
use crate::text::Texts;

pub(crate) use downgrades::shared;
pub(crate) use values::write_value;

/// Judges a document: every rule runs, whatever the others found.
pub fn judge(document: &Document, texts: &Texts<'_>, sources: &Sources, findings: &mut Findings) {
    names::check(document, findings);
    values::check(document, sources, findings);
    references::check(document, findings);
    empty::check(document, findings);
    downgrades::check(document, findings);
    negotiation::check(document, findings);
    texts::check(document, texts, sources, findings);
    locales::check(document, texts, sources, findings);
    waivers::apply(document, findings);
    findings.sort();
}
