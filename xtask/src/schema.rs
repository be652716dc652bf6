//! `cargo xtask schema`: the JSON Schemas that editors use on the spec's files.

use std::path::PathBuf;

use codegen::{reconcile, target};

use crate::{Outcome, output};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Folder of the spec; the schemas stand in `schema/` below it
    #[arg(long, value_name = "DIR", default_value = "spec")]
    spec: PathBuf,
    /// Write nothing; list the schemas that are not current
    #[arg(long)]
    check: bool,
}

/// Lists the schemas that are not current.
pub(crate) fn check() -> Outcome {
    run(&Args { spec: PathBuf::from("spec"), check: true })
}

pub(crate) fn run(args: &Args) -> Outcome {
    let folder = args.spec.join("schema");
    let schemas = target::schemas();
    let is_stale = |(name, text): &&(&str, String)| {
        std::fs::read_to_string(folder.join(name)).map(|disk| disk.replace('\r', "")).ok().as_ref() != Some(text)
    };
    let stale: Vec<_> = schemas.iter().filter(is_stale).collect();
    for (name, text) in &stale {
        let path = folder.join(name);
        if args.check {
            output::data(&format!("stale       {}\n", path.display()));
            continue;
        }
        let written = reconcile::replace(&folder, name, text.as_bytes());
        if let Err(error) = written {
            output::complain(&error.to_string());
            return Outcome::CouldNotRun;
        }
    }
    output::say(&format!(
        "{} of {} schemas {}",
        stale.len(),
        schemas.len(),
        if args.check { "are stale" } else { "written" }
    ));
    if args.check && !stale.is_empty() { Outcome::Findings } else { Outcome::Fine }
}
