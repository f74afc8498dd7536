//! Pictures: PNG and JPEG, measured when a document is laid out and embedded when it is written.
//!
//! Nothing is decoded that need not be: a JPEG is put into the file as it is, a PNG without
//! interlacing and transparency keeps its compressed samples.

mod embed;
mod exif;
mod jpeg;
mod pixels;
mod png;

use std::io::{self, Write};
use std::sync::Arc;

use letterpress_page::{Ink, Page, Picture, PictureFormat, PictureId};
use pdf_writer::Ref;
use rustc_hash::FxHashMap;

use crate::color::Cmyk;
use crate::file::File;

pub(crate) use embed::{embed_bgra, embed_png};

/// The most pixels of a picture: 64 Mi, as many as the largest cameras have.
const MOST_PIXELS: u64 = 64 << 20;
/// The longest file of a picture.
const MOST_BYTES: usize = 1 << 30;

/// Why a picture can't be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PictureError {
    /// It is neither PNG nor JPEG.
    #[error("the file is neither a PNG nor a JPEG picture")]
    Unknown,
    /// It breaks the rules of its format or ends too early.
    #[error("the file is broken: {0}")]
    Broken(&'static str),
    /// It is sound, but of a kind that PDF can't hold.
    #[error("pictures of this kind can't be used: {0}")]
    Unsupported(&'static str),
    /// It has no pixels.
    #[error("the picture is empty")]
    Empty,
    /// It is larger than is sensible.
    #[error("the picture is too large: {0}")]
    TooLarge(&'static str),
}

/// Finds a picture's format, size and orientation.
///
/// The format is told by the content. Only the structure is read, nothing is decoded: a picture
/// that measures well may still turn out to be broken inside.
///
/// # Errors
///
/// A [`PictureError`] where the file can't be shown.
///
/// ```
/// use letterpress_pdf::picture::{PictureError, measure};
/// assert_eq!(measure((*b"GIF89a").into()).err(), Some(PictureError::Unknown));
/// ```
pub fn measure(data: Arc<[u8]>) -> Result<Picture, PictureError> {
    if data.len() > MOST_BYTES {
        return Err(PictureError::TooLarge("its file has more than 1 GiB"));
    }
    let (format, stored, density, orientation) = if png::is_png(&data) {
        let header = png::Header::read(&data)?;
        (PictureFormat::Png, header.size, header.density, header.orientation)
    } else if jpeg::is_jpeg(&data) {
        let header = jpeg::Header::read(&data)?;
        (PictureFormat::Jpeg, header.size, header.density, header.orientation)
    } else {
        return Err(PictureError::Unknown);
    };
    let turned = orientation >= 5;
    let ((width, height), (across, down)) = (stored, density.unzip());
    let (width, height) = if turned { (height, width) } else { (width, height) };
    let density = if turned { down } else { across };
    Ok(Picture { data, format, width, height, density, orientation })
}

/// Refuses a size that is empty or beyond all measure.
fn check_size(width: u32, height: u32) -> Result<(), PictureError> {
    let pixels = u64::from(width) * u64::from(height);
    if pixels == 0 {
        return Err(PictureError::Empty);
    }
    if pixels > MOST_PIXELS {
        return Err(PictureError::TooLarge("it has more than 64 megapixels"));
    }
    Ok(())
}

/// A picture in the file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Embedded {
    /// Its object.
    pub(crate) object: Ref,
    /// How it is turned.
    pub(crate) orientation: u8,
}

/// The pictures of a document, each written when first needed, and once.
pub(crate) struct Pictures {
    /// `None` for one that is broken.
    embedded: FxHashMap<PictureId, Option<Embedded>>,
    cmyk: Cmyk,
}

impl Pictures {
    /// No pictures yet; whether their numbers have to say which colour they mean.
    pub(crate) fn new(is_calibrated: bool) -> Self {
        Self { embedded: FxHashMap::default(), cmyk: Cmyk::new(is_calibrated) }
    }

    /// Writes those pictures of a page that have not been written before.
    pub(crate) fn embed<W: Write>(
        &mut self,
        page: &Page,
        pictures: &[Picture],
        file: &mut File<W>,
    ) -> io::Result<()> {
        for mark in &page.drawing.marks {
            let Ink::Picture(placed) = mark.ink else { continue };
            if self.embedded.contains_key(&placed.picture) {
                continue;
            }
            let embedded = match pictures.get(placed.picture.0 as usize) {
                Some(picture) => embed::embed(picture, &mut self.cmyk, file)?,
                None => None,
            };
            self.embedded.insert(placed.picture, embedded);
        }
        Ok(())
    }

    /// A picture that has been written.
    pub(crate) fn get(&self, id: PictureId) -> Option<Embedded> {
        self.embedded.get(&id).copied().flatten()
    }
}
