//! Whatever a text says, each escaper's output stands for exactly this text, in one line of visible characters. The
//! readers here are written from the languages' grammars, and know nothing of how the escapers work.

use catalog::hidden::is_hidden;
use codegen::comment::{CommentStyle, remark, wrap};
use codegen::literal::Escape;
use proptest::prelude::*;

use crate::hostile::texts;

/// Any text: of any characters, of those that mean something somewhere, and of the hostile ones put together.
fn any_text() -> impl Strategy<Value = String> {
    let special = proptest::collection::vec(
        prop_oneof![
            prop::sample::select(
                "\\\"'`$%{}<>&|*/#@!?-+=.~_:;()[]0123456789uUxXnrt\n\r\t\0 \u{85}\u{2028}\u{FEFF}\u{202E}😀é\u{301}"
                    .chars()
                    .collect::<Vec<_>>()
            ),
            any::<char>(),
        ],
        0..40,
    );
    let hostile = proptest::collection::vec(prop::sample::select(texts()), 0..4).prop_map(|texts| texts.concat());
    prop_oneof![special.prop_map(|chars| chars.into_iter().collect()), any::<String>(), hostile]
}

/// Reads the escapes of a literal. `escape` gets the character after the backslash and what follows it.
fn read(literal: &str, escape: fn(char, &mut &str) -> Vec<u16>) -> String {
    let (mut units, mut rest) = (Vec::new(), literal);
    while let Some(c) = next(&mut rest) {
        assert!(c != '"' && !c.is_control() && !is_hidden(c), "{c:?} stands bare in {literal:?}");
        if c == '\\' {
            let escaped = next(&mut rest).expect("a backslash ends no literal");
            units.extend(escape(escaped, &mut rest));
        } else {
            units.extend_from_slice(c.encode_utf16(&mut [0; 2]));
        }
    }
    String::from_utf16(&units).expect("surrogates come in pairs")
}

fn next(rest: &mut &str) -> Option<char> {
    let c = rest.chars().next()?;
    *rest = &rest[c.len_utf8()..];
    Some(c)
}

fn units(number: u32) -> Vec<u16> {
    let c = char::from_u32(number).expect("a character");
    c.encode_utf16(&mut [0; 2]).to_vec()
}

/// Exactly so many hexadecimal digits.
fn digits(count: usize, rest: &mut &str) -> u32 {
    let (digits, after) = rest.split_at(count);
    assert!(digits.bytes().all(|b| b.is_ascii_hexdigit()), "{digits}");
    *rest = after;
    u32::from_str_radix(digits, 16).unwrap()
}

/// The escapes that C and its heirs share.
fn simple(c: char) -> Vec<u16> {
    let meant = match c {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '"' | '\\' => c,
        other => panic!("there is no escape \\{other}"),
    };
    units(u32::from(meant))
}

/// The Rust Reference, "String literals": `\u{…}` with one to six digits.
fn rust(c: char, rest: &mut &str) -> Vec<u16> {
    if c != 'u' {
        return simple(c);
    }
    let (digits, after) = rest.strip_prefix('{').unwrap().split_once('}').unwrap();
    assert!((1..=6).contains(&digits.len()), "{digits}");
    *rest = after;
    units(u32::from_str_radix(digits, 16).unwrap())
}

/// ECMAScript, "String Literals", and RFC 8259: `\u` with four digits, a UTF-16 code unit.
fn utf16(c: char, rest: &mut &str) -> Vec<u16> {
    if c == 'u' { vec![u16::try_from(digits(4, rest)).unwrap()] } else { simple(c) }
}

/// The Go Specification, "String literals": `\u` with four digits or `\U` with eight, a code point that is no surrogate.
fn go(c: char, rest: &mut &str) -> Vec<u16> {
    match c {
        'u' => units(digits(4, rest)),
        'U' => units(digits(8, rest)),
        c => simple(c),
    }
}

