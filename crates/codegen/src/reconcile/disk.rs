//! The operations that change the disk, each a method, so that tests can let every single one of them fail.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// What reconciling does to a disk.
pub(super) trait Disk: Sync {
    /// Creates one folder.
    fn create_folder(&self, path: &Path) -> io::Result<()>;
    /// Creates a file that is not there yet. If that fails, a part of it may be left.
    fn create_file(&self, path: &Path, content: &[u8]) -> io::Result<()>;
    /// Puts a file in another one's place.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove_file(&self, path: &Path) -> io::Result<()>;
    /// Removes an empty folder.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;
}

/// The disk of this machine.
pub(super) struct RealDisk;

impl Disk for RealDisk {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    /// A file that is there already could be a link to anywhere, so it is never written through.
    fn create_file(&self, path: &Path, content: &[u8]) -> io::Result<()> {
        OpenOptions::new().write(true).create_new(true).open(path)?.write_all(content)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }
}
