use std::ops::Range;

use super::{PictureError, check_size, exif};

/// The most that the samples of a picture that must be decoded may take.
pub(super) const MOST_DECODED: u64 = 256 << 20;

/// The chunks of a PNG file that matter here (PNG, third edition, §11).
pub(super) struct Header {
    /// Width and height as stored.
    pub(super) size: (u32, u32),
    /// Pixels to the inch across and down.
    pub(super) density: Option<(u32, u32)>,
    /// EXIF's orientation.
    pub(super) orientation: u8,
    /// Bits of a sample.
    pub(super) depth: u8,
    /// 0 grey, 2 colour, 3 palette, 4 grey with alpha, 6 colour with alpha.
    pub(super) color: u8,
    /// The palette's place in the file.
    pub(super) palette: Range<usize>,
    /// The places of the compressed samples.
    pub(super) samples: Vec<Range<usize>>,
    is_interlaced: bool,
    is_transparent: bool,
}

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
const TOO_SHORT: PictureError = PictureError::Broken("it ends too early");

/// Whether a file begins like a PNG.
pub(super) fn is_png(data: &[u8]) -> bool {
    data.starts_with(SIGNATURE)
}

impl Header {
    /// Reads the structure of a file, from its signature to its end.
    pub(super) fn read(data: &[u8]) -> Result<Self, PictureError> {
        let (first, body, mut at) = chunk(data, SIGNATURE.len())?;
        if first != *b"IHDR" {
            return Err(PictureError::Broken("it doesn't begin with its header"));
        }
        let mut header = Self::of(&data[body])?;
        loop {
            let (kind, body, next) = chunk(data, at)?;
            at = next;
            match &kind {
                b"PLTE" => header.palette = body,
                b"IDAT" => header.samples.push(body),
                b"tRNS" => header.is_transparent = true,
                b"pHYs" => header.density = density(&data[body]),
                b"eXIf" => header.orientation = exif::orientation(&data[body]),
                b"IEND" => break,
                _ => {}
            }
        }
        header.check(data)?;
        Ok(header)
    }

    fn of(body: &[u8]) -> Result<Self, PictureError> {
        let &[w3, w2, w1, w0, h3, h2, h1, h0, depth, color, 0, 0, interlace @ (0 | 1)] = body
        else {
            return Err(PictureError::Broken("its header is wrong"));
        };
        if !matches!(
            (color, depth),
            (0, 1 | 2 | 4 | 8 | 16) | (3, 1 | 2 | 4 | 8) | (2 | 4 | 6, 8 | 16)
        ) {
            return Err(PictureError::Broken("its header is wrong"));
        }
        let size = (u32::from_be_bytes([w3, w2, w1, w0]), u32::from_be_bytes([h3, h2, h1, h0]));
        check_size(size.0, size.1)?;
        Ok(Self {
            size,
            density: None,
            orientation: 1,
            depth,
            color,
            palette: 0..0,
            samples: Vec::new(),
            is_interlaced: interlace == 1,
            is_transparent: false,
        })
    }

    fn check(&self, data: &[u8]) -> Result<(), PictureError> {
        // The samples begin with the header of a zlib stream (RFC 1950, §2.2).
        let mut start = self.samples.iter().flat_map(|range| &data[range.clone()]);
        let (Some(&method), Some(&flags)) = (start.next(), start.next()) else {
            return Err(PictureError::Broken("it has no samples"));
        };
        if method & 0x0F != 8 || flags & 0x20 != 0 || u16::from_be_bytes([method, flags]) % 31 != 0
        {
            return Err(PictureError::Broken("its samples can't be unpacked"));
        }
        if self.color == 3 && (self.palette.is_empty() || !self.palette.len().is_multiple_of(3)) {
            return Err(PictureError::Broken("it has no palette"));
        }
        if !self.can_stay() && self.decoded() > MOST_DECODED {
            return Err(PictureError::TooLarge("its samples would take more than 256 MiB"));
        }
        Ok(())
    }

    /// Whether its compressed samples may be put into a PDF as they are.
    pub(super) fn can_stay(&self) -> bool {
        matches!(self.color, 0 | 2 | 3) && !self.is_interlaced && !self.is_transparent
    }

    /// How many bytes its samples take when decoded, with alpha.
    fn decoded(&self) -> u64 {
        let (width, height) = (u64::from(self.size.0), u64::from(self.size.1));
        let channels = if matches!(self.color, 0 | 4) { 2 } else { 4 };
        width * height * channels * u64::from(self.depth.div_ceil(8))
    }
}

/// The chunk at a place: its kind, its body and where the next one begins.
fn chunk(data: &[u8], at: usize) -> Result<([u8; 4], Range<usize>, usize), PictureError> {
    let head = data.get(at..).and_then(|rest| rest.first_chunk::<8>()).ok_or(TOO_SHORT)?;
    let [l3, l2, l1, l0, kind @ ..] = *head;
    let length = u32::from_be_bytes([l3, l2, l1, l0]) as usize;
    let end = (at + 8).checked_add(length).ok_or(TOO_SHORT)?;
    // Four bytes of checksum follow the body; files that lost those of the last chunk are taken.
    if end > data.len() || (end + 4 > data.len() && kind != *b"IEND") {
        return Err(TOO_SHORT);
    }
    Ok((kind, at + 8..end, end + 4))
}

/// The density in a `pHYs` chunk, which counts pixels to the metre.
fn density(body: &[u8]) -> Option<(u32, u32)> {
    let &[x3, x2, x1, x0, y3, y2, y1, y0, 1] = body else { return None };
    let inch = |bytes| {
        let inch = (u64::from(u32::from_be_bytes(bytes)) * 254 + 5000) / 10_000;
        u32::try_from(inch).ok().filter(|&inch| inch > 0)
    };
    Some((inch([x3, x2, x1, x0])?, inch([y3, y2, y1, y0])?))
}
