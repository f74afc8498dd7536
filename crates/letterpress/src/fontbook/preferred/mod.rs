//! Which families are tried for a script, by language and kind.
//!
//! [`table`] has the names; here is which of its rows a cluster asks for.

mod table;

use letterpress_layout::fonts::{Wanted, is_ignorable};
use letterpress_layout::style::Family;

use table::ROWS;

/// The families of a script, or of one of the ways that it is written in.
#[derive(Debug)]
pub(crate) struct Row {
    /// The ISO 15924 tag, or one of our own: `Hanh` for Hong Kong's characters, `Zsy2`, `Zmus`
    /// for symbols that other families have.
    script: [u8; 4],
    /// What the script is called.
    pub(crate) name: &'static str,
    /// Some of its letters; empty for scripts that are not listed for readers.
    pub(crate) sample: &'static str,
    /// The languages that are written in it, parted by spaces.
    langs: &'static str,
    /// For serif, sans and mono, the best first.
    families: [&'static [&'static str]; 3],
}

impl Row {
    /// All families, those of a kind first. Code would rather be in a sans than in a serif.
    pub(crate) fn families(&self, kind: Family) -> impl Iterator<Item = &'static str> {
        let order = match kind {
            Family::Serif => [Family::Serif, Family::Sans, Family::Mono],
            Family::Sans => [Family::Sans, Family::Serif, Family::Mono],
            Family::Mono => [Family::Mono, Family::Sans, Family::Serif],
        };
        let lists = order.map(|kind| self.families[kind as usize]);
        lists.into_iter().flatten().copied()
    }

    /// The family to install for a kind: the first that has it or stands in for it.
    pub(crate) fn advice(&self, kind: Family) -> Option<&'static str> {
        self.families(kind).next()
    }

    /// The tag that [`Wanted`] knows the script by.
    pub(crate) fn tag(&self) -> [u8; 4] {
        match &self.script {
            b"Hans" | b"Hant" | b"Hanh" | b"Jpan" | b"Kore" => *b"Hani",
            b"Aran" => *b"Arab",
            b"Zsym" | b"Zsy2" | b"Zmth" | b"Zmus" | b"Zsye" => *b"Zyyy",
            tag => *tag,
        }
    }

    /// The first of the languages that are written in it; empty where none is known.
    pub(crate) fn lang(&self) -> &'static str {
        self.langs.split(' ').next().unwrap_or_default()
    }

    /// Whether its characters are pictures.
    pub(crate) fn is_emoji(&self) -> bool {
        self.script == *b"Zsye"
    }
}

/// The rows with letters to show, the most common scripts first.
pub(crate) fn rows() -> impl Iterator<Item = &'static Row> {
    ROWS.iter().filter(|row| !row.sample.is_empty())
}

/// The row for a cluster; `None` where no family is known to have it.
pub(crate) fn row(wanted: Wanted<'_>) -> Option<&'static Row> {
    if wanted.emoji {
        return of_script(*b"Zsye");
    }
    let first = wanted.cluster.chars().find(|&c| !is_ignorable(c)).map(u32::from);
    let shared = first.and_then(|first| common(first, wanted.lang));
    let symbol = shared.filter(|tag| tag[0] == b'Z');
    of_script(match &wanted.script {
        b"Hani" => han(wanted.lang),
        b"Hira" | b"Kana" | b"Hrkt" => *b"Jpan",
        b"Hang" => *b"Kore",
        b"Bopo" => Some(han(wanted.lang)).filter(|tag| tag.starts_with(b"Han")).unwrap_or(*b"Hans"),
        b"Zyyy" | b"Zinh" | b"Zzzz" => shared?,
        // Only East Asian faces have symbols of their own; elsewhere the letters around don't tell.
        tag => symbol.unwrap_or(match tag {
            b"Arab" if matches!(&*primary(wanted.lang), "ur" | "ks") => *b"Aran",
            tag => *tag,
        }),
    })
}

/// The rows that a language is written in; Latin where none is known to be.
pub(crate) fn of_language(lang: &str) -> Vec<&'static Row> {
    let written = lang.split('-').skip(1).find(|part| part.len() == 4);
    let rows = match (&*primary(lang), written) {
        ("zh" | "yue" | "ja" | "ko", _) => of_script(han(lang)).into_iter().collect(),
        (_, Some(script)) => ROWS
            .iter()
            .filter(|row| row.script.eq_ignore_ascii_case(script.as_bytes()))
            .collect::<Vec<_>>(),
        (primary, None) => {
            ROWS.iter().filter(|row| row.langs.split(' ').any(|lang| lang == primary)).collect()
        }
    };
    if rows.is_empty() { of_script(*b"Latn").into_iter().collect() } else { rows }
}

