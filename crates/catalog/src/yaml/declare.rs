//! The three declarations that the spec's types are made of.

use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value as Json};

use super::decode::Decode;

/// Declares a record: a struct with documented fields, how it is read from a map, and its JSON Schema.
///
/// A field of type `Option`, `Vec` or [`Table`](super::decode::Table) may be left out; any other is required.
#[macro_export]
macro_rules! record {
    (
        $(#[$meta:meta])*
        $vis:vis struct $name:ident ($title:literal) {
            $( $(#[doc = $field_doc:literal])* $field:ident : $type:ty, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug)]
        $vis struct $name {
            $( $(#[doc = $field_doc])* pub $field: $type, )*
        }

        impl $crate::yaml::Decode for $name {
            fn decode(node: &$crate::yaml::Node<'_>, decoder: &mut $crate::yaml::Decoder<'_>) -> Option<Self> {
                let mut fields = decoder.fields(node, $title, &[$($crate::yaml::decode::key(stringify!($field))),*])?;
                // Every field is read before any is judged, so that one run reports them all.
                $( let $field = fields.take($crate::yaml::decode::key(stringify!($field)), decoder); )*
                Some(Self { $($field: $field?),* })
            }

            fn schema(generator: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                generator.subschema_for::<Self>()
            }
        }

        impl ::schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(generator: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                let mut record = $crate::yaml::RecordSchema::new($title);
                $( record.field::<$type>(
                    $crate::yaml::decode::key(stringify!($field)), concat!($($field_doc),*), generator); )*
                record.finish()
            }
        }
    };
}

/// Declares a closed set of words: an enum, how it is read and written, and its JSON Schema.
#[macro_export]
macro_rules! choice {
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident ($title:literal) {
            $( $(#[$variant_meta:meta])* $variant:ident = $word:literal, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, ::serde::Serialize, ::schemars::JsonSchema)]
        $vis enum $name {
            $( $(#[$variant_meta])* #[serde(rename = $word)] $variant, )*
        }

        impl $name {
            /// All of them, in the order of their declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word in the spec.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl $crate::yaml::Decode for $name {
            fn decode(node: &$crate::yaml::Node<'_>, decoder: &mut $crate::yaml::Decoder<'_>) -> Option<Self> {
                let word = decoder.text(node)?;
                let found = Self::ALL.iter().find(|choice| choice.as_str() == word);
                if found.is_none() {
                    decoder.bad_choice(node, $title, word, &[$($word),*]);
                }
                found.copied()
            }

            fn schema(generator: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                generator.subschema_for::<Self>()
            }
        }
    };
}

/// Declares a text of a fixed form: a newtype that exists only for texts of that form, and its JSON Schema.
#[macro_export]
macro_rules! text_type {
    (
        $(#[$meta:meta])*
        $vis:vis struct $name:ident ($title:literal, $form:literal, pattern = $pattern:literal) if $check:expr;
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, ::serde::Serialize)]
        #[serde(transparent)]
        $vis struct $name(std::sync::Arc<str>);

        impl $name {
            /// Takes a text of the right form.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                let check: fn(&str) -> bool = $check;
                check(text).then(|| Self(text.into()))
            }

            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The text, for whoever keeps it.
            #[must_use]
            pub fn shared(&self) -> std::sync::Arc<str> {
                std::sync::Arc::clone(&self.0)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl $crate::yaml::Decode for $name {
            fn decode(node: &$crate::yaml::Node<'_>, decoder: &mut $crate::yaml::Decoder<'_>) -> Option<Self> {
                let text = decoder.text(node)?;
                let parsed = Self::parse(text);
                if parsed.is_none() {
                    decoder.bad_form(node, $title, text, $form);
                }
                parsed
            }

            fn schema(generator: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                generator.subschema_for::<Self>()
            }
        }

        impl ::schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                ::schemars::json_schema!({"type": "string", "title": $title, "description": $form, "pattern": $pattern})
            }
        }
    };
}

/// The JSON Schema of a record while its fields are added.
#[derive(Debug)]
pub struct RecordSchema {
    title: &'static str,
    properties: Map<String, Json>,
    required: Vec<Json>,
}

impl RecordSchema {
    /// A record without fields.
    #[must_use]
    pub fn new(title: &'static str) -> Self {
        Self { title, properties: Map::new(), required: Vec::new() }
    }

    /// Adds a field; it is required exactly if reading requires it.
    pub fn field<T: Decode>(&mut self, key: &str, description: &str, generator: &mut SchemaGenerator) {
        self.add(key, description, T::schema(generator), T::absent().is_none());
    }

    fn add(&mut self, key: &str, description: &str, mut schema: Schema, is_required: bool) {
        schema.insert("description".to_owned(), description.trim().into());
        self.properties.insert(key.to_owned(), schema.to_value());
        if is_required {
            self.required.push(key.into());
        }
    }

    /// The schema.
    #[must_use]
    pub fn finish(self) -> Schema {
        let (title, properties, required) = (self.title, self.properties, self.required);
        json_schema!({
            "title": title,
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": false,
        })
    }
}
