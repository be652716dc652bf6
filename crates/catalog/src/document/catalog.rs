//! `catalog.yaml` and `packets.yaml`.

use std::sync::Arc;

use super::words::{FamilyId, LocaleStatus, LocaleTag, PacketName, Placement};
use crate::record;
use crate::source::At;
use crate::yaml::decode::Table;

record! {
    /// `catalog.yaml`: which families and locales the catalog holds, and what the generated packages are called.
    pub struct CatalogFile("the catalog") {
        /// Name of the catalog, used in the headers of generated files.
        name: At<Arc<str>>,
        /// Version of the catalog and of every generated package, as Semantic Versioning.
        version: At<Arc<str>>,
        /// What the catalog is about, in one line.
        title: At<Arc<str>>,
        /// SPDX expression of the generated packages' license.
        license: At<Arc<str>>,
        /// URL of the repository.
        repository: At<Arc<str>>,
        /// The locale of the texts in `families/`; the others are translated from it.
        source_locale: At<LocaleTag>,
        /// The locales, in the order of the outputs.
        locales: At<Vec<LocaleEntry>>,
        /// The families, in the order of the outputs; each is read from `families/<id>.yaml`.
        families: At<Vec<At<FamilyId>>>,
        /// Per target, what its package is called; each target's `target.yaml` lists the keys it needs.
        packages: Table<String, Table<String, At<Arc<str>>>>,
    }
}

record! {
    /// One locale of the catalog.
    pub struct LocaleEntry("a locale") {
        /// Its BCP 47 tag.
        tag: At<LocaleTag>,
        /// What the language calls itself.
        name: At<Arc<str>>,
        /// `complete`: every gap is an error. `partial`: readers see English, marked, where a text is missing.
        status: At<LocaleStatus>,
        /// Whom it also serves: for `zh-CN`, those who ask for `zh` or `zh-Hans`. A longer tag is served by its beginning.
        serves: Vec<At<LocaleTag>>,
        /// Whom it does not serve, although a beginning of the tag is served: for `zh-CN`, those who ask for `zh-Hant`.
        except: Vec<At<LocaleTag>>,
    }
}

record! {
    /// `packets.yaml`: the packets that carry codes.
    pub struct PacketsFile("the packets file") {
        /// The packets, in the order of the outputs.
        packets: At<Vec<PacketEntry>>,
    }
}

record! {
    /// One packet.
    pub struct PacketEntry("a packet") {
        /// Its name in the standard, in capitals.
        name: At<PacketName>,
        /// Its packet type: 1 to 15 for MQTT; the message type for MQTT-SN.
        r#type: At<i64>,
        /// Where it carries its codes.
        placement: At<Placement>,
        /// What it is, for a heading.
        title: At<Arc<str>>,
    }
}
