//! Writes our names and symbols as maps of the `phf` crate.

use std::{env, error, fs, path};

use mqtt_codes::{mosquitto, mqtt5, paho_java};
use phf_codegen::Map;

fn main() -> Result<(), Box<dyn error::Error>> {
    println!("cargo:rerun-if-changed=build.rs");
    let (mut names, mut java, mut symbols) = (Map::new(), Map::new(), Map::new());
    for code in mqtt5::ReasonCode::ALL {
        names.entry(code.as_u8(), format!("{:?}", code.name().unwrap_or_default()));
    }
    for code in paho_java::ReasonCode::ALL {
        java.entry(code.as_i32(), format!("{:?}", code.name().unwrap_or_default()));
    }
    for code in mosquitto::ErrorCode::ALL {
        symbols.entry(code.symbol().unwrap_or_default(), code.as_i32().to_string());
    }
    let maps = [
        format!("static NAMES: phf::Map<u8, &str> = {};", names.build()),
        format!("static JAVA: phf::Map<i32, &str> = {};", java.build()),
        format!("static SYMBOLS: phf::Map<&str, i32> = {};", symbols.build()),
    ];
    fs::write(path::Path::new(&env::var("OUT_DIR")?).join("maps.rs"), maps.join("\n"))?;
    Ok(())
}
