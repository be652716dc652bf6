//! What is left when writing fails or the process is killed at any single operation, and that the next run repairs it.
//!
//! Every scenario below is run once for every operation that it has, for every [`Fault`]: the operation with that number
//! fails, or is the last thing that the process did.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::Mutex;

use super::disk::{Disk, RealDisk};
use super::manifest::Manifest;
use super::{Scope, State, apply_to, compare};
use crate::tree::Tree;

/// What happens at one operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    /// It fails, as in a folder that is read-only.
    Refused,
    /// It fails, and a file is half written.
    Short,
    /// It fails, a file is half written, and nothing more can be created after it.
    DiskFull,
    /// The process is killed before it.
    Killed,
    /// The process is killed in the middle of it.
    KilledHalfway,
}

impl Fault {
    const ALL: [Self; 5] = [Self::Refused, Self::Short, Self::DiskFull, Self::Killed, Self::KilledHalfway];

    const fn kind(self) -> ErrorKind {
        match self {
            Self::Refused => ErrorKind::PermissionDenied,
            Self::Short | Self::DiskFull => ErrorKind::StorageFull,
            Self::Killed | Self::KilledHalfway => ErrorKind::Interrupted,
        }
    }

    const fn is_kill(self) -> bool {
        matches!(self, Self::Killed | Self::KilledHalfway)
    }
}

/// A disk on which the operation with a number goes wrong; operations count from 0.
struct FaultyDisk {
    at: usize,
    fault: Fault,
    done: Mutex<Vec<&'static str>>,
}

/// What becomes of an operation.
enum Fate {
    Works,
    Fails,
    FailsHalfway,
}

impl FaultyDisk {
    const fn new(at: usize, fault: Fault) -> Self {
        Self { at, fault, done: Mutex::new(Vec::new()) }
    }

    fn fate(&self, operation: &'static str) -> Fate {
        let mut done = self.done.lock().unwrap();
        let number = done.len();
        done.push(operation);
        let creates = operation.starts_with("create");
        if number < self.at {
            return Fate::Works;
        }
        match self.fault {
            Fault::KilledHalfway | Fault::Short if number == self.at => Fate::FailsHalfway,
            Fault::DiskFull if creates => Fate::FailsHalfway,
            Fault::Refused if number == self.at => Fate::Fails,
            Fault::Killed | Fault::KilledHalfway => Fate::Fails,
            _ => Fate::Works,
        }
    }

    fn run(&self, operation: &'static str, all: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
        match self.fate(operation) {
            Fate::Works => all(),
            Fate::Fails | Fate::FailsHalfway => Err(self.fault.kind().into()),
        }
    }

    /// The operation that went wrong; none if the run had fewer.
    fn faulted(&self) -> Option<&'static str> {
        self.done.lock().unwrap().get(self.at).copied()
    }

    fn count(&self) -> usize {
        self.done.lock().unwrap().len()
    }
}

impl Disk for FaultyDisk {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.run("create folder", || RealDisk.create_folder(path))
    }

    fn create_file(&self, path: &Path, content: &[u8]) -> io::Result<()> {
        match self.fate("create file") {
            Fate::Works => return RealDisk.create_file(path, content),
            Fate::FailsHalfway => RealDisk.create_file(path, &content[..content.len() / 2])?,
            Fate::Fails => {}
        }
        Err(self.fault.kind().into())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.run("rename", || RealDisk.rename(from, to))
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.run("remove file", || RealDisk.remove_file(path))
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.run("remove folder", || RealDisk.remove_folder(path))
    }
}

/// A folder's state before the run, the run, and a run with yet another tree after it.
struct Scenario {
    name: &'static str,
    /// Trees that were generated before.
    before: Vec<Tree>,
    /// What people did since: a file's path, and its new content or that it was deleted.
    people: Vec<(&'static str, Option<&'static str>)>,
    tree: Tree,
    later: Tree,
    targets: Vec<&'static str>,
    force: bool,
}

