//! What each straight quotation mark of a text is.

use super::custom::Custom;
use super::side::Side;

/// A straight mark with what is set for it.
pub(super) struct Mark {
    /// Its place in the text.
    pub(super) at: usize,
    /// The typographic mark; `None` where it stays straight.
    pub(super) sign: Option<char>,
    /// Whether it opens a quotation.
    pub(super) opens: bool,
}

/// A mark while its meaning is looked for.
struct Found {
    at: usize,
    double: bool,
    before: Side,
    /// What follows after all marks that stand with it.
    after: Side,
    role: Option<Role>,
    /// The mark that it is a pair with.
    partner: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Open,
    Close,
    Apostrophe,
    Straight,
}

/// Reads the quotation marks of a text.
///
/// A mark is judged by what stands around it and by what is open. Every mark is opened and
/// closed once, so the time grows with the text.
pub(super) fn read(text: &str, custom: &Custom) -> Vec<Mark> {
    let mut reader = Reader { text, custom, found: find(text), open: Vec::new(), doubles: 0 };
    for index in 0..reader.found.len() {
        reader.judge(index);
    }
    reader.signs()
}

/// The marks with what stands around them.
fn find(text: &str) -> Vec<Found> {
    let marks = text.match_indices(['"', '\'']);
    let mut found: Vec<Found> = marks
        .map(|(at, mark)| {
            let (before, after) = (Side::before(text, at), Side::after(text, at + 1));
            Found { at, double: mark == "\"", before, after, role: None, partner: None }
        })
        .collect();
    for index in (1..found.len()).rev() {
        if found[index - 1].at + 1 == found[index].at {
            found[index - 1].after = found[index].after;
        }
    }
    found
}

struct Reader<'a> {
    text: &'a str,
    custom: &'a Custom,
    found: Vec<Found>,
    /// The marks that may open a quotation and are not closed.
    open: Vec<usize>,
    /// How many of them are double.
    doubles: usize,
}

