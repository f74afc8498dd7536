//! Character maps (ISO 32000-2 §9.7.5, §9.10.3).

use std::collections::BTreeMap;

use super::lexer::{Lexer, Word};
use super::object::Object;

/// The most entries that ranges are spread to.
const MAX_ENTRIES: usize = 1 << 20;

/// The most ranges of a codespace.
const MAX_SPACES: usize = 256;

/// A code: how many bytes it has and its value.
pub(crate) type Key = (usize, u32);

/// A character map.
#[derive(Clone, Debug, Default)]
pub(crate) struct CMap {
    spaces: Vec<(usize, u32, u32)>,
    cids: Vec<(Key, u32, u32)>,
    texts: BTreeMap<Key, Vec<u8>>,
    /// How many texts have been read, those included that stand for a code once more.
    count: usize,
    pub(crate) mode: i64,
    /// Whether another map is used that is not here.
    pub(crate) uses: Option<Vec<u8>>,
}

impl CMap {
    /// The map that takes two bytes for a CID.
    pub(crate) fn identity(vertical: bool) -> Self {
        Self {
            spaces: vec![(2, 0, 0xFFFF)],
            cids: vec![((2, 0), 0xFFFF, 0)],
            mode: i64::from(vertical),
            ..Self::default()
        }
    }

    /// Reads a map.
    pub(crate) fn parse(bytes: &[u8]) -> Self {
        let (mut map, mut operands) = (Self::default(), Vec::new());
        let mut lexer = Lexer::of_contents(bytes);
        while let Some(word) = lexer.next() {
            let operator = match word {
                Word::Object(object) => {
                    operands.push(object);
                    continue;
                }
                Word::Keyword(operator) => operator,
            };
            map.take(operator, &operands);
            operands.clear();
        }
        // Search goes by halves, which the last entry for a code must survive.
        map.cids.sort_by_key(|&(first, ..)| first);
        map
    }

    fn take(&mut self, operator: &[u8], operands: &[Object]) {
        match (operator, operands) {
            (b"endcodespacerange", _) => {
                for pair in operands.chunks_exact(2) {
                    if let (Some(low), Some(high), 0..MAX_SPACES) =
                        (code(&pair[0]), code(&pair[1]), self.spaces.len())
                    {
                        self.spaces.push((low.0, low.1, high.1));
                    }
                }
            }
            (b"endcidrange", _) => {
                for range in operands.chunks_exact(3) {
                    self.cid(&range[0], &range[1], &range[2]);
                }
            }
            (b"endcidchar", _) => {
                for pair in operands.chunks_exact(2) {
                    self.cid(&pair[0], &pair[0], &pair[1]);
                }
            }
            (b"endbfchar", _) => {
                for pair in operands.chunks_exact(2) {
                    if let (Some(code), Some(text)) = (code(&pair[0]), pair[1].string()) {
                        self.add(code, text.to_vec());
                    }
                }
            }
            (b"endbfrange", _) => {
                for range in operands.chunks_exact(3) {
                    self.range(&range[0], &range[1], &range[2]);
                }
            }
            (b"def", [.., Object::Name(key), Object::Int(mode)]) if key == b"WMode" => {
                self.mode = *mode;
            }
            (b"usecmap", [.., Object::Name(name)]) => self.uses = Some(name.clone()),
            _ => {}
        }
    }

    fn add(&mut self, code: Key, text: Vec<u8>) {
        self.count += 1;
        if self.count < MAX_ENTRIES {
            self.texts.insert(code, text);
        }
    }

    fn cid(&mut self, low: &Object, high: &Object, cid: &Object) {
        let cid = cid.int().and_then(|cid| u32::try_from(cid).ok());
        if let (Some(low), Some(high), Some(cid)) = (code(low), code(high), cid) {
            self.cids.push((low, high.1, cid));
        }
    }

