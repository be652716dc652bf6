//! How bytes become text, words and values: what holds for every file of a spec, and what no spec in `bad-specs/` can
//! show, because git would not keep it or nobody would want to read it.

use std::borrow::Cow;
use std::path::Path;

use catalog::diagnostic::{Diagnostic, Findings, Severity};
use catalog::document::LocaleTag;
use catalog::limits::{Limits, MAX_TEXT};
use catalog::source::{At, Sources, Span, TextPolicy};
use catalog::wording::{closest, list};
use catalog::yaml::{self, Decode, Decoder, Node, Value, cross, encoding};

/// The findings about the bytes of one file.
fn admitted(bytes: &[u8]) -> (bool, Vec<Diagnostic>) {
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let file = encoding::admit(Path::new("a.yaml"), bytes.to_vec(), &mut sources, &mut findings);
    (file.is_some(), findings.into_iter().collect())
}

#[test]
fn lines_end_with_lf_or_crlf() {
    assert_eq!(admitted(b"a: 1\r\nb: 2\n"), (true, Vec::new()));
    for (text, at, others) in
        [("a: 1\rb: 2\n", 4, ""), ("a: 1\n\r", 5, ""), ("\r\r\n", 0, ""), ("a\r\rb", 1, ", the first of 2 here")]
    {
        let (is_read, findings) = admitted(text.as_bytes());
        let [finding] = findings.as_slice() else { panic!("{text:?}: {findings:?}") };
        assert!(!is_read, "{text:?}");
        assert_eq!(finding.rule.id, "MC0004", "{text:?}");
        assert_eq!(finding.message, format!("a carriage return without a line feed (U+000D){others}"), "{text:?}");
        assert_eq!((finding.primary.span.start, finding.primary.span.end), (at, at + 1), "{text:?}");
        assert_eq!(finding.help.as_deref(), Some("end lines with LF or CRLF"), "{text:?}");
    }
}

/// Bytes that no text of a spec may have, with the name that people read, and what to do.
#[test]
fn hidden_characters_have_names() {
    let delete = "delete it: what a reviewer cannot see has no place here";
    for (c, name, help) in [
        ('\t', "a tab (U+0009)", "write spaces"),
        ('\u{FEFF}', "a byte order mark (U+FEFF)", "save the file as UTF-8 without a byte order mark"),
        ('\0', "a control character (U+0000)", delete),
        ('\u{7F}', "a control character (U+007F)", delete),
        ('\u{85}', "a control character (U+0085)", delete),
        ('\u{61C}', "a character that turns the direction of text (U+061C)", delete),
        ('\u{202E}', "a character that turns the direction of text (U+202E)", delete),
        ('\u{2066}', "a character that turns the direction of text (U+2066)", delete),
        ('\u{200B}', "an invisible character (U+200B)", delete),
        ('\u{2028}', "an invisible character (U+2028)", delete),
        ('\u{3164}', "an invisible character (U+3164)", delete),
        ('\u{E0041}', "an invisible character (U+E0041)", delete),
        ('\u{1FFFE}', "an invisible character (U+1FFFE)", delete),
        ('\u{FFFF}', "an invisible character (U+FFFF)", delete),
    ] {
        let (is_read, findings) = admitted(format!("名{c}").as_bytes());
        assert!(!is_read, "{name}");
        assert_eq!((findings[0].message.as_str(), findings[0].help.as_deref()), (name, Some(help)));
        let end = 3 + u32::try_from(c.len_utf8()).unwrap();
        assert_eq!((findings[0].primary.span.start, findings[0].primary.span.end), (3, end), "{name}");
    }
    assert!(admitted("plain ä 名 😀 \u{FFFD} \u{1FFFD}\n".as_bytes()).0);
}

#[test]
fn all_files_together_have_a_largest_size() {
    let limits = Limits { files: 8, ..Limits::default() };
    let (mut sources, mut findings) = (Sources::with(TextPolicy::Plain, limits), Findings::default());
    let mut add = |text: &str| encoding::admit(Path::new("a"), text.into(), &mut sources, &mut findings).is_some();
    assert!(add("12345"));
    assert!(add("678"), "as much as fits");
    assert!(!add("9"));
    let messages: Vec<_> = (&findings).into_iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(messages, ["the files up to here have more than 8 bytes, the most that are read"]);
}