/// The Java Language Specification, 3.10.7, after 3.3 has been done: octal escapes, of three digits if the first is at
/// most 3.
fn java_literal(c: char, rest: &mut &str) -> Vec<u16> {
    let Some(first) = c.to_digit(8) else { return simple(c) };
    let mut number = first;
    for _ in 0..(if first <= 3 { 2 } else { 1 }) {
        let Some(digit) = rest.chars().next().and_then(|c| c.to_digit(8)) else { break };
        number = number * 8 + digit;
        *rest = &rest[1..];
    }
    units(number)
}

/// The Java Language Specification, 3.3: `\u` with four digits is a code unit, before anything else is read, wherever the
/// backslash follows an even number of others.
/// Nothing if one is malformed, which javac refuses even in comments.
pub(crate) fn java_unicode(source: &str) -> Option<String> {
    let (mut out, mut rest, mut backslashes) = (Vec::new(), source, 0);
    while let Some(c) = next(&mut rest) {
        if c == '\\' && backslashes % 2 == 0 && rest.starts_with('u') {
            rest = rest.trim_start_matches('u');
            let digits = rest.get(..4).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
            out.push(u16::from_str_radix(digits, 16).unwrap());
            rest = &rest[4..];
            backslashes = 0;
            continue;
        }
        backslashes = if c == '\\' { backslashes + 1 } else { 0 };
        out.extend_from_slice(c.encode_utf16(&mut [0; 2]));
    }
    String::from_utf16(&out).ok()
}

fn read_java(literal: &str) -> String {
    assert!(literal.chars().all(|c| !c.is_control() && !is_hidden(c)), "{literal:?}");
    let source = java_unicode(literal).expect("escapes are whole, and surrogates come in pairs");
    // What has become a character may be one that no literal holds bare; only those that end it matter.
    let (mut out, mut rest) = (Vec::new(), source.as_str());
    while let Some(c) = next(&mut rest) {
        assert!(!matches!(c, '"' | '\n' | '\r'), "{c:?} ends the literal {literal:?}");
        match c {
            '\\' => {
                let escaped = next(&mut rest).expect("a backslash ends no literal");
                out.extend(java_literal(escaped, &mut rest));
            }
            c => out.extend_from_slice(c.encode_utf16(&mut [0; 2])),
        }
    }
    String::from_utf16(&out).unwrap()
}

/// XML 1.0, "Character and Entity References".
fn read_xml(text: &str) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some(c) = next(&mut rest) {
        assert!(!matches!(c, '<' | '>' | '"' | '\''), "{c:?} stands bare in {text:?}");
        if c != '&' {
            out.push(c);
            continue;
        }
        let (name, after) = rest.split_once(';').expect("a reference ends");
        rest = after;
        out.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            number => char::from_u32(number.strip_prefix('#').unwrap().parse().unwrap()).unwrap(),
        });
    }
    out
}

/// What GitHub Flavored Markdown shows of a line, without its code spans' backticks: backslash escapes, references, and
/// code spans, in which a table takes the backslash before `|` away. A comment shows nothing, and no address goes past it.
fn read_markdown(line: &str) -> String {
    assert!(!line.starts_with("<!--"), "{line:?} is HTML");
    let (mut out, mut rest) = (String::new(), line);
    // What stands bare and side by side, with a sign for everything else.
    let mut bare = String::new();
    while let Some(c) = next(&mut rest) {
        match c {
            '<' if rest.starts_with("!-- -->") => {
                rest = &rest["!-- -->".len()..];
                bare.push(' ');
            }
            '\\' => {
                let escaped = next(&mut rest).expect("a backslash ends no line");
                assert!(escaped.is_ascii_punctuation(), "\\{escaped} is no escape in {line:?}");
                out.push(escaped);
                bare.push('\\');
            }
            '&' => {
                let (name, after) = rest.split_once(';').expect("a reference ends");
                rest = after;
                bare.push('&');
                out.push(match name {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    number => char::from_u32(number.strip_prefix('#').unwrap().parse().unwrap()).unwrap(),
                });
            }
            '`' => {
                let (code, after) = rest.split_once('`').expect("a code span ends");
                assert!(!code.is_empty() && code.trim() == code && !after.starts_with('`'), "{code:?} in {line:?}");
                rest = after;
                out.push_str(&code.replace("\\|", "|"));
                bare.push('`');
            }
            c => {
                assert!(!"<>*_[]{}|~$".contains(c), "{c:?} stands bare in {line:?}");
                out.push(c);
                bare.push(c);
            }
        }
    }
    let begins_address = ["www.", "://"].iter().any(|part| bare.to_ascii_lowercase().contains(part));
    let mut before_at = bare.split('@').rev().skip(1);
    assert!(
        !begins_address && before_at.all(|part| !part.ends_with(|c: char| !c.is_whitespace())),
        "an address in {line:?}"
    );
    out
}

