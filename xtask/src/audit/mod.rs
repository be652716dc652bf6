//! `cargo xtask audit`: does the catalog say what published artifacts say?
//!
//! ```text
//! artifacts.yaml --fetch--> cache --extract--> constants --compare--> differences --judge--> report
//!                                                 catalog --^          quirks.yaml --^
//! ```
//!
//! Fetching and extracting run the programs that the manifest names; what follows are functions of their results.

mod artifact;
mod compare;
mod manifest;
mod quirks;
mod report;

use std::collections::BTreeSet;
use std::path::Path;

use catalog::model::{Catalog, Family};
use clap::ValueEnum;

use self::artifact::{Constant, Fetched, Folders};
use self::compare::Comparison;
use self::manifest::{Artifact, Check, Compare, Manifest};
use self::report::{Report, Row, Unchecked};
use crate::{Outcome, load, output};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Only these artifacts
    artifacts: Vec<String>,
    #[command(flatten)]
    spec: load::Spec,
    /// Fetch again what is in the cache
    #[arg(long)]
    refresh: bool,
    /// How the report is written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// A table, the findings and the totals
    Text,
    /// A JSON object, with the explained differences too
    Json,
}

/// The manifest, the quirks and the extractors.
const AUDIT: &str = "xtask/audit";
/// Where artifacts are kept; not a part of Cargo's target folder, which may be elsewhere.
const CACHE: &str = "target/audit";

pub(crate) fn run(args: &Args) -> Outcome {
    if !args.spec.exists() || !load::exists(Path::new(AUDIT), "audit") {
        return Outcome::CouldNotRun;
    }
    let loaded = args.spec.load();
    let Some(catalog) = &loaded.catalog else {
        load::print_findings(&loaded);
        return Outcome::CouldNotRun;
    };
    let Some(manifest) = manifest::read(Path::new(AUDIT)) else { return Outcome::CouldNotRun };
    if let Some(name) = args.artifacts.iter().find(|name| !manifest.artifacts.iter().any(|one| one.id.value == **name))
    {
        let known = manifest.artifacts.iter().map(|artifact| artifact.id.value.as_str());
        output::complain(&format!("there is no artifact `{name}`; there are {}", catalog::wording::list(known)));
        return Outcome::CouldNotRun;
    }
    let Ok(audit) = std::path::absolute(AUDIT) else { return Outcome::CouldNotRun };
    let report = audit_all(args, catalog, &manifest, &Folders { audit, cache: CACHE.into() });
    match args.format {
        Format::Text => output::data(&report.text()),
        Format::Json => output::data(&report.json()),
    }
    conclude(&report)
}

fn audit_all<'m>(args: &Args, catalog: &Catalog, manifest: &'m Manifest, folders: &Folders) -> Report<'m> {
    let mut report = Report::default();
    let is_wanted = |artifact: &&Artifact| args.artifacts.is_empty() || args.artifacts.contains(&artifact.id.value);
    for artifact in manifest.artifacts.iter().filter(is_wanted) {
        let (known, unknown): (Vec<_>, Vec<_>) =
            artifact.checks.iter().partition(|check| catalog.family(&check.family).is_some());
        let unknown: BTreeSet<_> = unknown.iter().map(|check| &check.family.value).collect();
        for family in unknown {
            report.skip(artifact, format!("the catalog has no family `{family}`"));
        }
        if known.is_empty() {
            continue;
        }
        let fetched = match artifact::fetch(artifact, folders, args.refresh) {
            Ok(fetched) => fetched,
            Err(why) => {
                report.skip(artifact, why);
                continue;
            }
        };
        match check(&known, &fetched, catalog, folders) {
            Ok(comparison) => report.rows.push(row(artifact, &known, &fetched, comparison, manifest)),
            Err(why) => report.failed.push(Unchecked { id: artifact.id.value.clone(), why }),
        }
    }
    report
}

/// Extracts and compares. Checks of symbols of one family are one comparison: together they must have all its codes.
fn check(checks: &[&Check], fetched: &Fetched, catalog: &Catalog, folders: &Folders) -> Result<Comparison, String> {
    let mut whole = Comparison::default();
    let mut symbols: Vec<(&str, Vec<Constant>)> = Vec::new();
    for check in checks {
        let Some(family) = catalog.family(&check.family) else { continue };
        judge(check, family)?;
        let constants = artifact::extract(check, fetched, folders)?;
        match check.compare.value {
            Compare::Packets => {
                let packets: Vec<_> = check.packets.iter().map(|packet| packet.value.as_str()).collect();
                whole.merge(compare::packets(&constants, family, &packets));
            }
            Compare::Numbers => whole.merge(compare::numbers(&constants, family)),
            Compare::Symbols => match symbols.iter_mut().find(|(id, _)| *id == family.id) {
                Some((_, list)) => list.extend(constants),
                None => symbols.push((&family.id, constants)),
            },
        }
    }
    for (id, constants) in symbols {
        if let Some(family) = catalog.family(id) {
            whole.merge(compare::symbols(&constants, family, &fetched.version));
        }
    }
    Ok(whole)
}

/// A check that names what its family does not have could never fail.
fn judge(check: &Check, family: &Family) -> Result<(), String> {
    if let Some(api) = check.api.as_ref().filter(|api| !family.apis.contains_key(&api.value)) {
        return Err(format!("`{}` has no API `{}`", family.id, api.value));
    }
    let has_table = |packet: &str| family.codes.iter().flat_map(|code| &code.packets).any(|cell| cell.packet == packet);
    if let Some(packet) = check.packets.iter().find(|packet| !has_table(packet)) {
        return Err(format!("`{}` has no codes in `{}`", family.id, packet.value));
    }
    if check.packets.is_empty() == (check.compare.value == Compare::Packets) {
        return Err(format!(
            "`packets` belongs to `compare: packets`, and only there; see the check of `{}`",
            family.id
        ));
    }
    Ok(())
}

fn row<'m>(
    artifact: &Artifact,
    checks: &[&Check],
    fetched: &Fetched,
    comparison: Comparison,
    manifest: &'m Manifest,
) -> Row<'m> {
    let families: Vec<_> = checks.iter().map(|check| check.family.value.as_str()).collect();
    Row {
        id: artifact.id.value.clone(),
        title: artifact.title.value.clone(),
        version: fetched.version.to_string(),
        names: comparison.names,
        pairs: comparison.pairs,
        judged: quirks::judge(&artifact.id.value, &families, comparison.differences, &manifest.quirks),
    }
}

/// Says what was not checked, and how the audit ended.
fn conclude(report: &Report<'_>) -> Outcome {
    for one in &report.skipped {
        output::say(&format!("skipped {}: {}", one.id, one.why));
    }
    for one in &report.failed {
        output::complain(&format!("{}: {}", one.id, one.why));
    }
    if !report.skipped.is_empty() {
        output::say(&format!("{} skipped", report.skipped.len()));
    }
    let in_ci = std::env::var_os("CI").is_some_and(|ci| !ci.is_empty());
    if !report.failed.is_empty() || (in_ci && report.rows.is_empty()) {
        return Outcome::CouldNotRun;
    }
    if report.has_findings() { Outcome::Findings } else { Outcome::Fine }
}
