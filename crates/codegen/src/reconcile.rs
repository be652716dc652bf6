//! The only code that touches the output folder: compares a rendered tree with it, and writes what differs.
//!
//! The manifest, `manifest.json`, remembers what was written: path and SHA-256 of every file. With it, a file that we
//! wrote and nobody edited can be told from one that someone edited or added, and only the former is ever replaced or
//! removed without being asked. Line endings never count as a difference.
//!
//! [`compare`] only reads; [`apply`] writes, each file through a temporary one beside it, the manifest last. A run that is
//! killed in between leaves whole files, and the next run finishes the work.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use catalog::digest::sha256;
use catalog::parallel;
use serde::{Deserialize, Serialize};
use similar::TextDiff;

use crate::tree::Tree;

/// The manifest's name in the output folder.
pub const MANIFEST: &str = "manifest.json";

/// What the output folder may hold for one target.
#[derive(Clone, Debug)]
pub struct Scope {
    /// The target's folder.
    pub target: String,
    /// Names of files and folders that building leaves there.
    pub artifacts: Vec<String>,
}

/// How a file differs from what it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It should be there and is not.
    Missing,
    /// We wrote it, and would write it differently today.
    Stale,
    /// Someone edited it since we wrote it, or wrote it before us.
    Edited,
    /// We wrote it, and would not write it today.
    Orphaned,
    /// We never wrote it.
    Foreign,
}

impl State {
    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Stale => "stale",
            Self::Edited => "hand-edited",
            Self::Orphaned => "orphaned",
            Self::Foreign => "foreign",
        }
    }
}

/// A file that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its path in the output folder.
    pub path: String,
    /// How it differs.
    pub state: State,
    /// What differs, for text files, as a unified diff from the disk to the tree.
    pub diff: String,
}

/// The result of a comparison.
#[derive(Debug, Default)]
pub struct Comparison {
    /// What differs, sorted by path.
    pub changes: Vec<Change>,
    /// Number of files that are as they should be.
    pub unchanged: usize,
    manifest: Manifest,
    manifest_is_current: bool,
}

impl Comparison {
    /// Whether everything is as it should be.
    #[must_use]
    pub const fn is_current(&self) -> bool {
        self.changes.is_empty() && self.manifest_is_current
    }

    /// The changes of one state.
    pub fn with(&self, state: State) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(move |change| change.state == state)
    }
}

/// What was written, by path.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Manifest {
    files: BTreeMap<String, String>,
}

/// Compares a tree with the output folder, for these targets only. Reads, never writes.
///
/// # Errors
///
/// If a file cannot be read, a link stands in the way, or the manifest is not one of ours.
pub fn compare(tree: &Tree, out: &Path, scopes: &[Scope]) -> io::Result<Comparison> {
    let written = Manifest::read(out)?;
    let mut comparison = Comparison { manifest: written.without(scopes), ..Comparison::default() };
    let files: Vec<_> = tree.iter().collect();
    let states = parallel::map(&files, |(path, content)| (hash(content), state(path, content, &written, out)));
    for ((path, _), (hash, state)) in files.into_iter().zip(states) {
        let change = state?;
        comparison.manifest.files.insert(path.to_owned(), hash);
        comparison.unchanged += usize::from(change.is_none());
        comparison.changes.extend(change);
    }
    for path in present(out, scopes)? {
        if tree.get(&path).is_some() {
            continue;
        }
        let state = match (written.files.get(&path), read(out, &path)?) {
            (Some(written), Some(disk)) if *written == hash(&disk) => State::Orphaned,
            (Some(_), Some(_)) => State::Edited,
            _ => State::Foreign,
        };
        comparison.changes.push(Change { path, state, diff: String::new() });
    }
    comparison.changes.sort_by(|a, b| a.path.cmp(&b.path));
    comparison.manifest_is_current = comparison.manifest == written;
    Ok(comparison)
}

/// How a file that should be there differs from what it should be.
fn state(path: &str, content: &[u8], written: &Manifest, out: &Path) -> io::Result<Option<Change>> {
    let change = |state, diff| Some(Change { path: path.to_owned(), state, diff });
    Ok(match read(out, path)? {
        None => change(State::Missing, String::new()),
        Some(disk) if normal(&disk) == normal(content) => None,
        Some(disk) => {
            let ours = written.files.get(path).is_some_and(|written| *written == hash(&disk));
            change(if ours { State::Stale } else { State::Edited }, diff(&disk, content))
        }
    })
}

/// Brings the output folder up to date: writes what is missing or stale, removes what is orphaned. Files that someone
/// edited are replaced, and files that we never wrote removed, only with `force`; otherwise they stay as they are.
///
/// Returns the number of files written or removed.
///
/// # Errors
///
/// If a file cannot be written or removed; the message names it.
pub fn apply(comparison: &Comparison, tree: &Tree, out: &Path, force: bool) -> io::Result<usize> {
    let is_kept = |change: &&Change| matches!(change.state, State::Edited | State::Foreign) && !force;
    let (kept, todo): (Vec<_>, Vec<_>) = comparison.changes.iter().partition(is_kept);
    let done = parallel::map(&todo, |change| match tree.get(&change.path) {
        Some(content) => write(out, &change.path, content),
        None => remove(out, &change.path),
    });
    done.into_iter().collect::<io::Result<()>>()?;
    let touched = todo.len();
    let mut manifest = comparison.manifest.clone();
    // What we would not overwrite is not ours: the next run must ask again.
    manifest.files.retain(|path, _| !kept.iter().any(|change| change.path == *path));
    if touched > 0 || manifest != Manifest::read(out)? {
        manifest.write(out)?;
    }
    Ok(touched)
}

