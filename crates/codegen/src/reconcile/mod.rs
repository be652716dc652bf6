//! The only code that touches the output folder: compares a rendered tree with it, and writes what differs.
//!
//! The manifest, `manifest.json`, remembers what was written: path and SHA-256 of every file. With it, a file that we
//! wrote and nobody edited can be told from one that someone edited or added, and only the former is ever replaced or
//! removed without being asked. Line endings never count as a difference.
//!
//! [`compare`] only reads; [`apply`] writes, and needs the [`Lock`]. A run may be killed at any moment, or fail at any
//! file, and leaves whole files only, because
//!
//! 1. the manifest is written first, with what is about to come beside what is there, so that neither is ever taken for
//!    someone's edit, whatever the next run wants to write;
//! 2. what must go is removed;
//! 3. every file is written under a temporary name beside its place and renamed;
//! 4. the manifest is written last, without what was about to come.
//!
//! The next run finishes the work and removes temporary files. Nothing is forced to the disk's platters: everything here
//! can be generated again, and waiting for the disk would cost more than generating.

mod diff;
mod disk;
#[cfg(test)]
mod faults;
mod files;
mod lock;
mod manifest;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use catalog::digest::sha256;
use catalog::parallel;
use serde::{Deserialize, Serialize};

use crate::tree::{Tree, unix_lines};
use disk::{Disk, RealDisk};
use files::Listing;
use manifest::Manifest;

pub use lock::Lock;
pub use manifest::MANIFEST;

/// What the output folder may hold for one target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// It should be there, and someone's file stands where it or its folder must be.
    Blocked,
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
            Self::Blocked => "blocked",
        }
    }

    /// Whether the file is left as it is unless someone says otherwise.
    #[must_use]
    pub const fn is_kept(self) -> bool {
        matches!(self, Self::Edited | Self::Foreign | Self::Blocked)
    }
}

/// A file that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its path in the output folder.
    pub path: String,
    /// How it differs.
    pub state: State,
}

/// The result of a comparison.
#[derive(Debug, Default)]
pub struct Comparison {
    /// What differs, sorted by path.
    pub changes: Vec<Change>,
    /// Number of files that are as they should be.
    pub unchanged: usize,
    /// The manifest that is there.
    written: Manifest,
    /// Files of ours as they are there, and all that the manifest says of other targets.
    present: Manifest,
    /// The manifest to be.
    planned: Manifest,
    /// Folders with nothing in them.
    empty: Vec<String>,
}

impl Comparison {
    /// Whether everything is as it should be.
    #[must_use]
    pub fn is_current(&self) -> bool {
        self.changes.is_empty() && self.planned == self.written
    }

    /// What should stand in the folders of these targets, as [`stands`] knows it again.
    #[must_use]
    pub fn fingerprint(&self, scopes: &[Scope]) -> String {
        self.planned.of(scopes).fingerprint()
    }

    /// The changes of one state.
    pub fn with(&self, state: State) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(move |change| change.state == state)
    }
}

/// Compares a tree with the output folder, for these targets only. Reads, never writes.
///
/// # Errors
///
/// If a file cannot be read, a link stands in the way, or the manifest is not one of ours.
pub fn compare(tree: &Tree, out: &Path, scopes: &[Scope]) -> io::Result<Comparison> {
    let written = Manifest::read(out)?;
    let listing = Listing::read(out, scopes)?;
    let others = written.without(scopes);
    let mut comparison =
        Comparison { present: others.clone(), planned: others, empty: listing.empty.clone(), ..Comparison::default() };
    comparison.look_at_wanted(tree, &listing, &written, out)?;
    comparison.look_at_unwanted(tree, &listing, &written, out)?;
    comparison.block();
    comparison.changes.sort_by(|a, b| a.path.cmp(&b.path));
    comparison.written = written;
    Ok(comparison)
}

