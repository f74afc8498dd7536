use super::{PictureError, check_size, exif};

/// What a JPEG file says of itself before its samples (ITU-T T.81, Annex B).
pub(super) struct Header {
    /// Width and height as stored.
    pub(super) size: (u32, u32),
    /// Pixels to the inch across and down.
    pub(super) density: Option<(u32, u32)>,
    /// EXIF's orientation.
    pub(super) orientation: u8,
    /// 1 for grey, 3 for colour, 4 for CMYK.
    pub(super) components: u8,
    /// Whether it was written by Adobe's rules, by which CMYK is stored inverted.
    pub(super) is_adobe: bool,
}

/// Whether a file begins like a JPEG.
pub(super) fn is_jpeg(data: &[u8]) -> bool {
    data.starts_with(&[0xFF, 0xD8, 0xFF])
}

impl Header {
    /// Reads all segments up to the first scan.
    pub(super) fn read(data: &[u8]) -> Result<Self, PictureError> {
        let mut header =
            Self { size: (0, 0), density: None, orientation: 1, components: 0, is_adobe: false };
        let mut at = 2;
        loop {
            let (marker, start) = marker(data, at)?;
            if matches!(marker, 0x01 | 0xD0..=0xD7) {
                at = start;
                continue;
            }
            let length = data.get(start..start + 2).ok_or(TOO_SHORT)?;
            let length = usize::from(u16::from_be_bytes([length[0], length[1]]));
            let body = data.get(start + 2..start + length.max(2)).ok_or(TOO_SHORT)?;
            at = start + length.max(2);
            match marker {
                0xE0 => header.density = header.density.or_else(|| density(body)),
                0xE1 => {
                    if let Some(tiff) = body.strip_prefix(b"Exif\0\0") {
                        header.orientation = exif::orientation(tiff);
                    }
                }
                0xEE => header.is_adobe |= body.starts_with(b"Adobe"),
                // Huffman tables, extensions and arithmetic tables are no frames.
                0xC4 | 0xC8 | 0xCC => {}
                0xC0..=0xC2 => header.frame(body)?,
                0xC3..=0xCF => {
                    return Err(PictureError::Unsupported("it is not baseline or progressive"));
                }
                0xD9 => return Err(PictureError::Broken("it ends before its samples")),
                0xDA if header.components == 0 => {
                    return Err(PictureError::Broken("its samples come before its size"));
                }
                0xDA if at < data.len() => return Ok(header),
                0xDA => return Err(TOO_SHORT),
                _ => {}
            }
        }
    }

    fn frame(&mut self, body: &[u8]) -> Result<(), PictureError> {
        let &[precision, y1, y0, x1, x0, components, ..] = body else { return Err(TOO_SHORT) };
        if precision != 8 {
            return Err(PictureError::Unsupported("its samples don't have 8 bits"));
        }
        if !matches!(components, 1 | 3 | 4) {
            return Err(PictureError::Unsupported("it is neither grey nor colour nor CMYK"));
        }
        let size = (u16::from_be_bytes([x1, x0]).into(), u16::from_be_bytes([y1, y0]).into());
        check_size(size.0, size.1)?;
        (self.size, self.components) = (size, components);
        Ok(())
    }
}

const TOO_SHORT: PictureError = PictureError::Broken("it ends too early");

/// The marker at a place and where its segment begins; any number of 0xFF may fill the gap.
fn marker(data: &[u8], at: usize) -> Result<(u8, usize), PictureError> {
    let rest = data.get(at..).ok_or(TOO_SHORT)?;
    if rest.first() != Some(&0xFF) {
        return Err(PictureError::Broken("a segment has a wrong length"));
    }
    let fill = rest.iter().take_while(|&&byte| byte == 0xFF).count();
    let marker = *rest.get(fill).ok_or(TOO_SHORT)?;
    Ok((marker, at + fill + 1))
}

/// The density in a JFIF segment (ITU-T T.871, §10.1).
fn density(body: &[u8]) -> Option<(u32, u32)> {
    let &[_, _, unit, x1, x0, y1, y0, ..] = body.strip_prefix(b"JFIF\0")? else { return None };
    let inch = |high, low| {
        let value = u32::from(u16::from_be_bytes([high, low]));
        // To the inch or to the centimetre.
        if unit == 1 { value } else { (value * 254 + 50) / 100 }
    };
    let density = (inch(x1, x0), inch(y1, y0));
    (matches!(unit, 1 | 2) && density.0 > 0 && density.1 > 0).then_some(density)
}
