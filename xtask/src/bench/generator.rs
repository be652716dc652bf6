//! `cargo xtask bench generator`: how fast and how large the generator is, beside copying what it generates.
//!
//! The figures are medians of rounds in which every subject is measured once, so that what else the machine does falls on
//! all of them alike. Every run is a process of its own, start included. Goals are those of the design; where one is a
//! ratio, the ratio is what counts, and the time is for orientation.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::synthetic;
use crate::{Outcome, output};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Rounds over the real catalog; each synthetic catalog gets half as many
    #[arg(long, default_value_t = 9)]
    rounds: usize,
    /// Also build the generator from nothing, which takes minutes
    #[arg(long)]
    cold: bool,
}

/// Where everything is written.
const SCRATCH: &str = "target/bench";

/// A synthetic catalog.
struct Synthetic {
    codes: usize,
    /// Whether every text has a translation, too.
    is_translated: bool,
    /// Most milliseconds and MiB that it may take.
    goals: Option<(f64, f64)>,
}

impl Synthetic {
    const fn new(codes: usize, is_translated: bool, goals: Option<(f64, f64)>) -> Self {
        Self { codes, is_translated, goals }
    }

    fn name(&self) -> String {
        let languages = if self.is_translated { "two languages" } else { "one language" };
        format!("{} codes in {languages}", self.codes)
    }
}

/// The synthetic catalogs. The first and the last of them are of one kind, and show the growth.
const SYNTHETIC: [Synthetic; 4] = [
    Synthetic::new(1_000, true, None),
    Synthetic::new(10_000, true, None),
    Synthetic::new(100_000, false, Some((700.0, 200.0))),
    Synthetic::new(100_000, true, Some((700.0, 200.0))),
];

/// A figure and what it should be at most.
struct Row {
    what: String,
    figure: f64,
    unit: &'static str,
    goal: Option<f64>,
    note: String,
}

type Failure = String;

pub(crate) fn run(args: &Args) -> Outcome {
    let load = load();
    match measure(args) {
        Ok(rows) => {
            output::data(&table(&rows));
            output::data(&format!("\nload average {load} before and {} after\n", self::load()));
            Outcome::Fine
        }
        Err(failure) => {
            output::complain(&failure);
            Outcome::CouldNotRun
        }
    }
}

fn measure(args: &Args) -> Result<Vec<Row>, Failure> {
    let scratch = Path::new(SCRATCH);
    recreate(scratch)?;
    let mut rows = real(scratch, args.rounds.max(1))?;
    rows.extend(growth(scratch, args.rounds.div_ceil(2))?);
    rows.push(packages()?);
    if args.cold {
        rows.push(cold(scratch)?);
    }
    fs::remove_dir_all(scratch).map_err(|error| format!("`{SCRATCH}`: {error}"))?;
    Ok(rows)
}

/// The real catalog, all targets, beside a copy of the files.
fn real(scratch: &Path, rounds: usize) -> Result<Vec<Row>, Failure> {
    let (warm, fresh, copied) = (scratch.join("warm"), scratch.join("fresh"), scratch.join("copied"));
    let inputs = Path::new(".");
    generate(inputs, &warm, &[])?;
    let [mut copy, mut first, mut rendered, mut recalled, mut check] = [const { Vec::new() }; 5];
    let mut memory = Vec::new();
    for _ in 0..rounds {
        remove(&copied)?;
        copy.push(time(Command::new("cp").arg("-r").args([&warm, &copied]))?.time);
        remove(&fresh)?;
        first.push(generate(inputs, &fresh, &[])?.time);
        let run = generate(inputs, &warm, &["--render", "--timings"])?;
        rendered.push(run.time);
        memory.extend(run.memory);
        recalled.push(generate(inputs, &warm, &[])?.time);
        check.push(generate(inputs, &warm, &["--check"])?.time);
    }
    let [copy, first, rendered, recalled, check] = [copy, first, rendered, recalled, check].map(median);
    let to_copy = |what: &str, time: Duration| {
        let note = format!("{:.0} ms; `cp -r` {:.0} ms", time.as_secs_f64() * 1e3, copy.as_secs_f64() * 1e3);
        Row::ratio(what, time, copy, 3.0, note)
    };
    let check_note = format!("{:.0} ms", check.as_secs_f64() * 1e3);
    Ok(vec![
        to_copy("write everything, to `cp -r`", first),
        to_copy("render everything, write nothing, to `cp -r`", rendered),
        to_copy("nothing changed since the last run, to `cp -r`", recalled),
        Row::milliseconds("nothing changed since the last run", recalled, Some(60.0)),
        Row::ratio("`--check`, to `generate`", check, recalled, 1.0, check_note),
        Row::memory("memory", &memory, None),
    ])
}

