//! Whatever stands in a spec's files, `lint` and `generate` end soon, take little memory, and say what is wrong and where.
//!
//! The small cases are files under `crates/catalog/tests/hostile-yaml/`; each takes the place of `families/lib.yaml` in the
//! sound spec of `bad-specs/base/`, and its name begins with the rule that it breaks, or with `fine`. The large ones, and
//! what no repository can hold, such as pipes, are made here. Every case is a process of its own.
//!
//! `cargo test --release -p xtask --test hostile_yaml -- --ignored --nocapture` shows what each case takes.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)]

use std::fmt::Write as _;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Longest that a case may take here: a second for the release build on a quiet machine, and this one is neither.
const MAX_TIME: Duration = Duration::from_secs(60);

/// Most memory that a case may take here, in KiB: 200 MiB, and some for the debug build.
const MAX_MEMORY: u64 = 300 << 10;

/// A spec that someone should not get away with.
struct Case {
    name: String,
    /// The rule that it breaks; none if it is fine.
    rule: Option<&'static str>,
    /// Changes the sound spec in this folder.
    make: Box<dyn Fn(&Path)>,
}

impl Case {
    fn new(name: &str, rule: &'static str, make: impl Fn(&Path) + 'static) -> Self {
        Self { name: name.to_owned(), rule: Some(rule), make: Box::new(make) }
    }

    /// A family file of this content.
    fn family(name: &str, rule: &'static str, content: impl Fn(&str) -> Vec<u8> + 'static) -> Self {
        Self::new(name, rule, move |spec| {
            let path = spec.join(FAMILY);
            let sound = fs::read_to_string(&path).unwrap();
            fs::write(path, content(&sound)).unwrap();
        })
    }
}

/// The file that most cases replace.
const FAMILY: &str = "families/lib.yaml";

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/catalog/tests")
}

