use std::io::Cursor;

use super::png::MOST_DECODED;

/// The samples of a decoded PNG, colour apart from alpha.
pub(super) struct Pixels {
    /// Width and height.
    pub(super) size: (u32, u32),
    /// 1 for grey, 3 for colour.
    pub(super) channels: usize,
    /// 8 or 16.
    pub(super) bits: usize,
    /// The colour, row by row.
    pub(super) color: Vec<u8>,
    /// The alpha of as many bits, unless nothing shines through.
    pub(super) alpha: Option<Vec<u8>>,
}

impl Pixels {
    /// Decodes a PNG; `None` where it is broken.
    pub(super) fn decode(data: &[u8]) -> Option<Self> {
        let limit = usize::try_from(MOST_DECODED).ok()?;
        let limits = png::Limits { bytes: limit };
        let mut decoder = png::Decoder::new_with_limits(Cursor::new(data), limits);
        decoder.set_transformations(png::Transformations::EXPAND);
        decoder.set_ignore_text_chunk(true);
        decoder.set_ignore_iccp_chunk(true);
        let mut reader = decoder.read_info().ok()?;
        let length = reader.output_buffer_size().filter(|&length| length <= limit)?;
        let mut samples = vec![0; length];
        let info = reader.next_frame(&mut samples).ok()?;
        samples.truncate(info.buffer_size());
        let (channels, has_alpha) = match info.color_type {
            png::ColorType::Grayscale => (1, false),
            png::ColorType::GrayscaleAlpha => (1, true),
            png::ColorType::Rgb => (3, false),
            png::ColorType::Rgba => (3, true),
            png::ColorType::Indexed => return None,
        };
        let bytes = if info.bit_depth == png::BitDepth::Sixteen { 2 } else { 1 };
        let (color, alpha) =
            if has_alpha { part(&samples, channels * bytes, bytes) } else { (samples, Vec::new()) };
        let alpha = alpha.iter().any(|&byte| byte != 0xFF).then_some(alpha);
        Some(Self { size: (info.width, info.height), channels, bits: 8 * bytes, color, alpha })
    }

    /// Takes in pixels of blue, green, red and alpha, the colours times the alpha; `None` where
    /// they are too few.
    pub(super) fn of_bgra(data: &[u8], (width, height): (u16, u16)) -> Option<Self> {
        let (pixels, _) = data.as_chunks::<4>();
        let pixels = pixels.get(..usize::from(width) * usize::from(height))?;
        let (mut color, mut alpha) = (Vec::new(), Vec::new());
        for &[blue, green, red, opacity] in pixels {
            let full = |channel: u8| {
                let full = u32::from(channel) * 255 / u32::from(opacity.max(1));
                u8::try_from(full).unwrap_or(u8::MAX)
            };
            color.extend([red, green, blue].map(full));
            alpha.push(opacity);
        }
        let size = (width.into(), height.into());
        (!pixels.is_empty()).then_some(Self {
            size,
            channels: 3,
            bits: 8,
            color,
            alpha: Some(alpha),
        })
    }
}

/// Parts pixels into the bytes of colour and those of alpha.
fn part(samples: &[u8], color_bytes: usize, alpha_bytes: usize) -> (Vec<u8>, Vec<u8>) {
    let pixels = samples.chunks_exact(color_bytes + alpha_bytes);
    let mut color = Vec::with_capacity(pixels.len() * color_bytes);
    let mut alpha = Vec::with_capacity(pixels.len() * alpha_bytes);
    for pixel in pixels {
        color.extend_from_slice(&pixel[..color_bytes]);
        alpha.extend_from_slice(&pixel[color_bytes..]);
    }
    (color, alpha)
}

/// Filters rows the way PNG's Paeth filter does (PNG, third edition, §9.4), each after a byte
/// with the filter's number, so that they compress well.
pub(super) fn filter(samples: &[u8], row_bytes: usize, pixel_bytes: usize) -> Vec<u8> {
    let rows = samples.chunks_exact(row_bytes.max(1));
    let mut out = Vec::with_capacity(samples.len() + rows.len());
    let mut above: &[u8] = &vec![0; row_bytes];
    let first = pixel_bytes.min(row_bytes);
    for row in rows {
        out.push(4);
        // The first pixel has no neighbour at its left, so that the one above is nearest.
        out.extend(row[..first].iter().zip(above).map(|(byte, up)| byte.wrapping_sub(*up)));
        let lefts = row.iter().zip(above);
        let here = row[first..].iter().zip(&above[first..]);
        out.extend(
            here.zip(lefts)
                .map(|((&byte, &up), (&left, &corner))| byte.wrapping_sub(paeth(left, up, corner))),
        );
        above = row;
    }
    out
}

/// Whichever neighbour is nearest to left + up − corner.
fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let [a, b, c] = [left, up, corner].map(i16::from);
    let (from_a, from_b, from_c) = ((b - c).abs(), (a - c).abs(), (a + b - 2 * c).abs());
    if from_a <= from_b && from_a <= from_c {
        left
    } else if from_b <= from_c {
        up
    } else {
        corner
    }
}
