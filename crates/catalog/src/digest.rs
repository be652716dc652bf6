//! Hashes in the form in which files of this project hold them.

use sha2::{Digest, Sha256};

/// The SHA-256 of these bytes, as 64 lowercase hexadecimal digits.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// The first 12 of the 64 hexadecimal digits of a SHA-256.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShortHash([u8; 12]);

impl ShortHash {
    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// The SHA-256 of these pieces of a text, one behind the other.
#[must_use]
pub fn short_sha256<'t>(pieces: impl Iterator<Item = &'t str>) -> ShortHash {
    let hash = pieces.fold(Sha256::new(), Sha256::chain_update).finalize();
    let mut digits = digits(&hash);
    ShortHash(std::array::from_fn(|_| digits.next().unwrap_or(b'0')))
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
    digits(bytes).map(char::from).collect()
}

/// The hexadecimal digits of these bytes.
fn digits(bytes: &[u8]) -> impl Iterator<Item = u8> {
    let digit = |number: u8| if number < 10 { b'0' + number } else { b'a' + number - 10 };
    bytes.iter().flat_map(move |byte| [digit(byte >> 4), digit(byte & 15)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_hash_is_the_beginning_of_the_whole_one() {
        let whole = sha256(b"abc");
        assert_eq!(whole, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(short_sha256(["a", "", "bc"].into_iter()).as_str(), whole.get(..12).unwrap());
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
