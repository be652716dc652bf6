//! `mqtt-codes`: what does this number, name or log line mean, and what is to be done?
//!
//! Exit status: 0 found, 1 nothing found, 2 wrong usage or input and output failed, 3 ambiguous under `--strict`.

mod annotate;
mod args;
mod catalog;
mod explain;
mod language;
mod list;
mod manual;
mod output;
mod search;
mod show;
mod words;
mod wrap;

use std::process::ExitCode;

use clap::FromArgMatches;

use crate::args::{Cli, Command};
use crate::output::Output;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Found,
    NothingFound,
    Failed,
    Ambiguous,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Found => 0,
            Outcome::NothingFound => 1,
            Outcome::Failed => 2,
            Outcome::Ambiguous => 3,
        })
    }
}

fn main() -> ExitCode {
    let matches = args::command().get_matches();
    let cli = match Cli::from_arg_matches(&matches) {
        Ok(cli) => cli,
        Err(error) => error.exit(),
    };
    let output = Output::new(&cli.show);
    let outcome = match cli.command {
        Some(Command::Explain(question)) => explain::run(&question, &output),
        Some(Command::Annotate(args)) => annotate::run(&args, &output),
        Some(Command::List(args)) => list::run(&args, &output),
        Some(Command::Search(args)) => search::run(&args, &output),
        Some(Command::Completions(args)) => manual::completions(&args),
        Some(Command::Man(args)) => manual::man(&args),
        None => explain::run(&cli.question, &output),
    };
    outcome.into()
}
