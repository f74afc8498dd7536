//! Wider spaces after the ends of sentences, as plain TeX has them.

use letterpress_break::Glue;

/// The factor, in thousandths, of a space that is like any other.
const USUAL: i64 = 1_000;

/// From this factor on a space is wider by nature, not only readier to stretch (tex.web §1044).
const WIDER: i64 = 2_000;

/// No further than this is looked for the letter that a sentence begins with, past a space and
/// what opens.
const MOST_OPENING: usize = 6;

/// The glue of a space with the characters before it, the nearest first, and those after it.
pub(super) fn sentence_space(
    glue: Glue,
    before: impl Iterator<Item = char>,
    after: impl Iterator<Item = char>,
) -> Glue {
    widened(glue, factor(before, after))
}

/// The space factor of plain TeX (TeXbook, p. 76), with two things that TeX leaves to its author:
/// a sentence begins with no small letter, and only a full stop can belong to an abbreviation.
fn factor(before: impl Iterator<Item = char>, after: impl Iterator<Item = char>) -> i64 {
    let mut before = before.filter(|&c| !is_closing(c));
    let mark = before.next().unwrap_or(' ');
    let ends = match mark {
        // `J. S. Bach`, `NATO. In`: TeX can't tell an abbreviation from an end either.
        '.' => !before.next().is_some_and(char::is_uppercase),
        '?' | '!' => true,
        ':' => return 2_000,
        ';' => return 1_500,
        ',' => return 1_250,
        _ => return USUAL,
    };
    // `e.g. this`; `“Who?” he asked`.
    let mut next = after.take(MOST_OPENING).skip_while(|c| !c.is_alphanumeric());
    let goes_on = next.next().is_some_and(char::is_lowercase);
    if ends && !goes_on { 3_000 } else { USUAL }
}

/// Glue by a factor: a third wider, which is what TeX's text faces have for it, with more to
/// gain and less to lose.
fn widened(glue: Glue, factor: i64) -> Glue {
    let extra = if factor >= WIDER { glue.width / 3 } else { 0 };
    let stretch = glue.stretch.amount * factor / USUAL;
    Glue::new(glue.width + extra, stretch, glue.shrink * USUAL / factor)
}

/// What closes behind the mark that counts, and is looked through.
fn is_closing(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | '\'' | '"' | '’' | '”' | '›' | '»' | '‘' | '“' | '‹' | '«')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The factor at the first space of a text that has `|` in its place.
    fn at(text: &str) -> i64 {
        let (before, after) = text.split_once('|').expect("a space");
        factor(before.chars().rev(), after.chars())
    }

    #[test]
    fn marks_have_the_factors_of_plain_tex() {
        for (text, expected) in [
            ("So it ends.|Then", 3_000),
            ("Does it?|It does", 3_000),
            ("It does!|Well", 3_000),
            ("It has:|this", 2_000),
            ("this;|that", 1_500),
            ("this,|that", 1_250),
            ("this|that", 1_000),
            ("this –|that", 1_000),
            ("|that", 1_000),
            ("“So it ends.”|Then", 3_000),
            ("(So it ends.)|Then", 3_000),
            ("(so it ends).|Then", 3_000),
            ("„So endet es.“|Dann", 3_000),
            ("‘Does “it”?’|It does", 3_000),
            ("It ends.|“Then", 3_000),
            ("It was 1981.|12 of them", 3_000),
            ("It ends.|", 3_000),
        ] {
            assert_eq!(at(text), expected, "{text}");
        }
    }

    #[test]
    fn what_ends_no_sentence_has_no_wider_space() {
        for text in ["J.|S.", "by J. S.|Bach", "(NATO).|In", "e.g.|this", "“Who?”|he asked"] {
            assert_eq!(at(text), USUAL, "{text}");
        }
        assert_eq!(at("IS IT?|IT IS"), 3_000);
        assert_eq!(at("NATO,|which"), 1_250);
    }

    #[test]
    fn wider_spaces_gain_more_and_lose_less() {
        let space = Glue::new(300, 150, 100);
        assert_eq!(widened(space, USUAL), space);
        assert_eq!(widened(space, 3_000), Glue::new(400, 450, 33));
        assert_eq!(widened(space, 2_000), Glue::new(400, 300, 50));
        assert_eq!(widened(space, 1_250), Glue::new(300, 187, 80));
    }
}
