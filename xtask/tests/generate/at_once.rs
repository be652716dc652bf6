//! Several runs at once on one output folder.

use std::fs;
use std::process::Child;
use std::thread;
use std::time::Duration;

use crate::project::{Files, Project, TARGETS, read_all, succeed};
use crate::random::Random;

/// What the project generates; the folder is gone after.
fn expected(project: &Project) -> Files {
    let expected = project.generate();
    fs::remove_dir_all(project.out()).unwrap();
    expected
}

fn assert_finished(project: &Project, expected: &Files, when: &str) {
    let found = read_all(&project.out());
    assert!(found.keys().eq(expected.keys()), "{when}: not the same files");
    assert!(found == *expected, "{when}: not the same contents");
}

#[test]
fn runs_over_everything_do_not_disturb_each_other() {
    let project = Project::new();
    let expected = expected(&project);
    for processes in [2, 4] {
        let children: Vec<_> = (0..processes).map(|_| project.command().spawn().unwrap()).collect();
        for child in children {
            succeed(&child.wait_with_output().unwrap());
        }
        assert_finished(&project, &expected, &format!("{processes} processes"));
        fs::remove_dir_all(project.out()).unwrap();
    }
}

#[test]
fn runs_over_one_target_each_do_not_lose_the_others() {
    let project = Project::new();
    let expected = expected(&project);
    for round in 0..4 {
        let start = |target: &&str| project.command().args(["--target", target]).spawn().unwrap();
        let children: Vec<_> = TARGETS.iter().map(start).collect();
        for child in children {
            succeed(&child.wait_with_output().unwrap());
        }
        assert_finished(&project, &expected, &format!("round {round}"));
        fs::remove_dir_all(project.out()).unwrap();
    }
}

#[test]
fn a_killed_run_does_not_block_those_that_wait_for_it() {
    let project = Project::new();
    let expected = expected(&project);
    let mut random = Random(7);
    for round in 0..6 {
        let mut children: Vec<Child> = (0..3).map(|_| project.command().spawn().unwrap()).collect();
        while !project.out().exists() {
            thread::sleep(Duration::from_millis(1));
        }
        thread::sleep(random.up_to(Duration::from_millis(20)));
        children[0].kill().unwrap();
        children.remove(0).wait().unwrap();
        for child in children {
            succeed(&child.wait_with_output().unwrap());
        }
        assert_finished(&project, &expected, &format!("round {round}"));
        fs::remove_dir_all(project.out()).unwrap();
    }
}
