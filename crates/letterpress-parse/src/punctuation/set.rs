//! A text with its marks, dashes, dots and spaces as they are to be set.

use super::custom::{Custom, Spaces};
use super::flat::{Flat, LINE_END};
use super::quotes::Mark;
use super::side::Side;

/// Whether a text holds anything that may have to be changed.
pub(super) fn concerns(text: &str, custom: &Custom) -> bool {
    let is_spaced = |c| matches!(c, '«' | '»' | ';' | ':' | '!' | '?');
    text.contains(['"', '\''])
        || text.contains("--")
        || text.contains("...")
        || custom.spaces.is_some() && text.contains(is_spaced)
}

/// Sets a text; the parts of the result end where those of the text do.
pub(super) fn set(flat: &Flat, marks: &[Mark], custom: &Custom) -> (String, Vec<usize>) {
    let mut setter = Setter {
        text: &flat.text,
        marks,
        spaces: custom.spaces,
        next: 0,
        out: String::with_capacity(flat.text.len() + 2 * marks.len()),
        opened: None,
        address: Address::default(),
    };
    let mut ends = Vec::with_capacity(flat.ends.len());
    let mut start = 0;
    for &end in &flat.ends {
        setter.part(start, end);
        ends.push(setter.out.len());
        start = end;
    }
    (setter.out, ends)
}

struct Setter<'a> {
    text: &'a str,
    /// Every quotation mark of the text in order.
    marks: &'a [Mark],
    spaces: Option<Spaces>,
    /// The first of the marks that is not set.
    next: usize,
    out: String,
    /// Where an opening guillemet ends that a space belongs after.
    opened: Option<usize>,
    address: Address,
}