/// The committed cases.
fn committed() -> Vec<Case> {
    let mut paths: Vec<_> =
        fs::read_dir(tests().join("hostile-yaml")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let case = |path: PathBuf| {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let id = name.split('-').next().unwrap();
        let rule = catalog::rule::find(id).map(|rule| rule.id);
        assert!(rule.is_some() || id == "fine", "{name} names no rule");
        let make = move |spec: &Path| fs::copy(&path, spec.join(FAMILY)).map(|_| ()).unwrap();
        Case { name, rule, make: Box::new(make) }
    };
    paths.into_iter().map(case).collect()
}

/// Just below the largest file that is read; the debug build is too slow for it.
const LARGE: usize = if cfg!(debug_assertions) { 1_000_000 } else { 8_300_000 };

/// Just below the most entries of a list or map, and less for the debug build.
const MANY: usize = if cfg!(debug_assertions) { 3_300 } else { 9_900 };

/// Codes of a family just below the most that a file may have.
const CODES: usize = MANY / 10 * 6;

/// Files that are too large to be read, or just not.
fn large() -> Vec<Case> {
    let instead = |text: &'static str, with: &'static str| {
        move |sound: &str| sound.replacen(text, &with.repeat(LARGE / with.len()), 1).into_bytes()
    };
    vec![
        Case::family("scalar-of-50-mb", "MC0003", |_| [&b"family: "[..], &vec![b'a'; 50_000_000]].concat()),
        Case::family("line-breaks-of-50-mb", "MC0003", |_| vec![b'\n'; 50_000_000]),
        Case::family("scalar-of-100-kb", "MC0001", |sound| sound.replacen("Refused", &"a".repeat(100_000), 1).into()),
        Case::family("scalar", "MC0001", instead("Refused\n", "a")),
        Case::family("scalar-of-code-spans", "MC0001", instead("Refused\n", "`a")),
        Case::family("scalar-in-japanese", "MC0001", instead("Refused\n", "名")),
        Case::family("scalar-in-quotes", "MC0001", |_| [&b"family: \""[..], &vec![b'a'; LARGE], b"\""].concat()),
        Case::family("scalar-of-escapes", "MC0001", |_| format!("family: \"{}\"", "\\x41".repeat(LARGE / 4)).into()),
        Case::family("scalar-unclosed", "MC0001", |_| [&b"family: \""[..], &vec![b'a'; LARGE]].concat()),
        Case::family("scalar-of-lines", "MC0001", |_| format!("family: |\n{}", "  a\n".repeat(LARGE / 4)).into()),
        Case::family("scalar-folded", "MC0001", |_| format!("family: >\n{}", "  a\n\n".repeat(LARGE / 5)).into()),
        Case::family("key", "MC0001", |_| format!("{}: 1\n", "a".repeat(LARGE)).into()),
        Case::family("key-explicit", "MC0001", |_| format!("? {}\n: 1\n", "a".repeat(LARGE)).into()),
        Case::family("comment", "MC0103", |_| format!("#{}\n", "a".repeat(LARGE)).into()),
        Case::family("comments", "MC0103", |_| "#\n".repeat(LARGE / 2).into()),
        Case::family("line-breaks", "MC0103", |_| vec![b'\n'; LARGE]),
        Case::family("line-breaks-of-two-bytes", "MC0103", |_| "\r\n".repeat(LARGE / 2).into()),
        Case::family("spaces", "MC0103", |_| vec![b' '; LARGE]),
        Case::family("tabs", "MC0004", |_| vec![b'\t'; LARGE]),
        Case::family("direction-everywhere", "MC0004", |_| "\u{202E}".repeat(LARGE / 3).into()),
        Case::family("documents", "MC0001", |_| "---\n".repeat(LARGE / 4).into()),
        Case::family("digits", "MC0001", |sound| {
            sound.replacen("value: 5", &format!("value: {}", "9".repeat(LARGE)), 1).into()
        }),
        Case::family("anchor", "MC0001", |_| format!("&{} x\n", "a".repeat(LARGE)).into()),
        Case::family("tag", "MC0001", |_| format!("!{} x\n", "a".repeat(LARGE)).into()),
        Case::family("directive", "MC0001", |_| format!("%{}\n", "a".repeat(LARGE)).into()),
        Case::family("invalid-bytes", "MC0003", |_| vec![0xFF; LARGE]),
        Case::family("brackets", "MC0001", |_| vec![b'['; LARGE]),
        Case::family("braces", "MC0001", |_| "{a: ".repeat(LARGE / 4).into()),
        Case::family("dashes", "MC0001", |_| "- ".repeat(LARGE / 2).into()),
        Case::family("question-marks", "MC0001", |_| "? ".repeat(LARGE / 2).into()),
    ]
}

/// Many of something.
fn many() -> Vec<Case> {
    let lines = |line: fn(usize) -> String, count| move |_: &str| times(count, line).into_bytes();
    vec![
        Case::family("a-million-entries", "MC0001", lines(|_| "- a\n".to_owned(), 1_000_000)),
        Case::family("a-million-entries-in-flow", "MC0001", |_| format!("[{}]", "a,".repeat(1_000_000)).into()),
        Case::family("a-million-lists", "MC0001", |_| format!("[{}]", "[],".repeat(1_000_000)).into()),
        Case::family("keys", "MC0001", lines(|n| format!("k{n}: 1\n"), 700_000)),
        Case::family("keys-of-one-name", "MC0001", lines(|_| "a: 1\n".to_owned(), 1_000_000)),
        Case::family("lists-of-lists", "MC0103", lines(|_| format!("- [{}]\n", "a,".repeat(28)), MANY)),
        Case::family("lists-of-long-lists", "MC0001", lines(|_| format!("- [{}]\n", "a,".repeat(100)), MANY)),
        Case::family("lists-of-maps", "MC0103", lines(|_| "- {a: 1, b: 2, c: 3, d: 4, e: 5, f: 6}\n".to_owned(), MANY)),
        Case::family("unknown-keys", "MC0101", |sound| {
            let keys = times(MANY, |n| format!("titl{n}: 1\n"));
            (sound.to_owned() + &keys).into()
        }),
        Case::family("unknown-references", "MC0302", |sound| {
            let references = times(MANY, |n| format!("tiny-1.0/refuse{n}, "));
            sound.replacen("tiny-1.0/refused", &references, 1).into()
        }),
        Case::family("codes-of-one-number", "MC0202", |sound| codes(sound, CODES, |n| format!("name: r{n}\n"))),
        Case::family("codes-of-one-name", "MC0201", |sound| codes(sound, CODES, |_| "name: refused\n".to_owned())),
        Case::family("codes-without-names", "MC0101", |sound| codes(sound, CODES, |n| format!("nam: A{n}\n"))),
        Case::family("names-out-of-form", "MC0102", |sound| {
            let head = sound.split("  - name").next().unwrap();
            (head.to_owned() + &"  - {name: A}\n".repeat(MANY)).into()
        }),
        Case::new("families-without-files", "MC0002", |spec| {
            edit(&spec.join("catalog.yaml"), "lib]", &format!("lib{}]", times(MANY, |n| format!(", f{n}"))));
        }),
        Case::new("locales", "MC0104", |spec| {
            let letter = |n: usize| char::from(b'a' + u8::try_from(n % 26).unwrap());
            let tag = |n| format!("{}{}{}", letter(n), letter(n / 26), letter(n / 676));
            let locales = times(MANY, |n| format!("  - {{tag: {}, name: x, status: partial}}\n", tag(n)));
            edit(&spec.join("catalog.yaml"), "families:", &format!("{locales}families:"));
        }),
        Case::new("files-that-nothing-names", "MC0006", |spec| {
            (0..MANY).for_each(|n| drop(File::create(spec.join(format!("families/x{n}.yaml"))).unwrap()));
        }),
        Case::new("unknown-translations", "MC0504", |spec| {
            let codes = times(MANY, |n| format!("  r{n}: {{title: x}}\n"));
            append(&spec.join("locales/ja/lib.yaml"), &codes);
        }),
        Case::new("unknown-interface-strings", "MC0504", |spec| {
            let strings = times(MANY, |n| format!("  r_{n}: x\n"));
            append(&spec.join("locales/ja/ui.yaml"), &strings);
        }),
    ]
}

/// The family with so many copies of its code, each under another name.
fn codes(sound: &str, count: usize, name: impl Fn(usize) -> String) -> Vec<u8> {
    let (head, code) = sound.split_once("  - name: refused\n").unwrap();
    let code = code.replace("    equivalents: [tiny-1.0/refused]\n", "");
    let codes = times(count, |n| format!("  - {}{code}", name(n)));
    (head.to_owned() + &codes).into_bytes()
}

fn link(to: &str, path: &Path) {
    std::os::unix::fs::symlink(to, path).unwrap();
}

/// What the file system has besides files.
fn places() -> Vec<Case> {
    let instead = |path: &'static str, make: fn(&Path)| {
        move |spec: &Path| {
            let path = spec.join(path);
            if path.is_dir() {
                fs::remove_dir_all(&path).unwrap();
            } else {
                fs::remove_file(&path).unwrap();
            }
            make(&path);
        }
    };
    let folder = |path: &Path| fs::create_dir(path).unwrap();
    let pipe = |path: &Path| assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
    vec![
        Case::new("folder-for-a-family", "MC0002", instead(FAMILY, folder)),
        Case::new("folder-for-the-catalog", "MC0002", instead("catalog.yaml", folder)),
        Case::new("pipe-for-a-family", "MC0002", instead(FAMILY, pipe)),
        Case::new("pipe-for-the-catalog", "MC0002", instead("catalog.yaml", pipe)),
        Case::new("pipe-for-a-glossary", "MC0002", instead("locales/ja/glossary.yaml", pipe)),
        Case::new("link-to-nowhere", "MC0002", instead(FAMILY, |path| link("nowhere", path))),
        Case::new("link-to-itself", "MC0002", instead(FAMILY, |path| link("lib.yaml", path))),
        Case::new("link-to-a-file-of-the-machine", "MC0002", instead(FAMILY, |path| link("/etc/passwd", path))),
        Case::new("link-to-a-device", "MC0002", instead(FAMILY, |path| link("/dev/zero", path))),
        Case::new("link-to-a-sound-file", "MC0002", instead(FAMILY, |path| link("tiny-1.0.yaml", path))),
        Case::new("link-for-the-families", "MC0002", instead("families", |path| link("/etc", path))),
        Case::new("link-for-a-locale", "MC0002", instead("locales/ja/ui.yaml", |path| link("../en/ui.yaml", path))),
        Case::new("file-for-the-families", "MC0002", instead("families", |path| fs::write(path, "x").unwrap())),
        Case::new("name-with-hidden-character", "MC0004", |spec| {
            drop(File::create(spec.join("families/li\u{202E}b.yaml")).unwrap());
        }),
        Case::new("name-with-line-break", "MC0004", |spec| {
            drop(File::create(spec.join("families/a\n::error::b")).unwrap());
        }),
        Case::new("name-that-is-not-utf-8", "MC0003", |spec| {
            use std::os::unix::ffi::OsStrExt;
            let name = std::ffi::OsStr::from_bytes(b"li\xFFb.yaml");
            // Some file systems have no such names.
            if File::create(spec.join("families").join(name)).is_err() {
                fs::write(spec.join(FAMILY), b"\xFF").unwrap();
            }
        }),
    ]
}

