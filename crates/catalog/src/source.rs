//! The text of the spec's files, and positions in it.
//!
//! A [`Span`] is a byte range in one file. Lines and columns, which people and editors count in characters from 1, are
//! computed only when a diagnostic is written.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use crate::limits::Limits;

/// A file of the spec, by its position in [`Sources`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A byte range in one file of the spec.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// Offset of the first byte.
    pub start: u32,
    /// Offset behind the last byte; equal to `start` where only a point is known.
    pub end: u32,
}

impl Span {
    /// The start of a file: for findings about the file as a whole.
    #[must_use]
    pub const fn file_start(file: FileId) -> Self {
        Self { file, start: 0, end: 0 }
    }

    /// The range as `usize`, for slicing the file's text.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether the other span lies in this one.
    #[must_use]
    pub fn holds(self, other: Self) -> bool {
        self.file == other.file && self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that holds both. The files must be the same; otherwise `self` is returned.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        if self.file != other.file {
            return self;
        }
        Self { file: self.file, start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// A place as people say it: line and column from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// One file of the spec as it was read.
#[derive(Clone, Debug)]
pub struct SourceFile {
    path: PathBuf,
    text: String,
    lines: OnceLock<Lines>,
}

/// Where the lines of a text start, and how many characters stand before each block of it: made when the first place is
/// looked up, so that a thousand findings in a long line do not count its characters a thousand times.
#[derive(Clone, Debug)]
struct Lines {
    starts: Vec<u32>,
    /// Number of characters before each block of [`BLOCK`] bytes.
    characters: Vec<u32>,
}

/// Bytes of a block whose characters are counted at once.
const BLOCK: usize = 4096;

impl Lines {
    fn of(text: &str) -> Self {
        let newlines = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(newlines.map(|(at, _)| count(at + 1))).collect();
        let mut before = 0;
        let characters = text.as_bytes().chunks(BLOCK).map(|block| {
            let here = before;
            before += count(begun(block));
            here
        });
        Self { starts, characters: characters.collect() }
    }

    /// Number of characters before a byte offset.
    fn characters_before(&self, text: &str, offset: usize) -> u32 {
        let block = offset / BLOCK;
        let before = self.characters.get(block).copied().unwrap_or_default();
        before + count(begun(text.as_bytes().get(block * BLOCK..offset).unwrap_or_default()))
    }
}

/// Number of characters that begin in these bytes of UTF-8.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

impl SourceFile {
    /// The path as it was given: the spec folder as the caller named it, then the file's place in it.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The path with `/` on every system, as diagnostics print it.
    #[must_use]
    pub fn display_path(&self) -> String {
        crate::hidden::shown(&crate::file::shown(&self.path))
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Line and column of a byte offset. An offset behind the end counts as the end.
    #[must_use]
    pub fn position(&self, offset: u32) -> Position {
        let mut at = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        let lines = self.lines();
        let line = lines.starts.partition_point(|start| *start as usize <= at);
        let start = lines.starts.get(line.saturating_sub(1)).map_or(0, |start| *start as usize);
        let column = lines.characters_before(&self.text, at) - lines.characters_before(&self.text, start) + 1;
        Position { line: count(line), column }
    }

    /// The byte range of a line, counted from 1, with its line break.
    #[must_use]
    pub fn line(&self, line: u32) -> Range<usize> {
        let starts = &self.lines().starts;
        let start = |line: u32| starts.get(line.saturating_sub(1) as usize).map(|start| *start as usize);
        start(line).unwrap_or(self.text.len())..start(line.saturating_add(1)).unwrap_or(self.text.len())
    }

    fn lines(&self) -> &Lines {
        self.lines.get_or_init(|| Lines::of(&self.text))
    }

    /// The byte offset of a line and column, both from 1; the end of the file if there is no such place.
    #[must_use]
    pub fn offset(&self, line: u64, column: u64) -> u32 {
        let range = self.line(u32::try_from(line).unwrap_or(u32::MAX));
        let text = self.text.get(range.clone()).unwrap_or_default();
        let skipped = usize::try_from(column.saturating_sub(1)).unwrap_or(usize::MAX);
        let inside = text.char_indices().nth(skipped).map_or(text.trim_end_matches('\n').len(), |(at, _)| at);
        count(range.start + inside)
    }
}

/// All files of a spec, in the order in which they were read.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    texts: TextPolicy,
    limits: Limits,
    bytes: usize,
}

/// Which texts a spec may have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextPolicy {
    /// Plain ones, without characters that a reviewer cannot see.
    #[default]
    Plain,
    /// Any, for tests that whatever a text says, the outputs are sound.
    Hostile,
}

impl Sources {
    /// No files yet, and this policy and these limits for those to come.
    #[must_use]
    pub fn with(texts: TextPolicy, limits: Limits) -> Self {
        Self { texts, limits, ..Self::default() }
    }

    /// How much may be read.
    #[must_use]
    pub const fn limits(&self) -> Limits {
        self.limits
    }

    /// Whether texts must be plain.
    #[must_use]
    pub fn are_plain(&self) -> bool {
        self.texts == TextPolicy::Plain
    }

    /// Number of bytes in all files together.
    #[must_use]
    pub const fn bytes(&self) -> usize {
        self.bytes
    }

    /// Adds a file and returns its id.
    pub fn add(&mut self, path: PathBuf, text: String) -> FileId {
        self.bytes += text.len();
        self.files.push(SourceFile { path, text, lines: OnceLock::new() });
        FileId(count(self.files.len() - 1))
    }

    /// The file with this id; ids come from [`Sources::add`] on the same value, so it is there.
    #[must_use]
    pub fn get(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize)
    }

    /// The text that a span covers.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.file).and_then(|file| file.text.get(span.range())).unwrap_or_default()
    }

