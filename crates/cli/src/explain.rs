//! `mqtt-codes QUERY`: what someone pasted, explained.

use std::ffi::OsString;
use std::io::{self, Read};

use lookup::{Answer, Lookup, Question};

use crate::Outcome;
use crate::args::{Format, Narrow, QuestionArgs};
use crate::catalog::FAMILIES;
use crate::output::{self, Output};
use crate::show;

/// What is read from standard input at most.
const MOST_INPUT: u64 = 64 * 1024;

pub(crate) fn run(args: &QuestionArgs, output: &Output) -> Outcome {
    let query = match query(&args.query) {
        Ok(Some(query)) => query,
        Ok(None) => {
            output::say(&crate::args::command().render_help().to_string());
            return Outcome::Failed;
        }
        Err(error) => {
            output::complain("cannot read standard input", &error);
            return Outcome::Failed;
        }
    };
    let lookup = Lookup::new(FAMILIES);
    let answer = lookup.ask(&question(&query, &args.narrow));
    let shown = match output.format {
        Format::Text => show::text::answer(&query, &answer, args.all, output),
        Format::Json => show::json::answer(&query, &answer, output),
        Format::Markdown => show::markdown::answer(&query, &answer, args.all, output),
    };
    if let Err(error) = output::write(&shown) {
        output::complain("cannot write", &error);
        return Outcome::Failed;
    }
    outcome(&answer, args.strict)
}

fn outcome(answer: &Answer<'_>, is_strict: bool) -> Outcome {
    match answer.meanings.as_slice() {
        [] => Outcome::NothingFound,
        _ if is_strict && !answer.is_certain => Outcome::Ambiguous,
        _ => Outcome::Found,
    }
}

/// The question about a text.
pub(crate) fn question<'q>(text: &'q str, narrow: &'q Narrow) -> Question<'q> {
    Question {
        text,
        is_log_line: false,
        family: narrow.family.as_deref(),
        client: narrow.client.as_deref(),
        packet: narrow.packet.as_deref(),
        from: narrow.from.as_deref(),
        version: narrow.client_version,
    }
}

/// The words of the command line, joined; or standard input for `-`; or nothing.
fn query(words: &[OsString]) -> io::Result<Option<String>> {
    match words {
        [] => Ok(None),
        [word] if word == "-" => {
            let mut bytes = Vec::new();
            io::stdin().lock().take(MOST_INPUT).read_to_end(&mut bytes)?;
            Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
        }
        words => Ok(Some(joined(words))),
    }
}

/// Words with a blank between them; what is not UTF-8 is replaced.
pub(crate) fn joined(words: &[OsString]) -> String {
    let words: Vec<_> = words.iter().map(|word| word.to_string_lossy()).collect();
    words.join(" ")
}
