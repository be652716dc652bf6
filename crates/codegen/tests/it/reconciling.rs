//! What happens to the output folder: only what differs is written, nothing of anyone else's is lost, and `compare` says
//! everything that is wrong without touching it.

use std::fs;
use std::path::Path;

use codegen::reconcile::{self, Comparison, Scope, State};
use codegen::tree::Tree;

fn tree(files: &[(&str, &str)]) -> Tree {
    let mut tree = Tree::default();
    for (path, content) in files {
        tree.add((*path).to_owned(), content.as_bytes().to_vec()).unwrap();
    }
    tree
}

fn scopes() -> Vec<Scope> {
    vec![Scope { target: "t".to_owned(), artifacts: vec!["node_modules".to_owned()] }]
}

fn compare(tree: &Tree, out: &Path) -> Comparison {
    reconcile::compare(tree, out, &scopes()).unwrap()
}

fn generate(tree: &Tree, out: &Path, force: bool) -> usize {
    reconcile::apply(&compare(tree, out), tree, out, force).unwrap()
}

fn states(comparison: &Comparison) -> Vec<(&str, State)> {
    comparison.changes.iter().map(|change| (change.path.as_str(), change.state)).collect()
}

/// Every file below a folder with its content and time, for "nothing was touched".
fn snapshot(folder: &Path) -> Vec<(String, String, std::time::SystemTime)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(snapshot(&path));
        } else {
            let modified = fs::metadata(&path).unwrap().modified().unwrap();
            files.push((path.to_string_lossy().into_owned(), fs::read_to_string(&path).unwrap(), modified));
        }
    }
    files.sort();
    files
}

#[test]
fn a_second_run_writes_nothing() {
    let out = tempfile::tempdir().unwrap();
    let tree = tree(&[("t/a", "1\n"), ("t/b/c", "2\n")]);
    assert_eq!(generate(&tree, out.path(), false), 2);
    let before = snapshot(out.path());
    assert_eq!(generate(&tree, out.path(), false), 0);
    assert_eq!(snapshot(out.path()), before);
    assert!(compare(&tree, out.path()).is_current());
}

#[test]
fn deleting_the_folder_and_generating_gives_it_back() {
    let out = tempfile::tempdir().unwrap();
    let folder = out.path().join("generated");
    let tree = tree(&[("t/a", "1\n"), ("t/b/c", "2\n")]);
    generate(&tree, &folder, false);
    let contents = |folder| snapshot(folder).into_iter().map(|(path, text, _)| (path, text)).collect::<Vec<_>>();
    let before = contents(&folder);
    fs::remove_dir_all(&folder).unwrap();
    generate(&tree, &folder, false);
    assert_eq!(contents(&folder), before);
}

#[test]
fn comparing_lists_everything_and_writes_nothing() {
    let out = tempfile::tempdir().unwrap();
    let before = ["t/edited", "t/deleted", "t/old", "t/old-edited", "t/same", "t/stale"].map(|path| (path, "1\n"));
    generate(&tree(&before), out.path(), false);
    fs::write(out.path().join("t/edited"), "mine\n").unwrap();
    fs::write(out.path().join("t/old-edited"), "mine\n").unwrap();
    fs::remove_file(out.path().join("t/deleted")).unwrap();
    fs::write(out.path().join("t/added"), "mine\n").unwrap();
    fs::create_dir(out.path().join("t/node_modules")).unwrap();
    fs::write(out.path().join("t/node_modules/x"), "built\n").unwrap();
    let before = snapshot(out.path());
    let tree = tree(&[("t/edited", "1\n"), ("t/deleted", "1\n"), ("t/same", "1\n"), ("t/stale", "2\n")]);
    let comparison = compare(&tree, out.path());
    let words: Vec<_> = comparison.changes.iter().map(|change| (change.path.as_str(), change.state.as_str())).collect();
    let expected = [
        ("t/added", "foreign"),
        ("t/deleted", "missing"),
        ("t/edited", "hand-edited"),
        ("t/old", "orphaned"),
        ("t/old-edited", "hand-edited"),
        ("t/stale", "stale"),
    ];
    assert_eq!(words, expected);
    assert_eq!(comparison.unchanged, 1);
    let diff = |change| reconcile::diff(change, &tree, out.path()).unwrap();
    let stale: Vec<_> = comparison.with(State::Stale).map(diff).collect();
    assert_eq!(stale, ["@@ -1 +1 @@\n-1\n+2\n"]);
    assert_eq!(comparison.with(State::Missing).map(diff).collect::<String>(), "", "there is nothing to compare with");
    assert!(!comparison.is_current());
    assert_eq!(snapshot(out.path()), before);
}

