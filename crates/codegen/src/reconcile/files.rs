//! Looking at the output folder, and changing it one file at a time.

use std::collections::BTreeSet;
use std::fs::{self, FileType};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::{Scope, failed};

/// What stands in the output folder, by path.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// Plain files.
    pub(super) files: BTreeSet<String>,
    /// What is neither a file nor a folder nor a link, such as a pipe; it is never read.
    pub(super) special: BTreeSet<String>,
    /// Temporary files that a killed run left.
    pub(super) leftovers: Vec<String>,
    /// Folders with nothing in them.
    pub(super) empty: Vec<String>,
}

impl Listing {
    /// Lists the folders of these targets, without what building leaves there, and the temporary files beside them.
    ///
    /// # Errors
    ///
    /// If a folder cannot be read, a link stands in it, or a name is not UTF-8.
    pub(super) fn read(out: &Path, scopes: &[Scope]) -> io::Result<Self> {
        let mut listing = Self::default();
        let beside = entries(out)?.into_iter().filter(|(name, kind)| kind.is_file() && is_temporary(name));
        listing.leftovers.extend(beside.map(|(name, _)| name));
        for scope in scopes {
            inside(out, &scope.target)?;
            let mut folders = vec![scope.target.clone()];
            while let Some(folder) = folders.pop() {
                let entries = entries(&out.join(&folder))?;
                if entries.is_empty() && out.join(&folder).is_dir() {
                    listing.empty.push(folder.clone());
                }
                for (name, kind) in entries.into_iter().filter(|(name, _)| !scope.artifacts.contains(name)) {
                    let path = format!("{folder}/{name}");
                    if kind.is_dir() { folders.push(path) } else { listing.add(out, path, &name, kind)? }
                }
            }
        }
        Ok(listing)
    }

    /// Whether these files are there, sorted by path, and no others.
    pub(super) fn holds<'p>(&self, paths: impl Iterator<Item = &'p String>) -> bool {
        self.files.iter().eq(paths) && self.special.is_empty() && self.leftovers.is_empty()
    }

    fn add(&mut self, out: &Path, path: String, name: &str, kind: FileType) -> io::Result<()> {
        if kind.is_symlink() {
            return Err(is_link(&out.join(path)));
        }
        if !kind.is_file() {
            self.special.insert(path);
        } else if is_temporary(name) {
            self.leftovers.push(path);
        } else {
            self.files.insert(path);
        }
        Ok(())
    }
}

/// What a folder holds; nothing if there is no such folder.
fn entries(folder: &Path) -> io::Result<Vec<(String, FileType)>> {
    let refuse = |error: io::Error| failed("read", folder, &error);
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(Vec::new()),
        Err(error) => return Err(refuse(error)),
    };
    let entry = |entry: io::Result<fs::DirEntry>| {
        let entry = entry.map_err(refuse)?;
        let kind = entry.file_type().map_err(refuse)?;
        let name = entry.file_name().into_string().map_err(|name| {
            let path = folder.join(name);
            io::Error::other(format!("the name of {} is not UTF-8; rename or remove it", path.display()))
        })?;
        Ok((name, kind))
    };
    entries.map(entry).collect()
}

/// The content of a plain file; nothing if there is none. A pipe, which could be read for ever, is not.
pub(super) fn read(out: &Path, path: &str) -> io::Result<Option<Vec<u8>>> {
    let full = inside(out, path)?;
    if fs::symlink_metadata(&full).is_ok_and(|data| !data.is_file()) {
        return Ok(None);
    }
    match fs::read(&full) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(failed("read", &full, &error)),
    }
}

/// The full path of a file, if no link stands in its way.
fn inside(out: &Path, path: &str) -> io::Result<PathBuf> {
    let mut full = out.to_owned();
    for part in path.split('/') {
        full.push(part);
        if fs::symlink_metadata(&full).is_ok_and(|data| data.file_type().is_symlink()) {
            return Err(is_link(&full));
        }
    }
    Ok(full)
}

fn is_link(path: &Path) -> io::Error {
    io::Error::other(format!("{} is a link; generated files are not written through links: remove it", path.display()))
}

/// The name of a temporary file: ours, this process's, and unlike any name that people give.
fn temporary(number: usize) -> String {
    format!(".mqtt-codes-{}-{number}.tmp", std::process::id())
}

/// Whether [`temporary`] makes such names.
fn is_temporary(name: &str) -> bool {
    let numbers = name.strip_prefix(".mqtt-codes-").and_then(|rest| rest.strip_suffix(".tmp")?.split_once('-'));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    numbers.is_some_and(|(process, number)| is_number(process) && is_number(number))
}

