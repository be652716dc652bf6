//! Programs that are not ours.

use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};

use catalog::source::At;

use crate::output;

/// Whether a program of this name is on the `PATH`.
pub(crate) fn is_installed(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders = std::env::split_paths(&path);
    folders.any(|folder| ["", ".exe", ".cmd"].iter().any(|suffix| folder.join(format!("{program}{suffix}")).is_file()))
}

/// What keeps a plan from running.
pub(crate) enum Obstacle {
    /// A program is not installed, and it need not be.
    Missing(String),
    /// A program is not installed in CI, or a command failed.
    Failed(String),
}

/// Looks for the programs that a plan needs. What is missing is told and skipped, but an error in CI.
pub(crate) fn look_for(needs: &[At<String>]) -> Result<(), Obstacle> {
    let Some(missing) = needs.iter().find(|name| !is_installed(name)) else { return Ok(()) };
    let message = format!("`{}` is not installed", missing.value);
    let in_ci = std::env::var_os("CI").is_some_and(|ci| !ci.is_empty());
    Err(if in_ci { Obstacle::Failed(message) } else { Obstacle::Missing(message) })
}

/// The words of a command as a plan gives them.
pub(crate) fn words(command: &[At<String>]) -> Vec<&str> {
    command.iter().map(|word| word.value.as_str()).collect()
}

/// Runs a command, a program and its arguments.
pub(crate) fn run(folder: &Path, command: &[&str]) -> Result<(), Obstacle> {
    let status = |command: &mut Command| command.status().map(|status| (status, ()));
    start(folder, command, status)
}

/// Runs a command and gives what it writes to stdout.
pub(crate) fn read(folder: &Path, command: &[&str]) -> Result<String, Obstacle> {
    let output = |command: &mut Command| {
        let output = command.stderr(Stdio::inherit()).output()?;
        Ok((output.status, String::from_utf8_lossy(&output.stdout).into_owned()))
    };
    start(folder, command, output)
}

fn start<T: Default>(
    folder: &Path,
    command: &[&str],
    start: impl FnOnce(&mut Command) -> std::io::Result<(ExitStatus, T)>,
) -> Result<T, Obstacle> {
    let Some((program, arguments)) = command.split_first() else { return Ok(T::default()) };
    let words = command.join(" ");
    output::say(&format!("$ {words}"));
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder).env("RUSTDOCFLAGS", "-D warnings");
    match start(&mut command) {
        Ok((status, result)) if status.success() => Ok(result),
        Ok((status, _)) => Err(Obstacle::Failed(format!("`{words}` ended with {status}"))),
        Err(error) => Err(Obstacle::Failed(format!("`{program}` could not be started: {error}"))),
    }
}