#[test]
fn what_others_wrote_stays_unless_forced() {
    let out = tempfile::tempdir().unwrap();
    let (first, second) = (tree(&[("t/a", "1\n"), ("t/old", "1\n")]), tree(&[("t/a", "2\n")]));
    generate(&first, out.path(), false);
    fs::write(out.path().join("t/a"), "mine\n").unwrap();
    fs::write(out.path().join("t/foreign"), "mine\n").unwrap();
    assert_eq!(generate(&second, out.path(), false), 1, "only the orphan goes");
    assert_eq!(fs::read_to_string(out.path().join("t/a")).unwrap(), "mine\n");
    assert!(!out.path().join("t/old").exists());
    assert_eq!(states(&compare(&second, out.path())), [("t/a", State::Edited), ("t/foreign", State::Foreign)]);
    assert_eq!(generate(&second, out.path(), true), 2);
    assert!(compare(&second, out.path()).is_current());
    assert!(!out.path().join("t/foreign").exists());
}

/// The manifest forgets only what someone edited: of everything else the next run still knows that it is ours.
#[test]
fn an_edited_file_does_not_hold_up_the_others() {
    let out = tempfile::tempdir().unwrap();
    generate(&tree(&[("t/a", "1\n"), ("t/b", "1\n"), ("t/c", "1\n")]), out.path(), false);
    fs::write(out.path().join("t/a"), "mine\n").unwrap();
    let second = tree(&[("t/a", "2\n"), ("t/b", "2\n"), ("t/c", "1\n")]);
    assert_eq!(generate(&second, out.path(), false), 1);
    let third = tree(&[("t/a", "3\n"), ("t/b", "3\n"), ("t/c", "3\n")]);
    let expected = [("t/a", State::Edited), ("t/b", State::Stale), ("t/c", State::Stale)];
    assert_eq!(states(&compare(&third, out.path())), expected);
    assert_eq!(generate(&third, out.path(), false), 2);
    assert_eq!(fs::read_to_string(out.path().join("t/a")).unwrap(), "mine\n");
}

#[test]
fn words_for_states_are_told_apart() {
    let blocked = tempfile::tempdir().unwrap();
    fs::create_dir(blocked.path().join("t")).unwrap();
    fs::write(blocked.path().join("t/a"), "mine\n").unwrap();
    let comparison = compare(&tree(&[("t/a/b", "1\n")]), blocked.path());
    let words: Vec<_> = comparison.changes.iter().map(|change| change.state.as_str()).collect();
    assert_eq!(words, ["foreign", "blocked"]);
}

#[test]
fn equal_files_are_adopted_without_a_manifest() {
    let out = tempfile::tempdir().unwrap();
    let tree = tree(&[("t/a", "1\n")]);
    generate(&tree, out.path(), false);
    fs::remove_file(out.path().join(reconcile::MANIFEST)).unwrap();
    assert!(!compare(&tree, out.path()).is_current(), "the manifest is missing");
    assert_eq!(generate(&tree, out.path(), false), 0);
    assert!(compare(&tree, out.path()).is_current());
}

#[test]
fn line_ends_do_not_matter() {
    let out = tempfile::tempdir().unwrap();
    let tree = tree(&[("t/a", "1\n2\n")]);
    generate(&tree, out.path(), false);
    fs::write(out.path().join("t/a"), "1\r\n2\r\n").unwrap();
    assert!(compare(&tree, out.path()).is_current());
}

#[test]
fn other_targets_are_left_alone() {
    let out = tempfile::tempdir().unwrap();
    let other = vec![Scope { target: "u".to_owned(), artifacts: Vec::new() }];
    let (ours, theirs) = (tree(&[("t/a", "1\n")]), tree(&[("u/a", "1\n")]));
    generate(&ours, out.path(), false);
    let comparison = reconcile::compare(&theirs, out.path(), &other).unwrap();
    reconcile::apply(&comparison, &theirs, out.path(), false).unwrap();
    assert!(compare(&ours, out.path()).is_current());
    let written = reconcile::written_targets(out.path()).unwrap();
    assert_eq!(written.into_iter().collect::<Vec<_>>(), ["t", "u"]);
}

/// Does something to an output folder.
type Deed = fn(&Path);

