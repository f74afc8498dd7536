use super::Resource;
use crate::profile::Version;
use crate::words::is_private;

/// The longest text of a code, in bytes: a cluster of letters and marks is shorter, and maps
/// have no room for much more.
const LONGEST: usize = 64;

/// A text that a code may read as; any other is written where it stands. None may be empty, and
/// none of these characters is one (ISO 14289-1 §7.21.7). Characters of private use are written
/// where they stand in PDF 1.7 (ISO 19005-2 §6.2.11.7.3), and must not be in 2.0.
pub(super) fn readable(text: Option<&[u8]>, version: Version) -> Option<&[u8]> {
    let has_private = |text: &[u8]| version < Version::V20 && has_private(text);
    text.filter(|text| !is_nothing(text) && text.len() <= LONGEST && !has_private(text))
}

/// Whether a text is none that a code may read as.
pub(super) fn is_nothing(text: &[u8]) -> bool {
    matches!(text, [] | b"\0" | b"\xEF\xBB\xBF" | b"\xEF\xBF\xBE")
}

/// Whether a text has a character of private use: U+E000 to U+F8FF or of planes 15 and 16.
fn has_private(text: &[u8]) -> bool {
    let may_be = |byte: &u8| matches!(byte, 0xee | 0xef | 0xf3 | 0xf4);
    text.iter().any(may_be) && String::from_utf8_lossy(text).chars().any(is_private)
}

/// What a glyph is written as.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Coded {
    /// The font that holds it.
    pub(crate) font: Resource,
    pub(crate) code: u16,
    /// Whether its code has two bytes.
    pub(crate) is_pair: bool,
    /// Its width in thousandths of the em.
    pub(crate) width: f32,
}

/// The glyphs of a face that have a code, and what they read as.
///
/// A code reads as one text for good (ISO 32000-2 §9.10.3): that of its first use.
#[derive(Default)]
pub(crate) struct Codes {
    /// By glyph: its place in `entries` plus one, or 0.
    places: Vec<u32>,
    entries: Vec<Entry>,
    texts: Vec<u8>,
}

/// A glyph with a code.
struct Entry {
    id: u32,
    coded: Coded,
    /// Its text in `Codes::texts`: where it begins and how long it is, if it is known.
    text: Option<(u32, u32)>,
    /// The first byte of the text.
    first: u8,
}

/// A glyph with a code, for writing out.
#[derive(Clone, Copy)]
pub(crate) struct Use<'c> {
    /// The glyph.
    pub(crate) id: u32,
    /// What it is written as.
    pub(crate) coded: Coded,
    /// What it reads as, if that is known.
    pub(crate) text: Option<&'c [u8]>,
}

impl Codes {
    /// Whether a glyph reads as `text`; `None` where it has no code. A glyph that has read as
    /// nothing in particular reads as `text` from now on, which must not be empty.
    pub(crate) fn reads(&mut self, id: u32, text: Option<&[u8]>) -> Option<bool> {
        let place = self.place(id)?;
        let entry = &self.entries[place];
        match (entry.text, text) {
            (Some((start, len)), Some(text)) => {
                if len == 1 && text.len() == 1 {
                    return Some(entry.first == text[0]);
                }
                Some(self.texts[start as usize..][..len as usize] == *text)
            }
            (None, Some(text)) => {
                self.name(place, text);
                Some(true)
            }
            (_, None) => Some(false),
        }
    }

    /// What a glyph reads as, if that is known.
    pub(crate) fn text(&self, id: u32) -> Option<&[u8]> {
        let (start, len) = self.entries[self.place(id)?].text?;
        Some(&self.texts[start as usize..][..len as usize])
    }

    /// Gives a glyph its code.
    pub(crate) fn add(&mut self, id: u32, coded: Coded, text: Option<&[u8]>) {
        if self.places.len() <= id as usize {
            self.places.resize(id as usize + 1, 0);
        }
        self.entries.push(Entry { id, coded, text: None, first: 0 });
        let count = self.entries.len();
        self.places[id as usize] = u32::try_from(count).unwrap_or(0);
        if let Some(text) = text {
            self.name(count - 1, text);
        }
    }

    /// A glyph that has a code; the first one's where it has none.
    pub(crate) fn get(&self, id: u32) -> &Coded {
        &self.entries[self.place(id).unwrap_or(0)].coded
    }

    /// Whether a glyph has a code.
    pub(crate) fn has(&self, id: u32) -> bool {
        self.place(id).is_some()
    }

    /// How many glyphs have codes.
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// All glyphs in the order of their first use.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Use<'_>> {
        self.entries.iter().map(|entry| Use {
            id: entry.id,
            coded: entry.coded,
            text: self.text(entry.id),
        })
    }

    fn place(&self, id: u32) -> Option<usize> {
        (*self.places.get(id as usize)? as usize).checked_sub(1)
    }

    fn name(&mut self, place: usize, text: &[u8]) {
        let index = |length| u32::try_from(length).unwrap_or(u32::MAX);
        let entry = &mut self.entries[place];
        entry.text = Some((index(self.texts.len()), index(text.len())));
        entry.first = text.first().copied().unwrap_or(0);
        self.texts.extend_from_slice(text);
    }
}