impl Setter<'_> {
    /// Sets a part of the text, which no run of signs goes beyond.
    fn part(&mut self, start: usize, end: usize) {
        let has_spaces = self.spaces.is_some();
        let concerns = |c: char| match c {
            '"' | '\'' | '-' | '.' => true,
            '«' | '»' => has_spaces,
            _ => has_spaces && c.is_whitespace(),
        };
        let mut at = start;
        while let Some(offset) = self.text[at..end].find(concerns) {
            let place = at + offset;
            self.out.push_str(&self.text[at..place]);
            at = self.sign(place, end);
        }
        self.out.push_str(&self.text[at..end]);
    }

    /// Sets the sign at a place, and returns where the text goes on.
    fn sign(&mut self, place: usize, end: usize) -> usize {
        let rest = &self.text[place..end];
        let c = rest.chars().next().unwrap_or(LINE_END);
        match c {
            '-' | '.' => {
                let run = rest.len() - rest.trim_start_matches(c).len();
                if c == '-' {
                    self.hyphens(place, run);
                } else {
                    self.dots(place, run);
                }
                return place + run;
            }
            '"' | '\'' => {
                let sign = self.marks.get(self.next).and_then(|mark| mark.sign);
                self.next += 1;
                self.quotation_mark(sign.unwrap_or(c), place + 1);
            }
            '«' | '»' => self.quotation_mark(c, place + c.len_utf8()),
            _ => {
                let space = self.space(place + c.len_utf8()).unwrap_or(c);
                self.out.push(space);
            }
        }
        place + c.len_utf8()
    }

    /// Sets a quotation mark that ends at a place, with the space inside it.
    fn quotation_mark(&mut self, sign: char, end: usize) {
        match (sign, self.spaces) {
            ('«' | '‹', Some(spaces)) => {
                self.out.push(sign);
                match self.text[end..].chars().next() {
                    None | Some(LINE_END) => {}
                    Some(c) if c.is_whitespace() => self.opened = Some(self.out.len()),
                    Some(_) => self.out.push(spaces.guillemet),
                }
            }
            ('»' | '›', Some(spaces)) => {
                if self.ends_in_text() {
                    self.out.push(spaces.guillemet);
                }
                self.out.push(sign);
            }
            _ => self.out.push(sign),
        }
    }

    /// The space to be set for one before a place, if another than it is.
    fn space(&self, next: usize) -> Option<char> {
        let spaces = self.spaces?;
        if self.opened == Some(self.out.len()) {
            return Some(spaces.guillemet);
        }
        let closes = self.marks.get(self.next).is_some_and(|mark| {
            mark.at == next && !mark.opens && matches!(mark.sign, Some('»' | '›'))
        });
        if !self.ends_in_text() {
            None
        } else if closes || self.text[next..].starts_with('»') {
            Some(spaces.guillemet)
        } else {
            match high_sign(&self.text[next..])? {
                ':' => Some(spaces.colon),
                _ => Some(spaces.sign),
            }
        }
    }

    fn ends_in_text(&self) -> bool {
        self.out.chars().next_back().is_some_and(|c| !c.is_whitespace())
    }

    /// Sets a run of hyphens: as many em dashes as it has threes, or en dashes as it has twos,
    /// as few of the two mixed as will do.
    fn hyphens(&mut self, place: usize, run: usize) {
        let (before, after) = (&self.text[..place], &self.text[place + run..]);
        let is_arrow = before.ends_with('<') || before.ends_with("<!") || after.starts_with('>');
        let is_plain = run < 2 || is_arrow || self.is_option(place, run);
        if is_plain || self.address.reaches(self.text, place) {
            self.out.push_str(&self.text[place..place + run]);
            return;
        }
        let (ems, ens) = match run {
            _ if run.is_multiple_of(3) => (run / 3, 0),
            _ if run.is_multiple_of(2) => (0, run / 2),
            _ if run % 3 == 2 => (run / 3, 1),
            _ => (run / 3 - 1, 2),
        };
        self.out.extend(std::iter::repeat_n('—', ems));
        self.out.extend(std::iter::repeat_n('–', ens));
    }

    /// Whether two hyphens begin the name of an option, as in `--verbose`, and are not the first
    /// dash of two, as in `he said --so it seems-- no more`.
    fn is_option(&self, place: usize, run: usize) -> bool {
        let after = &self.text[place + run..];
        if run != 2 || !after.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return false;
        }
        let quoted = self.next.checked_sub(1).and_then(|last| self.marks.get(last));
        let begins = match quoted.filter(|mark| mark.at + 1 == place) {
            Some(mark) => mark.opens || mark.sign.is_none(),
            None => matches!(Side::before(self.text, place), Side::Space | Side::Opening),
        };
        let is_answered = after.find("--").is_some_and(|next| {
            let side = Side::after(after, next + 2);
            let ends =
                matches!(Side::before(after, next), Side::Word | Side::Digit | Side::Closing);
            ends && !side.is_word() && !after[next + 2..].starts_with(['-', '>'])
        });
        begins && !is_answered
    }

    /// Sets a run of dots: an ellipsis for each three, but for those of a path.
    fn dots(&mut self, place: usize, run: usize) {
        let (before, after) = (&self.text[..place], &self.text[place + run..]);
        let is_path = before.ends_with(['/', '\\']) || after.starts_with(['/', '\\']);
        let dots = if run < 3 || is_path || self.address.reaches(self.text, place) {
            run
        } else {
            self.out.extend(std::iter::repeat_n('…', run / 3));
            run % 3
        };
        self.out.extend(std::iter::repeat_n('.', dots));
    }
}

/// The sign that a text begins with where it ends a part of a sentence: `:` and `;` alone, `!`
/// and `?` in any number, with nothing right after them that makes an emoji, a time or code.
fn high_sign(text: &str) -> Option<char> {
    let first = text.chars().next()?;
    let rest = match first {
        ':' | ';' => &text[1..],
        '!' | '?' => text.trim_start_matches(['!', '?']),
        _ => return None,
    };
    let ends = |c: char| c.is_whitespace() || "\"'.,…)]}»”’›".contains(c);
    rest.chars().next().is_none_or(ends).then_some(first)
}

/// Whether the text is within an address.
#[derive(Default)]
struct Address {
    /// How far the text was looked at.
    seen: usize,
    is_open: bool,
}

impl Address {
    /// Whether an address that begins before a place reaches it; the places only grow.
    fn reaches(&mut self, text: &str, place: usize) -> bool {
        let passed = text.get(self.seen..place).unwrap_or("");
        let word = passed.rfind(char::is_whitespace).map(|at| &passed[at..]);
        self.is_open = word.unwrap_or(passed).contains("://") || word.is_none() && self.is_open;
        self.seen = place;
        self.is_open
    }
}
