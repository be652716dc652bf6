//! `cargo xtask export`: the resolved catalog as JSON.

use crate::{Outcome, load, output};

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    spec: load::Spec,
    /// Write the JSON Schema of the export instead
    #[arg(long)]
    schema: bool,
}

pub(crate) fn run(args: &Args) -> Outcome {
    if args.schema {
        output::data(&catalog::schema::export_schema());
        return Outcome::Fine;
    }
    if !args.spec.exists() {
        return Outcome::CouldNotRun;
    }
    let loaded = args.spec.load();
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
