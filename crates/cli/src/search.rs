//! `mqtt-codes search`: words in all texts of all languages.

use lookup::{Lookup, Question};
use mqtt_codes::Locale;

use crate::Outcome;
use crate::args::SearchArgs;
use crate::catalog::{self, Entry, FAMILIES};
use crate::explain::joined;
use crate::list::show_all;
use crate::output::{self, Output};
use crate::words::Words;

pub(crate) fn run(args: &SearchArgs, output: &Output) -> Outcome {
    let query = joined(&args.words);
    let words: Vec<String> = query.split_whitespace().map(lookup::comparable).filter(|word| !word.is_empty()).collect();
    let mut found: Vec<(u32, Entry)> = Vec::new();
    for entry in
        catalog::entries().filter(|entry| args.family.as_deref().is_none_or(|family| entry.family.id == family))
    {
        if let Some(score) =
            words.iter().map(|word| score(&entry, word)).sum::<Option<u32>>().filter(|_| !words.is_empty())
        {
            found.push((score, entry));
        }
    }
    found.sort_by_key(|(score, _)| u32::MAX - score);
    let entries: Vec<Entry> = found.into_iter().map(|(_, entry)| entry).collect();
    if entries.is_empty() {
        suggest(&query, output);
    }
    show_all(&entries, output)
}

/// How prominently a code has a word, if it has it at all: in its name, its title, its summary, or its causes and remedies.
fn score(entry: &Entry, word: &str) -> Option<u32> {
    let has = |text: &str| lookup::comparable(text).contains(word);
    let in_any = |of: fn(&catalog::Texts) -> &'static str| {
        Locale::ALL.iter().any(|locale| has(of(&(entry.facts.texts)(*locale))))
    };
    if has(entry.code.name) || entry.code.symbol.is_some_and(has) || in_any(|texts| texts.title) {
        return Some(100);
    }
    if in_any(|texts| texts.summary) {
        return Some(10);
    }
    let is_in_remedies = |locale: &Locale| {
        (entry.facts.texts)(*locale)
            .remedies
            .iter()
            .any(|remedy| has(remedy.cause) || has(remedy.fix) || remedy.check.is_some_and(has))
    };
    let is_seen = entry.code.seen_as.iter().any(|sighting| has(sighting.text));
    (is_seen || Locale::ALL.iter().any(is_in_remedies)).then_some(1)
}

/// Names what is nearest, since nothing fits.
fn suggest(query: &str, output: &Output) {
    let words = Words::of(output.locale);
    output::say(&words.nothing(query));
    let lookup = Lookup::new(FAMILIES);
    let answer = lookup.ask(&Question::new(query));
    let near = answer.meanings.iter().map(|meaning| meaning.code).chain(answer.nearest.iter().copied());
    let ids: Vec<&str> = near.take(5).map(|code| code.id).collect();
    if !ids.is_empty() {
        output::say(&format!("{}: {}", words.nearest, ids.join(", ")));
    }
}
