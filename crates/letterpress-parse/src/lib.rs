//! Markdown into a plain document tree with source spans.

pub mod document;
