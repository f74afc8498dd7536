//! Holds the opportunities of lines against Unicode's own test, `LineBreakTest.txt` of 15.0.
//!
//! `cargo run -p letterpress-layout --example line_break_test -- LineBreakTest.txt` prints how many
//! cases differ for which tailoring. A difference that none explains is a fault, and the program
//! fails. The file is at <https://www.unicode.org/Public/15.0.0/ucd/auxiliary/>.

#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a program of its own, which reads a file that is no part of the project"
)]

use std::process::ExitCode;

use letterpress_layout::stages::opportunities;
use unicode_linebreak::{BreakClass, break_property};
use unicode_segmentation::GraphemeCursor;

/// A place where the opportunities differ from the test's.
struct Place<'t> {
    text: &'t str,
    at: usize,
    /// The character before it.
    before: char,
    /// The same, but for what combines with it.
    base: char,
    /// The character after it.
    after: char,
    /// Whether the test has an opportunity here; otherwise Letterpress has.
    missing: bool,
}

/// A tailoring with what says whether it explains a difference.
type Tailoring = (&'static str, fn(&Place<'_>) -> bool);

/// The tailorings that `paragraph/joints/opportunities.rs` lists, as far as they matter here. The
/// first that explains a difference has it.
const TAILORINGS: &[Tailoring] = &[
    ("a cluster is whole", is_in_cluster),
    ("LB15a, LB15b: quotation marks and their spaces", is_beside_quotation),
    ("LB15c, LB20a: marks that begin a word", is_before_mark),
    ("LB21a: a hyphen between Hebrew words", is_in_hebrew),
    ("a dictionary parts the words of scripts without spaces", is_in_complex),
    ("a word with Hangul is whole", is_in_hangul),
    ("marks that begin or end no line beside East Asian ones", is_in_kinsoku),
    ("no em dash begins a line", |place| place.missing && place.after == '—'),
    ("a hyphen or a dash that begins a word", is_after_beginning),
    ("a hyphen that nothing follows to be joined", is_after_hyphen),
    ("two signs of ASCII are one", is_between_signs),
    ("a slash next to less than two letters", |place| place.missing && place.before == '/'),
    ("`!`, `?` and `}` inside a word", is_after_end),
    ("LB25 by pairs: signs keep to numbers and brackets", is_beside_number),
];

fn main() -> ExitCode {
    let path = std::env::args().nth(1).expect("the first argument names the file");
    let file = std::fs::read_to_string(path).expect("the file is there");
    let cases = || file.lines().filter_map(case);
    let mut counts = vec![0; TAILORINGS.len()];
    let mut faults = 0;
    for (text, expected) in cases() {
        faults += usize::from(!accounts_for(&text, &expected, &mut counts));
    }
    for ((name, _), count) in TAILORINGS.iter().zip(&counts) {
        println!("{count:5}  {name}");
    }
    println!("{:5}  cases in all, {} differ, {faults} are faults", cases().count(), {
        counts.iter().sum::<usize>() + faults
    });
    ExitCode::from(u8::from(faults > 0))
}

/// The text of a line of the test, and where it may be broken.
fn case(line: &str) -> Option<(String, Vec<usize>)> {
    let line = line.split('#').next().filter(|line| !line.trim().is_empty())?;
    let (mut text, mut expected) = (String::new(), Vec::new());
    for part in line.split_whitespace() {
        match part {
            "×" => {}
            "÷" => expected.push(text.len()),
            hex => {
                let code = u32::from_str_radix(hex, 16).expect("the others are code points");
                text.push(char::from_u32(code).expect("a code point is a character"));
            }
        }
    }
    expected.retain(|&at| at > 0 && at < text.len());
    Some((text, expected))
}

/// Whether one tailoring explains each difference of a case. The case is counted for the first.
fn accounts_for(text: &str, expected: &[usize], counts: &mut [usize]) -> bool {
    let found = opportunities(text);
    let differs = |at: &usize| expected.contains(at) != found.contains(at);
    let places = text.char_indices().skip(1).map(|(at, _)| at).filter(differs);
    let explained = places.map(|at| {
        let place = Place::new(text, at, expected.contains(&at));
        let found = TAILORINGS.iter().position(|(_, explains)| explains(&place));
        if found.is_none() {
            println!("fault: {:?} ^ {:?}", &text[..at], &text[at..]);
        }
        found
    });
    let explained: Vec<Option<usize>> = explained.collect();
    let sound = explained.iter().all(Option::is_some);
    if sound && let Some(&Some(first)) = explained.first() {
        counts[first] += 1;
    }
    sound
}

