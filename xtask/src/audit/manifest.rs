//! What is audited: `artifacts.yaml` and `quirks.yaml`, read as strictly as the spec.

use std::path::Path;

use catalog::diagnostic::{Diagnostic, Findings};
use catalog::document::Version;
use catalog::rule;
use catalog::source::{At, Sources};
use catalog::{choice, record};

use crate::load;

record! {
    /// `artifacts.yaml`.
    pub(crate) struct ArtifactsFile("the artifacts") {
        /// The artifacts, in the order of the report.
        artifacts: Vec<Artifact>,
    }
}

record! {
    /// Something that upstream publishes.
    pub(crate) struct Artifact("an artifact") {
        /// Its name in the report, and of its folder in the cache.
        id: At<String>,
        /// What it is, for people.
        title: At<String>,
        /// The pinned version; without it, fetching leaves the version in the file `version`.
        version: Option<At<Version>>,
        /// Programs that must be on the `PATH`; without one the artifact is skipped.
        needs: Vec<At<String>>,
        /// Commands, each a program and its arguments, that fill an empty folder.
        fetch: Vec<Vec<At<String>>>,
        /// What is compared with what.
        checks: Vec<Check>,
    }
}

record! {
    /// Some constants of an artifact and their family.
    pub(crate) struct Check("a check") {
        /// The family that must agree.
        family: At<String>,
        /// The API of the family that the constants belong to.
        api: Option<At<String>>,
        /// What is compared.
        compare: At<Compare>,
        /// The packets that the artifact has a table for.
        packets: Vec<At<String>>,
        /// The command that prints the constants, a program and its arguments.
        extract: Vec<At<String>>,
    }
}

choice! {
    /// What is compared.
    pub(crate) enum Compare("comparison") {
        /// Names and numbers.
        Symbols = "symbols",
        /// Pairs of packet and number.
        Packets = "packets",
        /// Numbers without names, since names of protocol codes differ by library.
        Numbers = "numbers",
    }
}

record! {
    /// `quirks.yaml`.
    pub(crate) struct QuirksFile("the quirks") {
        /// The quirks.
        quirks: Vec<Quirk>,
    }
}

record! {
    /// A difference that is known and right, in any number of artifacts and subjects.
    pub(crate) struct Quirk("a quirk") {
        /// The artifacts that differ.
        artifacts: Vec<At<String>>,
        /// The family that they differ from.
        family: At<String>,
        /// The constants, or pairs of packet and number.
        subjects: Vec<At<String>>,
        /// What the artifacts say.
        artifact: At<String>,
        /// What the catalog says.
        catalog: At<String>,
        /// The first version that is known to differ.
        since: Option<At<Version>>,
        /// Why the difference is right, in one sentence.
        why: At<String>,
    }
}

/// The two files.
pub(crate) struct Manifest {
    pub(crate) artifacts: Vec<Artifact>,
    pub(crate) quirks: Vec<Quirk>,
}

/// Reads both files; says what is wrong with them on stderr.
pub(crate) fn read(folder: &Path) -> Option<Manifest> {
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let artifacts = load::record::<ArtifactsFile>(&folder.join("artifacts.yaml"), &mut sources, &mut findings);
    let quirks = load::record::<QuirksFile>(&folder.join("quirks.yaml"), &mut sources, &mut findings);
    let manifest = artifacts.zip(quirks).map(|(artifacts, quirks)| {
        let manifest = Manifest { artifacts: artifacts.artifacts, quirks: quirks.quirks };
        manifest.judge(&mut findings);
        manifest
    });
    if findings.is_empty() {
        return manifest;
    }
    findings.sort();
    load::print(&findings, &sources);
    None
}

impl Manifest {
    /// Ids are folders and unique, and quirks name artifacts that exist and families that these are checked against.
    fn judge(&self, findings: &mut Findings) {
        for (position, artifact) in self.artifacts.iter().enumerate() {
            let id = &artifact.id;
            if self.artifacts.iter().take(position).any(|other| other.id.value == id.value) {
                let message = format!("two artifacts are called `{}`", id.value);
                findings.push(Diagnostic::new(&rule::DUPLICATE_NAME, id.span, message).help("give one another id"));
            }
            if id.value.contains(['/', '\\']) || id.value.starts_with('.') {
                let message = format!("`{}` cannot be the name of a folder", id.value);
                findings.push(Diagnostic::new(&rule::BAD_VALUE, id.span, message).help("use letters, digits and `-`"));
            }
        }
        for quirk in &self.quirks {
            quirk.artifacts.iter().for_each(|name| self.judge_reference(name, &quirk.family, findings));
        }
    }

    fn judge_reference(&self, name: &At<String>, family: &At<String>, findings: &mut Findings) {
        let Some(artifact) = self.artifacts.iter().find(|artifact| artifact.id.value == name.value) else {
            let known = self.artifacts.iter().map(|artifact| artifact.id.value.as_str());
            let message = format!("there is no artifact `{}`", name.value);
            let diagnostic = Diagnostic::new(&rule::BAD_VALUE, name.span, message);
            findings.push(match catalog::wording::closest(&name.value, known) {
                Some(meant) => diagnostic.label(format!("did you mean `{meant}`?")),
                None => diagnostic.help("`artifacts.yaml` has the names"),
            });
            return;
        };
        if !artifact.checks.iter().any(|check| check.family.value == family.value) {
            let message = format!("`{}` is not compared with `{}`", name.value, family.value);
            findings.push(Diagnostic::new(&rule::BAD_VALUE, family.span, message).help("name a family of its checks"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_of_this_repository_are_read() {
        assert!(read(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/audit"))).is_some());
    }
}
