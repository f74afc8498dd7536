//! Lengths, drawings and the text of pages made by hand.

mod drawings;
mod dumps;
mod lengths;
mod trees;
