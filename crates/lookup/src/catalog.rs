//! What a look-up needs to know about codes. Whoever has a catalog fills these in; nothing here owns or reads anything.

/// A set of codes with one authority.
#[derive(Clone, Copy, Debug)]
pub struct Family<'a> {
    /// Its id, such as `mqtt-3.1.1`.
    pub id: &'a str,
    /// Whether it is a version of the protocol; else it is a library.
    pub is_protocol: bool,
    /// Whether its authority writes numbers in hexadecimal.
    pub is_hex: bool,
    /// Its codes.
    pub codes: &'a [Code<'a>],
}

/// A code.
#[derive(Clone, Copy, Debug)]
pub struct Code<'a> {
    /// Its id, such as `mosquitto/keepalive`.
    pub id: &'a str,
    /// Its name in its family, such as `keepalive`.
    pub name: &'a str,
    /// The upstream constant, such as `MOSQ_ERR_KEEPALIVE`.
    pub symbol: Option<&'a str>,
    /// Its numbers over time, at least one.
    pub values: &'a [Value],
    /// The packets that may carry it.
    pub packets: &'a [&'a str],
    /// The interfaces of the library that return it; none means all.
    pub apis: &'a [&'a str],
    /// Whether it reports an error.
    pub is_error: bool,
    /// What a person would call it, in some languages: language tag and title.
    pub titles: &'a [(&'a str, &'a str)],
    /// What programs print when they meet it.
    pub seen_as: &'a [Sighting<'a>],
}

/// A number and the versions of the library that have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Value {
    /// The number.
    pub number: i64,
    /// The first version with it.
    pub since: Option<[u16; 3]>,
    /// The first version without it.
    pub until: Option<[u16; 3]>,
}

impl Value {
    /// Whether the code has the number in this version.
    #[must_use]
    pub fn holds_in(&self, version: [u16; 3]) -> bool {
        self.since.is_none_or(|since| since <= version) && self.until.is_none_or(|until| version < until)
    }
}

/// What a program prints when it meets a code.
#[derive(Clone, Copy, Debug)]
pub struct Sighting<'a> {
    /// The program, with its version.
    pub client: &'a str,
    /// The text.
    pub text: &'a str,
    /// Whether the text is a regular expression.
    pub is_pattern: bool,
}
