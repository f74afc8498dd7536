use std::io::{self, Write};

use letterpress_page::{Picture, PictureFormat};
use pdf_writer::{Filter, Name, Ref, Str, Stream};

use super::pixels::{self, Pixels};
use super::{Embedded, MOST_BYTES, jpeg, png};
use crate::color::Cmyk;
use crate::file::File;

/// Writes a picture; `None` where it is broken.
pub(super) fn embed<W: Write>(
    picture: &Picture,
    cmyk: &mut Cmyk,
    file: &mut File<W>,
) -> io::Result<Option<Embedded>> {
    if picture.data.len() > MOST_BYTES {
        return Ok(None);
    }
    let object = match picture.format {
        PictureFormat::Jpeg => embed_jpeg(&picture.data, cmyk, file)?,
        PictureFormat::Png => embed_png(&picture.data, file)?,
        _ => None,
    };
    Ok(object.map(|object| Embedded { object, orientation: picture.orientation }))
}

/// Puts a JPEG into the file as it is (ISO 32000-2 §7.4.8).
fn embed_jpeg<W: Write>(
    data: &[u8],
    cmyk: &mut Cmyk,
    file: &mut File<W>,
) -> io::Result<Option<Ref>> {
    let Some(header) = sound(jpeg::is_jpeg(data), || jpeg::Header::read(data)) else {
        return Ok(None);
    };
    let calibrated = if header.components == 4 { cmyk.space(file)? } else { None };
    let object = file.next();
    file.stream(object, data, |stream| {
        dress(stream, header.size, 8);
        stream.filter(Filter::DctDecode);
        match calibrated {
            Some(space) => stream.pair(Name(b"ColorSpace"), space),
            None => stream.pair(Name(b"ColorSpace"), space(header.components.into())),
        };
        if header.components == 4 && header.is_adobe {
            stream.insert(Name(b"Decode")).array().items([1, 0, 1, 0, 1, 0, 1, 0]);
        }
    })?;
    Ok(Some(object))
}

/// Puts a PNG into the file, its compressed samples as they are where that can be; `None` where
/// it is broken.
pub(crate) fn embed_png<W: Write>(data: &[u8], file: &mut File<W>) -> io::Result<Option<Ref>> {
    let Some(header) = sound(png::is_png(data), || png::Header::read(data)) else {
        return Ok(None);
    };
    if header.can_stay() {
        return embed_samples(data, &header, file).map(Some);
    }
    let Some(pixels) = Pixels::decode(data) else { return Ok(None) };
    embed_pixels(&pixels, file).map(Some)
}

/// Writes pixels of blue, green, red and alpha, the colours times the alpha; `None` where they
/// are too few.
pub(crate) fn embed_bgra<W: Write>(
    data: &[u8],
    size: (u16, u16),
    file: &mut File<W>,
) -> io::Result<Option<Ref>> {
    match Pixels::of_bgra(data, size) {
        Some(pixels) => embed_pixels(&pixels, file).map(Some),
        None => Ok(None),
    }
}

/// Puts the compressed samples of a PNG into the file: PDF knows PNG's filters (ISO 32000-2
/// §7.4.4.4).
fn embed_samples<W: Write>(
    data: &[u8],
    header: &png::Header,
    file: &mut File<W>,
) -> io::Result<Ref> {
    let object = file.next();
    let samples: Vec<&[u8]> = header.samples.iter().map(|range| &data[range.clone()]).collect();
    let channels = if header.color == 2 { 3 } else { 1 };
    let palette = &data[header.palette.clone()];
    file.stream(object, &samples.concat(), |stream| {
        dress(stream, header.size, header.depth.into());
        stream.filter(Filter::FlateDecode);
        predict(stream, header.size.0, channels, header.depth.into());
        if header.color == 3 {
            let mut space = stream.insert(Name(b"ColorSpace")).array();
            let most = palette.len().min(3 << header.depth);
            space.item(Name(b"Indexed")).item(Name(b"DeviceRGB"));
            space.item(integer(most / 3) - 1).item(Str(&palette[..most]));
        } else {
            stream.pair(Name(b"ColorSpace"), space(channels));
        }
    })?;
    Ok(object)
}

/// Writes decoded pixels, the alpha as a soft mask (ISO 32000-2 §11.6.5.2).
fn embed_pixels<W: Write>(pixels: &Pixels, file: &mut File<W>) -> io::Result<Ref> {
    let mask = pixels.alpha.as_ref().map(|alpha| (file.next(), alpha));
    if let Some((object, alpha)) = mask {
        embed_plane(pixels, (alpha, 1), file, (object, None))?;
    }
    let object = file.next();
    let mask = mask.map(|(object, _)| object);
    embed_plane(pixels, (&pixels.color, pixels.channels), file, (object, mask))?;
    Ok(object)
}

fn embed_plane<W: Write>(
    pixels: &Pixels,
    (samples, channels): (&[u8], usize),
    file: &mut File<W>,
    (object, mask): (Ref, Option<Ref>),
) -> io::Result<()> {
    let pixel_bytes = channels * pixels.bits / 8;
    let row_bytes = pixels.size.0 as usize * pixel_bytes;
    let filtered = pixels::filter(samples, row_bytes, pixel_bytes);
    file.compressed(object, &filtered, |stream| {
        dress(stream, pixels.size, pixels.bits);
        predict(stream, pixels.size.0, channels, pixels.bits);
        stream.pair(Name(b"ColorSpace"), space(channels));
        if let Some(mask) = mask {
            stream.pair(Name(b"SMask"), mask);
        }
    })
}

/// The header of a file, if it is sound.
fn sound<T, E>(is_such: bool, read: impl FnOnce() -> Result<T, E>) -> Option<T> {
    is_such.then(read)?.ok()
}

/// What all pictures have in their dictionaries (ISO 32000-2 §8.9.5).
fn dress(stream: &mut Stream<'_>, (width, height): (u32, u32), bits: usize) {
    stream.pair(Name(b"Type"), Name(b"XObject"));
    stream.pair(Name(b"Subtype"), Name(b"Image"));
    stream.pair(Name(b"Width"), integer(width as usize));
    stream.pair(Name(b"Height"), integer(height as usize));
    stream.pair(Name(b"BitsPerComponent"), integer(bits));
}

/// Says that every row begins with the number of its filter.
fn predict(stream: &mut Stream<'_>, width: u32, channels: usize, bits: usize) {
    let mut parameters = stream.decode_parms();
    parameters.pair(Name(b"Predictor"), 15);
    parameters.colors(integer(channels)).bits_per_component(integer(bits));
    parameters.columns(integer(width as usize));
}

fn space(channels: usize) -> Name<'static> {
    match channels {
        1 => Name(b"DeviceGray"),
        4 => Name(b"DeviceCMYK"),
        _ => Name(b"DeviceRGB"),
    }
}

/// A number of pixels, channels or bits; none is larger than what `check_size` lets pass.
fn integer(value: usize) -> i32 {
    i32::try_from(value).unwrap_or(i32::MAX)
}
