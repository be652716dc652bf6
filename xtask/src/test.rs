//! `cargo xtask test`: everything that must hold, in every language.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use codegen::target::{Target, TestPlan};

use crate::program::Obstacle;
use crate::{Outcome, generate, load, mirror, output, program, schema};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Only these targets; without any, the workspace, the freshness of `generated/` and all targets
    targets: Vec<String>,
}

/// How a step ended.
enum Step {
    Passed,
    Failed(String),
    Skipped(String),
}

impl From<Obstacle> for Step {
    fn from(obstacle: Obstacle) -> Self {
        match obstacle {
            Obstacle::Missing(why) => Self::Skipped(why),
            Obstacle::Failed(why) => Self::Failed(why),
        }
    }
}

pub(crate) fn run(args: &Args) -> Outcome {
    let Some(targets) = load::targets(Path::new("templates"), &args.targets) else { return Outcome::CouldNotRun };
    let mut steps: Vec<(String, Step)> = Vec::new();
    if args.targets.is_empty() {
        for (name, command) in WORKSPACE {
            steps.push(((*name).to_owned(), step(name, || Ok(program::run(Path::new("."), command)?))));
        }
        steps.push(("schemas are current".to_owned(), step("schemas", || fine(schema::check()))));
    }
    steps.push((
        "generated files are current".to_owned(),
        step("generate --check", || fine(generate::check_targets(&args.targets))),
    ));
    for (target, plan) in plans(&targets) {
        steps.push((target.config.title.value.clone(), step(&target.config.title, || test(target, plan))));
    }
    if plans(&targets).any(|(_, plan)| !plan.hostile.is_empty()) {
        let texts = step("hostile texts", || generate_hostile(&targets));
        let are_there = matches!(texts, Step::Passed);
        steps.push(("hostile texts".to_owned(), texts));
        for (target, plan) in plans(&targets).filter(|(_, plan)| are_there && !plan.hostile.is_empty()) {
            let name = format!("{}, hostile texts", target.config.title.value);
            let result = step(&name, || test_hostile(target, plan));
            steps.push((name, result));
        }
    }
    report(&steps)
}

fn plans(targets: &[Target]) -> impl Iterator<Item = (&Target, &TestPlan)> {
    targets.iter().filter_map(|target| Some((target, target.config.test.as_ref()?)))
}

/// The look-up tool is a workspace of its own: it is built from `generated/`, which the generator must not need.
const CLI: &str = "crates/cli/Cargo.toml";

/// The checks of the workspace itself.
const WORKSPACE: &[(&str, &[&str])] = &[
    ("workspace: format", &["cargo", "fmt", "--all", "--check"]),
    ("workspace: lint", &["cargo", "clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]),
    ("workspace: test", &["cargo", "test", "--workspace", "--locked", "--quiet"]),
    (
        "look-up tool: lint",
        &[
            "cargo",
            "clippy",
            "--manifest-path",
            CLI,
            "--target-dir",
            "target",
            "--all-targets",
            "--locked",
            "--",
            "-D",
            "warnings",
        ],
    ),
    ("look-up tool: test", &["cargo", "test", "--manifest-path", CLI, "--target-dir", "target", "--locked", "--quiet"]),
    ("workspace: documentation", &["cargo", "doc", "--workspace", "--no-deps", "--locked", "--quiet"]),
];

fn step(name: &str, work: impl FnOnce() -> Result<(), Step>) -> Step {
    output::say(&format!("\n── {name}"));
    work().err().unwrap_or(Step::Passed)
}

fn fine(outcome: Outcome) -> Result<(), Step> {
    if outcome == Outcome::Fine { Ok(()) } else { Err(Step::Failed("see above".to_owned())) }
}

/// Builds, lints and tests one target in a copy of its output, and runs the program of someone who uses it.
fn test(target: &Target, plan: &TestPlan) -> Result<(), Step> {
    program::look_for(&plan.needs)?;
    let artifacts = target.artifacts();
    let copy = |folder: PathBuf| mirror::copy(&folder, &artifacts).map_err(|error| failed(&folder, &error));
    for other in &plan.beside {
        copy(Path::new("generated").join(&other.value))?;
    }
    let folder = copy(Path::new("generated").join(&target.name))?;
    for command in &plan.run.value {
        program::run(&folder, &program::words(command))?;
    }
    let Some((last, before)) = plan.example.split_last() else { return Ok(()) };
    let folder = copy(Path::new("examples").join(&target.name))?;
    for command in before {
        program::run(&folder, &program::words(command))?;
    }
    let printed = program::read(&folder, &program::words(last))?;
    let expected = folder.join("expected.txt");
    match std::fs::read_to_string(&expected) {
        Ok(text) if printed.lines().eq(text.lines()) => Ok(()),
        Ok(text) => Err(Step::Failed(format!("the example printed\n{printed}and not\n{text}"))),
        Err(error) => Err(failed(&expected, &error)),
    }
}

/// Where packages are made whose every text is hostile.
const HOSTILE: &str = "target/hostile";

/// Generates every target that has a plan for it from a catalog whose every text is hostile.
fn generate_hostile(targets: &[Target]) -> Result<(), Step> {
    let spec = Path::new(HOSTILE).join("spec");
    let make = ["cargo", "run", "--quiet", "--locked", "--package", "codegen", "--example", "hostile_spec", "spec"];
    program::run(Path::new("."), &[&make[..], &[&spec.to_string_lossy()]].concat())?;
    let wanted = plans(targets).filter(|(_, plan)| !plan.hostile.is_empty());
    let names = wanted.flat_map(|(target, plan)| {
        plan.beside.iter().map(|other| other.value.clone()).chain([target.name.clone()]).collect::<Vec<_>>()
    });
    let names: BTreeSet<_> = names.collect();
    fine(generate::hostile(names.into_iter().collect(), spec, Path::new(HOSTILE).join("generated")))
}

/// Builds a target with these texts and compares all of its answers.
fn test_hostile(target: &Target, plan: &TestPlan) -> Result<(), Step> {
    program::look_for(&plan.needs)?;
    let folder = Path::new(HOSTILE).join("generated").join(&target.name);
    plan.hostile.iter().try_for_each(|command| Ok(program::run(&folder, &program::words(command))?))
}

fn failed(path: &Path, error: &std::io::Error) -> Step {
    Step::Failed(format!("`{}`: {error}", path.display()))
}

/// One line a step, then a line that counts them.
fn report(steps: &[(String, Step)]) -> Outcome {
    let (mut passed, mut failed, mut skipped) = (0, 0, 0);
    output::say("");
    for (name, step) in steps {
        let (word, why) = match step {
            Step::Passed => ("passed", String::new()),
            Step::Failed(why) => ("FAILED", format!(": {why}")),
            Step::Skipped(why) => ("skipped", format!(": {why}")),
        };
        match step {
            Step::Passed => passed += 1,
            Step::Failed(_) => failed += 1,
            Step::Skipped(_) => skipped += 1,
        }
        output::say(&format!("{word:<8} {name}{why}"));
    }
    output::data(&format!("{passed} passed, {failed} failed, {skipped} skipped\n"));
    if failed == 0 { Outcome::Fine } else { Outcome::Findings }
}
