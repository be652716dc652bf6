//! `mqtt-codes completions` and `mqtt-codes man`: made from the command line that they describe.

use std::fs;
use std::io;
use std::path::Path;

use clap_mangen::Man;

use crate::Outcome;
use crate::args::{self, CompletionsArgs, ManArgs};
use crate::output;

pub(crate) fn completions(args: &CompletionsArgs) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut args::command(), "mqtt-codes", &mut script);
    done(output::write(&String::from_utf8_lossy(&script)))
}

pub(crate) fn man(args: &ManArgs) -> Outcome {
    match &args.folder {
        Some(folder) => done(write_pages(folder)),
        None => done(page(&args::command()).and_then(|page| output::write(&page))),
    }
}

fn page(command: &clap::Command) -> io::Result<String> {
    let mut page = Vec::new();
    Man::new(command.clone()).render(&mut page)?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}

/// A page for the tool and one for each command.
fn write_pages(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut command = args::command();
    command.build();
    fs::write(folder.join("mqtt-codes.1"), page(&command)?)?;
    for sub in command.get_subcommands().filter(|sub| sub.get_name() != "help") {
        let name = format!("mqtt-codes-{}", sub.get_name());
        fs::write(folder.join(format!("{name}.1")), page(&sub.clone().name(name))?)?;
    }
    Ok(())
}

fn done(result: io::Result<()>) -> Outcome {
    match result {
        Ok(()) => Outcome::Found,
        Err(error) => {
            output::complain("cannot write", &error);
            Outcome::Failed
        }
    }
}