/// What of a text a line of Markdown can show: no line breaks, and nothing that cannot be seen.
fn visible(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let shown = |c| match c {
        '\n' | '\r' => ' ',
        c if codegen::literal::is_odd(c) => '\u{FFFD}',
        c => c,
    };
    text.chars().filter(|c| *c != '`').map(shown).collect()
}

fn check_literals(text: &str) {
    assert_eq!(read(&Escape::Rust.apply(text), rust), text);
    assert_eq!(read(&Escape::Javascript.apply(text), utf16), text);
    assert_eq!(read(&Escape::Json.apply(text), utf16), text);
    assert_eq!(read(&Escape::Go.apply(text), go), text);
    assert_eq!(read_java(&Escape::Java.apply(text)), text);
    let json: String = serde_json::from_str(&format!("\"{}\"", Escape::Json.apply(text))).unwrap();
    assert_eq!(json, text);
    // The flow scalars of YAML have all the escapes of JSON.
    let yaml: String = serde_yaml::from_str(&format!("\"{}\"", Escape::Go.apply(text))).unwrap();
    assert_eq!(yaml, text);
}

fn check_markup(text: &str) {
    let xml = read_xml(&Escape::Xml.apply(text));
    let expected: String = text.chars().map(|c| if codegen::literal::is_odd(c) { '\u{FFFD}' } else { c }).collect();
    assert_eq!(xml, expected);
    let markdown = Escape::Markdown.apply(text);
    assert!(!markdown.starts_with(['#', '+', '-', '=']), "{markdown:?}");
    assert!(
        !markdown.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(['.', ')'])
            || markdown.starts_with(['.', ')'])
    );
    assert_eq!(markdown.trim(), markdown);
    assert_eq!(read_markdown(&markdown).replace('`', ""), visible(text));
}

fn check_comments(text: &str) {
    for style in CommentStyle::ALL {
        for line in wrap(&style.mark_up(text), 40) {
            assert!(!line.contains("*/") && !line.contains("/*"), "{style}: {line:?}");
            assert!(!line.chars().any(codegen::literal::is_odd), "{style}: {line:?}");
            assert_eq!(line.trim(), line, "{style}");
        }
    }
    let javadoc = CommentStyle::Javadoc.mark_up(text);
    assert!(!javadoc.contains('\\'), "Java reads escapes in comments: {javadoc:?}");
    assert!(tags(&javadoc).all(|tag| ["code", "/code"].contains(&tag)), "{javadoc:?}");
    let remark = remark(text);
    assert!(!remark.contains("\\u") && !remark.contains("*/"), "{remark:?}");
    assert!(!remark.chars().any(codegen::literal::is_odd), "{remark:?}");
}

/// The HTML tags of a Javadoc comment, outside of `{@code …}`.
fn tags(javadoc: &str) -> impl Iterator<Item = &str> {
    let outside = javadoc.split("{@code ").enumerate().map(|(index, part)| match index {
        0 => part,
        _ => part.split_once('}').expect("a tag ends").1,
    });
    outside.flat_map(|part| part.split('<').skip(1)).map(|rest| rest.split_once('>').expect("a tag ends").0)
}

#[test]
fn hostile_texts_stay_what_they_are() {
    for text in texts() {
        check_literals(&text);
        check_markup(&text);
        check_comments(&text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_literal_stands_for_its_text(text in any_text()) {
        check_literals(&text);
    }

    #[test]
    fn markup_shows_its_text(text in any_text()) {
        check_markup(&text);
    }

    #[test]
    fn no_text_leaves_its_comment(text in any_text()) {
        check_comments(&text);
    }
}
