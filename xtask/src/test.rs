//! `cargo xtask test`: everything that must hold, in every language.

use std::path::{Path, PathBuf};
use std::process::Command;

use catalog::Loaded;
use codegen::target::{self, Target, TestPlan};

use crate::{Outcome, generate, load, output, program, schema};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Only these targets; without any, the workspace, the freshness of `generated/` and all targets
    targets: Vec<String>,
}

/// Where the outputs are built, so that `generated/` stays as it was generated.
const BUILD: &str = "target/sdk";

/// How a step ended.
enum Step {
    Passed,
    Failed(String),
    Skipped(String),
}

pub(crate) fn run(args: &Args) -> Outcome {
    let (mut sources, mut findings) = Default::default();
    let targets = target::read_all(Path::new("templates"), &args.targets, &mut sources, &mut findings);
    if findings.has_errors() {
        load::print_findings(&Loaded {
            sources,
            findings,
            document: catalog::document::Document::default(),
            catalog: None,
        });
        return Outcome::CouldNotRun;
    }
    let mut steps: Vec<(String, Step)> = Vec::new();
    if args.targets.is_empty() {
        for (name, command) in WORKSPACE {
            steps.push(((*name).to_owned(), step(name, || run_command(Path::new("."), command))));
        }
        steps.push(("schemas are current".to_owned(), step("schemas", || fine(schema::check()))));
    }
    steps.push((
        "generated files are current".to_owned(),
        step("generate --check", || fine(generate::check_targets(&args.targets))),
    ));
    for target in &targets {
        if let Some(plan) = &target.config.test {
            steps.push((target.config.title.value.clone(), step(&target.config.title, || test(target, plan))));
        }
    }
    report(&steps)
}

/// The checks of the workspace itself.
const WORKSPACE: &[(&str, &[&str])] = &[
    ("workspace: format", &["cargo", "fmt", "--all", "--check"]),
    ("workspace: lint", &["cargo", "clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]),
    ("workspace: test", &["cargo", "test", "--workspace", "--locked", "--quiet"]),
    ("workspace: documentation", &["cargo", "doc", "--workspace", "--no-deps", "--locked", "--quiet"]),
];

fn step(name: &str, work: impl FnOnce() -> Result<(), Step>) -> Step {
    output::say(&format!("\n── {name}"));
    work().err().unwrap_or(Step::Passed)
}

fn fine(outcome: Outcome) -> Result<(), Step> {
    if outcome == Outcome::Fine { Ok(()) } else { Err(Step::Failed("see above".to_owned())) }
}

fn run_command<S: AsRef<str>>(folder: &Path, command: &[S]) -> Result<(), Step> {
    let words: Vec<&str> = command.iter().map(AsRef::as_ref).collect();
    let Some((program, arguments)) = words.split_first() else { return Ok(()) };
    output::say(&format!("$ {}", words.join(" ")));
    let status = Command::new(program).args(arguments).current_dir(folder).env("RUSTDOCFLAGS", "-D warnings").status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Step::Failed(format!("`{}` ended with {status}", words.join(" ")))),
        Err(error) => Err(Step::Failed(format!("`{program}` could not be started: {error}"))),
    }
}

/// Builds, lints and tests one target in a copy of its output.
fn test(target: &Target, plan: &TestPlan) -> Result<(), Step> {
    if let Some(missing) = plan.needs.iter().find(|name| !program::is_installed(name)) {
        let message = format!("`{}` is not installed", missing.value);
        let in_ci = std::env::var_os("CI").is_some_and(|ci| !ci.is_empty());
        return Err(if in_ci { Step::Failed(message) } else { Step::Skipped(message) });
    }
    let folder = Path::new(BUILD).join(&target.name);
    let generated = Path::new("generated").join(&target.name);
    let artifacts: Vec<_> = target.config.artifacts.iter().map(|name| name.value.as_str()).collect();
    mirror(&generated, &folder, &artifacts).map_err(|error| Step::Failed(error.to_string()))?;
    for command in &plan.run.value {
        let words: Vec<_> = command.iter().map(|word| word.value.as_str()).collect();
        run_command(&folder, &words)?;
    }
    Ok(())
}

/// Makes `to` hold what `from` holds, besides build artifacts; files that are equal keep their time.
fn mirror(from: &Path, to: &Path, artifacts: &[&str]) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    let wanted = entries(from)?;
    for path in entries(to)? {
        let name = file_name(&path);
        if !artifacts.contains(&name.as_str()) && !wanted.iter().any(|wanted| file_name(wanted) == name) {
            if path.is_dir() { std::fs::remove_dir_all(&path)? } else { std::fs::remove_file(&path)? }
        }
    }
    for path in wanted {
        let copy = to.join(file_name(&path));
        if path.is_dir() {
            mirror(&path, &copy, artifacts)?;
        } else if std::fs::read(&copy).ok() != Some(std::fs::read(&path)?) {
            std::fs::copy(&path, &copy)?;
        }
    }
    Ok(())
}

fn entries(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect()
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
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