    fn range(&mut self, low: &Object, high: &Object, to: &Object) {
        let (Some((length, low)), Some((_, high))) = (code(low), code(high)) else { return };
        if high < low || high - low > 0xFFFF || self.count >= MAX_ENTRIES {
            return;
        }
        for (nth, value) in (low..=high).enumerate() {
            match to {
                Object::String(text) => {
                    let mut text = text.clone();
                    increase(&mut text, nth);
                    self.add((length, value), text);
                }
                Object::Array(texts) => {
                    if let Some(text) = texts.get(nth).and_then(Object::string) {
                        self.add((length, value), text.to_vec());
                    }
                }
                _ => {}
            }
        }
    }

    /// The codes of a string; `None` for a byte that no code begins with.
    pub(crate) fn codes(&self, string: &[u8]) -> Vec<Option<Key>> {
        let (mut codes, mut rest) = (Vec::new(), string);
        while !rest.is_empty() {
            let code = (1..=rest.len().min(4)).find_map(|length| {
                let value = big_endian(&rest[..length]);
                let is_in = |&(bytes, low, high): &(usize, u32, u32)| {
                    bytes == length && is_between(value, low, high, length)
                };
                self.spaces.iter().any(is_in).then_some((length, value))
            });
            let length = code.map_or(1, |(length, _)| length);
            codes.push(code);
            rest = &rest[length..];
        }
        codes
    }

    /// The CID of a code.
    pub(crate) fn cid_of(&self, code: Key) -> Option<u32> {
        let end = self.cids.partition_point(|&(first, ..)| first <= code);
        let &((length, first), last, cid) = self.cids[..end].last()?;
        (length == code.0 && code.1 <= last).then(|| cid.checked_add(code.1 - first))?
    }

    /// The text of a code, as it is written, in UTF-16.
    pub(crate) fn text_of(&self, code: Key) -> Option<&[u8]> {
        let is_code = |space: &(usize, u32, u32)| {
            space.0 == code.0 && is_between(code.1, space.1, space.2, code.0)
        };
        let text = self.texts.get(&code).map(Vec::as_slice);
        text.filter(|_| self.spaces.iter().any(is_code))
    }
}

/// Whether each byte of a code lies between those of two others.
fn is_between(code: u32, low: u32, high: u32, length: usize) -> bool {
    let bytes = |value: u32| value.to_be_bytes().into_iter().skip(4 - length);
    bytes(code).zip(bytes(low)).zip(bytes(high)).all(|((c, l), h)| (l..=h).contains(&c))
}

fn code(object: &Object) -> Option<Key> {
    let bytes = object.string().filter(|bytes| (1..=4).contains(&bytes.len()))?;
    Some((bytes.len(), big_endian(bytes)))
}

fn big_endian(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |value, &byte| value << 8 | u32::from(byte))
}

/// Adds to the last unit of a text.
fn increase(text: &mut [u8], by: usize) {
    if let [.., high, low] = text {
        let by = u16::try_from(by).unwrap_or(u16::MAX);
        [*high, *low] = u16::from_be_bytes([*high, *low]).wrapping_add(by).to_be_bytes();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_one_and_two_bytes_stand_side_by_side() {
        let map = CMap::parse(
            b"3 begincodespacerange <20> <DF> <E000> <FFFF> <00000000> <0000FFFF> \
              endcodespacerange 2 begincidrange <41> <43> 7 <E000> <E001> 90 endcidrange \
              1 beginbfrange <41> <42> <0061> endbfrange 1 beginbfchar <E001> <00660069> endbfchar",
        );
        let codes = map.codes(b"AC\xE0\x01\x10");
        assert_eq!(codes, [Some((1, 0x41)), Some((1, 0x43)), Some((2, 0xE001)), None]);
        assert_eq!(map.cid_of((1, 0x43)), Some(9));
        assert_eq!(map.cid_of((1, 0x44)), None);
        assert_eq!(map.cid_of((2, 0xE001)), Some(91));
        assert_eq!(map.text_of((1, 0x42)), Some(b"\0b".as_slice()));
        assert_eq!(map.text_of((2, 0xE001)), Some(b"\0f\0i".as_slice()));
    }
}
