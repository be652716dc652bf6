//! The English descriptions of all codes.

#![no_std]
#![no_main]

use mqtt_codes::mqtt5::{en, ReasonCode};

thumb::program!(|number: u8| -> Option<&'static str> { en::description(ReasonCode::from(number)) });
