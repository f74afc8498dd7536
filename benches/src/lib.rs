//! Benchmarks of Letterpress, with the floor beside them.
//!
//! The *floor* is what no program can leave out that makes PDF of Markdown: to parse the text
//! once, to shape each distinct word once, to deflate the finished pages once. How many times
//! the floor a whole rendering takes says more than its time, which is the machine's too.
//!
//! [`inputs`] makes the texts, and [`Floor`] does the floor's work on one of them.

mod floor;
mod input;
mod manual;
mod prose;
mod random;
mod words;

pub use floor::Floor;
pub use input::{Input, inputs};
pub use prose::novel;
