use super::{ENGLISH, Hyphenator, patterns};
use crate::hyphenation::{Exceptions, NoWord};

/// A word with its hyphens, in a language and with an author's own words.
fn with(word: &str, lang: &str, asked: &[&str]) -> String {
    let mut exceptions = Exceptions::new();
    for word in asked {
        exceptions.add(word).expect("a word");
    }
    let mut shown = word.to_owned();
    for &at in Hyphenator::new(lang, &exceptions).points(word).iter().rev() {
        shown.insert(at as usize, '-');
    }
    shown
}

/// Asserts where words are hyphenated, each given with its hyphens.
#[track_caller]
fn check(lang: &str, words: &[&str]) {
    let found: Vec<String> =
        words.iter().map(|word| with(&word.replace('-', ""), lang, &[])).collect();
    assert_eq!(found, words);
}

#[test]
fn words_are_hyphenated_by_their_language() {
    check("en", &["hy-phen-ation", "type-set-ting", "Prob-a-bil-ity", "print-ers"]);
    check("en-GB", &["hy-phen-ation"]);
    check("de-CH", &["Ein-ga-be-auf-for-de-rung", "über-zeu-gen-der", "Stra-ßen-bahn"]);
    check("cs", &["po-ví-dáme", "nej-ja-s-nější"]);
    check("kmr", &[&with("hilweşandin", "ku", &[])]);
    check("nb", &[&with("orddeling", "no", &[])]);
    check("xx", &["hyphenation"]);
    check("", &["hyphenation"]);
}

#[test]
fn every_language_with_patterns_is_known() {
    let codes = "af as be bg bn ca cs da de el en es et fi fr gl gu hi hr hu is it ka kn ku la lt ml \
                 mn mr nl no or pa pl pt ru sa sk sl sq sr sv ta te tk tr uk";
    assert_eq!(codes.split_whitespace().count(), 48);
    for code in codes.split_whitespace() {
        assert!(patterns(code).is_some(), "{code}");
    }
}

#[test]
fn what_tex_excepts_is_excepted() {
    for word in ENGLISH {
        check("en", &[word]);
    }
    check("en", &["Ta-ble", "“ta-ble,”", "PROJECT", "As-so-ciate"]);
}

#[test]
fn letters_at_the_ends_are_as_many_as_the_language_asks_for() {
    // Without the minima there would be `a-bout` and `over-ly`, in Czech `po-ví-dá-me`.
    check("en", &["about", "overly"]);
    for (lang, word, left, right) in
        [("en", "internationally", 2, 3), ("cs", "nejjasnější", 2, 3), ("de", "Eingabe", 2, 2)]
    {
        let shown = with(word, lang, &[]);
        let parts: Vec<usize> = shown.split('-').map(|part| part.chars().count()).collect();
        assert!(parts.len() > 1 && parts[0] >= left && parts[parts.len() - 1] >= right, "{shown}");
    }
}

#[test]
fn only_plain_words_are_hyphenated_by_rule() {
    check(
        "en",
        &["HYPHE", "JavaScript", "typeset2", "2ndhyphenation", "x²hyphenation", "hyphen.ation"],
    );
    check("en", &["hyphenation@example", "hyphen_ation", "every", "hyphen(ation)", "", "—", "’"]);
    // The author's own hyphens are the only ones, hard or soft.
    for word in
        ["hyphenation-point", "hyphenation\u{2010}point", "hyphen\u{ad}ation", "mother-in-law’s"]
    {
        assert_eq!(with(word, "en", &[]), word);
    }
}

#[test]
fn punctuation_and_apostrophes_part_words() {
    check("en", &["“hy-phen-ation,”", "(hy-phen-ation).", "gov-ern-ment’s", "gov-ern-ment's"]);
    check(
        "en",
        &["hy-phen-ation—“hy-phen-ation”", "hy-phen-ation/hy-phen-ation", "don’t", "ei-ther—or"],
    );
    check("fr", &["l’his-toire", "d’ima-gi-na-tion", "L’His-toire", "quel-qu’un"]);
    assert_eq!(with("well-known—hyphenation", "en", &[]), "well-known—hy-phen-ation");
}

#[test]
fn capitals_are_read_as_the_language_reads_them() {
    assert_eq!(with("İstanbullu", "tr", &[]).replace('İ', "i"), with("istanbullu", "tr", &[]));
    for (capital, small) in [("Überzeugen", "überzeugen"), ("Ölwechsel", "ölwechsel")] {
        assert_eq!(with(capital, "de", &[]).to_lowercase(), with(small, "de", &[]));
    }
    // A capital with other bytes than its small letter leaves the points where they are.
    assert_eq!(with("Ispartalı", "tr", &[]).replace('I', "ı"), with("ıspartalı", "tr", &[]));
}

#[test]
fn clusters_are_never_parted() {
    let word = "re\u{301}pe\u{301}tition";
    for hyphenated in ["re-\u{301}pe-\u{301}tition", "r-e\u{301}-p-e\u{301}tition"] {
        for part in with(word, "fr", &[hyphenated]).split('-') {
            assert!(!part.starts_with('\u{301}'));
        }
    }
    check("hi", &["वि-द्या-र्थी"]);
}

#[test]
fn the_authors_own_words_come_first() {
    let asked = ["Let-ter-press", "table", "Java-Script", "a-b"];
    for (word, expected) in [
        ("letterpress", "let-ter-press"),
        ("“Letterpress’s", "“Let-ter-press’s"),
        ("LETTERPRESS", "LET-TER-PRESS"),
        ("letterpresses", "let-ter-presses"),
        ("table", "table"),
        ("JavaScript", "Java-Script"),
        ("ab", "a-b"),
    ] {
        assert_eq!(with(word, "en", &asked), expected);
    }
    // Languages without patterns know them too.
    assert_eq!(with("letterpress", "xx", &asked), "let-ter-press");
    assert_eq!(with("İzmirli", "tr", &["iz-mir-li"]), "İz-mir-li");
}

#[test]
fn a_word_has_letters_and_hyphens_only() {
    let mut exceptions = Exceptions::new();
    for wrong in ["", "-", "12", "a1", "a b", "it’s", "\u{301}", "a.b"] {
        assert_eq!(exceptions.add(wrong), Err(NoWord), "{wrong:?}");
    }
    for right in ["a", "-a-", "Zü-rich", "e\u{301}-te\u{301}", "hy\u{ad}phen", "a--b"] {
        assert_eq!(exceptions.add(right), Ok(()), "{right:?}");
    }
}
