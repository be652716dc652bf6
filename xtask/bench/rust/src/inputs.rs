//! What is looked up.

use mqtt_codes::mqtt5::ReasonCode;

const COUNT: usize = 4096;

/// Bytes that are all known, almost always a success, or anything.
pub fn mixes() -> [(&'static str, Vec<u8>); 3] {
    let known = ReasonCode::ALL.map(u8::from);
    let mut random = Random(7);
    let mostly = (0..COUNT).map(|_| if random.below(10) == 0 { known[random.below(known.len())] } else { 0 }).collect();
    let any: Vec<_> = (0..=u8::MAX).collect();
    [("uniform", mixed(&known)), ("90% success", mostly), ("any byte", mixed(&any))]
}

/// Entries of a list in mixed order.
pub fn mixed<T: Copy>(list: &[T]) -> Vec<T> {
    let mut random = Random(42);
    (0..COUNT).map(|_| list[random.below(list.len())]).collect()
}

struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % limit
    }
}
