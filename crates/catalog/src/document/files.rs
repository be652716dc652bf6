//! Which files a spec folder has, and reading each of them.

use std::any::Any;
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};
use std::ffi::{OsStr, OsString};
use std::fmt::Display;
use std::path::{Path, PathBuf};

use super::{
    CatalogFile, CodeName, Document, Family, FamilyFile, FamilyId, FamilyTexts, GlossaryFile, GuideTexts, GuidesFile,
    Locale, LocaleEntry, LockFile, PacketTexts, PacketsFile, UiFile,
};
use crate::diagnostic::{Diagnostic, Findings};
use crate::file::{Refusal, link_below, shown};
use crate::parallel;
use crate::rule;
use crate::source::{At, FileId, Sources, Span};
use crate::yaml::encoding::no_hidden_name;
use crate::yaml::{self, Decode, Decoder, Node, Value};

pub(super) struct Reader<'a> {
    folder: &'a Path,
    sources: &'a mut Sources,
    findings: &'a mut Findings,
    /// What stands in the files that were read, until it is taken.
    contents: HashMap<PathBuf, Content>,
}

/// What stands in a file.
struct Content {
    file: FileId,
    /// The record, of the type that its [`Form`] says.
    record: Box<dyn Any + Send>,
    /// What is wrong with it.
    findings: Findings,
}

/// A path, and how the tree of the file there becomes a record.
type Form = (PathBuf, fn(&Node<'_>, &mut Decoder<'_>) -> Option<Box<dyn Any + Send>>);

fn form<T: Decode + Send + 'static>(path: PathBuf) -> Form {
    (path, |node, decoder| T::decode(node, decoder).map(|record| Box::new(record) as _))
}

/// A family's file, and the names in it that could be read even if their codes could not.
fn family_form(path: PathBuf) -> Form {
    (path, |node, decoder| {
        let (declared, nameless) = declared_names(node);
        FamilyFile::decode(node, decoder).map(|content| Box::new((content, declared, nameless)) as _)
    })
}

/// Most locales of a catalog.
const MAX_LOCALES: usize = 200;

/// The files of a locale besides those of its families.
const LOCALE_FILES: [&str; 5] = ["ui.yaml", "packets.yaml", "guides.yaml", "glossary.yaml", "lock.yaml"];

/// A file of a locale.
fn locale_form(path: PathBuf) -> Form {
    match path.file_name().and_then(OsStr::to_str) {
        Some("ui.yaml") => form::<UiFile>(path),
        Some("packets.yaml") => form::<PacketTexts>(path),
        Some("guides.yaml") => form::<GuideTexts>(path),
        Some("glossary.yaml") => form::<GlossaryFile>(path),
        Some("lock.yaml") => form::<LockFile>(path),
        _ => form::<FamilyTexts>(path),
    }
}

impl<'a> Reader<'a> {
    pub(super) fn new(folder: &'a Path, sources: &'a mut Sources, findings: &'a mut Findings) -> Self {
        Self { folder, sources, findings, contents: HashMap::new() }
    }

    pub(super) fn read(mut self) -> Document {
        let (catalog, packets) = (self.folder.join("catalog.yaml"), self.folder.join("packets.yaml"));
        let guides = Some(self.folder.join("guides.yaml")).filter(|guides| is_there(guides));
        let mut first = vec![form::<CatalogFile>(catalog.clone()), form::<PacketsFile>(packets)];
        first.extend(guides.map(form::<GuidesFile>));
        self.fetch(first);
        let mut document = Document::default();
        let (catalog, broken) = self.watch(|reader| reader.record::<CatalogFile>(&catalog));
        document.guides = self.texts("guides", self.folder, &mut document.unread);
        document.packets = self.texts("packets", self.folder, &mut document.unread);
        if document.packets.is_none() {
            document.unread.push("packets".to_owned());
        }
        let Some((file, mut catalog)) = catalog else { return document };
        self.bound_locales(&mut catalog);
        self.fetch(files(self.folder, &catalog));
        let mut seen = BTreeSet::new();
        for id in catalog.families.iter().filter(|id| seen.insert(id.value.to_string())) {
            let family = self.family(id);
            if family.as_ref().is_none_or(|family| !family.unread.is_empty()) {
                document.unread.push(id.value.to_string());
            }
            document.families.extend(family);
        }
        let mut seen = BTreeSet::new();
        for entry in catalog.locales.iter().filter(|entry| seen.insert(entry.tag.to_string())) {
            let locale = self.locale(entry, &catalog);
            if entry.tag.value == catalog.source_locale.value {
                document.unread.extend(locale.unread.iter().cloned());
            }
            document.locales.push(locale);
        }
        // A name that could not be read may be the one that a file seems to lack.
        if broken.is_empty() {
            self.unlisted(&catalog);
        }
        document.catalog = Some((file, catalog));
        document
    }

    /// Reads, and says at which places something could not be read.
    fn watch<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> (T, Vec<Span>) {
        let before = self.findings.len();
        let read = read(self);
        // A misspelled key whose meaning is clear was read all the same.
        let is_lost = |finding: &&Diagnostic| *finding.rule != rule::UNKNOWN_KEY || finding.primary.text.is_empty();
        (read, self.findings.iter().skip(before).filter(is_lost).map(|finding| finding.primary.span).collect())
    }

