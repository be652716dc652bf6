//! The same inputs give the same bytes, whatever the machine is like.
//!
//! A debug build, which is slow, runs over the fixture; `cargo test --release` runs over the real catalog.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

use crate::project::{Files, fixture, read_all, repository, succeed, write, write_all};
use crate::random::Random;

/// Copies of the inputs, and what the first run made of them.
struct Bench {
    scratch: TempDir,
    spec: Files,
    templates: Files,
    expected: Files,
    runs: usize,
}

impl Bench {
    fn new() -> Self {
        // A file system in memory lists a folder in the order in which its files were made.
        let memory = Some("/dev/shm").filter(|folder| Path::new(folder).is_dir());
        let scratch = memory.map_or_else(tempfile::tempdir, tempfile::tempdir_in).unwrap();
        let spec = if cfg!(debug_assertions) { fixture() } else { read_all(&repository("spec")) };
        let templates = read_all(&repository("templates"));
        let mut bench = Self { scratch, spec, templates, expected: Files::new(), runs: 0 };
        let inputs = bench.inputs("first");
        bench.expected = bench.generate(&mut xtask(&inputs), &inputs);
        assert!(bench.expected.len() > 100, "{} files are too few", bench.expected.len());
        bench
    }

    /// A new copy of the inputs.
    fn inputs(&self, name: &str) -> PathBuf {
        let folder = self.scratch.path().join(name);
        write_all(&folder.join("spec"), &self.spec);
        write_all(&folder.join("templates"), &self.templates);
        folder
    }

    /// Runs a command that generates, and gives what is then in the output folder, which goes.
    fn generate(&mut self, command: &mut Command, inputs: &Path) -> Files {
        succeed(&command.stdin(Stdio::null()).output().unwrap());
        self.runs += 1;
        let out = inputs.join("generated");
        let files = read_all(&out);
        fs::remove_dir_all(out).unwrap();
        files
    }

    /// Fails the test unless a command makes the same files of these inputs.
    fn same(&mut self, what: &str, command: &mut Command, inputs: &Path) {
        let found = self.generate(command, inputs);
        assert!(found.keys().eq(self.expected.keys()), "{what}: other files");
        for (path, content) in &found {
            assert!(self.expected.get(path) == Some(content), "{what}: {path} differs");
        }
    }
}

/// `generate`, in the folder of its inputs.
fn xtask(inputs: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.arg("generate").current_dir(inputs);
    command
}

/// `generate` with every path given, from another folder.
fn xtask_from(folder: &Path, inputs: &Path) -> Command {
    let mut command = xtask(inputs);
    command.current_dir(folder);
    for (option, name) in [("--spec", "spec"), ("--templates", "templates"), ("--out", "generated")] {
        command.arg(option).arg(inputs.join(name));
    }
    command
}

#[test]
fn the_same_bytes_on_every_machine() {
    let mut bench = Bench::new();
    hash_seeds(&mut bench);
    environments(&mut bench);
    places(&mut bench);
    limits(&mut bench);
    orders(&mut bench);
    times(&mut bench);
    line_ends(&mut bench);
    assert!(bench.runs >= 30, "only {} runs", bench.runs);
}

/// Rust's maps are seeded anew in every process.
fn hash_seeds(bench: &mut Bench) {
    let inputs = bench.inputs("first");
    for _ in 0..6 {
        bench.same("another hash seed", &mut xtask(&inputs), &inputs);
    }
}

fn environments(bench: &mut Bench) {
    let inputs = bench.inputs("first");
    let variables = [
        ("TZ", "Asia/Kathmandu"),
        ("TZ", "America/St_Johns"),
        ("LANG", "C"),
        ("LC_ALL", "tr_TR.UTF-8"),
        ("LC_ALL", "ja_JP.UTF-8"),
        ("LANGUAGE", "zh"),
        ("HOME", "/nonexistent"),
        ("CI", "true"),
        ("TERM", "dumb"),
        ("SOURCE_DATE_EPOCH", "1"),
    ];
    for (name, value) in variables {
        bench.same(&format!("{name}={value}"), xtask(&inputs).env(name, value), &inputs);
    }
    bench.same("no environment", xtask(&inputs).env_clear(), &inputs);
}

