//! Hashes in the form in which files of this project hold them.

use sha2::{Digest, Sha256};

/// The SHA-256 of these bytes, as 64 lowercase hexadecimal digits.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// The SHA-256 of these pieces of a text, one behind the other: the first 12 of its hexadecimal digits.
#[must_use]
pub fn short_sha256<'t>(pieces: impl Iterator<Item = &'t str>) -> String {
    let hash = pieces.fold(Sha256::new(), Sha256::chain_update).finalize();
    hexadecimal(hash.get(..6).unwrap_or_default())
}

/// A SHA-256 of many things, in which no two lists of things look alike.
#[derive(Clone, Debug, Default)]
pub struct Digester(Sha256);

impl Digester {
    /// Adds a thing.
    pub fn add(&mut self, thing: &[u8]) {
        self.0.update((thing.len() as u64).to_le_bytes());
        self.0.update(thing);
    }

    /// The SHA-256 of all things so far, as 64 lowercase hexadecimal digits.
    #[must_use]
    pub fn finish(self) -> String {
        hexadecimal(&self.0.finalize())
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_hash_is_the_beginning_of_the_whole_one() {
        let whole = sha256(b"abc");
        assert_eq!(whole, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(short_sha256(["a", "", "bc"].into_iter()), whole.get(..12).unwrap());
    }

    #[test]
    fn no_two_lists_look_alike() {
        let of = |things: &[&str]| {
            let mut digester = Digester::default();
            for thing in things {
                digester.add(thing.as_bytes());
            }
            digester.finish()
        };
        let lists: [&[&str]; 6] = [&[], &[""], &["ab"], &["a", "b"], &["ab", ""], &["b", "a"]];
        let hashes: std::collections::HashSet<_> = lists.iter().map(|list| of(list)).collect();
        assert_eq!(hashes.len(), lists.len());
        assert_eq!(of(&["a", "b"]), of(&["a", "b"]));
    }
}
