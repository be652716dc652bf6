//! Which files a spec folder has, and reading each of them.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use super::{CatalogFile, CodeName, Document, Family, FamilyFile, FamilyId, Locale, LocaleEntry};
use crate::diagnostic::{Diagnostic, Findings};
use crate::rules;
use crate::source::{At, FileId, Sources, Span};
use crate::yaml::{self, Decode, Decoder, Node, Value};

pub(super) struct Reader<'a> {
    folder: &'a Path,
    sources: &'a mut Sources,
    findings: &'a mut Findings,
    /// The files that were parsed and not yet decoded.
    trees: HashMap<PathBuf, (FileId, Node)>,
}

/// The files of a locale besides those of its families.
const LOCALE_FILES: [&str; 4] = ["ui.yaml", "packets.yaml", "glossary.yaml", "lock.yaml"];

impl<'a> Reader<'a> {
    pub(super) fn new(folder: &'a Path, sources: &'a mut Sources, findings: &'a mut Findings) -> Self {
        Self { folder, sources, findings, trees: HashMap::new() }
    }

    pub(super) fn read(mut self) -> Document {
        let (catalog, packets) = (self.folder.join("catalog.yaml"), self.folder.join("packets.yaml"));
        self.parse(vec![catalog.clone(), packets.clone()]);
        let mut document =
            Document { catalog: self.record(&catalog), packets: self.record(&packets), ..Document::default() };
        let Some((_, catalog)) = &document.catalog else { return document };
        self.parse(files(self.folder, catalog));
        for id in &catalog.families.value {
            document.families.extend(self.family(id));
        }
        for entry in &catalog.locales.value {
            document.locales.push(self.locale(entry, catalog));
        }
        self.unlisted(catalog);
        document
    }

    /// Parses files side by side, and keeps their trees until they are decoded.
    fn parse(&mut self, paths: Vec<PathBuf>) {
        let mut files = Vec::new();
        for path in paths {
            files.extend(yaml::open(&path, self.sources, self.findings).map(|file| (path, file)));
        }
        let ids: Vec<_> = files.iter().map(|(_, file)| *file).collect();
        let nodes = yaml::parse_all(&ids, self.sources, self.findings);
        let trees = files.into_iter().zip(nodes).filter_map(|((path, file), node)| Some((path, (file, node?))));
        self.trees.extend(trees);
    }

    /// Decodes a file; nothing if it is missing or was unreadable.
    fn record<T: Decode>(&mut self, path: &Path) -> Option<(FileId, T)> {
        let (file, node) = self.trees.remove(path)?;
        T::decode(&node, &mut Decoder::new(self.findings)).map(|record| (file, record))
    }

    fn family(&mut self, id: &At<FamilyId>) -> Option<Family> {
        let path = self.folder.join("families").join(format!("{}.yaml", id.value));
        if !path.exists() {
            let message = format!("there is no file `families/{}.yaml`", id.value);
            let help = "write the family's file, or take it off this list";
            self.findings.push(Diagnostic::new(&rules::MISSING_FILE, id.span, message).help(help));
            return None;
        }
        let (file, node) = self.trees.remove(&path)?;
        let declared = declared_names(&node);
        let content = FamilyFile::decode(&node, &mut Decoder::new(self.findings))?;
        self.belongs(&content.family, &id.value, "family", "the file name");
        Some(Family { file, content, declared })
    }

    fn locale(&mut self, entry: &LocaleEntry, catalog: &CatalogFile) -> Locale {
        let folder = self.folder.join("locales").join(entry.tag.as_str());
        let is_source = entry.tag.value == catalog.source_locale.value;
        let mut locale = Locale {
            tag: entry.tag.clone(),
            ui: self.record(&folder.join("ui.yaml")),
            packets: None,
            families: Vec::new(),
            glossary: self.record(&folder.join("glossary.yaml")),
            lock: None,
            folder,
        };
        if is_source {
            return locale;
        }
        locale.packets = self.record(&locale.folder.join("packets.yaml"));
        locale.lock = self.record(&locale.folder.join("lock.yaml"));
        for id in &catalog.families.value {
            let path = locale.folder.join(format!("{}.yaml", id.value));
            let Some((file, texts)) = self.record::<super::FamilyTexts>(&path) else { continue };
            self.belongs(&texts.family, &id.value, "family", "the file name");
            self.belongs(&texts.locale, &entry.tag.value, "locale", "the folder name");
            locale.families.push((file, texts));
        }
        locale
    }

