//! A target: one folder under `templates/` that says everything about one output.

use std::path::{Path, PathBuf};

use catalog::diagnostic::{Diagnostic, Findings};
use catalog::file::{self, shown};
use catalog::rule;
use catalog::source::{At, FileId, SourceFile, Sources, Span};
use catalog::yaml::decode::Table;
use catalog::yaml::encoding::{no_hidden_characters, no_hidden_name};
use catalog::yaml::{self, Decode, Decoder};
use catalog::{choice, record};

use crate::comment::CommentStyle;
use crate::identifier::Case;
use crate::literal::Escape;

record! {
    /// `target.yaml`.
    pub struct TargetFile("the target") {
        /// What the target is called in messages.
        title: At<String>,
        /// How a text is made safe in what the templates write; applied to every printed string.
        escape: At<Escape>,
        /// How documentation comments mark up code and hide what would end them.
        comments: Option<At<CommentStyle>>,
        /// How names become identifiers.
        identifiers: Option<Identifiers>,
        /// The settings that `packages.<target>` in `catalog.yaml` must give.
        package: Vec<At<String>>,
        /// The files that templates make. Files that are neither templates nor `target.yaml` are copied as they are.
        files: At<Vec<FileRule>>,
        /// Folders and files that building leaves in the output; they are neither generated nor orphans.
        artifacts: Vec<At<String>>,
        /// How the output is built, linted and tested.
        test: Option<TestPlan>,
    }
}

record! {
    /// How names become identifiers.
    pub struct Identifiers("the identifiers") {
        /// The case of each role that templates ask for, such as `type` or `constant`.
        cases: Table<String, At<Case>>,
        /// The roles that templates name codes by: codes that are one word in another role do not collide. All, if left out.
        codes: Vec<At<String>>,
        /// The same for the modules of families.
        modules: Vec<At<String>>,
        /// Words with a spelling of their own in camel case, such as `qos: QoS`.
        acronyms: Table<String, At<String>>,
        /// Words that may not be identifiers.
        keywords: Vec<At<String>>,
        /// What is put behind an identifier that is a keyword.
        keyword_suffix: Option<At<String>>,
    }
}

record! {
    /// A template and the files it makes.
    pub struct FileRule("a file") {
        /// The template, relative to the target's folder.
        template: At<String>,
        /// The path of the file under `generated/<target>/`, a template itself.
        path: At<String>,
        /// How often the file exists.
        each: At<Each>,
    }
}

record! {
    /// How the output is built, linted and tested, in a copy of it.
    pub struct TestPlan("the test plan") {
        /// Programs that must be on the `PATH`; what is missing is told and the target skipped, or an error in CI.
        needs: Vec<At<String>>,
        /// Targets whose outputs stand beside the copy, for tests that read them.
        beside: Vec<At<String>>,
        /// Commands, each a program and its arguments; the first that fails ends the run.
        run: At<Vec<At<Vec<At<String>>>>>,
        /// Commands that compare the package with the vectors where every text of the catalog is hostile.
        hostile: Vec<Vec<At<String>>>,
        /// Commands that run the program of a user in `examples/<target>/`; the last one prints its `expected.txt`.
        example: Vec<Vec<At<String>>>,
    }
}

choice! {
    /// How often a file exists, and what its template sees besides the catalog.
    pub enum Each("unit of files") {
        /// Once.
        Catalog = "catalog",
        /// For every family: `family`.
        Family = "family",
        /// For every set of codes in which a number has one meaning: `family`, `space`.
        Space = "space",
        /// For every such set in every locale: `family`, `space`, `locale`.
        SpaceLocale = "space-locale",
        /// For every packet of every protocol family: `family`, `packet`.
        Packet = "packet",
        /// For every locale: `locale`.
        Locale = "locale",
        /// For every family in every locale: `family`, `locale`.
        FamilyLocale = "family-locale",
        /// For every code: `family`, `code`.
        Code = "code",
        /// For every guide in every locale: `guide`, `locale`.
        GuideLocale = "guide-locale",
    }
}

/// A target as read from its folder.
#[derive(Debug)]
pub struct Target {
    /// The folder's name, and the name of the folder under `generated/`.
    pub name: String,
    /// `target.yaml`.
    pub file: FileId,
    /// What it says.
    pub config: TargetFile,
    /// The templates: path relative to the folder, and text.
    pub templates: Vec<(String, String)>,
    /// The files to copy: path relative to the folder, and content.
    pub plain: Vec<(String, Vec<u8>)>,
}

/// Reads every target under a templates folder, in the order of their names, or only the named ones.
pub fn read_all(folder: &Path, only: &[String], sources: &mut Sources, findings: &mut Findings) -> Vec<Target> {
    let known = names(folder);
    let catalog = sources.add(folder.to_owned(), String::new());
    if known.is_empty() {
        let message = format!("there is no target under `{}`", folder.display());
        findings.push(Diagnostic::new(&rule::MISSING_FILE, Span::file_start(catalog), message));
    }
    for name in only.iter().filter(|name| !known.contains(name)) {
        let known = catalog::wording::list(known.iter().map(String::as_str));
        let message = format!("there is no target `{name}`; there are {known}");
        findings.push(Diagnostic::new(&rule::MISSING_FILE, Span::file_start(catalog), message));
    }
    let wanted = known.iter().filter(|name| only.is_empty() || only.contains(name));
    wanted.filter_map(|name| read(folder, name, sources, findings)).collect()
}

