//! A text as GitHub Flavored Markdown that shows exactly this text, with its code spans as code, on one line.
//!
//! It is right at the beginning of a paragraph, within one, and in the cell of a table. A line break becomes one space,
//! and what nobody can see U+FFFD; every other character is shown as it is, white space at both ends included.

use crate::literal::is_odd;

/// The text as Markdown.
pub(crate) fn markdown(text: &str) -> String {
    let text = line(text);
    let mut out = String::with_capacity(text.len());
    let parts: Vec<_> = text.split('`').collect();
    // Without a closing backtick the last part is no span, and otherwise it is none anyway.
    let spans = parts.len() - 1;
    for (index, part) in parts.iter().enumerate() {
        let is_closed = index < spans;
        if index % 2 == 1 && is_closed && is_code(part, &out) {
            out.push('`');
            out.extend(part.chars().flat_map(in_code));
            out.push('`');
            continue;
        }
        if index % 2 == 1 {
            out.push_str("\\`");
        }
        let is_last = index + 1 == parts.len();
        let mut rest = part.chars();
        while let Some(c) = rest.next() {
            in_text(c, rest.as_str(), is_last, &mut out);
        }
        if index % 2 == 1 && is_closed {
            out.push_str("\\`");
        }
    }
    out
}

/// The text on one line, with U+FFFD for what nobody can see.
fn line(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let shown = text.chars().map(|c| match c {
        '\n' | '\r' => ' ',
        c if is_odd(c) => '\u{FFFD}',
        c => c,
    });
    shown.collect()
}

/// Whether a code span can show this. It takes spaces away at both ends, reads two adjacent backticks as one sign, and a
/// backslash before `|` in a table means something else to every reader.
fn is_code(part: &str, before: &str) -> bool {
    !part.is_empty() && part.trim() == part && !before.ends_with('`') && !part.contains("\\|")
}

/// Inside a code span only `|` needs care, for tables: GFM takes the backslash away there. Elsewhere it does not, and the
/// template has to.
fn in_code(c: char) -> impl Iterator<Item = char> {
    (c == '|').then_some('\\').into_iter().chain([c])
}

/// What nobody sees, and what is between two texts to every reader. An address with it inside becomes no link. It does
/// with a character reference: GitHub, for one, looks for addresses when it has resolved those.
const GAP: &str = "<!-- -->";

/// One character outside of code; `rest` is what follows, up to the next backtick or the end.
fn in_text(c: char, rest: &str, is_last: bool, out: &mut String) {
    let is_end = is_last && rest.is_empty();
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '\\' | '*' | '_' | '{' | '}' | '[' | ']' | '|' | '~' | '$' => escape(c, out),
        '#' | '+' | '-' | '=' if out.is_empty() => escape(c, out),
        // A number with a dot or parenthesis begins an ordered list.
        '.' | ')' if is_number(out) => escape(c, out),
        // Number signs behind a space would be the end of a heading, and not of its text.
        '#' if out.ends_with(' ') && is_last && rest.bytes().all(|byte| byte == b'#') => escape(c, out),
        // Before a link, it would make an image of it.
        '!' if is_end => escape(c, out),
        // GFM makes links of addresses. At the beginning, a gap would make HTML of the line.
        '@' if out.ends_with(|c: char| !c.is_whitespace()) => divide(c, out),
        ':' if rest.starts_with("//") => {
            out.push(c);
            out.push_str(GAP);
        }
        '.' if ends_with_www(out) => divide(c, out),
        // White space at an end would be taken away, and four spaces make code.
        c if c.is_whitespace() && (is_end || out.is_empty()) => {
            out.push_str("&#");
            out.push_str(&u32::from(c).to_string());
            out.push(';');
        }
        c => out.push(c),
    }
}

fn escape(c: char, out: &mut String) {
    out.push('\\');
    out.push(c);
}

fn divide(c: char, out: &mut String) {
    out.push_str(GAP);
    out.push(c);
}

fn ends_with_www(text: &str) -> bool {
    text.as_bytes().last_chunk::<3>().is_some_and(|end| end.eq_ignore_ascii_case(b"www"))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::markdown;

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
            (" - not a list either ", "&#32;- not a list either&#32;"),
            ("    not code  ", "&#32;   not code &#32;"),
            ("\u{a0}", "&#160;"),
            ("\u{3000}kept\u{2003}", "&#12288;kept&#8195;"),
            ("\n", "&#32;"),
            ("1) not a list", "1\\) not a list"),
            ("one\r\ntwo\rthree `a\nb`", "one two three `a b`"),
            ("a\u{200b}b `a\u{200b}b`", "a\u{fffd}b `a\u{fffd}b`"),
            ("a #", "a \\#"),
            ("a ## # b ##", "a ## # b \\##"),
            ("a# `b` #", "a# `b` \\#"),
            ("no image!", "no image\\!"),
            ("! a `b`!", "! a `b`\\!"),
            ("`a``b`", "`a`\\`b\\`"),
            ("` a ` ``", "\\` a \\` \\`\\`"),
            ("`a\\\\|b`", "\\`a\\\\\\\\\\|b\\`"),
            ("https://example.org", "https:<!-- -->//example.org"),
            ("a@example.org www.example.org", "a<!-- -->@example.org www<!-- -->.example.org"),
            ("@example.org @a", "@example.org @a"),
            ("WwW.example.org", "WwW<!-- -->.example.org"),
        ];
        for (text, expected) in cases {
            assert_eq!(markdown(text), expected);
        }
    }
}
