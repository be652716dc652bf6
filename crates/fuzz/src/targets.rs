//! The fuzz targets as plain functions of bytes. Each panics if something that must hold does not.
//!
//! `crates/fuzz/fuzz_targets/` gives them to libFuzzer; `crates/codegen/tests/it/fuzzing.rs` runs them over the seeds and
//! a fixed number of mutations, with the stable compiler.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use catalog::Loaded;
use catalog::diagnostic::{Findings, github, json, sarif, text};
use catalog::model::Catalog;
use catalog::source::{FileId, Sources};
use catalog::yaml::{self, Decode, Decoder, encoding};
use codegen::reconcile::{self, Scope};
use codegen::target::{Target, TargetFile};
use codegen::tree::Tree;
use codegen::{collision, render};
use tempfile::TempDir;

/// The files of the sound spec that [`spec`] replaces, by the first byte of its input.
const FILES: &[&str] = &[
    "families/lib.yaml",
    "families/tiny-1.0.yaml",
    "catalog.yaml",
    "packets.yaml",
    "guides.yaml",
    "locales/en/ui.yaml",
    "locales/ja/glossary.yaml",
    "locales/ja/lib.yaml",
    "locales/ja/lock.yaml",
    "locales/ja/packets.yaml",
    "locales/ja/tiny-1.0.yaml",
    "locales/ja/ui.yaml",
];

/// A path in the repository.
fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// The sound spec that the tests of `catalog` begin with.
fn base() -> PathBuf {
    repository("crates/catalog/tests/bad-specs/base")
}

/// Reads a spec of which one file is anything: every finding can be written in every format, and a spec without errors
/// becomes outputs.
pub(crate) fn spec(data: &[u8]) {
    let Some((first, content)) = data.split_first() else { return };
    let Some(name) = FILES.get(usize::from(*first) % FILES.len()) else { return };
    if !parses(content) {
        return;
    }
    let folder = scratch();
    copy(&base(), folder.path());
    write(&folder.path().join(name), content);
    let loaded = catalog::load(folder.path());
    assert_eq!(loaded.findings.has_errors(), loaded.catalog.is_none(), "a catalog is what has no errors");
    write_findings(&loaded.findings, &loaded.sources);
    if let Some(catalog) = &loaded.catalog {
        // The vectors are long; some inputs get them, most only what is quick.
        outputs(
            catalog,
            if data.len().is_multiple_of(16) {
                "{{ export | json }}{{ vectors | json }}"
            } else {
                "{{ export | json }}"
            },
        );
    }
}

/// A sound spec can be rendered.
fn outputs(catalog: &Catalog, template: &str) {
    let target = target_of("title: T\nescape: json\nfiles:\n  - {template: a, path: a, each: catalog}\n");
    let mut target = target.unwrap_or_else(|| panic!("the target is sound"));
    target.templates.push(("a".to_owned(), template.to_owned()));
    if let Err(error) = render::render(catalog, &target, &mut Tree::default()) {
        panic!("{error}");
    }
}

/// Whether bytes are YAML as the spec has it; whatever they are, that can be said.
fn parses(content: &[u8]) -> bool {
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let file = encoding::admit(Path::new("a.yaml"), content.to_vec(), &mut sources, &mut findings);
    let node = file.and_then(|file| yaml::parse(file, &sources, &mut findings));
    assert_eq!(node.is_none(), findings.has_errors(), "what is refused has a finding");
    write_findings(&findings, &sources);
    node.is_some()
}

fn write_findings(findings: &Findings, sources: &Sources) {
    for color in [false, true] {
        let text = text::render(findings, sources, color);
        assert_eq!(text.is_empty(), findings.is_empty());
    }
    assert_eq!(json::render(findings, sources).lines().count(), findings.len());
    assert_eq!(github::render(findings, sources).lines().count(), findings.len());
    assert!(sarif::render(findings, sources).ends_with("}\n"));
}