impl Reader<'_> {
    /// Finds what a mark is, and opens or closes a quotation with it.
    fn judge(&mut self, index: usize) {
        if self.found[index].role.is_some() {
            return;
        }
        self.look_back(index);
        let double = self.found[index].double;
        let role = if double { self.double(index) } else { self.single(index) };
        self.found[index].role = Some(role);
        match role {
            Role::Open => {
                self.open.push(index);
                self.doubles += usize::from(double);
            }
            Role::Close => self.close(index),
            Role::Apostrophe | Role::Straight => {}
        }
    }

    /// Gives a mark that stands right after another what that one turned out to be.
    fn look_back(&mut self, index: usize) {
        let Some((last, rest)) = self.found[..=index].split_last_mut() else { return };
        let Some(previous) = rest.last().filter(|found| found.at + 1 == last.at) else { return };
        last.before = match previous.role {
            Some(Role::Open) => Side::Opening,
            Some(Role::Close | Role::Apostrophe) => Side::Closing,
            _ => previous.before,
        };
    }

    fn double(&self, index: usize) -> Role {
        let Found { at, before, after, .. } = self.found[index];
        let open = self.doubles > 0;
        match before {
            Side::Space | Side::Opening if open && after.ends() => Role::Close,
            Side::Space | Side::Opening => Role::Open,
            // Before the last letter it stands for an abbreviation; a prefix may come before a
            // quotation.
            Side::Hebrew if after == Side::Hebrew => match open || is_last(&self.text[at + 1..]) {
                true => Role::Straight,
                false => Role::Open,
            },
            // Inches or seconds: straight is never wrong, while a prime would be wrong where the
            // quotation began in the paragraph before.
            Side::Digit if !open && after != Side::Dense => Role::Straight,
            Side::Closing if !open && !after.ends() => Role::Open,
            _ if !open && !after.ends() && is_dense(before, after) => Role::Open,
            _ => Role::Close,
        }
    }

    fn single(&mut self, index: usize) -> Role {
        let Found { at, before, after, .. } = self.found[index];
        let open = self.is_single_open();
        match (before, after) {
            (Side::Digit, Side::Digit) if is_thousand(&self.text[at + 1..]) => Role::Apostrophe,
            (Side::Digit, Side::Digit) => Role::Straight,
            (Side::Hebrew, Side::Hebrew) => Role::Straight,
            (Side::Hebrew | Side::Digit, _) if !open && !after.is_word() => Role::Straight,
            _ if is_dense(before, after) && before.is_word() => match open || after.ends() {
                true => Role::Close,
                false => Role::Open,
            },
            _ if before.is_word() && after.is_word() => Role::Apostrophe,
            (Side::Space | Side::Opening, _) if open && after.ends() => Role::Close,
            (Side::Space | Side::Opening, _) if self.is_elided(index) => Role::Apostrophe,
            (Side::Space | Side::Opening, _) => Role::Open,
            _ if open => Role::Close,
            (Side::Closing, _) if !after.ends() => Role::Open,
            _ => Role::Apostrophe,
        }
    }

    /// Whether a single mark was opened last. It closes nothing else: most often it is an
    /// apostrophe.
    fn is_single_open(&self) -> bool {
        self.open.last().is_some_and(|&last| !self.found[last].double)
    }

    /// Closes the quotation that a mark ends, and with it all that is open within.
    fn close(&mut self, index: usize) {
        let double = self.found[index].double;
        let is_open = if double { self.doubles > 0 } else { self.is_single_open() };
        if !is_open {
            return;
        }
        while let Some(last) = self.open.pop() {
            if self.found[last].double {
                self.doubles -= 1;
            }
            if self.found[last].double == double {
                self.found[last].partner = Some(index);
                self.found[index].partner = Some(last);
                return;
            }
        }
    }

    /// Whether a mark at the start of a word is an apostrophe: before a year, and in words
    /// that are known to begin so.
    fn is_elided(&mut self, index: usize) -> bool {
        let rest = &self.text[self.found[index].at + 1..];
        if is_year(rest) {
            return true;
        }
        let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        let is_known = self.custom.elisions.contains(&word);
        match after.strip_prefix('\'') {
            // `'n'` has two apostrophes between words, and is a letter in quotes elsewhere.
            Some(after) if matches!(word, "n" | "N") => {
                let next = after.trim_start_matches([' ', '\n']);
                let joins = next.len() < after.len() && next.starts_with(char::is_alphabetic);
                let elided = joins && (is_known && self.joins_on(index) || is_roll(next));
                if elided && let Some(second) = self.found.get_mut(index + 1) {
                    second.role = Some(Role::Apostrophe);
                }
                elided
            }
            // A whole word in quotes, `'em'`, unless it ends others: `'the Pink 'un'`.
            Some(after) if !after.starts_with(char::is_alphabetic) => {
                is_known && self.is_single_open()
            }
            _ => is_known,
        }
    }

    /// Whether a word and a space stand before a mark.
    fn joins_on(&self, index: usize) -> bool {
        let before = &self.text[..self.found[index].at];
        let word = before.trim_end_matches([' ', '\n']);
        word.len() < before.len() && word.ends_with(char::is_alphabetic)
    }

    /// The marks with what is set for them.
    fn signs(self) -> Vec<Mark> {
        let mut around: Vec<bool> = Vec::new();
        let custom = self.custom;
        let pair = |double| if double { custom.double } else { custom.single };
        // Where a double mark stands right before that opens a quotation without an end.
        let mut runs_on = None;
        let marks = self.found.into_iter().map(|found| {
            let Found { at, double, before, after, role, partner } = found;
            let alone = match before {
                Side::Space => after.ends(),
                side => side == Side::Hebrew && after == side,
            };
            let (sign, opens) = match (role, partner) {
                (Some(Role::Open), Some(_)) => {
                    // A quotation right within its like takes the other pair.
                    let level = double != (around.last() == Some(&double));
                    around.push(level);
                    (Some(pair(level)[0]), true)
                }
                (Some(Role::Close), Some(_)) => {
                    let level = around.pop().unwrap_or(double);
                    (Some(pair(level)[1]), false)
                }
                (Some(Role::Straight) | None, _) => (None, false),
                // It stands between spaces or in a word, and nothing answers it.
                (Some(Role::Open), None) if alone => (None, false),
                (Some(Role::Open), None) if double => {
                    runs_on = Some(at + 1);
                    (Some(custom.double[0]), true)
                }
                // Both go on in the next paragraph, so neither has an end in this one.
                (Some(Role::Open), None) if runs_on == Some(at) => (Some(custom.single[0]), true),
                (Some(Role::Close), None) if double => (Some(custom.double[1]), false),
                _ => (Some('’'), false),
            };
            Mark { at, sign, opens }
        });
        marks.collect()
    }
}

/// Whether a mark stands in a script that has no spaces around quotations.
fn is_dense(before: Side, after: Side) -> bool {
    before == Side::Dense || after == Side::Dense
}

/// Whether a text begins with the last letter of a word.
fn is_last(rest: &str) -> bool {
    !rest.chars().nth(1).is_some_and(char::is_alphabetic)
}

/// Whether just three digits follow, as in the Swiss `1'000`.
fn is_thousand(rest: &str) -> bool {
    rest.bytes().take(4).take_while(u8::is_ascii_digit).count() == 3
}

/// Whether a short year follows: two digits with an ending at most, as in `'98`, `'90s` and the
/// German `'68er`.
fn is_year(rest: &str) -> bool {
    let bytes = rest.as_bytes();
    if !bytes.iter().take(2).all(u8::is_ascii_digit) || bytes.len() < 2 {
        return false;
    }
    let ending = rest[2..].trim_start_matches(|c: char| c.is_ascii_lowercase());
    let letters = &rest[2..rest.len() - ending.len()];
    let mut after = ending.chars();
    let goes_on = match after.next() {
        Some('\'') => letters.is_empty(),
        Some('.' | ',' | ':') => after.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => c.is_alphanumeric() || c == '%',
        None => false,
    };
    matches!(letters, "" | "s" | "er" | "ern" | "ers") && !goes_on
}

/// Whether a text goes on with what follows `'n'` in every language.
fn is_roll(text: &str) -> bool {
    text.get(..4).is_some_and(|word| word.eq_ignore_ascii_case("roll"))
}