impl<'t> Place<'t> {
    fn new(text: &'t str, at: usize, missing: bool) -> Self {
        let before = text[..at].chars().next_back().expect("no place is at the start");
        let combines = |c: &char| matches!(class(*c), BreakClass::CombiningMark);
        let base = text[..at].chars().rev().find(|c| !combines(c)).unwrap_or(before);
        let after = text[at..].chars().next().expect("no place is at the end");
        Self { text, at, before, base, after, missing }
    }
}

fn class(c: char) -> BreakClass {
    break_property(c.into())
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}')
}

fn is_in_cluster(place: &Place<'_>) -> bool {
    let mut cursor = GraphemeCursor::new(place.at, place.text.len(), true);
    place.missing && cursor.is_boundary(place.text, 0) == Ok(false)
}

/// After a space that a quotation mark stands before, or before one that closes.
fn is_beside_quotation(place: &Place<'_>) -> bool {
    let last = place.text[..place.at].trim_end_matches(' ').chars().next_back();
    let is_quotation = |c: char| class(c) == BreakClass::Quotation;
    let follows = last.is_some_and(is_quotation);
    let opens = class(place.after) == BreakClass::OpenPunctuation;
    place.before == ' '
        && if place.missing { follows || is_quotation(place.after) } else { follows && opens }
}

fn is_before_mark(place: &Place<'_>) -> bool {
    !place.missing && place.before == ' ' && matches!(place.after, '.' | '/' | ':' | '!')
        || place.missing && place.before == '.' && place.after.is_ascii_digit()
}

fn is_in_hebrew(place: &Place<'_>) -> bool {
    !place.missing && is_hyphen(place.before) && class(place.after) == BreakClass::HebrewLetter
}

fn is_in_complex(place: &Place<'_>) -> bool {
    let is_complex = |c: char| class(c) == BreakClass::ComplexContext;
    !place.missing && is_complex(place.base) && is_complex(place.after)
}

fn is_in_hangul(place: &Place<'_>) -> bool {
    use BreakClass as B;
    let is_hangul = |c: char| {
        matches!(class(c), B::HangulLvSyllable | B::HangulLvtSyllable)
            || matches!(class(c), B::HangulLJamo | B::HangulVJamo | B::HangulTJamo)
    };
    place.missing
        && (is_hangul(place.base) || is_hangul(place.after))
        && place.base.is_alphanumeric()
        && place.after.is_alphanumeric()
}

fn is_in_kinsoku(place: &Place<'_>) -> bool {
    const FIRST: &str = "·‧•~～－／％‰‱℃℉°′″¢￠";
    const LAST: &str = "§¶№＃＄￥￡￦";
    place.missing && (FIRST.contains(place.after) || LAST.contains(place.base))
}

fn is_after_beginning(place: &Place<'_>) -> bool {
    let left = place.text[..place.at].trim_end_matches(place.before);
    let begins = left.is_empty() || left.ends_with([' ', '(', '“', '«']);
    place.missing && begins && (is_hyphen(place.before) || matches!(place.before, '—' | '–' | '…'))
}

fn is_after_hyphen(place: &Place<'_>) -> bool {
    place.missing && is_hyphen(place.before) && !place.after.is_alphanumeric()
}

fn is_between_signs(place: &Place<'_>) -> bool {
    place.missing && place.before.is_ascii_punctuation() && place.after.is_ascii_punctuation()
}

fn is_after_end(place: &Place<'_>) -> bool {
    let ends = matches!(place.before, '!' | '?' | '}');
    place.missing && ends && place.after.is_alphanumeric()
}

fn is_beside_number(place: &Place<'_>) -> bool {
    use BreakClass as B;
    place.missing
        && matches!(
            (class(place.base), class(place.after)),
            (B::ClosePunctuation | B::CloseParenthesis, B::Postfix | B::Prefix)
                | (B::Postfix | B::Prefix, B::OpenPunctuation)
                | (B::InfixSeparator | B::Symbol, B::Numeric)
        )
}
