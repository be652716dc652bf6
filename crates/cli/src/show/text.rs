//! Text for people.

use std::fmt::Write as _;

use lookup::{Answer, Meaning};
use unicode_width::UnicodeWidthStr;

use super::paint::Paint;
use crate::catalog::{self, Entry, Translation, label};
use crate::output::{Output, visible};
use crate::words::Words;
use crate::wrap::wrap;

/// A page under construction.
pub(crate) struct Page<'o> {
    output: &'o Output,
    words: Words,
    paint: Paint,
    text: String,
}

/// How far the details of a meaning are moved to the right.
const INDENT: usize = 2;

/// All meanings; the first one, or every one, in full.
pub(crate) fn answer(query: &str, answer: &Answer<'_>, in_full: bool, output: &Output) -> String {
    let mut page = Page::new(output);
    page.remarks(answer);
    match answer.meanings.as_slice() {
        [] => page.nothing(query, answer),
        [only] => page.meaning(only),
        [first, ..] => {
            let several = page.words.several(answer.meanings.len());
            page.paragraph(0, &several);
            for meaning in &answer.meanings {
                page.line_of(meaning);
            }
            page.blank();
            if in_full {
                for meaning in &answer.meanings {
                    page.meaning(meaning);
                    page.blank();
                }
            } else {
                page.meaning(first);
                page.blank();
                let (more, narrow) = (page.words.more, page.words.narrow);
                page.paragraph(0, more);
                if !answer.is_certain {
                    page.paragraph(0, narrow);
                }
            }
        }
    }
    page.finish()
}

/// One line for each code, below the title of its family.
pub(crate) fn table(entries: &[Entry], output: &Output) -> String {
    let mut page = Page::new(output);
    for family in entries.chunk_by(|one, other| one.family.id == other.family.id) {
        page.family(family);
    }
    page.finish()
}

impl<'o> Page<'o> {
    fn new(output: &'o Output) -> Self {
        Self { output, words: Words::of(output.locale), paint: Paint(output.has_color), text: String::new() }
    }

    fn finish(mut self) -> String {
        let end = self.text.trim_end().len();
        self.text.truncate(end);
        self.text.push('\n');
        self.text
    }

    /// The codes of a family, or some of them.
    fn family(&mut self, entries: &[Entry]) {
        let Some(first) = entries.first() else { return };
        self.blank();
        let from = self.text.len();
        self.paragraph(0, &format!("{} ({})", first.family_facts.title(self.output.locale), first.family.id));
        self.embolden(from);
        let widest = |of: fn(&Entry) -> &'static str| entries.iter().map(|entry| of(entry).width()).max().unwrap_or(0);
        let (numbers, names) = (widest(|entry| entry.facts.display), widest(|entry| entry.code.name));
        for entry in entries {
            let (number, name) = (entry.facts.display, entry.code.name);
            let title = (entry.facts.texts)(self.output.locale).title;
            let lead = INDENT + numbers + 2 + names + 2;
            if lead + 16 > self.output.width {
                self.hanging(INDENT, 2 * INDENT, &format!("{number} {name}{}{title}", self.gap()));
                continue;
            }
            let mut lines = wrap(title, self.output.width - lead).into_iter();
            let blanks = " ".repeat(INDENT);
            let _ =
                writeln!(self.text, "{blanks}{number:>numbers$}  {name:<names$}  {}", lines.next().unwrap_or_default());
            for line in lines {
                let _ = writeln!(self.text, "{}{line}", " ".repeat(lead));
            }
        }
    }

    /// What must be said before anything else.
    fn remarks(&mut self, answer: &Answer<'_>) {
        let mut remarks = Vec::new();
        if !answer.outside.is_empty() {
            remarks.push(self.words.outside(&answer.outside));
        }
        remarks.extend(answer.unknown.iter().take(5).map(|number| self.words.unknown(*number)));
        if answer.is_too_large {
            remarks.push(self.words.too_large.to_owned());
        }
        for remark in &remarks {
            self.paragraph(0, remark);
        }
        if !remarks.is_empty() {
            self.blank();
        }
    }