/// A later run knows by the fingerprint alone, without a tree, that nothing is left to do.
#[test]
fn what_stands_is_known_by_its_fingerprint() {
    let out = tempfile::tempdir().unwrap();
    let tree = tree(&[("t/a", "1\n"), ("t/b/c", "2\n")]);
    let fingerprint = compare(&tree, out.path()).fingerprint(&scopes());
    let stands = || reconcile::stands(&fingerprint, out.path(), &scopes()).unwrap();
    assert_eq!(stands(), None, "before anything is written");
    let deeds: &[(&str, Deed)] = &[
        ("a file is edited", |out| fs::write(out.join("t/b/c"), "mine\n").unwrap()),
        ("a file is missing", |out| fs::remove_file(out.join("t/a")).unwrap()),
        ("a file is more", |out| fs::write(out.join("t/b/d"), "mine\n").unwrap()),
        ("a file has another name", |out| fs::rename(out.join("t/a"), out.join("t/aa")).unwrap()),
        ("a killed run left a file", |out| fs::write(out.join("t/.mqtt-codes-1-1.tmp"), "half").unwrap()),
        ("a killed run was about to write", |out| {
            let manifest = fs::read_to_string(out.join(reconcile::MANIFEST)).unwrap();
            let pending = manifest.replacen('{', r#"{"pending": {"t/a": "0"},"#, 1);
            fs::write(out.join(reconcile::MANIFEST), pending).unwrap();
        }),
        ("the manifest tells of less", |out| {
            let less = r#"{"files": {}}"#;
            fs::write(out.join(reconcile::MANIFEST), less).unwrap();
        }),
        #[cfg(unix)]
        ("a socket is there", |out| drop(std::os::unix::net::UnixListener::bind(out.join("t/socket")).unwrap())),
    ];
    for (what, deed) in deeds {
        generate(&tree, out.path(), true);
        assert_eq!(stands(), Some(2), "before {what}");
        deed(out.path());
        assert_eq!(stands(), None, "{what}");
    }
}

#[test]
fn a_fingerprint_is_that_of_all_paths_and_contents_of_these_targets() {
    let out = tempfile::tempdir().unwrap();
    let both = ["t", "u"].map(|target| Scope { target: target.to_owned(), artifacts: Vec::new() });
    let fingerprint = |files, scopes: &[Scope]| {
        let comparison = reconcile::compare(&tree(files), out.path(), &both).unwrap();
        comparison.fingerprint(scopes)
    };
    let [ours, theirs] = both.each_ref().map(std::slice::from_ref);
    let first = fingerprint(&[("t/a", "1\n"), ("u/a", "1\n")], ours);
    assert_eq!(fingerprint(&[("t/a", "1\n"), ("u/b", "2\n")], ours), first, "the other target is left out");
    assert_ne!(fingerprint(&[("t/a", "1\n"), ("u/a", "1\n")], theirs), first);
    assert_ne!(fingerprint(&[("t/a", "2\n"), ("u/a", "1\n")], ours), first);
    assert_ne!(fingerprint(&[("t/b", "1\n"), ("u/a", "1\n")], ours), first);
    assert_ne!(fingerprint(&[("u/a", "1\n")], ours), first);
}

#[test]
fn a_file_is_replaced_as_a_whole() {
    let folder = tempfile::tempdir().unwrap();
    for content in ["a longer text\n", "short\n"] {
        reconcile::replace(folder.path(), "a", content.as_bytes()).unwrap();
        assert_eq!(fs::read_to_string(folder.path().join("a")).unwrap(), content);
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    let error = reconcile::replace(&folder.path().join("a"), "b", b"").unwrap_err();
    assert!(error.to_string().contains(&*folder.path().join("a").to_string_lossy()), "{error}");
}

/// A run that was killed may have written what it was about to write; a run for another target does not forget that.
#[test]
fn what_was_pending_for_another_target_stays_ours() {
    let out = tempfile::tempdir().unwrap();
    let other = vec![Scope { target: "u".to_owned(), artifacts: Vec::new() }];
    let pending = tree(&[("u/a", "1\n")]);
    let comparison = reconcile::compare(&pending, out.path(), &other).unwrap();
    reconcile::apply(&comparison, &pending, out.path(), false).unwrap();
    let manifest = out.path().join(reconcile::MANIFEST);
    let killed = fs::read_to_string(&manifest).unwrap().replace("\"files\": {", "\"files\": {}, \"pending\": {");
    fs::write(&manifest, killed).unwrap();
    generate(&tree(&[("t/a", "1\n")]), out.path(), false);
    let comparison = reconcile::compare(&tree(&[("u/a", "2\n")]), out.path(), &other).unwrap();
    assert_eq!(states(&comparison), [("u/a", State::Stale)]);
}

#[test]
fn a_broken_manifest_is_an_error() {
    let out = tempfile::tempdir().unwrap();
    fs::write(out.path().join(reconcile::MANIFEST), "{").unwrap();
    let error = reconcile::compare(&tree(&[]), out.path(), &scopes()).unwrap_err();
    assert!(error.to_string().contains("is not a manifest"), "{error}");
}

#[cfg(unix)]
#[test]
fn links_are_refused() {
    let (out, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    std::os::unix::fs::symlink(elsewhere.path(), out.path().join("t")).unwrap();
    let error = reconcile::compare(&tree(&[("t/a", "1\n")]), out.path(), &scopes()).unwrap_err();
    assert!(error.to_string().contains("is a link"), "{error}");
}

#[test]
fn a_file_becomes_a_folder_and_a_folder_a_file() {
    let out = tempfile::tempdir().unwrap();
    let (one, other) = (tree(&[("t/a", "1\n"), ("t/b/c/d", "1\n")]), tree(&[("t/a/b/c", "2\n"), ("t/b", "2\n")]));
    generate(&one, out.path(), false);
    fs::create_dir_all(out.path().join("t/b/empty/folders")).unwrap();
    assert_eq!(generate(&other, out.path(), false), 4);
    assert!(compare(&other, out.path()).is_current());
    assert_eq!(generate(&one, out.path(), false), 4);
    assert!(compare(&one, out.path()).is_current());
}

#[test]
fn nobody_loses_what_stands_where_a_file_must_be() {
    let out = tempfile::tempdir().unwrap();
    let tree = tree(&[("t/a/b", "1\n"), ("t/c", "1\n")]);
    fs::create_dir_all(out.path().join("t/c")).unwrap();
    fs::write(out.path().join("t/a"), "a file where a folder must be\n").unwrap();
    fs::write(out.path().join("t/c/d"), "a folder where a file must be\n").unwrap();
    let before = snapshot(&out.path().join("t"));
    let blocked =
        [("t/a", State::Foreign), ("t/a/b", State::Blocked), ("t/c", State::Blocked), ("t/c/d", State::Foreign)];
    assert_eq!(states(&compare(&tree, out.path())), blocked);
    assert_eq!(generate(&tree, out.path(), false), 0);
    assert_eq!(snapshot(&out.path().join("t")), before);
    assert_eq!(generate(&tree, out.path(), true), 4);
    assert!(compare(&tree, out.path()).is_current());
}

#[test]
fn what_building_left_is_not_removed_for_a_file() {
    let out = tempfile::tempdir().unwrap();
    let tree = tree(&[("t/a", "1\n")]);
    let built = out.path().join("t/a/node_modules/x");
    fs::create_dir_all(built.parent().unwrap()).unwrap();
    fs::write(&built, "built\n").unwrap();
    let error = reconcile::apply(&compare(&tree, out.path()), &tree, out.path(), true).unwrap_err();
    assert!(error.to_string().starts_with("cannot write "), "{error}");
    assert_eq!(fs::read_to_string(built).unwrap(), "built\n");
}

#[test]
fn a_manifest_that_leaves_the_folder_or_is_newer_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("generated");
    fs::create_dir(&out).unwrap();
    let refused = [
        (r#"{"version": 2, "what": "else"}"#, "is of version 2, and this generator reads version 1"),
        (r#"{"files": {"../src/main.rs": "0"}}"#, "`../src/main.rs` leaves the output folder"),
        (r#"{"files": {"/etc/passwd": "0"}}"#, "`/etc/passwd` leaves the output folder"),
        (r#"{"files": {}, "pending": {"./a": "0"}}"#, "`./a` leaves the output folder"),
        (r#"{"files": {}, "file": {}}"#, "unknown field `file`"),
    ];
    for (manifest, why) in refused {
        fs::write(out.join(reconcile::MANIFEST), manifest).unwrap();
        let error = reconcile::written_targets(&out).unwrap_err().to_string();
        assert!(error.contains(why) && error.ends_with("delete it to adopt the folder as it is"), "{error}");
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_plain_file_is_never_read() {
    let out = tempfile::tempdir().unwrap();
    fs::create_dir(out.path().join("t")).unwrap();
    for name in ["a", "b"] {
        std::os::unix::net::UnixListener::bind(out.path().join("t").join(name)).unwrap();
    }
    let tree = tree(&[("t/a", "1\n")]);
    let comparison = compare(&tree, out.path());
    assert_eq!(states(&comparison), [("t/a", State::Edited), ("t/b", State::Foreign)]);
    assert_eq!(reconcile::diff(&comparison.changes[0], &tree, out.path()).unwrap(), "");
    assert_eq!(generate(&tree, out.path(), true), 2);
    assert!(compare(&tree, out.path()).is_current());
}

#[cfg(unix)]
#[test]
fn temporary_files_are_not_written_through_links() {
    let (out, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::NamedTempFile::new().unwrap());
    let planted = out.path().join(format!(".mqtt-codes-{}-0.tmp", std::process::id()));
    std::os::unix::fs::symlink(elsewhere.path(), planted).unwrap();
    generate(&tree(&[("t/a", "1\n")]), out.path(), false);
    assert_eq!(fs::read_to_string(elsewhere.path()).unwrap(), "");
}

#[test]
fn folders_that_become_empty_go_and_others_stay() {
    let out = tempfile::tempdir().unwrap();
    generate(&tree(&[("t/a", "1\n"), ("t/b/c/d", "1\n"), ("t/e/f", "1\n")]), out.path(), false);
    fs::write(out.path().join("t/e/mine"), "mine\n").unwrap();
    fs::create_dir_all(out.path().join("t/empty/folder")).unwrap();
    assert_eq!(generate(&tree(&[("t/a", "1\n")]), out.path(), false), 2);
    assert!(!out.path().join("t/b").exists() && !out.path().join("t/empty").exists());
    assert!(out.path().join("t/e/mine").exists() && !out.path().join("t/e/f").exists());
}

/// Between comparing and writing, someone may work in the folder: what is gone already is no mistake, and what took its
/// place is not removed.
#[test]
fn what_changes_meanwhile_is_gone_or_told() {
    let first = tree(&[("t/a", "1\n"), ("t/old/a", "1\n")]);
    let second = tree(&[("t/a", "1\n")]);
    let apply = |change: &dyn Fn(&Path)| {
        let out = tempfile::tempdir().unwrap();
        generate(&first, out.path(), false);
        fs::create_dir(out.path().join("t/empty")).unwrap();
        let comparison = compare(&second, out.path());
        change(out.path());
        let applied = reconcile::apply(&comparison, &second, out.path(), false).map_err(|error| error.to_string());
        (applied, out)
    };
    let (applied, _out) = apply(&|out| fs::remove_dir_all(out.join("t/old")).unwrap());
    assert_eq!(applied, Ok(1));
    let (applied, out) = apply(&|out| {
        fs::remove_file(out.join("t/old/a")).unwrap();
        fs::create_dir(out.join("t/old/a")).unwrap();
    });
    let path = out.path().join("t/old/a");
    assert!(applied.is_err_and(|error| error.starts_with(&format!("cannot remove {}: ", path.display()))));
    assert!(path.is_dir());
    let (applied, out) = apply(&|out| {
        fs::remove_dir(out.join("t/empty")).unwrap();
        fs::write(out.join("t/empty"), "mine\n").unwrap();
    });
    let path = out.path().join("t/empty");
    assert!(applied.is_err_and(|error| error.starts_with(&format!("cannot remove {}: ", path.display()))));
    assert_eq!(fs::read_to_string(path).unwrap(), "mine\n");
}

/// A folder that cannot be read is not an empty one, and one that cannot be created is told by its name.
#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_used_is_an_error() {
    let scratch = tempfile::tempdir().unwrap();
    let long = "x".repeat(300);
    let tree = tree(&[("t/a", "1\n")]);
    let error = reconcile::compare(&tree, &scratch.path().join(&long), &scopes()).unwrap_err().to_string();
    assert!(error.starts_with("cannot read ") && error.contains(reconcile::MANIFEST), "{error}");
    let scope = Scope { target: long.clone(), artifacts: Vec::new() };
    let error = reconcile::compare(&tree, scratch.path(), &[scope]).unwrap_err().to_string();
    assert!(error.starts_with(&format!("cannot read {}/{long}: ", scratch.path().display())), "{error}");
    let file = scratch.path().join("file");
    fs::write(&file, "mine\n").unwrap();
    let out = file.join("generated");
    let error = reconcile::apply(&compare(&tree, &out), &tree, &out, true).unwrap_err().to_string();
    assert!(error.starts_with(&format!("cannot create {}: ", out.display())), "{error}");
    assert_eq!(fs::read_to_string(file).unwrap(), "mine\n");
}

#[test]
fn an_empty_folder_makes_way_for_a_file() {
    let out = tempfile::tempdir().unwrap();
    let tree = tree(&[("t/a", "1\n")]);
    // The name is one of those that building leaves, so nothing else would remove it.
    fs::create_dir_all(out.path().join("t/a/node_modules/b")).unwrap();
    assert_eq!(generate(&tree, out.path(), true), 1);
    assert_eq!(fs::read_to_string(out.path().join("t/a")).unwrap(), "1\n");
}
