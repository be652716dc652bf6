//! Documentation comments: a text with code spans becomes lines that a comment can hold and its tool renders well.

use catalog::choice;

use crate::literal::is_odd;

choice! {
    /// How a language's documentation comments mark up code.
    pub enum CommentStyle("comment style") {
        /// Markdown in line comments: Rust.
        Markdown = "markdown",
        /// Markdown with `{` and `@` for tags, in block comments: TypeScript.
        Tsdoc = "tsdoc",
        /// HTML with `{@code …}`, in block comments: Java.
        Javadoc = "javadoc",
        /// Plain text: Go.
        Plain = "plain",
    }
}

impl CommentStyle {
    /// The text in this style, on one line.
    #[must_use]
    pub fn mark_up(self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let spans = text.matches('`').count() / 2 * 2;
        for (index, part) in text.split('`').enumerate() {
            let part: String = part.chars().map(|c| if is_odd(c) { ' ' } else { c }).collect();
            let is_span = index % 2 == 1 && index < spans;
            if is_span && !part.trim().is_empty() && !out.ends_with('`') {
                out.push_str(&self.code(&part));
                continue;
            }
            // A backtick that begins or ends no code stands for itself.
            out.extend((index % 2 == 1).then(|| self.backtick()));
            out.push_str(&self.prose(&part));
            out.extend(is_span.then(|| self.backtick()));
        }
        // Whatever the style, a block comment must not end here.
        out.replace("*/", "* /").replace("/*", "/ *")
    }

    const fn backtick(self) -> &'static str {
        match self {
            Self::Markdown | Self::Tsdoc => "\\`",
            Self::Javadoc | Self::Plain => "`",
        }
    }

    fn code(self, code: &str) -> String {
        match self {
            Self::Markdown | Self::Tsdoc => format!("`{code}`"),
            Self::Javadoc if code.contains(['{', '}', '@', '\\', '&']) => format!("<code>{}</code>", html(code)),
            Self::Javadoc => format!("{{@code {code}}}"),
            Self::Plain => code.to_owned(),
        }
    }

    fn prose(self, text: &str) -> String {
        let escape = |special: &[char]| {
            let escaped = text.chars().flat_map(|c| special.contains(&c).then_some('\\').into_iter().chain([c]));
            escaped.collect()
        };
        match self {
            Self::Markdown => escape(&['\\', '*', '_', '[', ']', '<', '>', '#', '|', '~']),
            Self::Tsdoc => escape(&['\\', '*', '_', '[', ']', '<', '>', '#', '|', '~', '{', '}', '@', '`']),
            Self::Javadoc => html(text),
            Self::Plain => text.to_owned(),
        }
    }
}

/// HTML for Javadoc, with `@` and backslash out of its reach.
fn html(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '@' => out.push_str("&#64;"),
            '\\' => out.push_str("&#92;"),
            '{' => out.push_str("&#123;"),
            '}' => out.push_str("&#125;"),
            c => out.push(c),
        }
    }
    out
}

/// The text for a line comment of any language, without markup: on one line, and nothing in it ends a comment or is an
/// escape that Java reads even there.
#[must_use]
pub fn remark(text: &str) -> String {
    let plain: String = text.chars().map(|c| if is_odd(c) { ' ' } else { c }).collect();
    let words: Vec<_> = plain.split_whitespace().collect();
    words.join(" ").replace("\\u", "\\ u").replace("*/", "* /").replace("/*", "/ *")
}

/// Breaks a text at white space into lines of at most `width` characters, wherever words allow it.
#[must_use]
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let word_length = word.chars().count();
        match lines.last_mut() {
            Some(line) if length + 1 + word_length <= width => {
                line.push(' ');
                line.push_str(word);
                length += 1 + word_length;
            }
            _ => {
                lines.push(word.to_owned());
                length = word_length;
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_and_prose_in_each_style() {
        let text = "set `a<b>` to *x* {y}";
        let marked: Vec<_> = CommentStyle::ALL.iter().map(|style| style.mark_up(text)).collect();
        let expected = [
            "set `a<b>` to \\*x\\* {y}",
            "set `a<b>` to \\*x\\* \\{y\\}",
            "set {@code a<b>} to *x* &#123;y&#125;",
            "set a<b> to *x* {y}",
        ];
        assert_eq!(marked, expected);
    }

    #[test]
    fn code_that_javadoc_would_read_is_html() {
        let cases = [("`a{b}`", "a&#123;b&#125;"), ("`&amp;`", "&amp;amp;"), ("`\\u0041 @a`", "&#92;u0041 &#64;a")];
        for (text, code) in cases {
            assert_eq!(CommentStyle::Javadoc.mark_up(text), format!("<code>{code}</code>"));
        }
    }

    #[test]
    fn no_comment_ends_early() {
        for style in CommentStyle::ALL {
            assert!(!style.mark_up("a */ b `c */`").contains("*/"), "{style}");
        }
    }

    #[test]
    fn a_remark_stays_in_its_line() {
        assert_eq!(remark(" a\r\nb \\u000a \\\\u000a */ \u{2028}x "), "a b \\ u000a \\\\ u000a * / x");
    }

    #[test]
    fn backticks_without_code_stand_for_themselves() {
        let cases =
            [("a ` b", "a \\` b", "a ` b"), ("` `", "\\` \\`", "` `"), ("`a``b`", "`a`\\`b\\`", "{@code a}{@code b}")];
        for (text, markdown, javadoc) in cases {
            assert_eq!(CommentStyle::Markdown.mark_up(text), markdown);
            assert_eq!(CommentStyle::Javadoc.mark_up(text), javadoc);
        }
    }

    #[test]
    fn lines_are_as_full_as_words_allow() {
        assert_eq!(wrap(" a  b\u{3000}c ", 9), ["a b c"]);
        assert!(wrap(" ", 9).is_empty());
        assert_eq!(wrap("aa bb cc dd", 5), ["aa bb", "cc dd"]);
        assert_eq!(wrap("aaaaaaaa b", 3), ["aaaaaaaa", "b"]);
    }
}
