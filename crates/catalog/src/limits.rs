//! How much a spec may have.
//!
//! Whoever judges a spec of strangers wants an answer in a second and with little memory, whatever it says. Whoever made a
//! large one of their own can wait.

/// The most of everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one file.
    pub file: u64,
    /// Bytes of all files together.
    pub files: usize,
    /// Keys and values of one file.
    pub nodes: usize,
    /// Entries of one list or map: some rules compare them pair by pair.
    pub entries: usize,
}

impl Limits {
    /// For the specs of strangers: eight thousand codes a family.
    pub const STRANGERS: Self = Self { file: 8 << 20, files: 64 << 20, nodes: 300_000, entries: 10_000 };

    /// For one's own: a hundred thousand codes a family. Positions have 32 bits.
    pub const OWN: Self = Self { file: 64 << 20, files: 1 << 30, nodes: 8_000_000, entries: 8_000_000 };
}

/// Longest text, in bytes: the longest whose constant fits into a Java class file, whatever its characters.
pub const MAX_TEXT: usize = 32_767;

impl Default for Limits {
    fn default() -> Self {
        Self::STRANGERS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_ones_own_there_may_be_more() {
        let (own, strangers) = (Limits::OWN, Limits::STRANGERS);
        assert!(own.file > strangers.file && own.files > strangers.files);
        assert!(own.nodes > strangers.nodes && own.entries > strangers.entries);
        // A file with the longest text still fits, and positions fit into 32 bits.
        assert!(strangers.file > MAX_TEXT as u64 && u32::try_from(own.files).is_ok());
    }
}
