//! What bad lines cost and how hard to try.

use crate::breaks::Fitness;
use crate::fit::{NO_TONE, Tone};
use crate::give::Give;
use crate::item::Glue;

/// The prices and tolerances of a search.
///
/// What a hyphen costs is not among them: that is the penalty of each discretionary.
///
/// **Ragged right** needs no special mode. Give [`right_skip`](Self::right_skip) a stretch of
/// about 2 em and the spaces no stretch at all: the shortfall of each line is then measured
/// against those 2 em, so that the search evens out the edge. Give the hyphens a penalty of 500
/// or more. Set the lines with the spaces at their natural widths. [`left_skip`](Self::left_skip)
/// does the same for ragged left, both together for centred text.
///
/// ```
/// use letterpress_break::{Glue, Parameters};
///
/// let em = 10 * 65536;
/// let ragged = Parameters { right_skip: Glue::new(0, 2 * em, 0), ..Parameters::book() };
/// assert_eq!(ragged.tolerance, Parameters::book().tolerance);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameters {
    /// Greatest badness in a first pass without pattern hyphens; negative for no such pass.
    pub pretolerance: i32,
    /// Greatest badness in the second pass.
    pub tolerance: i32,
    /// Added to the badness of each line before it is squared.
    pub line_penalty: i32,
    /// Price of two neighbouring lines that don't look alike.
    pub neighbours: Neighbours,
    /// Price of a second flagged break in a row, of a third, and of each one more: a ladder.
    ///
    /// TeX has one price for all of them, its `\doublehyphendemerits`.
    pub ladder_demerits: [i32; 3],
    /// Price of a flagged break before the last line.
    pub final_hyphen_demerits: i32,
    /// Price of the same word at the starts, or at the ends, of two neighbouring lines; see
    /// [`Letters::word`](crate::Letters::word).
    pub same_word_demerits: i32,
    /// If positive, stretch that a third pass pretends each line to have.
    pub emergency_stretch: i64,
    /// How many lines more (or, negative, less) than the optimum are wanted (tex.web §875).
    ///
    /// The nearest number within the tolerance is taken. [`LastResort::Open`] never stretches
    /// the tolerance for it.
    pub looseness: i32,
    /// Glue at the start of each line.
    pub left_skip: Glue,
    /// Glue at the end of each line.
    pub right_skip: Glue,
    /// What letters may give; what is out of its bounds is taken as the bound.
    pub give: Give,
    /// Through how many lines a gap runs that counts as a river; 0 for no care.
    ///
    /// Where the best way has a river, ways that cost nearly as little are looked for that have
    /// none, or shorter ones; [`Breaks::demerits`](crate::Breaks::demerits) may then be more than
    /// the least. It is done only with [`LastResort::Open`], and not in its last pass.
    pub river: usize,
    /// What happens where nothing fits.
    pub last_resort: LastResort,
}

/// How two neighbouring lines are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Neighbours {
    /// TeX's way: by [`Fitness`]. Two lines more than one class apart cost this.
    Classes(i32),
    /// By how they look: the square of the change, this being the price of spaces that grow by
    /// their own width; they count as growing by no more than twice that. In this measure 1 % of a
    /// letter's width weighs as much as 10 % of a space's, since much more ink moves. Expansions
    /// that differ by more than 35 ‰ cost more still. A line that is filled, such as a last line,
    /// differs from none.
    Smooth(i32),
}

/// What happens where no breaks lie within the tolerance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LastResort {
    /// TeX's rules: badness ends at 10,000, a line that is too long closes the search from its
    /// start, and in the last pass a sole survivor goes on without demerits whatever its line
    /// looks like (tex.web §854).
    Survivor,
    /// Badness runs on to 1,000,000, and one more pass takes lines of any badness. Lines that not
    /// even that can price, because nothing in them stretches, have from 1,000,000 to 2,000,000
    /// by the part of their measure that they leave empty.
    ///
    /// A line is overfull there only if no break is legal within it, and of all such solutions
    /// the one with the fewest overfull lines, then with the least excess, then with the fewest
    /// demerits is taken.
    Open,
}

