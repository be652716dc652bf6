//! A YAML tree in which every key and value knows where it stands.

use std::borrow::Cow;
use std::collections::HashMap;

use granit_parser::{Event, Options, Parser, ScalarStyle, StrInput};

use super::{scalar, syntax};
use crate::diagnostic::{Diagnostic, Findings};
use crate::limits::{Limits, MAX_TEXT};
use crate::rule;
use crate::source::{At, FileId, SourceFile, Sources, Span};

/// Deepest nesting that a file may have; the spec needs eight.
const MAX_DEPTH: usize = 16;

/// A YAML value and its place. The place of a list or map reaches from its start to the end of its last entry.
///
/// Texts are borrowed from the file wherever they stand there as they are meant.
#[derive(Clone, Debug, PartialEq)]
pub struct Node<'t> {
    /// The value.
    pub value: Value<'t>,
    /// Where it stands.
    pub span: Span,
}

/// What YAML can say.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'t> {
    /// Nothing: `~`, `null` or an empty value.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number, in decimal or hexadecimal.
    Int(i64),
    /// A number with a fraction.
    Float(f64),
    /// Text.
    Text(Cow<'t, str>),
    /// A list.
    List(Vec<Node<'t>>),
    /// A map, in the file's order.
    Map(Vec<Entry<'t>>),
}

/// A key of a map and its value.
pub type Entry<'t> = (At<Cow<'t, str>>, Node<'t>);

impl Value<'_> {
    /// What it is, for "expected …, found …".
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Bool(_) => "`true` or `false`",
            Self::Int(_) => "a whole number",
            Self::Float(_) => "a number with a fraction",
            Self::Text(_) => "text",
            Self::List(_) => "a list",
            Self::Map(_) => "a map",
        }
    }
}

impl Node<'_> {
    /// The value under a key of a map.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        match &self.value {
            Value::Map(entries) => entries.iter().find(|(name, _)| name.value == key).map(|(_, node)| node),
            _ => None,
        }
    }

    /// The text, if it is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// Parses strictly: no duplicate keys, aliases, merge keys, tags, or YAML 1.1 booleans, one document, and not too much of
/// anything.
pub fn parse<'t>(file: FileId, sources: &'t Sources, findings: &mut Findings) -> Option<Node<'t>> {
    let source = sources.get(file)?;
    let mut builder = Builder::new(file, source, sources.limits());
    let node = builder.document();
    let is_sound = builder.faults.is_empty();
    findings.append(builder.faults);
    match node {
        Ok(node) => is_sound.then_some(node),
        Err(refusal) => {
            findings.push(*refusal);
            None
        }
    }
}

/// What to do about too much.
const LARGE: &str = "divide it in two; `--large` reads large specs of your own";

/// What ends the reading of a file.
type Refusal = Box<Diagnostic>;

/// A piece of the file as the parser reports it, and its place.
type Piece<'t> = (Event<'t>, Span);

/// Builds the tree piece by piece, and refuses what has no place in a spec.
struct Builder<'t> {
    parser: Parser<'t, StrInput<'t>>,
    file: FileId,
    source: &'t SourceFile,
    limits: Limits,
    /// Keys and values so far.
    nodes: usize,
    /// What makes the tree useless, but does not keep the rest from being read.
    faults: Findings,
}

impl<'t> Builder<'t> {
    fn new(file: FileId, source: &'t SourceFile, limits: Limits) -> Self {
        let mut options = Options::default();
        options.set_emit_comments(false);
        options.emit_anchor_events = true;
        let parser = Parser::new_from_str_with_options(source.text(), options);
        Self { parser, file, source, limits, nodes: 0, faults: Findings::default() }
    }

