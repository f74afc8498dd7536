//! The characters that a face has.

use letterpress_layout::fonts::is_ignorable;
use ttf_parser::{RawFace, Tag, cmap};

/// The characters that a face has a glyph for, as sorted ranges.
#[derive(Debug, Default)]
pub(crate) struct Coverage(Vec<(u32, u32)>);

impl Coverage {
    /// Of a font that has a `cmap` table, whatever else it has; nothing where it is broken.
    pub(crate) fn of(font: &[u8]) -> Self {
        let raw = RawFace::parse(font, 0).ok();
        let table = raw.and_then(|raw| raw.table(Tag::from_bytes(b"cmap")));
        let mut known = Vec::new();
        for table in table.and_then(cmap::Table::parse).iter().flat_map(|cmap| cmap.subtables) {
            if table.is_unicode() {
                table.codepoints(|c| {
                    if table.glyph_index(c).is_some_and(|glyph| glyph.0 != 0) {
                        known.push(c);
                    }
                });
            }
        }
        known.sort_unstable();
        let mut ranges: Vec<(u32, u32)> = Vec::new();
        for c in known {
            match ranges.last_mut() {
                Some((_, last)) if c <= *last + 1 => *last = c,
                _ => ranges.push((c, c)),
            }
        }
        ranges.shrink_to_fit();
        Self(ranges)
    }

    /// Whether all characters of a cluster are there, but for those that need no glyph.
    pub(crate) fn has(&self, cluster: &str) -> bool {
        let mut seen = cluster.chars().filter(|&c| !is_ignorable(c)).map(u32::from).peekable();
        seen.peek().is_some()
            && seen.all(|c| {
                let after = self.0.partition_point(|&(first, _)| first <= c);
                after > 0 && c <= self.0[after - 1].1
            })
    }
}
