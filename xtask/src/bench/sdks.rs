//! `cargo xtask bench sdks`: the look-ups and sizes of every package beside its goals and beside other libraries.
//!
//! `xtask/bench/<target>/` is a project that measures one package and its peers in one run, and prints a [`Measurement`]
//! a line as JSON; `bench.yaml` there says how to run it, and the goals.

use std::path::Path;

use catalog::diagnostic::Findings;
use catalog::record;
use catalog::source::{At, Sources};
use catalog::yaml::decode::Table;
use catalog::yaml::node::{Node, Value};
use catalog::yaml::{Decode, Decoder};
use codegen::target::Target;
use indexmap::IndexMap;
use schemars::{Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

use crate::program::{self, Obstacle};
use crate::{Outcome, load, mirror, output};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Only these targets; without any, all that have a benchmark
    targets: Vec<String>,
}

/// Where the benchmarks are, a folder a target.
const FOLDER: &str = "xtask/bench";

/// Who `bench.yaml` is about; every other subject is a peer.
const OURS: &str = "mqtt-codes";

record! {
    /// `bench.yaml`: how a package is measured.
    pub(crate) struct Plan("the benchmark") {
        /// What the language is called.
        title: At<String>,
        /// Programs that must be on the `PATH`.
        needs: Vec<At<String>>,
        /// Commands, each a program and its arguments; the last one prints the measurements.
        run: Vec<Vec<At<String>>>,
        /// What a row should be at most, in its unit.
        goals: Table<String, Goal>,
    }
}

/// What a figure should be at most.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Goal(f64);

impl Eq for Goal {} // YAML has no NaN here

impl Decode for Goal {
    fn decode(node: &Node<'_>, decoder: &mut Decoder<'_>) -> Option<Self> {
        match node.value {
            Value::Float(goal) if goal.is_finite() => Some(Self(goal)),
            Value::Int(goal) => u32::try_from(goal).ok().map(|goal| Self(f64::from(goal))),
            _ => None,
        }
        .or_else(|| {
            decoder.wrong_type(node, "a number that is not negative");
            None
        })
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "number"})
    }
}

/// A figure of one subject.
#[derive(Debug, Deserialize)]
struct Measurement {
    /// What was measured.
    row: String,
    /// Which input was looked up, where that matters.
    #[serde(default)]
    mix: Option<String>,
    /// Whose figure it is.
    subject: String,
    /// `ns`, `ms` or `B`.
    unit: String,
    value: f64,
}

pub(crate) fn run(args: &Args) -> Outcome {
    let Some(targets) = load::targets(Path::new("templates"), &args.targets) else { return Outcome::CouldNotRun };
    let measured = targets.iter().filter(|target| Path::new(FOLDER).join(&target.name).is_dir());
    let mut outcome = Outcome::Fine;
    for target in measured {
        let Some(plan) = read(&Path::new(FOLDER).join(&target.name).join("bench.yaml")) else {
            return Outcome::CouldNotRun;
        };
        output::say(&format!("\n── {}", plan.title.value));
        match measure(target, &plan) {
            Ok(measurements) => output::data(&table(&plan, &measurements)),
            Err(Obstacle::Missing(why)) => output::say(&format!("skipped: {why}")),
            Err(Obstacle::Failed(why)) => {
                output::complain(&why);
                outcome = Outcome::CouldNotRun;
            }
        }
    }
    outcome
}

/// Reads a plan; says what is wrong with it on stderr.
fn read(path: &Path) -> Option<Plan> {
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let plan = load::record(path, &mut sources, &mut findings);
    if findings.is_empty() {
        return plan;
    }
    load::print(&findings, &sources);
    None
}