    /// The only document; an empty file holds nothing.
    fn document(&mut self) -> Result<Node<'t>, Refusal> {
        let mut document = None;
        while let Some((event, span)) = self.next()? {
            if !matches!(event, Event::DocumentStart(..)) {
                continue;
            }
            if document.is_some() {
                let help = "one file holds one document: remove this line";
                return Err(refusal(span, "a second YAML document begins here", help).into());
            }
            let piece = self.piece()?;
            document = Some(self.node(piece, 1)?);
        }
        Ok(document.unwrap_or(Node { value: Value::Null, span: Span::file_start(self.file) }))
    }

    /// The next piece, or nothing at the end of the file.
    fn next(&mut self) -> Result<Option<Piece<'t>>, Refusal> {
        let Some(next) = self.parser.next() else { return Ok(None) };
        let (event, place) = next.map_err(|error| Box::new(syntax::explain(&error, self.file, self.source)))?;
        let span = self.span(place);
        if event.tag().is_some() {
            let span = place.tag_span().map_or(span, |tag| self.span(tag));
            return Err(refusal(span, "tags (`!name`) have no place in the spec", "remove the tag").into());
        }
        if matches!(event, Event::Anchor(..)) {
            let help = "write the value out where it is needed";
            return Err(refusal(span, "anchors (`&name`) have no place in the spec", help).into());
        }
        Ok(Some((event, span)))
    }

    /// The next piece of a document, which the parser never leaves unfinished.
    fn piece(&mut self) -> Result<Piece<'t>, Refusal> {
        let end = Span::file_start(self.file);
        self.next()?.ok_or_else(|| refusal(end, "this file ends too early", "write the rest of it").into())
    }

    /// A parser of a text knows the byte offset of everything.
    fn span(&self, place: granit_parser::Span) -> Span {
        let range = place.byte_range().unwrap_or_default();
        let offset = |at| u32::try_from(at).unwrap_or_default();
        Span { file: self.file, start: offset(range.start), end: offset(range.end) }
    }

    /// The value that begins with a piece, at this depth.
    fn node(&mut self, (event, span): Piece<'t>, depth: usize) -> Result<Node<'t>, Refusal> {
        self.count(span)?;
        match event {
            Event::Scalar(text, style, ..) => {
                let span = trimmed(span, self.source.text());
                Ok(Node { value: self.scalar(text, style, span)?, span })
            }
            Event::SequenceStart(..) => self.list(span, depth),
            _ => self.map(span, depth),
        }
    }

    fn list(&mut self, start: Span, depth: usize) -> Result<Node<'t>, Refusal> {
        is_shallow(depth, start)?;
        let (mut items, mut span) = (Vec::new(), start);
        loop {
            let piece = self.piece()?;
            if matches!(piece.0, Event::SequenceEnd) {
                return Ok(Node { value: Value::List(items), span });
            }
            let item = self.node(piece, depth + 1)?;
            span = span.to(item.span);
            items.push(item);
            self.is_short(items.len(), start)?;
        }
    }

    fn map(&mut self, start: Span, depth: usize) -> Result<Node<'t>, Refusal> {
        is_shallow(depth, start)?;
        let (mut entries, mut span, mut keys) = (Vec::new(), start, Keys::default());
        loop {
            let piece = self.piece()?;
            if matches!(piece.0, Event::MappingEnd) {
                return Ok(Node { value: Value::Map(entries), span });
            }
            let (key, place) = self.key(piece)?;
            if let Some(first) = keys.insert(key.clone(), place, &entries) {
                return Err(duplicate(&key, place, first).into());
            }
            let piece = self.piece()?;
            let value = self.node(piece, depth + 1)?;
            span = span.to(place).to(value.span);
            entries.push((At::new(key, place), value));
            self.is_short(entries.len(), start)?;
        }
    }

    fn key(&mut self, (event, span): Piece<'t>) -> Result<(Cow<'t, str>, Span), Refusal> {
        self.count(span)?;
        match event {
            Event::Scalar(text, ScalarStyle::Plain, ..) if text == "<<" => {
                Err(refusal(span, "merge keys (`<<`) have no place in the spec", "write the keys out").into())
            }
            Event::Scalar(text, style, ..) if style != ScalarStyle::Plain || !scalar::is_null(&text) => {
                is_bounded(&text, span)?;
                if style == ScalarStyle::Plain {
                    let fault = scalar::must_be_text(&text).err();
                    self.faults.extend(fault.map(|fault| fault.at(span, &text)));
                }
                Ok((text, span))
            }
            _ => Err(refusal(span, "a key must be text", "put it in double quotes").into()),
        }
    }

    fn scalar(&mut self, text: Cow<'t, str>, style: ScalarStyle, span: Span) -> Result<Value<'t>, Refusal> {
        is_bounded(&text, span)?;
        let meaning = if style == ScalarStyle::Plain { scalar::resolve(&text) } else { Ok(None) };
        let meaning = meaning.unwrap_or_else(|fault| {
            self.faults.push(fault.at(span, &text));
            None
        });
        Ok(meaning.unwrap_or(Value::Text(text)))
    }

    fn count(&mut self, span: Span) -> Result<(), Refusal> {
        self.nodes += 1;
        if self.nodes > self.limits.nodes {
            return Err(refusal(span, "this file has too much in it", LARGE).into());
        }
        Ok(())
    }

    fn is_short(&self, entries: usize, start: Span) -> Result<(), Refusal> {
        if entries > self.limits.entries {
            return Err(refusal(start, format!("this has more than {} entries", self.limits.entries), LARGE).into());
        }
        Ok(())
    }
}

/// Where the keys of a map stand, once they are too many to be compared one by one.
#[derive(Default)]
struct Keys<'t> {
    places: HashMap<Cow<'t, str>, Span>,
}

/// Most keys that are compared one by one.
const FEW: usize = 16;

impl<'t> Keys<'t> {
    /// Adds a key to those of the entries before it. Where it stands already, if it does.
    fn insert(&mut self, key: Cow<'t, str>, span: Span, before: &[Entry<'t>]) -> Option<Span> {
        if before.len() < FEW {
            return before.iter().find(|(other, _)| key == other.value).map(|(other, _)| other.span);
        }
        if self.places.is_empty() {
            self.places = before.iter().map(|(key, _)| (key.value.clone(), key.span)).collect();
        }
        self.places.insert(key, span)
    }
}

/// A key that stands twice in one map, with its first use.
fn duplicate(key: &str, span: Span, first: Span) -> Diagnostic {
    Diagnostic::new(&rule::SYNTAX, span, format!("the key `{key}` stands twice in one map"))
        .label("used again")
        .also(first, "first used here")
        .help("keep one of the two")
}

fn refusal(span: Span, message: impl Into<String>, help: &str) -> Diagnostic {
    Diagnostic::new(&rule::SYNTAX, span, message).help(help)
}

fn is_shallow(depth: usize, span: Span) -> Result<(), Refusal> {
    if depth > MAX_DEPTH { Err(syntax::too_deep(span).into()) } else { Ok(()) }
}

fn is_bounded(text: &str, span: Span) -> Result<(), Refusal> {
    if text.len() > MAX_TEXT {
        let help = "make it shorter, or close a quote that was left open";
        return Err(refusal(span, format!("this text has more than {MAX_TEXT} bytes"), help).into());
    }
    Ok(())
}

/// The span without the white space at its end: the parser counts the line breaks and the next line's indentation to a
/// text after `|` or `>`.
fn trimmed(span: Span, text: &str) -> Span {
    let length = text.get(span.range()).map_or(0, |text| text.trim_end().len());
    Span { end: span.start + u32::try_from(length).unwrap_or_default(), ..span }
}
