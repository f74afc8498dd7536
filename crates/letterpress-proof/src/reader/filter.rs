//! Unpacking streams (ISO 32000-2 §7.4).

use std::borrow::Cow;

use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;

use super::lexer::is_space;
use super::object::{Dict, Object};

/// Why a stream can't be unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Unpacked {
    #[error("its data are broken")]
    Broken,
    #[error("it is larger than anything that is read")]
    TooLarge,
    #[error("its filter is unknown")]
    Unknown,
}

/// Undoes one filter. Pictures stay as they are coded.
pub(crate) fn undo<'a>(
    filter: &[u8],
    parameters: Option<&Dict>,
    bytes: Cow<'a, [u8]>,
    limit: usize,
) -> Result<Cow<'a, [u8]>, Unpacked> {
    match filter {
        b"FlateDecode" | b"Fl" => {
            let out = inflate(&bytes, limit)?;
            Ok(Cow::Owned(predict(parameters, out)?))
        }
        b"ASCIIHexDecode" | b"AHx" => Ok(Cow::Owned(hex(&bytes))),
        b"ASCII85Decode" | b"A85" => ascii_85(&bytes).map(Cow::Owned).ok_or(Unpacked::Broken),
        b"RunLengthDecode" | b"RL" => run_length(&bytes, limit).map(Cow::Owned),
        b"DCTDecode" | b"DCT" | b"JPXDecode" | b"CCITTFaxDecode" | b"CCF" | b"JBIG2Decode" => {
            Ok(bytes)
        }
        b"Crypt" => Ok(bytes),
        _ => Err(Unpacked::Unknown),
    }
}

fn inflate(bytes: &[u8], limit: usize) -> Result<Vec<u8>, Unpacked> {
    decompress_to_vec_zlib_with_limit(bytes, limit).map_err(|error| match error.status {
        miniz_oxide::inflate::TINFLStatus::HasMoreOutput => Unpacked::TooLarge,
        _ => Unpacked::Broken,
    })
}

/// Undoes PNG's prediction (ISO 32000-2 §7.4.4.4).
fn predict(parameters: Option<&Dict>, bytes: Vec<u8>) -> Result<Vec<u8>, Unpacked> {
    let value = |key: &[u8], default: i64| {
        parameters.and_then(|dict| dict.raw(key)).and_then(Object::int).unwrap_or(default)
    };
    let predictor = value(b"Predictor", 1);
    if predictor == 1 {
        return Ok(bytes);
    }
    let count = |key, default, most| {
        usize::try_from(value(key, default)).ok().filter(|n| (1..=most).contains(n))
    };
    let sizes =
        (count(b"Colors", 1, 64), count(b"BitsPerComponent", 8, 16), count(b"Columns", 1, 1 << 24));
    let (Some(colors), Some(bits), Some(columns)) = sizes else { return Err(Unpacked::Broken) };
    let pixel = (colors * bits).div_ceil(8);
    let row = (colors * bits * columns).div_ceil(8);
    if predictor == 2 {
        return if bits == 8 { Ok(tiff(bytes, row, pixel)) } else { Err(Unpacked::Unknown) };
    }
    let mut out: Vec<u8> = Vec::with_capacity(bytes.len());
    let mut above = vec![0; row];
    for line in bytes.chunks(row + 1) {
        let (kind, data) = (line[0], &line[1..]);
        let mut current = vec![0; row];
        for (index, &byte) in data.iter().enumerate() {
            let left = if index >= pixel { current[index - pixel] } else { 0 };
            let corner = if index >= pixel { above[index - pixel] } else { 0 };
            let up: u8 = above[index];
            let guess = match kind {
                0 => 0,
                1 => left,
                2 => up,
                3 => (u16::from(left) + u16::from(up)).div_euclid(2).to_le_bytes()[0],
                4 => paeth(left, up, corner),
                _ => return Err(Unpacked::Broken),
            };
            current[index] = byte.wrapping_add(guess);
        }
        out.extend_from_slice(&current[..data.len()]);
        above = current;
    }
    Ok(out)
}