impl Parameters {
    /// Plain TeX's parameters and TeX's rules to the letter, but for looseness and skips, which
    /// plain TeX leaves at nothing, too.
    #[must_use]
    pub const fn tex() -> Self {
        Self {
            pretolerance: 100,
            tolerance: 200,
            line_penalty: 10,
            neighbours: Neighbours::Classes(10_000),
            ladder_demerits: [10_000; 3],
            final_hyphen_demerits: 5_000,
            same_word_demerits: 0,
            emergency_stretch: 0,
            looseness: 0,
            left_skip: Glue::new(0, 0, 0),
            right_skip: Glue::new(0, 0, 0),
            give: Give::NONE,
            river: 0,
            last_resort: LastResort::Survivor,
        }
    }

    /// The parameters of a book that nobody looks after line by line.
    ///
    /// | parameter | value | reason |
    /// |---|---|---|
    /// | `pretolerance` | none | A pass without hyphens accepts lines of badness 100 where a single hyphen would mend three of them. How rare hyphens are to be is for their penalties to say |
    /// | `tolerance` | 10,000 | Lines stretched to 4.6 times their stretch. Far beyond what a reader accepts, so it hardly ever changes what is best, only how many hopeless lines are priced: half as many as without it |
    /// | `line_penalty` | 35 | With letters that give most lines are nearly perfect, and b² says nothing about a badness b of 1 or 5. Added to 35 it costs b² + 70b, almost in proportion as long as it is small, so that many slightly imperfect lines aren't taken for free. It also makes fewer lines win |
    /// | `neighbours` | smooth, 1,000 | A price between classes is a step: it is paid by making good lines bad. This one grows from nothing, so that lines change little by little; spaces that differ by half of themselves cost 250, as much as a badness of 3, letters at both ends of their expansion about as much |
    /// | `ladder_demerits` | 30,000, 600,000, 1,000,000 | A pair of hyphens is the seed of a ladder: as much as a line of badness 140, just stretched too far. A third in a row is what readers see: only spaces at twice their stretch are worse, badness 740. A fourth, and each one more, is 965 |
    /// | `final_hyphen_demerits` | 5,000 | TeX's. Half a word alone on the last line costs as much as a badness of 44: a line that is still good is taken instead, a poor one is not |
    /// | `same_word_demerits` | 300 | As much as a badness of 4: enough to choose between lines that are as good, and no more, since few readers see it |
    /// | `emergency_stretch` | none | Stretch that isn't there blinds the search to which of two bad lines is worse |
    /// | `give` | [`Give::book`] | What goes unseen, and by itself mends most lines |
    /// | `river` | 4 | Gaps meet by chance in two or three lines of nearly every paragraph; from four on the eye follows them |
    /// | `last_resort` | open | Where lines must be bad, the worst one stays the target |
    #[must_use]
    pub const fn book() -> Self {
        Self {
            pretolerance: -1,
            tolerance: 10_000,
            line_penalty: 35,
            neighbours: Neighbours::Smooth(1_000),
            ladder_demerits: [30_000, 600_000, 1_000_000],
            final_hyphen_demerits: 5_000,
            same_word_demerits: 300,
            emergency_stretch: 0,
            looseness: 0,
            left_skip: Glue::new(0, 0, 0),
            right_skip: Glue::new(0, 0, 0),
            give: Give::book(),
            river: 4,
            last_resort: LastResort::Open,
        }
    }
}

impl Parameters {
    /// Whether anything but a penalty is rewarded instead of costing something.
    pub(crate) fn has_rewards(&self) -> bool {
        let (Neighbours::Classes(neighbours) | Neighbours::Smooth(neighbours)) = self.neighbours;
        let [second, third, further] = self.ladder_demerits;
        let others = [self.line_penalty, self.final_hyphen_demerits, self.same_word_demerits];
        [neighbours, second, third, further].iter().chain(&others).any(|&price| price < 0)
    }

    /// The tone of a line that has no look of its own.
    pub(crate) fn no_tone(&self) -> Tone {
        match self.neighbours {
            Neighbours::Classes(_) => Fitness::Decent as Tone,
            Neighbours::Smooth(_) => NO_TONE,
        }
    }
}

impl Default for Parameters {
    /// [`Parameters::book`].
    fn default() -> Self {
        Self::book()
    }
}
