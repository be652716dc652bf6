//! What the path of a generated file may be: it stays in the output folder and means the same on every system.
//!
//! A path comes out of a template, so it may be anything. Some paths lead elsewhere on one system only (`C:a`, `a\b`),
//! some name a device there (`con.md`), and one would be run by the next `git` command (`.git/hooks/pre-commit`).

use std::fmt;

use catalog::hidden::is_hidden;
use unicode_normalization::UnicodeNormalization;

/// Why a path is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathFault {
    /// It is empty, absolute, or leaves the output folder.
    Outside,
    /// A part of it cannot be the name of a file on every system.
    Name,
    /// A part of it is a name that some system keeps for itself.
    Reserved,
    /// It, or a part of it, is longer than file systems allow.
    Long,
}

impl fmt::Display for PathFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Outside => "the path is empty, absolute, or leaves the output folder",
            Self::Name => {
                "the path has a hidden character, one of `< > \" | ? *`, or a name that ends in a dot or space"
            }
            Self::Reserved => "the path has a name that a system keeps for itself, such as `con`, `nul` or `.git`",
            Self::Long => "the path is too long for some file systems",
        })
    }
}

/// Longest name of a file or folder, in bytes.
const MAX_NAME: usize = 240;

/// Longest path below the output folder, in bytes.
const MAX_PATH: usize = 1000;

/// What is wrong with a path, if anything.
#[must_use]
pub fn fault(path: &str) -> Option<PathFault> {
    if path.len() > MAX_PATH {
        return Some(PathFault::Long);
    }
    path.split('/').find_map(name_fault)
}

/// The form in which file systems compare paths that ignore case (Windows, macOS) and the ways of writing one character
/// (`é` or `e` with an accent behind it; macOS).
#[must_use]
pub fn folded(path: &str) -> String {
    if path.is_ascii() {
        return path.to_ascii_lowercase();
    }
    // To capitals and back: `ς` and `σ` have one capital.
    path.nfd().flat_map(char::to_uppercase).flat_map(char::to_lowercase).nfd().collect()
}

fn name_fault(name: &str) -> Option<PathFault> {
    if matches!(name, "" | "." | "..") || name.contains(['\\', ':', '\0']) {
        return Some(PathFault::Outside);
    }
    if name.len() > MAX_NAME {
        return Some(PathFault::Long);
    }
    let is_odd = |c: char| is_hidden(c) || matches!(c, '\r' | '\n' | '<' | '>' | '"' | '|' | '?' | '*');
    if name.contains(is_odd) || name.ends_with(['.', ' ']) {
        return Some(PathFault::Name);
    }
    is_reserved(&name.to_lowercase()).then_some(PathFault::Reserved)
}

/// Devices of Windows, whatever follows the first dot, and the folder of git with its short name.
fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    let is_port = |stem: &str| {
        let number = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
        number.is_some_and(|number| {
            matches!(number, "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³")
        })
    };
    matches!(stem, "con" | "prn" | "aux" | "nul" | "conin$" | "conout$")
        || is_port(stem)
        || matches!(name, ".git" | "git~1")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_paths_are_fine() {
        for good in ["a", "a/b.rs", ".gitignore", "src/名前.md", "console.md", "com10.md", "a b", "git", ".github/x"]
        {
            assert_eq!(fault(good), None, "{good}");
        }
        assert_eq!(fault(&"a".repeat(MAX_NAME)), None, "as long as a name may be");
        assert_eq!(fault(&format!("{}b", "a/".repeat(MAX_PATH / 2 - 1))), None);
        assert_eq!(fault(&format!("{}bb", "a/".repeat(MAX_PATH / 2 - 1))), None, "as long as a path may be");
    }

    #[test]
    fn paths_that_some_system_does_not_tell_apart() {
        for (one, other) in [
            ("A/b", "a/B"),
            ("caf\u{E9}", "cafe\u{301}"),
            ("CAFE\u{301}", "caf\u{E9}"),
            ("\u{AC00}.md", "\u{1100}\u{1161}.md"),
            ("a\u{323}\u{307}", "a\u{307}\u{323}"),
            ("ΟΔΟΣ", "οδος"),
            ("\u{212B}", "å"),
        ] {
            assert_eq!(folded(one), folded(other), "{one}");
        }
        for (one, other) in [("cafe", "café"), ("が", "か"), ("a", "ａ")] {
            assert_ne!(folded(one), folded(other), "{one}");
        }
    }

    #[test]
    fn every_way_out_is_closed() {
        for bad in [
            "",
            "/",
            "/a",
            "a/",
            "a//b",
            ".",
            "..",
            "../a",
            "a/../b",
            "a/./b",
            "a\\b",
            "\\\\server\\a",
            "C:/a",
            "c:a",
            "a:stream",
            "a\0",
        ] {
            assert_eq!(fault(bad), Some(PathFault::Outside), "{bad}");
        }
    }

    #[test]
    fn names_that_some_system_does_not_have() {
        for bad in ["a\u{202E}b", "a\tb", "a\nb", "a\u{200B}", "a?", "a*b", "<a>", "a|b", "a\"", "a.", "a ", "a./b"] {
            assert_eq!(fault(bad), Some(PathFault::Name), "{bad}");
        }
        for bad in [
            "con",
            "CON",
            "a/Nul.md",
            "aux.tar.gz",
            "COM1",
            "lpt9.txt",
            "com¹",
            "con .md",
            ".git",
            "a/.GIT/hooks/x",
            "GIT~1",
        ] {
            assert_eq!(fault(bad), Some(PathFault::Reserved), "{bad}");
        }
        assert_eq!(fault(&"a".repeat(241)), Some(PathFault::Long));
        assert_eq!(fault(&"名".repeat(81)), Some(PathFault::Long));
        assert_eq!(fault(&"a/".repeat(501)), Some(PathFault::Long));
    }
}
