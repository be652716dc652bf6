//! Strict YAML with positions: bytes to [`Node`]s to typed records, with every finding on the way.
//!
//! Reading happens in three steps, each in a module of its own:
//!
//! 1. [`encoding`]: the bytes are UTF-8 of a sensible size, without characters that nobody can see.
//! 2. [`node`]: one strict YAML parser makes a tree with positions; a second, independent one must agree
//!    ([`cross`]), so that the file means the same to every YAML reader.
//! 3. [`decode`]: the tree becomes records. A record's fields are declared once, with [`record!`](crate::record);
//!    reading, "did you mean" and the JSON Schema all come from that declaration. Decoding does not stop at the first
//!    mistake.

pub mod cross;
mod declare;
pub mod decode;
pub mod encoding;
pub mod node;
mod scalar;
mod syntax;

use std::path::Path;

use crate::diagnostic::{Diagnostic, Findings};
use crate::file;
use crate::rule;
use crate::source::{FileId, Sources, Span};

pub use declare::RecordSchema;
pub use decode::{Decode, Decoder};
pub use node::{Node, Value};

/// Adds a file to the sources. `None` means that it cannot be read; a finding says why.
pub fn open(path: &Path, sources: &mut Sources, findings: &mut Findings) -> Option<FileId> {
    open_in(path.parent().unwrap_or(path), path, sources, findings)
}

/// [`open`]s a file that no link below this folder leads to.
pub fn open_in(folder: &Path, path: &Path, sources: &mut Sources, findings: &mut Findings) -> Option<FileId> {
    match file::read(folder, path, sources.limits().file) {
        Ok(bytes) => encoding::admit(path, bytes, sources, findings),
        Err(refusal) => {
            let rule =
                if matches!(refusal, file::Refusal::TooLarge(_)) { &rule::ENCODING } else { &rule::MISSING_FILE };
            let file = sources.add(path.to_owned(), String::new());
            let diagnostic = Diagnostic::new(rule, Span::file_start(file), refusal.to_string());
            findings.push(diagnostic.help(refusal.help()));
            None
        }
    }
}

/// Reads a file's text into a tree. `None` means that it is no YAML that every reader understands alike; findings say why.
pub fn parse<'t>(file: FileId, sources: &'t Sources, findings: &mut Findings) -> Option<Node<'t>> {
    let node = node::parse(file, sources, findings)?;
    let is_visible = !sources.are_plain() || encoding::no_escaped_characters(&node, sources, findings);
    (cross::check(&node, sources, findings) && is_visible).then_some(node)
}
