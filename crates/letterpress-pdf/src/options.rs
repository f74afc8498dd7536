use std::sync::Arc;

use crate::Profile;

/// How a document is written.
///
/// ```
/// use letterpress_pdf::{Options, Profile};
/// let mut options = Options::default();
/// options.compression = 8;
/// options.creator = Some("A press of one's own".into());
/// options.profile = Profile::PLAIN;
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {
    /// Which standards the file keeps. Default: PDF/A-2a and PDF/UA-1.
    pub profile: Profile,
    /// How hard streams are compressed: 0 not at all, 8 as well as can be; the compressor's 9 gives
    /// larger files than its 8. The default is 6.
    pub compression: u8,
    /// The program that the document was made with, if it wants to be named.
    pub creator: Option<String>,
    /// When the file is made, in seconds since 1 January 1970, if that is to be said.
    pub built: Option<u64>,
    /// Files that are carried along. Where the profile has no room for them, they are refused.
    pub attachments: Vec<Attachment>,
}

/// A file that a document carries along (ISO 32000-2 §7.11.4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// What it is called, without a folder.
    pub name: String,
    /// Its media type, such as `text/markdown`.
    pub media_type: String,
    /// What it is to the document.
    pub relation: Relation,
    /// What it holds.
    pub data: Arc<[u8]>,
}

/// What an attached file is to its document (ISO 32000-2 §7.11.3, Table 43).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Relation {
    /// What the document was made from.
    Source,
    /// What its figures or tables show.
    Data,
    /// Something else that belongs to it.
    Supplement,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            profile: Profile::default(),
            compression: 6,
            creator: None,
            built: None,
            attachments: Vec::new(),
        }
    }
}
