//! The command line.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};

use crate::catalog;

/// Explain MQTT reason, return and error codes
///
/// Takes whatever you have: a number in any notation, a name, a line of a log, words in English, Chinese or Japanese. Lists
/// everything that it may mean, the likeliest first, with the evidence for it, its causes and what to do.
#[derive(Debug, Parser)]
#[command(
    name = "mqtt-codes",
    version,
    args_conflicts_with_subcommands = true,
    max_term_width = 100,
    after_help = EXAMPLES,
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    #[command(flatten)]
    pub(crate) question: QuestionArgs,
    #[command(flatten)]
    pub(crate) show: Show,
}

const EXAMPLES: &str = "Examples:
  mqtt-codes rc=19
  mqtt-codes 0x87
  mqtt-codes -4 --client paho-c
  mqtt-codes 'Connection lost (32109) - java.io.EOFException'
  mqtt-codes search timeout
  journalctl -u mosquitto | mqtt-codes annotate

Exit status: 0 found, 1 nothing found, 2 wrong usage, 3 ambiguous under --strict";

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Explain a number, a name or a line of a log; the word `explain` may be left out
    Explain(QuestionArgs),
    /// Copy a log from standard input, with a note under each line that carries a code
    Annotate(AnnotateArgs),
    /// List codes
    List(ListArgs),
    /// Search all texts in all languages for words
    Search(SearchArgs),
    /// Write completions for a shell
    Completions(CompletionsArgs),
    /// Write the manual page, or all manual pages to a folder
    Man(ManArgs),
}

/// What someone asks.
#[derive(Args, Debug)]
pub(crate) struct QuestionArgs {
    /// A number, a name or a line of a log; `-` reads it from standard input
    #[arg(value_name = "QUERY", allow_negative_numbers = true)]
    pub(crate) query: Vec<OsString>,
    #[command(flatten)]
    pub(crate) narrow: Narrow,
    /// Explain every meaning in full, and not the first one only
    #[arg(long)]
    pub(crate) all: bool,
    /// Exit with status 3 if more than one family fits
    #[arg(long)]
    pub(crate) strict: bool,
}

/// What narrows a search.
#[derive(Args, Debug)]
pub(crate) struct Narrow {
    /// Only codes of this family
    #[arg(long, value_parser = families())]
    pub(crate) family: Option<String>,
    /// Only codes of this library, such as `mosquitto` or `paho python`
    #[arg(long, value_name = "LIBRARY")]
    pub(crate) client: Option<String>,
    /// Only codes that this packet may carry
    #[arg(long, value_parser = packets(), ignore_case = true)]
    pub(crate) packet: Option<String>,
    /// The callback, function or program that gave the code, such as `on_disconnect`
    #[arg(long, value_name = "CALLBACK")]
    pub(crate) from: Option<String>,
    /// Only numbers that this version of the library has; with `--client` or `--family`
    #[arg(long = "client-version", value_name = "VERSION", value_parser = version)]
    pub(crate) client_version: Option<[u16; 3]>,
}

/// How it is shown.
#[derive(Args, Clone, Debug)]
pub(crate) struct Show {
    /// The language of the texts, such as `ja`; else that of the environment
    #[arg(long, value_name = "TAG", global = true)]
    pub(crate) lang: Option<String>,
    /// The format
    #[arg(long, value_enum, default_value_t, global = true)]
    pub(crate) format: Format,
    /// When to use color
    #[arg(long, value_enum, default_value_t, global = true)]
    pub(crate) color: Color,
    /// The width of lines; else that of the terminal, at most 100
    #[arg(long, value_name = "COLUMNS", global = true)]
    pub(crate) width: Option<usize>,
}

/// A format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
    /// For issues and chats
    Markdown,
}

/// When to use color.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Args, Debug)]
pub(crate) struct AnnotateArgs {
    #[command(flatten)]
    pub(crate) narrow: Narrow,
    /// Explain a code every time it appears, and not the first time only
    #[arg(long)]
    pub(crate) all: bool,
    /// Leave out lines without a code
    #[arg(long)]
    pub(crate) only_matching: bool,
}

#[derive(Args, Debug)]
pub(crate) struct ListArgs {
    /// Only codes of this family
    #[arg(long, value_parser = families())]
    pub(crate) family: Option<String>,
    /// Only codes that this packet may carry
    #[arg(long, value_parser = packets(), ignore_case = true)]
    pub(crate) packet: Option<String>,
}

#[derive(Args, Debug)]
pub(crate) struct SearchArgs {
    /// Words in any language; a code must have all of them
    #[arg(required = true, allow_negative_numbers = true)]
    pub(crate) words: Vec<OsString>,
    /// Only codes of this family
    #[arg(long, value_parser = families())]
    pub(crate) family: Option<String>,
}

#[derive(Args, Debug)]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Args, Debug)]
pub(crate) struct ManArgs {
    /// Where to write a page for each command; without it, the main page goes to standard output
    pub(crate) folder: Option<PathBuf>,
}

/// The command line, as `clap` knows it.
pub(crate) fn command() -> clap::Command {
    Cli::command()
}

fn families() -> PossibleValuesParser {
    PossibleValuesParser::new(catalog::FAMILIES.iter().map(|family| family.id))
}

fn packets() -> PossibleValuesParser {
    PossibleValuesParser::new(catalog::packets())
}

/// One to three decimal numbers, joined by dots.
fn version(text: &str) -> Result<[u16; 3], String> {
    let wrong = || "a version is one to three decimal numbers, joined by dots".to_owned();
    let mut parts = [0; 3];
    let mut given = text.split('.');
    for (place, part) in parts.iter_mut().enumerate() {
        match given.next() {
            Some(number) => *part = number.parse().map_err(|_| wrong())?,
            None if place > 0 => break,
            None => return Err(wrong()),
        }
    }
    if given.next().is_some() { Err(wrong()) } else { Ok(parts) }
}
