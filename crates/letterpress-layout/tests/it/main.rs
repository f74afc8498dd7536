//! Layout by its boundary: Markdown in, facts about pages out.

mod author;
mod baselines;
mod corners;
mod faces;
mod facts;
mod grids;
mod plain;
mod random;
mod written;

mod code;
mod endnotes;
mod figures;
mod furniture;
mod headings;
mod limits;
mod links;
mod lists;
mod notes;
mod pagination;
mod paragraphs;
mod reading;
mod scripts;
mod streaming;
mod tables;
