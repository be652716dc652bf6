//! `locales/<tag>/`: the texts of one language.

use std::sync::Arc;

use super::family::Remedy;
use super::words::{CodeName, FamilyId, LocaleTag, PacketName, UiKey};
use crate::record;
use crate::source::At;
use crate::yaml::decode::Table;

record! {
    /// `<family>.yaml`: the texts of one family. Numbers have no place here.
    pub struct FamilyTexts("the translation") {
        /// The family; the file is called `<family>.yaml`.
        family: At<FamilyId>,
        /// The locale; the folder is called `<locale>`.
        locale: At<LocaleTag>,
        /// The family's title.
        title: Option<At<Arc<str>>>,
        /// The texts, by code name.
        codes: Table<CodeName, CodeTexts>,
    }
}

record! {
    /// The texts of one code.
    pub struct CodeTexts("a code's texts") {
        /// What a person would call it.
        title: Option<At<Arc<str>>>,
        /// One sentence.
        summary: Option<At<Arc<str>>>,
        /// Why a packet's cell is disputed, by packet.
        disputed: Table<PacketName, At<Arc<str>>>,
        /// The causes and remedies, as many and in the same order as in the source locale.
        troubleshooting: Option<At<Vec<Remedy>>>,
    }
}

record! {
    /// `packets.yaml`: the titles of the packets.
    pub struct PacketTexts("the packet titles") {
        /// The titles, by packet name.
        packets: Table<PacketName, At<Arc<str>>>,
    }
}

record! {
    /// `ui.yaml`: the words of the generated pages themselves, such as column headings.
    pub struct UiFile("the interface strings") {
        /// The strings, by key.
        strings: Table<UiKey, At<Arc<str>>>,
    }
}

record! {
    /// `glossary.yaml`: how the field's terms are said in this language.
    pub struct GlossaryFile("the glossary") {
        /// The terms.
        terms: Vec<Term>,
    }
}

record! {
    /// One term.
    pub struct Term("a glossary term") {
        /// The term in the source locale.
        term: At<Arc<str>>,
        /// How it is said: the first is preferred, the others are accepted.
        r#use: At<Vec<At<Arc<str>>>>,
        /// How it must not be said.
        avoid: Vec<At<Arc<str>>>,
        /// Why.
        note: Option<At<Arc<str>>>,
        /// Whether a text whose English has the term must have one of the accepted forms.
        required: Option<At<bool>>,
    }
}

record! {
    /// `lock.yaml`: the state of the English that each translation was made from. A command maintains it.
    pub struct LockFile("the translation lock") {
        /// From a text's key, such as `mqtt-5.0/success/title`, to the hash of the English it was translated from.
        texts: Table<Box<str>, Box<str>>,
    }
}