#[test]
fn a_file_is_opened_or_said_to_be_missing() {
    let folder = tempfile::tempdir().unwrap();
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    std::fs::write(folder.path().join("first"), "1\n").unwrap();
    std::fs::write(folder.path().join("second"), "2\n").unwrap();
    for (name, text) in [("first", "1\n"), ("second", "2\n")] {
        let file = yaml::open(&folder.path().join(name), &mut sources, &mut findings).unwrap();
        assert_eq!(sources.get(file).unwrap().text(), text);
    }
    assert!(findings.is_empty());
    assert_eq!(yaml::open(&folder.path().join("third"), &mut sources, &mut findings), None);
    assert_eq!(findings.iter().map(|finding| finding.rule.id).collect::<Vec<_>>(), ["MC0002"]);
}

#[test]
fn places_are_said_as_editors_count_them() {
    let mut sources = Sources::default();
    let file = sources.add("a.yaml".into(), "a: 名前\nb: 😀x\n".to_owned());
    let place = |offset| {
        let position = sources.get(file).unwrap().position(offset);
        (position.line, position.column)
    };
    assert_eq!(place(6), (1, 5));
    // In the middle of a character: the character.
    for offset in [13, 14, 15, 16] {
        assert_eq!(place(offset), (2, 4), "{offset}");
    }
    assert_eq!(place(17), (2, 5));
}

#[test]
fn a_misspelled_word_is_compared_with_words_that_are_near() {
    let cases: [(&str, &[&str], Option<&str>); 9] = [
        ("titel", &["summary", "title"], Some("title")),
        ("TITLE", &["title"], Some("title")),
        ("refuseed", &["refuse", "refused"], Some("refused")),
        ("ab", &["cd"], None),
        ("a", &["b"], Some("b")),
        ("abcdef", &["abxxef"], Some("abxxef")),
        ("abcdef", &["axxxef"], None),
        ("abc", &["abcde"], None),
        ("abc", &[], None),
    ];
    for (word, candidates, expected) in cases {
        assert_eq!(closest(word, candidates.iter().copied()), expected, "{word}");
    }
}

/// Comparing takes time that grows with both lengths, so a word without end is not compared; a long one is, in any script.
#[test]
fn only_words_of_a_sensible_length_are_compared() {
    for (length, is_compared) in [(99, true), (100, true), (101, false), (5000, false)] {
        let (word, meant) = ("名".repeat(length), "名".repeat(length - 1) + "前");
        assert_eq!(closest(&word, [meant.as_str()]).is_some(), is_compared, "{length}");
    }
    let long = "a".repeat(134);
    assert_eq!(closest(&long[..100], [long.as_str()]), None, "too far away");
    assert!(closest(&long[..100], [&long[..133]]).is_some());
}

#[test]
fn lists_are_read_aloud_and_come_to_an_end() {
    assert_eq!(list([]), "none");
    assert_eq!(list(["a"]), "`a`");
    assert_eq!(list(["a", "b"]), "`a` and `b`");
    assert_eq!(list(["a", "b", "c"]), "`a`, `b` and `c`");
    assert!(list(["x"; 30]).ends_with("`x` and `x`"));
    assert!(list(["x"; 31]).ends_with("`x` and 1 more"));
    assert!(list(["x"; 40]).ends_with("`x` and 10 more"));
}

/// What is said about a value of another type than `T`.
fn mistaken<T: Decode>(text: &str) -> (String, Option<String>) {
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let file = sources.add("a.yaml".into(), format!("key: {text}\n"));
    let node = yaml::parse(file, &sources, &mut findings).unwrap();
    assert!(T::decode(node.get("key").unwrap(), &mut Decoder::new(&mut findings)).is_none());
    let finding = findings.into_iter().next().unwrap();
    (finding.message, finding.help)
}

