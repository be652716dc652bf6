//! Words in messages: what a misspelled one was meant to be, and several of them in a sentence.

/// Longest word that is compared with others, in characters.
const MAX_WORD: usize = 100;

/// Most words that a message lists.
const MAX_LISTED: usize = 30;

/// The candidate that was probably meant: the nearest by edit distance, if it is near enough.
#[must_use]
pub fn closest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let length = word.chars().take(MAX_WORD + 1).count();
    if length > MAX_WORD {
        return None;
    }
    let word = word.to_lowercase();
    let allowed = (length / 3).max(1);
    candidates
        .into_iter()
        .filter(|candidate| candidate.len() <= 4 * MAX_WORD && candidate.chars().count().abs_diff(length) <= allowed)
        .map(|candidate| (strsim::damerau_levenshtein(&word, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// "`a`, `b` and `c`"; the first ones, if there are many.
#[must_use]
pub fn list<'c>(words: impl IntoIterator<Item = &'c str>) -> String {
    let mut rest = words.into_iter();
    let mut words: Vec<_> = rest.by_ref().take(MAX_LISTED).map(|word| format!("`{word}`")).collect();
    let others = rest.count();
    if others > 0 {
        words.push(format!("{others} more"));
    }
    match words.split_last() {
        None => "none".to_owned(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

/// "a" or "an", by the first letter of what follows.
pub(crate) fn article(title: &str) -> &'static str {
    if title.starts_with(['a', 'e', 'i', 'o', 'A']) { "an" } else { "a" }
}