fn places(bench: &mut Bench) {
    let first = bench.inputs("first");
    let elsewhere = bench.scratch.path().to_owned();
    bench.same("another working directory", &mut xtask_from(&elsewhere, &first), &first);
    bench.same("the root as working directory", &mut xtask_from(Path::new("/"), &first), &first);
    let deep = bench.inputs("a space/ünïcode 目录/and/quite/a/few/folders/{{ braces }}/'quotes'");
    bench.same("another path", &mut xtask(&deep), &deep);
    bench.same("another path from elsewhere", &mut xtask_from(&elsewhere, &deep), &deep);
}

/// Linux tells a process how many cores it may use, and Unix which permissions new files get.
fn limits(bench: &mut Bench) {
    let inputs = bench.inputs("first");
    let xtask = env!("CARGO_BIN_EXE_xtask");
    let mut scripts = Vec::new();
    if cfg!(unix) {
        scripts.extend(["umask 000", "umask 077", "ulimit -s 1024"].map(str::to_owned));
    }
    if cfg!(target_os = "linux") {
        scripts.push("taskset -p 1 $$ >&2".to_owned());
    }
    for limit in scripts {
        let mut command = Command::new("sh");
        command.args(["-c", &format!("{limit} && exec '{xtask}' generate")]).current_dir(&inputs);
        bench.same(&limit, &mut command, &inputs);
    }
}

fn orders(bench: &mut Bench) {
    let mut random = Random(3);
    for name in ["reversed", "shuffled", "shuffled again"] {
        let inputs = bench.scratch.path().join(name);
        let in_folder = |folder: &str, files: &Files| {
            let path = |path: &String| inputs.join(folder).join(path);
            files.iter().map(|(name, content)| (path(name), content.clone())).collect::<Vec<_>>()
        };
        let mut files = [in_folder("spec", &bench.spec), in_folder("templates", &bench.templates)].concat();
        if name == "reversed" {
            files.reverse();
        } else {
            random.shuffle(&mut files);
        }
        for (path, content) in files {
            write(&path, &content);
        }
        bench.same(name, &mut xtask(&inputs), &inputs);
    }
}

fn times(bench: &mut Bench) {
    let inputs = bench.inputs("times");
    let epoch = SystemTime::UNIX_EPOCH;
    for time in [epoch, epoch + Duration::from_secs(4_000_000_000)] {
        for (folder, files) in [("spec", &bench.spec), ("templates", &bench.templates)] {
            for path in files.keys() {
                let path = inputs.join(folder).join(path);
                File::options().write(true).open(path).unwrap().set_modified(time).unwrap();
            }
        }
        bench.same("other file times", &mut xtask(&inputs), &inputs);
    }
}

/// Git may check text out with the line ends of Windows.
fn line_ends(bench: &mut Bench) {
    for (name, in_spec, in_templates) in [("spec", true, false), ("templates", false, true), ("both", true, true)] {
        let inputs = bench.scratch.path().join(format!("line ends in {name}"));
        let converted = |files: &Files, is_converted: bool| {
            let content =
                |content: &Vec<u8>| if is_converted { with_carriage_returns(content) } else { content.clone() };
            files.iter().map(|(path, bytes)| (path.clone(), content(bytes))).collect::<Files>()
        };
        write_all(&inputs.join("spec"), &converted(&bench.spec, in_spec));
        write_all(&inputs.join("templates"), &converted(&bench.templates, in_templates));
        bench.same(&format!("line ends in {name}"), &mut xtask(&inputs), &inputs);
    }
}

/// As `core.autocrlf` does it: text files only.
fn with_carriage_returns(content: &[u8]) -> Vec<u8> {
    match std::str::from_utf8(content) {
        Ok(text) if !text.contains(['\0', '\r']) => text.replace('\n', "\r\n").into_bytes(),
        _ => content.to_vec(),
    }
}