    fn nothing(&mut self, query: &str, answer: &Answer<'_>) {
        let nothing = self.words.nothing(query);
        self.paragraph(0, &nothing);
        if !answer.nearest.is_empty() {
            let heading = format!("{}{}", self.words.nearest, self.colon());
            self.paragraph(0, &heading);
            for entry in answer.nearest.iter().filter_map(|code| catalog::entry(code.id)) {
                let title = (entry.facts.texts)(self.output.locale).title;
                self.hanging(
                    INDENT,
                    INDENT,
                    &format!("{} {}{}{title}", entry.facts.display, entry.code.id, self.gap()),
                );
            }
        }
    }

    /// A meaning on one line, with its evidence.
    fn line_of(&mut self, meaning: &Meaning<'_>) {
        let Some(entry) = super::entry(meaning) else { return };
        let title = (entry.facts.texts)(self.output.locale).title;
        let family = entry.family_facts.title(self.output.locale);
        self.hanging(
            INDENT,
            INDENT,
            &format!("{} ({}) — {family}", self.titled(&entry, title), super::numbers(&entry, meaning.value)),
        );
        let evidence = format!("{}{}{}", self.words.matched, self.gap(), self.evidence(meaning));
        let from = self.text.len();
        self.hanging(2 * INDENT, 2 * INDENT, &evidence);
        self.fade(from);
    }

    fn titled(&self, entry: &Entry, title: &str) -> String {
        match (entry.code.symbol, self.output.locale.tag()) {
            (Some(symbol), _) => format!("{symbol}{}{title}", self.gap()),
            (None, _) => title.to_owned(),
        }
    }

    fn evidence(&self, meaning: &Meaning<'_>) -> String {
        let reasons: Vec<String> = meaning.evidence.iter().map(|evidence| self.words.evidence(evidence)).collect();
        reasons.join(self.words.comma)
    }

    /// A meaning in full.
    fn meaning(&mut self, meaning: &Meaning<'_>) {
        let Some(entry) = super::entry(meaning) else { return };
        let locale = self.output.locale;
        let texts = (entry.facts.texts)(locale);
        let from = self.text.len();
        self.hanging(
            0,
            INDENT,
            &format!("{} ({})", self.titled(&entry, texts.title), super::numbers(&entry, meaning.value)),
        );
        self.embolden(from);
        let from = self.text.len();
        self.hanging(INDENT, INDENT, &format!("{} · {}", entry.family_facts.title(locale), entry.code.id));
        self.fade(from);
        self.blank();
        self.paragraph(INDENT, texts.summary);
        self.translation(entry.facts.translation(locale));
        self.field(self.words.matched, &self.evidence(meaning));
        self.blank();
        self.remedies(&entry);
        self.facts(&entry, meaning.value);
    }

    fn translation(&mut self, state: Translation) {
        let notice = match state {
            Translation::Current => return,
            Translation::Outdated => "translation_outdated",
            Translation::Missing => "translation_missing",
        };
        self.paragraph(INDENT, label(notice, self.output.locale));
    }

    /// Causes, where to look, what to do.
    fn remedies(&mut self, entry: &Entry) {
        let locale = self.output.locale;
        let remedies = (entry.facts.texts)(locale).remedies;
        if remedies.is_empty() {
            return;
        }
        self.paragraph(INDENT, label("causes", locale));
        for (place, remedy) in remedies.iter().enumerate() {
            let number = format!("{}. ", place + 1);
            let deep = INDENT + number.len();
            self.hanging(INDENT, deep, &format!("{number}{}", remedy.cause));
            if let Some(check) = remedy.check {
                self.field_at(deep, label("label_check", locale), check);
            }
            self.field_at(deep, label("label_fix", locale), remedy.fix);
        }
        self.blank();
    }

    fn facts(&mut self, entry: &Entry, value: i64) {
        let locale = self.output.locale;
        if let Some(retry) = super::retry(entry, locale) {
            self.field(label("label_retry", locale), retry);
        }
        if let Some(will) = super::will(entry, locale) {
            self.field(label("label_will", locale), will);
        }
        self.list("column_packet", &super::packets(entry, locale));
        self.list("label_apis", &super::apis(entry));
        self.list("label_versions", &super::versions(entry, locale));
        self.list("label_see_also", &named(entry.facts.see_also, self));
        self.list("label_equivalents", &named(entry.facts.equivalents, self));
        let same: Vec<&str> = super::same_number(entry, value).iter().map(|other| other.code.id).collect();
        self.list("label_numbers", &named(&same, self));
        let source = |(title, section, url): &(&str, Option<&str>, Option<&str>)| {
            [Some(*title), *section, *url].into_iter().flatten().collect::<Vec<_>>().join(" ")
        };
        let sources: Vec<String> = entry.facts.sources.iter().take(3).map(source).collect();
        for source in sources {
            self.field(label("label_source", locale), &source);
        }
    }

