//! The descriptions in a language that is chosen when the program runs.

#![no_std]
#![no_main]

use mqtt_codes::mqtt5::{self, ReasonCode};
use mqtt_codes::Locale;

thumb::program!(|number: u8| -> Option<&'static str> {
    let locale = Locale::ALL[usize::from(number) % Locale::ALL.len()];
    mqtt5::texts(locale).description(ReasonCode::from(number))
});
