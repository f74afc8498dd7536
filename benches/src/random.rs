//! Numbers that look like chance and are the same on every machine.

/// SplitMix64 (Steele, Lea and Flood 2014).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `below`, each equally often.
    pub(crate) fn index(&mut self, below: usize) -> usize {
        usize::try_from(self.next() % below as u64).expect("below a usize")
    }

    /// A number from `least` to `most`.
    pub(crate) fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.index(most - least + 1)
    }

    pub(crate) fn one_in(&mut self, times: usize) -> bool {
        self.index(times) == 0
    }

    pub(crate) fn pick<'a, T: ?Sized>(&mut self, among: &[&'a T]) -> &'a T {
        among[self.index(among.len())]
    }

    /// A rank below `below` whose frequency is about one over itself, as Zipf found of words:
    /// each doubling of the rank is as likely as the next.
    pub(crate) fn rank(&mut self, below: usize) -> usize {
        let octaves = usize::try_from(below.ilog2()).expect("at most 63") + 1;
        loop {
            let size = 1 << self.index(octaves);
            let rank = size + self.index(size) - 1;
            if rank < below {
                return rank;
            }
        }
    }
}
