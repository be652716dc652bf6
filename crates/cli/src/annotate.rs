//! `mqtt-codes annotate`: a log goes through, and notes appear under the lines that carry a code.
//!
//! Bytes in are bytes out: lines are never changed, whatever they are made of. Memory is bounded by [`LONGEST_LINE`] and the
//! number of codes. What has been read is written before more is awaited, so nothing is held back from someone who watches.

use std::borrow::Cow;
use std::collections::HashSet;
use std::io::{self, BufWriter, ErrorKind, Read, Write};

use lookup::{Answer, Lookup, Question};
use serde_json::json;

use crate::Outcome;
use crate::args::{AnnotateArgs, Format};
use crate::catalog::FAMILIES;
use crate::explain::question;
use crate::output::{self, Output, visible};
use crate::show;
use crate::words::Words;

/// Longer lines pass unread, as do those with a null byte: they are not of a log.
const LONGEST_LINE: usize = 16 * 1024;
/// What is read at once.
const CHUNK: usize = 128 * 1024;
/// How many kinds of notes are remembered as told.
const MOST_TOLD: usize = 4096;

pub(crate) fn run(args: &AnnotateArgs, output: &Output) -> Outcome {
    let lookup = Lookup::new(FAMILIES);
    let sink = BufWriter::with_capacity(CHUNK, io::stdout().lock());
    let mut annotator = Annotator { lookup, args, output, sink, told: HashSet::new(), line: 0, found: false };
    match annotator.copy(&mut io::stdin().lock()) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::BrokenPipe => {}
        Err(error) => {
            output::complain("cannot copy", &error);
            return Outcome::Failed;
        }
    }
    let found = annotator.found;
    // Whoever stopped reading is not told again when the writer is dropped.
    let _ = annotator.sink.into_parts();
    if found { Outcome::Found } else { Outcome::NothingFound }
}

struct Annotator<'a, W: Write> {
    lookup: Lookup<'static>,
    args: &'a AnnotateArgs,
    output: &'a Output,
    sink: BufWriter<W>,
    /// What has been explained: the ids of the meanings of a line.
    told: HashSet<String>,
    line: u64,
    found: bool,
}

impl<W: Write> Annotator<'_, W> {
    fn copy(&mut self, source: &mut impl Read) -> io::Result<()> {
        let mut buffer = vec![0; CHUNK];
        let mut held: Vec<u8> = Vec::new();
        let mut is_rest = false;
        loop {
            let count = match source.read(&mut buffer) {
                Ok(0) => break,
                Ok(count) => count,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            let mut chunk = buffer.get(..count).unwrap_or_default();
            while let Some(end) = chunk.iter().position(|byte| *byte == b'\n') {
                let (line, rest) = chunk.split_at(end + 1);
                chunk = rest;
                if std::mem::take(&mut is_rest) {
                    self.pass(line)?;
                } else if held.is_empty() {
                    self.line(line)?;
                } else {
                    held.extend_from_slice(line);
                    self.line(&held)?;
                    held.clear();
                }
            }
            if is_rest {
                self.pass(chunk)?;
            } else {
                held.extend_from_slice(chunk);
                is_rest = held.len() > LONGEST_LINE;
                if is_rest {
                    self.pass(&held)?;
                    held.clear();
                }
            }
            self.sink.flush()?;
        }
        if !held.is_empty() {
            self.line(&held)?;
        }
        self.sink.flush()
    }

    /// Passes bytes of a line that is too long to be read.
    fn pass(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.args.only_matching || self.output.format == Format::Json { Ok(()) } else { self.sink.write_all(bytes) }
    }

    fn line(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.line += 1;
        let answer = self.answer(bytes);
        let has_code = answer.as_ref().is_some_and(|answer| !answer.meanings.is_empty());
        self.found |= has_code;
        if self.output.format == Format::Json {
            return answer.filter(|_| has_code).map_or(Ok(()), |answer| self.record(bytes, &answer));
        }
        if has_code || !self.args.only_matching {
            self.sink.write_all(bytes)?;
        }
        match answer {
            Some(answer) if has_code => self.note(&answer, bytes.ends_with(b"\n")),
            _ => Ok(()),
        }
    }

    fn answer(&self, bytes: &[u8]) -> Option<Answer<'static>> {
        if bytes.len() > LONGEST_LINE || bytes.contains(&0) {
            return None;
        }
        // `from_utf8_lossy` looks at one character after the other, even where there is nothing to replace.
        let text = str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed);
        let text = text.trim_end_matches(['\n', '\r']);
        let question = Question { is_log_line: true, ..question(text, &self.args.narrow) };
        Some(self.lookup.ask(&question))
    }

    /// Writes a note, unless its codes have been explained.
    fn note(&mut self, answer: &Answer<'_>, has_line_end: bool) -> io::Result<()> {
        let ids: Vec<&str> = answer.meanings.iter().map(|meaning| meaning.code.id).collect();
        let key = ids.join(" ");
        if !self.args.all && self.told.contains(&key) {
            return Ok(());
        }
        let note = note(answer, self.output);
        if self.told.len() < MOST_TOLD {
            self.told.insert(key);
        }
        let (before, after) = if has_line_end { ("", "\n") } else { ("\n", "") };
        write!(self.sink, "{before}{note}{after}")
    }

    /// Writes a line and its meanings as one line of JSON.
    fn record(&mut self, bytes: &[u8], answer: &Answer<'_>) -> io::Result<()> {
        let text = String::from_utf8_lossy(bytes);
        let record = json!({
            "line": self.line,
            "query": text.trim_end_matches(['\n', '\r']),
            "certain": answer.is_certain,
            "meanings": show::json::meanings(&answer.meanings, self.output),
            "outside": answer.outside,
        });
        self.sink.write_all(show::json::line(&record).as_bytes())
    }
}

/// What a line of notes begins with, so that others can be told from them.
const MARK: &str = "    mqtt-codes> ";

/// A line about a line: the meaning and its summary, or the meanings if there are several.
fn note(answer: &Answer<'_>, output: &Output) -> String {
    let words = Words::of(output.locale);
    let entries: Vec<_> = answer.meanings.iter().filter_map(|meaning| Some((meaning, show::entry(meaning)?))).collect();
    let named: Vec<String> = entries
        .iter()
        .take(4)
        .map(|(meaning, entry)| {
            format!("{} {} ({})", meaning.value, (entry.facts.texts)(output.locale).title, entry.code.id)
        })
        .collect();
    let mut note = named.join("; ");
    if let ([(_, entry)], true) = (entries.as_slice(), answer.is_certain) {
        note.push_str(". ");
        note.push_str((entry.facts.texts)(output.locale).summary);
    }
    if entries.len() > 4 {
        note += " …";
    }
    if !answer.outside.is_empty() {
        note.push_str(". ");
        note.push_str(&words.outside(&answer.outside));
    }
    let note = format!("{MARK}{}", visible(&note));
    show::paint::Paint(output.has_color).faint(&note)
}
