/// How a document is written.
///
/// ```
/// let mut options = letterpress_pdf::Options::default();
/// options.compression = 9;
/// options.creator = Some("A press of one's own".into());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {
    /// How hard streams are compressed: 0 not at all, 9 as well as can be. At the default of 6
    /// pages are 2 % larger than at 9 and are written three times as fast.
    pub compression: u8,
    /// The program that the document was made with, if it wants to be named.
    pub creator: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self { compression: 6, creator: None }
    }
}