    /// The span of a part of a text; of the whole text where the file has it escaped or in several lines.
    #[must_use]
    pub fn part(&self, text: &At<Arc<str>>, part: Range<usize>) -> Span {
        let Some(at) = self.slice(text.span).find(text.as_str()) else { return text.span };
        let place = |offset: usize| text.span.start + count(at + offset);
        Span { file: text.span.file, start: place(part.start), end: place(part.end) }
    }
}

/// Files are bounded by [`Limits`], so every count fits.
fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// A value together with the place it was written at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T> At<T> {
    /// Pairs a value with its place.
    pub const fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

impl At<Arc<str>> {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.value
    }
}

impl<T> std::ops::Deref for At<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let mut sources = Sources::default();
        let id = sources.add("a.yaml".into(), "a: 1\n名前: x\n".to_owned());
        let file = sources.get(id).unwrap();
        assert_eq!(file.position(0), Position { line: 1, column: 1 });
        assert_eq!(file.position(13), Position { line: 2, column: 5 });
        assert_eq!(file.offset(2, 5), 13);
        assert_eq!(file.position(999), Position { line: 3, column: 1 });
        assert_eq!(file.line(2), 5..15);
        assert_eq!(file.line(9), 15..15);
    }

    #[test]
    fn columns_count_characters_in_long_lines() {
        let mut sources = Sources::default();
        let text = format!("{}\n{}x", "名".repeat(3 * BLOCK), "a名".repeat(2 * BLOCK));
        let id = sources.add("a.yaml".into(), text.clone());
        let file = sources.get(id).unwrap();
        let at = count(text.len() - 1);
        assert_eq!(file.position(at), Position { line: 2, column: count(4 * BLOCK + 1) });
        assert_eq!(file.position(3 * count(BLOCK)), Position { line: 1, column: count(BLOCK + 1) });
        assert_eq!(file.offset(2, u64::from(count(4 * BLOCK + 1))), at);
    }
}