#[test]
fn a_value_of_the_wrong_type_comes_with_a_way_out() {
    let quotes = Some("put it in double quotes");
    for (found, (message, help), expected) in [
        ("a whole number", mistaken::<String>("7"), ("text", quotes)),
        ("a number with a fraction", mistaken::<String>("7.5"), ("text", quotes)),
        ("`true` or `false`", mistaken::<String>("true"), ("text", quotes)),
        ("a list", mistaken::<String>("[a]"), ("text", None)),
        ("a map", mistaken::<String>("{a: b}"), ("text", None)),
        ("nothing", mistaken::<String>(""), ("text", Some("write a value, or remove the key"))),
        ("text", mistaken::<i64>("seven"), ("a whole number", Some("write a number, without quotes"))),
        ("`true` or `false`", mistaken::<i64>("true"), ("a whole number", None)),
        ("text", mistaken::<Vec<String>>("a"), ("a list", Some("put it in brackets: `[...]`"))),
        ("a whole number", mistaken::<Vec<String>>("7"), ("a list", None)),
        ("text", mistaken::<bool>("\"true\""), ("`true` or `false`", None)),
    ] {
        assert_eq!(message, format!("expected {}, found {found}", expected.0));
        assert_eq!(help.as_deref(), expected.1, "{message}");
    }
}

#[test]
fn language_tags_have_one_form() {
    for good in ["en", "fil", "zh-Hant", "zh-CN", "es-419", "zh-Hant-TW", "sr-Latn-RS"] {
        assert!(LocaleTag::parse(good).is_some(), "{good}");
    }
    for bad in [
        "e",
        "engl",
        "En",
        "e1",
        "en-",
        "en-us",
        "en-Us",
        "en-USA",
        "en-U",
        "es-41",
        "es-4190",
        "es-41A",
        "es-A19",
        "zh-hant",
        "zh-Han",
        "zh-HanT",
        "zh-Hants",
        "zh-H4nt",
        "zh-TW-Hant",
        "zh-Hant-tw",
        "zh-Hant-Hans",
        "zh-TW-CN",
        "zh-Hant-TW-x",
        "zh_TW",
    ] {
        assert!(LocaleTag::parse(bad).is_none(), "{bad}");
    }
}

/// What is said about a text in YAML that cannot be read.
fn syntax(text: &str) -> Diagnostic {
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let file = sources.add("a.yaml".into(), text.to_owned());
    assert_eq!(yaml::parse(file, &sources, &mut findings), None);
    assert_eq!(findings.len(), 1);
    findings.into_iter().next().unwrap()
}

/// Where a bracket is missing, the one that is still open is shown: those that are closed again are not it.
#[test]
fn a_missing_bracket_shows_the_open_one() {
    for (text, opened) in [
        ("a: {b: [1, 2], c: {d: 3}\ne: 4\n", 3),
        ("a: [[1, 2], {b: 3}, [4]\nb: 5\n", 3),
        ("a: {b: {c: [1]}, d: [2, {e: 3}\nf: 4\n", 20),
    ] {
        let finding = syntax(text);
        assert!(finding.message.contains("closing bracket is missing"), "{text}: {}", finding.message);
        let places: Vec<_> = finding.secondary.iter().map(|label| (label.span.start, label.span.end)).collect();
        assert_eq!(places, [(opened, opened + 1)], "{text}");
        assert_eq!(finding.secondary[0].text, "opened here");
    }
}

/// The finding about a text in YAML with these limits.
fn excess(text: &str, entries: usize) -> Option<String> {
    let limits = Limits { entries, ..Limits::default() };
    let (mut sources, mut findings) = (Sources::with(TextPolicy::Plain, limits), Findings::default());
    let file = sources.add("a.yaml".into(), text.to_owned());
    assert_eq!(yaml::parse(file, &sources, &mut findings).is_none(), !findings.is_empty());
    findings.into_iter().next().map(|finding| finding.message)
}

#[test]
fn nothing_in_a_file_is_without_end() {
    let text = |length| "名".repeat(length / 3);
    let (fits, long) = (text(MAX_TEXT - MAX_TEXT % 3), text(MAX_TEXT + 3));
    assert_eq!(excess(&format!("a: {fits}{}\n", "x".repeat(MAX_TEXT % 3)), 9), None);
    let too_long = format!("this text has more than {MAX_TEXT} bytes");
    for yaml in [format!("a: {long}\n"), format!("- {{b: [{long}]}}\n"), format!("? {long}\n: 1\n")] {
        assert_eq!(excess(&yaml, 9), Some(too_long.clone()));
    }
    for yaml in ["[1, 2, 3]\n", "{a: 1, b: 2, c: 3}\n", "a: [{b: [1, 2, 3]}]\n", "- {a: {b: 1, c: 2, d: 3}}\n"] {
        assert_eq!(excess(yaml, 3), None, "{yaml}");
        assert_eq!(excess(yaml, 2).as_deref(), Some("this has more than 2 entries"), "{yaml}");
    }
}

