//! A limit to what one template may write.

use std::io::{self, Write};

/// Largest generated file, in bytes. Hosts of repositories refuse files not much larger.
pub(crate) const MAX_FILE: usize = 64 << 20;

/// The content of a file while it is rendered. Writing more than the limit fails, which ends the rendering.
#[derive(Debug, Default)]
pub(crate) struct Output {
    content: Vec<u8>,
    is_full: bool,
}

impl Output {
    /// Whether more was written than fits.
    pub(crate) const fn is_full(&self) -> bool {
        self.is_full
    }

    /// What was written.
    pub(crate) fn into_content(self) -> Vec<u8> {
        self.content
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.content.len() + bytes.len() > MAX_FILE {
            self.is_full = true;
            return Err(io::Error::other("the file is too large"));
        }
        self.content.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_may_be_as_large_as_the_limit_and_no_larger() {
        let mut out = Output::default();
        let half = vec![b'a'; MAX_FILE / 2];
        for _ in 0..2 {
            assert_eq!(out.write(&half).unwrap(), half.len());
        }
        assert!(!out.is_full());
        assert!(out.write(b"b").is_err());
        assert!(out.is_full());
        assert_eq!(out.into_content().len(), MAX_FILE);
    }
}
