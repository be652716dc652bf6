//! Only whether a code is an error.

#![no_std]
#![no_main]

thumb::program!(|number: u8| -> bool { mqtt_codes::mqtt5::ReasonCode::from(number).is_error() });
