//! What the printers of each language do.

/// A pair of quotation marks.
pub(super) type Pair = [char; 2];

/// The custom of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Custom {
    /// The pair that stands for `"`.
    pub(super) double: Pair,
    /// The pair that stands for `'`.
    pub(super) single: Pair,
    /// The spaces that may not be broken at, where the language has any.
    pub(super) spaces: Option<Spaces>,
    /// The words that begin with an apostrophe, without it.
    pub(super) elisions: &'static [&'static str],
}

/// The spaces before and after marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spaces {
    /// Inside guillemets.
    pub(super) guillemet: char,
    /// Before a colon.
    pub(super) colon: char,
    /// Before `;`, `!` and `?`.
    pub(super) sign: char,
}

/// As wide as a space between words.
const NO_BREAK: char = '\u{A0}';

/// A thin one.
const NARROW: char = '\u{202F}';

/// As the Lexique des règles typographiques en usage à l'Imprimerie nationale has it.
const FRENCH: Spaces = Spaces { guillemet: NO_BREAK, colon: NO_BREAK, sign: NARROW };

/// As the Guide du typographe (Lausanne) has it: thin everywhere.
const SWISS: Spaces = Spaces { guillemet: NARROW, colon: NARROW, sign: NARROW };

/// The outer and the inner pair, and the languages that have them, by tags in lower case; all
/// others have the English ones.
///
/// Unicode CLDR 37, delimiters, and 47 for languages that had none in it, with these exceptions:
///
/// - Where the outer pair is single and the inner double (nl, fur, ia, xh), `"` gets the double
///   one all the same: its author has chosen.
/// - Where both are the same, the inner pair is the usual one: `“ ”` in French and Armenian,
///   `‚ ‘` in Bulgarian and Lithuanian, English in Turkmen. Canadian French has
///   `“ ”`, not `” “`; Serbian `‘ ’`, not `‘ ‘`; Uzbek `‘ ’`, not `’ ‘`.
/// - Switzerland and Liechtenstein print guillemets in German and Italian, and `‹ ›` within.
const PAIRS: [([char; 4], &str); 21] = [
    (['„', '“', '‚', '‘'], "de cs sk sl hr et is mk lb hsb dsb ksh luy bs-cyrl bg lt"),
    (['«', '»', '‹', '›'], "de-ch de-li it-ch fr-ch gsw rm wae fa am mzn az-cyrl jgo kkj"),
    (
        ['«', '»', '“', '”'],
        "fr hy es it el ca br sq ast kk pt-pt pt-ao pt-ch pt-cv pt-gq pt-gw pt-lu pt-mo",
    ),
    (['«', '»', '“', '”'], "pt-mz pt-st pt-tl kab mg mua nnh dyo ewo sg yav eu sc lij ti"),
    (
        ['“', '”', '‘', '’'],
        "es-419 es-ar es-bo es-br es-bz es-cl es-co es-cr es-cu es-do es-ec es-gt es-hn",
    ),
    (['“', '”', '‘', '’'], "es-mx es-ni es-pa es-pe es-pr es-py es-sv es-uy es-ve"),
    (['«', '»', '„', '“'], "ru uk be ky os sah bas cv"),
    (['„', '”', '«', '»'], "pl ro nmg"),
    (['„', '”', '»', '«'], "hu"),
    (['”', '”', '’', '’'], "sv fi se smj smn sma sms lag rn he yi"),
    (['«', '»', '‘', '’'], "no nb nn dua ksf rw"),
    (['„', '“', '‘', '’'], "sr"),
    (['„', '”', '‘', '’'], "bs"),
    (['„', '”', '‚', '’'], "agq ff"),
    (['„', '“', '«', '»'], "ka"),
    (['«', '»', '„', '”'], "shi zgh"),
    (['”', '“', '’', '‘'], "ar ur"),
    (['»', '«', '›', '‹'], "ug"),
    (['「', '」', '『', '』'], "ja zh-hant zh-tw zh-hk zh-mo yue"),
    (['“', '”', '‘', '’'], "nl fur ia xh"),
    (['“', '”', '‘', '’'], "en zh-hans yue-hans"),
];

/// English words that begin with an apostrophe. One that is also a word without it, as
/// "round", begins a quotation where it has a capital.
const ENGLISH: &[&str] = &[
    "tis", "tisn", "twas", "twasn", "twere", "tweren", "twill", "twixt", "twould", "twouldn",
    "Tis", "Tisn", "Twas", "Twasn", "Twere", "Tweren", "Twill", "Twixt", "Twould", "Twouldn",
    "bout", "cause", "cos", "coz", "em", "er", "fraid", "gainst", "im", "n", "neath", "nuff",
    "pon", "round", "til", "till", "tween", "un", "uns",
];

/// Dutch and Afrikaans ones.
const DUTCH: &[&str] = &["s", "t", "n", "k", "m", "r", "ns"];

/// German ones.
const GERMAN: &[&str] = &["s", "ne", "nen", "nem", "ner"];

/// Italian ones.
const ITALIAN: &[&str] = &["sto", "sta", "sti", "ste", "ndrangheta"];

impl Custom {
    /// The custom of a language by its BCP 47 tag.
    pub(super) fn of(lang: &str) -> Self {
        let lang = lang.to_ascii_lowercase();
        let mut subtags = lang.split(['-', '_']);
        let primary = subtags.next().unwrap_or_default();
        let narrower = subtags.find_map(|part| pairs(&format!("{primary}-{part}")));
        let [open, close, inner_open, inner_close] =
            narrower.or_else(|| pairs(primary)).unwrap_or(['“', '”', '‘', '’']);
        let is_swiss = lang.split(['-', '_']).any(|part| part == "ch");
        let spaces = match primary {
            "fr" if is_swiss => Some(SWISS),
            "fr" => Some(FRENCH),
            _ => None,
        };
        let elisions = match primary {
            "en" => ENGLISH,
            "nl" | "af" => DUTCH,
            "de" => GERMAN,
            "it" => ITALIAN,
            _ => &[],
        };
        Self { double: [open, close], single: [inner_open, inner_close], spaces, elisions }
    }
}

fn pairs(tag: &str) -> Option<[char; 4]> {
    let has = |tags: &str| tags.split(' ').any(|one| one == tag);
    PAIRS.iter().find(|(_, tags)| has(tags)).map(|&(marks, _)| marks)
}
