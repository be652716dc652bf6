//! `guides.yaml`: pages that explain what no single code can.

use std::sync::Arc;

use super::words::{CodeName, CodeRef};
use crate::record;
use crate::source::At;
use crate::yaml::decode::Table;

record! {
    /// `guides.yaml`.
    pub struct GuidesFile("the guides file") {
        /// The guides, in the order of the outputs.
        guides: Vec<GuideEntry>,
    }
}

record! {
    /// A page about several codes.
    pub struct GuideEntry("a guide") {
        /// Its name, used in links: never renamed once released.
        name: At<CodeName>,
        /// What it is called, usually the question that a reader brings.
        title: At<Arc<str>>,
        /// What a reader in a hurry needs to know.
        lead: At<Arc<str>>,
        /// Its sections, the most helpful first.
        sections: Vec<GuideSection>,
    }
}

record! {
    /// A cause or a topic.
    pub struct GuideSection("a section of a guide") {
        /// What it is about.
        title: At<Arc<str>>,
        /// What happens, and why.
        text: At<Arc<str>>,
        /// A command or place to look at.
        check: Option<At<Arc<str>>>,
        /// What to do.
        fix: Option<At<Arc<str>>>,
        /// The codes that it shows up as.
        codes: Vec<At<CodeRef>>,
    }
}

record! {
    /// `locales/<tag>/guides.yaml`: the guides in another language.
    pub struct GuideTexts("the translated guides") {
        /// The guides, by name.
        guides: Table<CodeName, TranslatedGuide>,
    }
}

record! {
    /// A guide in another language.
    pub struct TranslatedGuide("a translated guide") {
        /// What it is called.
        title: At<Arc<str>>,
        /// What a reader in a hurry needs to know.
        lead: At<Arc<str>>,
        /// As many sections as in the source locale, in the same order.
        sections: Vec<TranslatedSection>,
    }
}

record! {
    /// A section of a guide in another language.
    pub struct TranslatedSection("a translated section") {
        /// What it is about.
        title: At<Arc<str>>,
        /// What happens, and why.
        text: At<Arc<str>>,
        /// A command or place to look at.
        check: Option<At<Arc<str>>>,
        /// What to do.
        fix: Option<At<Arc<str>>>,
    }
}
