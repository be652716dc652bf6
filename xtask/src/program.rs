//! Programs that are not ours.

/// Whether a program of this name is on the `PATH`.
pub(crate) fn is_installed(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders = std::env::split_paths(&path);
    folders.any(|folder| ["", ".exe", ".cmd"].iter().any(|suffix| folder.join(format!("{program}{suffix}")).is_file()))
}
