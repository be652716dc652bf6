//! What did the person mean: text in, ranked meanings of MQTT codes out, each with its evidence.
//!
//! A number means nothing without its origin: 5 is "not authorized" in a CONNACK, "connection refused" in libmosquitto and
//! three more things elsewhere. So a [`Lookup`] never picks one meaning. It lists all that fit, best first, each with the
//! [`Evidence`] for it, and calls the answer certain only if the evidence leaves one family.
//!
//! ```
//! use lookup::{Code, Family, Lookup, Question, Value};
//!
//! let codes = [Code {
//!     id: "mosquitto/keepalive",
//!     name: "keepalive",
//!     symbol: Some("MOSQ_ERR_KEEPALIVE"),
//!     values: &[Value { number: 19, since: None, until: None }],
//!     packets: &[],
//!     apis: &[],
//!     is_error: true,
//!     titles: &[("en", "Keep Alive timeout")],
//!     seen_as: &[],
//! }];
//! let families = [Family { id: "mosquitto", is_protocol: false, is_hex: false, codes: &codes }];
//! let lookup = Lookup::new(&families);
//!
//! let answer = lookup.ask(&Question::new("on_disconnect callback rc = 19"));
//! assert_eq!(answer.meanings[0].code.id, "mosquitto/keepalive");
//! assert!(answer.is_certain);
//! assert!(lookup.ask(&Question::new("New connection from 10.0.0.19 on port 1883.")).meanings.is_empty());
//! ```
//!
//! How a text is read:
//!
//! ```text
//! text --one form--> Text --+-- numbers that can be codes ---+
//!                           +-- names, titles, messages -----+--> mentions --settle--> meanings --rank--> Answer
//!                           +-- clues: who wrote this? ------+
//! ```
//!
//! The crate reads nothing and prints nothing; the catalog comes from whoever uses it, as plain borrowed structs. What the
//! catalog does not have is never explained: it is named in [`Answer::outside`] and [`Answer::unknown`].

#[cfg(test)]
extern crate self as lookup; // as the tests beside `src` call it

mod answer;
mod ask;
mod catalog;
mod clue;
mod index;
mod label;
mod literal;
mod mention;
mod name;
mod narrow;
mod nearest;
mod number;
mod phrase;
mod rank;
mod screen;
mod text;
mod value;
mod word;
mod words;

pub use answer::{Answer, Evidence, Meaning, Question};
pub use catalog::{Code, Family, Sighting, Value};
pub use index::Lookup;
pub use number::Notation;

/// A text in the form in which texts are compared: compatibility form, lower case, American spelling, single blanks.
///
/// ```
/// assert_eq!(lookup::comparable("Ｎｏｔ  AUTHORISED"), "not authorized");
/// ```
#[must_use]
pub fn comparable(text: &str) -> String {
    text::folded(text)
}
