//! Runs that are killed or interrupted at random moments, one after the other in one folder, with changes in between.

use std::fs;
use std::path::Path;
use std::process::{Child, Command};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use crate::project::{Files, Project, read_all, succeed};
use crate::random::Random;

/// How many versions of the project there are.
const VERSIONS: u64 = 4;

/// Runs that are killed; `KILLS=1000` is for a night.
fn kills() -> u64 {
    std::env::var("KILLS").map_or(40, |kills| kills.parse().unwrap())
}

/// How a process ends before its time.
#[derive(Clone, Copy, Debug)]
enum End {
    /// `kill -9`.
    Kill,
    /// Ctrl-C.
    Interrupt,
}

impl End {
    fn meet(self, child: &mut Child) {
        match self {
            Self::Kill => child.kill().unwrap(),
            Self::Interrupt => {
                // The process may have ended by itself.
                let _ = Command::new("kill").args(["-INT", &child.id().to_string()]).output().unwrap();
            }
        }
    }
}

#[cfg(unix)]
#[test]
fn whatever_moment_it_is_killed_at_the_folder_is_sound() {
    let project = Project::new();
    let (expected, time) = expected(&project);
    let mut random = Random(20_261_120);
    let (mut killed, mut unfinished) = (0, 0);
    for round in 0..kills() {
        let version = random.below(VERSIONS);
        project.set_version(version);
        let end = if random.below(4) == 0 { End::Interrupt } else { End::Kill };
        let when = format!("round {round}, version {version}, {end:?}");
        let mut child = project.command().spawn().unwrap();
        if random.below(4) > 0 {
            wait_until_it_writes(&mut child, &project.out());
            thread::sleep(random.up_to(time / 2));
        } else {
            thread::sleep(random.up_to(time));
        }
        end.meet(&mut child);
        killed += u64::from(!child.wait().unwrap().success());
        unfinished += u64::from(assert_sound(&project.out(), &expected, &when));
        if round % 4 == 3 {
            let version = random.below(VERSIONS);
            assert_repaired(&project, version, &expected, &when);
        }
    }
    assert!(killed > kills() / 4, "only {killed} runs were killed");
    assert!(unfinished > kills() / 8, "only {unfinished} runs were killed while they wrote");
}

/// What each version generates, and how long that takes.
fn expected(project: &Project) -> (Vec<Files>, Duration) {
    let mut time = Duration::MAX;
    let generate = |version| {
        project.set_version(version);
        let begin = Instant::now();
        let files = project.generate();
        time = time.min(begin.elapsed());
        files
    };
    let expected = (0..VERSIONS).map(generate).collect();
    fs::remove_dir_all(project.out()).unwrap();
    (expected, time)
}

/// Waits until a run has said in the manifest what is about to come, or has ended.
fn wait_until_it_writes(child: &mut Child, out: &Path) {
    while child.try_wait().unwrap().is_none() && !is_unfinished(out) {
        thread::sleep(Duration::from_micros(500));
    }
}

fn is_unfinished(out: &Path) -> bool {
    fs::read_to_string(out.join("manifest.json")).is_ok_and(|manifest| manifest.contains("\"pending\""))
}

fn is_temporary(path: &str) -> bool {
    path.rsplit('/').next().is_some_and(|name| name.starts_with(".mqtt-codes-"))
}

/// Every file is whole: one of some version, or a temporary one. Says whether a run was killed while it wrote.
fn assert_sound(out: &Path, expected: &[Files], when: &str) -> bool {
    let found = read_all(out);
    for (path, content) in found.iter().filter(|(path, _)| !is_temporary(path) && *path != "manifest.json") {
        let is_whole = expected.iter().any(|files| files.get(path) == Some(content));
        assert!(is_whole, "{when}: {path} is half a file");
    }
    let manifest = found.get("manifest.json");
    let is_json = |manifest: &Vec<u8>| serde_json::from_slice::<serde_json::Value>(manifest).is_ok();
    assert!(manifest.is_none_or(is_json), "{when}: the manifest is broken");
    is_unfinished(out) || found.keys().any(|path| is_temporary(path))
}

/// The next run repairs everything, the one after it touches nothing, and `--check` agrees.
fn assert_repaired(project: &Project, version: u64, expected: &[Files], when: &str) {
    project.set_version(version);
    let repaired = project.generate();
    let expected = &expected[usize::try_from(version).unwrap()];
    assert!(repaired.keys().eq(expected.keys()), "{when}: not the files of version {version}");
    assert!(repaired == *expected, "{when}: not the contents of version {version}");
    let before = times(&project.out());
    project.generate();
    assert_eq!(times(&project.out()), before, "{when}: a further run writes");
    succeed(&project.command().arg("--check").output().unwrap());
}

/// When each file and folder was last changed.
fn times(folder: &Path) -> Vec<(String, SystemTime)> {
    let mut times = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        times.push((folder.display().to_string(), fs::metadata(&folder).unwrap().modified().unwrap()));
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                times.push((path.display().to_string(), fs::metadata(&path).unwrap().modified().unwrap()));
            }
        }
    }
    times.sort();
    times
}