fn tree(files: &[(&str, &str)]) -> Tree {
    let mut tree = Tree::default();
    for (path, content) in files {
        tree.add((*path).to_owned(), content.as_bytes().to_vec()).unwrap();
    }
    tree
}

fn scenarios() -> Vec<Scenario> {
    let first = || tree(&[("t/a", "one, old\n"), ("t/b/c", "two\n"), ("t/b/d/e", "three\n")]);
    let second = || tree(&[("t/a", "one, new\n"), ("t/b/c", "two\n"), ("t/f/g/h", "four\n")]);
    let third = || tree(&[("t/a", "one, newest\n"), ("t/b/c", "two, newest\n"), ("t/f/g/h", "four\n")]);
    let scenario = |name, before, people, tree| Scenario {
        name,
        before,
        people,
        tree,
        later: third(),
        targets: vec!["t"],
        force: false,
    };
    let mine = vec![("t/mine", Some("mine\n")), ("t/b/c", Some("edited\n")), ("other", Some("not in a target\n"))];
    vec![
        scenario("the first run", vec![], vec![], first()),
        scenario("a run with changes and orphans", vec![first()], vec![], second()),
        scenario("everything is an orphan", vec![first()], vec![], tree(&[])),
        scenario("a file was deleted", vec![first()], vec![("t/b/c", None)], first()),
        Scenario {
            later: first(), // without a manifest, what differs from the tree could be anyone's
            ..scenario("the manifest is missing", vec![first()], vec![("manifest.json", None)], first())
        },
        scenario("someone's files are kept", vec![first()], mine.clone(), second()),
        Scenario { force: true, ..scenario("someone's files are replaced", vec![first()], mine, second()) },
        scenario(
            "files become folders and folders files",
            vec![tree(&[("t/a", "a file\n"), ("t/b/c/d", "in a folder\n")])],
            vec![],
            tree(&[("t/a/b/c", "in a folder\n"), ("t/b", "a file\n")]),
        ),
        Scenario {
            before: vec![tree(&[("t/a", "old\n"), ("u/a", "theirs\n"), ("u/b", "theirs\n")])],
            tree: tree(&[("u/a", "theirs, new\n"), ("u/c", "theirs\n")]),
            later: tree(&[("u/c", "theirs, newest\n")]),
            targets: vec!["u"],
            ..scenario("one of two targets", vec![], vec![], tree(&[]))
        },
    ]
}

impl Scenario {
    fn scopes(targets: &[&str]) -> Vec<Scope> {
        targets.iter().map(|name| Scope { target: (*name).to_owned(), artifacts: Vec::new() }).collect()
    }

    fn set_up(&self, out: &Path) {
        for tree in &self.before {
            let comparison = compare(tree, out, &Self::scopes(&["t", "u"])).unwrap();
            apply_to(&RealDisk, &comparison, tree, out, false).unwrap();
        }
        for (path, content) in &self.people {
            let path = out.join(path);
            match content {
                Some(content) => fs::write(path, content).unwrap(),
                None => fs::remove_file(path).unwrap(),
            }
        }
    }

    fn generate(&self, disk: &FaultyDisk, tree: &Tree, out: &Path) -> io::Result<usize> {
        let comparison = compare(tree, out, &Self::scopes(&self.targets)).unwrap();
        apply_to(disk, &comparison, tree, out, self.force)
    }

    /// What the folder should hold after these trees were generated without any fault.
    fn expected(&self, trees: &[&Tree]) -> Snapshot {
        let out = tempfile::tempdir().unwrap();
        self.set_up(out.path());
        for tree in trees {
            self.generate(&sound(), tree, out.path()).unwrap();
        }
        snapshot(out.path())
    }

