//! Which colour the numbers of a file mean (ISO 32000-2 §14.11.5, ISO 19005-2 §6.2.3).

use std::io::{self, Write};

use pdf_writer::{Name, Ref, TextStr};

use crate::file::File;

/// sRGB as an ICC profile of version 4, in the public domain.
const SRGB: &[u8] = include_bytes!("../data/sRGB-v4.icc");

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
