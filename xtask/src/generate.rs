//! `cargo xtask generate`: the main job.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use catalog::model::Catalog;
use codegen::progress::Progress;
use codegen::reconcile::{self, Comparison, Lock, Scope};
use codegen::render;
use codegen::target::{self, Target};
use codegen::tree::Tree;

use crate::load::{self, Inputs};
use crate::memory::{Memory, Run};
use crate::watchdog::Watchdog;
use crate::{Outcome, output};

#[derive(clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(crate) struct Args {
    #[command(flatten)]
    inputs: Inputs,
    /// Folder of the outputs
    #[arg(long, value_name = "DIR", default_value = "generated")]
    out: PathBuf,
    /// Only this target; may be repeated
    #[arg(long = "target", value_name = "TARGET")]
    targets: Vec<String>,
    /// Write nothing; list every file that is not as it should be
    #[arg(long)]
    check: bool,
    /// Replace files that were edited by hand, and remove files that were never generated
    #[arg(long)]
    force: bool,
    /// Render everything, even if an earlier run read the same and what it made still stands
    #[arg(long)]
    render: bool,
    /// Say how long each step took, and how much memory was needed
    #[arg(long)]
    timings: bool,
}

/// Longest diff that `--check` prints for a file, in lines.
const MAX_DIFF_LINES: usize = 12;

/// Lists every file of these targets that is not as it should be; of all targets, if none is named. Nothing is remembered.
pub(crate) fn check_targets(targets: &[String]) -> Outcome {
    run(&Args { targets: targets.to_vec(), check: true, render: true, ..Args::new(PathBuf::from("generated")) })
}

/// Generates these targets from a spec whose texts may be anything, over whatever stands in the folder.
pub(crate) fn hostile(targets: Vec<String>, spec: PathBuf, out: PathBuf) -> Outcome {
    let inputs = Inputs { spec, allow_hostile_text: true, ..Inputs::default() };
    run(&Args { inputs, targets, force: true, ..Args::new(out) })
}

impl Args {
    fn new(out: PathBuf) -> Self {
        let inputs = Inputs::default();
        Self { inputs, out, targets: Vec::new(), check: false, force: false, render: false, timings: false }
    }
}

pub(crate) fn run(args: &Args) -> Outcome {
    if !load::exists(&args.inputs.spec, "spec") || !load::exists(&args.inputs.templates, "templates") {
        return Outcome::CouldNotRun;
    }
    let mut clock = Clock::start(args.timings);
    let memory = if args.render { None } else { Memory::open(&args.inputs, &args.targets) };
    let current = memory.as_ref().and_then(Memory::recall).and_then(|run| stands(run, args));
    if let Some(files) = current {
        clock.lap("recall");
        clock.peak_memory();
        return fine(args, files);
    }
    let progress = Arc::<Progress>::default();
    let watchdog = Watchdog::start(&args.inputs.limits, "reading and judging", Arc::clone(&progress));
    let project = load::project(&args.inputs, &args.targets);
    // A test of the outputs does not want to be told what its texts are like.
    if !args.inputs.allow_hostile_text || project.loaded.findings.has_errors() {
        load::print_findings(&project.loaded);
    }
    let memory = memory.filter(|_| project.loaded.findings.is_empty());
    let (Some(catalog), targets) = project.into_catalog() else { return Outcome::CouldNotRun };
    clock.lap("read and judge");
    let Some(tree) = render_all(&catalog, &targets, &progress) else { return Outcome::CouldNotRun };
    // From here on files are written, and nothing may end the process in between.
    drop(watchdog);
    clock.lap("render");
    let outcome = reconcile(args, scopes_of(&targets), &tree, memory);
    clock.lap("reconcile");
    clock.peak_memory();
    outcome.unwrap_or_else(|error| {
        output::complain(&error.to_string());
        Outcome::CouldNotRun
    })
}

/// Renders every target, or none.
fn render_all(catalog: &Catalog, targets: &[Target], progress: &Progress) -> Option<Tree> {
    let rendered = render::render_all_watched(catalog, targets, progress);
    rendered.map_err(|error| output::complain(&error.to_string())).ok()
}

/// How many files stand as an earlier run meant them to, if all do. Whatever cannot be read, the whole run will name.
fn stands(run: &Run, args: &Args) -> Option<usize> {
    let scopes = with_gone(run.scopes.clone(), args).ok()?;
    reconcile::stands(&run.outputs, &args.out, &scopes).ok()?
}

