//! An end for runs that have none.
//!
//! The sizes of what is read are bounded, and so is what a template may write. What a template computes without writing
//! is not: nothing can tell whether a program ends, or how much memory it takes. So a thread watches both, and ends the
//! process in time; nothing has been written to the output folder until then.

use std::process;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use clap::Args;
use codegen::progress::Progress;

use crate::output;

/// What a run may take.
#[derive(Args, Clone)]
pub(crate) struct Limits {
    /// Seconds that reading and rendering may take
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    time_limit: u64,
    /// Memory that reading and rendering may take, in MiB; where the system does not tell how much it is, nothing is
    /// watched
    #[arg(long, value_name = "MIB", default_value_t = 2048)]
    memory_limit: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { time_limit: 60, memory_limit: 2048 }
    }
}

/// How often the watchdog looks.
const INTERVAL: Duration = Duration::from_millis(20);

/// Watches the process until it is dropped.
pub(crate) struct Watchdog {
    is_over: Arc<Mutex<bool>>,
}

impl Watchdog {
    /// Starts watching. `work` is what is done while `progress` says nothing.
    pub(crate) fn start(limits: &Limits, work: &'static str, progress: Arc<Progress>) -> Self {
        let is_over = Arc::<Mutex<bool>>::default();
        let (watched, limits) = (Arc::clone(&is_over), limits.clone());
        thread::spawn(move || watch(&watched, &limits, work, &progress));
        Self { is_over }
    }
}

impl Drop for Watchdog {
    fn drop(&mut self) {
        *self.is_over.lock().unwrap_or_else(PoisonError::into_inner) = true;
    }
}

fn watch(is_over: &Mutex<bool>, limits: &Limits, work: &str, progress: &Progress) {
    let start = Instant::now();
    loop {
        thread::sleep(INTERVAL);
        // Held until the process has ended, so that whoever drops the watchdog goes on only if it does not.
        let is_over = is_over.lock().unwrap_or_else(PoisonError::into_inner);
        if *is_over {
            return;
        }
        let Some(excess) = excess(limits, start.elapsed()) else { continue };
        let current = progress.current();
        let current = if current.is_empty() { work.to_owned() } else { current.join("\n  ") };
        output::complain(&format!("{excess}; nothing was written\nin hand was:\n  {current}"));
        process::exit(2);
    }
}

/// What takes more than it may.
fn excess(limits: &Limits, elapsed: Duration) -> Option<String> {
    if elapsed.as_secs() >= limits.time_limit {
        return Some(format!("this takes more than {} seconds (`--time-limit`)", limits.time_limit));
    }
    let memory = memory_in_mib().filter(|memory| *memory > limits.memory_limit)?;
    Some(format!("this takes {memory} MiB of memory, and {} are allowed (`--memory-limit`)", limits.memory_limit))
}

/// The resident memory of this process, where Linux tells it.
fn memory_in_mib() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kib: u64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kib / 1024)
}
