//! Macros for values that are a text in JSON.

/// Declares an enum whose variants have one name each, used in JSON, in tables and in messages; its number is a row of
/// one byte.
macro_rules! named_enum {
    ($(#[$meta:meta])* pub enum $name:ident as $what:literal { $( $(#[$variant_meta:meta])* $variant:ident = $text:literal, )+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum $name { $( $(#[$variant_meta])* $variant, )+ }

        impl $name {
            /// Every value, in the order of declaration.
            pub const ALL: &'static [$name] = &[$( $name::$variant, )+];

            /// The name, as JSON and the data tables write it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $( $name::$variant => $text, )+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::Error;

            /// Reads the name. An unknown one gives an error of kind [`ErrorKind::Value`](crate::ErrorKind::Value) that repeats it.
            fn from_str(text: &str) -> $crate::Result<Self> {
                match text {
                    $( $text => Ok($name::$variant), )+
                    _ => Err($crate::Error::new($crate::ErrorKind::Value, format!("'{text}' is not {}", $what))),
                }
            }
        }

        $crate::image::code_row!($name, [$( $variant ),+]);

        $crate::model::names::written_as_text!($name, { "type": "string", "enum": [$( $text ),+] });
    };
}

pub(crate) use named_enum;

/// Makes a value a text wherever it is written or read: what `as_str` gives, read back by `FromStr`. `schema` is its JSON Schema.
macro_rules! written_as_text {
    ($name:ident, { $($schema:tt)* }) => {
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ $($schema)* })
            }
        }
    };
}

pub(crate) use written_as_text;
