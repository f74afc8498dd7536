//! The face as whoever uses it sees it.

mod fonts;
mod house;
mod lines;
mod options;
mod pipeline;
mod profiles;
mod resources;
mod temporary;
mod whole;
