//! Which differences are known and right.

use super::compare::{ABSENT, Difference, PRESENT};
use super::manifest::Quirk;

/// The differences of one artifact, judged.
#[derive(Debug, Default)]
pub(crate) struct Judged<'q> {
    /// Differences with the quirk that explains each.
    pub(crate) explained: Vec<(Difference, &'q Quirk)>,
    pub(crate) unexplained: Vec<Difference>,
    /// Quirks that did not occur.
    pub(crate) stale: Vec<Difference>,
}

/// Explains the differences of an artifact by its quirks. Quirks of families that were not compared are not stale.
pub(crate) fn judge<'q>(
    artifact: &str,
    families: &[&str],
    differences: Vec<Difference>,
    quirks: &'q [Quirk],
) -> Judged<'q> {
    let own = quirks.iter().filter(|quirk| quirk.artifacts.iter().any(|name| name.value == artifact));
    let known: Vec<_> = own
        .filter(|quirk| families.contains(&quirk.family.value.as_str()))
        .flat_map(|quirk| stands_for(quirk).map(move |known| (known, quirk)))
        .collect();
    let is_stale = |known: &&Difference| !differences.iter().any(|difference| explains(known, difference));
    let stale = known.iter().map(|(known, _)| known).filter(is_stale).cloned().collect();
    let mut judged = Judged { stale, ..Judged::default() };
    for difference in differences {
        match known.iter().find(|(known, _)| explains(known, &difference)) {
            Some((_, quirk)) => judged.explained.push((difference, quirk)),
            None => judged.unexplained.push(difference),
        }
    }
    judged
}

/// The differences that a quirk stands for.
fn stands_for(quirk: &Quirk) -> impl Iterator<Item = Difference> {
    quirk.subjects.iter().map(|subject| Difference {
        family: quirk.family.value.clone(),
        subject: subject.value.clone(),
        artifact: quirk.artifact.value.clone(),
        catalog: quirk.catalog.value.clone(),
    })
}

/// Whether a difference is the known one. A constant that is known to be present may have any number.
fn explains(known: &Difference, difference: &Difference) -> bool {
    let is_present = known.artifact == PRESENT && difference.artifact != ABSENT;
    (&known.family, &known.subject, &known.catalog) == (&difference.family, &difference.subject, &difference.catalog)
        && (is_present || known.artifact == difference.artifact)
}

#[cfg(test)]
mod tests {
    use catalog::source::{At, Span};

    use super::*;

    fn quirk(artifact: &str, family: &str, subject: &str, [says, catalog]: [&str; 2]) -> Quirk {
        let at = |text: &str| At::new(text.to_owned(), Span::default());
        Quirk {
            artifacts: vec![at("other-artifact"), at(artifact)],
            family: at(family),
            subjects: vec![at(subject)],
            artifact: at(says),
            catalog: at(catalog),
            since: None,
            why: at("It is known."),
        }
    }

    fn difference(subject: &str, [artifact, catalog]: [&str; 2]) -> Difference {
        let [subject, artifact, catalog] = [subject, artifact, catalog].map(str::to_owned);
        Difference { family: "lib".to_owned(), subject, artifact, catalog }
    }

    /// How many are explained, unexplained and stale, when the artifact `lib-1` says 5 for `LIB_ERR_AUTH` and the family
    /// `lib` says 11.
    fn counts(quirks: &[Quirk]) -> [usize; 3] {
        let judged = judge("lib-1", &["lib"], vec![difference("LIB_ERR_AUTH", ["5", "11"])], quirks);
        [judged.explained.len(), judged.unexplained.len(), judged.stale.len()]
    }

    #[test]
    fn a_difference_without_a_quirk_is_unexplained() {
        assert_eq!(counts(&[]), [0, 1, 0]);
    }

    #[test]
    fn a_quirk_explains_exactly_its_difference() {
        assert_eq!(counts(&[quirk("lib-1", "lib", "LIB_ERR_AUTH", ["5", "11"])]), [1, 0, 0]);
        assert_eq!(counts(&[quirk("lib-1", "lib", "LIB_ERR_AUTH", ["present", "11"])]), [1, 0, 0]);
    }

    #[test]
    fn a_quirk_that_does_not_occur_is_stale() {
        for [artifact, catalog] in [["6", "11"], ["5", "12"], ["absent", "11"]] {
            assert_eq!(counts(&[quirk("lib-1", "lib", "LIB_ERR_AUTH", [artifact, catalog])]), [0, 1, 1]);
        }
        assert_eq!(counts(&[quirk("lib-1", "lib", "LIB_ERR_TLS", ["5", "11"])]), [0, 1, 1]);
    }

    #[test]
    fn a_quirk_of_something_that_was_not_compared_is_neither() {
        assert_eq!(counts(&[quirk("lib-2", "lib", "LIB_ERR_AUTH", ["5", "11"])]), [0, 1, 0]);
        assert_eq!(counts(&[quirk("lib-1", "not-compared", "LIB_ERR_AUTH", ["5", "11"])]), [0, 1, 0]);
    }

    #[test]
    fn a_constant_that_is_known_to_be_present_is_stale_when_it_is_gone() {
        let quirks = [quirk("lib-1", "lib", "LIB_ERR_AUTH", ["present", "11"])];
        let judged = judge("lib-1", &["lib"], vec![difference("LIB_ERR_AUTH", ["absent", "11"])], &quirks);
        assert_eq!((judged.explained.len(), judged.unexplained.len(), judged.stale.len()), (0, 1, 1));
    }
}