    /// Every text exists once in each locale, so there cannot be any number of locales.
    fn bound_locales(&mut self, catalog: &mut CatalogFile) {
        let Some(entry) = catalog.locales.get(MAX_LOCALES) else { return };
        let message = format!("this is one locale more than {MAX_LOCALES}, the most that a catalog may have");
        self.findings.push(Diagnostic::new(&rule::BAD_VALUE, entry.tag.span, message).help("leave some of them out"));
        catalog.locales.value.truncate(MAX_LOCALES);
    }

    /// Decodes the file `<name>.yaml` of a folder; notes its name if it could not be read whole.
    fn texts<T: 'static>(&mut self, name: &str, folder: &Path, unread: &mut Vec<String>) -> Option<(FileId, T)> {
        let path = folder.join(format!("{name}.yaml"));
        let (read, lost) = self.watch(|reader| reader.record(&path));
        if !lost.is_empty() || read.is_none() && is_there(&path) {
            unread.push(name.to_owned());
        }
        read
    }

    /// Reads files side by side, the largest first. What stands in them is kept until it is taken; their trees are not.
    fn fetch(&mut self, forms: Vec<Form>) {
        let mut files = Vec::new();
        for (path, decode) in forms {
            let file = yaml::open_in(self.folder, &path, self.sources, self.findings);
            files.extend(file.map(|file| (path, file, decode)));
        }
        let sources = &*self.sources;
        files.sort_by_key(|(_, file, _)| Reverse(sources.get(*file).map_or(0, |source| source.text().len())));
        let read = parallel::map(&files, |(_, file, decode)| {
            let (mut refusals, mut findings) = (Findings::default(), Findings::default());
            let node = yaml::parse(*file, sources, &mut refusals);
            (node.and_then(|node| decode(&node, &mut Decoder::new(&mut findings))), refusals, findings)
        });
        for ((path, file, _), (record, refusals, findings)) in files.into_iter().zip(read) {
            self.findings.append(refusals);
            match record {
                Some(record) => drop(self.contents.insert(path, Content { file, record, findings })),
                None => self.findings.append(findings),
            }
        }
    }

    /// Takes what stands in a file; nothing if it is missing or was unreadable.
    fn record<T: 'static>(&mut self, path: &Path) -> Option<(FileId, T)> {
        let Content { file, record, findings } = self.contents.remove(path)?;
        self.findings.append(findings);
        record.downcast().ok().map(|record| (file, *record))
    }

    fn family(&mut self, id: &At<FamilyId>) -> Option<Family> {
        let path = self.folder.join("families").join(format!("{}.yaml", id.value));
        if !is_there(&path) {
            let message = format!("there is no file `families/{}.yaml`", id.value);
            let help = "write the family's file, or take it off this list";
            self.findings.push(Diagnostic::new(&rule::MISSING_FILE, id.span, message).help(help));
            return None;
        }
        let (read, unread) = self.watch(|reader| reader.record::<(FamilyFile, Vec<At<CodeName>>, bool)>(&path));
        let (file, (mut content, declared, nameless)) = read?;
        self.belongs(&mut content.family, &id.value, "family", "the file name");
        Some(Family { file, content, declared, nameless, unread })
    }

    fn locale(&mut self, entry: &LocaleEntry, catalog: &CatalogFile) -> Locale {
        let folder = self.folder.join("locales").join(entry.tag.as_str());
        let is_source = entry.tag.value == catalog.source_locale.value;
        let mut unread = Vec::new();
        let mut locale = Locale {
            tag: entry.tag.clone(),
            ui: self.texts("ui", &folder, &mut unread),
            packets: None,
            guides: None,
            families: Vec::new(),
            glossary: self.texts("glossary", &folder, &mut unread),
            lock: None,
            folder,
            unread,
        };
        if is_source {
            return locale;
        }
        locale.guides = self.texts("guides", &locale.folder, &mut locale.unread);
        locale.packets = self.texts("packets", &locale.folder, &mut locale.unread);
        locale.lock = self.texts("lock", &locale.folder, &mut locale.unread);
        let mut seen = BTreeSet::new();
        for id in catalog.families.iter().filter(|id| seen.insert(id.as_str())) {
            let read = self.texts::<FamilyTexts>(id.as_str(), &locale.folder, &mut locale.unread);
            let Some((file, mut texts)) = read else { continue };
            self.belongs(&mut texts.family, &id.value, "family", "the file name");
            self.belongs(&mut texts.locale, &entry.tag.value, "locale", "the folder name");
            locale.families.push((file, texts));
        }
        locale
    }

    /// A file says what it is, and its path must say the same; if not, the path counts.
    fn belongs<T: PartialEq + Clone + Display>(&mut self, said: &mut At<T>, expected: &T, what: &str, place: &str) {
        if said.value != *expected {
            let message = format!("this file says {what} `{}`, and {place} says `{expected}`", said.value);
            let help = format!("write `{what}: {expected}`, or move the file");
            self.findings.push(Diagnostic::new(&rule::MISPLACED, said.span, message).help(help));
            said.value = expected.clone();
        }
    }

    /// Files and folders that nothing names would be silently ignored, so they are findings.
    fn unlisted(&mut self, catalog: &CatalogFile) {
        let families: BTreeSet<_> = catalog.families.iter().map(|id| format!("{}.yaml", id.value)).collect();
        let mut locales: BTreeSet<_> = catalog.locales.iter().map(|entry| entry.tag.to_string()).collect();
        locales.insert(catalog.source_locale.to_string()); // if the list lacks it, that is a finding of its own
        let mut known = families.clone();
        known.extend(LOCALE_FILES.map(str::to_owned));
        let of_source = BTreeSet::from(["ui.yaml", "glossary.yaml"].map(str::to_owned));
        let source = &catalog.source_locale;
        self.only(Path::new("families"), &families, catalog.families.span, Some("families"));
        self.only(Path::new("locales"), &locales, catalog.locales.span, Some("locales"));
        for locale in &locales {
            let folder = Path::new("locales").join(locale);
            if locale == source.as_str() {
                self.only(&folder, &of_source, source.span, None);
            } else {
                self.only(&folder, &known, catalog.families.span, Some("families"));
            }
        }
    }

    /// A folder holds no other files than these; `list` is where another one could be named.
    fn only(&mut self, folder: &Path, known: &BTreeSet<String>, span: Span, list: Option<&str>) {
        if let Some(link) = link_below(self.folder, &self.folder.join(folder)) {
            let refusal = Refusal::Link(link.clone());
            let place = Span::file_start(self.sources.add(link, String::new()));
            self.findings.push(Diagnostic::new(&rule::MISSING_FILE, place, refusal.to_string()).help(refusal.help()));
            return;
        }
        for name in entries(&self.folder.join(folder)) {
            let text = name.to_string_lossy();
            if known.contains(text.as_ref()) || text.starts_with('.') {
                continue;
            }
            let path = folder.join(&name);
            if !no_hidden_name(&self.folder.join(&path), self.sources, self.findings) {
                continue;
            }
            let stem = text.strip_suffix(".yaml").unwrap_or(&text);
            let path = shown(&path);
            let (message, name_it) = match list {
                Some(list) => (format!("`{path}` is not named in `{list}`"), "name it here, or "),
                None => (format!("`{path}` is not read: it is for translations, and this is the source locale"), ""),
            };
            let diagnostic = Diagnostic::new(&rule::UNLISTED_FILE, span, message);
            let known = known.iter().map(|known| known.strip_suffix(".yaml").unwrap_or(known));
            let meant = self.findings.suggest(stem, known);
            self.findings.push(match meant {
                Some(meant) => diagnostic.help(format!("{name_it}rename or remove it: did you mean `{meant}`?")),
                None => diagnostic.help(format!("{name_it}remove it")),
            });
        }
    }
}

