//! Writes a spec whose every text is hostile: `cargo run -p codegen --example hostile_spec -- FROM TO [FIRST]`.
//!
//! `FROM` is a sound spec, `TO` a folder, and `FIRST` the number of the hostile text to begin with, so that several runs
//! put each text in several places. Generate from it with `--allow-hostile-text`.

#![allow(clippy::unwrap_used)]

#[path = "../tests/it/hostile.rs"]
mod hostile;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let [from, to, first @ ..] = arguments.as_slice() else { return ExitCode::from(2) };
    let first = first.first().map_or(Ok(0), |first| first.parse());
    let Ok(first) = first else { return ExitCode::from(2) };
    hostile::write_spec(Path::new(from), Path::new(to), &hostile::texts(), first);
    ExitCode::SUCCESS
}
