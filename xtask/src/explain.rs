//! `cargo xtask explain MC0101`: what a finding means.

use catalog::rule;
use catalog::wording::closest;

use crate::{Outcome, output};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The id of the finding, such as MC0101; all of them are listed if none is given
    id: Option<String>,
}

pub(crate) fn run(args: &Args) -> Outcome {
    let Some(id) = &args.id else {
        for rule in rule::ALL {
            output::data(&format!("{}  {:<7}  {}\n", rule.id, rule.severity.as_str(), rule.title));
        }
        return Outcome::Fine;
    };
    if let Some(rule) = rule::find(id) {
        output::data(rule.explanation);
        return Outcome::Fine;
    }
    let meant = closest(id, rule::ALL.iter().map(|rule| rule.id));
    let hint = meant.map_or("`cargo xtask explain` lists all".to_owned(), |meant| format!("did you mean {meant}?"));
    output::complain(&format!("there is no finding `{id}`; {hint}"));
    Outcome::Findings
}
