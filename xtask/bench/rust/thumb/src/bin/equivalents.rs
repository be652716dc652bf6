//! The codes of other families.

#![no_std]
#![no_main]

use mqtt_codes::mqtt5::ReasonCode;
use mqtt_codes::CodeId;

thumb::program!(|number: u8| -> &'static [CodeId] { ReasonCode::from(number).equivalents() });