/// Renders a template that may say anything, and a path that may: there are files that stay in their folder, or an error.
pub(crate) fn template(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    // Loops without end are ended from outside; here they would only waste time.
    if text.matches("range").count() > 1 || text.matches("{%").count() > 24 {
        return;
    }
    let config = "title: T\nescape: rust\ncomments: markdown\nidentifiers:\n  cases: {type: upper-camel}\nfiles:\n  - {template: a, path: a, each: catalog}\n";
    let Some(mut target) = target_of(config) else { return };
    if let Some(rule) = target.config.files.value.first_mut() {
        text.lines().next().unwrap_or_default().clone_into(&mut rule.path.value);
    }
    target.templates.push(("a".to_owned(), text.to_owned()));
    target.templates.push(("b".to_owned(), "b".to_owned()));
    let mut tree = Tree::default();
    if render::render(catalog(), &target, &mut tree).is_ok() {
        stays(&tree);
    }
}

/// Reads a `target.yaml` that may be anything, judges it, and renders what it asks for.
pub(crate) fn target(data: &[u8]) {
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let Some(file) = encoding::admit(Path::new("t/target.yaml"), data.to_vec(), &mut sources, &mut findings) else {
        return;
    };
    if let Some(mut target) = decode(file, &sources, &mut findings) {
        collision::check(&loaded().document, std::slice::from_ref(&target), &mut findings);
        for rule in &target.config.files.value {
            target.templates.push((rule.template.value.clone(), "{{ catalog.name }}".to_owned()));
        }
        let mut tree = Tree::default();
        if render::render(catalog(), &target, &mut tree).is_ok() {
            stays(&tree);
        }
    }
    write_findings(&findings, &sources);
}

/// Every path of a tree stays in its folder.
fn stays(tree: &Tree) {
    for (path, _) in tree.iter() {
        let is_plain = |part: &str| !matches!(part, "" | "." | "..") && !part.contains(['\\', ':', '\0']);
        assert!(path.starts_with("t/") && path.split('/').all(is_plain), "{path:?}");
    }
}

/// Brings a folder of any content, with a manifest of any content, up to date: afterwards it is what it should be but for
/// what others wrote, a second run changes nothing, and nothing beside the folder is touched.
pub(crate) fn reconcile(data: &[u8]) {
    let root = scratch();
    let out = root.path().join("out");
    write(&root.path().join("beside"), b"beside");
    let (operations, manifest) = data.split_at(data.len().min(12));
    let tree = tree();
    let scopes = [Scope { target: "t".to_owned(), artifacts: vec!["built".to_owned()] }];
    for operation in operations {
        operate(*operation, &out, &tree, &scopes);
    }
    if !manifest.is_empty() {
        write(&out.join(reconcile::MANIFEST), manifest);
    }
    let Ok(comparison) = reconcile::compare(&tree, &out, &scopes) else { return };
    let force = !data.len().is_multiple_of(2);
    if reconcile::apply(&comparison, &tree, &out, force).is_ok() {
        let after = reconcile::compare(&tree, &out, &scopes).unwrap_or_else(|error| panic!("{error}"));
        assert!(after.is_current() || !force, "{:?}", after.changes);
        let again = reconcile::apply(&after, &tree, &out, force).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(again, 0, "a second run writes nothing: {:?}", after.changes);
    }
    assert_eq!(fs::read(root.path().join("beside")).ok().as_deref(), Some(&b"beside"[..]));
    assert_eq!(fs::read_dir(root.path()).map(Iterator::count).ok(), Some(2), "only `beside` and `out`");
}

/// What is generated.
fn tree() -> Tree {
    let mut tree = Tree::default();
    for path in ["t/a", "t/b/c", "t/b/d"] {
        let added = tree.add(path.to_owned(), format!("{path}\n").into_bytes());
        assert_eq!(added, Ok(()));
    }
    tree
}

/// Paths on which [`operate`] works.
const PATHS: &[&str] = &["t/a", "t/b", "t/b/c", "t/b/d", "t/old", "t/built", "t/built/x", "u/a"];

