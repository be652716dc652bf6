//! `cargo xtask bench`: how fast and how large, as ratios, side by side in one run.

mod generator;
mod sdks;
mod synthetic;

use crate::Outcome;

#[derive(clap::Subcommand)]
pub(crate) enum What {
    /// The packages beside other libraries of their language
    Sdks(sdks::Args),
    /// The generator beside copying what it generates, and over catalogs of up to 100,000 codes
    Generator(generator::Args),
}

pub(crate) fn run(what: &What) -> Outcome {
    match what {
        What::Sdks(args) => sdks::run(args),
        What::Generator(args) => generator::run(args),
    }
}
