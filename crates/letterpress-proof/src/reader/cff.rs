//! CFF as far as glyphs, their CIDs and their widths (Adobe Technical Notes #5176, #5177).

use std::collections::BTreeMap;
use std::ops::Range;

/// The most instructions that are followed to a width.
const MAX_STEPS: usize = 10_000;
/// How deep subroutines may call one another.
const MAX_CALLS: usize = 10;

/// A font program of CFF outlines.
pub(crate) struct Cff<'a> {
    glyphs: Vec<&'a [u8]>,
    global: Vec<&'a [u8]>,
    privates: Vec<Private<'a>>,
    /// For each glyph the private dictionary that it goes by.
    select: Vec<u8>,
    /// Glyphs by their CIDs; none if this is no CID font.
    cids: Option<BTreeMap<u16, u16>>,
}

#[derive(Default)]
struct Private<'a> {
    /// Thousandths of the em in a unit.
    scale: f64,
    default: f64,
    nominal: f64,
    subroutines: Vec<&'a [u8]>,
}

type Dict = BTreeMap<u16, Vec<f64>>;

impl<'a> Cff<'a> {
    pub(crate) fn parse(data: &'a [u8]) -> Option<Self> {
        let (_, at) = index(data, usize::from(*data.get(2)?))?;
        let (tops, at) = index(data, at)?;
        let (_, at) = index(data, at)?;
        let (global, _) = index(data, at)?;
        let top = dict(tops.first()?);
        let (glyphs, _) = index(data, offset(&top, 17)?)?;
        let count = glyphs.len();
        let is_cid = top.contains_key(&0x0C1E);
        let (mut privates, mut select) = (Vec::new(), Vec::new());
        if is_cid {
            let (fonts, _) = index(data, offset(&top, 0x0C24)?)?;
            let inner = fonts.iter().map(|font| dict(font));
            privates.extend(inner.map(|font| private(data, &font, scale(&top, Some(&font)))));
            select = fd_select(data.get(offset(&top, 0x0C25)?..)?, count)?;
        } else {
            privates.push(private(data, &top, scale(&top, None)));
        }
        let privates: Option<Vec<_>> = privates.into_iter().collect();
        let cids = if is_cid { Some(charset(data, offset(&top, 15)?, count)?) } else { None };
        Some(Self { glyphs, global, privates: privates?, select, cids })
    }

    pub(crate) fn count(&self) -> usize {
        self.glyphs.len()
    }

    /// The glyph of a CID; in a font without CIDs they are the numbers of glyphs.
    pub(crate) fn glyph(&self, cid: u16) -> Option<u16> {
        match &self.cids {
            Some(cids) => cids.get(&cid).copied(),
            None => (usize::from(cid) < self.glyphs.len()).then_some(cid),
        }
    }

    /// The CIDs of all glyphs.
    pub(crate) fn cids(&self) -> Vec<u16> {
        match &self.cids {
            Some(cids) => cids.keys().copied().collect(),
            None => (0..self.glyphs.len()).filter_map(|gid| u16::try_from(gid).ok()).collect(),
        }
    }

    /// How far a glyph advances.
    pub(crate) fn width(&self, glyph: u16) -> Option<f64> {
        let glyph = usize::from(glyph);
        let code = self.glyphs.get(glyph)?;
        let select = self.select.get(glyph).copied().unwrap_or(0);
        let private = self.privates.get(usize::from(select))?;
        let delta = self.first_width(code, private)?;
        let width = delta.map_or(private.default, |delta| private.nominal + delta);
        Some(width * private.scale)
    }

