//! What good lines are where an edge is ragged.

use letterpress_break::{Give, Glue, Neighbours, Parameters};
use letterpress_page::Len;
use letterpress_parse::document::Align;

use super::Manner;

/// By how many ems a line of running text may end short at no great price. Its lines are evened
/// out, for many of them make an edge. TeX's `\raggedright` has two.
const SLACK: i64 = 3;

/// The same for lines that are filled: so many ems, but no more than so many halves of the
/// measure.
///
/// Badness is the cube of the part of its slack that a line is short, in whole hundredths. Up to a
/// sixth of the slack, which is three ems or a quarter of the measure, it is nothing, and of all
/// ways that cost the same the breaker takes the one with the latest breaks. Only beyond that are
/// even lines better than full ones.
const FILLED_SLACK: i64 = 18;
const FILLED_HALVES: i64 = 3;

/// What each line costs where lines are filled: more than any evenness is worth, so that there
/// are as few as can be, and more than a good hyphen, so that one is taken that saves a line.
const FILLED_LINE: i32 = 120;

/// The parameters of ragged lines in type of a size.
///
/// Nothing but the slack gives, so that no two lines differ in their letters and spaces, and no
/// space is ever wide enough for a river.
pub(super) fn parameters(manner: &Manner, measure: Len, size: Len) -> Parameters {
    let is_centred = manner.align == Align::Center;
    let book = Parameters::book();
    let book = Parameters { give: Give::NONE, neighbours: Neighbours::Smooth(0), river: 0, ..book };
    let skips = |slack: Len| {
        let skip = Glue::new(0, slack.units(), 0);
        (if is_centred { skip } else { Glue::default() }, skip)
    };
    if !manner.fills {
        let (left_skip, right_skip) = skips(size * SLACK);
        return Parameters { left_skip, right_skip, ..book };
    }
    let slack = (size * FILLED_SLACK).min(measure * FILLED_HALVES / 2);
    let (left_skip, right_skip) = skips(if is_centred { slack / 2 } else { slack });
    let line_penalty = FILLED_LINE;
    Parameters { left_skip, right_skip, line_penalty, same_word_demerits: 0, ..book }
}