/// The files that a catalog may have besides `catalog.yaml` and `packets.yaml`, as far as they exist.
fn files(folder: &Path, catalog: &CatalogFile) -> Vec<Form> {
    let families: BTreeSet<_> =
        catalog.families.iter().map(|id| OsString::from(format!("{}.yaml", id.value))).collect();
    let of_locales: BTreeSet<_> = families.iter().cloned().chain(LOCALE_FILES.map(OsString::from)).collect();
    // A locale that is named twice is read once; the names have their own finding.
    let locales: BTreeSet<_> =
        catalog.locales.iter().map(|entry| folder.join("locales").join(entry.tag.as_str())).collect();
    let among = |folder: PathBuf, known: &BTreeSet<OsString>| {
        let names = entries(&folder).into_iter().filter(|name| known.contains(name));
        names.map(|name| folder.join(name)).collect::<Vec<_>>()
    };
    let mut forms: Vec<_> = among(folder.join("families"), &families).into_iter().map(family_form).collect();
    forms.extend(locales.into_iter().flat_map(|locale| among(locale, &of_locales)).map(locale_form));
    forms
}

/// Whether something stands at a path, be it a link that leads nowhere.
fn is_there(path: &Path) -> bool {
    std::fs::symlink_metadata(path).is_ok()
}

/// The names in a folder, sorted; none if there is no such folder.
fn entries(folder: &Path) -> BTreeSet<OsString> {
    std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.file_name()).collect()
}

/// The names of a family's codes, read on their own so that a broken code still counts as declared; and whether a code
/// has none that could be read.
fn declared_names(node: &Node<'_>) -> (Vec<At<CodeName>>, bool) {
    let Some(Node { value: Value::List(codes), .. }) = node.get("codes") else { return (Vec::new(), false) };
    let mut names = Vec::with_capacity(codes.len());
    let declared = codes.iter().filter_map(|code| code.get("name"));
    names.extend(declared.filter_map(|name| Some(At::new(CodeName::parse(name.as_text()?)?, name.span))));
    let nameless = names.len() < codes.len();
    (names, nameless)
}
