//! The names of all codes.

#![no_std]
#![no_main]

thumb::program!(|number: u8| -> Option<&'static str> { mqtt_codes::mqtt5::ReasonCode::from(number).name() });
