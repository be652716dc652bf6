//! `cargo xtask`: the commands of this repository and of its CI.
//!
//! Exit status: 0 fine, 1 findings or stale files, 2 could not run. Data goes to stdout, talk to stderr.

mod audit;
mod bench;
mod coverage;
mod explain;
mod export;
mod generate;
mod lint;
mod load;
mod memory;
mod mirror;
mod output;
mod program;
mod schema;
mod test;
mod translations;
mod watchdog;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Generate, judge and test the catalog and its packages", max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Generate every package and page from the spec
    Generate(generate::Args),
    /// Judge the spec: all findings in one run
    Lint(lint::Args),
    /// Say what a finding means, with a wrong and a right example
    Explain(explain::Args),
    /// Write the resolved catalog as JSON to stdout
    Export(export::Args),
    /// Build, lint and test everything, in every language
    Test(test::Args),
    /// Show the state of the translations, or record that they are up to date
    Translations(translations::Args),
    /// Show how much of what a reader needs is there, by family and locale
    Coverage(coverage::Args),
    /// Compare the catalog with what upstream publishes
    Audit(audit::Args),
    /// Measure, beside others, in one run
    #[command(subcommand)]
    Bench(bench::What),
    /// Write the JSON Schemas of the spec's files
    Schema(schema::Args),
}

/// How a command ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Fine,
    Findings,
    CouldNotRun,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Fine => 0,
            Outcome::Findings => 1,
            Outcome::CouldNotRun => 2,
        })
    }
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Generate(args) => generate::run(&args),
        Command::Lint(args) => lint::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Export(args) => export::run(&args),
        Command::Test(args) => test::run(&args),
        Command::Translations(args) => translations::run(&args),
        Command::Coverage(args) => coverage::run(&args),
        Command::Audit(args) => audit::run(&args),
        Command::Bench(what) => bench::run(&what),
        Command::Schema(args) => schema::run(&args),
    };
    outcome.into()
}
