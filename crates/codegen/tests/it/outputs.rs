//! Every target over the fixture, file by file, and the committed outputs over the real spec.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::support::{catalog, fixture, render_all, repository, scopes, targets, tests};
use codegen::reconcile;

/// Longest run of numbers that a snapshot shows; the rest of a table is as good as its head.
const SHOWN: usize = 3;

#[test]
fn every_target_renders_the_hard_cases() {
    let (fixture, targets) = (fixture(), targets(&repository("templates")));
    let tree = render_all(&fixture, &targets);
    for target in &targets {
        let folder = tests("it/snapshots").join(&target.name);
        let mut rendered = BTreeSet::new();
        for (path, content) in tree.iter() {
            let is_ours = path.strip_prefix(&format!("{}/", target.name));
            let Some(inner) = is_ours.filter(|inner| target.plain.iter().all(|(plain, _)| plain != inner)) else {
                continue;
            };
            if inner.ends_with("package-lock.json") {
                continue;
            }
            rendered.insert(format!("{}.snap", inner.replace('/', ".")));
            insta::with_settings!({snapshot_path => &folder, prepend_module_to_snapshot => false, omit_expression => true}, {
                insta::assert_snapshot!(inner.replace('/', "."), fold_tables(&String::from_utf8_lossy(content)));
            });
        }
        assert_eq!(rendered, names(&folder), "a file of `{}` is missing, or its snapshot is of no use", target.name);
    }
}

/// The names in a folder.
fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// Shortens runs of lines that hold nothing but numbers.
fn fold_tables(text: &str) -> String {
    let is_row = |line: &str| {
        let line = line.trim();
        !line.is_empty()
            && line.bytes().all(|b| b.is_ascii_hexdigit() || matches!(b, b',' | b' ' | b'x' | b'-'))
            && line.contains(',')
    };
    let (mut out, mut rows) = (String::new(), 0);
    for line in text.lines() {
        rows = if is_row(line) { rows + 1 } else { 0 };
        if rows <= SHOWN {
            out.push_str(line);
            out.push('\n');
        } else if rows == SHOWN + 1 {
            out.push_str("…\n");
        }
    }
    out
}

#[test]
fn generated_files_are_what_the_spec_says() {
    let (catalog, targets) = (catalog(&repository("spec")), targets(&repository("templates")));
    let tree = render_all(&catalog, &targets);
    let out = repository("generated");
    let comparison = reconcile::compare(&tree, &out, &scopes(&targets)).unwrap();
    let list = |change: &reconcile::Change| {
        let diff = reconcile::diff(change, &tree, &out).unwrap();
        format!("{} {}\n{diff}", change.state.as_str(), change.path)
    };
    let changes: String = comparison.changes.iter().map(list).collect();
    assert!(comparison.is_current(), "run `cargo xtask generate`\n{changes}");
}

#[test]
fn rendering_twice_gives_the_same_bytes() {
    let (fixture, targets) = (fixture(), targets(&repository("templates")));
    assert_eq!(render_all(&fixture, &targets), render_all(&fixture, &targets));
}

#[test]
fn schemas_are_current() {
    let schemas = codegen::target::schemas();
    let written: BTreeSet<_> = schemas.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(written, names(&repository("spec/schema")));
    for (name, text) in schemas {
        let disk = fs::read_to_string(repository("spec/schema").join(name)).unwrap().replace('\r', "");
        assert!(disk == text, "{name}: run `cargo xtask schema`");
    }
}