/// So many of something, one after the other.
fn times(count: usize, piece: impl Fn(usize) -> String) -> String {
    (0..count).map(piece).collect()
}

fn edit(path: &Path, text: &str, with: &str) {
    let content = fs::read_to_string(path).unwrap();
    assert!(content.contains(text));
    fs::write(path, content.replacen(text, with, 1)).unwrap();
}

fn append(path: &Path, text: &str) {
    fs::write(path, fs::read_to_string(path).unwrap() + text).unwrap();
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).map(|_| ()).unwrap();
        }
    }
}

/// What a process took, and said.
struct Run {
    status: Option<i32>,
    time: Duration,
    /// The most memory it had at once, in KiB.
    memory: u64,
    said: String,
}

/// Runs a command over a case's spec.
fn run(case: &Case, command: &str) -> Run {
    let scratch = tempfile::tempdir().unwrap();
    let (spec, templates, said) =
        (scratch.path().join("spec"), scratch.path().join("templates"), scratch.path().join("said"));
    copy(&tests().join("bad-specs/base"), &spec);
    fs::create_dir_all(templates.join("t")).unwrap();
    let config = "title: T\nescape: json\nfiles:\n  - {template: a.tera, path: a, each: catalog}\n";
    fs::write(templates.join("t/target.yaml"), config).unwrap();
    fs::write(templates.join("t/a.tera"), "{{ export | json }}").unwrap();
    (case.make)(&spec);
    let log = File::create(&said).unwrap();
    let mut process = Command::new(env!("CARGO_BIN_EXE_xtask"));
    process.arg(command).arg("--spec").arg(&spec).arg("--templates").arg(&templates);
    if command == "generate" {
        process.arg("--out").arg(scratch.path().join("out"));
    }
    let start = Instant::now();
    let process = process.stdin(Stdio::null()).stdout(log.try_clone().unwrap()).stderr(log).spawn().unwrap();
    let (status, memory) = watch(process, start);
    let time = start.elapsed();
    assert!(command != "generate" || status == Some(0) || !scratch.path().join("out").exists(), "{}", case.name);
    Run { status, time, memory, said: String::from_utf8_lossy(&fs::read(said).unwrap()).into_owned() }
}

