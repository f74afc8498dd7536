//! Which colour the numbers of a file mean (ISO 32000-2 §14.11.5, ISO 19005-2 §6.2.3).

use std::io::{self, Write};

use pdf_writer::{Name, Ref, TextStr};

use crate::file::File;

/// sRGB as an ICC profile of version 4, in the public domain.
const SRGB: &[u8] = include_bytes!("../data/sRGB-v4.icc");

/// CMYK of which nothing else is known; see `data/README.md`.
const CMYK: &[u8] = include_bytes!("../data/cmyk.icc");

/// The colour space of pictures in CMYK.
pub(crate) struct Cmyk {
    /// Whether numbers have to say which colour they mean: the output intent of PDF/A does so for
    /// red, green and blue, and grey, and for nothing else (ISO 19005-2 §6.2.4.3).
    is_calibrated: bool,
    written: Option<Ref>,
}

impl Cmyk {
    /// The space in a file whose numbers have to say which colour they mean, or needn't.
    pub(crate) fn new(is_calibrated: bool) -> Self {
        Self { is_calibrated, written: None }
    }

    /// The object of the space, written by now; `None` where that of the device will do.
    pub(crate) fn space<W: Write>(&mut self, file: &mut File<W>) -> io::Result<Option<Ref>> {
        if !self.is_calibrated || self.written.is_some() {
            return Ok(self.written);
        }
        let (profile, space) = (file.next(), file.next());
        file.compressed(profile, CMYK, |stream| {
            stream.pair(Name(b"N"), 4);
        })?;
        file.object(|chunk| {
            chunk.indirect(space).array().item(Name(b"ICCBased")).item(profile);
        })?;
        self.written = Some(space);
        Ok(self.written)
    }
}

/// Writes the output intent of PDF/A, which says that numbers for red, green and blue are sRGB.
pub(crate) fn write_intent<W: Write>(file: &mut File<W>) -> io::Result<Ref> {
    let (profile, intent) = (file.next(), file.next());
    file.compressed(profile, SRGB, |stream| {
        stream.pair(Name(b"N"), 3);
    })?;
    file.object(|chunk| {
        let mut dict = chunk.indirect(intent).dict();
        dict.pair(Name(b"Type"), Name(b"OutputIntent"));
        dict.pair(Name(b"S"), Name(b"GTS_PDFA1"));
        dict.pair(Name(b"OutputConditionIdentifier"), TextStr("sRGB"));
        dict.pair(Name(b"Info"), TextStr("sRGB IEC61966-2.1"));
        dict.pair(Name(b"DestOutputProfile"), profile);
    })?;
    Ok(intent)
}
