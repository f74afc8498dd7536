/// The printable characters of ASCII but for the space.
const SIGNS: std::ops::RangeInclusive<u8> = b'!'..=b'~';
/// The first code of two bytes.
const FIRST_PAIR: u16 = 0x100;
/// How many codes of two bytes there are from that on.
const PAIRS: u32 = 0x1_0000 - FIRST_PAIR as u32;
/// Faces of more glyphs have codes of two bytes. Those of scripts with letters have fewer, and seldom
/// use 200 in a document; those of ideographs or of Hangul have more, and use thousands.
const MOST: u16 = 8192;

/// Gives out the codes of a face.
///
/// All codes of a font have as many bytes. Maps may mix them, but many programs that take text out of
/// files don't know of that.
#[derive(Debug)]
pub(super) enum Supply {
    /// Codes of one byte, and a further font when they are used up.
    Bytes { part: u16, taken: Box<[bool; 0x100]> },
    /// Codes of two bytes, so many of which have been given out.
    Pairs(u32),
}

impl Supply {
    /// What there is for a face of so many glyphs.
    pub(super) fn new(glyphs: u16) -> Self {
        match glyphs > MOST {
            true => Self::Pairs(0),
            false => Self::Bytes { part: 0, taken: Box::new([false; 0x100]) },
        }
    }

    /// Whether codes have two bytes.
    pub(super) fn is_in_pairs(&self) -> bool {
        matches!(self, Self::Pairs(_))
    }

    /// A code that is free, and which of the face's fonts it is in: that of the character of ASCII for
    /// which a glyph stands, if it can be had. The space's is kept for it.
    pub(super) fn take(&mut self, own: Option<u8>) -> (u16, u16) {
        match self {
            Self::Bytes { part, taken } => {
                let is_free = |code: &u8| !taken[usize::from(*code)];
                let others = || (0x80..=0xFF).chain(SIGNS.rev()).find(is_free);
                let code = own.filter(is_free).or_else(others).unwrap_or_else(|| {
                    *part += 1;
                    **taken = [false; 0x100];
                    own.unwrap_or(0x80)
                });
                taken[usize::from(code)] = true;
                (*part, code.into())
            }
            Self::Pairs(given) => {
                let part = u16::try_from(*given / PAIRS).unwrap_or(u16::MAX);
                let nth = u16::try_from(*given % PAIRS).unwrap_or(0);
                *given += 1;
                (part, FIRST_PAIR + nth)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::opentype::SPACE;
    use super::*;

    #[test]
    fn signs_have_their_own_code_and_others_what_is_left() {
        let mut supply = Supply::new(MOST);
        assert_eq!(supply.take(Some(b'a')), (0, 0x61));
        assert_eq!(supply.take(Some(b'a')), (0, 0x80));
        let others: Vec<_> = (0..127 + 93).map(|_| supply.take(None)).collect();
        assert!(others.iter().all(|&(part, code)| part == 0 && code > SPACE && code != 0x61));
        assert_eq!(others.last(), Some(&(0, 0x21)));
        assert_eq!(supply.take(None), (1, 0x80));
        assert_eq!(supply.take(Some(b'a')), (1, 0x61));
        assert_eq!(supply.take(Some(b' ')), (1, SPACE));
    }

    #[test]
    fn the_space_has_its_code_as_long_as_there_is_one() {
        let mut supply = Supply::new(1);
        for _ in 0..128 + 94 {
            supply.take(None);
        }
        assert_eq!(supply.take(Some(b' ')), (0, SPACE));
    }

    #[test]
    fn large_faces_have_codes_of_two_bytes() {
        let mut supply = Supply::new(MOST + 1);
        assert!(supply.is_in_pairs());
        assert_eq!(supply.take(Some(b'a')), (0, 0x100));
        let last = (1..PAIRS).map(|_| supply.take(None)).last();
        assert_eq!(last, Some((0, 0xFFFF)));
        assert_eq!(supply.take(None), (1, 0x100));
    }
}
