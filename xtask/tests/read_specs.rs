//! Commands that read a spec: what is too large for that of a stranger is read with `--large`, and what cannot be read is told.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// Every command that reads a spec and writes nothing, with what it needs to come to an end.
const COMMANDS: &[&[&str]] = &[
    &["lint"],
    &["generate", "--check", "--target", "json"],
    &["export"],
    &["coverage"],
    &["translations"],
    &["audit", "no-such-artifact"],
];

/// Runs a command of this repository over a spec.
fn run(command: &[&str], spec: &Path, options: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(command)
        .arg("--spec")
        .arg(spec)
        .args(options)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
        .output()
        .unwrap()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() { copy(&path, &target) } else { fs::copy(&path, &target).map(drop).unwrap() }
    }
}

/// A copy of a spec without findings, and the folder that it stands in.
fn small_spec() -> (TempDir, PathBuf) {
    let scratch = tempfile::tempdir().unwrap();
    let spec = scratch.path().join("spec");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/catalog/tests/bad-specs/base"), &spec);
    (scratch, spec)
}

#[test]
fn every_command_reads_large_specs_if_asked_to() {
    let (_scratch, spec) = small_spec();
    let packets = spec.join("packets.yaml");
    let line = format!("# {}\n", "x".repeat(1 << 16));
    fs::write(&packets, fs::read_to_string(&packets).unwrap() + &line.repeat(130)).unwrap();
    for command in COMMANDS {
        let said = |options: &[&str]| {
            let Output { stdout, stderr, .. } = run(command, &spec, options);
            String::from_utf8_lossy(&stdout).into_owned() + &String::from_utf8_lossy(&stderr)
        };
        // A command that does not know the flag says so, and not how large the file is.
        let large = said(&["--large"]);
        assert!(!large.contains("MC0003") && !large.contains("--large"), "{command:?}: {large}");
        assert!(said(&[]).contains("MC0003"), "{command:?}");
    }
}

/// The lock remembers every text: it is not written anew from a part of them.
#[test]
fn nothing_is_accepted_of_a_spec_that_cannot_be_read() {
    let (_scratch, spec) = small_spec();
    let lock = spec.join("locales/ja/lock.yaml");
    let before = fs::read_to_string(&lock).unwrap();
    for file in ["packets.yaml", "locales/ja/packets.yaml", "families/lib.yaml"] {
        let content = fs::read_to_string(spec.join(file)).unwrap();
        fs::write(spec.join(file), format!("{content}: [\n")).unwrap();
        let output = run(&["translations", "--accept", "ja"], &spec, &[]);
        assert_eq!(output.status.code(), Some(2), "{file}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("MC0001"), "{file}");
        assert_eq!(fs::read_to_string(&lock).unwrap(), before, "{file}");
        fs::write(spec.join(file), content).unwrap();
    }
    assert!(run(&["translations", "--accept", "ja"], &spec, &[]).status.success());
}

/// What is accepted in one run is accepted together, and either all of it is or nothing.
#[test]
fn several_texts_are_accepted_in_one_run() {
    let (_scratch, spec) = small_spec();
    let lock = spec.join("locales/ja/lock.yaml");
    let current = fs::read_to_string(&lock).unwrap();
    let outdated =
        |line: &str| line.split_once(": \"").map_or(line.to_owned(), |(key, _)| format!("{key}: \"000000000000\""));
    let outdated: Vec<_> = current.lines().map(outdated).collect();
    fs::write(&lock, outdated.join("\n")).unwrap();
    let changed = || {
        let now = fs::read_to_string(&lock).unwrap();
        let keys = now.lines().filter(|line| !outdated.iter().any(|other| other == line));
        keys.map(|line| line.trim().to_owned()).collect::<Vec<_>>()
    };

    let accept = |keys: [&str; 2]| run(&["translations", "--accept", keys[0], "--accept", keys[1]], &spec, &[]);
    let output = accept(["ja:lib/refused/title", "ja:nothing"]);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert_eq!(changed(), [""; 0]);

    let output = accept(["ja:lib/refused/title", "ja:ui"]);
    assert!(output.status.success(), "{output:?}");
    assert_eq!(changed(), ["ui/value: \"9298c29eb5bc\"", "lib/refused/title: \"6d84a808684f\""]);
}
