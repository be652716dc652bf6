//! `mqtt-codes list`: the codes of a family or packet.

use crate::Outcome;
use crate::args::{Format, ListArgs};
use crate::catalog::{self, Entry};
use crate::output::{self, Output};
use crate::show;

pub(crate) fn run(args: &ListArgs, output: &Output) -> Outcome {
    let fits = |entry: &Entry| {
        args.family.as_deref().is_none_or(|family| entry.family.id == family)
            && args
                .packet
                .as_deref()
                .is_none_or(|packet| entry.code.packets.iter().any(|other| other.eq_ignore_ascii_case(packet)))
    };
    let entries: Vec<Entry> = catalog::entries().filter(fits).collect();
    show_all(&entries, output)
}

/// Shows codes, one a line.
pub(crate) fn show_all(entries: &[Entry], output: &Output) -> Outcome {
    let shown = match output.format {
        Format::Json => show::json::codes(entries, output),
        _ if entries.is_empty() => String::new(),
        Format::Text => show::text::table(entries, output),
        Format::Markdown => show::markdown::table(entries, output),
    };
    if let Err(error) = output::write(&shown) {
        output::complain("cannot write", &error);
        return Outcome::Failed;
    }
    if entries.is_empty() { Outcome::NothingFound } else { Outcome::Found }
}
