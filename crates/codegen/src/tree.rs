//! Files in memory: what a render makes, before anything touches the disk.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use crate::path::{self, PathFault};

/// Files by path, relative to the output folder with `/` between folders.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    files: BTreeMap<String, Vec<u8>>,
    /// The paths in the form of [`path::folded`]: some file systems would keep only one of two such files.
    folded: HashSet<String>,
    /// The folders of the files, in the same form.
    folders: HashSet<String>,
}

/// Why a file could not be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathError {
    /// Another file has this path already, or one of the two would have to be a folder.
    Taken,
    /// It leaves the output folder, or is no path on some system.
    Bad(PathFault),
}

impl std::fmt::Display for PathError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Taken => f.write_str("another file has this path already"),
            Self::Bad(fault) => fault.fmt(f),
        }
    }
}

/// Whether a path is relative, plain, and stays inside of the folder that it is relative to.
pub(crate) fn stays_inside(path: &str) -> bool {
    let plain = |part: &str| !part.is_empty() && part != "." && part != ".." && !part.contains(['\\', ':', '\0']);
    path.split('/').all(plain)
}

/// The text with `\n` line ends; binary content as it is.
pub(crate) fn unix_lines(content: &[u8]) -> Cow<'_, [u8]> {
    if !content.contains(&b'\r') || content.contains(&0) {
        return Cow::Borrowed(content);
    }
    let mut lines = Vec::with_capacity(content.len());
    for (index, byte) in content.iter().enumerate() {
        if *byte != b'\r' || content.get(index + 1) != Some(&b'\n') {
            lines.push(*byte);
        }
    }
    Cow::Owned(lines)
}

impl Tree {
    /// Adds a file. Texts get `\n` line ends, whatever those of the templates are.
    ///
    /// # Errors
    ///
    /// If the path is taken, or does not stay inside the output folder.
    pub fn add(&mut self, path: String, content: Vec<u8>) -> Result<(), PathError> {
        if let Some(fault) = path::fault(&path) {
            return Err(PathError::Bad(fault));
        }
        let folded = path::folded(&path);
        let folders = folded.match_indices('/').filter_map(|(at, _)| folded.get(..at));
        if self.folders.contains(&folded) || folders.clone().any(|folder| self.folded.contains(folder)) {
            return Err(PathError::Taken);
        }
        self.folders.extend(folders.map(str::to_owned));
        if !self.folded.insert(folded) {
            return Err(PathError::Taken);
        }
        let content = match unix_lines(&content) {
            Cow::Owned(text) => text,
            Cow::Borrowed(_) => content,
        };
        self.files.insert(path, content);
        Ok(())
    }

    /// Adds the files of another target, which stand in a folder of their own.
    pub fn merge(&mut self, other: Self) {
        self.files.extend(other.files);
        self.folded.extend(other.folded);
        self.folders.extend(other.folders);
    }

    /// The files, sorted by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, content)| (path.as_str(), content.as_slice()))
    }

    /// The content of a file.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_inside() {
        let mut tree = Tree::default();
        assert_eq!(tree.add("a/b.rs".to_owned(), Vec::new()), Ok(()));
        assert_eq!(tree.add("A/b.rs".to_owned(), Vec::new()), Err(PathError::Taken));
        assert_eq!(tree.add("caf\u{E9}/b".to_owned(), Vec::new()), Ok(()));
        for taken in ["cafe\u{301}/b", "CAFE\u{301}", "cafe\u{301}/b/c"] {
            assert_eq!(tree.add(taken.to_owned(), Vec::new()), Err(PathError::Taken), "{taken}");
        }
        for bad in ["", "/a", "../a", "a/../b", "a//b", "a\\b", "C:/a"] {
            assert_eq!(tree.add(bad.to_owned(), Vec::new()), Err(PathError::Bad(PathFault::Outside)), "{bad}");
        }
    }

    #[test]
    fn texts_have_unix_line_ends_and_other_files_stay() {
        let mut tree = Tree::default();
        for (path, content) in [("text", "1\r\n\r2\r\r\n"), ("binary", "\0\r\n")] {
            assert_eq!(tree.add(path.to_owned(), content.into()), Ok(()));
        }
        assert_eq!(tree.get("text"), Some("1\n\r2\r\n".as_bytes()));
        assert_eq!(tree.get("binary"), Some("\0\r\n".as_bytes()));
    }

    #[test]
    fn a_path_is_a_file_or_a_folder() {
        let mut tree = Tree::default();
        assert_eq!(tree.add("a/b/c".to_owned(), Vec::new()), Ok(()));
        for taken in ["a", "a/b", "A/B", "a/b/c/d", "A/b/C/d"] {
            assert_eq!(tree.add(taken.to_owned(), Vec::new()), Err(PathError::Taken), "{taken}");
        }
        assert_eq!(tree.add("a/d".to_owned(), Vec::new()), Ok(()));
    }
}
