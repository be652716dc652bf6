//! What to do about all codes, in English.

#![no_std]
#![no_main]

use mqtt_codes::mqtt5::{en, ReasonCode};
use mqtt_codes::Remedy;

thumb::program!(|number: u8| -> &'static [Remedy] { en::troubleshooting(ReasonCode::from(number)) });