/// One constants template over catalogs of several sizes.
fn growth(scratch: &Path, rounds: usize) -> Result<Vec<Row>, Failure> {
    let folder = |synthetic: &Synthetic| scratch.join(synthetic.name().replace(' ', "-"));
    for synthetic in &SYNTHETIC {
        let folder = folder(synthetic);
        synthetic::write(&folder, synthetic.codes, synthetic.is_translated)
            .map_err(|error| format!("`{}`: {error}", folder.display()))?;
        generate(&folder, &folder.join("generated"), &[])?;
    }
    let mut runs = SYNTHETIC.map(|synthetic| (synthetic, Vec::new(), Vec::new()));
    for _ in 0..rounds {
        for (synthetic, times, memory) in &mut runs {
            let folder = folder(synthetic);
            let run = generate(&folder, &folder.join("generated"), &["--render", "--timings"])?;
            times.push(run.time);
            memory.extend(run.memory);
        }
    }
    let mut rows = Vec::new();
    let mut medians = Vec::new();
    for (synthetic, times, memory) in runs {
        let time = median(times);
        medians.push(time);
        let name = synthetic.name();
        rows.push(Row::milliseconds(&name, time, synthetic.goals.map(|(time, _)| time)));
        rows.push(Row::memory(&format!("{name}, memory"), &memory, synthetic.goals.map(|(_, memory)| memory)));
    }
    if let [small, .., large] = medians.as_slice() {
        let growth = "time for 100 times the codes".to_owned();
        let ratio = large.as_secs_f64() / small.as_secs_f64();
        let note = "from 1000 to 100000; more than 100 is not linear".to_owned();
        rows.push(Row { what: growth, figure: ratio, unit: "×", goal: Some(100.0), note });
    }
    Ok(rows)
}

