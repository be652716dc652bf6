//! What a client of MQTT 3.1.1 gets.

#![no_std]
#![no_main]

use mqtt_codes::mqtt311;
use mqtt_codes::mqtt5::ConnackReason;

thumb::program!(|number: u8| -> Option<mqtt311::ConnackReason> {
    ConnackReason::from_u8(number).and_then(ConnackReason::downgrade)
});
