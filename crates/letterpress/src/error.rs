use std::io;

use crate::theme::ThemeError;

/// Why nothing could be set: never because of what the Markdown says, but because of what was
/// asked for.
///
/// What is wrong with the Markdown itself is a [`Diagnostic`](crate::Diagnostic).
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// An option has a value that no page can be made with.
    #[error("{option}: {reason}")]
    #[non_exhaustive]
    InvalidOption {
        /// The option, as [`Options`](crate::Options) names it.
        option: &'static str,
        /// What is wrong with its value.
        reason: String,
    },
    /// A font that was given can't be used.
    #[error("font {number}: {reason}")]
    #[non_exhaustive]
    UnusableFont {
        /// Which of the fonts that were given, from 1.
        number: usize,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// There is no font at all: the built-in ones are left out and none was given.
    #[error("there is no font to set the text in")]
    NoFont,
    /// The Markdown is larger than can be taken.
    #[error("the input has {size} bytes; no more than {limit} can be set")]
    #[non_exhaustive]
    TooLarge {
        /// Bytes of all sources together.
        size: usize,
        /// Bytes that can be set.
        limit: usize,
    },
    /// A theme can't be read.
    #[error("the theme cannot be used: {0}")]
    Theme(#[from] ThemeError),
    /// The finished PDF could not be written.
    #[error("the PDF cannot be written")]
    Write(#[source] io::Error),
}

impl Error {
    /// An option that no page can be made with.
    pub(crate) fn option(option: &'static str, reason: impl Into<String>) -> Self {
        Self::InvalidOption { option, reason: reason.into() }
    }
}
