//! What a document names but doesn't hold: its pictures, fetched and measured before layout.

use std::collections::BTreeMap;

use letterpress_page::{Picture, PictureId};
use letterpress_source::Span;

/// The pictures of a document.
///
/// A picture is known by where and how it is named, since the same name may mean different
/// files in different sources of a book. Those that could not be had are simply not here.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    /// The pictures, each once.
    pub pictures: Vec<Picture>,
    /// Which of them stands for the name written at a place.
    names: BTreeMap<(Span, String), PictureId>,
}

impl Assets {
    /// Says that the picture named `source` at `span` is `picture`.
    pub fn name(&mut self, span: Span, source: &str, picture: PictureId) {
        self.names.insert((span, source.to_owned()), picture);
    }

    /// The picture named `source` at `span`.
    pub fn find(&self, span: Span, source: &str) -> Option<(PictureId, &Picture)> {
        let id = *self.names.get(&(span, source.to_owned()))?;
        Some((id, self.pictures.get(id.0 as usize)?))
    }
}
