//! The dots of emphasised characters that have no slanted form.
//!
//! Squares are never slanted: Chinese sets dots under them, Japanese, Korean and the Chinese of
//! Taiwan over them (W3C JLREQ §3.3.9, CLREQ §3.3.2).

use letterpress_page::{Len, Paint, Path, Point, Rect};
use unicode_script::{Script, UnicodeScript};

use crate::language::primary;
use crate::style::TextStyle;
use crate::text::scripts::is_ideographic;

/// Whether a character is emphasised by a dot: marks are not.
pub(super) fn has_dot(c: char) -> bool {
    is_ideographic(c.script()) || c.script() == Script::Hangul
}

/// Whether the dots of a language stand below their characters.
pub(super) fn stands_below(lang: &str) -> bool {
    let is_traditional = ["Hant", "TW", "HK", "MO"].iter().any(|part| lang.contains(part));
    primary(lang) == "zh" && !is_traditional
}

/// The dot of a character whose baseline has its middle at a point.
pub(super) fn dot(middle: Point, style: &TextStyle, below: bool) -> Path {
    let radius = style.size.scale(7, 100);
    // Ink reaches from 0.12 em below the baseline to 0.88 em above it.
    let rise = if below { style.size.scale(-26, 100) } else { style.size.scale(98, 100) };
    let corner = Point::new(middle.x - radius, middle.y - rise - radius);
    let side: Len = radius * 2;
    Path::rounded(Rect::new(corner.x, corner.y, side, side), radius, Paint::Fill(style.color))
}