/// Waits for a process to end, and kills one that does not; its status and the most memory it had.
fn watch(mut process: Child, start: Instant) -> (Option<i32>, u64) {
    let mut memory = 0;
    loop {
        memory = memory_of(process.id()).unwrap_or_default().max(memory);
        if let Some(status) = process.try_wait().unwrap() {
            return (status.code(), memory);
        }
        if start.elapsed() > MAX_TIME {
            process.kill().unwrap();
        }
        thread::sleep(Duration::from_millis(1));
    }
}

/// The most memory that a process had up to now, where Linux tells it.
fn memory_of(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}

/// What is wrong with a run; nothing if it is as it should be.
fn fault(case: &Case, command: &str, run: &Run) -> Option<String> {
    let rules = || run.said.lines().filter_map(|line| line.strip_prefix("error[")?.split_once(']')).map(|(id, _)| id);
    let status_is_right = match (case.rule, command) {
        (None, _) => run.status == Some(0),
        (Some(_), "lint") => run.status == Some(1),
        (Some(_), _) => run.status == Some(2),
    };
    let fault = if !status_is_right {
        format!("status {:?}", run.status)
    } else if run.time > MAX_TIME || run.memory > MAX_MEMORY {
        format!("{:?}, {} KiB", run.time, run.memory)
    } else if run.said.contains("panicked") {
        "a panic".to_owned()
    } else if case.rule.is_some_and(|rule| !rules().any(|id| id == rule) || !run.said.contains("--> ")) {
        format!("no finding of {:?} with its place", case.rule)
    } else {
        return None;
    };
    let said: String = run.said.chars().take(600).collect();
    Some(format!("{} {}: {fault}\n{said}", command, case.name))
}