    /// Nothing that could be seen is half of anything, and what people wrote is there.
    fn assert_sound(&self, out: &Path, when: &str) {
        let after = snapshot(out);
        let versions: Vec<_> = self.before.iter().chain([&self.tree, &self.later]).collect();
        for (path, content) in &after {
            let Some(content) = content.as_ref().filter(|_| !is_temporary(path)) else { continue };
            let is_ours = || versions.iter().any(|tree| tree.get(path).is_some_and(|version| version == content));
            let is_theirs = || self.people.contains(&(path, std::str::from_utf8(content).ok()));
            assert!(path == super::MANIFEST || is_ours() || is_theirs(), "{when}: {path} holds something else");
        }
        Manifest::read(out).unwrap_or_else(|error| panic!("{when}: {error}"));
        for (path, text) in self.people.iter().filter(|_| !self.force) {
            let is_there = after.get(*path).is_some_and(|content| content.as_deref() == text.map(str::as_bytes));
            assert!(text.is_none() || is_there, "{when}: {path} is not what someone wrote");
        }
    }

    /// The next run makes the folder what it should be, and the one after it writes nothing.
    fn assert_repaired(&self, out: &Path, tree: &Tree, expected: &Snapshot, when: &str) {
        self.generate(&sound(), tree, out).unwrap_or_else(|error| panic!("{when}: {error}"));
        assert_eq!(snapshot(out), *expected, "{when}");
        let again = sound();
        self.generate(&again, tree, out).unwrap();
        assert_eq!(again.count(), 0, "{when}: a further run writes");
        let kept: Vec<_> = self.people.iter().map(|(path, _)| *path).collect();
        let comparison = compare(tree, out, &Self::scopes(&self.targets)).unwrap();
        let is_known = |path: &str| kept.contains(&path);
        assert!(comparison.changes.iter().all(|change| is_known(&change.path)), "{when}: {:?}", comparison.changes);
    }
}

/// A disk without faults, which counts.
const fn sound() -> FaultyDisk {
    FaultyDisk::new(usize::MAX, Fault::Killed)
}

fn is_temporary(path: &str) -> bool {
    path.rsplit('/').next().is_some_and(|name| name.starts_with(".mqtt-codes-"))
}

/// Every file with its content, and every empty folder.
type Snapshot = BTreeMap<String, Option<Vec<u8>>>;

fn snapshot(out: &Path) -> Snapshot {
    let mut found = Snapshot::new();
    let mut folders = vec![out.to_owned()];
    while let Some(folder) = folders.pop() {
        let name = |path: &Path| path.strip_prefix(out).unwrap().to_str().unwrap().to_owned();
        let entries: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        if entries.is_empty() && folder != out {
            found.insert(name(&folder), None);
        }
        for path in entries {
            if path.is_dir() {
                folders.push(path);
            } else {
                found.insert(name(&path), Some(fs::read(&path).unwrap()));
            }
        }
    }
    found
}

#[test]
fn any_fault_at_any_operation_is_repaired_by_the_next_run() {
    let (mut hit, mut runs) = (BTreeSet::new(), 0);
    for scenario in scenarios() {
        let (tree, later) = (&scenario.tree, &scenario.later);
        let next = [(tree, scenario.expected(&[tree])), (later, scenario.expected(&[tree, later]))];
        for fault in Fault::ALL {
            for (next, expected) in &next {
                for at in 0.. {
                    let when = format!("{}, {fault:?} at {at}", scenario.name);
                    let out = tempfile::tempdir().unwrap();
                    scenario.set_up(out.path());
                    let disk = FaultyDisk::new(at, fault);
                    let result = scenario.generate(&disk, tree, out.path());
                    let Some(operation) = disk.faulted() else {
                        assert!(at > 0 || scenario.tree.iter().next().is_none(), "{when}: nothing to do");
                        break;
                    };
                    (runs, _) = (runs + 1, hit.insert((operation, fault.kind())));
                    scenario.assert_sound(out.path(), &when);
                    match result {
                        Err(error) => assert!(error.to_string().starts_with("cannot "), "{when}: {error}"),
                        // Another thread may have created the folder in the meantime, and a full disk lets files go.
                        Ok(_) => assert!(
                            operation == "create folder" && !fault.is_kill()
                                || fault == Fault::DiskFull && !operation.starts_with("create"),
                            "{when}: no error"
                        ),
                    }
                    if !fault.is_kill() && operation != "remove file" {
                        let left = snapshot(out.path());
                        assert!(!left.keys().any(|path| is_temporary(path)), "{when}: {:?}", left.keys());
                    }
                    scenario.assert_repaired(out.path(), next, expected, &when);
                }
            }
        }
    }
    let operations: BTreeSet<_> = hit.iter().map(|(operation, _)| *operation).collect();
    let all = ["create file", "create folder", "remove file", "remove folder", "rename"];
    assert_eq!(operations.into_iter().collect::<Vec<_>>(), all, "some operation never failed");
    assert!(runs > 1000, "only {runs} runs");
}

