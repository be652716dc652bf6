//! Making the values that templates get.

use std::sync::Arc;

use catalog::model::Localized;
use tera::value::Key as MapKey;
use tera::{Map, Value};

use super::Key;

/// What a record that lacks a key shows in front, as key and as value, wherever it is printed as a whole. It is a number
/// that no filter and no escaper changes, and that nobody writes.
pub(crate) const MARK: &str = "73120694815530276984";

/// A record in the making: its keys with their values, in the order of being put.
pub(super) struct Record(Map);

impl Record {
    /// A record for these keys; if any of them is not made, it is marked.
    pub(super) fn new(keys: &[Key]) -> Self {
        let made = keys.iter().flatten().count();
        let mark = (made < keys.len()).then(|| (MapKey::Str(MARK), Value::from(MARK)));
        let mut map = Map::with_capacity(made + mark.iter().len());
        map.extend(mark);
        Self(map)
    }

    /// Puts the value of a key, if the key is made at all.
    pub(super) fn put<V: Into<Value>>(mut self, key: Key, value: impl FnOnce() -> V) -> Self {
        if let Some(key) = key {
            self.0.insert(MapKey::Str(key), value().into());
        }
        self
    }

    /// Adds all of another record.
    pub(super) fn and(mut self, other: &Value) -> Self {
        let entries = other.as_map().into_iter().flatten();
        self.0.extend(entries.map(|(key, value)| (key.clone(), value.clone())));
        self
    }
}

impl From<Record> for Value {
    fn from(record: Record) -> Self {
        record.0.into()
    }
}

/// A text in these locales: where a translation is missing, the source text stands for it.
pub(super) fn filled(text: &Localized, tags: &[Arc<str>], source: &str) -> Value {
    let source = text.get(source);
    let mut map = Map::with_capacity(tags.len());
    for tag in tags {
        if let Some(text) = text.get(tag).or(source) {
            map.insert(MapKey::String(Arc::clone(tag)), Value::from(&**text));
        }
    }
    map.into()
}
