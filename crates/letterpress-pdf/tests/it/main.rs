//! Pages made by hand, written, and read back as objects.

#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod color;
mod document;
mod fonts;
mod layer;
mod navigation;
mod pages;
mod pictures;
mod readback;
mod rtl;
mod tags;
mod text;
mod variable;
