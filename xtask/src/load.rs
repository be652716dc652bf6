//! Loading a spec and the targets that it feeds, with all findings of both.

use std::path::{Path, PathBuf};

use catalog::Loaded;
use catalog::diagnostic::{Findings, text};
use catalog::limits::Limits;
use catalog::model::Catalog;
use catalog::source::{Sources, TextPolicy};
use catalog::yaml::{self, Decode, Decoder};
use clap::Args;
use codegen::collision;
use codegen::target::{self, Target};

use crate::output;
use crate::watchdog;

/// The spec alone, for commands that generate nothing.
#[derive(Args, Clone)]
pub(crate) struct Spec {
    /// Folder of the spec
    #[arg(long, value_name = "DIR", default_value = "spec")]
    spec: PathBuf,
    /// Read files of any size, for large specs of your own; those of strangers are read up to 8 MiB a file
    #[arg(long)]
    large: bool,
}

impl Spec {
    /// Whether the folder exists; says so if not.
    pub(crate) fn exists(&self) -> bool {
        exists(&self.spec, "spec")
    }

    /// Reads, judges and resolves it.
    pub(crate) fn load(&self) -> Loaded {
        catalog::load_into(Sources::with(TextPolicy::Plain, limits(self.large)), &self.spec)
    }
}

/// How much is read.
pub(crate) const fn limits(large: bool) -> Limits {
    if large { Limits::OWN } else { Limits::STRANGERS }
}

/// Where the inputs are, and how far they are trusted.
#[derive(Args, Clone)]
pub(crate) struct Inputs {
    /// Folder of the spec
    #[arg(long, value_name = "DIR", default_value = "spec")]
    pub(crate) spec: PathBuf,
    /// Folder of the targets
    #[arg(long, value_name = "DIR", default_value = "templates")]
    pub(crate) templates: PathBuf,
    /// Accept texts of any form: control characters, markup, line breaks, nothing at all; for tests of the outputs
    #[arg(long)]
    pub(crate) allow_hostile_text: bool,
    /// Read files of any size, for large specs of your own; those of strangers are read up to 8 MiB a file
    #[arg(long)]
    pub(crate) large: bool,
    #[command(flatten)]
    pub(crate) limits: watchdog::Limits,
}

impl Default for Inputs {
    fn default() -> Self {
        Self {
            spec: PathBuf::from("spec"),
            templates: PathBuf::from("templates"),
            allow_hostile_text: false,
            large: false,
            limits: watchdog::Limits::default(),
        }
    }
}

/// The spec and the targets.
pub(crate) struct Project {
    pub(crate) loaded: Loaded,
    pub(crate) targets: Vec<Target>,
}

impl Project {
    /// What outputs are made from; the files that it was read from, and what they say, are let go of.
    pub(crate) fn into_catalog(self) -> (Option<Catalog>, Vec<Target>) {
        (self.loaded.catalog, self.targets)
    }
}

/// Reads and judges everything; `only` restricts the targets, none given means all.
pub(crate) fn project(inputs: &Inputs, only: &[String]) -> Project {
    let texts = if inputs.allow_hostile_text { TextPolicy::Hostile } else { TextPolicy::Plain };
    let mut loaded = catalog::load_into(Sources::with(texts, limits(inputs.large)), &inputs.spec);
    let targets = target::read_all(&inputs.templates, only, &mut loaded.sources, &mut loaded.findings);
    collision::check(&loaded.document, &targets, &mut loaded.findings);
    loaded.findings.sort();
    if loaded.findings.has_errors() {
        loaded.catalog = None;
    }
    Project { loaded, targets }
}

/// Reads targets; says what is wrong with them on stderr.
pub(crate) fn targets(folder: &Path, only: &[String]) -> Option<Vec<Target>> {
    let (mut sources, mut findings) = Default::default();
    let targets = target::read_all(folder, only, &mut sources, &mut findings);
    if !findings.has_errors() {
        return Some(targets);
    }
    print(&findings, &sources);
    None
}

/// Reads a file as strictly as the spec.
pub(crate) fn record<T: Decode>(path: &Path, sources: &mut Sources, findings: &mut Findings) -> Option<T> {
    let file = yaml::open(path, sources, findings)?;
    let node = yaml::parse(file, sources, findings)?;
    T::decode(&node, &mut Decoder::new(findings))
}

/// Prints findings for people.
pub(crate) fn print(findings: &Findings, sources: &Sources) {
    output::say(text::render(findings, sources, output::color()).trim_end());
}

/// Prints all findings for people.
pub(crate) fn print_findings(loaded: &Loaded) {
    let text = text::render(&loaded.findings, &loaded.sources, output::color());
    if !text.is_empty() {
        output::say(text.trim_end());
    }
}

/// Whether the folder exists; says so if not.
pub(crate) fn exists(folder: &Path, what: &str) -> bool {
    let exists = folder.is_dir();
    if !exists {
        output::complain(&format!(
            "there is no {what} folder `{}`; run from the repository's root, or name it",
            folder.display()
        ));
    }
    exists
}