    fn list(&mut self, key: &str, items: &[impl AsRef<str>]) {
        if !items.is_empty() {
            let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
            self.field(label(key, self.output.locale), &items.join(self.words.comma));
        }
    }

    fn field(&mut self, name: &str, value: &str) {
        self.field_at(INDENT, name, value);
    }

    fn field_at(&mut self, indent: usize, name: &str, value: &str) {
        let from = self.text.len();
        self.hanging(indent, indent + INDENT, &format!("{name}{}{value}", self.gap()));
        if self.paint.0
            && let Some(at) = self.text.get(from..).and_then(|added| added.find(name)).map(|at| from + at)
        {
            let painted = self.paint.label(name);
            self.text.replace_range(at..at + name.len(), &painted);
        }
    }

    fn colon(&self) -> &'static str {
        label("colon", self.output.locale)
    }

    /// A colon, and a blank after it where the script has blanks.
    fn gap(&self) -> String {
        let colon = self.colon();
        if colon.is_ascii() { format!("{colon} ") } else { colon.to_owned() }
    }

    fn paragraph(&mut self, indent: usize, text: &str) {
        self.hanging(indent, indent, text);
    }

    /// A paragraph whose first line is moved less than the others.
    fn hanging(&mut self, first: usize, others: usize, text: &str) {
        let (first, others) = if self.output.width < 24 { (0, 0) } else { (first, others.min(self.output.width / 2)) };
        let width = self.output.width.saturating_sub(others).max(1);
        let text = visible(text);
        let lead = others.saturating_sub(first);
        let mut lines = wrap_hanging(&text, width, lead).into_iter();
        let head = lines.next().unwrap_or_default();
        self.text.push_str(&" ".repeat(first));
        self.text.push_str(&head);
        self.text.push('\n');
        for line in lines {
            self.text.push_str(&" ".repeat(others));
            self.text.push_str(&line);
            self.text.push('\n');
        }
    }

    fn blank(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    fn fade(&mut self, from: usize) {
        let paint = self.paint;
        self.repaint(from, |line| paint.faint(line));
    }

    fn embolden(&mut self, from: usize) {
        let paint = self.paint;
        self.repaint(from, |line| paint.strong(line));
    }

    /// Paints the lines that were added last.
    fn repaint(&mut self, from: usize, paint: impl Fn(&str) -> String) {
        let added = self.text.split_off(from.min(self.text.len()));
        for line in added.lines() {
            let text = line.trim_start();
            self.text.push_str(line.get(..line.len() - text.len()).unwrap_or_default());
            self.text.push_str(&paint(text));
            self.text.push('\n');
        }
    }
}

/// Lines of which the first may be wider by some columns.
fn wrap_hanging(text: &str, width: usize, lead: usize) -> Vec<String> {
    let first = wrap(text, width + lead);
    let Some(head) = first.first() else { return first };
    if first.len() == 1 {
        return first;
    }
    let rest = text.get(consumed(text, head)..).unwrap_or_default().trim_start();
    let mut lines = vec![head.clone()];
    lines.extend(wrap(rest, width));
    lines
}

/// How much of a text its first line has taken.
fn consumed(text: &str, line: &str) -> usize {
    let mut wanted = line.chars().filter(|c| *c != ' ');
    let mut next = wanted.next();
    for (at, c) in text.char_indices().filter(|(_, c)| !matches!(c, ' ' | '\n')) {
        match next {
            Some(expected) if expected == c => next = wanted.next(),
            _ => return at,
        }
    }
    text.len()
}

/// Codes by id and title.
fn named(ids: &[&str], page: &Page<'_>) -> Vec<String> {
    let named = |id: &&str| {
        let entry = catalog::entry(id)?;
        Some(format!("{} ({})", (entry.facts.texts)(page.output.locale).title, entry.family.id))
    };
    ids.iter().filter_map(named).collect()
}