/// The targets that the manifest has files of, whether they still exist or not.
///
/// # Errors
///
/// If the manifest cannot be read.
pub fn written_targets(out: &Path) -> io::Result<BTreeSet<String>> {
    let manifest = Manifest::read(out)?;
    Ok(manifest.files.keys().filter_map(|path| path.split('/').next()).map(str::to_owned).collect())
}

impl Manifest {
    fn read(out: &Path) -> io::Result<Self> {
        match read(out, MANIFEST)? {
            None => Ok(Self::default()),
            Some(bytes) => serde_json::from_slice(&bytes).map_err(|error| {
                let path = out.join(MANIFEST);
                io::Error::other(format!(
                    "{} is not a manifest: {error}; delete it to adopt the folder as it is",
                    path.display()
                ))
            }),
        }
    }

    /// The entries of other targets, which this run leaves alone.
    fn without(&self, scopes: &[Scope]) -> Self {
        let in_scope = |path: &str| scopes.iter().any(|scope| path.split('/').next() == Some(&scope.target));
        let files = self.files.iter().filter(|(path, _)| !in_scope(path));
        Self { files: files.map(|(path, hash)| (path.clone(), hash.clone())).collect() }
    }

    fn write(&self, out: &Path) -> io::Result<()> {
        let mut text = serde_json::to_string_pretty(self)?;
        text.push('\n');
        write(out, MANIFEST, text.as_bytes())
    }
}

/// The text with `\n` line ends; binary content as it is.
fn normal(content: &[u8]) -> Cow<'_, [u8]> {
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

fn hash(content: &[u8]) -> String {
    sha256(&normal(content))
}

fn diff(disk: &[u8], tree: &[u8]) -> String {
    let (disk, tree) = (normal(disk), normal(tree));
    match (std::str::from_utf8(&disk), std::str::from_utf8(&tree)) {
        (Ok(disk), Ok(tree)) => TextDiff::from_lines(disk, tree).unified_diff().context_radius(1).to_string(),
        _ => String::new(),
    }
}

/// The content of a file, or nothing if there is none.
fn read(out: &Path, path: &str) -> io::Result<Option<Vec<u8>>> {
    let full = inside(out, path)?;
    match fs::read(&full) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(named(&error, &full)),
    }
}

/// The full path of a file, if no link stands in its way.
fn inside(out: &Path, path: &str) -> io::Result<PathBuf> {
    let mut full = out.to_owned();
    for part in path.split('/') {
        full.push(part);
        if fs::symlink_metadata(&full).is_ok_and(|data| data.file_type().is_symlink()) {
            return Err(io::Error::other(format!(
                "{} is a link; generated files are not written through links",
                full.display()
            )));
        }
    }
    Ok(full)
}

/// Writes a file by way of a temporary one beside it, so that nobody ever sees half of it.
fn write(out: &Path, path: &str, content: &[u8]) -> io::Result<()> {
    let full = inside(out, path)?;
    let folder = full.parent().unwrap_or(out);
    fs::create_dir_all(folder).map_err(|error| named(&error, folder))?;
    let name = full.file_name().unwrap_or_default().to_string_lossy();
    let temporary = folder.join(format!(".{name}.{}.tmp", std::process::id()));
    let result = fs::write(&temporary, content).and_then(|()| fs::rename(&temporary, &full));
    result.map_err(|error| {
        // The error that is reported is the first one; cleaning up is best effort.
        let _ = fs::remove_file(&temporary);
        named(&error, &full)
    })
}

/// Removes a file, and the folders that it leaves empty.
fn remove(out: &Path, path: &str) -> io::Result<()> {
    let full = inside(out, path)?;
    fs::remove_file(&full).map_err(|error| named(&error, &full))?;
    let mut folder = full.parent();
    while let Some(empty) = folder.filter(|folder| *folder != out) {
        if fs::remove_dir(empty).is_err() {
            break;
        }
        folder = empty.parent();
    }
    Ok(())
}

/// All files in the folders of these targets, without what building leaves there.
fn present(out: &Path, scopes: &[Scope]) -> io::Result<BTreeSet<String>> {
    let mut files = BTreeSet::new();
    for scope in scopes {
        let mut folders = vec![scope.target.clone()];
        while let Some(folder) = folders.pop() {
            let full = inside(out, &folder)?;
            let entries = match fs::read_dir(&full) {
                Ok(entries) => entries,
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) => return Err(named(&error, &full)),
            };
            for entry in entries {
                let entry = entry.map_err(|error| named(&error, &full))?;
                let name = entry.file_name().to_string_lossy().into_owned();
                if scope.artifacts.contains(&name) {
                    continue;
                }
                let path = format!("{folder}/{name}");
                if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                    folders.push(path);
                } else {
                    files.insert(path);
                }
            }
        }
    }
    Ok(files)
}

fn named(error: &io::Error, path: &Path) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