    /// The width that stands before the first operator that clears the stack, if one does.
    fn first_width(&self, code: &'a [u8], private: &Private<'a>) -> Option<Option<f64>> {
        let (mut stack, mut calls): (Vec<f64>, Vec<&[u8]>) = (Vec::new(), vec![code]);
        for _ in 0..MAX_STEPS {
            let rest = calls.last_mut()?;
            let Some((&byte, tail)) = rest.split_first() else {
                calls.pop();
                continue;
            };
            *rest = tail;
            if let Some((value, used)) = operand(byte, tail) {
                *rest = tail.get(used..)?;
                stack.push(value);
                continue;
            }
            let arguments = stack.len();
            let first = stack.first().copied();
            let beyond = |count: usize| Some(first.filter(|_| arguments > count));
            match byte {
                10 | 29 => {
                    let all = if byte == 10 { &private.subroutines } else { &self.global };
                    let called = subroutine(all, stack.pop()?)?;
                    if calls.len() > MAX_CALLS {
                        return None;
                    }
                    calls.push(called);
                }
                11 => {
                    calls.pop();
                }
                1 | 3 | 18 | 23 | 19 | 20 => return Some(first.filter(|_| arguments % 2 == 1)),
                21 => return beyond(2),
                4 | 22 => return beyond(1),
                14 => return Some(first.filter(|_| matches!(arguments, 1 | 5))),
                // Arithmetic before a width is not written by anyone.
                _ => return None,
            }
        }
        None
    }
}

/// A number in a charstring, and how many bytes it has after the first.
fn operand(byte: u8, rest: &[u8]) -> Option<(f64, usize)> {
    let next = |nth: usize| rest.get(nth).copied().unwrap_or(0);
    match byte {
        28 => Some((f64::from(i16::from_be_bytes([next(0), next(1)])), 2)),
        32..=246 => Some((f64::from(byte) - 139.0, 0)),
        247..=250 => Some(((f64::from(byte) - 247.0) * 256.0 + f64::from(next(0)) + 108.0, 1)),
        251..=254 => Some((-(f64::from(byte) - 251.0) * 256.0 - f64::from(next(0)) - 108.0, 1)),
        255 => {
            let bits = i32::from_be_bytes([next(0), next(1), next(2), next(3)]);
            Some((f64::from(bits) / 65_536.0, 4))
        }
        _ => None,
    }
}

fn subroutine<'a>(all: &[&'a [u8]], number: f64) -> Option<&'a [u8]> {
    let bias = match all.len() {
        0..1240 => 107,
        1240..33_900 => 1131,
        _ => 32_768,
    };
    #[expect(clippy::cast_possible_truncation, reason = "numbers of subroutines are small")]
    let nth = number as i64 + bias;
    all.get(usize::try_from(nth).ok()?).copied()
}

fn offset(dict: &Dict, key: u16) -> Option<usize> {
    whole(*dict.get(&key)?.last()?)
}

fn whole(value: f64) -> Option<usize> {
    #[expect(clippy::cast_possible_truncation, reason = "what lies beyond is in no file")]
    usize::try_from(value as i64).ok()
}

/// Thousandths of the em in a unit of a font, or of one in it: matrices apply one after the other.
fn scale(top: &Dict, inner: Option<&Dict>) -> f64 {
    let first = |dict: &Dict| dict.get(&0x0C07).and_then(|matrix| matrix.first()).copied();
    1000.0
        * match (first(top), inner.and_then(first)) {
            (Some(outer), Some(inner)) => outer * inner,
            (Some(only), None) | (None, Some(only)) => only,
            (None, None) => 0.001,
        }
}

fn private<'a>(data: &'a [u8], of: &Dict, scale: f64) -> Option<Private<'a>> {
    let Some([size, at]) = of.get(&18).map(Vec::as_slice) else {
        return Some(Private { scale, ..Private::default() });
    };
    let (size, at) = (whole(*size)?, whole(*at)?);
    let values = dict(data.get(at..at.checked_add(size)?)?);
    let value = |key: u16| values.get(&key).and_then(|list| list.last()).copied();
    let subroutines = match value(19).and_then(whole) {
        Some(offset) => index(data, at.checked_add(offset)?)?.0,
        None => Vec::new(),
    };
    let (default, nominal) = (value(20).unwrap_or(0.0), value(21).unwrap_or(0.0));
    Some(Private { scale, default, nominal, subroutines })
}

