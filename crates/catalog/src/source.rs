//! The text of the spec's files, and positions in it.
//!
//! A [`Span`] is a byte range in one file. Lines and columns, which people and editors count in characters from 1, are
//! computed only when a diagnostic is written.

use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};

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

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// One file of the spec as it was read.
#[derive(Clone, Debug)]
pub struct SourceFile {
    path: PathBuf,
    text: String,
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
        self.path.to_string_lossy().replace('\\', "/")
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
        let before = self.text.get(..at).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
        Position { line: count(line), column: count(column) }
    }

    /// The byte offset of a line and column, both from 1; the end of the file if there is no such place.
    #[must_use]
    pub fn offset(&self, line: u64, column: u64) -> u32 {
        let mut start = 0;
        for (index, text) in self.text.split_inclusive('\n').enumerate() {
            if index as u64 + 1 == line {
                let skipped = usize::try_from(column.saturating_sub(1)).unwrap_or(usize::MAX);
                let inside = text.char_indices().nth(skipped).map_or(text.trim_end_matches('\n').len(), |(at, _)| at);
                return count(start + inside);
            }
            start += text.len();
        }
        count(self.text.len())
    }
}

/// All files of a spec, in the order in which they were read.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// Adds a file and returns its id.
    pub fn add(&mut self, path: PathBuf, text: String) -> FileId {
        self.files.push(SourceFile { path, text });
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
    pub fn part(&self, text: &At<String>, part: Range<usize>) -> Span {
        let Some(at) = self.slice(text.span).find(text.as_str()) else { return text.span };
        let place = |offset: usize| text.span.start + count(at + offset);
        Span { file: text.span.file, start: place(part.start), end: place(part.end) }
    }
}

/// Files are capped at [`crate::read::MAX_FILE_BYTES`], so every count fits.
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
    }
}
