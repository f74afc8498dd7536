use std::collections::BTreeMap;

use letterpress_page::Len;
use toml::de::{DeTable, DeValue};

use super::ThemeError;
use crate::decimal::Decimal;

/// The values of a theme by their dotted keys, such as `list.item-gap`.
#[derive(Clone, Debug, Default)]
pub(super) struct Values {
    pub(super) entries: BTreeMap<String, Entry>,
}

/// A value with the line that it was read from; those of built-in themes have none.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) value: Value,
    pub(super) line: Option<usize>,
}

/// What themes write. Numbers keep their text, so that no float comes between.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Number(Decimal),
    Text(String),
    Flag(bool),
    List(Vec<String>),
}

/// The two names of the left margin of a recto, and of the right one.
pub(super) const LEFT: [&str; 2] = ["page.left", "page.inner"];
pub(super) const RIGHT: [&str; 2] = ["page.right", "page.outer"];

/// More tables inside each other than any theme has.
const MOST_LEVELS: usize = 8;

impl Values {
    /// Reads a TOML file.
    pub(super) fn parse(file: &str) -> Result<Self, ThemeError> {
        let line_of = |offset: usize| file[..offset].bytes().filter(|&b| b == b'\n').count() + 1;
        let table = DeTable::parse(file).map_err(|error| {
            let line = error.span().map(|span| line_of(span.start.min(file.len())));
            ThemeError::new(line, error.message())
        })?;
        let mut values = Self::default();
        values.add("", table.get_ref(), &line_of, 0)?;
        Ok(values)
    }

    fn add(
        &mut self,
        prefix: &str,
        table: &DeTable<'_>,
        line_of: &dyn Fn(usize) -> usize,
        level: usize,
    ) -> Result<(), ThemeError> {
        for (key, value) in table {
            let path = format!("{prefix}{}", key.get_ref());
            let line = Some(line_of(key.span().start));
            match value.get_ref() {
                DeValue::Table(inner) if level < MOST_LEVELS => {
                    self.add(&format!("{path}."), inner, line_of, level + 1)?;
                }
                other => {
                    let value = Value::read(other).ok_or_else(|| {
                        ThemeError::new(line, format!("`{path}` has a value that no theme takes"))
                    })?;
                    self.entries.insert(path, Entry { value, line });
                }
            }
        }
        Ok(())
    }

    /// Takes a key out.
    pub(super) fn take(&mut self, key: &str) -> Option<Entry> {
        self.entries.remove(key)
    }

    /// Lays other values over these; a margin under its other name takes the place of the one.
    pub(super) fn extend(&mut self, over: Self) {
        for [side, edge] in [LEFT, RIGHT] {
            if over.entries.contains_key(edge) {
                self.take(side);
            } else if over.entries.contains_key(side) {
                self.take(edge);
            }
        }
        self.entries.extend(over.entries);
    }

    /// The same values as if they were built in: without the lines they were read from.
    pub(super) fn without_lines(mut self) -> Self {
        self.entries.values_mut().for_each(|entry| entry.line = None);
        self
    }
}

impl Value {
    fn read(value: &DeValue<'_>) -> Option<Self> {
        Some(match value {
            DeValue::String(text) => Self::Text(text.to_string()),
            DeValue::Boolean(flag) => Self::Flag(*flag),
            DeValue::Integer(number) if number.radix() == 10 => {
                Self::Number(Decimal::parse(number.as_str())?)
            }
            DeValue::Float(number) => Self::Number(Decimal::parse(number.as_str())?),
            DeValue::Array(list) => Self::List(
                list.iter()
                    .map(|item| item.get_ref().as_str().map(str::to_owned))
                    .collect::<Option<_>>()?,
            ),
            _ => return None,
        })
    }
}

/// The greatest length that a theme may hold: the side of the greatest page.
pub(super) const MOST: Len = Len::pt(14_400);
