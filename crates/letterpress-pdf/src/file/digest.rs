/// A digest of 128 bits to tell files and subsets apart by; it keeps no secret.
///
/// Two lanes of FNV-1a over words of eight bytes, from different bases, mixed at the end.
#[derive(Clone, Debug)]
pub(crate) struct Digest([u64; 2]);

/// FNV's prime of 64 bits.
const PRIME: u64 = 0x0000_0100_0000_01B3;
/// FNV's offset basis of 64 bits, and its complement.
const BASES: [u64; 2] = [0xCBF2_9CE4_8422_2325, !0xCBF2_9CE4_8422_2325];

impl Default for Digest {
    fn default() -> Self {
        Self(BASES)
    }
}

impl Digest {
    /// Takes in bytes. Where they are parted counts.
    pub(crate) fn update(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.word(u64::from_le_bytes(*word));
        }
        for &byte in rest {
            self.word(u64::from(byte));
        }
        self.word(bytes.len() as u64);
    }

    /// The digest of all bytes so far.
    pub(crate) fn value(&self) -> [u8; 16] {
        let [a, b] = self.0;
        let mixed = [finish(a ^ b.rotate_left(32)), finish(b.wrapping_add(a.rotate_left(17)))];
        let mut value = [0; 16];
        value[..8].copy_from_slice(&mixed[0].to_be_bytes());
        value[8..].copy_from_slice(&mixed[1].to_be_bytes());
        value
    }

    fn word(&mut self, word: u64) {
        let [a, b] = &mut self.0;
        *a = (*a ^ word).wrapping_mul(PRIME).rotate_left(31);
        *b = (*b ^ word.rotate_left(29)).wrapping_mul(PRIME).rotate_left(23);
    }
}

/// Spreads every bit over the whole word (the finaliser of `MurmurHash3`).
fn finish(mut h: u64) -> u64 {
    h = (h ^ (h >> 33)).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    h = (h ^ (h >> 33)).wrapping_mul(0xC4CE_B9FE_1A85_EC53);
    h ^ (h >> 33)
}
