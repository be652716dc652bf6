//! What is fuzzed, and with what to begin.

mod targets;

/// A fuzz target by its name.
///
/// # Panics
///
/// If there is none of this name, or something does not hold for these bytes.
pub fn run(name: &str, data: &[u8]) {
    let target = targets::ALL.iter().find(|(target, _)| *target == name);
    target.unwrap_or_else(|| panic!("there is no target `{name}`")).1(data);
}

/// Inputs to begin with, by target.
#[must_use]
pub fn seeds() -> Vec<(&'static str, Vec<Vec<u8>>)> {
    targets::seeds()
}
