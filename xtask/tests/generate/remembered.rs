//! A run that reads what an earlier one read takes what that one made for granted, and nothing more.

use std::fs;
use std::path::PathBuf;
use std::process::Output;

use crate::project::{Project, read_all, repository, succeed, write_all};

/// A project with an executable of its own, which remembers nothing yet.
struct Bench {
    project: Project,
    executable: PathBuf,
}

/// Something that happens to a project, and its name.
type Change = (&'static str, fn(&Bench));

impl Bench {
    fn new() -> Self {
        let project = Project::new();
        // A spec without findings.
        fs::remove_dir_all(project.path("spec")).unwrap();
        write_all(&project.path("spec"), &read_all(&repository("crates/catalog/tests/bad-specs/base")));
        let executable = project.path("bin/xtask");
        fs::create_dir_all(executable.parent().unwrap()).unwrap();
        fs::copy(env!("CARGO_BIN_EXE_xtask"), &executable).unwrap();
        Self { project, executable }
    }

    fn run(&self, options: &[&str]) -> Output {
        self.project.command_of(&self.executable).arg("--timings").args(options).output().unwrap()
    }

    /// Whether a run with these options renders nothing.
    fn recalls(&self, options: &[&str]) -> bool {
        let said = self.run(options).stderr;
        let said = String::from_utf8(said).unwrap();
        let (recalls, renders) = (said.contains("recall: "), said.contains("read and judge: "));
        assert!(recalls != renders, "{said}");
        recalls
    }

    /// Adds something to a file, which need not be there.
    fn add(&self, path: &str, text: &str) {
        let path = self.project.path(path);
        let before = fs::read(&path).unwrap_or_default();
        fs::write(path, [&before, text.as_bytes()].concat()).unwrap();
    }
}

#[test]
fn the_second_run_renders_nothing_and_says_the_same() {
    let bench = Bench::new();
    assert!(!bench.recalls(&[]));
    let files = read_all(&bench.project.out());
    assert!(bench.recalls(&[]) && bench.recalls(&["--check"]) && bench.recalls(&["--out", "generated"]));
    for options in [[].as_slice(), &["--check"]] {
        let said = |more: &[&str]| {
            let output = bench.run(&[options, more].concat());
            succeed(&output);
            let said = String::from_utf8(output.stderr).unwrap();
            said.lines().find(|line| !line.contains(": ")).unwrap().to_owned()
        };
        assert!(bench.recalls(options));
        assert_eq!(said(&[]), said(&["--render"]));
    }
    assert!(!bench.recalls(&["--render"]));
    assert!(files == read_all(&bench.project.out()));
}

#[test]
fn whatever_the_inputs_are_changed_to_is_rendered() {
    let bench = Bench::new();
    let changes: &[Change] = &[
        ("a file more in the spec", |bench| bench.add("spec/notes.txt", "")),
        ("another name", |bench| {
            fs::rename(bench.project.path("spec/notes.txt"), bench.project.path("spec/note.txt")).unwrap();
        }),
        ("another content", |bench| bench.add("spec/note.txt", "x")),
        ("a text", |bench| bench.add("spec/families/lib.yaml", "# a comment\n")),
        ("one file less", |bench| fs::remove_file(bench.project.path("spec/note.txt")).unwrap()),
        ("a folder", |bench| fs::create_dir(bench.project.path("templates/one/empty")).unwrap()),
        ("a template", |bench| bench.add("templates/one/code.tera", "more\n")),
        ("a plain file", |bench| bench.add("templates/two/plain/1.txt", "more\n")),
        ("a target", |bench| bench.add("templates/three/target.yaml", "# a comment\n")),
        ("a target less", |bench| fs::remove_dir_all(bench.project.path("templates/four")).unwrap()),
        ("the executable", |bench| {
            // A copy has another time.
            let copy = bench.project.path("bin/copy");
            fs::copy(&bench.executable, &copy).unwrap();
            fs::rename(copy, &bench.executable).unwrap();
        }),
    ];
    assert!(!bench.recalls(&[]));
    for (change, make) in changes {
        assert!(bench.recalls(&[]), "before {change}");
        make(&bench);
        assert!(!bench.recalls(&[]), "{change}");
        let found = read_all(&bench.project.out());
        succeed(&bench.run(&["--render"]));
        assert!(found == read_all(&bench.project.out()), "{change}");
    }
    for options in [&["--target", "one"], &["--target", "two"]] {
        assert!(!bench.recalls(options) && bench.recalls(options), "{options:?}");
    }
    for options in [&["--large"], &["--allow-hostile-text"]] {
        assert!(!bench.recalls(options) && bench.recalls(options), "{options:?}");
    }
    assert!(bench.recalls(&[]), "several runs are remembered");
}

#[test]
fn what_no_longer_stands_is_written_again() {
    let bench = Bench::new();
    let expected = bench.project.generate();
    succeed(&bench.run(&[]));
    let changes: &[Change] = &[
        ("a file less", |bench| fs::remove_file(bench.project.path("generated/one/plain/1.txt")).unwrap()),
        ("an edit", |bench| bench.add("generated/one/plain/1.txt", "mine\n")),
        ("a file more", |bench| bench.add("generated/two/mine.txt", "mine\n")),
        ("what a killed run left", |bench| bench.add("generated/one/.mqtt-codes-1-1.tmp", "half")),
        ("no manifest", |bench| fs::remove_file(bench.project.path("generated/manifest.json")).unwrap()),
    ];
    for (change, make) in changes {
        assert!(bench.recalls(&[]), "before {change}");
        make(&bench);
        assert!(!bench.recalls(&["--force"]), "{change}");
        assert!(expected == read_all(&bench.project.out()), "{change}");
    }
    // Line ends are the checkout's affair, and empty folders are nobody's.
    fs::create_dir(bench.project.path("generated/two/empty")).unwrap();
    let file = bench.project.path("generated/one/plain/1.txt");
    fs::write(&file, fs::read_to_string(&file).unwrap().replace('\n', "\r\n")).unwrap();
    assert!(bench.recalls(&[]));
}

#[test]
fn findings_are_told_each_time() {
    let bench = Bench::new();
    succeed(&bench.run(&[]));
    let spec = bench.project.path("spec/families/lib.yaml");
    let text = fs::read_to_string(&spec).unwrap();
    let (first, rest) = text.split_once("    title:").unwrap();
    fs::write(&spec, format!("{first}    waive: {{MC0204: for nothing}}\n    title:{rest}")).unwrap();
    for _ in 0..3 {
        let output = bench.run(&[]);
        succeed(&output);
        assert!(String::from_utf8(output.stderr).unwrap().contains("MC0308"));
    }
}

#[test]
fn a_memory_that_cannot_be_read_or_written_is_none() {
    let bench = Bench::new();
    let memory = bench.project.path("bin/xtask.memory.json");
    for content in ["", "[", "{}", "[{\"inputs\": 1}]"] {
        fs::write(&memory, content).unwrap();
        assert!(!bench.recalls(&[]), "{content}");
        assert!(bench.recalls(&[]), "{content}");
    }
    fs::remove_file(&memory).unwrap();
    fs::create_dir(&memory).unwrap();
    for _ in 0..2 {
        assert!(!bench.recalls(&[]));
        succeed(&bench.run(&[]));
    }
}

#[cfg(unix)]
#[test]
fn links_among_the_inputs_are_not_remembered() {
    let bench = Bench::new();
    std::os::unix::fs::symlink("nowhere", bench.project.path("spec/families/link")).unwrap();
    for _ in 0..2 {
        let said = String::from_utf8(bench.run(&[]).stderr).unwrap();
        assert!(!said.contains("recall"), "{said}");
    }
}
