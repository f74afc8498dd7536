use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::clean;

/// A value of front matter, as far as metadata needs it.
pub(super) enum Value {
    /// A scalar as text.
    Text(String),
    /// A list.
    List(Vec<Self>),
    /// A mapping by its `name`, as some write their authors.
    Named(Option<String>),
    /// No value.
    Nothing,
}

/// The entries of a mapping in their order; `None` where the content is no mapping.
type Entries = Option<Vec<(String, Value)>>;

/// The greatest depth of lists and mappings in front matter; metadata needs two.
const DEPTH: usize = 32;

/// Reads YAML with neither anchors nor aliases, so that nothing can multiply.
pub(super) fn yaml(content: &str) -> Result<Entries, String> {
    let options = serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_aliases: 0,
            max_anchors: 0,
            max_merge_keys: 0,
            max_depth: DEPTH,
            flow_nesting_limit: DEPTH,
            max_documents: 1,
        },
        with_snippet: false,
    };
    let content = content.strip_prefix('\u{FEFF}').unwrap_or(content);
    if content.lines().all(|line| line.trim_start().is_empty() || line.starts_with('#')) {
        let is_empty = content.trim().is_empty();
        return Ok(is_empty.then(Vec::new));
    }
    let top: Top = serde_saphyr::from_str_with_options(content, options).map_err(first_line)?;
    Ok(top.0)
}

/// Reads TOML.
pub(super) fn toml(content: &str) -> Result<Entries, String> {
    let table: toml::Table = toml::from_str(content).map_err(first_line)?;
    Ok(Some(table.into_iter().map(|(key, value)| (key, from_toml(value))).collect()))
}

fn first_line(error: impl fmt::Display) -> String {
    let text = error.to_string();
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("");
    line.chars().take(200).collect()
}

/// No deeper than the parser of TOML lets a value be.
fn from_toml(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::Text(text),
        toml::Value::Array(list) => Value::List(list.into_iter().map(from_toml).collect()),
        toml::Value::Table(mut table) => match table.remove("name") {
            Some(toml::Value::String(name)) => Value::Named(Some(name)),
            _ => Value::Named(None),
        },
        toml::Value::Integer(number) => Value::Text(number.to_string()),
        toml::Value::Float(number) => Value::Text(number.to_string()),
        toml::Value::Boolean(is) => Value::Text(is.to_string()),
        toml::Value::Datetime(date) => Value::Text(date.to_string()),
    }
}

impl Value {
    /// The value as one line of text.
    pub(super) fn text(self) -> Option<String> {
        let text = match self {
            Self::Text(text) | Self::Named(Some(text)) => text,
            Self::List(list) => {
                list.into_iter().filter_map(Self::text).collect::<Vec<_>>().join(", ")
            }
            Self::Named(None) | Self::Nothing => return None,
        };
        let words: Vec<_> = text.split_whitespace().map(clean::text).collect();
        Some(words.join(" ")).filter(|text| !text.is_empty())
    }

    /// The values of a list; text is one value, or several where it is parted by `separator`.
    pub(super) fn list(self, separator: Option<char>) -> Vec<String> {
        match self {
            Self::List(list) => list.into_iter().filter_map(Self::text).collect(),
            other => {
                let text = other.text().unwrap_or_default();
                let parts = text.split(|c| Some(c) == separator).map(str::trim);
                parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
            }
        }
    }

    /// The words of a text or of all texts of a list.
    pub(super) fn words(self) -> Vec<String> {
        let texts = self.list(None);
        texts.iter().flat_map(|text| text.split_whitespace()).map(str::to_owned).collect()
    }
}

/// The whole of a front matter: a mapping or something that is none.
struct Top(Entries);

impl<'de> Deserialize<'de> for Top {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Reader).map(|read| Self(read.entries))
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Reader).map(|read| read.value)
    }
}

/// Reads any value of YAML.
struct Reader;

struct Read {
    value: Value,
    entries: Entries,
}

impl From<Value> for Read {
    fn from(value: Value) -> Self {
        Self { value, entries: None }
    }
}

impl<'de> Visitor<'de> for Reader {
    type Value = Read;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Read, E> {
        Ok(Value::Text(value.to_string()).into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Read, E> {
        Ok(Value::Text(value.to_string()).into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Read, E> {
        Ok(Value::Text(value.to_string()).into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Read, E> {
        Ok(Value::Text(value.to_string()).into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Read, E> {
        Ok(Value::Text(value.to_owned()).into())
    }

    fn visit_bytes<E>(self, _: &[u8]) -> Result<Read, E> {
        Ok(Value::Nothing.into())
    }

    fn visit_unit<E>(self) -> Result<Read, E> {
        Ok(Value::Nothing.into())
    }

    fn visit_none<E>(self) -> Result<Read, E> {
        Ok(Value::Nothing.into())
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Read, D::Error> {
        from.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Read, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = from.next_element()? {
            list.push(value);
        }
        Ok(Value::List(list).into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Read, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = from.next_key::<Value>()? {
            match key {
                Value::Text(key) => entries.push((key, from.next_value()?)),
                _ => {
                    from.next_value::<IgnoredAny>()?;
                }
            }
        }
        let named = entries.iter().find(|(key, _)| key == "name");
        let name = named.and_then(|(_, value)| match value {
            Value::Text(name) => Some(name.clone()),
            _ => None,
        });
        Ok(Read { value: Value::Named(name), entries: Some(entries) })
    }
}
