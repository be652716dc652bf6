//! `cargo xtask export`: the resolved catalog as JSON.

use std::path::PathBuf;

use crate::{Outcome, load, output};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Folder of the spec
    #[arg(long, value_name = "DIR", default_value = "spec")]
    spec: PathBuf,
    /// Write the JSON Schema of the export instead
    #[arg(long)]
    schema: bool,
}

pub(crate) fn run(args: &Args) -> Outcome {
    if args.schema {
        output::data(&catalog::schema::export_schema());
        return Outcome::Fine;
    }
    if !load::exists(&args.spec, "spec") {
        return Outcome::CouldNotRun;
    }
    let loaded = catalog::load(&args.spec);
    load::print_findings(&loaded);
    let Some(catalog) = &loaded.catalog else { return Outcome::CouldNotRun };
    match serde_json::to_string_pretty(catalog) {
        Ok(json) => {
            output::data(&json);
            output::data("\n");
            Outcome::Fine
        }
        Err(error) => {
            output::complain(&error.to_string());
            Outcome::CouldNotRun
        }
    }
}