#[test]
fn a_run_that_repairs_may_be_killed_too() {
    let mut runs = 0;
    let chosen = ["a run with changes and orphans", "files become folders and folders files", "one of two targets"];
    for scenario in scenarios().into_iter().filter(|scenario| chosen.contains(&scenario.name)) {
        let (tree, later) = (&scenario.tree, &scenario.later);
        let expected = scenario.expected(&[tree, later]);
        let mut more = true;
        for first in 0.. {
            if !more {
                break;
            }
            for second in 0.. {
                let when = format!("{}, killed at {first} and {second}", scenario.name);
                let out = tempfile::tempdir().unwrap();
                scenario.set_up(out.path());
                let [one, two] = [first, second].map(|at| FaultyDisk::new(at, Fault::KilledHalfway));
                let _ = scenario.generate(&one, tree, out.path());
                more = one.faulted().is_some();
                let _ = scenario.generate(&two, later, out.path());
                scenario.assert_sound(out.path(), &when);
                scenario.assert_repaired(out.path(), later, &expected, &when);
                runs += 1;
                if two.faulted().is_none() {
                    break;
                }
            }
        }
    }
    assert!(runs > 500, "only {runs} runs");
}

#[test]
fn a_broken_manifest_keeps_everything_as_it_is() {
    for manifest in ["", "{", "[]", r#"{"version": 2}"#, r#"{"files": {"../x": "0"}}"#] {
        let out = tempfile::tempdir().unwrap();
        let scenario = &scenarios()[1];
        scenario.set_up(out.path());
        fs::write(out.path().join(super::MANIFEST), manifest).unwrap();
        let before = snapshot(out.path());
        let error = compare(&scenario.tree, out.path(), &Scenario::scopes(&["t"])).unwrap_err().to_string();
        assert!(error.ends_with("restore it, or delete it to adopt the folder as it is"), "{error}");
        assert_eq!(snapshot(out.path()), before);
    }
}

#[test]
fn temporary_files_of_a_killed_run_go_and_others_stay() {
    let out = tempfile::tempdir().unwrap();
    let scenario = &scenarios()[1];
    scenario.set_up(out.path());
    for name in [".mqtt-codes-1-0.tmp", "t/.mqtt-codes-1-0.tmp", "t/b/.mqtt-codes-77-12.tmp", "t/.mqtt-codes.tmp"] {
        fs::write(out.path().join(name), "half").unwrap();
    }
    let comparison = compare(&scenario.before[0], out.path(), &Scenario::scopes(&["t"])).unwrap();
    let states: Vec<_> = comparison.changes.iter().map(|change| (change.path.as_str(), change.state)).collect();
    let expected = [
        (".mqtt-codes-1-0.tmp", State::Orphaned),
        ("t/.mqtt-codes-1-0.tmp", State::Orphaned),
        ("t/.mqtt-codes.tmp", State::Foreign),
        ("t/b/.mqtt-codes-77-12.tmp", State::Orphaned),
    ];
    assert_eq!(states, expected);
    apply_to(&RealDisk, &comparison, &scenario.before[0], out.path(), false).unwrap();
    let left: Vec<_> = snapshot(out.path()).into_keys().filter(|path| path.contains(".mqtt-codes")).collect();
    assert_eq!(left, ["t/.mqtt-codes.tmp"]);
}
