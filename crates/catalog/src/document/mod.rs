//! What the files of the spec say, with positions, before anyone has judged whether it makes sense.

pub mod catalog;
pub mod family;
pub mod guide;
pub mod locale;
pub mod words;

mod files;

use std::collections::HashMap;
use std::path::{Path, PathBuf};

pub use catalog::{CatalogFile, LocaleEntry, PacketEntry, PacketsFile};
pub use family::{
    ApiEntry, Cell, CodeEntry, Downgrade, FamilyFile, Remedy, Sighting, SourceEntry, SourceRefs, ValueEntry,
    ValueFormat,
};
pub use guide::{GuideEntry, GuideSection, GuideTexts, GuidesFile};
pub use locale::{CodeTexts, FamilyTexts, GlossaryFile, LockFile, PacketTexts, Term, UiFile};
pub use words::{
    ApiName, CodeName, CodeRef, FamilyId, Kind, LocaleStatus, LocaleTag, ModuleName, Notation, Outcome, PacketName,
    Placement, Retry, Scope, Sender, SourceId, UiKey, ValueType, Version, Will,
};

use crate::source::{At, FileId, Span};

/// Everything that was read from the spec folder.
#[derive(Debug, Default)]
pub struct Document {
    /// `catalog.yaml`.
    pub catalog: Option<(FileId, CatalogFile)>,
    /// `packets.yaml`.
    pub packets: Option<(FileId, PacketsFile)>,
    /// `guides.yaml`, if the catalog has guides.
    pub guides: Option<(FileId, GuidesFile)>,
    /// `families/<id>.yaml`, in the catalog's order.
    pub families: Vec<Family>,
    /// `locales/<tag>/`, in the catalog's order; the source locale too, which has only its interface strings there.
    pub locales: Vec<Locale>,
    /// Names of the files with source texts that could not be read whole: `packets`, `ui`, or a family's id. What a
    /// translation of them lacks, or has too much, may only be what could not be read.
    pub unread: Vec<String>,
}

/// A family file and what could be seen of it even if parts of it were unreadable.
#[derive(Debug)]
pub struct Family {
    /// The file.
    pub file: FileId,
    /// What it says.
    pub content: FamilyFile,
    /// Every code name that the file declares, also of codes that could not be read whole: references to them are fine.
    pub declared: Vec<At<CodeName>>,
    /// Whether there is a code whose name could not be read; any reference may mean it.
    pub nameless: bool,
    /// Where something could not be read.
    pub unread: Vec<Span>,
}

impl Family {
    /// The family's id.
    #[must_use]
    pub const fn id(&self) -> &At<FamilyId> {
        &self.content.family
    }

    /// Whether all of a code could be read. What a code lacks that could not may only be what could not be read.
    #[must_use]
    pub fn is_whole(&self, code: &At<CodeEntry>) -> bool {
        !self.unread.iter().any(|unread| code.span.holds(*unread))
    }

    /// Whether all that the family declares before its codes could be read.
    #[must_use]
    pub fn head_is_whole(&self) -> bool {
        self.unread.iter().all(|unread| self.content.codes.span.holds(*unread))
    }
}

/// The files of one locale.
#[derive(Debug)]
pub struct Locale {
    /// The locale, and where `catalog.yaml` names it.
    pub tag: At<LocaleTag>,
    /// The folder `locales/<tag>`.
    pub folder: PathBuf,
    /// `ui.yaml`.
    pub ui: Option<(FileId, UiFile)>,
    /// `packets.yaml`.
    pub packets: Option<(FileId, PacketTexts)>,
    /// `guides.yaml`.
    pub guides: Option<(FileId, GuideTexts)>,
    /// `<family>.yaml`.
    pub families: Vec<(FileId, FamilyTexts)>,
    /// `glossary.yaml`.
    pub glossary: Option<(FileId, GlossaryFile)>,
    /// `lock.yaml`.
    pub lock: Option<(FileId, LockFile)>,
    /// Names of the files that could not be read whole, without `.yaml`.
    pub unread: Vec<String>,
}

impl Locale {
    /// The lock file's entries: from a text's key to the hash of the English that its translation was made from.
    #[must_use]
    pub fn locked(&self) -> HashMap<&str, &str> {
        let entries = self.lock.iter().flat_map(|(_, lock)| &lock.texts);
        entries.map(|(key, hash)| (&*key.value, &**hash)).collect()
    }
}

impl Document {
    /// The locale that English texts are written in and others are translated from.
    #[must_use]
    pub fn source_locale(&self) -> Option<&LocaleTag> {
        self.catalog.as_ref().map(|(_, catalog)| &catalog.source_locale.value)
    }

    /// The translations: every locale but the source locale.
    pub fn translations(&self) -> impl Iterator<Item = &Locale> {
        self.locales.iter().filter(|locale| Some(&locale.tag.value) != self.source_locale())
    }

    /// The code that a reference leads to.
    #[must_use]
    pub fn code(&self, reference: &CodeRef) -> Option<&CodeEntry> {
        let (family, name) = reference.parts();
        let family = self.families.iter().find(|other| other.id().as_str() == family)?;
        family.content.codes.iter().find(|code| code.name.as_str() == name).map(|code| &code.value)
    }
}

/// Reads a spec folder. Whatever could be read is in the document; what could not be is in the findings.
pub fn read(
    folder: &Path,
    sources: &mut crate::source::Sources,
    findings: &mut crate::diagnostic::Findings,
) -> Document {
    files::Reader::new(folder, sources, findings).read()
}
