//! What the tests share: the fixture, the templates, and rendering one with the other.

use std::fs;
use std::path::{Path, PathBuf};

use catalog::diagnostic::{Findings, text};
use catalog::model::Catalog;
use catalog::source::Sources;
use codegen::reconcile::Scope;
use codegen::render;
use codegen::target::{self, Target};
use codegen::tree::Tree;

/// A path in the repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// A path among the tests.
pub(crate) fn tests(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(path)
}

/// A spec's catalog; fails the test if the spec has errors.
pub(crate) fn catalog(spec: &Path) -> Catalog {
    let loaded = catalog::load(spec);
    let text = text::render(&loaded.findings, &loaded.sources, false);
    loaded.catalog.unwrap_or_else(|| panic!("{text}"))
}

/// The fixture's catalog, with the interface strings of the real spec, which the pages of the documentation ask for.
pub(crate) fn fixture() -> Catalog {
    let scratch = tempfile::tempdir().unwrap();
    copy(&tests("fixture"), scratch.path());
    for locale in ["en", "ja"] {
        let ui = format!("locales/{locale}/ui.yaml");
        fs::create_dir_all(scratch.path().join(&ui).parent().unwrap()).unwrap();
        fs::copy(repository("spec").join(&ui), scratch.path().join(&ui)).unwrap();
    }
    catalog(scratch.path())
}

/// Copies a folder with all that is in it.
pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() { copy(&path, &target) } else { fs::copy(&path, &target).map(|_| ()).unwrap() }
    }
}

/// The targets under a folder; fails the test if one cannot be read.
pub(crate) fn targets(folder: &Path) -> Vec<Target> {
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let targets = target::read_all(folder, &[], &mut sources, &mut findings);
    assert!(findings.is_empty(), "{}", text::render(&findings, &sources, false));
    targets
}

/// All targets of a catalog in one tree; fails the test if one cannot be rendered.
pub(crate) fn render_all(catalog: &Catalog, targets: &[Target]) -> Tree {
    render::render_all(catalog, targets).unwrap_or_else(|error| panic!("{error}"))
}

/// The folders that the targets own.
pub(crate) fn scopes(targets: &[Target]) -> Vec<Scope> {
    let artifacts = |target: &Target| target.config.artifacts.iter().map(|name| name.value.clone()).collect();
    targets.iter().map(|target| Scope { target: target.name.clone(), artifacts: artifacts(target) }).collect()
}