fn of_script(tag: [u8; 4]) -> Option<&'static Row> {
    ROWS.iter().find(|row| row.script == tag)
}

/// The language without its script and region, in small letters.
fn primary(lang: &str) -> String {
    lang.split('-').next().unwrap_or_default().to_ascii_lowercase()
}

/// Whose forms of Han characters a language has: those of the mainland unless it says otherwise.
fn han(lang: &str) -> [u8; 4] {
    let has = |tag: &str| lang.split('-').skip(1).any(|part| part.eq_ignore_ascii_case(tag));
    match &*primary(lang) {
        "ja" => *b"Jpan",
        "ko" => *b"Kore",
        "zh" | "yue" if has("hans") => *b"Hans",
        "yue" => *b"Hanh",
        "zh" if has("hk") || has("mo") => *b"Hanh",
        "zh" if has("hant") || has("tw") => *b"Hant",
        _ => *b"Hans",
    }
}

/// The row of a character that several scripts share; `None` for one that nothing is known of.
fn common(c: u32, lang: &str) -> Option<[u8; 4]> {
    match BLOCKS.iter().find(|(first, last, _)| (*first..=*last).contains(&c)) {
        Some((.., b"Hani")) => Some(han(lang)),
        Some((.., tag)) => Some(**tag),
        None => None,
    }
}

/// Characters of no one script by which family of Noto's has most of them; the first range that
/// has a character counts.
const BLOCKS: &[(u32, u32, &[u8; 4])] = &[
    (0x0020, 0x02ff, b"Latn"),
    (0x0300, 0x036f, b"Latn"),
    (0x2000, 0x20cf, b"Latn"),
    (0x20d0, 0x214f, b"Zmth"),
    (0x2150, 0x218f, b"Zsym"),
    (0x2190, 0x22ff, b"Zmth"),
    (0x239b, 0x23b3, b"Zmth"),
    (0x23e9, 0x2457, b"Zsy2"),
    (0x2300, 0x24ff, b"Zsym"),
    (0x25a0, 0x2609, b"Zsy2"),
    (0x260e, 0x2637, b"Zsy2"),
    (0x2654, 0x2668, b"Zsy2"),
    (0x267f, 0x268f, b"Zsy2"),
    (0x2600, 0x26ff, b"Zsym"),
    (0x2776, 0x2793, b"Zsym"),
    (0x2700, 0x27bf, b"Zsy2"),
    (0x27c0, 0x27ff, b"Zmth"),
    (0x2800, 0x28ff, b"Zsy2"),
    (0x2900, 0x2aff, b"Zmth"),
    (0x2b00, 0x2bff, b"Zsy2"),
    (0x2e80, 0x303f, b"Hani"),
    (0x3040, 0x30ff, b"Jpan"),
    (0x3100, 0x33ff, b"Hani"),
    (0x4dc0, 0x4dff, b"Zsy2"),
    (0xfe10, 0xfe1f, b"Hani"),
    (0xfe30, 0xfe6f, b"Hani"),
    (0xff00, 0xffef, b"Hani"),
    (0x10190, 0x101ff, b"Zsy2"),
    (0x1d000, 0x1d24f, b"Zmus"),
    (0x1d300, 0x1d37f, b"Zsy2"),
    (0x1d400, 0x1d7ff, b"Zmth"),
    (0x1ee00, 0x1eeff, b"Zmth"),
    (0x1f000, 0x1f0ff, b"Zsy2"),
    (0x1f1e6, 0x1f1ff, b"Zsye"),
    (0x1f100, 0x1f1ff, b"Zsym"),
    (0x1f650, 0x1f67f, b"Zsy2"),
    (0x1f700, 0x1f77f, b"Zsym"),
    (0x1f780, 0x1f8ff, b"Zsy2"),
    (0x1fa00, 0x1fa6f, b"Zsy2"),
    (0x1f200, 0x1faff, b"Zsye"),
    (0x1fb00, 0x1fbff, b"Zsy2"),
];

#[cfg(test)]
mod tests {
    use super::{Family, ROWS, Wanted, of_language, row};

