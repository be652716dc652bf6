//! Disks that are full and folders that are read-only, real ones where this machine allows it. The same failures at
//! every single operation are injected in `crates/codegen/src/reconcile/faults.rs`.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use crate::project::{Project, read_all};

/// Runs a command of the system; whether it went well.
fn run(command: &[&str]) -> bool {
    Command::new(command[0]).args(&command[1..]).output().is_ok_and(|output| output.status.success())
}

/// A disk of 200 KB; none if this user may not mount one.
struct SmallDisk<'p>(&'p Path);

impl<'p> SmallDisk<'p> {
    fn mount(path: &'p Path) -> Option<Self> {
        fs::create_dir_all(path).unwrap();
        let mount = ["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", path.to_str().unwrap()];
        run(&mount).then_some(Self(path))
    }
}

impl Drop for SmallDisk<'_> {
    fn drop(&mut self) {
        run(&["umount", self.0.to_str().unwrap()]);
    }
}

#[test]
fn a_full_disk_is_told_and_more_room_repairs_it() {
    let project = Project::new();
    let expected = project.generate();
    let out = project.out();
    fs::remove_dir_all(&out).unwrap();
    let Some(_disk) = SmallDisk::mount(&out) else { return };
    let output = project.command().output().unwrap();
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{error}");
    assert!(error.contains("error: cannot write generated/"), "{error}");
    let found = read_all(&out);
    let ours = found.iter().filter(|(path, _)| *path != "manifest.json");
    assert!(found.len() > 1, "nothing was written");
    for (path, content) in ours {
        assert!(expected.get(path) == Some(content), "{path} is half a file, or was left behind");
    }
    assert!(run(&["mount", "-o", "remount,size=20m", out.to_str().unwrap()]));
    assert!(project.generate() == expected);
}

/// A process that may write no more than a few kilobytes into a file is killed when it tries.
#[test]
fn a_file_that_grows_too_large_for_the_process_is_not_half_there() {
    let project = Project::new();
    let expected = project.generate();
    fs::remove_dir_all(project.out()).unwrap();
    let generate = project.command();
    let script = format!("ulimit -f 5; exec '{}' generate", generate.get_program().to_str().unwrap());
    let output = Command::new("sh").args(["-c", &script]).current_dir(generate.get_current_dir().unwrap()).output();
    assert!(!output.unwrap().status.success());
    for (path, content) in read_all(&project.out()).iter().filter(|(path, _)| !path.contains(".mqtt-codes-")) {
        assert!(expected.get(path) == Some(content), "{path} is half a file");
    }
    assert!(project.generate() == expected);
}

#[test]
fn a_read_only_folder_is_told_and_read_only_files_are_replaced() {
    let project = Project::new();
    project.generate();
    project.set_version(2);
    let out = project.out();
    for path in ["one/plain/1.txt", "one/plain/2.txt"] {
        fs::set_permissions(out.join(path), fs::Permissions::from_mode(0o444)).unwrap();
    }
    let folder = out.join("two/plain");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
    let output = project.command().output().unwrap();
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    // Root may write everywhere.
    if !output.status.success() {
        assert_eq!(output.status.code(), Some(2), "{error}");
        assert!(error.contains("/two/plain/") && error.contains("Permission denied"), "{error}");
    }
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    let repaired = project.generate();
    fs::remove_dir_all(&out).unwrap();
    assert!(project.generate() == repaired);
}