fn measure(target: &Target, plan: &Plan) -> Result<Vec<Measurement>, Obstacle> {
    program::look_for(&plan.needs)?;
    let artifacts = target.artifacts();
    let copy = |folder: &Path| {
        let failed = |error| Obstacle::Failed(format!("`{}` could not be copied: {error}", folder.display()));
        mirror::copy(folder, &artifacts).map_err(failed)
    };
    copy(&Path::new("generated").join(&target.name))?;
    let folder = copy(&Path::new(FOLDER).join(&target.name))?;
    let Some((last, before)) = plan.run.split_last() else { return Ok(Vec::new()) };
    for command in before {
        program::run(&folder, &program::words(command))?;
    }
    let printed = program::read(&folder, &program::words(last))?;
    let parse = |line: &str| {
        serde_json::from_str(line).map_err(|error| Obstacle::Failed(format!("not a measurement: {line}\n{error}")))
    };
    printed.lines().filter(|line| !line.trim().is_empty()).map(parse).collect()
}

/// A Markdown table: each row with our figure, the goal, and every peer with its ratio to ours.
fn table(plan: &Plan, measurements: &[Measurement]) -> String {
    let mut rows: IndexMap<(&str, Option<&str>), Vec<&Measurement>> = IndexMap::new();
    for measurement in measurements {
        rows.entry((&measurement.row, measurement.mix.as_deref())).or_default().push(measurement);
    }
    let rows: String = rows.iter().map(|((row, mix), subjects)| line(plan, row, *mix, subjects)).collect();
    format!("\n## {}\n\n| what | {OURS} | goal | others |\n| --- | --- | --- | --- |\n{rows}", plan.title.value)
}

fn line(plan: &Plan, row: &str, mix: Option<&str>, subjects: &[&Measurement]) -> String {
    let what = mix.map_or_else(|| row.to_owned(), |mix| format!("{row}, {mix}"));
    let goal = plan.goals.get(row).map(|Goal(goal)| format!("≤ {goal}")).unwrap_or_default();
    let (ours, peers): (Vec<&Measurement>, Vec<&Measurement>) =
        subjects.iter().partition(|measurement| measurement.subject == OURS);
    let ours = ours.first();
    let peer = |peer: &&Measurement| {
        let ratio = ours.filter(|ours| ours.value > 0.0).map(|ours| format!(" ({:.1}×)", peer.value / ours.value));
        format!("{} {}{}", peer.subject, figure(peer), ratio.unwrap_or_default())
    };
    let peers: Vec<_> = peers.iter().map(peer).collect();
    let ours = ours.map(|ours| figure(ours)).unwrap_or_default();
    format!("| {what} | {ours} | {goal} | {} |\n", peers.join("; "))
}

fn figure(measurement: &Measurement) -> String {
    let digits = if measurement.unit == "B" { 0 } else { 2 };
    format!("{:.digits$} {}", measurement.value, measurement.unit)
}

#[cfg(test)]
mod tests {
    use catalog::yaml;

    use super::*;

    #[test]
    fn the_plans_of_this_repository_are_read() {
        let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/bench"));
        let plans = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path().join("bench.yaml"));
        assert!(plans.map(|path| read(&path)).all(|plan| plan.is_some_and(|plan| !plan.run.is_empty())));
    }

    #[test]
    fn a_table_has_our_figure_the_goal_and_ratios() {
        let line = |subject: &str, value: f64| Measurement {
            row: "name".to_owned(),
            mix: Some("any".to_owned()),
            subject: subject.to_owned(),
            unit: "ns".to_owned(),
            value,
        };
        let mut sources = Sources::default();
        let mut findings = Findings::default();
        let text = "title: Rust\nrun: []\ngoals: {name: 0.6}\n";
        let file = sources.add("bench.yaml".into(), text.to_owned());
        let node = yaml::parse(file, &sources, &mut findings).unwrap();
        let plan = Plan::decode(&node, &mut Decoder::new(&mut findings)).unwrap();
        let table = table(&plan, &[line(OURS, 0.5), line("phf", 4.0)]);
        assert!(table.ends_with("| name, any | 0.50 ns | ≤ 0.6 | phf 4.00 ns (8.0×) |\n"), "{table}");
    }
}
