//! The real binary over real folders.

mod bench;
mod files;
mod usage;
mod words;
