//! `mqtt-codes completions` and `mqtt-codes man`: made from the command line that they describe.

use std::fs;
use std::io;
use std::path::Path;

use clap::builder::PossibleValuesParser;
use clap_mangen::Man;

use crate::Outcome;
use crate::args::{self, CompletionsArgs, ManArgs};
use crate::catalog;
use crate::output;

pub(crate) fn completions(args: &CompletionsArgs) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut with_names(args::command()), "mqtt-codes", &mut script);
    // For bash, `clap_complete` takes the hyphen of the name for the border of a command, and then finds no command.
    let script = String::from_utf8_lossy(&script).replace("mqtt__subcmd__codes", "mqtt__codes");
    done(output::write(&script))
}

/// The command line with the names and constants of all codes in the place of the query. Only scripts list them: the tool
/// itself takes any text, and does not spend its start on them.
fn with_names(command: clap::Command) -> clap::Command {
    let mut names: Vec<&'static str> = catalog::FAMILIES
        .iter()
        .flat_map(|family| family.codes)
        .flat_map(|code| [Some(code.name), code.symbol])
        .flatten()
        .collect();
    names.sort_unstable();
    names.dedup();
    let listed = |arg: clap::Arg| arg.value_parser(PossibleValuesParser::new(names.iter().copied()));
    command.mut_arg("query", listed).mut_subcommand("explain", |explain| explain.mut_arg("query", listed))
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
