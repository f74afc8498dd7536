//! What contents use: fonts, codes, colours, marked content.

use std::collections::{BTreeMap, BTreeSet};

use crate::reader::{Code, Dict, Font};

/// A kind of colour that depends on a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Device {
    Gray,
    Rgb,
    Cmyk,
}

/// A font and what is set in it.
pub(crate) struct FontUse<'a> {
    pub(crate) font: Font<'a>,
    pub(crate) object: Option<i32>,
    /// The page that it is used on first.
    pub(crate) page: usize,
    /// All codes, and whether any is to be seen.
    pub(crate) codes: BTreeMap<Code, bool>,
    /// Whether a byte was read that no code begins with.
    pub(crate) has_stray: bool,
}

/// What all contents use.
#[derive(Default)]
pub(crate) struct Usage<'a> {
    pub(crate) fonts: Vec<FontUse<'a>>,
    /// Fonts by their dictionaries.
    index: BTreeMap<usize, usize>,
    /// How often each identifier is given to marked content, by the page or form it stands in.
    pub(crate) marks: BTreeMap<i32, BTreeMap<i64, usize>>,
    /// How often forms are drawn.
    pub(crate) draws: BTreeMap<i32, usize>,
    /// Pages with the devices that colours depend on.
    pub(crate) devices: BTreeSet<(usize, Device)>,
    /// Pages with transparency.
    pub(crate) transparent: BTreeSet<usize>,
    /// The actual texts of elements by what they list.
    pub(crate) owners: BTreeMap<(i32, i64), Vec<usize>>,
}

impl<'a> Usage<'a> {
    /// The use of a font, which is read when it is met first.
    pub(crate) fn font(
        &mut self,
        dict: &'a Dict,
        (object, page): (Option<i32>, usize),
        read: impl FnOnce() -> Font<'a>,
    ) -> usize {
        let key = std::ptr::from_ref(dict).addr();
        *self.index.entry(key).or_insert_with(|| {
            let (codes, has_stray) = (BTreeMap::new(), false);
            self.fonts.push(FontUse { font: read(), object, page, codes, has_stray });
            self.fonts.len() - 1
        })
    }
}
