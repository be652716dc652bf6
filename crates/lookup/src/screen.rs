//! A quick look at a line: can any name or message of the catalog be in it?

use std::borrow::Cow;

/// A bit for each hash of the four letters that are the rarest of some name or message.
#[derive(Clone, Debug)]
pub(crate) struct Screen {
    bits: Box<[u64]>,
}

const SLOTS: usize = 1 << 16;

impl Screen {
    pub(crate) fn new() -> Self {
        Self { bits: vec![0; SLOTS / 64].into() }
    }

    /// Makes lines with this folded text pass.
    pub(crate) fn add(&mut self, folded: &str) {
        let Some(rarest) = rarest(folded) else { return };
        let slot = slot(rarest);
        if let Some(word) = self.bits.get_mut(slot / 64) {
            *word |= 1 << (slot % 64);
        }
    }

    /// Whether some name or message may be in a folded text.
    pub(crate) fn passes(&self, folded: &[u8]) -> bool {
        let mut window: u32 = 0;
        let mut length = 0;
        for byte in folded {
            window = window << 8 | u32::from(*byte);
            length += 1;
            let slot = slot(window);
            if length >= 4 && self.bits.get(slot / 64).is_some_and(|word| word >> (slot % 64) & 1 == 1) {
                return true;
            }
        }
        false
    }
}

fn slot(window: u32) -> usize {
    (window.wrapping_mul(0x9E37_79B9) >> 16) as usize
}

/// The four bytes inside of one word that are the least likely in a log.
///
/// British and American spelling differ after `authori`, `recogni` and `initiali`, so these letters are not chosen.
fn rarest(folded: &str) -> Option<u32> {
    let plain: Cow<'_, str> = ["authoriz", "recogniz", "initializ"].iter().fold(Cow::Borrowed(folded), |text, word| {
        if text.contains(word) { text.replace(word, &word.replace('z', " ")).into() } else { text }
    });
    let windows = plain.as_bytes().windows(4).filter(|window| window.iter().all(|byte| is_steady(*byte)));
    let best = windows.max_by_key(|window| window.iter().map(|byte| rarity(*byte)).sum::<u32>())?;
    Some(best.iter().fold(0, |packed, byte| packed << 8 | u32::from(*byte)))
}

/// Whether the byte is the same in every spelling of a name.
fn is_steady(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}

fn rarity(byte: u8) -> u32 {
    const COMMON_FIRST: &[u8] = b"etoinasrcdlmpuhgfyvbwkqxjz";
    let place = COMMON_FIRST.iter().position(|letter| *letter == byte).and_then(|place| u32::try_from(place).ok());
    place.unwrap_or(12)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_with_a_name_pass() {
        let mut screen = Screen::new();
        screen.add("not authorized");
        screen.add("接続喪失");
        for line in ["Not Authorised", "NOT_AUTHORIZED", "notAuthorized", "x 接続喪失 (32109)"] {
            assert!(screen.passes(crate::text::folded(line).as_bytes()), "{line}");
        }
        assert!(!screen.passes(b"new connection from 10.0.0.1 on port 1883."));
    }
}
