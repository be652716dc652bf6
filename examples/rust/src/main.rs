//! Reads the reason of a CONNACK packet, tells it in Japanese, and decides whether to connect again.

use mqtt_codes::mqtt5::{ja, ConnackReason};

fn main() {
    // Fixed header, remaining length, flags, reason, no properties.
    let packet = [0x20, 0x03, 0x00, 0x87, 0x00];
    match ConnackReason::try_from(packet[3]) {
        Ok(reason) => {
            println!("{} ({:#04X})", ja::title(reason), reason.as_u8());
            println!("{}", ja::description(reason));
            let retry = reason.retry().map_or("not needed", |retry| retry.name());
            println!("retry: {retry}");
        }
        Err(error) => eprintln!("protocol error: {error}"),
    }
}
