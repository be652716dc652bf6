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

use std::path::Path;

use crate::diagnostic::{Diagnostic, Findings};
use crate::rules;
use crate::source::{FileId, Sources, Span};

pub use declare::RecordSchema;
pub use decode::{Decode, Decoder};
pub use node::{Node, Value};

/// Reads one YAML file into a tree. `None` means that it could not be read at all; the findings say why.
pub fn read(path: &Path, sources: &mut Sources, findings: &mut Findings) -> Option<(FileId, Node)> {
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            let file = sources.add(path.to_owned(), String::new());
            let message = format!("cannot read this file: {error}");
            findings.push(Diagnostic::new(&rules::MISSING_FILE, Span::file_start(file), message));
            return None;
        }
    };
    let file = encoding::admit(path, bytes, sources, findings)?;
    let node = parse(file, sources, findings)?;
    Some((file, node))
}

/// Parses a file that is already among the sources.
pub fn parse(file: FileId, sources: &Sources, findings: &mut Findings) -> Option<Node> {
    let node = node::parse(file, sources, findings)?;
    cross::check(&node, sources, findings).then_some(node)
}
