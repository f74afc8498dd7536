//! The numbers that glyphs of CFF fonts have (Adobe Technical Note #5176).

/// The operator of the offset of the charset (§9, Table 9).
const CHARSET: u8 = 15;
/// What begins an integer of four bytes (§4, Table 3).
const LONG: u8 = 29;

/// A font keyed by CID whose glyphs after the first have new numbers, which must ascend. Any that
/// have none get those that come after the last.
///
/// `None` where the font is not what the subsetter makes: its glyphs have their places for numbers.
pub(super) fn renumber(cff: &[u8], cids: &[u16]) -> Option<Vec<u8>> {
    let operand = operand(cff)?;
    let charset = usize::try_from(u32_at(cff, operand)?).ok()?;
    let count = match cff.get(charset)? {
        0 => 0,
        2 => usize::from(u16::from_be_bytes([*cff.get(charset + 3)?, *cff.get(charset + 4)?])) + 1,
        _ => return None,
    };
    let mut cids: Vec<u16> = cids.iter().copied().take(count).collect();
    while cids.len() < count {
        cids.push(cids.last().map_or(1, |last| last.saturating_add(1)));
    }
    let mut font = cff.to_vec();
    let offset = u32::try_from(font.len()).ok()?;
    font[operand..operand + 4].copy_from_slice(&offset.to_be_bytes());
    // Ranges with how many more there are (§13, Table 19).
    font.push(2);
    for run in cids.chunk_by(|a, b| a.checked_add(1) == Some(*b)) {
        font.extend_from_slice(&run[0].to_be_bytes());
        font.extend_from_slice(&u16::try_from(run.len() - 1).ok()?.to_be_bytes());
    }
    Some(font)
}

/// Where the offset of the charset stands in the Top DICT, after the byte that begins it.
fn operand(cff: &[u8]) -> Option<usize> {
    let names = usize::from(*cff.get(2)?);
    let (_, dicts) = index(cff, names)?;
    let (mut at, end) = index(cff, dicts)?;
    let mut last = None;
    while at < end {
        let byte = *cff.get(at)?;
        match byte {
            CHARSET => return last.filter(|&start| cff[start] == LONG).map(|start| start + 1),
            0..=21 => at += if byte == 12 { 2 } else { 1 },
            _ => {
                last = Some(at);
                at += operand_len(&cff[at..])?;
            }
        }
    }
    None
}

/// How long an operand of a DICT is (§4).
fn operand_len(bytes: &[u8]) -> Option<usize> {
    Some(match bytes.first()? {
        28 => 3,
        &LONG => 5,
        30 => 1 + bytes[1..].iter().position(|byte| byte & 0xF == 0xF || byte >> 4 == 0xF)? + 1,
        32..=246 => 1,
        247..=254 => 2,
        _ => return None,
    })
}

/// Where the first object of an INDEX begins, and where the INDEX ends (§5).
fn index(cff: &[u8], at: usize) -> Option<(usize, usize)> {
    let count = usize::from(u16::from_be_bytes([*cff.get(at)?, *cff.get(at + 1)?]));
    if count == 0 {
        return Some((at + 2, at + 2));
    }
    let size = usize::from(*cff.get(at + 2)?);
    let last = cff.get(at + 3 + count * size..at + 3 + (count + 1) * size)?;
    let length = last.iter().fold(0_usize, |value, &byte| value << 8 | usize::from(byte));
    let start = at + 3 + (count + 1) * size;
    Some((start, start.checked_add(length)?.checked_sub(1)?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use subsetter::GlyphRemapper;
    use ttf_parser::{GlyphId, RawFace, Tag, cff};

    use super::*;

    fn subset(glyphs: &[u16]) -> Vec<u8> {
        let serif =
            letterpress_fonts::faces().iter().find(|face| face.family == "Libertinus Serif");
        let data = serif.expect("a built-in family").data;
        let remapper = GlyphRemapper::new_from_glyphs(glyphs);
        let font = subsetter::subset(data, 0, &remapper).unwrap();
        RawFace::parse(&font, 0).unwrap().table(Tag::from_bytes(b"CFF ")).unwrap().to_vec()
    }

    fn cids(font: &[u8]) -> Vec<u16> {
        let font = cff::Table::parse(font).unwrap();
        let cid = |place| font.glyph_cid(GlyphId(place)).unwrap();
        (0..font.number_of_glyphs()).map(cid).collect()
    }

    #[test]
    fn glyphs_have_the_numbers_they_are_given() {
        let font = subset(&[40, 41, 42, 50]);
        assert_eq!(cids(&font), [0, 1, 2, 3, 4]);
        let font = renumber(&font, &[0x20, 0x61, 0x62, 0x80]).unwrap();
        assert_eq!(cids(&font), [0, 0x20, 0x61, 0x62, 0x80]);
        assert_eq!(cids(&renumber(&subset(&[]), &[]).unwrap()), [0]);
    }

    #[test]
    fn glyphs_without_a_number_come_last() {
        let font = renumber(&subset(&[40, 41, 42, 50]), &[7, 900]).unwrap();
        assert_eq!(cids(&font), [0, 7, 900, 901, 902]);
    }

    #[test]
    fn what_is_no_font_has_no_numbers() {
        let font = subset(&[40, 41]);
        let charset = usize::try_from(u32_at(&font, operand(&font).unwrap()).unwrap()).unwrap();
        for end in 0..charset {
            assert_eq!(renumber(&font[..end], &[1, 2]), None, "{end} bytes");
        }
    }
}
