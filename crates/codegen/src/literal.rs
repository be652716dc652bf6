//! Making a text safe inside what a template writes.
//!
//! One [`Escape`] is a target's autoescape: every string that a template prints passes through it, so that forgetting a
//! filter cannot break out of a literal. The escapers are named for the syntax they write, and several languages share
//! one. All of them escape every control, format, separator, private and unassigned-looking character that tools or
//! reviewers would stumble over ([`is_odd`]), so that the output is plain to see.

use std::io::{self, Write};

use catalog::choice;
use catalog::hidden::is_hidden;

use crate::markdown::markdown;

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
        /// As it is, on one line, with U+FFFD for what nobody can see: for plain text without any syntax.
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
            Self::None => |text, out| chars(text, out, plain),
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
    is_hidden(c) || matches!(c, '\n' | '\r' | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}')
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

fn plain(c: char, out: &mut dyn Write) -> io::Result<bool> {
    match c {
        '\n' | '\r' => out.write_all(b" ").map(|()| true),
        c if is_odd(c) => out.write_all("\u{FFFD}".as_bytes()).map(|()| true),
        _ => Ok(false),
    }
}

fn utf16(c: char, out: &mut dyn Write) -> io::Result<bool> {
    for unit in c.encode_utf16(&mut [0; 2]) {
        write!(out, "\\u{unit:04x}")?;
    }
    Ok(true)
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
            (Escape::None, "a\"b\\c d\u{FFFD}e\u{FFFD}f😀*/</script>"),
            (Escape::Xml, "a&quot;b\\c\u{FFFD}d\u{FFFD}e\u{FFFD}f😀*/&lt;/script&gt;"),
        ];
        for (escape, expected) in cases {
            assert_eq!(escape.apply(hostile), expected, "{escape}");
        }
    }

    /// Line ends and tabs look in every language as its people write them; what has no short form is a number.
    #[test]
    fn escapes_are_those_that_people_write() {
        let text = "\r\n\t\u{1f} \u{e000}\u{10ffff}";
        let cases = [
            (Escape::Rust, r"\r\n\t\u{1f} \u{e000}\u{10ffff}"),
            (Escape::Javascript, r"\r\n\t\u001f \ue000\udbff\udfff"),
            (Escape::Java, r"\r\n\t\037 \ue000\udbff\udfff"),
            (Escape::Go, r"\r\n\t\u001f \ue000\U0010ffff"),
            (Escape::Json, r"\r\n\t\u001f \ue000\udbff\udfff"),
        ];
        for (escape, expected) in cases {
            assert_eq!(escape.apply(text), expected, "{escape}");
        }
        assert_eq!(Escape::Xml.apply("<a b='1'>&\u{ffff}"), "&lt;a b=&#39;1&#39;&gt;&amp;\u{fffd}");
        assert_eq!(Escape::None.apply("a\r\nb\u{200b}"), "a  b\u{fffd}");
    }
}
