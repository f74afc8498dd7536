//! Scripts that are written without spaces and broken between words: Thai, Lao, Khmer, Burmese and
//! their kin, class SA.
//!
//! Where their words end only a dictionary knows. With the feature `complex-scripts` there is one,
//! and runs of these scripts are handed to it; the rest of a text never is. Without it, and in
//! scripts that have none, a line may end between two orthographic clusters, but only where it
//! would be too long.

use std::ops::Range;

use unicode_linebreak::BreakClass;
use unicode_script::{Script, UnicodeScript};

use super::characters::{class, is_combining};
use super::clusters;
use super::opportunities::{Ease, Opportunity};
use super::scripts::concern;

/// Adds the opportunities within runs of these scripts.
pub(super) fn add(text: &str, found: &mut Vec<Opportunity>) {
    for (run, script) in runs(text) {
        let start = run.start;
        let run = &text[run];
        match words(run, script) {
            Some(ends) => add_sound(run, ends.into_iter(), (start, Ease::Free), found),
            None => add_sound(run, clusters(run), (start, Ease::Last), found),
        }
    }
}

/// The first script in a text whose words only a dictionary tells apart, if there is none.
pub(crate) fn undivided(text: &str) -> Option<Script> {
    if cfg!(feature = "complex-scripts") || !concern(text) {
        return None;
    }
    runs(text).into_iter().map(|(_, script)| script).find(|&script| has_dictionary(script))
}

/// Adds places in a run that starts at a byte of its text, but for those that part a syllable.
fn add_sound(
    run: &str,
    places: impl Iterator<Item = usize>,
    (start, ease): (usize, Ease),
    found: &mut Vec<Opportunity>,
) {
    let sound = places.filter(|&at| is_sound(&run[..at], &run[at..]));
    found.extend(sound.map(|at| Opportunity { at: start + at, ease }));
}

/// The runs of one of these scripts, with what combines with their letters.
fn runs(text: &str) -> Vec<(Range<usize>, Script)> {
    let mut runs: Vec<(Range<usize>, Script)> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| !c.is_ascii()) {
        let end = at + c.len_utf8();
        let is_complex = class(c) == BreakClass::ComplexContext;
        match runs.last_mut() {
            Some((run, script)) if run.end == at && goes_on(c, is_complex, *script) => {
                run.end = end
            }
            _ if is_complex => runs.push((at..end, c.script())),
            _ => {}
        }
    }
    runs
}

/// Whether a character continues a run of a script.
fn goes_on(c: char, is_complex: bool, script: Script) -> bool {
    if is_complex { c.script() == script } else { is_combining(c) }
}

/// Whether there are dictionaries for a script.
fn has_dictionary(script: Script) -> bool {
    matches!(script, Script::Thai | Script::Lao | Script::Khmer | Script::Myanmar)
}

/// Where the words of a run end.
#[cfg(feature = "complex-scripts")]
fn words(run: &str, script: Script) -> Option<Vec<usize>> {
    use icu_segmenter::LineSegmenter;

    // It only points at its data, so that it costs little to make.
    let dictionary = || LineSegmenter::new_dictionary(Default::default());
    let inside = |&at: &usize| at > 0 && at < run.len();
    has_dictionary(script).then(|| dictionary().segment_str(run).filter(inside).collect())
}

/// Where the words of a run end, which can't be known.
#[cfg(not(feature = "complex-scripts"))]
fn words(_: &str, _: Script) -> Option<Vec<usize>> {
    None
}

/// Whether a syllable may end between two texts.
fn is_sound(left: &str, right: &str) -> bool {
    !left.ends_with(leads) && !lacks_final(left) && !right.starts_with(follows) && !is_mute(right)
}

/// Whether a character stands before the letter that it belongs to: vowels of Thai, Lao, New Tai
/// Lue and Tai Viet, and what puts the next letter below the last one.
fn leads(c: char) -> bool {
    matches!(c,
        '\u{e40}'..='\u{e44}' | '\u{ec0}'..='\u{ec4}' | '\u{1039}' | '\u{17d2}'
        | '\u{19b5}'..='\u{19b7}' | '\u{19ba}' | '\u{1a60}' | '\u{aab5}' | '\u{aab6}'
        | '\u{aab9}' | '\u{aabb}' | '\u{aabc}')
}

/// Whether a character ends a syllable or repeats a word, though it does not combine by UAX #29:
/// vowels and tones in their own places, `ๆ` and its kin.
fn follows(c: char) -> bool {
    matches!(c,
        // Thai, Lao, Khmer.
        '\u{e2f}' | '\u{e30}' | '\u{e32}' | '\u{e33}' | '\u{e45}' | '\u{e46}'
        | '\u{eaf}' | '\u{eb0}' | '\u{eb2}' | '\u{eb3}' | '\u{ebd}' | '\u{ec6}' | '\u{17d7}'
        // Burmese and what is written like it.
        | '\u{102b}' | '\u{102c}' | '\u{1038}' | '\u{1062}'..='\u{1064}'
        | '\u{1067}'..='\u{106d}' | '\u{1083}' | '\u{1087}'..='\u{108c}' | '\u{108f}'
        | '\u{109a}'..='\u{109c}' | '\u{a9e6}' | '\u{aa70}' | '\u{aa7b}' | '\u{aa7d}'
        // Tai Le, New Tai Lue, Tai Tham, Tai Viet, Ahom.
        | '\u{1963}'..='\u{1974}' | '\u{19b0}'..='\u{19b4}' | '\u{19b8}' | '\u{19b9}'
        | '\u{19bb}'..='\u{19c9}' | '\u{1a61}' | '\u{1a63}' | '\u{1a64}' | '\u{aab1}'
        | '\u{aaba}' | '\u{aabd}' | '\u{aac0}' | '\u{aac2}' | '\u{aadd}'
        | '\u{11720}' | '\u{11721}')
}

/// Whether a text ends in a vowel that only stands between two consonants, with its tone: Thai
/// U+0E31, Lao U+0EB1 and U+0EBB.
fn lacks_final(left: &str) -> bool {
    let is_tone = |c: char| matches!(c, '\u{e48}'..='\u{e4b}' | '\u{ec8}'..='\u{ecb}');
    left.trim_end_matches(is_tone).ends_with(['\u{e31}', '\u{eb1}', '\u{ebb}'])
}

/// Whether a text begins with a consonant that has no vowel and ends the syllable before it: one
/// with the asat of Burmese, or the mark of Thai and Lao that makes it mute.
fn is_mute(right: &str) -> bool {
    let mut marks = right.chars().skip(1);
    match marks.next() {
        Some('\u{103a}' | '\u{e4c}' | '\u{ecc}') => true,
        Some('\u{1037}') => marks.next() == Some('\u{103a}'),
        Some('\u{e34}' | '\u{e38}') => marks.next() == Some('\u{e4c}'),
        _ => false,
    }
}
