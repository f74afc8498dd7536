use std::collections::BTreeSet;

use letterpress_layout::style::{Choice, Features, TextStyle};
use letterpress_page::{Color, Len};

use super::ThemeError;
use super::values::{Entry, MOST, Value, Values};
use crate::length::{split, unit_of};

/// Reads values as what they have to be, and remembers which were asked for.
pub(super) struct Reader<'a> {
    values: &'a Values,
    asked: BTreeSet<String>,
    /// What absolute lengths are multiplied by: numerator and denominator.
    scale: (i64, i64),
    /// What `lh` stands for: the leading of running text.
    line: Len,
}

type Read<T> = Result<T, ThemeError>;

impl<'a> Reader<'a> {
    pub(super) fn new(values: &'a Values, scale: (i64, i64)) -> Self {
        Self { values, asked: BTreeSet::new(), scale, line: Len::ZERO }
    }

    /// Says what `lh` stands for.
    pub(super) fn set_line(&mut self, leading: Len) {
        self.line = leading;
    }

    /// Whether sizes are to be proved sound, which is done once, as the theme has them.
    fn proves(&self) -> bool {
        self.scale == (1, 1)
    }

    /// The first key that nothing asked for.
    pub(super) fn unknown(&self) -> Option<ThemeError> {
        let (key, entry) =
            self.values.entries.iter().find(|(key, _)| !self.asked.contains(key.as_str()))?;
        Some(ThemeError::new(entry.line, format!("a theme has no key `{key}`")))
    }