/// How many files stand in the folders of these targets, if every one of them is what a tree with this
/// [fingerprint](Comparison::fingerprint) has, none is missing and nothing else is there.
///
/// # Errors
///
/// As [`compare`].
pub fn stands(fingerprint: &str, out: &Path, scopes: &[Scope]) -> io::Result<Option<usize>> {
    let written = Manifest::read(out)?;
    let ours = written.of(scopes);
    let listing = Listing::read(out, scopes)?;
    let is_complete =
        written.pending.is_empty() && ours.fingerprint() == fingerprint && listing.holds(ours.files.keys());
    if !is_complete {
        return Ok(None);
    }
    let files: Vec<_> = ours.files.iter().collect();
    let is_equal = parallel::map(&files, |(path, written)| {
        io::Result::Ok(files::read(out, path)?.is_some_and(|disk| hash(&disk) == **written))
    });
    let are_equal = is_equal.into_iter().try_fold(true, |all, one| io::Result::Ok(all && one?))?;
    Ok(are_equal.then_some(files.len()))
}

impl Comparison {
    /// The files that should be there.
    fn look_at_wanted(&mut self, tree: &Tree, listing: &Listing, written: &Manifest, out: &Path) -> io::Result<()> {
        let wanted: Vec<_> = tree.iter().collect();
        let seen = parallel::map(&wanted, |(path, content)| {
            let disk = files::read(out, path)?;
            let is_equal = disk.as_ref().is_some_and(|disk| unix_lines(disk) == *content);
            io::Result::Ok((hash(content), is_equal, disk.filter(|_| !is_equal).map(|disk| hash(&disk))))
        });
        for ((path, _), seen) in wanted.into_iter().zip(seen) {
            let (hash, is_equal, other) = seen?;
            self.planned.files.insert(path.to_owned(), hash.clone());
            let state = match other {
                _ if is_equal => None,
                None if listing.special.contains(path) => Some(State::Edited),
                None => Some(State::Missing),
                Some(other) if written.has(path, &other) => {
                    self.present.files.insert(path.to_owned(), other);
                    Some(State::Stale)
                }
                Some(_) => Some(State::Edited),
            };
            if let Some(state) = state {
                self.changes.push(Change { path: path.to_owned(), state });
            } else {
                self.present.files.insert(path.to_owned(), hash);
                self.unchanged += 1;
            }
        }
        Ok(())
    }

    /// The files that are there and should not be.
    fn look_at_unwanted(&mut self, tree: &Tree, listing: &Listing, written: &Manifest, out: &Path) -> io::Result<()> {
        for path in listing.files.iter().chain(&listing.special).filter(|path| tree.get(path).is_none()) {
            let known = written.knows(path) && listing.files.contains(path);
            let disk = if known { files::read(out, path)?.map(|disk| hash(&disk)) } else { None };
            let state = match disk {
                Some(disk) if written.has(path, &disk) => {
                    self.present.files.insert(path.clone(), disk);
                    State::Orphaned
                }
                Some(_) => State::Edited,
                None => State::Foreign,
            };
            self.changes.push(Change { path: path.clone(), state });
        }
        let leftovers = listing.leftovers.iter().filter(|path| tree.get(path).is_none());
        self.changes.extend(leftovers.map(|path| Change { path: path.clone(), state: State::Orphaned }));
        Ok(())
    }

    /// Finds the files whose place, or whose folder's place, is taken by a file that stays.
    fn block(&mut self) {
        let kept = self.changes.iter().filter(|change| change.state.is_kept());
        let kept: BTreeSet<_> = kept.map(|change| change.path.clone()).collect();
        let is_above =
            |path: &str| path.match_indices('/').any(|(at, _)| kept.contains(path.get(..at).unwrap_or(path)));
        let is_below = |path: &str| {
            let folder = format!("{path}/");
            kept.range(folder.clone()..).next().is_some_and(|kept| kept.starts_with(&folder))
        };
        for change in self.changes.iter_mut().filter(|change| change.state == State::Missing) {
            if is_above(&change.path) || is_below(&change.path) {
                change.state = State::Blocked;
            }
        }
    }
}