    /// A file says what it is, and its path must say the same.
    fn belongs<T: PartialEq + std::fmt::Display>(&mut self, said: &At<T>, expected: &T, what: &str, place: &str) {
        if said.value != *expected {
            let message = format!("this file says {what} `{}`, and {place} says `{expected}`", said.value);
            let help = format!("write `{what}: {expected}`, or move the file");
            self.findings.push(Diagnostic::new(&rules::MISPLACED, said.span, message).help(help));
        }
    }

    /// Files and folders that nothing names would be silently ignored, so they are findings.
    fn unlisted(&mut self, catalog: &CatalogFile) {
        let families: BTreeSet<_> = catalog.families.iter().map(|id| format!("{}.yaml", id.value)).collect();
        let locales: BTreeSet<_> = catalog.locales.iter().map(|entry| entry.tag.to_string()).collect();
        let mut known = families.clone();
        known.extend(LOCALE_FILES.map(str::to_owned));
        self.only(Path::new("families"), &families, catalog.families.span, "families");
        self.only(Path::new("locales"), &locales, catalog.locales.span, "locales");
        for locale in &locales {
            self.only(&Path::new("locales").join(locale), &known, catalog.families.span, "families");
        }
    }

    fn only(&mut self, folder: &Path, known: &BTreeSet<String>, span: Span, list: &str) {
        for name in entries(&self.folder.join(folder)) {
            if known.contains(&name) || name.starts_with('.') {
                continue;
            }
            let path = folder.join(&name);
            let stem = name.strip_suffix(".yaml").unwrap_or(&name);
            let message = format!("`{}` is not named in `{list}`", path.to_string_lossy().replace('\\', "/"));
            let diagnostic = Diagnostic::new(&rules::UNLISTED_FILE, span, message);
            let known = known.iter().map(|known| known.strip_suffix(".yaml").unwrap_or(known));
            self.findings.push(match yaml::decode::closest(stem, known) {
                Some(meant) => {
                    diagnostic.help(format!("name it here, remove it, or rename it: did you mean `{meant}`?"))
                }
                None => diagnostic.help("name it here, or remove it"),
            });
        }
    }
}

/// The files that a catalog may have besides `catalog.yaml` and `packets.yaml`, as far as they exist.
fn files(folder: &Path, catalog: &CatalogFile) -> Vec<PathBuf> {
    let family = |id: &At<FamilyId>| format!("{}.yaml", id.value);
    let families = catalog.families.iter().map(|id| folder.join("families").join(family(id)));
    let locales = catalog.locales.iter().flat_map(|entry| {
        let folder = folder.join("locales").join(entry.tag.as_str());
        let names = catalog.families.iter().map(family).chain(LOCALE_FILES.map(str::to_owned));
        names.map(|name| folder.join(name)).collect::<Vec<_>>()
    });
    // A locale or family that is named twice is read once; the names have their own finding.
    let unique: BTreeSet<_> = families.chain(locales).filter(|path| path.exists()).collect();
    unique.into_iter().collect()
}

/// The names in a folder, sorted; none if there is no such folder.
fn entries(folder: &PathBuf) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

/// The names of a family's codes, read on their own so that a broken code still counts as declared.
fn declared_names(node: &Node) -> Vec<At<CodeName>> {
    let Some(Node { value: Value::List(codes), .. }) = node.get("codes") else { return Vec::new() };
    let names = codes.iter().filter_map(|code| code.get("name"));
    names.filter_map(|name| Some(At::new(CodeName::parse(name.as_text()?)?, name.span))).collect()
}
