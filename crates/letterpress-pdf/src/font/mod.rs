//! Faces in use: which glyphs, under which codes, reading as what.
//!
//! Codes are given out while pages are written, at the first use of a glyph; what they mean is
//! written at the end, when all are known. An OpenType face becomes a composite font with a
//! character map of its own (`opentype`, `cmap`); those of its glyphs that are in colour become
//! Type 3 fonts (`color`), as [`Font::CodePoints`] does (`boxes`). All keep their codes in
//! [`codes`].

mod boxes;
mod charset;
mod cmap;
mod codes;
mod color;
mod descriptor;
mod hints;
mod instance;
mod opentype;
mod supply;
mod type3;

use std::io::{self, Write};

use letterpress_page::{Font, FontId};
use pdf_writer::Ref;

use crate::file::{File, Ids};
use crate::profile::Version;
use boxes::Boxes;
use instance::Instance;
use opentype::OpenType;

pub(crate) use codes::Coded;
pub(crate) use opentype::SPACE;

/// A font as pages name it: a face, or one of several fonts that a face needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Resource {
    face: FontId,
    part: u16,
    in_color: bool,
}

impl Resource {
    /// Writes its name with the slash.
    pub(crate) fn push_name(self, out: &mut Vec<u8>) {
        out.push(b'/');
        out.extend_from_slice(self.name().as_bytes());
    }

    /// Its name in the resources of a page.
    pub(crate) fn name(self) -> String {
        let kind = if self.in_color { 'C' } else { 'F' };
        match (self.face.0, self.part) {
            (face, 0) => format!("{kind}{face}"),
            (face, part) => format!("{kind}{face}x{part}"),
        }
    }
}

/// The faces of a document, each loaded when first needed.
pub(crate) struct Fonts {
    fonts: Vec<Font>,
    faces: Vec<Option<Face>>,
    version: Version,
}

/// A face in use.
pub(crate) enum Face {
    /// With glyphs of its own.
    OpenType(Box<OpenType>),
    /// With a box for every code point.
    CodePoints(Boxes),
}

impl Fonts {
    /// No faces yet, for a version of PDF.
    pub(crate) fn new(version: Version) -> Self {
        Self { fonts: Vec::new(), faces: Vec::new(), version }
    }

    /// Takes in the faces that have been added to those it knows.
    pub(crate) fn see(&mut self, fonts: &[Font]) {
        let known = self.fonts.len().min(fonts.len());
        self.fonts.extend_from_slice(&fonts[known..]);
        self.faces.resize_with(self.fonts.len(), || None);
    }

    /// A face, loaded.
    pub(crate) fn face(&mut self, id: FontId) -> io::Result<&mut Face> {
        let index = usize::from(id.0);
        let (Some(font), Some(face)) = (self.fonts.get(index), self.faces.get_mut(index)) else {
            return Err(invalid(format!("there is no face {index}")));
        };
        if face.is_none() {
            *face = Some(match font {
                Font::OpenType { data, index, variations } => {
                    let instance = Instance::new(id, data.clone(), *index, variations.clone());
                    Face::OpenType(Box::new(OpenType::load(instance, self.version)?))
                }
                Font::CodePoints => Face::CodePoints(Boxes::new(id, self.version)),
            });
        }
        face.as_mut().ok_or_else(|| invalid(format!("face {index} did not load")))
    }

    /// The object of a font.
    pub(crate) fn object(&self, resource: Resource) -> Option<Ref> {
        match self.faces.get(usize::from(resource.face.0))?.as_ref()? {
            Face::OpenType(face) => face.object(resource),
            Face::CodePoints(boxes) => boxes.object(resource.part),
        }
    }

    /// Writes all fonts that have been used.
    pub(crate) fn finish<W: Write>(self, file: &mut File<W>) -> io::Result<()> {
        let mut bytes = None;
        for face in self.faces.into_iter().flatten() {
            match face {
                Face::OpenType(face) => face.write(file, &mut bytes)?,
                Face::CodePoints(boxes) => boxes.write(file)?,
            }
        }
        Ok(())
    }
}

impl Face {
    /// Gives a glyph a code if it has none, and says whether it will be read as `text`. A glyph
    /// that stands for its text with others has `None`.
    pub(crate) fn code(&mut self, id: u32, text: Option<&[u8]>, ids: &mut Ids) -> bool {
        match self {
            Self::OpenType(face) => face.code(id, text, ids),
            Self::CodePoints(boxes) => boxes.code(id, text, ids),
        }
    }

    /// A glyph that has a code.
    #[inline]
    pub(crate) fn coded(&self, id: u32) -> &Coded {
        match self {
            Self::OpenType(face) => face.coded(id),
            Self::CodePoints(boxes) => boxes.coded(id),
        }
    }

    /// Whether a glyph reads as a character, or else is what the face has for it.
    pub(crate) fn stands_for(&self, id: u32, c: char) -> bool {
        match self {
            Self::OpenType(face) => face.stands_for(id, c),
            Self::CodePoints(_) => id == u32::from(c),
        }
    }

    /// Learns that glyphs with codes stand for a text together, for readers that know no spans.
    pub(crate) fn learn(&mut self, glyphs: impl Iterator<Item = u32> + Clone, text: &[u8]) {
        match self {
            Self::OpenType(face) => face.learn(glyphs, text),
            Self::CodePoints(_) => {}
        }
    }

    /// The width of a glyph in thousandths of the em, as it is written.
    pub(crate) fn width(&self, id: u32) -> f32 {
        match self {
            Self::OpenType(face) => face.width(id),
            Self::CodePoints(_) => boxes::WIDTH,
        }
    }

    /// The glyph that word spacing applies to.
    pub(crate) fn space(&self) -> Option<u32> {
        match self {
            Self::OpenType(face) => face.space(),
            Self::CodePoints(_) => None,
        }
    }
}

/// An error of the host's: a face that can't be used.
fn invalid(message: String) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, message)
}
