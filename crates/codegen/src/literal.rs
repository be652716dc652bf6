//! Making a text safe inside what a template writes.
//!
//! One [`Escape`] is a target's autoescape: every string that a template prints passes through it, so that forgetting a
//! filter cannot break out of a literal. The escapers are named for the syntax they write, and several languages share
//! one. All of them escape every control, format, separator, private and unassigned-looking character that tools or
//! reviewers would stumble over ([`is_odd`]), so that the output is plain to see.

use std::io::{self, Write};

use catalog::choice;
use catalog::yaml::encoding::is_hidden;

choice! {
    /// The escaper of a target.
    pub enum Escape("escaper") {
        /// `\u{7f}`: Rust, Swift.
        Rust = "rust",
        /// `\u007f` and surrogate pairs, with `\n`: JavaScript, TypeScript, C#, Dart.
        Javascript = "javascript",
        /// As `javascript`, but control characters in octal: Java expands `\u000a` before it reads the literal.
        Java = "java",
        /// `\u007f` and `\U0001f600`: Go, Python, C.
        Go = "go",
        /// JSON strings.
        Json = "json",
        /// Markdown text, in paragraphs and in table cells: code spans stay, everything else is literal.
        Markdown = "markdown",
        /// XML and HTML text and attributes.
        Xml = "xml",
        /// As it is: for plain-text formats without any syntax.
        None = "none",
    }
}

impl Escape {
    /// The function that Tera calls for every printed string.
    #[must_use]
    pub fn function(self) -> tera::EscapeFn {
        match self {
            Self::Rust => |text, out| chars(text, out, rust),
            Self::Javascript => |text, out| chars(text, out, javascript),
            Self::Java => |text, out| chars(text, out, java),
            Self::Go => |text, out| chars(text, out, go),
            Self::Json => |text, out| chars(text, out, json),
            Self::Markdown => |text, out| out.write_all(markdown(text).as_bytes()),
            Self::Xml => |text, out| chars(text, out, xml),
            Self::None => |text, out| out.write_all(text.as_bytes()),
        }
    }

    /// The escaped text.
    #[must_use]
    pub fn apply(self, text: &str) -> String {
        let mut out = Vec::new();
        // Writing to memory does not fail.
        let written = self.function()(text, &mut out);
        debug_assert!(written.is_ok());
        String::from_utf8(out).unwrap_or_default()
    }
}

/// Characters that a literal should show as an escape: hidden ones, line breaks, private use and noncharacters.
#[must_use]
pub const fn is_odd(c: char) -> bool {
    is_hidden(c)
        || matches!(c, '\n' | '\r' | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' | '\u{FDD0}'..='\u{FDEF}')
        || (c as u32) & 0xFFFE == 0xFFFE
}

fn chars(text: &str, out: &mut dyn Write, escape: fn(char, &mut dyn Write) -> io::Result<bool>) -> io::Result<()> {
    let mut plain = 0; // where the text begins that is not written yet
    for (at, c) in text.char_indices().filter(|(_, c)| !c.is_ascii_alphanumeric() && *c != ' ') {
        out.write_all(text.get(plain..at).unwrap_or_default().as_bytes())?;
        plain = if escape(c, out)? { at + c.len_utf8() } else { at };
    }
    out.write_all(text.get(plain..).unwrap_or_default().as_bytes())
}

/// `\"`, `\\`, `\n`, `\r` and `\t`, which all the C-like languages share.
fn c_like(c: char, out: &mut dyn Write) -> io::Result<bool> {
    let escape = match c {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ => return Ok(false),
    };
    out.write_all(escape.as_bytes()).map(|()| true)
}

fn rust(c: char, out: &mut dyn Write) -> io::Result<bool> {
    if c_like(c, out)? {
        return Ok(true);
    }
    if !is_odd(c) {
        return Ok(false);
    }
    write!(out, "\\u{{{:x}}}", u32::from(c)).map(|()| true)
}

fn javascript(c: char, out: &mut dyn Write) -> io::Result<bool> {
    if c_like(c, out)? {
        return Ok(true);
    }
    if !is_odd(c) {
        return Ok(false);
    }
    utf16(c, out)
}

fn java(c: char, out: &mut dyn Write) -> io::Result<bool> {
    if c_like(c, out)? {
        return Ok(true);
    }
    if c < ' ' {
        return write!(out, "\\{:03o}", u32::from(c)).map(|()| true);
    }
    if !is_odd(c) {
        return Ok(false);
    }
    utf16(c, out)
}

fn go(c: char, out: &mut dyn Write) -> io::Result<bool> {
    if c_like(c, out)? {
        return Ok(true);
    }
    match u32::from(c) {
        _ if !is_odd(c) => Ok(false),
        short @ ..=0xFFFF => write!(out, "\\u{short:04x}").map(|()| true),
        long => write!(out, "\\U{long:08x}").map(|()| true),
    }
}

fn json(c: char, out: &mut dyn Write) -> io::Result<bool> {
    javascript(c, out)
}

fn xml(c: char, out: &mut dyn Write) -> io::Result<bool> {
    let entity = match c {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&#39;",
        // XML 1.0 has no way to write control characters.
        _ if is_odd(c) => "\u{FFFD}",
        _ => return Ok(false),
    };
    out.write_all(entity.as_bytes()).map(|()| true)
}

fn utf16(c: char, out: &mut dyn Write) -> io::Result<bool> {
    for unit in c.encode_utf16(&mut [0; 2]) {
        write!(out, "\\u{unit:04x}")?;
    }
    Ok(true)
}

/// Markdown that shows exactly this text, with its code spans as code, on one line.
fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let parts: Vec<_> = text.split('`').collect();
    // Without a closing backtick the last span is no span.
    let spans = if parts.len() % 2 == 1 { parts.len() } else { parts.len() - 1 };
    for (index, part) in parts.iter().enumerate() {
        if index % 2 == 1 && index < spans && !part.trim().is_empty() {
            out.push('`');
            out.extend(part.chars().map(|c| if is_odd(c) { '\u{FFFD}' } else { c }).flat_map(in_code));
            out.push('`');
            continue;
        }
        if index % 2 == 1 {
            out.push_str("\\`");
        }
        for c in part.chars() {
            in_text(c, out.is_empty(), &mut out);
        }
        if index % 2 == 1 && index < spans {
            out.push_str("\\`");
        }
    }
    out
}