/// Writes a file by way of a temporary one beside it, so that nobody ever sees half of it. No two files that are written
/// at the same time may have the same number.
pub(super) fn write(disk: &impl Disk, out: &Path, path: &str, content: &[u8], number: usize) -> io::Result<()> {
    let full = inside(out, path)?;
    let folder = full.parent().unwrap_or(out);
    create_folders(disk, folder).map_err(|error| failed("create", folder, &error))?;
    if full.is_dir() {
        remove_empty(disk, &full);
    }
    let temporary = folder.join(temporary(number));
    let written = create(disk, &temporary, content).and_then(|()| disk.rename(&temporary, &full));
    written.map_err(|error| {
        // The error that is reported is the first one; what cannot be removed now, the next run removes.
        let _ = disk.remove_file(&temporary);
        failed("write", &full, &error)
    })
}

/// Creates a temporary file, in place of one that a killed run left whose process had the same number.
fn create(disk: &impl Disk, temporary: &Path, content: &[u8]) -> io::Result<()> {
    match disk.create_file(temporary, content) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            disk.remove_file(temporary)?;
            disk.create_file(temporary, content)
        }
        result => result,
    }
}

/// Creates a folder and those it stands in; another thread may be doing the same.
fn create_folders(disk: &impl Disk, folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    if let Some(parent) = folder.parent() {
        create_folders(disk, parent)?;
    }
    match disk.create_folder(folder) {
        Err(_) if folder.is_dir() => Ok(()),
        result => result,
    }
}

/// Removes a folder, if nothing but empty folders is in it.
fn remove_empty(disk: &impl Disk, folder: &Path) {
    for (name, kind) in entries(folder).unwrap_or_default() {
        if kind.is_dir() {
            remove_empty(disk, &folder.join(name));
        }
    }
    // What is not empty stays, and whoever needed its place says so.
    let _ = disk.remove_folder(folder);
}

/// Removes a file, and the folders that it leaves empty.
pub(super) fn remove(disk: &impl Disk, out: &Path, path: &str) -> io::Result<()> {
    let full = inside(out, path)?;
    match disk.remove_file(&full) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(failed("remove", &full, &error)),
        _ => {}
    }
    full.parent().map_or(Ok(()), |folder| remove_empty_up(disk, out, folder))
}

/// Removes a folder if it is empty, then the one that it stands in, up to the output folder.
pub(super) fn remove_empty_up(disk: &impl Disk, out: &Path, folder: &Path) -> io::Result<()> {
    let mut folder = Some(folder);
    while let Some(empty) = folder.filter(|folder| *folder != out) {
        match disk.remove_folder(empty) {
            Ok(()) => folder = empty.parent(),
            Err(error) if matches!(error.kind(), ErrorKind::DirectoryNotEmpty | ErrorKind::NotFound) => break,
            Err(error) => return Err(failed("remove", empty, &error)),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::disk::RealDisk;
    use super::*;

    #[test]
    fn temporary_files_are_recognized_and_nothing_else() {
        assert!(is_temporary(&temporary(7)));
        for other in [".mqtt-codes-1.tmp", ".mqtt-codes-1-x.tmp", ".mqtt-codes--1.tmp", "mqtt-codes-1-1.tmp", ".x.tmp"]
        {
            assert!(!is_temporary(other), "{other}");
        }
    }

    /// A disk on which another thread is always the first to create a folder.
    struct Contended;

    impl Disk for Contended {
        fn create_folder(&self, path: &Path) -> io::Result<()> {
            RealDisk.create_folder(path).and(Err(ErrorKind::AlreadyExists.into()))
        }

        fn create_file(&self, path: &Path, content: &[u8]) -> io::Result<()> {
            RealDisk.create_file(path, content)
        }

        fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
            RealDisk.rename(from, to)
        }

        fn remove_file(&self, path: &Path) -> io::Result<()> {
            RealDisk.remove_file(path)
        }

        fn remove_folder(&self, path: &Path) -> io::Result<()> {
            RealDisk.remove_folder(path)
        }
    }

    #[test]
    fn a_folder_that_another_thread_created_is_as_good() {
        let out = tempfile::tempdir().unwrap();
        write(&Contended, out.path(), "a/b/c", b"1", 0).unwrap();
        assert_eq!(fs::read(out.path().join("a/b/c")).unwrap(), b"1");
    }
}
