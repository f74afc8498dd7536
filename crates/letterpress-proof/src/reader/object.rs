//! Objects of PDF (ISO 32000-2 §7.3).

use std::ops::Range;

/// An object.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Object {
    Null,
    Bool(bool),
    Int(i64),
    Real(f64),
    String(Vec<u8>),
    Name(Vec<u8>),
    Array(Vec<Object>),
    Dict(Dict),
    Stream(Stream),
    /// A reference: a number and a generation.
    Ref(i32, u16),
}

/// A dictionary in the order in which it is written.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Dict(pub(crate) Vec<(Vec<u8>, Object)>);

/// A dictionary with bytes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Stream {
    pub(crate) dict: Dict,
    /// Where its bytes stand in the file.
    pub(crate) bytes: Range<usize>,
}

/// What stands for whatever is not there.
pub(crate) static NULL: Object = Object::Null;

impl Dict {
    /// What a key has, unresolved.
    pub(crate) fn raw(&self, key: &[u8]) -> Option<&Object> {
        self.0.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// Whether there is a key.
    pub(crate) fn has(&self, key: &[u8]) -> bool {
        self.raw(key).is_some()
    }

    /// Keys with what they have.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&[u8], &Object)> {
        self.0.iter().map(|(key, value)| (key.as_slice(), value))
    }
}

impl Object {
    /// A dictionary, a stream's too.
    pub(crate) fn dict(&self) -> Option<&Dict> {
        match self {
            Self::Dict(dict) | Self::Stream(Stream { dict, .. }) => Some(dict),
            _ => None,
        }
    }

    pub(crate) fn stream(&self) -> Option<&Stream> {
        match self {
            Self::Stream(stream) => Some(stream),
            _ => None,
        }
    }

    pub(crate) fn array(&self) -> Option<&[Object]> {
        match self {
            Self::Array(items) => Some(items),
            _ => None,
        }
    }

    pub(crate) fn name(&self) -> Option<&[u8]> {
        match self {
            Self::Name(name) => Some(name),
            _ => None,
        }
    }

    pub(crate) fn string(&self) -> Option<&[u8]> {
        match self {
            Self::String(bytes) => Some(bytes),
            _ => None,
        }
    }

    pub(crate) fn int(&self) -> Option<i64> {
        match self {
            Self::Int(value) => Some(*value),
            _ => None,
        }
    }

    pub(crate) fn number(&self) -> Option<f64> {
        match self {
            #[expect(clippy::cast_precision_loss, reason = "what is compared is far smaller")]
            Self::Int(value) => Some(*value as f64),
            Self::Real(value) => Some(*value),
            _ => None,
        }
    }

    pub(crate) fn bool(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// The number of the object that is referred to.
    pub(crate) fn reference(&self) -> Option<i32> {
        match self {
            Self::Ref(number, _) => Some(*number),
            _ => None,
        }
    }

    pub(crate) fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// All objects in this one, itself included, references unfollowed.
    pub(crate) fn walk(&self) -> impl Iterator<Item = &Object> {
        let mut left = vec![self];
        std::iter::from_fn(move || {
            let next = left.pop()?;
            match next {
                Self::Array(items) => left.extend(items.iter().rev()),
                Self::Dict(dict) | Self::Stream(Stream { dict, .. }) => {
                    left.extend(dict.0.iter().rev().map(|(_, value)| value));
                }
                _ => {}
            }
            Some(next)
        })
    }
}

/// A name or string for a message.
pub(crate) fn show(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).chars().take(80).flat_map(char::escape_default).collect()
}

/// A text string (ISO 32000-2 §7.9.2.2).
pub(crate) fn text(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => utf16(rest),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|&byte| doc_encoding(byte)).collect(),
    }
}

/// Big-endian UTF-16.
pub(crate) fn utf16(bytes: &[u8]) -> String {
    let units = bytes.chunks(2).map(|pair| match pair {
        [high, low] => u16::from_be_bytes([*high, *low]),
        _ => 0xFFFD,
    });
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// A character of PDFDocEncoding (ISO 32000-2 annex D.3).
fn doc_encoding(byte: u8) -> char {
    const ACCENTS: [char; 8] = ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'];
    const MARKS: [char; 33] = [
        '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚',
        '™', 'ﬁ', 'ﬂ', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{FFFD}', '€',
    ];
    match byte {
        0x18..=0x1F => ACCENTS[usize::from(byte - 0x18)],
        0x80..=0xA0 => MARKS[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}
