//! A text as GitHub Flavored Markdown that shows exactly this text, with its code spans as code, on one line.
//!
//! It is right at the beginning of a paragraph, within one, and in the cell of a table.

use crate::literal::is_odd;

/// The text as Markdown.
pub(crate) fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let parts: Vec<_> = text.split('`').collect();
    // Without a closing backtick the last span is no span.
    let spans = if parts.len() % 2 == 1 { parts.len() } else { parts.len() - 1 };
    for (index, part) in parts.iter().enumerate() {
        let is_closed = index < spans;
        if index % 2 == 1 && is_closed && is_code(part, &out) {
            out.push('`');
            out.extend(part.chars().map(|c| if is_odd(c) { '\u{FFFD}' } else { c }).flat_map(in_code));
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

/// Whether a code span can show this. It takes spaces away at both ends, reads two adjacent backticks as one sign, and a
/// backslash before `|` in a table means something else to every reader.
fn is_code(part: &str, before: &str) -> bool {
    !part.is_empty() && part.trim() == part && !before.ends_with('`') && !part.contains("\\|")
}

/// Inside a code span only `|` needs care, for tables: GFM takes the backslash away there, and elsewhere our texts have
/// no `|` in code.
fn in_code(c: char) -> impl Iterator<Item = char> {
    (c == '|').then_some('\\').into_iter().chain([c])
}

/// One character outside of code; `rest` is what follows, up to the next backtick or the end.
fn in_text(c: char, rest: &str, is_last: bool, out: &mut String) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '\\' | '*' | '_' | '{' | '}' | '[' | ']' | '|' | '~' | '$' => {
            out.push('\\');
            out.push(c);
        }
        '#' | '+' | '-' | '=' if out.trim_start_matches(' ').is_empty() => {
            out.push('\\');
            out.push(c);
        }
        // A number with a dot or parenthesis begins an ordered list.
        '.' | ')' if is_number(out.trim_start_matches(' ')) => {
            out.push('\\');
            out.push(c);
        }
        // GFM makes links of addresses.
        '@' => out.push_str("&#64;"),
        ':' if rest.starts_with("//") => out.push_str("&#58;"),
        '.' if out.ends_with("www") => out.push_str("&#46;"),
        // Four spaces at the beginning make code, and two at the end a line break.
        ' ' | '\n' | '\r' if out == "   " || is_last && rest.is_empty() && out.ends_with(' ') => out.push_str("&#32;"),
        '\n' | '\r' => out.push(' '),
        c if is_odd(c) => out.push('\u{FFFD}'),
        c => out.push(c),
    }
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
            (" - not a list either ", " \\- not a list either "),
            ("    not code  ", "   &#32;not code &#32;"),
            ("  1) not a list", "  1\\) not a list"),
            ("`a``b`", "`a`\\`b\\`"),
            ("` a ` ``", "\\` a \\` \\`\\`"),
            ("`a\\\\|b`", "\\`a\\\\\\\\\\|b\\`"),
            ("https://example.org", "https&#58;//example.org"),
            ("a@example.org www.example.org", "a&#64;example.org www&#46;example.org"),
        ];
        for (text, expected) in cases {
            assert_eq!(markdown(text), expected);
        }
    }
}
