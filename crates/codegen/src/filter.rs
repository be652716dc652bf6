//! The filters of the templates. What a filter writes is code already, so it is not escaped again.

use std::borrow::Cow;

use indexmap::IndexMap;
use tera::value::Key;
use tera::{Kwargs, Map, State, Tera, TeraResult, Value};

use crate::comment::{CommentStyle, remark, wrap};
use crate::literal::{Escape, is_odd};

/// Registers the filters that every target has:
///
/// - `doc(prefix, width = 100)`: the text as lines of a documentation comment, each with the prefix.
/// - `mark_up`: the text as `doc` writes it, on one line.
/// - `remark`: the text as it is, but fit for a comment of one line in any language.
/// - `fill(indent, width = 100)`: a list of numbers as lines, joined by commas, each with the indent.
/// - `hex(digits = 2)`: a number as `0x87`.
/// - `json`: any value as pretty JSON, in which hidden characters are escapes.
/// - `lines(prefix)`: every line of a plain text with a prefix, with U+FFFD for what nobody can see.
/// - `visible`: the text as it is, with U+FFFD for what nobody can see.
/// - `escape_as(syntax)`: the text through another escaper than the target's.
/// - `group_by(attribute)`: the entries of a list by what they have there, in the list's order.
pub(crate) fn register(tera: &mut Tera, style: CommentStyle) {
    tera.register_filter("doc", move |text: &str, args: Kwargs, _: &State<'_>| doc(text, &args, style));
    tera.register_filter("mark_up", move |text: &str, _: Kwargs, _: &State<'_>| {
        Value::safe_string(&style.mark_up(text))
    });
    tera.register_filter("remark", |text: &str, _: Kwargs, _: &State<'_>| Value::safe_string(&remark(text)));
    tera.register_filter("fill", |list: Vec<i64>, args: Kwargs, _: &State<'_>| fill(&list, &args));
    tera.register_filter("hex", |number: i64, args: Kwargs, _: &State<'_>| hex(number, &args));
    tera.register_filter("json", |value: &Value, _: Kwargs, _: &State<'_>| json(value));
    tera.register_filter("visible", |text: &str, _: Kwargs, _: &State<'_>| visible(text));
    tera.register_filter("lines", |text: &str, args: Kwargs, _: &State<'_>| lines(text, &args));
    tera.register_filter("escape_as", |text: &str, args: Kwargs, _: &State<'_>| escape_as(text, &args));
    tera.register_filter("group_by", |list: &[Value], args: Kwargs, _: &State<'_>| group_by(list, &args));
}

const WIDTH: usize = 100;

/// Digits of the largest number.
const MAX_DIGITS: usize = 16;

fn width(args: &Kwargs) -> TeraResult<usize> {
    Ok(args.get::<usize>("width")?.unwrap_or(WIDTH))
}

fn doc(text: &str, args: &Kwargs, style: CommentStyle) -> TeraResult<Value> {
    let prefix = args.must_get::<&str>("prefix")?;
    let room = width(args)?.saturating_sub(prefix.chars().count());
    let mut lines = wrap(&style.mark_up(text), room);
    if lines.is_empty() {
        lines.push("…".to_owned()); // there is a comment where one is expected, even if it has nothing to say
    }
    let lines: Vec<_> = lines.into_iter().map(|line| format!("{prefix}{line}")).collect();
    Ok(Value::safe_string(&lines.join("\n")))
}

fn fill(list: &[i64], args: &Kwargs) -> TeraResult<Value> {
    let indent = args.must_get::<&str>("indent")?;
    let room = width(args)?.saturating_sub(indent.chars().count());
    let numbers: Vec<_> = list.iter().map(|number| format!("{number},")).collect();
    let lines: Vec<_> = wrap(&numbers.join(" "), room).into_iter().map(|line| format!("{indent}{line}")).collect();
    Ok(Value::safe_string(&lines.join("\n")))
}

fn hex(number: i64, args: &Kwargs) -> TeraResult<Value> {
    let digits = args.get::<usize>("digits")?.unwrap_or(2);
    if digits > MAX_DIGITS {
        return Err(tera::Error::message(format!("`hex` writes at most {MAX_DIGITS} digits, not {digits}")));
    }
    let sign = if number < 0 { "-" } else { "" };
    Ok(Value::safe_string(&format!("{sign}0x{:0digits$X}", number.unsigned_abs())))
}

fn json(value: &Value) -> TeraResult<Value> {
    let text = serde_json::to_string_pretty(value).map_err(|error| tera::Error::message(error.to_string()))?;
    if !text.chars().any(|c| is_odd(c) && c != '\n') {
        return Ok(Value::safe_string(&text));
    }
    // Line breaks stand between values only, and hidden characters only in strings.
    let lines: Vec<_> = text.split('\n').map(escape_hidden).collect();
    Ok(Value::safe_string(&lines.join("\n")))
}

/// JSON with an escape for every hidden character; quotes and backslashes are what they are.
fn escape_hidden(line: &str) -> Cow<'_, str> {
    if !line.contains(is_odd) {
        return Cow::Borrowed(line);
    }
    let escaped =
        line.chars().map(|c| if is_odd(c) { Escape::Json.apply(c.encode_utf8(&mut [0; 4])) } else { c.into() });
    Cow::Owned(escaped.collect())
}

/// A text with U+FFFD for what nobody can see; line breaks and tabs stay.
fn visible(text: &str) -> String {
    text.chars().map(|c| if is_odd(c) && !matches!(c, '\n' | '\t') { '\u{FFFD}' } else { c }).collect()
}

fn lines(text: &str, args: &Kwargs) -> TeraResult<Value> {
    let prefix = args.must_get::<&str>("prefix")?;
    let text = visible(&text.replace("\r\n", "\n"));
    let lines: Vec<_> = text.lines().map(|line| format!("{prefix}{line}").trim_end().to_owned()).collect();
    Ok(Value::safe_string(&lines.join("\n")))
}

fn escape_as(text: &str, args: &Kwargs) -> TeraResult<Value> {
    let syntax = args.must_get::<&str>("syntax")?;
    match Escape::ALL.iter().find(|escape| escape.as_str() == syntax) {
        Some(escape) => Ok(Value::safe_string(&escape.apply(text))),
        None => Err(tera::Error::message(format!("there is no escaper `{syntax}`"))),
    }
}

/// In place of the engine's own filter, whose groups come in another order in every run. Entries without a value there are
/// in no group.
fn group_by(list: &[Value], args: &Kwargs) -> TeraResult<Map> {
    let attribute = args.must_get::<&str>("attribute")?;
    let mut groups: IndexMap<Key<'static>, Vec<Value>> = IndexMap::new();
    for entry in list {
        let missing = || tera::Error::message(format!("`group_by` finds no `{attribute}` in one of the entries"));
        let found = entry.get_from_path(attribute).ok_or_else(missing)?;
        if !found.is_none() {
            groups.entry(key(found, attribute)?).or_default().push(entry.clone());
        }
    }
    Ok(groups.into_iter().map(|(key, entries)| (key, entries.into())).collect())
}

/// A value as the key of a map.
fn key(value: &Value, attribute: &str) -> TeraResult<Key<'static>> {
    let text = value.as_str().map(|text| Key::from(text.to_owned()));
    let key = text.or_else(|| value.as_bool().map(Key::Bool)).or_else(|| value.as_i64().map(Key::I64));
    let other =
        || format!("`group_by` takes texts, whole numbers and truths, and `{attribute}` is of type {}", value.name());
    key.ok_or_else(|| tera::Error::message(other()))
}
