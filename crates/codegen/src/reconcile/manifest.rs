//! The manifest: what we wrote, so that it can be told from what others wrote.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use catalog::digest::Digester;
use serde::{Deserialize, Serialize};

use super::{Scope, files};
use crate::tree;

/// The manifest's name in the output folder.
pub const MANIFEST: &str = "manifest.json";

/// The version of the manifest's form; it changes when an older generator would misread it.
const VERSION: u32 = 1;

/// What was written, by path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    #[serde(default = "first_version")]
    version: u32,
    /// The SHA-256 of every file.
    pub(super) files: BTreeMap<String, String>,
    /// While a run writes: what it is about to write. If it is killed, both what was there and what was to come are ours.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) pending: BTreeMap<String, String>,
}

impl Default for Manifest {
    fn default() -> Self {
        Self { version: VERSION, files: BTreeMap::new(), pending: BTreeMap::new() }
    }
}

/// The version of a manifest, whatever else is in it.
#[derive(Deserialize)]
struct Versioned {
    #[serde(default = "first_version")]
    version: u32,
}

const fn first_version() -> u32 {
    1
}

impl Manifest {
    /// The manifest in an output folder; an empty one if there is none.
    pub(super) fn read(out: &Path) -> io::Result<Self> {
        let path = out.join(MANIFEST);
        let refuse = |why: String| {
            let way_out = "restore it, or delete it to adopt the folder as it is";
            io::Error::other(format!("{} {why}; {way_out}", path.display()))
        };
        let Some(bytes) = files::read(out, MANIFEST)? else { return Ok(Self::default()) };
        match serde_json::from_slice(&bytes) {
            Ok(Versioned { version }) if version != VERSION => {
                return Err(refuse(format!("is of version {version}, and this generator reads version {VERSION}")));
            }
            Ok(_) => {}
            Err(error) => return Err(refuse(format!("is not a manifest: {error}"))),
        }
        let manifest: Self =
            serde_json::from_slice(&bytes).map_err(|error| refuse(format!("is not a manifest: {error}")))?;
        // Who edits the manifest must not make us list or remove what is elsewhere.
        if let Some(outside) = manifest.paths().find(|path| !tree::stays_inside(path)) {
            return Err(refuse(format!("is not a manifest: `{outside}` leaves the output folder")));
        }
        Ok(manifest)
    }

    /// The manifest as bytes.
    pub(super) fn to_bytes(&self) -> io::Result<Vec<u8>> {
        let mut bytes = serde_json::to_vec_pretty(self)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// The entries of other targets, which this run leaves alone.
    pub(super) fn without(&self, scopes: &[Scope]) -> Self {
        self.filtered(|path| !is_in(scopes, path))
    }

    /// The entries of these targets.
    pub(super) fn of(&self, scopes: &[Scope]) -> Self {
        self.filtered(|path| is_in(scopes, path))
    }

    fn filtered(&self, wanted: impl Fn(&str) -> bool) -> Self {
        let wanted = |files: &BTreeMap<String, String>| {
            let wanted = files.iter().filter(|(path, _)| wanted(path));
            wanted.map(|(path, hash)| (path.clone(), hash.clone())).collect()
        };
        Self { version: VERSION, files: wanted(&self.files), pending: wanted(&self.pending) }
    }

    /// A hash of all paths and contents.
    pub(super) fn fingerprint(&self) -> String {
        let mut digester = Digester::default();
        for (path, hash) in &self.files {
            digester.add(path.as_bytes());
            digester.add(hash.as_bytes());
        }
        digester.finish()
    }

    /// Whether we wrote, or were about to write, a file.
    pub(super) fn knows(&self, path: &str) -> bool {
        self.files.contains_key(path) || self.pending.contains_key(path)
    }

    /// Whether we wrote a file with this hash.
    pub(super) fn has(&self, path: &str, hash: &str) -> bool {
        [&self.files, &self.pending].into_iter().any(|files| files.get(path).is_some_and(|written| written == hash))
    }

    /// The targets that have files.
    pub(super) fn targets(&self) -> BTreeSet<String> {
        self.paths().filter_map(|path| path.split('/').next()).map(str::to_owned).collect()
    }

    fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().chain(self.pending.keys()).map(String::as_str)
    }
}

/// Whether a path is in the folder of one of these targets.
fn is_in(scopes: &[Scope], path: &str) -> bool {
    scopes.iter().any(|scope| path.split('/').next() == Some(&scope.target))
}
