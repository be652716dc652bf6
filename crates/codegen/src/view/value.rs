//! From views to the values that templates get.

use serde::Serialize;
use tera::Value;
use tera::value::Key;

use super::{CatalogView, CodeView, FamilyView, Space};

impl CatalogView<'_> {
    /// The view as templates get it, with the values of its families.
    pub(super) fn to_value(&self, families: Vec<Value>) -> Value {
        with(self, [("families", families)])
    }
}

impl FamilyView<'_> {
    /// The view as templates get it. A code is made into a value once, however many spaces and packets show it.
    pub(super) fn to_value(&self) -> Value {
        let codes: Vec<_> = self.codes.iter().map(|code| Value::from_serializable(code.as_ref())).collect();
        let spaces = self.spaces.iter().map(|space| space.to_value(&codes)).collect();
        with(self, [("spaces", spaces), ("codes", codes)])
    }
}

impl Space<'_> {
    fn to_value(&self, codes: &[Value]) -> Value {
        let entries = self.codes.iter().map(|entry| with_code(entry, &entry.code, codes)).collect();
        let closed = self.closed.iter().map(|closed| {
            let members = closed.members.iter().map(|member| with_code(member, &member.code, codes)).collect();
            with(closed, [("members", members)])
        });
        with(self, [("codes", entries), ("closed", closed.collect())])
    }
}

/// A view with lists that are values already.
fn with<const N: usize>(view: &impl Serialize, lists: [(&'static str, Vec<Value>); N]) -> Value {
    let mut map = Value::from_serializable(view).into_map().unwrap_or_default();
    map.extend(lists.map(|(key, list)| (Key::from(key), Value::from(list))));
    Value::from(map)
}

/// A view with the value of its code.
fn with_code(view: &impl Serialize, code: &CodeView<'_>, codes: &[Value]) -> Value {
    let mut map = Value::from_serializable(view).into_map().unwrap_or_default();
    map.extend(codes.get(code.place).map(|code| (Key::from("code"), code.clone())));
    Value::from(map)
}
