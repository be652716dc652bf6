//! The fuzz targets over their seeds and a few mutations of each, so that every run of the tests has some of it.

use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};

use crate::targets;

/// Mutations of seeds that each target gets.
const MUTATIONS: u32 = 64;

/// Largest seed that is mutated, in bytes: most of the time goes into the rest of a large one.
const MAX_SEED: usize = 4096;

/// A change to some bytes.
#[derive(Clone, Debug)]
enum Change {
    /// Puts bytes there.
    Insert(prop::sample::Index, Vec<u8>),
    /// Takes so many away.
    Remove(prop::sample::Index, usize),
    /// Repeats a piece.
    Repeat(prop::sample::Index, usize),
}

impl Change {
    fn apply(&self, data: &mut Vec<u8>) {
        let place = |index: &prop::sample::Index, data: &[u8]| index.index(data.len() + 1);
        match self {
            Self::Insert(index, bytes) => {
                let at = place(index, data);
                drop(data.splice(at..at, bytes.iter().copied()));
            }
            Self::Remove(index, length) => {
                let at = place(index, data);
                drop(data.drain(at..data.len().min(at + length)));
            }
            Self::Repeat(index, length) => {
                let at = place(index, data);
                let piece = data[at..data.len().min(at + length)].to_vec();
                drop(data.splice(at..at, piece));
            }
        }
    }
}

fn change() -> impl Strategy<Value = Change> {
    let tokens = [
        ": ",
        "- ",
        "{",
        "}",
        "[",
        "]",
        "\"",
        "'",
        "#",
        "&a",
        "*a",
        "!t",
        "|\n",
        "\n",
        "  ",
        "{{",
        "}}",
        "{%",
        "%}",
        "~",
        "0x",
        "999999999999999999999",
        "../",
        "\u{202E}",
        "\0",
        "\u{7f}名",
    ];
    let tokens: Vec<_> = tokens.iter().map(|token| token.as_bytes().to_vec()).collect();
    let bytes = prop_oneof![prop::sample::select(tokens), prop::collection::vec(any::<u8>(), 1..4)];
    prop_oneof![
        (any::<prop::sample::Index>(), bytes).prop_map(|(index, bytes)| Change::Insert(index, bytes)),
        (any::<prop::sample::Index>(), 1..40_usize).prop_map(|(index, length)| Change::Remove(index, length)),
        (any::<prop::sample::Index>(), 1..40_usize).prop_map(|(index, length)| Change::Repeat(index, length)),
    ]
}

/// Runs a target over its seeds, and over the same mutations of them in every run.
fn smoke(name: &str) {
    let (_, target) = targets::ALL.iter().find(|(target, _)| *target == name).unwrap();
    let seeds = targets::seeds().into_iter().find(|(target, _)| *target == name).unwrap().1;
    assert!(!seeds.is_empty(), "{name} has no seeds");
    for seed in &seeds {
        target(seed);
    }
    let small: Vec<_> = seeds.into_iter().filter(|seed| seed.len() <= MAX_SEED).collect();
    let config = ProptestConfig { cases: MUTATIONS, failure_persistence: None, ..ProptestConfig::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let inputs = (prop::sample::select(small), prop::collection::vec(change(), 1..6));
    let result = runner.run(&inputs, |(mut data, changes)| {
        for change in changes {
            change.apply(&mut data);
        }
        target(&data);
        Ok(())
    });
    result.unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn specs() {
    smoke("spec");
}

#[test]
fn templates() {
    smoke("template");
}

#[test]
fn target_files() {
    smoke("target");
}

#[test]
fn states_of_the_output_folder() {
    smoke("reconcile");
}