/// A list of byte strings, and where it ends.
fn index(data: &[u8], at: usize) -> Option<(Vec<&[u8]>, usize)> {
    let head = data.get(at..)?;
    let count = usize::from(u16::from_be_bytes([*head.first()?, *head.get(1)?]));
    if count == 0 {
        return Some((Vec::new(), at + 2));
    }
    let size = usize::from(*head.get(2)?);
    if !(1..=4).contains(&size) {
        return None;
    }
    let table = head.get(3..3 + (count + 1) * size)?;
    let base = 3 + table.len() - 1;
    let number = |bytes: &[u8]| bytes.iter().fold(0, |value, &byte| value << 8 | usize::from(byte));
    let offsets: Vec<usize> = table.chunks_exact(size).map(number).collect();
    let span = |pair: &[usize]| -> Option<Range<usize>> {
        Some(base.checked_add(pair[0])?..base.checked_add(pair[1])?)
    };
    let items: Option<Vec<_>> = offsets.windows(2).map(|pair| head.get(span(pair)?)).collect();
    Some((items?, at.checked_add(base)?.checked_add(*offsets.last()?)?))
}

fn dict(mut data: &[u8]) -> Dict {
    let (mut out, mut operands) = (Dict::new(), Vec::new());
    while let Some((&byte, rest)) = data.split_first() {
        data = rest;
        match byte {
            0..=21 => {
                let mut key = u16::from(byte);
                if byte == 12 {
                    let Some((&second, rest)) = data.split_first() else { break };
                    data = rest;
                    key = 0x0C00 | u16::from(second);
                }
                out.insert(key, std::mem::take(&mut operands));
            }
            29 => {
                let bytes = data.first_chunk::<4>().copied().unwrap_or_default();
                operands.push(f64::from(i32::from_be_bytes(bytes)));
                data = data.get(4..).unwrap_or_default();
            }
            30 => {
                let (value, used) = real(data);
                operands.push(value);
                data = data.get(used..).unwrap_or_default();
            }
            _ => {
                // A dictionary has no number of five bytes, as a charstring has.
                let (value, used) = operand(byte, data).unwrap_or_default();
                operands.push(value);
                data = data.get(used..).unwrap_or_default();
            }
        }
    }
    out
}

fn real(data: &[u8]) -> (f64, usize) {
    let mut text = String::new();
    for (nth, byte) in data.iter().enumerate() {
        for nibble in [byte >> 4, byte & 15] {
            match nibble {
                0..=9 => text.push(char::from(b'0' + nibble)),
                10 => text.push('.'),
                11 => text.push('e'),
                12 => text.push_str("e-"),
                14 => text.push('-'),
                _ => return (text.parse().unwrap_or(0.0), nth + 1),
            }
        }
    }
    (0.0, data.len())
}

fn fd_select(data: &[u8], count: usize) -> Option<Vec<u8>> {
    let short =
        |at: usize| Some(usize::from(u16::from_be_bytes([*data.get(at)?, *data.get(at + 1)?])));
    match data.first()? {
        0 => data.get(1..=count).map(<[u8]>::to_vec),
        3 => {
            let mut select = vec![0; count];
            for nth in 0..short(1)? {
                let at = 3 + nth * 3;
                let range = short(at)?.min(count)..short(at + 3)?.min(count);
                select.get_mut(range)?.fill(*data.get(at + 2)?);
            }
            Some(select)
        }
        _ => None,
    }
}

fn charset(data: &[u8], at: usize, count: usize) -> Option<BTreeMap<u16, u16>> {
    let mut cids = BTreeMap::from([(0, 0)]);
    let short = |at: usize| Some(u16::from_be_bytes([*data.get(at)?, *data.get(at + 1)?]));
    let count = u16::try_from(count).ok()?;
    let (format, mut at, mut glyph) = (*data.get(at)?, at + 1, 1_u16);
    while glyph < count {
        let first = short(at)?;
        let more = match format {
            0 => 0,
            1 => u16::from(*data.get(at + 2)?),
            2 => short(at + 2)?,
            _ => return None,
        };
        at += [2, 3, 4][usize::from(format)];
        for nth in 0..=more {
            if glyph >= count {
                break;
            }
            cids.insert(first.checked_add(nth)?, glyph);
            glyph += 1;
        }
    }
    Some(cids)
}