/// Name and text of every schema under `spec/schema/`: those of the spec's files, and that of `target.yaml`.
#[must_use]
pub fn schemas() -> Vec<(&'static str, String)> {
    let mut schemas = catalog::schema::spec_schemas();
    schemas.push(("target.schema.json", catalog::schema::of::<TargetFile>()));
    schemas
}

/// The names of the targets: folders with a `target.yaml`, sorted.
#[must_use]
pub fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<_> = entries
        .filter(|entry| std::fs::symlink_metadata(entry.path().join("target.yaml")).is_ok())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Most templates of one target: they may include one another, each inside of the one before.
pub(crate) const MAX_TEMPLATES: usize = 200;

fn read(root: &Path, name: &str, sources: &mut Sources, findings: &mut Findings) -> Option<Target> {
    let folder = root.join(name);
    no_hidden_name(&folder, sources, findings);
    let file = yaml::open_in(root, &folder.join("target.yaml"), sources, findings)?;
    let node = yaml::parse(file, sources, findings)?;
    let config = TargetFile::decode(&node, &mut Decoder::new(findings))?;
    let mut target = Target { name: name.to_owned(), file, config, templates: Vec::new(), plain: Vec::new() };
    for path in walk(&folder) {
        let relative = shown(path.strip_prefix(&folder).unwrap_or(&path));
        if relative == "target.yaml" || !no_hidden_name(&path, sources, findings) {
            continue;
        }
        match file::read(&folder, &path, sources.limits().file) {
            Ok(bytes) => target.add(&path, relative, bytes, sources, findings),
            Err(refusal) => {
                let place = Span::file_start(sources.add(path, String::new()));
                let diagnostic = Diagnostic::new(&rule::MISSING_FILE, place, refusal.to_string());
                findings.push(diagnostic.help(refusal.help()));
            }
        }
    }
    target.check_templates(findings);
    Some(target)
}

/// Everything below a folder that is no folder itself, sorted by path; links are not followed.
fn walk(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            if is_folder { &mut folders } else { &mut files }.push(entry.path());
        }
    }
    files.sort();
    files
}

impl Target {
    /// The names of what building leaves in the output.
    #[must_use]
    pub fn artifacts(&self) -> Vec<&str> {
        self.config.artifacts.iter().map(|name| name.value.as_str()).collect()
    }

    /// Adds a file of the folder: a template, or a plain file of any kind. Text must be fit to be reviewed in either.
    fn add(&mut self, full: &Path, path: String, bytes: Vec<u8>, sources: &mut Sources, findings: &mut Findings) {
        let is_template = is_template(&path);
        match String::from_utf8(bytes) {
            Ok(text) => {
                let file = sources.add(full.to_owned(), text);
                if sources.are_plain() && !no_hidden_characters(file, true, sources, findings) {
                    return;
                }
                let text = sources.get(file).map_or("", SourceFile::text);
                if is_template {
                    // What is printed behind a tag must not depend on the line ends that a checkout gave the template.
                    self.templates.push((path, text.replace("\r\n", "\n")));
                } else {
                    self.plain.push((path, text.as_bytes().to_vec()));
                }
            }
            Err(_) if is_template => {
                let place = Span::file_start(sources.add(full.to_owned(), String::new()));
                findings.push(
                    Diagnostic::new(&rule::ENCODING, place, "this template is not UTF-8").help("save it as UTF-8"),
                );
            }
            Err(error) => self.plain.push((path, error.into_bytes())),
        }
    }

    fn check_templates(&self, findings: &mut Findings) {
        if self.templates.len() > MAX_TEMPLATES {
            let message = format!("{} templates are more than {MAX_TEMPLATES}", self.templates.len());
            let diagnostic = Diagnostic::new(&rule::BAD_VALUE, self.config.files.span, message);
            findings.push(diagnostic.help("make one template of several, or two targets of one"));
        }
        for rule in &self.config.files.value {
            if !self.templates.iter().any(|(path, _)| *path == rule.template.value) {
                let names = self.templates.iter().map(|(path, _)| path.as_str());
                let diagnostic = Diagnostic::new(
                    &rule::MISSING_FILE,
                    rule.template.span,
                    format!("there is no template `{}`", rule.template.value),
                );
                let meant = findings.suggest(&rule.template.value, names);
                findings.push(match meant {
                    Some(meant) => diagnostic.label(format!("did you mean `{meant}`?")),
                    None => diagnostic.help("a template stands in the target's folder, and its name ends in `.tera`"),
                });
            }
        }
    }
}

fn is_template(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "tera")
}