fn reconcile(args: &Args, targets: Vec<Scope>, tree: &Tree, memory: Option<Memory<'_>>) -> io::Result<Outcome> {
    let comparison = reconcile::compare(tree, &args.out, &with_gone(targets.clone(), args)?)?;
    if let Some(memory) = memory {
        memory.remember(comparison.fingerprint(&targets), targets.clone());
    }
    if comparison.is_current() {
        return Ok(fine(args, comparison.unchanged));
    }
    if args.check {
        return check(&comparison, tree, args);
    }
    let waiting = || output::say(&format!("waiting for another run that writes to {}", args.out.display()));
    let _lock = Lock::take(&args.out, waiting)?;
    // Until the lock was ours, another run may have written.
    let comparison = reconcile::compare(tree, &args.out, &with_gone(targets, args)?)?;
    let touched = reconcile::apply(&comparison, tree, &args.out, args.force)?;
    Ok(written(&comparison, touched, args))
}

/// Says that everything is as it should be.
fn fine(args: &Args, files: usize) -> Outcome {
    output::say(&if args.check {
        format!("{files} files are up to date")
    } else {
        format!("0 written or removed, {files} unchanged")
    });
    Outcome::Fine
}

fn written(comparison: &Comparison, touched: usize, args: &Args) -> Outcome {
    let kept: Vec<_> = comparison.changes.iter().filter(|change| change.state.is_kept() && !args.force).collect();
    for change in &kept {
        let path = args.out.join(&change.path);
        output::say(&format!("{} {}: left as it is", change.state.as_str(), path.display()));
    }
    output::say(&format!("{touched} written or removed, {} unchanged", comparison.unchanged));
    if kept.is_empty() {
        return Outcome::Fine;
    }
    output::say("edit the spec or the templates instead of the outputs; `--force` replaces and removes such files");
    Outcome::Findings
}

/// The folders of these targets.
fn scopes_of(targets: &[Target]) -> Vec<Scope> {
    let scope = |target: &Target| Scope {
        target: target.name.clone(),
        artifacts: target.config.artifacts.iter().map(|name| name.value.clone()).collect(),
    };
    targets.iter().map(scope).collect()
}

/// The folders to compare: those of the targets, and of targets that exist no more.
fn with_gone(mut scopes: Vec<Scope>, args: &Args) -> io::Result<Vec<Scope>> {
    if args.targets.is_empty() {
        let known = target::names(&args.inputs.templates);
        let gone = reconcile::written_targets(&args.out)?.into_iter().filter(|name| !known.contains(name));
        scopes.extend(gone.map(|target| Scope { target, artifacts: Vec::new() }));
    }
    Ok(scopes)
}

fn check(comparison: &Comparison, tree: &Tree, args: &Args) -> io::Result<Outcome> {
    for change in &comparison.changes {
        output::data(&format!("{:<11} {}\n", change.state.as_str(), args.out.join(&change.path).display()));
        let diff = reconcile::diff(change, tree, &args.out)?;
        let lines: Vec<_> = diff.lines().collect();
        for line in lines.iter().take(MAX_DIFF_LINES) {
            output::data(&format!("    {line}\n"));
        }
        if lines.len() > MAX_DIFF_LINES {
            output::data(&format!("    … {} more lines\n", lines.len() - MAX_DIFF_LINES));
        }
    }
    let (changed, unchanged) = (comparison.changes.len(), comparison.unchanged);
    if changed == 0 {
        output::data(&format!("stale       {}\n", args.out.join(reconcile::MANIFEST).display()));
    }
    output::say(&format!("{changed} files are not as the spec says, {unchanged} are; run `cargo xtask generate`"));
    Ok(Outcome::Findings)
}

/// Says how long each step took, and how much memory all of them, if asked to.
struct Clock {
    enabled: bool,
    last: Instant,
}

impl Clock {
    fn start(enabled: bool) -> Self {
        Self { enabled, last: Instant::now() }
    }

    fn lap(&mut self, what: &str) {
        if self.enabled {
            output::say(&format!("{what}: {:.1} ms", self.last.elapsed().as_secs_f64() * 1000.0));
        }
        self.last = Instant::now();
    }

    /// Linux tells it; where nobody does, nothing is said.
    fn peak_memory(&self) {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB"));
        if let Some(kilobytes) = peak.and_then(|peak| peak.parse::<u32>().ok()).filter(|_| self.enabled) {
            output::say(&format!("peak memory: {:.1} MiB", f64::from(kilobytes) / 1024.0));
        }
    }
}