    fn find(&mut self, key: &str) -> Option<&'a Entry> {
        self.asked.insert(key.to_owned());
        self.values.entries.get(key)
    }

    fn get(&mut self, key: &str) -> Read<&'a Entry> {
        self.find(key).ok_or_else(|| ThemeError::new(None, format!("`{key}` is missing")))
    }

    /// A length that is not negative, scaled with the type; `em` is the size of the text
    /// concerned.
    pub(super) fn length(&mut self, key: &str, em: Len) -> Read<Len> {
        let entry = self.get(key)?;
        self.measure(key, entry, em).and_then(|length| positive(key, entry, length))
    }

    /// A length of the page, which doesn't grow with the type.
    pub(super) fn page_length(&mut self, key: &str, em: Len) -> Read<Len> {
        let scale = std::mem::replace(&mut self.scale, (1, 1));
        let length = self.length(key, em);
        self.scale = scale;
        length
    }

    /// A margin by either of its names, of which the file that was read says only one.
    pub(super) fn margin(&mut self, [side, edge]: [&str; 2], em: Len) -> Read<Len> {
        if self.find(edge).is_none() {
            return self.page_length(side, em);
        }
        if self.find(side).is_some() {
            return Err(self.error(edge, &format!("left out beside `{side}`, the same margin")));
        }
        self.page_length(edge, em)
    }

    fn measure(&self, key: &str, entry: &Entry, em: Len) -> Read<Len> {
        let points = |length: Len| length.scale(self.scale.0, self.scale.1);
        let of = |number: crate::decimal::Decimal, whole: Len| {
            Len::from_units(number.times(whole.units(), 1))
        };
        let length = match &entry.value {
            Value::Number(number) => Some(points(of(*number, Len::pt(1)))),
            Value::Text(text) => {
                let (number, unit) = split(text);
                crate::decimal::Decimal::parse(number).and_then(|number| match unit {
                    "em" => Some(of(number, em)),
                    "lh" => Some(of(number, self.line)),
                    unit => unit_of(unit).map(|unit| points(unit.of(number))),
                })
            }
            _ => None,
        };
        length
            .filter(|length| (-MOST..=MOST).contains(length))
            .ok_or_else(|| wrong(key, entry, "a length, such as 12, \"4mm\" or \"1.5em\""))
    }

    /// A share such as `28%`, in thousandths.
    pub(super) fn share(&mut self, key: &str) -> Read<i64> {
        let entry = self.get(key)?;
        let share = match &entry.value {
            Value::Text(text) => text
                .strip_suffix('%')
                .and_then(|number| crate::decimal::Decimal::parse(number.trim()))
                .map(|number| number.times(10, 1)),
            _ => None,
        };
        share
            .filter(|share| (0..=10_000).contains(share))
            .ok_or_else(|| wrong(key, entry, "a share, such as \"28%\""))
    }

    /// A whole number from 1 up to `most`.
    pub(super) fn count(&mut self, key: &str, most: u16) -> Read<u16> {
        let entry = self.get(key)?;
        count(entry, most)
            .ok_or_else(|| wrong(key, entry, &format!("a whole number from 1 to {most}")))
    }

    /// A colour such as `#1b1e23`.
    pub(super) fn color(&mut self, key: &str) -> Read<Color> {
        let entry = self.get(key)?;
        color(entry).ok_or_else(|| wrong(key, entry, "a colour, such as \"#1b1e23\""))
    }

    pub(super) fn flag(&mut self, key: &str) -> Read<bool> {
        match self.get(key)? {
            Entry { value: Value::Flag(flag), .. } => Ok(*flag),
            entry => Err(wrong(key, entry, "true or false")),
        }
    }

    pub(super) fn text(&mut self, key: &str) -> Read<&'a str> {
        match self.get(key)? {
            Entry { value: Value::Text(text), .. } if !text.trim().is_empty() => Ok(text),
            entry => Err(wrong(key, entry, "a text that is not empty")),
        }
    }

    pub(super) fn list(&mut self, key: &str) -> Read<Vec<String>> {
        match self.get(key)? {
            Entry { value: Value::List(list), .. } if !list.is_empty() => Ok(list.clone()),
            entry => Err(wrong(key, entry, "a list of texts that is not empty")),
        }
    }

    /// A value that is chosen by its name.
    pub(super) fn choice<T: Choice>(&mut self, key: &str) -> Read<T> {
        let entry = self.get(key)?;
        let named = match &entry.value {
            Value::Text(name) => T::named(name),
            _ => None,
        };
        named.ok_or_else(|| {
            let names: Vec<String> =
                T::NAMES.iter().map(|(name, _)| format!("\"{name}\"")).collect();
            let (last, others) = names.split_last().expect("there is something to choose");
            wrong(key, entry, &format!("{} or {last}", others.join(", ")))
        })
    }

    /// An error about a key that was read.
    pub(super) fn error(&self, key: &str, must_be: &str) -> ThemeError {
        match self.values.entries.get(key) {
            Some(entry) => wrong(key, entry, must_be),
            None => ThemeError::new(None, format!("`{key}` is missing")),
        }
    }

    /// A text's style; what it doesn't say is taken from `parent`.
    pub(super) fn style(&mut self, prefix: &str, parent: &TextStyle) -> Read<TextStyle> {
        let key = |name: &str| format!("{prefix}.{name}");
        let size = self.or(&key("size"), parent.size, |r, k| r.length(k, parent.size))?;
        if self.proves() && size < Len::pt(1) {
            return Err(self.error(&key("size"), "1 pt at least"));
        }
        Ok(TextStyle {
            family: self.or(&key("family"), parent.family, Self::choice)?,
            weight: self.or(&key("weight"), parent.weight, |r, k| r.count(k, 1000))?,
            italic: self.or(&key("italic"), parent.italic, Self::flag)?,
            size,
            leading: self.or(&key("leading"), parent.leading, |r, k| r.length(k, size))?,
            color: self.or(&key("color"), parent.color, Self::color)?,
            tracking: self.or(&key("tracking"), parent.tracking, |r, k| r.signed(k, size))?,
            features: Features {
                no_ligatures: self
                    .or(&key("ligatures"), !parent.features.no_ligatures, Self::flag)
                    .map(|ligatures| !ligatures)?,
                tabular: self.or(&key("tabular"), parent.features.tabular, Self::flag)?,
                small_caps: self.or(&key("small-caps"), parent.features.small_caps, Self::flag)?,
            },
        })
    }

    /// What `read` finds, or `other` where the key isn't there.
    fn or<T>(
        &mut self,
        key: &str,
        other: T,
        read: impl FnOnce(&mut Self, &str) -> Read<T>,
    ) -> Read<T> {
        if self.find(key).is_some() { read(self, key) } else { Ok(other) }
    }

    fn signed(&mut self, key: &str, em: Len) -> Read<Len> {
        let entry = self.get(key)?;
        self.measure(key, entry, em)
    }
}

fn positive(key: &str, entry: &Entry, length: Len) -> Read<Len> {
    if length < Len::ZERO { Err(wrong(key, entry, "no negative length")) } else { Ok(length) }
}

fn count(entry: &Entry, most: u16) -> Option<u16> {
    let Value::Number(number) = entry.value else { return None };
    let whole = number.times(1, 1);
    let exact = number.times(1000, 1) == whole * 1000;
    u16::try_from(whole).ok().filter(|count| exact && (1..=most).contains(count))
}

fn color(entry: &Entry) -> Option<Color> {
    let Value::Text(text) = &entry.value else { return None };
    let digits = text.strip_prefix('#')?;
    let hex = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    u32::from_str_radix(digits, 16).ok().filter(|_| hex).map(Color::hex)
}

fn wrong(key: &str, entry: &Entry, must_be: &str) -> ThemeError {
    ThemeError::new(entry.line, format!("`{key}` must be {must_be}"))
}
