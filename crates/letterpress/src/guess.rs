//! The language of a document that does not say it.
//!
//! The script of most letters tells it, or leaves a few languages. Those of Cyrillic and Arabic
//! are told by letters that others lack, those of Latin by their commonest words, the two forms of
//! Chinese by characters that exist in one only.

mod han;
mod scripts;
#[cfg(test)]
mod tests;
mod words;

use letterpress_parse::document::{Document, InlineKind};

use crate::walk;
use scripts::{HAN, KANA, Reading, SCRIPTS};

/// How many letters are looked at to guess a language: some pages of text tell as much as a
/// whole book.
const SAMPLE: usize = 20_000;

/// A language: its tag and its English name.
pub(crate) type Language = (&'static str, &'static str);

/// What is guessed where nothing tells.
const ENGLISH: Language = ("en", "English");

/// The language that a document is taken for; English without any letter. Parts that say their
/// own language tell nothing of it.
pub(crate) fn guess(document: &Document) -> Language {
    let mut sample = String::new();
    let mut letters = 0;
    walk::each_own_inline(document, &mut |inline| {
        if let InlineKind::Text(text) = &inline.kind
            && letters < SAMPLE
        {
            letters += text.chars().filter(|c| c.is_alphabetic()).count();
            // Text of another inline may be another word.
            sample.push_str(text);
            sample.push('\n');
        }
    });
    of_text(&sample)
}

/// The language that a text is taken for.
fn of_text(text: &str) -> Language {
    let text = text.to_lowercase();
    let mut counts = [0_usize; SCRIPTS.len()];
    for c in text.chars() {
        if let Some(index) = SCRIPTS.iter().position(|script| script.has(c)) {
            counts[index] += 1;
        }
    }
    // Han with a good share of Kana among it is Japanese.
    if counts[KANA] * 10 > counts[HAN] {
        counts[KANA] += std::mem::take(&mut counts[HAN]);
    }
    let most = counts.iter().copied().max().unwrap_or(0);
    let index = counts.iter().position(|&count| count == most).unwrap_or(0);
    match SCRIPTS[index].reading {
        Reading::As(language) => language,
        Reading::Latin if is_vietnamese(&text, most) => ("vi", "Vietnamese"),
        Reading::Latin => words::told(&text).unwrap_or(ENGLISH),
        Reading::Cyrillic => cyrillic(&text, most),
        Reading::Arabic => arabic(&text, most),
        Reading::Han => han::told(&text),
    }
}

/// Whether at least one in `part` of `whole` letters is one for which `is` holds.
fn has_one_in(part: usize, whole: usize, text: &str, is: impl Fn(char) -> bool) -> bool {
    let count = text.chars().filter(|&c| is(c)).count();
    count > 0 && count * part >= whole
}

/// Whether letters of Vietnamese are as many as they are there: nearly a quarter; one in twenty
/// is more than its names make in another language. Croatian has `đ` too, Yoruba those with a
/// dot below.
fn is_vietnamese(text: &str, letters: usize) -> bool {
    let is_alone = |c| match c {
        'ẹ' | 'ọ' => false,
        _ => matches!(c, 'ơ' | 'ư' | '\u{1EA0}'..='\u{1EF9}'),
    };
    text.contains(is_alone) && has_one_in(20, letters, text, |c| c == 'đ' || is_alone(c))
}

/// The languages of Cyrillic with letters that no language after them has, Russian apart, and one
/// in how many letters must be among them: half of what they make in any text.
const CYRILLIC: [(Language, &str, usize); 5] = [
    (("kk", "Kazakh"), "қғұә", 40),
    (("be", "Belarusian"), "ў", 200),
    (("uk", "Ukrainian"), "іїєґ", 30),
    (("sr", "Serbian"), "ђћџљњј", 40),
    (("mn", "Mongolian"), "өү", 40),
];

fn cyrillic(text: &str, letters: usize) -> Language {
    let has = |marks: &str, part| has_one_in(part, letters, text, |c| marks.contains(c));
    if let Some(&(language, ..)) = CYRILLIC.iter().find(|&&(_, marks, part)| has(marks, part)) {
        return language;
    }
    // The hard sign is a vowel of Bulgarian, and hardly used in Russian.
    let is_bulgarian = !text.contains(['ы', 'э']) && has("ъ", 100);
    if is_bulgarian { ("bg", "Bulgarian") } else { ("ru", "Russian") }
}

/// Arabic where neither the letters of Urdu nor those of Persian, which Urdu has too, make one in
/// fifty; they are one in seven there.
fn arabic(text: &str, letters: usize) -> Language {
    let has = |marks: &str| has_one_in(50, letters, text, |c| marks.contains(c));
    if has("ٹڈڑںےہھ") {
        ("ur", "Urdu")
    } else if has("پچژگکی") {
        ("fa", "Persian")
    } else {
        ("ar", "Arabic")
    }
}
