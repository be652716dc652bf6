//! How long something takes.

use std::hint::black_box;
use std::time::Instant;

/// Whose look-up is measured.
#[derive(Clone, Copy)]
pub struct Subject(pub &'static str);

/// How often all inputs are looked up in one round.
const PASSES: u32 = 4;
const ROUNDS: u32 = 1_500;

/// Prints the time of one look-up in nanoseconds, the loop included. A number stands for each answer.
pub fn measure<Input: Copy>(
    row: &str,
    subject: Subject,
    mix: &str,
    inputs: &[Input],
    mut look_up: impl FnMut(Input) -> u64,
) {
    let rounds = (0..ROUNDS).map(|_| round(inputs, &mut look_up));
    let best = rounds.fold(f64::INFINITY, f64::min) / inputs.len() as f64 / f64::from(PASSES);
    print(row, subject, "ns", &format!("{best:.3}"), Some(mix));
}

#[inline(never)]
fn round<Input: Copy>(inputs: &[Input], look_up: &mut impl FnMut(Input) -> u64) -> f64 {
    let start = Instant::now();
    let mut sum = 0_u64;
    for _ in 0..black_box(PASSES) {
        for input in black_box(inputs) {
            sum = sum.wrapping_add(look_up(*input));
        }
    }
    black_box(sum);
    start.elapsed().as_nanos() as f64
}

/// Prints a figure.
pub fn print(row: &str, subject: Subject, unit: &str, value: &str, mix: Option<&str>) {
    let mix = mix.map(|mix| format!(r#","mix":"{mix}""#)).unwrap_or_default();
    println!(r#"{{"row":"{row}","subject":"{}","unit":"{unit}","value":{value}{mix}}}"#, subject.0);
}
