//! How much of what a reader needs is there, by family and locale.

use serde::Serialize;

use crate::document::Outcome;
use crate::model::{Catalog, Code, Family, Localized, Remedy};

/// What one family has in one locale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The family.
    pub family: String,
    /// The locale.
    pub locale: String,
    /// Number of codes.
    pub codes: usize,
    /// Codes with at least one source.
    pub source: usize,
    /// Codes with a title.
    pub title: usize,
    /// Codes with a summary.
    pub summary: usize,
    /// Number of failures, which need a cause with its fix.
    pub failures: usize,
    /// Failures with at least one cause and its fix, and no cause without them.
    pub remedy: usize,
    /// Codes with what programs print when they meet them; quotes, the same in every locale.
    pub seen_as: usize,
}

impl Row {
    /// Whether every code has everything but `seen_as`.
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        self.source == self.codes
            && self.title == self.codes
            && self.summary == self.codes
            && self.remedy == self.failures
    }
}

/// One row for each family in each locale, in the catalog's order.
#[must_use]
pub fn rows(catalog: &Catalog) -> Vec<Row> {
    let of = |family| catalog.locales.iter().map(move |locale| row(family, locale));
    catalog.families.iter().flat_map(of).collect()
}

fn row(family: &Family, locale: &str) -> Row {
    let count = |has: &dyn Fn(&Code) -> bool| family.codes.iter().filter(|code| has(code)).count();
    let said = |text: &Localized| text.get(locale).is_some_and(|text| !text.is_empty());
    let remedied = |remedy: &Remedy| said(&remedy.cause) && said(&remedy.fix) && remedy.check.as_ref().is_none_or(said);
    let is_failure = |code: &Code| code.outcome == Outcome::Error;
    Row {
        family: family.id.clone(),
        locale: locale.to_owned(),
        codes: family.codes.len(),
        source: count(&|code| !code.sources.is_empty()),
        title: count(&|code| said(&code.title)),
        summary: count(&|code| said(&code.summary)),
        failures: count(&is_failure),
        remedy: count(&|code| {
            is_failure(code) && !code.troubleshooting.is_empty() && code.troubleshooting.iter().all(remedied)
        }),
        seen_as: count(&|code| !code.seen_as.is_empty()),
    }
}