    fn first(cluster: &str, script: &[u8; 4], lang: &str, kind: Family) -> &'static str {
        let wanted = Wanted { cluster, script: *script, lang, emoji: false };
        row(wanted).and_then(|row| row.advice(kind)).expect("a family")
    }

    #[test]
    fn han_is_chosen_by_language() {
        for (lang, tail) in [
            ("ja", "JP"),
            ("ja-JP", "JP"),
            ("ko", "KR"),
            ("zh", "SC"),
            ("zh-CN", "SC"),
            ("zh-Hans-HK", "SC"),
            ("zh-TW", "TC"),
            ("ZH-tw", "TC"),
            ("zh-Hant", "TC"),
            ("zh-HK", "HK"),
            ("zh-Hant-HK", "HK"),
            ("yue", "HK"),
            ("en", "SC"),
            ("", "SC"),
        ] {
            let serif = first("字", b"Hani", lang, Family::Serif);
            assert_eq!(serif, format!("Noto Serif CJK {tail}"), "{lang}");
            let mono = first("、", b"Zyyy", lang, Family::Mono);
            assert_eq!(mono, format!("Noto Sans Mono CJK {tail}"), "{lang}");
        }
        assert_eq!(first("か", b"Hira", "zh", Family::Sans), "Noto Sans CJK JP");
        assert_eq!(first("한", b"Hang", "ja", Family::Sans), "Noto Sans CJK KR");
        assert_eq!(first("ㄅ", b"Bopo", "zh-TW", Family::Sans), "Noto Sans CJK TC");
        assert_eq!(first("ㄅ", b"Bopo", "ja", Family::Sans), "Noto Sans CJK SC");
    }

    #[test]
    fn kinds_stand_in_for_each_other() {
        assert_eq!(first("ب", b"Arab", "ar", Family::Serif), "Noto Naskh Arabic");
        assert_eq!(first("ب", b"Arab", "ar", Family::Sans), "Noto Sans Arabic");
        assert_eq!(first("ក", b"Khmr", "en", Family::Mono), "Noto Sans Khmer");
        assert_eq!(first("ހ", b"Thaa", "en", Family::Serif), "Noto Sans Thaana");
        assert_eq!(first("ཀ", b"Tibt", "en", Family::Sans), "Noto Serif Tibetan");
        let urdu = Wanted { cluster: "ٹ", script: *b"Arab", lang: "ur-PK", emoji: false };
        let families = row(urdu).expect("Arabic").families(Family::Serif).take(2);
        assert_eq!(families.collect::<Vec<_>>(), ["Noto Naskh Arabic", "Noto Nastaliq Urdu"]);
    }

    #[test]
    fn symbols_have_families_of_their_own() {
        for (symbol, family) in [
            ("∀", "Noto Sans Math"),
            ("𝔸", "Noto Sans Math"),
            ("✓", "Noto Sans Symbols 2"),
            ("\u{fe0e}☎", "Noto Sans Symbols 2"),
            ("♈", "Noto Sans Symbols"),
            ("𝄞", "Noto Music"),
        ] {
            assert_eq!(first(symbol, b"Zyyy", "en", Family::Sans), family);
            assert_eq!(first(symbol, b"Latn", "en", Family::Sans), family);
        }
        assert_eq!(first("★", b"Hira", "ja", Family::Sans), "Noto Sans CJK JP");
        let unknown = Wanted { cluster: "\u{e000}", script: *b"Zzzz", lang: "en", emoji: false };
        assert!(row(unknown).is_none());
        assert_eq!(row(Wanted { emoji: true, ..unknown }).expect("emoji").name, "emoji");
    }

    #[test]
    fn languages_have_their_scripts() {
        let names = |lang| of_language(lang).iter().map(|row| row.name).collect::<Vec<_>>();
        assert_eq!(names("ja"), ["Japanese"]);
        assert_eq!(names("zh-TW"), ["Han, traditional"]);
        assert_eq!(names("hi"), ["Devanagari"]);
        assert_eq!(names("sr-Latn"), ["Latin"]);
        assert_eq!(names("de-CH"), ["Latin"]);
    }

    #[test]
    fn every_row_advises_a_family_of_its_own() {
        for (index, row) in ROWS.iter().enumerate() {
            assert!(row.families.iter().any(|list| !list.is_empty()), "{}", row.name);
            assert!(ROWS[..index].iter().all(|other| other.script != row.script), "{}", row.name);
        }
    }
}
