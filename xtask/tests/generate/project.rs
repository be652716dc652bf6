//! Projects in scratch folders, and running the generator over them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// Files by path, with their content.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// How many plain files the scratch project has for each target. Writing them takes much longer than rendering them.
const PLAIN_FILES: usize = 48;

/// The targets of the scratch project.
pub(crate) const TARGETS: [&str; 4] = ["one", "two", "three", "four"];

/// A small spec.
const FIXTURE: &str = "crates/codegen/tests/fixture";

/// A project of its own: the fixture's spec, and targets that write many files.
pub(crate) struct Project {
    folder: TempDir,
}

/// A path in the repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

impl Project {
    pub(crate) fn new() -> Self {
        let project = Self { folder: tempfile::tempdir().unwrap() };
        write_all(&project.folder.path().join("spec"), &read_all(&repository(FIXTURE)));
        project.set_version(0);
        project
    }

    /// Changes the templates: another version has other contents, and some files under other names.
    pub(crate) fn set_version(&self, version: u64) {
        let templates = self.folder.path().join("templates");
        if templates.exists() {
            fs::remove_dir_all(&templates).unwrap();
        }
        for target in TARGETS {
            let mut files = Files::new();
            files.insert("target.yaml".to_owned(), TARGET.replace("TITLE", target).into_bytes());
            files.insert("code.tera".to_owned(), format!("{{{{ code.id }}}} {version}\n").into_bytes());
            for number in 0..PLAIN_FILES {
                // A third of the files changes its name, and one of those becomes a folder or a file.
                let path = match number % 3 {
                    0 => format!("v{}/{number}.txt", version % 2),
                    _ => format!("plain/{number}.txt"),
                };
                files.insert(path, format!("{target} {number} {version}\n").repeat(1 + number * 10).into_bytes());
            }
            let swapped = if version.is_multiple_of(2) { "swapped" } else { "swapped/inside" };
            files.insert(swapped.to_owned(), format!("{version}\n").into_bytes());
            write_all(&templates.join(target), &files);
        }
    }

    /// A file or folder of the project.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub(crate) fn out(&self) -> PathBuf {
        self.folder.path().join("generated")
    }

    /// The command `generate`, not yet started.
    pub(crate) fn command(&self) -> Command {
        self.command_of(Path::new(env!("CARGO_BIN_EXE_xtask")))
    }

    /// The command `generate` of an executable of one's own.
    pub(crate) fn command_of(&self, executable: &Path) -> Command {
        let mut command = Command::new(executable);
        command.arg("generate").current_dir(self.folder.path());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Generates all targets; fails the test if that does not go well.
    pub(crate) fn generate(&self) -> Files {
        succeed(&self.command().output().unwrap());
        read_all(&self.out())
    }
}

const TARGET: &str = "\
title: TITLE
escape: markdown
files:
  - {template: code.tera, path: \"codes/{{ code.id }}.txt\", each: code}
";

/// The small spec, with the interface strings of the real one, which the pages of the documentation ask for.
pub(crate) fn fixture() -> Files {
    let mut files = read_all(&repository(FIXTURE));
    for locale in ["en", "ja"] {
        let ui = format!("locales/{locale}/ui.yaml");
        files.insert(ui.clone(), fs::read(repository("spec").join(ui)).unwrap());
    }
    files
}

/// Fails the test if a command did.
pub(crate) fn succeed(output: &Output) {
    assert!(output.status.success(), "{}: {}", output.status, String::from_utf8_lossy(&output.stderr));
}

/// Every file below a folder.
pub(crate) fn read_all(folder: &Path) -> Files {
    let mut files = Files::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        for entry in fs::read_dir(inner).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
                files.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    files
}

/// Writes files below a folder, in the order of their paths.
pub(crate) fn write_all(folder: &Path, files: &Files) {
    for (path, content) in files {
        write(&folder.join(path), content);
    }
}

/// Writes a file and the folders it stands in.
pub(crate) fn write(path: &Path, content: &[u8]) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}
