//! `cargo xtask lint`: judges the spec and the targets.

use std::sync::Arc;

use catalog::diagnostic::{Severity, github, json, sarif, text};
use clap::ValueEnum;

use crate::load::{self, Inputs};
use crate::watchdog::Watchdog;
use crate::{Outcome, output};

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    inputs: Inputs,
    /// How the findings are written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// One JSON object a line
    Json,
    /// GitHub workflow commands
    Github,
    /// SARIF 2.1.0
    Sarif,
}

pub(crate) fn run(args: &Args) -> Outcome {
    if !load::exists(&args.inputs.spec, "spec") || !load::exists(&args.inputs.templates, "templates") {
        return Outcome::CouldNotRun;
    }
    let watchdog = Watchdog::start(&args.inputs.limits, "reading and judging", Arc::default());
    let loaded = load::project(&args.inputs, &[]).loaded;
    drop(watchdog);
    let (findings, sources) = (&loaded.findings, &loaded.sources);
    match args.format {
        Format::Text => output::data(&text::render(findings, sources, output::color())),
        Format::Json => output::data(&json::render(findings, sources)),
        Format::Github => output::data(&github::render(findings, sources)),
        Format::Sarif => output::data(&sarif::render(findings, sources)),
    }
    if findings.is_empty() {
        let codes = loaded.document.families.iter().map(|family| family.declared.len()).sum::<usize>();
        output::say(&format!("{codes} codes in {} families: no findings", loaded.document.families.len()));
    }
    if findings.count(Severity::Error) > 0 { Outcome::Findings } else { Outcome::Fine }
}
