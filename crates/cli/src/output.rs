//! Where the output goes, and in which form.

use std::env;
use std::ffi::OsString;
use std::io::{self, ErrorKind, IsTerminal, Write};

use mqtt_codes::Locale;

use crate::args::{Color, Format, Show};
use crate::language;
use crate::words::Words;

/// How to show something, and where.
pub(crate) struct Output {
    pub(crate) locale: Locale,
    pub(crate) format: Format,
    pub(crate) has_color: bool,
    pub(crate) width: usize,
}

/// Lines are not longer, however wide the terminal is.
const WIDEST: usize = 100;

impl Output {
    pub(crate) fn new(show: &Show) -> Self {
        let language = language::choose(show.lang.as_deref());
        let output = Self {
            locale: language.locale,
            format: show.format,
            has_color: has_color(show.color, io::stdout().is_terminal(), |name| env::var_os(name)),
            width: width(show.width),
        };
        if let Some(tag) = language.unavailable {
            let tags: Vec<&str> = Locale::ALL.iter().map(|locale| locale.tag()).collect();
            say(&Words::of(output.locale).no_language(&visible(&tag), &tags.join(", ")));
        }
        output
    }
}

/// Writes data to standard output. When the reader is gone, that is no failure.
pub(crate) fn write(data: &str) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(data.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

/// Tells the person something on standard error.
pub(crate) fn say(message: &str) {
    let _ = writeln!(io::stderr().lock(), "{message}");
}

/// Says that reading or writing failed.
pub(crate) fn complain(what: &str, error: &io::Error) {
    say(&format!("mqtt-codes: {what}: {error}"));
}

/// Whether to paint, given whether a person watches and what the environment says.
fn has_color(asked: Color, is_terminal: bool, read: impl Fn(&str) -> Option<OsString>) -> bool {
    match asked {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => {
            let is_unwanted = read("NO_COLOR").is_some_and(|value| !value.is_empty());
            is_terminal && !is_unwanted && read("TERM").is_none_or(|term| term != "dumb")
        }
    }
}

fn width(asked: Option<usize>) -> usize {
    let columns = || env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal = || terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0));
    asked.or_else(|| columns().or_else(terminal).map(|width: usize| width.min(WIDEST))).unwrap_or(80).max(1)
}

/// A text without control characters and without characters that turn the direction of writing: pasted text must not be
/// able to command a terminal.
pub(crate) fn visible(text: &str) -> String {
    let is_hidden = |c: char| {
        c.is_control() || matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|c| if is_hidden(c) { '\u{FFFD}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn color_is_for_terminals_that_want_it() {
        let with = |variable: &'static str, value: &'static str| {
            move |name: &str| (name == variable).then(|| OsString::from(value))
        };
        assert!(has_color(Color::Auto, true, |_| None));
        assert!(has_color(Color::Auto, true, with("NO_COLOR", "")));
        assert!(!has_color(Color::Auto, true, with("NO_COLOR", "1")));
        assert!(!has_color(Color::Auto, true, with("TERM", "dumb")));
        assert!(!has_color(Color::Auto, false, |_| None));
        assert!(has_color(Color::Always, false, with("NO_COLOR", "1")));
        assert!(!has_color(Color::Never, true, |_| None));
    }

    #[test]
    fn nothing_hidden_is_shown() {
        assert_eq!(visible("a\u{1b}[31m\u{202e}b"), "a\u{FFFD}[31m\u{FFFD}b");
        assert_eq!(visible("超时 ok"), "超时 ok");
    }
}
