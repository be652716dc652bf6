//! What is being rendered right now, for someone who watches from another thread.
//!
//! A template is a program, and nothing can tell whether a program ends. Whoever runs templates of strangers watches the
//! time and the memory from outside, and says which template it was that took too much of either.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// The work in hand, by target.
#[derive(Debug, Default)]
pub struct Progress {
    current: Mutex<BTreeMap<String, String>>,
}

impl Progress {
    /// Says what a target renders now.
    pub(crate) fn begin(&self, target: &str, what: &str) {
        self.lock().insert(target.to_owned(), what.to_owned());
    }

    /// Says that a target is done.
    pub(crate) fn end(&self, target: &str) {
        self.lock().remove(target);
    }

    /// What is rendered now: one line for each target that is not done.
    #[must_use]
    pub fn current(&self) -> Vec<String> {
        self.lock().iter().map(|(target, what)| format!("{what} of target `{target}`")).collect()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, String>> {
        // Whoever panicked while holding it left it whole.
        self.current.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::Progress;

    #[test]
    fn says_what_is_in_hand() {
        let progress = Progress::default();
        progress.begin("rust", "`a.tera` for x");
        progress.begin("rust", "`b.tera` for x");
        assert_eq!(progress.current(), ["`b.tera` for x of target `rust`"]);
        progress.end("rust");
        assert!(progress.current().is_empty());
    }
}