/// A value at the beginning of the file.
fn node(value: Value<'_>) -> Node<'_> {
    Node { value, span: Span::default() }
}

fn key(name: &str) -> At<Cow<'_, str>> {
    At::new(Cow::Borrowed(name), Span::default())
}

/// What the second reader says about a text that the first one took for this.
fn second_opinion(text: &str, ours: Value<'_>) -> Vec<String> {
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    sources.add("a.yaml".into(), text.to_owned());
    assert_eq!(cross::check(&node(ours), &sources, &mut findings), findings.is_empty(), "{text}");
    assert!(findings.iter().all(|finding| finding.rule.id == "MC0005"));
    findings.into_iter().map(|finding| finding.message).collect()
}

#[test]
fn a_second_reader_notices_whatever_the_first_reads_otherwise() {
    let text = |text: &'static str| Value::Text(Cow::Borrowed(text));
    let list = |numbers: &[i64]| Value::List(numbers.iter().map(|number| node(Value::Int(*number))).collect());
    let map = |keys: &[&'static str]| Value::Map(keys.iter().map(|name| (key(name), node(Value::Int(1)))).collect());
    let values: [(&str, Value<'_>, Value<'_>, &str, &str); 15] = [
        ("~", Value::Null, text("~"), "the text `~`", "nothing"),
        ("true", Value::Bool(true), Value::Bool(false), "`false`", "`true`"),
        ("5", Value::Int(5), Value::Int(6), "the number 6", "the number 5"),
        ("-5", Value::Int(-5), text("-5"), "the text `-5`", "the number -5"),
        ("1.5", Value::Float(1.5), Value::Float(2.5), "the number 2.5", "the number 1.5"),
        ("\"5\"", text("5"), Value::Int(5), "the number 5", "the text `5`"),
        ("a", text("a"), text("b"), "the text `b`", "the text `a`"),
        ("a", text("a"), Value::Null, "nothing", "the text `a`"),
        ("[1, 2]", list(&[1, 2]), text("[1, 2]"), "the text `[1, 2]`", "a list"),
        ("[1, 2]", list(&[1, 2]), list(&[1]), "a list", "a list"),
        ("[1, 2]", list(&[1, 2]), list(&[1, 2, 3]), "a list", "a list"),
        ("[1, 2]", list(&[1, 2]), list(&[1, 3]), "the number 3", "the number 2"),
        ("{a: 1, b: 1}", map(&["a", "b"]), map(&["a"]), "a map", "a map"),
        ("{a: 1, b: 1}", map(&["a", "b"]), map(&["a", "b", "c"]), "a map", "a map"),
        ("{a: 2}", Value::Map(vec![(key("a"), node(Value::Int(2)))]), map(&["a"]), "the number 1", "the number 2"),
    ];
    for (yaml, same, other, ours, theirs) in values {
        assert_eq!(second_opinion(yaml, same), Vec::<String>::new(), "{yaml}");
        let message = format!("this is {ours} to one YAML reader and {theirs} to another");
        assert_eq!(second_opinion(yaml, other), [message], "{yaml}");
    }
    for number in ["18446744073709551615", "-9223372036854775809", "340282366920938463463374607431768211455"] {
        let message = format!("this is the number -1 to one YAML reader and the number {number} to another");
        assert_eq!(second_opinion(number, Value::Int(-1)), [message]);
    }
    for (yaml, theirs) in [
        ("~: 1", "nothing"),
        ("true: 1", "`true`"),
        ("5: 1", "the number 5"),
        ("-5: 1", "the number -5"),
        ("1.5: 1", "the number 1.5"),
        ("b: 1", "the text `b`"),
    ] {
        let message = format!("`a` is a text to one YAML reader and {theirs} to another");
        assert_eq!(second_opinion(yaml, map(&["a"])), [message], "{yaml}");
    }
    let refused = second_opinion("a: [", text("a"));
    assert!(refused.iter().all(|message| message.starts_with("another YAML reader refuses this: ")), "{refused:?}");
    assert_eq!(refused.len(), 1);
}

/// What people write by mistake, and what they get to read instead of a parser's words.
#[test]
fn yaml_that_is_none_is_explained() {
    for (text, message) in [
        ("a: *b\n", "a text without quotes cannot begin with `*`"),
        ("a: !b!c d\n", "a text without quotes cannot begin with `!`"),
        ("a: !<b d\n", "a text without quotes cannot begin with `!`"),
        ("a: b: c\n", "a `:` that makes this a key may not stand here"),
        ("a: 1\nb\nc: 2\n", "there is no `: ` after this key"),
        ("a: @b\n", "a text without quotes cannot begin with this character"),
        ("a: ? b\n", "a text without quotes cannot begin with `? `"),
        ("a: |0\n  b\n", "a text after `|` or `>` begins on the next line"),
        ("a: |b\n", "a text after `|` or `>` begins on the next line"),
        ("a: [1\n", "this bracket is never closed"),
        ("a: [1}\n", "this bracket is closed by one of the other kind"),
        ("a: \"b\" c\n", "something follows a closing quote"),
        ("a: 'it's'\n", "something follows a closing quote"),
        ("a: \"\\q\"\n", "this text has a `\\` that means nothing"),
        ("a: - b\n", "a list cannot begin on the line of its key"),
        ("null: 1\n", "a key must be text"),
        ("? [a]\n: 1\n", "a key must be text"),
        ("<<: 1\n", "merge keys (`<<`) have no place in the spec"),
    ] {
        let finding = syntax(text);
        assert_eq!((finding.rule.id, finding.message.as_str()), ("MC0001", message), "{text}");
        assert!(finding.help.is_some(), "{text}");
    }
    assert!(syntax("a: 'it's'\n").help.unwrap().ends_with("is written `''`"));
}

#[test]
fn a_quoted_word_may_be_a_key() {
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let file = sources.add("a.yaml".into(), "\"null\": 1\n'5': 2\n".to_owned());
    let node = yaml::parse(file, &sources, &mut findings).unwrap();
    assert_eq!(node.get("null").map(|node| &node.value), Some(&Value::Int(1)));
    assert_eq!(node.get("5").map(|node| &node.value), Some(&Value::Int(2)));
}

#[test]
fn a_key_stands_once_in_however_large_a_map() {
    for number in [1, 2, 15, 16, 17, 18, 40] {
        let keys: String = (0..number).map(|n| format!("key-{n}: {n}\n")).collect::<Vec<_>>().concat();
        assert_eq!(excess(&keys, 99), None);
        for twice in [0, number - 1] {
            let finding = syntax(&format!("{keys}key-{twice}: again\n"));
            assert_eq!(finding.message, format!("the key `key-{twice}` stands twice in one map"), "of {number}");
            let first = keys.find(&format!("key-{twice}:")).unwrap();
            assert_eq!(finding.secondary[0].span.start as usize, first, "of {number}");
        }
    }
}

#[test]
fn a_file_has_a_largest_number_of_values() {
    // One map, its key, one list, and three numbers.
    for (nodes, is_read) in [(6, true), (5, false), (1, false)] {
        let limits = Limits { nodes, ..Limits::default() };
        let (mut sources, mut findings) = (Sources::with(TextPolicy::Plain, limits), Findings::default());
        let file = sources.add("a.yaml".into(), "a: [1, 2, 3]\n".to_owned());
        assert_eq!(yaml::parse(file, &sources, &mut findings).is_some(), is_read, "{nodes}");
        let said: Vec<_> = findings.iter().map(|finding| finding.message.as_str()).collect();
        assert_eq!(said, if is_read { vec![] } else { vec!["this file has too much in it"] }, "{nodes}");
    }
}

/// What has a fault in every value is told so, and not in as much memory as it wishes.
#[test]
fn faults_without_end_are_counted() {
    let list = format!("[{}]", vec!["no"; 9_000].join(", "));
    let text = format!("a: {list}\nb: {list}\n");
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let file = sources.add("a.yaml".into(), text);
    assert_eq!(yaml::parse(file, &sources, &mut findings), None);
    assert_eq!((findings.len(), findings.count(Severity::Error)), (10_000, 18_000));
}
