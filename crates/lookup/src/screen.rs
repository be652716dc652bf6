//! A quick look at a line: can any name or message of the catalog be in it?
//!
//! Of each name and message only the letters and digits count, and of those the four in a row that a log is the least
//! likely to have. A text that has a name or message has its four letters too, however it joins the words: so no line is
//! lost, and few pass that have neither.

use std::collections::HashSet;

/// The rarest four letters of every name and message.
#[derive(Clone, Debug)]
pub(crate) struct Screen {
    /// Three bits of one word for each four letters: small enough to stay in a near cache.
    bits: Box<[u64; WORDS]>,
    /// Letters that are chosen only where there are no others.
    everyday: HashSet<u32>,
    /// Whether something is searched for that does not have four letters.
    lets_all_pass: bool,
}

const WORDS: usize = 1 << 11;

/// What logs say when nothing is wrong.
const EVERYDAY: &[&str] = &[
    "new connection from on port",
    "new client as client id",
    "client closed its connection by",
    "no will message specified",
    "sending connack to connected from",
    "received connect from client",
    "sending publish to topic",
    "received publish from topic",
    "sending puback pubrec pubrel pubcomp",
    "received subscribe unsubscribe subscribed unsubscribed",
    "sending suback unsuback to",
    "sending pingreq received pingresp to ping request response",
    "sending disconnect received disconnect from disconnected disconnecting reconnecting",
    "mosquitto version broker server starting running opening listen socket on port config loaded from default",
    "error errors warning warn info debug notice trace fatal level",
    "payload packet packets messages session service thread process main start started stop stopped",
    "qos retain keepalive username user password authentication authorized auth tls ssl certificate",
    "january february march april june july august september october november december",
    "monday tuesday wednesday thursday friday saturday sunday",
];

impl Screen {
    pub(crate) fn new() -> Self {
        let everyday = EVERYDAY.iter().flat_map(|text| windows(text)).collect();
        Self { bits: Box::new([0; WORDS]), everyday, lets_all_pass: false }
    }

    /// Makes texts that have this folded text pass.
    pub(crate) fn add(&mut self, folded: &str) {
        let full = windows(folded).filter(|window| window >> 24 != 0);
        let rarest = full.max_by_key(|window| (!self.everyday.contains(window), rarity(*window)));
        let Some(rarest) = rarest else {
            self.lets_all_pass = true;
            return;
        };
        let (word, bits) = place(rarest);
        if let Some(word) = self.bits.get_mut(word) {
            *word |= bits;
        }
    }

    /// Whether some name or message may be in a folded text.
    pub(crate) fn passes(&self, folded: &str) -> bool {
        let may_be_known = |window: u32| {
            let (word, bits) = place(window);
            self.bits.get(word).is_some_and(|word| word & bits == bits)
        };
        self.lets_all_pass || windows(folded).any(may_be_known)
    }
}

/// Every four letters or digits of a text that follow each other once all else is left out, packed. Some come twice, and
/// the first ones are fewer than four, with zeros in front: no jump in the loop depends on what the text is.
fn windows(folded: &str) -> impl Iterator<Item = u32> {
    let mut window = 0;
    folded.bytes().map(move |byte| {
        let mask = LETTER.get(usize::from(byte)).copied().unwrap_or_default();
        window = window << (mask & 8) | u32::from(byte) & mask;
        window
    })
}

/// All bits for a letter or digit, and for whatever other scripts have; none for another byte.
#[allow(clippy::indexing_slicing)] // at compile time, where a wrong place would not compile
const LETTER: [u32; 256] = {
    let mut masks = [0; 256];
    let mut byte: u8 = 0;
    while byte < u8::MAX {
        byte += 1;
        if byte.is_ascii_alphanumeric() || byte >= 0x80 {
            masks[byte as usize] = 0xFF;
        }
    }
    masks
};

/// The word of the table, and the bits in it.
fn place(window: u32) -> (usize, u64) {
    let hash = window.wrapping_mul(0x9E37_79B9);
    (hash as usize >> 21, 1 << (hash >> 15 & 63) | 1 << (hash >> 9 & 63) | 1 << (hash >> 3 & 63))
}

/// How unlikely four letters are in a log.
fn rarity(window: u32) -> usize {
    const COMMON_FIRST: &[u8] = b"0123456789etoinasrcdlmpuhgfyvbwkqxjz";
    let place = |byte: &u8| COMMON_FIRST.iter().position(|letter| letter == byte).unwrap_or(22);
    window.to_be_bytes().iter().map(place).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    #[test]
    fn lines_with_a_name_pass() {
        let mut screen = Screen::new();
        screen.add("not authorized");
        screen.add("接続喪失");
        for line in ["Not Authorised", "NOT_AUTHORIZED", "notAuthorized", "not author: ized", "x 接続喪失 (32109)"]
        {
            assert!(screen.passes(&text::folded(line)), "{line}");
        }
        for line in ["", "not", "new connection from 10.0.0.1 on port 1883."] {
            assert!(!screen.passes(line), "{line}");
        }
    }

    #[test]
    fn what_has_no_four_letters_cannot_be_looked_for() {
        let mut screen = Screen::new();
        screen.add("a: b");
        assert!(screen.passes("anything"));
    }
}