/// The packages that the generator is built from, its own included.
fn packages() -> Result<Row, Failure> {
    let mut command = Command::new("cargo");
    command.args(["tree", "--locked", "--package", "xtask", "--edges", "normal,build", "--prefix", "none"]);
    let output = command.output().map_err(|error| format!("`cargo`: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut names: Vec<_> = text.lines().filter_map(|line| line.split(" (").next()).collect();
    names.sort_unstable();
    names.dedup();
    let figure = f64::from(u32::try_from(names.len()).unwrap_or(u32::MAX));
    let note = "on this machine, without what only tests need".to_owned();
    Ok(Row { what: "packages".to_owned(), figure, unit: "", goal: Some(110.0), note })
}

/// Building the generator into an empty folder. What it is built from has been fetched before.
fn cold(scratch: &Path) -> Result<Row, Failure> {
    let mut command = Command::new("cargo");
    command.args(["build", "--quiet", "--release", "--locked", "--package", "xtask", "--target-dir"]);
    let run = time(command.arg(scratch.join("cold")))?;
    let figure = run.time.as_secs_f64();
    Ok(Row { what: "cold build".to_owned(), figure, unit: "s", goal: Some(60.0), note: String::new() })
}

/// What a process took.
struct Run {
    time: Duration,
    /// Its peak memory in MiB, if it said so.
    memory: Option<f64>,
}

/// Runs the generator over the `spec` and `templates` of a folder.
fn generate(inputs: &Path, out: &Path, more: &[&str]) -> Result<Run, Failure> {
    let this = std::env::current_exe().map_err(|error| format!("who am I? {error}"))?;
    let mut command = Command::new(this);
    command.args(["generate", "--large"]).args(more);
    let paths: [(&str, PathBuf); 3] =
        [("--spec", inputs.join("spec")), ("--templates", inputs.join("templates")), ("--out", out.to_owned())];
    for (option, path) in paths {
        command.arg(option).arg(path);
    }
    time(&mut command)
}

/// Runs a command to its end.
fn time(command: &mut Command) -> Result<Run, Failure> {
    let begin = Instant::now();
    let output = command.stdin(Stdio::null()).output().map_err(|error| format!("{command:?}: {error}"))?;
    let time = begin.elapsed();
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        return Err(format!("{command:?} ended with {}\n{said}", output.status));
    }
    let memory = said.lines().find_map(|line| line.strip_prefix("peak memory: ")?.strip_suffix(" MiB")?.parse().ok());
    Ok(Run { time, memory })
}

impl Row {
    fn ratio(what: &str, time: Duration, to: Duration, goal: f64, note: String) -> Self {
        let figure = time.as_secs_f64() / to.as_secs_f64();
        Self { what: what.to_owned(), figure, unit: "×", goal: Some(goal), note }
    }

    fn milliseconds(what: &str, time: Duration, goal: Option<f64>) -> Self {
        Self { what: what.to_owned(), figure: time.as_secs_f64() * 1e3, unit: "ms", goal, note: String::new() }
    }

    /// The peak of the runs; none on systems that do not tell it.
    fn memory(what: &str, peaks: &[f64], goal: Option<f64>) -> Self {
        let figure = peaks.iter().copied().fold(f64::NAN, f64::max);
        Self { what: what.to_owned(), figure, unit: "MiB", goal, note: String::new() }
    }
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// A Markdown table.
fn table(rows: &[Row]) -> String {
    let line = |row: &Row| {
        let goal = row.goal.map(|goal| format!("≤ {goal} {}", row.unit)).unwrap_or_default();
        let met = match row.goal {
            Some(goal) if row.figure <= goal => "yes",
            Some(_) => "no",
            None => "",
        };
        let digits = if row.unit == "×" { 2 } else { 0 };
        let figure = format!("{:.digits$} {}", row.figure, row.unit);
        format!("| {} | {} | {} | {met} | {} |\n", row.what, figure.trim(), goal.trim(), row.note)
    };
    let lines: String = rows.iter().map(line).collect();
    format!("\n| what | figure | goal | met | note |\n| --- | --- | --- | --- | --- |\n{lines}")
}

/// How busy the machine is: processes that wanted to run in the last minute, on average.
fn load() -> String {
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    load.split(' ').next().filter(|load| !load.is_empty()).unwrap_or("unknown").to_owned()
}

fn recreate(folder: &Path) -> Result<(), Failure> {
    remove(folder)?;
    fs::create_dir_all(folder).map_err(|error| format!("`{}`: {error}", folder.display()))
}

fn remove(folder: &Path) -> Result<(), Failure> {
    if !folder.exists() {
        return Ok(());
    }
    fs::remove_dir_all(folder).map_err(|error| format!("`{}`: {error}", folder.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_has_figures_goals_and_whether_they_are_met() {
        let rows = [
            Row::ratio("a", Duration::from_secs(3), Duration::from_secs(2), 1.0, String::new()),
            Row::milliseconds("b", Duration::from_millis(5), Some(60.0)),
            Row::memory("c", &[1.0, 3.0, 2.0], None),
        ];
        let table = table(&rows);
        let lines: Vec<_> = table.lines().skip(3).collect();
        assert_eq!(
            lines,
            ["| a | 1.50 × | ≤ 1 × | no |  |", "| b | 5 ms | ≤ 60 ms | yes |  |", "| c | 3 MiB |  |  |  |"]
        );
    }

    #[test]
    fn the_synthetic_catalogs_are_without_findings() {
        for is_translated in [false, true] {
            let folder = tempfile::tempdir().unwrap();
            synthetic::write(folder.path(), 20, is_translated).unwrap();
            let loaded = catalog::load(&folder.path().join("spec"));
            assert!(loaded.findings.is_empty(), "{:?}", loaded.findings);
            let catalog = loaded.catalog.unwrap();
            assert_eq!(catalog.families.iter().map(|family| family.codes.len()).sum::<usize>(), 20);
            assert_eq!(catalog.locales.len(), 1 + usize::from(is_translated));
        }
    }
}
