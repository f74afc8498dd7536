/// The orientation that Exif data has, 1 to 8 (Exif 2.3, §4.6.4, tag 274); 1 where it says
/// nothing sensible.
pub(super) fn orientation(tiff: &[u8]) -> u8 {
    find(tiff).filter(|value| (1..=8).contains(value)).unwrap_or(1)
}

/// The tag's value in the first directory of a TIFF structure.
fn find(tiff: &[u8]) -> Option<u8> {
    let little = match tiff.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let bytes = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    };
    let bytes = tiff.get(4..8)?.try_into().ok()?;
    let first = if little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) };
    let first = usize::try_from(first).ok()?;
    let count = short(first)?;
    let entry = |nth: u16| first.checked_add(2 + 12 * usize::from(nth));
    (0..count)
        .find_map(|nth| {
            let at = entry(nth)?;
            // The value of a short stands at the front of the last four bytes.
            (short(at)? == 0x0112).then(|| short(at.checked_add(8)?))?
        })
        .and_then(|value| u8::try_from(value).ok())
}
