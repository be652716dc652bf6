//! Talking to people and programs: data on stdout, talk on stderr, color only where it is wanted.

use std::io::{self, IsTerminal, Write};

/// Writes data to stdout. A reader that has gone away (`| head`) is no error.
pub(crate) fn data(text: &str) {
    ignore_broken_pipe(io::stdout().lock().write_all(text.as_bytes()));
}

/// Says something on stderr, with a newline.
pub(crate) fn say(text: &str) {
    ignore_broken_pipe(writeln!(io::stderr().lock(), "{text}"));
}

/// Says why a command could not run.
pub(crate) fn complain(text: &str) {
    say(&format!("error: {text}"));
}

/// Whether stderr should be colored: a terminal that is not dumb, and no `NO_COLOR`.
pub(crate) fn color() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    !set("NO_COLOR") && !dumb && io::stderr().is_terminal()
}

/// Nothing can be told to anyone if writing fails.
fn ignore_broken_pipe(result: io::Result<()>) {
    drop(result);
}
