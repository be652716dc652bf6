//! Every rule, as a reader of the spec meets it: `bad-specs/<case>/` holds the files that differ from the sound spec in
//! `bad-specs/base/`, and `expected.snap` the findings as people see them. `removed.txt` names the files and folders of the
//! base that the case does not have.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use catalog::diagnostic::text;
use catalog::{Loaded, rule};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad-specs")
}

/// The cases, sorted: every folder but the base.
fn cases() -> Vec<PathBuf> {
    let entries = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut cases: Vec<_> = entries.filter(|path| path.is_dir() && !path.ends_with("base")).collect();
    cases.sort();
    cases
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else if path.extension().is_none_or(|extension| extension != "snap") {
            fs::copy(&path, &target).unwrap();
        }
    }
}

/// The base's files and folders that a case does not have.
fn removed(case: &Path) -> Vec<String> {
    let list = fs::read_to_string(case.join("removed.txt")).unwrap_or_default();
    list.lines().map(str::to_owned).collect()
}

/// Loads the base with a case's files laid over it.
fn load(case: Option<&Path>) -> (Loaded, tempfile::TempDir) {
    let scratch = tempfile::tempdir().unwrap();
    let spec = scratch.path().join("spec");
    copy(&folder().join("base"), &spec);
    if let Some(case) = case {
        copy(case, &spec);
        for path in removed(case) {
            let path = spec.join(path);
            if path.is_dir() { fs::remove_dir_all(path).unwrap() } else { fs::remove_file(path).unwrap() }
        }
    }
    (catalog::load(&spec), scratch)
}

/// The findings with the scratch folder's name taken out of every path.
fn findings(case: &Path) -> (String, BTreeSet<&'static str>) {
    let (loaded, scratch) = load(Some(case));
    let text = text::render(&loaded.findings, &loaded.sources, false);
    let ids = loaded.findings.iter().map(|finding| finding.rule.id).collect();
    (text.replace(&format!("{}/", scratch.path().display()), ""), ids)
}

#[test]
fn the_base_is_sound() {
    let (loaded, _scratch) = load(None);
    let text = text::render(&loaded.findings, &loaded.sources, false);
    assert!(loaded.findings.is_empty(), "{text}");
    assert!(loaded.catalog.is_some());
}

#[test]
fn every_bad_spec_is_told_so() {
    for case in cases() {
        let (text, ids) = findings(&case);
        let name = case.file_name().unwrap().to_string_lossy().into_owned();
        assert!(!ids.is_empty(), "{name} has no finding");
        // One mistake is one finding, without a tail of others that follow from it.
        if let Some((id, _)) = name.split_once('-').filter(|(id, _)| id.starts_with("MC")) {
            assert_eq!(ids, BTreeSet::from([id]), "{name}:\n{text}");
        }
        insta::with_settings!({snapshot_path => &case, prepend_module_to_snapshot => false, omit_expression => true}, {
            insta::assert_snapshot!("expected", text);
        });
    }
}

#[test]
fn every_rule_has_a_case() {
    let cases: Vec<_> = cases().iter().map(|case| case.file_name().unwrap().to_string_lossy().into_owned()).collect();
    // Targets judge names too; their cases are in `codegen`.
    for rule in rule::ALL.iter().filter(|rule| !["MC0106", "MC0601"].contains(&rule.id)) {
        assert!(cases.iter().any(|case| case.starts_with(&format!("{}-", rule.id))), "no case for {}", rule.id);
    }
}

/// Nobody has to run the linter twelve times, and nobody wades through what follows from a mistake.
#[test]
fn twelve_mistakes_at_once_are_twelve_findings() {
    let (loaded, _scratch) = load(Some(&folder().join("all-at-once")));
    let mut found: Vec<_> = loaded.findings.iter().map(|finding| finding.rule.id).collect();
    found.sort_unstable();
    let made = [
        "MC0001", "MC0101", "MC0201", "MC0202", "MC0203", "MC0207", "MC0301", "MC0302", "MC0310", "MC0401", "MC0502",
        "MC0504",
    ];
    assert_eq!(found, made);
}

#[test]
fn a_misspelled_key_costs_eight_lines_at_most() {
    let (text, _) = findings(&folder().join("MC0101-misspelled-key"));
    let finding = text.split("\n\n").next().unwrap();
    assert!(finding.lines().count() <= 8, "{finding}");
}