/// One thing that people, builds and broken runs do to an output folder.
fn operate(operation: u8, out: &Path, tree: &Tree, scopes: &[Scope]) {
    let path = out.join(PATHS[usize::from(operation >> 3) % PATHS.len()]);
    match operation % 8 {
        0 => write(&path, b"mine"),
        1 => write(&path, b"t/a\r\n"),
        2 => drop(fs::remove_file(path)),
        3 => drop(fs::remove_dir_all(path)),
        4 => drop(fs::create_dir_all(path)),
        5 => link(&path),
        6 => drop(fs::remove_file(out.join(reconcile::MANIFEST))),
        _ => {
            if let Ok(comparison) = reconcile::compare(tree, out, scopes) {
                drop(reconcile::apply(&comparison, tree, out, false));
            }
        }
    }
}

/// A link that leads out of the folder.
fn link(path: &Path) {
    #[cfg(unix)]
    drop(std::os::unix::fs::symlink("../beside", path));
    #[cfg(not(unix))]
    write(path, b"mine");
}

/// Writes a file if that is possible; it is not where a file stands for a folder.
fn write(path: &Path, content: &[u8]) {
    if let Some(folder) = path.parent() {
        drop(fs::create_dir_all(folder));
    }
    if !path.is_symlink() {
        drop(fs::write(path, content));
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).into_iter().flatten().flatten() {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            write(&target, &fs::read(&path).unwrap_or_default());
        }
    }
}

fn scratch() -> TempDir {
    tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"))
}

/// The sound spec, read once.
fn loaded() -> &'static Loaded {
    static LOADED: OnceLock<Loaded> = OnceLock::new();
    LOADED.get_or_init(|| catalog::load(&base()))
}

fn catalog() -> &'static Catalog {
    loaded().catalog.as_ref().unwrap_or_else(|| panic!("the base is sound"))
}

/// A target without templates.
fn target_of(config: &str) -> Option<Target> {
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let file = sources.add("t/target.yaml".into(), config.to_owned());
    decode(file, &sources, &mut findings)
}

fn decode(file: FileId, sources: &Sources, findings: &mut Findings) -> Option<Target> {
    let node = yaml::parse(file, sources, findings)?;
    let config = TargetFile::decode(&node, &mut Decoder::new(findings))?;
    Some(Target { name: "t".to_owned(), file, config, templates: Vec::new(), plain: Vec::new() })
}

/// A target's name and function.
pub(crate) type Entry = (&'static str, fn(&[u8]));

/// All targets.
pub(crate) const ALL: &[Entry] =
    &[("spec", spec), ("template", template), ("target", target), ("reconcile", reconcile)];

/// Inputs to begin with, by target: the files of this repository that are of its kind.
pub(crate) fn seeds() -> Vec<(&'static str, Vec<Vec<u8>>)> {
    let bad_specs = repository("crates/catalog/tests/bad-specs");
    let mut specs = Vec::new();
    for case in entries(&bad_specs) {
        for (index, name) in FILES.iter().enumerate() {
            let content = fs::read(case.join(name)).into_iter();
            specs.extend(content.map(|content| [&[u8::try_from(index).unwrap_or_default()][..], &content].concat()));
        }
    }
    let (mut templates, mut targets) = (Vec::new(), Vec::new());
    for folder in entries(&repository("templates")) {
        targets.extend(fs::read(folder.join("target.yaml")));
        let is_template = |path: &&PathBuf| path.extension().is_some_and(|extension| extension == "tera");
        let files = entries(&folder);
        templates.extend(files.iter().filter(is_template).filter_map(|path| fs::read(path).ok()));
    }
    let manifest = br#"{"files": {"t/a": "0", "t/../../beside": "1", "t/old": "2"}}"#;
    let states =
        [&b""[..], b"\x07", b"\x07\x00", b"\x07\x05\x0f\x17", b"\x04\x0d\x15\x20\x28\x30\x38\x07\x06\x07\x03\x0b"];
    let states =
        states.iter().flat_map(|state| [state.to_vec(), [&state[..], &[7; 12][state.len()..], manifest].concat()]);
    vec![("spec", specs), ("template", templates), ("target", targets), ("reconcile", states.collect())]
}

/// What a folder holds, sorted.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    entries.sort();
    entries
}
