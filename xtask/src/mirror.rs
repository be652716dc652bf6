//! A copy of parts of the repository, in which packages are built, so that `generated/` stays as it was generated.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Where the copy stands. What is copied has the same path in it as in the repository, so relative paths hold.
const ROOT: &str = "target/tree";

/// Copies a folder of the repository and says where the copy is. Build artifacts in it stay, files that are equal keep
/// their time, and what the repository does not have is removed.
///
/// # Errors
///
/// If a file or folder cannot be read or written.
pub(crate) fn copy(folder: &Path, artifacts: &[&str]) -> io::Result<PathBuf> {
    let to = Path::new(ROOT).join(folder);
    equalize(folder, &to, artifacts)?;
    Ok(to)
}

fn equalize(from: &Path, to: &Path, artifacts: &[&str]) -> io::Result<()> {
    fs::create_dir_all(to)?;
    let wanted = entries(from)?;
    let is_artifact = |path: &Path| artifacts.contains(&file_name(path).as_str());
    for path in entries(to)? {
        if !is_artifact(&path) && !wanted.iter().any(|wanted| file_name(wanted) == file_name(&path)) {
            if path.is_dir() { fs::remove_dir_all(&path)? } else { fs::remove_file(&path)? }
        }
    }
    for path in wanted.iter().filter(|path| !is_artifact(path)) {
        let copy = to.join(file_name(path));
        if path.is_dir() {
            equalize(path, &copy, artifacts)?;
        } else if fs::read(&copy).ok() != Some(fs::read(path)?) {
            fs::copy(path, &copy)?;
        }
    }
    Ok(())
}

fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect()
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
