//! The face as whoever uses it sees it.

mod house;
mod options;
mod pipeline;
mod resources;
mod whole;
