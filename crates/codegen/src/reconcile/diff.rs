//! What differs between two texts.

use std::fmt::Write as _;

use similar::algorithms::{Capture, Replace, myers};
use similar::udiff::UnifiedHunkHeader;
use similar::{ChangeTag, group_diff_ops};

/// Lines around each difference.
const CONTEXT: usize = 1;

/// A unified diff. Of the library's algorithms this names one: they take longer to compile than all of this crate.
pub(super) fn unified(old: &str, new: &str) -> String {
    let [old, new] = [old, new].map(|text| text.split_inclusive('\n').collect::<Vec<_>>());
    let mut changes = Replace::new(Capture::new());
    let Ok(()) = myers::diff(&mut changes, &old, 0..old.len(), &new, 0..new.len());
    let mut diff = String::new();
    for hunk in group_diff_ops(changes.into_inner().into_ops(), CONTEXT) {
        // Writing to a string does not fail.
        let _ = writeln!(diff, "{}", UnifiedHunkHeader::new(&hunk));
        for (tag, line) in hunk.iter().flat_map(|change| change.iter_slices(&*old, &*new)).flat_map(in_lines) {
            let end = if line.ends_with('\n') { "" } else { "\n\\ No newline at end of file\n" };
            let _ = write!(diff, "{tag}{line}{end}");
        }
    }
    diff
}

fn in_lines<'t>((tag, lines): (ChangeTag, &'t [&'t str])) -> impl Iterator<Item = (ChangeTag, &'t str)> {
    lines.iter().map(move |line| (tag, *line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hunks_have_a_line_of_context() {
        let old = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
        let new = old.replace("2\n", "two\n").replace("8\n", "").replace("9\n", "9\nten\n");
        assert_eq!(unified(old, &new), "@@ -1,3 +1,3 @@\n 1\n-2\n+two\n 3\n@@ -7,3 +7,3 @@\n 7\n-8\n 9\n+ten\n");
        assert_eq!(unified(old, old), "");
        assert_eq!(unified("", "a\n"), "@@ -0,0 +1 @@\n+a\n");
    }

    #[test]
    fn the_last_line_may_lack_its_end() {
        let said = "\\ No newline at end of file\n";
        assert_eq!(unified("a\nb", "a\nb\n"), format!("@@ -1,2 +1,2 @@\n a\n-b\n{said}+b\n"));
        assert_eq!(unified("a\nb", "c\nb"), format!("@@ -1,2 +1,2 @@\n-a\n+c\n b\n{said}"));
    }
}
