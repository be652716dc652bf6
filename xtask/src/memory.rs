//! What the last runs read, and what should stand in the output folder after them.
//!
//! A run that reads what an earlier one read need not render it again: it is enough that every file is what was written
//! then. The memory is only a shortcut. It stands beside the executable and not in the repository, where a pull request
//! could bring a false one along, and belongs to this very file of the executable. What is strange in any way is not
//! remembered, nor is a run with findings, which people must see each time.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use catalog::digest::Digester;
use catalog::file;
use codegen::reconcile::Scope;
use serde::{Deserialize, Serialize};

use crate::load::Inputs;

/// How many runs are remembered: of the repository, of a part of its targets, of a branch before this one.
const RUNS: usize = 8;

/// A run that made something.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Run {
    /// The hash of all that it read.
    inputs: String,
    /// The [fingerprint](codegen::reconcile::Comparison::fingerprint) of what should stand in the output folder.
    pub(crate) outputs: String,
    /// The targets.
    pub(crate) scopes: Vec<Scope>,
}

/// The memory of earlier runs, seen from a run that has read nothing yet.
pub(crate) struct Memory<'a> {
    path: PathBuf,
    inputs: &'a Inputs,
    targets: &'a [String],
    /// The hash of all that this run is going to read.
    hash: String,
    runs: Vec<Run>,
}

impl<'a> Memory<'a> {
    /// What is remembered; nothing if the inputs are no plain files and folders.
    pub(crate) fn open(inputs: &'a Inputs, targets: &'a [String]) -> Option<Self> {
        let path = std::env::current_exe().ok()?.with_extension("memory.json");
        let runs: Option<Vec<_>> = fs::read(&path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let runs = runs.filter(|runs| runs.len() <= RUNS).unwrap_or_default();
        Some(Self { path, inputs, targets, hash: hash(inputs, targets)?, runs })
    }

    /// The run that read the same.
    pub(crate) fn recall(&self) -> Option<&Run> {
        self.runs.iter().find(|run| run.inputs == self.hash)
    }

    /// Remembers this run, unless what it read has changed while it ran.
    pub(crate) fn remember(mut self, outputs: String, scopes: Vec<Scope>) {
        if hash(self.inputs, self.targets).as_ref() != Some(&self.hash) {
            return;
        }
        self.runs.retain(|run| run.inputs != self.hash);
        self.runs.insert(0, Run { inputs: self.hash, outputs, scopes });
        self.runs.truncate(RUNS);
        // A run that cannot be remembered is done all the same; and half a memory is none.
        let _ = serde_json::to_vec(&self.runs).map(|runs| fs::write(&self.path, runs));
    }
}

/// The hash of all that the outputs depend on: the executable, the options, and every file below the folders of the
/// inputs. None if anything is there that is neither a file nor a folder, or that cannot be read.
fn hash(inputs: &Inputs, targets: &[String]) -> Option<String> {
    let mut digester = Digester::default();
    let executable = fs::metadata(std::env::current_exe().ok()?).ok()?;
    let built = executable.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    digester.add(&executable.len().to_le_bytes());
    digester.add(&built.as_nanos().to_le_bytes());
    digester.add(&[u8::from(inputs.allow_hostile_text), u8::from(inputs.large)]);
    digester.add(&targets.len().to_le_bytes());
    for target in targets {
        digester.add(target.as_bytes());
    }
    for folder in [&inputs.spec, &inputs.templates] {
        add(&mut digester, folder, folder, crate::load::limits(inputs.large).file)?;
    }
    Some(digester.finish())
}

/// Adds what a folder holds.
fn add(digester: &mut Digester, root: &Path, folder: &Path, most: u64) -> Option<()> {
    let entries: Option<Vec<_>> = fs::read_dir(folder).ok()?.map(Result::ok).collect();
    let mut entries = entries?;
    entries.sort_by_key(fs::DirEntry::file_name);
    digester.add(&entries.len().to_le_bytes());
    for entry in entries {
        digester.add(entry.file_name().to_str()?.as_bytes());
        if entry.file_type().ok()?.is_dir() {
            digester.add(b"folder");
            add(digester, root, &entry.path(), most)?;
        } else {
            digester.add(b"file");
            digester.add(&file::read(root, &entry.path(), most).ok()?);
        }
    }
    Some(())
}
