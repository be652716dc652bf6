//! `cargo xtask bench`: how fast and how large, as ratios, side by side in one run.

mod sdks;

use crate::Outcome;

#[derive(clap::Subcommand)]
pub(crate) enum What {
    /// The packages beside other libraries of their language
    Sdks(sdks::Args),
}

pub(crate) fn run(what: &What) -> Outcome {
    match what {
        What::Sdks(args) => sdks::run(args),
    }
}
