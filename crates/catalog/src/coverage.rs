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

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    /// The row of a family in Japanese, after something was done to the sound catalog.
    fn japanese(family: &str, change: impl FnOnce(&mut Family)) -> Row {
        let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad-specs/base");
        let mut catalog = crate::load(&base).catalog.unwrap();
        change(catalog.families.iter_mut().find(|read| read.id == family).unwrap());
        rows(&catalog).into_iter().find(|row| row.family == family && row.locale == "ja").unwrap()
    }

    /// Makes the Japanese of a text empty, or takes it away.
    fn lose(text: &mut Localized, is_there: bool) {
        let kept = text.iter().filter(|(tag, _)| *tag != "ja").map(|(tag, said)| (tag.into(), said.into()));
        *text = kept.chain(is_there.then(|| ("ja".into(), "".into()))).collect();
    }

    fn clear(text: &mut Localized) {
        lose(text, true);
    }

    #[test]
    fn whatever_is_there_is_counted() {
        let row = japanese("tiny-1.0", |_| ());
        let whole = Row {
            family: "tiny-1.0".to_owned(),
            locale: "ja".to_owned(),
            codes: 2,
            source: 2,
            title: 2,
            summary: 2,
            failures: 1,
            remedy: 1,
            seen_as: 0,
        };
        assert_eq!(row, whole);
        assert!(row.is_complete());
    }

    #[test]
    fn a_row_says_what_is_not_there() {
        type Loss = (fn(&mut Code), [usize; 4]);
        let losses: [Loss; 9] = [
            (|code| code.sources.clear(), [0, 1, 1, 1]),
            (|code| clear(&mut code.title), [1, 0, 1, 1]),
            (|code| lose(&mut code.title, false), [1, 0, 1, 1]),
            (|code| clear(&mut code.summary), [1, 1, 0, 1]),
            (|code| code.troubleshooting.clear(), [1, 1, 1, 0]),
            (|code| clear(&mut code.troubleshooting[0].cause), [1, 1, 1, 0]),
            (|code| clear(&mut code.troubleshooting[0].fix), [1, 1, 1, 0]),
            (|code| clear(code.troubleshooting[0].check.as_mut().unwrap()), [1, 1, 1, 0]),
            (|code| code.troubleshooting[0].check = None, [1, 1, 1, 1]),
        ];
        for (index, (lose, expected)) in losses.into_iter().enumerate() {
            let row = japanese("lib", |family| lose(&mut family.codes[0]));
            assert_eq!([row.source, row.title, row.summary, row.remedy], expected, "{index}");
            assert_eq!(row.is_complete(), expected == [1; 4], "{index}");
            assert_eq!((row.codes, row.failures, row.seen_as), (1, 1, 0), "{index}");
        }
    }

    #[test]
    fn a_success_needs_no_remedy() {
        let row = japanese("lib", |family| family.codes[0].outcome = Outcome::Success);
        assert_eq!((row.failures, row.remedy), (0, 0));
        assert!(row.is_complete());
    }

    #[test]
    fn sightings_are_counted() {
        let sighting =
            crate::model::Sighting { client: "a".to_owned(), from: None, text: "refused".to_owned(), pattern: false };
        assert_eq!(japanese("lib", |family| family.codes[0].seen_as.push(sighting)).seen_as, 1);
    }
}
