//! What the fuzz targets hold Letterpress to.
//!
//! [`tree`] knows what every document promises, [`brute`] prices all ways to break a short list,
//! and [`list`] makes such lists of a fuzzer's bytes.

pub mod brute;
pub mod list;
pub mod tree;