/// Inside a code span only `|` needs care, for tables: GFM takes the backslash away there, and elsewhere our texts have
/// no `|` in code.
fn in_code(c: char) -> impl Iterator<Item = char> {
    (c == '|').then_some('\\').into_iter().chain([c])
}

fn in_text(c: char, first: bool, out: &mut String) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '\\' | '*' | '_' | '{' | '}' | '[' | ']' | '|' | '~' | '$' => {
            out.push('\\');
            out.push(c);
        }
        '#' | '+' | '-' | '=' if first => {
            out.push('\\');
            out.push(c);
        }
        // A number with a dot or parenthesis begins an ordered list.
        '.' | ')' if !out.is_empty() && out.bytes().all(|b| b.is_ascii_digit()) => {
            out.push('\\');
            out.push(c);
        }
        // GFM makes links of addresses.
        '@' => out.push_str("&#64;"),
        '.' if out.ends_with("www") => out.push_str("&#46;"),
        c if c == '\n' || c == '\r' => out.push(' '),
        c if is_odd(c) => out.push('\u{FFFD}'),
        c => out.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_escaper_keeps_text_in_its_literal() {
        let hostile = "a\"b\\c\nd\u{202E}e\u{0}f😀*/</script>";
        let cases = [
            (Escape::Rust, "a\\\"b\\\\c\\nd\\u{202e}e\\u{0}f😀*/</script>"),
            (Escape::Javascript, "a\\\"b\\\\c\\nd\\u202ee\\u0000f😀*/</script>"),
            (Escape::Java, "a\\\"b\\\\c\\nd\\u202ee\\000f😀*/</script>"),
            (Escape::Go, "a\\\"b\\\\c\\nd\\u202ee\\u0000f😀*/</script>"),
            (Escape::Xml, "a&quot;b\\c\u{FFFD}d\u{FFFD}e\u{FFFD}f😀*/&lt;/script&gt;"),
        ];
        for (escape, expected) in cases {
            assert_eq!(escape.apply(hostile), expected, "{escape}");
        }
    }

    #[test]
    fn markdown_shows_what_was_written() {
        let cases = [
            ("plain", "plain"),
            ("a `b|c` | d", "a `b\\|c` \\| d"),
            ("*a* _b_ [c](d) <e> &f;", "\\*a\\* \\_b\\_ \\[c\\](d) &lt;e&gt; &amp;f;"),
            ("- not a list", "\\- not a list"),
            ("open ` tick", "open \\` tick"),
            ("two\nlines", "two lines"),
            ("1. not a list", "1\\. not a list"),
            ("a@example.org www.example.org", "a&#64;example.org www&#46;example.org"),
        ];
        for (text, expected) in cases {
            assert_eq!(Escape::Markdown.apply(text), expected);
        }
    }
}