fn hold(cases: &[Case]) {
    let faults =
        cases.iter().flat_map(|case| ["lint", "generate"].map(|command| fault(case, command, &run(case, command))));
    let faults: Vec<_> = faults.flatten().collect();
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

#[test]
fn committed_cases() {
    let cases = committed();
    assert!(cases.len() >= 60, "{}", cases.len());
    hold(&cases);
}

#[test]
fn large_files() {
    hold(&large());
}

#[test]
fn many_of_something() {
    hold(&many());
}

#[test]
fn what_is_no_file() {
    hold(&places());
}

/// A file may grow between the moment it is judged by its size and the moment it is read.
#[test]
fn a_file_that_grows() {
    let case = Case::family("grows", "MC0003", |_| vec![b'#'; 1 << 20]);
    let make = case.make;
    let case = Case::new("grows", "MC0003", move |spec| {
        make(spec);
        let mut file = File::options().append(true).open(spec.join(FAMILY)).unwrap();
        thread::spawn(move || {
            let block = vec![b'#'; 1 << 20];
            // Until it is larger than what is read; the reader sees it at some size, and must cope with any.
            (0..64).try_for_each(|_| std::io::Write::write_all(&mut file, &block))
        });
    });
    for command in ["lint", "generate"] {
        let run = run(&case, command);
        assert!(
            matches!(run.status, Some(1 | 2)) && run.memory < MAX_MEMORY && !run.said.contains("panicked"),
            "{}",
            run.said
        );
    }
}

#[test]
#[ignore = "a measurement"]
fn table() {
    let cases: Vec<_> = [committed(), large(), many(), places()].into_iter().flatten().collect();
    let mut rows: Vec<_> = cases
        .iter()
        .flat_map(|case| ["lint", "generate"].map(|command| (run(case, command), format!("{command} {}", case.name))))
        .collect();
    let mut out = format!("{} cases, {} runs\n", cases.len(), rows.len());
    rows.sort_by_key(|(run, _)| std::cmp::Reverse(run.time));
    for (run, name) in rows.iter().take(8) {
        writeln!(out, "{:>6} ms  {name}", run.time.as_millis()).unwrap();
    }
    rows.sort_by_key(|(run, _)| std::cmp::Reverse(run.memory));
    for (run, name) in rows.iter().take(8) {
        writeln!(out, "{:>5} MiB  {name}", run.memory >> 10).unwrap();
    }
    println!("{out}");
}
