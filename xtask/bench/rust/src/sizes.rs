//! How much a program for a Cortex-M4 grows: code and constants of programs that do one thing.

use std::fs;
use std::path::Path;

use crate::clock::{print, Subject};

/// Where `cargo build` puts the programs, by profile: all languages built, or English alone.
const FOLDER: &str = "target/thumbv7em-none-eabihf";

const ROWS: [(&str, &str, &str); 8] = [
    ("size: is_error", "thumb", "is_error"),
    ("size: names", "thumb", "name"),
    ("size: English texts", "thumb", "text"),
    ("size: English texts, no other language built", "thumb-english", "text"),
    ("size: troubleshooting", "thumb", "troubleshooting"),
    ("size: equivalents", "thumb", "equivalents"),
    ("size: downgrade", "thumb", "downgrade"),
    ("size: texts, locale at run time", "thumb", "texts"),
];

pub fn print_all() {
    for (row, profile, program) in ROWS {
        let path = Path::new(FOLDER).join(profile).join(program);
        let file = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        print(row, Subject("mqtt-codes"), "B", &size(&file).to_string(), None);
    }
}

/// The bytes of all sections of a 32-bit ELF file that a device keeps in its memory.
fn size(elf: &[u8]) -> u32 {
    let word = |at: usize| u32::from_le_bytes([elf[at], elf[at + 1], elf[at + 2], elf[at + 3]]);
    let half = |at: usize| usize::from(u16::from_le_bytes([elf[at], elf[at + 1]]));
    let (first, length, count) = (word(0x20) as usize, half(0x2E), half(0x30));
    let sections = (0..count).map(|index| first + index * length);
    // Program data, and present at run time: not debugging information, and not the tables for unwinding.
    let is_kept = |section: &usize| word(section + 0x04) == 1 && word(section + 0x08) & 2 != 0;
    sections.filter(is_kept).map(|section| word(section + 0x14)).sum()
}
