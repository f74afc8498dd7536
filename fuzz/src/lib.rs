//! What the fuzz targets hold Letterpress to.
//!
//! [`tree`] knows what every document promises, and [`list`] makes lists to be broken of a fuzzer's
//! bytes. All ways to break them are priced by the module that the breaker's own tests have.

#[path = "../../crates/letterpress-break/tests/it/brute/mod.rs"]
mod brute;
pub mod list;
pub mod tree;
