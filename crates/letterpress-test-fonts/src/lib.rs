//! Small faces of many scripts with samples and their shaping, for the tests of Letterpress.
//!
//! Data only, and a crate of its own so that more than one crate can test with it and none
//! has to publish it. [`samples`] are texts that exercise what is hard about a script, and
//! [`expected`] what HarfBuzz makes of each of their words.
//!
//! ```
//! let persian = letterpress_test_fonts::sample("fa").expect("there is one");
//! assert!(persian.right_to_left);
//! assert_eq!(persian.font.family, "Noto Naskh Arabic");
//! ```

mod expected;
mod fonts;
mod samples;

pub use expected::{Expected, Glyph, expected};
pub use fonts::{
    ARABIC, ARABIC_BOLD, BENGALI, CHINESE, COLLECTION, DEVANAGARI, EMOJI, HEBREW, JAPANESE, KHMER,
    KOREAN, LIBERTINUS, MYANMAR, TAMIL, THAI, TestFont, font, fonts,
};
pub use samples::{Sample, sample, samples};
