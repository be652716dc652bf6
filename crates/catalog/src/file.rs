//! Reading files that strangers may have written: regular files of a sensible size, found where they seem to stand.
//!
//! A pull request can put anything into a folder: a link to a file of the machine that reads it, a pipe that never
//! answers, a device without end. None of these is opened.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Why a file is not read.
#[derive(Debug)]
pub enum Refusal {
    /// There is none.
    Missing,
    /// It is a link, or stands in a folder that is one: the path of the link.
    Link(PathBuf),
    /// It is a folder.
    Folder,
    /// It is a pipe, a device or a socket.
    Special,
    /// It has more than this many bytes.
    TooLarge(u64),
    /// The operating system does not let us.
    Failed(io::Error),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("there is no such file"),
            Self::Link(link) => write!(f, "`{}` is a link, and links are not followed", shown(link)),
            Self::Folder => f.write_str("this is a folder, and a file is needed"),
            Self::Special => f.write_str("this is a pipe or a device, and a file is needed"),
            Self::TooLarge(most) => write!(f, "this file has more than {most} bytes, the most that are read"),
            Self::Failed(error) => write!(f, "cannot read this file: {error}"),
        }
    }
}

impl Refusal {
    /// What to do about it.
    #[must_use]
    pub const fn help(&self) -> &'static str {
        match self {
            Self::Missing => "write it: no spec is complete without it",
            Self::Link(_) => "put the file itself there",
            Self::Folder | Self::Special => "replace it with a file",
            Self::TooLarge(_) => "divide it in two; `--large` reads large specs of your own",
            Self::Failed(_) => "make it a file that you may read",
        }
    }
}

/// The content of a file below a folder, if it has at most this many bytes. The folder itself may be reached through
/// links; what is in it may not.
///
/// # Errors
///
/// If there is no such file, or it should not be opened.
pub fn read(folder: &Path, path: &Path, most: u64) -> Result<Vec<u8>, Refusal> {
    if let Some(link) = link_below(folder, path) {
        return Err(Refusal::Link(link));
    }
    // Opening a pipe would wait for someone to write into it, so its kind is asked for first.
    let data = fs::metadata(path).map_err(refusal)?;
    if data.is_dir() {
        return Err(Refusal::Folder);
    }
    if !data.is_file() {
        return Err(Refusal::Special);
    }
    // A file may grow while it is read, and some have no size to begin with.
    let mut bytes = Vec::with_capacity(usize::try_from(data.len().min(most)).unwrap_or_default());
    File::open(path).and_then(|file| file.take(most.saturating_add(1)).read_to_end(&mut bytes)).map_err(refusal)?;
    if bytes.len() as u64 > most { Err(Refusal::TooLarge(most)) } else { Ok(bytes) }
}

/// The first link on the way from a folder to a path below it.
#[must_use]
pub fn link_below(folder: &Path, path: &Path) -> Option<PathBuf> {
    let mut full = folder.to_owned();
    path.strip_prefix(folder).unwrap_or(path).iter().find_map(|part| {
        full.push(part);
        fs::symlink_metadata(&full).is_ok_and(|data| data.is_symlink()).then(|| full.clone())
    })
}

/// A path as messages show it, with `/` on every system.
#[must_use]
pub fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

fn refusal(error: io::Error) -> Refusal {
    match error.kind() {
        // A file where a folder should be means that there is no such file either.
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Refusal::Missing,
        _ => Refusal::Failed(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name| folder.path().join(name);
        fs::write(path("file"), "text").unwrap();
        fs::create_dir(path("folder")).unwrap();
        let read = |name| read(folder.path(), &path(name), 4);
        assert_eq!(read("file").unwrap(), b"text");
        assert!(matches!(read("none"), Err(Refusal::Missing)));
        assert!(matches!(read("file/none"), Err(Refusal::Missing)));
        assert!(matches!(read("folder"), Err(Refusal::Folder)));
    }

    #[cfg(unix)]
    #[test]
    fn links_and_devices_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name| folder.path().join(name);
        fs::create_dir(path("folder")).unwrap();
        fs::write(path("folder/file"), "text").unwrap();
        std::os::unix::fs::symlink("folder", path("link")).unwrap();
        std::os::unix::fs::symlink("nowhere", path("dangling")).unwrap();
        for name in ["link", "link/file", "dangling"] {
            assert!(matches!(read(folder.path(), &path(name), 4), Err(Refusal::Link(_))), "{name}");
        }
        assert_eq!(read(&path("link"), &path("link/file"), 4).unwrap(), b"text", "the folder itself may be a link");
        assert!(matches!(read(Path::new("/dev"), Path::new("/dev/null"), 4), Err(Refusal::Special)));
    }

    #[test]
    fn a_file_has_a_largest_size() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        fs::write(&path, "text").unwrap();
        assert_eq!(read(folder.path(), &path, 4).unwrap(), b"text");
        assert!(matches!(read(folder.path(), &path, 3), Err(Refusal::TooLarge(3))));
    }
}
