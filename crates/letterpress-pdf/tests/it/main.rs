//! Pages made by hand, written, and read back as objects.

mod document;
mod fonts;
mod navigation;
mod pages;
mod pictures;
mod readback;
mod text;
