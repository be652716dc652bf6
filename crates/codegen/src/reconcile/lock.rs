//! One writer at a time.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use super::failed;

/// How long a run waits for another one. The longest run over a hundred thousand codes takes seconds.
const PATIENCE: Duration = Duration::from_secs(60);

/// How often it looks.
const PAUSE: Duration = Duration::from_millis(20);

/// The right to write to an output folder, until it is dropped.
///
/// The operating system holds the lock and lets go of it when the process ends, however it ends: no lock outlives its
/// run. The folder itself is locked, so nothing is left in it. Where folders cannot be locked, a file in it is, which
/// stays. A file system without locks, as some network drives are, is written to without one.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock, creating the folder if need be. If another run has it, calls `waiting` once and waits.
    ///
    /// # Errors
    ///
    /// If the folder cannot be created or opened, or the other run does not end within a minute.
    pub fn take(out: &Path, waiting: impl FnOnce()) -> io::Result<Self> {
        Self::take_within(PATIENCE, out, waiting)
    }

    fn take_within(patience: Duration, out: &Path, waiting: impl FnOnce()) -> io::Result<Self> {
        fs::create_dir_all(out).map_err(|error| failed("create", out, &error))?;
        let file = open(out).map_err(|error| failed("open", out, &error))?;
        let begin = Instant::now();
        let mut waiting = Some(waiting);
        while let Err(TryLockError::WouldBlock) = file.try_lock() {
            if begin.elapsed() > patience {
                return Err(io::Error::other(format!(
                    "another run has been writing to {} for {} seconds; end it, or wait for it, and run again",
                    out.display(),
                    patience.as_secs()
                )));
            }
            if let Some(waiting) = waiting.take() {
                waiting();
            }
            thread::sleep(PAUSE);
        }
        Ok(Self { _file: file })
    }
}

#[cfg(unix)]
fn open(out: &Path) -> io::Result<File> {
    File::open(out)
}

#[cfg(not(unix))]
fn open(out: &Path) -> io::Result<File> {
    File::options().create(true).truncate(false).write(true).open(out.join(".lock"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_waits_and_the_third_gives_up() {
        let out = tempfile::tempdir().unwrap();
        let first = Lock::take(out.path(), || panic!("nobody to wait for")).unwrap();
        let error = Lock::take_within(Duration::ZERO, out.path(), || ()).unwrap_err();
        assert!(error.to_string().starts_with("another run has been writing to "), "{error}");
        let mut first = Some(first);
        Lock::take(out.path(), || drop(first.take())).unwrap();
        assert!(first.is_none(), "it did wait");
    }
}
