//! Markdown, for issues and chats.

use std::fmt::Write as _;

use lookup::{Answer, Meaning};

use crate::catalog::{self, Entry, label};
use crate::output::{Output, visible};
use crate::words::Words;

/// All meanings; the first one, or every one, in full.
pub(crate) fn answer(query: &str, answer: &Answer<'_>, in_full: bool, output: &Output) -> String {
    let words = Words::of(output.locale);
    let mut text = String::new();
    if !answer.outside.is_empty() {
        let _ = write!(text, "{}\n\n", escaped(&words.outside(&answer.outside)));
    }
    for number in answer.unknown.iter().take(5) {
        let _ = write!(text, "{}\n\n", escaped(&words.unknown(*number)));
    }
    if answer.meanings.is_empty() {
        let _ = writeln!(text, "{}", escaped(&words.nothing(query)));
        for entry in answer.nearest.iter().filter_map(|code| catalog::entry(code.id)) {
            let _ = writeln!(text, "- {}", item(&entry, entry.facts.display, output));
        }
        return text;
    }
    if answer.meanings.len() > 1 {
        let _ = write!(text, "{}\n\n", words.several(answer.meanings.len()));
        for meaning in &answer.meanings {
            let Some(entry) = super::entry(meaning) else { continue };
            let _ = writeln!(
                text,
                "- {}. {}: {}",
                item(&entry, &super::numbers(&entry, meaning.value), output),
                words.matched,
                evidence(meaning, &words)
            );
        }
        text.push('\n');
    }
    let detailed = if in_full { answer.meanings.len() } else { 1 };
    let sections: Vec<String> =
        answer.meanings.iter().take(detailed).filter_map(|meaning| section(meaning, output)).collect();
    text + &sections.join("\n")
}

/// A table of codes.
pub(crate) fn table(entries: &[Entry], output: &Output) -> String {
    let mut text = "|  |  |  |\n|---|---|---|\n".to_owned();
    for entry in entries {
        let title = (entry.facts.texts)(output.locale).title;
        let _ = writeln!(text, "| {} | `{}` | {} |", entry.facts.display, entry.code.id, escaped(title));
    }
    text
}

fn item(entry: &Entry, numbers: &str, output: &Output) -> String {
    let title = escaped((entry.facts.texts)(output.locale).title);
    let symbol = entry.code.symbol.map(|symbol| format!(" `{symbol}`")).unwrap_or_default();
    format!("**{title}** ({numbers}){symbol}, {}", escaped(entry.family_facts.title(output.locale)))
}

fn evidence(meaning: &Meaning<'_>, words: &Words) -> String {
    let reasons: Vec<String> = meaning.evidence.iter().map(|evidence| escaped(&words.evidence(evidence))).collect();
    reasons.join(words.comma)
}

fn section(meaning: &Meaning<'_>, output: &Output) -> Option<String> {
    let entry = super::entry(meaning)?;
    let locale = output.locale;
    let words = Words::of(locale);
    let texts = (entry.facts.texts)(locale);
    let mut text = format!("## {} ({})\n\n", escaped(texts.title), super::numbers(&entry, meaning.value));
    let _ = write!(
        text,
        "{} · `{}`\n\n{}\n\n",
        escaped(entry.family_facts.title(locale)),
        entry.code.id,
        escaped(texts.summary)
    );
    let _ = writeln!(text, "{}: {}", words.matched, evidence(meaning, &words));
    if !texts.remedies.is_empty() {
        let _ = write!(text, "\n{}\n\n", label("causes", locale));
    }
    for (place, remedy) in texts.remedies.iter().enumerate() {
        let _ = writeln!(text, "{}. {}", place + 1, escaped(remedy.cause));
        if let Some(check) = remedy.check {
            let _ = writeln!(text, "   - {}: {}", label("label_check", locale), escaped(check));
        }
        let _ = writeln!(text, "   - {}: {}", label("label_fix", locale), escaped(remedy.fix));
    }
    text.push('\n');
    for advice in [super::retry(&entry, locale), super::will(&entry, locale)].into_iter().flatten() {
        let _ = write!(text, "{advice}\n\n");
    }
    for (title, section, url) in entry.facts.sources.iter().take(3) {
        let name = [Some(*title), *section].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let linked = url.map_or_else(|| escaped(&name), |url| format!("[{}]({url})", escaped(&name)));
        let _ = writeln!(text, "- {}: {linked}", label("label_source", locale));
    }
    Some(text)
}

/// Text in which nothing but code spans is markup. Code spans of the catalog stay.
fn escaped(text: &str) -> String {
    let text = visible(text);
    let is_balanced = text.matches('`').count().is_multiple_of(2);
    let mut escaped = String::with_capacity(text.len());
    let mut is_code = false;
    for c in text.chars() {
        if c == '`' && is_balanced {
            is_code = !is_code;
        } else if !is_code && matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