/// Brings the output folder up to date: writes what is missing or stale, removes what is orphaned. Files that someone
/// edited are replaced, and files that we never wrote removed, only with `force`; otherwise they stay as they are.
///
/// Hold the [`Lock`], and compare while you hold it. Returns the number of files written or removed.
///
/// # Errors
///
/// If a file cannot be written or removed; the message names it. Other files may have been; the next run finishes.
pub fn apply(comparison: &Comparison, tree: &Tree, out: &Path, force: bool) -> io::Result<usize> {
    apply_to(&RealDisk, comparison, tree, out, force)
}

fn apply_to(disk: &impl Disk, comparison: &Comparison, tree: &Tree, out: &Path, force: bool) -> io::Result<usize> {
    let (kept, todo): (Vec<_>, Vec<_>) = comparison.changes.iter().partition(|change| change.state.is_kept() && !force);
    let (mut write, mut remove) = (Vec::new(), Vec::new());
    for change in &todo {
        match tree.get(&change.path) {
            Some(content) => write.push((write.len(), change.path.as_str(), content)),
            None => remove.push(change.path.as_str()),
        }
    }
    let mut manifest = comparison.planned.clone();
    // What we would not overwrite is not ours: the next run must ask again.
    manifest.files.retain(|path, _| !kept.iter().any(|change| change.path == *path));

    if todo.is_empty() && manifest == comparison.written {
        return Ok(0);
    }

    let mut intent = comparison.present.clone();
    intent.pending.extend(entries_of(&manifest, write.iter().map(|(_, path, _)| *path)));
    save(disk, &intent, out)?;
    let removed = parallel::map(&remove, |path| files::remove(disk, out, path));
    let emptied = comparison.empty.iter().map(|folder| files::remove_empty_up(disk, out, &out.join(folder)));
    let removed: Vec<_> = removed.into_iter().chain(emptied).collect();
    let written = parallel::map(&write, |(number, path, content)| files::write(disk, out, path, content, *number));
    removed.into_iter().chain(written).collect::<io::Result<()>>()?;
    save(disk, &manifest, out)?;
    Ok(todo.len())
}

fn entries_of<'p>(manifest: &Manifest, paths: impl Iterator<Item = &'p str>) -> BTreeMap<String, String> {
    paths.filter_map(|path| Some((path.to_owned(), manifest.files.get(path)?.clone()))).collect()
}

fn save(disk: &impl Disk, manifest: &Manifest, out: &Path) -> io::Result<()> {
    files::write(disk, out, MANIFEST, &manifest.to_bytes()?, 0)
}

/// Writes one file of a folder, whole or not at all.
///
/// # Errors
///
/// If it cannot be written, or a link stands in its place; the message names it.
pub fn replace(folder: &Path, name: &str, content: &[u8]) -> io::Result<()> {
    files::write(&RealDisk, folder, name, content, 0)
}

/// The targets that the manifest has files of, whether they still exist or not.
///
/// # Errors
///
/// If the manifest cannot be read.
pub fn written_targets(out: &Path) -> io::Result<BTreeSet<String>> {
    Ok(Manifest::read(out)?.targets())
}

/// What differs between the file on the disk and the one in the tree, as a unified diff; empty if one of them is missing
/// or not text.
///
/// # Errors
///
/// If the file cannot be read.
pub fn diff(change: &Change, tree: &Tree, out: &Path) -> io::Result<String> {
    if !matches!(change.state, State::Stale | State::Edited) {
        return Ok(String::new());
    }
    let (Some(content), Some(disk)) = (tree.get(&change.path), files::read(out, &change.path)?) else {
        return Ok(String::new());
    };
    let disk = unix_lines(&disk);
    Ok(match (std::str::from_utf8(&disk), std::str::from_utf8(content)) {
        (Ok(disk), Ok(content)) => diff::unified(disk, content),
        _ => String::new(),
    })
}

fn hash(content: &[u8]) -> String {
    sha256(&unix_lines(content))
}

/// An error that says what could not be done to which file.
fn failed(verb: &str, path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("cannot {verb} {}: {error}", path.display()))
}