fn tiff(mut bytes: Vec<u8>, row: usize, pixel: usize) -> Vec<u8> {
    for line in bytes.chunks_mut(row) {
        for index in pixel..line.len() {
            line[index] = line[index].wrapping_add(line[index - pixel]);
        }
    }
    bytes
}

fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let [a, b, c] = [left, up, corner].map(i16::from);
    let guess = a + b - c;
    let [near_a, near_b, near_c] = [a, b, c].map(|value| (guess - value).abs());
    if near_a <= near_b && near_a <= near_c {
        left
    } else if near_b <= near_c {
        up
    } else {
        corner
    }
}

fn hex(bytes: &[u8]) -> Vec<u8> {
    let end = bytes.iter().position(|&byte| byte == b'>').unwrap_or(bytes.len());
    let digits = bytes[..end].iter().filter_map(|&byte| char::from(byte).to_digit(16));
    let digits: Vec<u8> = digits.filter_map(|digit| u8::try_from(digit).ok()).collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect()
}

fn ascii_85(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len() / 5 * 4);
    let mut group: Vec<u32> = Vec::with_capacity(5);
    for &byte in bytes {
        match byte {
            b'~' => break,
            b'z' if group.is_empty() => out.extend([0; 4]),
            b'!'..=b'u' => group.push(u32::from(byte - b'!')),
            _ if is_space(byte) => {}
            _ => return None,
        }
        if group.len() == 5 {
            out.extend(base_85(&group)?.to_be_bytes());
            group.clear();
        }
    }
    if !group.is_empty() {
        let kept = group.len() - 1;
        group.resize(5, 84);
        out.extend(&base_85(&group)?.to_be_bytes()[..kept]);
    }
    Some(out)
}

fn base_85(digits: &[u32]) -> Option<u32> {
    digits.iter().try_fold(0_u32, |value, digit| value.checked_mul(85)?.checked_add(*digit))
}

fn run_length(bytes: &[u8], limit: usize) -> Result<Vec<u8>, Unpacked> {
    let (mut out, mut rest) = (Vec::new(), bytes);
    while let [length, tail @ ..] = rest {
        match *length {
            128 => break,
            length @ 0..128 => {
                let data = tail.get(..=usize::from(length)).ok_or(Unpacked::Broken)?;
                out.extend_from_slice(data);
                rest = &tail[data.len()..];
            }
            length => {
                let (&byte, after) = tail.split_first().ok_or(Unpacked::Broken)?;
                out.extend(std::iter::repeat_n(byte, 257 - usize::from(length)));
                rest = after;
            }
        }
        if out.len() > limit {
            return Err(Unpacked::TooLarge);
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn undone(filter: &[u8], bytes: &[u8]) -> Result<Vec<u8>, Unpacked> {
        undo(filter, None, Cow::Borrowed(bytes), 100).map(Cow::into_owned)
    }

    #[test]
    fn filters_are_undone() {
        assert_eq!(undone(b"ASCIIHexDecode", b"61 62 6>"), Ok(b"ab`".to_vec()));
        assert_eq!(undone(b"ASCII85Decode", b"87cURD]i,\"Ebo80~>"), Ok(b"Hello World!".to_vec()));
        assert_eq!(undone(b"RunLengthDecode", b"\x01ab\xFEc\x80"), Ok(b"abccc".to_vec()));
        assert_eq!(undone(b"RunLengthDecode", b"\x81a"), Err(Unpacked::TooLarge));
        assert_eq!(undone(b"LZWDecode", b""), Err(Unpacked::Unknown));
        assert_eq!(undone(b"FlateDecode", b"nothing"), Err(Unpacked::Broken));
    }

    #[test]
    fn predictions_are_undone() {
        let number = |key: &str, value| (key.as_bytes().to_vec(), Object::Int(value));
        let parameters = Dict(vec![number("Predictor", 15), number("Columns", 3)]);
        let rows = [0, 1, 2, 3, 1, 1, 1, 1, 2, 1, 1, 1, 3, 1, 1, 1, 4, 1, 1, 1];
        let plain = predict(Some(&parameters), rows.to_vec());
        assert_eq!(plain, Ok(vec![1, 2, 3, 1, 2, 3, 2, 3, 4, 2, 3, 4, 3, 4, 5]));
    }
}
