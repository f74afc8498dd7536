//! Which faces are found, and what is read for that. No font of the machine is needed.

use std::io::{self, Cursor};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use letterpress_layout::fonts::{FaceId, Fonts, Wanted};
use letterpress_layout::style::Family;
use letterpress_page::{Font, Variation};

use super::collection::Collection;
use super::excerpt::Input;
use super::file::Library;
use super::{FontBook, stock};
use crate::error::Error;
use crate::options::Options;
use crate::render;

macro_rules! font {
    ($name:literal) => {
        ($name, include_bytes!(concat!("../../tests/fonts/", $name)).as_slice())
    };
}

const NASKH: (&str, &[u8]) = font!("NotoNaskhArabic-Regular.ttf");
const NASKH_BOLD: (&str, &[u8]) = font!("NotoNaskhArabic-Bold.ttf");
const SANS_ARABIC: (&str, &[u8]) = font!("NotoSansArabic-Regular.ttf");
const VARIABLE: (&str, &[u8]) = font!("NaskhVariable.ttf");
const SANS_CJK: (&str, &[u8]) = font!("NotoSansCJK.ttc");
const SERIF_CJK: (&str, &[u8]) = font!("NotoSerifCJK.ttc");
const COLOUR: (&str, &[u8]) = font!("NotoColorEmoji.ttf");
const SYMBOLS: (&str, &[u8]) = font!("NotoSansSymbols2.ttf");
const LAST_RESORT: (&str, &[u8]) = font!("LastResort.ttf");

/// Files in memory, with a count of how often they are asked for.
#[derive(Default)]
struct Fake {
    files: Vec<(PathBuf, Vec<u8>)>,
    scans: AtomicUsize,
    opened: AtomicUsize,
}

impl Fake {
    fn with(files: &[(&str, &[u8])]) -> Arc<Self> {
        let files = files.iter().map(|(name, bytes)| (PathBuf::from(name), bytes.to_vec()));
        Arc::new(Self { files: files.collect(), ..Self::default() })
    }

    fn counts(&self) -> (usize, usize) {
        (self.scans.load(Ordering::Relaxed), self.opened.load(Ordering::Relaxed))
    }
}

impl Library for Arc<Fake> {
    fn list(&self) -> Vec<(PathBuf, io::Result<()>)> {
        self.scans.fetch_add(1, Ordering::Relaxed);
        self.files.iter().map(|(path, _)| (path.clone(), Ok(()))).collect()
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn Input>> {
        self.opened.fetch_add(1, Ordering::Relaxed);
        let known = self.files.iter().find(|(known, _)| known == path);
        let (_, bytes) = known.ok_or(io::ErrorKind::NotFound)?;
        Ok(Box::new(Cursor::new(bytes.clone())))
    }
}

/// Options whose machine has some fonts.
fn machine(fake: &Arc<Fake>) -> Options {
    let mut options = Options::new();
    options.fonts.machine = Some(Arc::new(Collection::new(Arc::clone(fake))));
    options
}

fn book(options: &Options) -> FontBook {
    FontBook::new(&options.fonts, [const { Vec::new() }; 3]).expect("sound fonts")
}

/// The book of a machine with some fonts.
fn book_with(files: &[(&str, &[u8])]) -> FontBook {
    book(&machine(&Fake::with(files)))
}

/// The family, weight and slant of a face.
fn describe(book: &FontBook, id: FaceId) -> (String, u16, bool) {
    let (face, look) = book.known(id).expect("a face of the book");
    (face.family().to_owned(), look.weight, look.italic)
}

fn upright(family: &str, weight: u16) -> (String, u16, bool) {
    (family.to_owned(), weight, false)
}

/// What a cluster is set in where text is of a kind and weight.
fn stand_in(
    book: &FontBook,
    wanted: Wanted<'_>,
    (kind, weight): (Family, u16),
) -> Option<(String, u16, bool)> {
    let own = book.select(kind, weight, false);
    Some(describe(book, book.fallback(wanted, own)?))
}

fn wanted<'a>(cluster: &'a str, script: &[u8; 4], lang: &'a str) -> Wanted<'a> {
    Wanted { cluster, script: *script, lang, emoji: false }
}

fn fallback(book: &FontBook, cluster: &str, like: Option<FaceId>) -> Option<FaceId> {
    book.fallback(wanted(cluster, b"Zyyy", "en"), like)
}

#[test]
fn the_nearest_cut_is_selected() {
    let book = book(&Options::new());
    for (family, weight, italic, found) in [
        (Family::Serif, 400, false, ("Libertinus Serif", 400, false)),
        (Family::Serif, 600, true, ("Libertinus Serif", 700, true)),
        (Family::Sans, 300, false, ("Source Sans 3", 400, false)),
        (Family::Sans, 500, false, ("Source Sans 3", 400, false)),
        (Family::Sans, 600, false, ("Source Sans 3", 600, false)),
        (Family::Sans, 800, false, ("Source Sans 3", 700, false)),
        (Family::Mono, 400, true, ("JetBrains Mono", 400, true)),
    ] {
        let face = book.select(family, weight, italic).expect("a built-in family");
        let (name, weight, italic) = describe(&book, face);
        assert_eq!((name.as_str(), weight, italic), found);
        assert_eq!(book.select(family, weight, italic), Some(face));
        let Font::OpenType { data, .. } = book.font(face) else { panic!("a face with outlines") };
        assert!(data.as_ref().as_ref().len() > 100_000);
    }
}

#[test]
fn a_face_that_has_the_cluster_stands_in() {
    let book = book(&Options::new());
    let bold = book.select(Family::Serif, 700, false);
    let found = fallback(&book, "\u{2500}", bold).expect("JetBrains Mono has lines");
    assert_eq!(describe(&book, found), upright("JetBrains Mono", 700));
    let mono = book.select(Family::Mono, 400, false);
    let found = fallback(&book, "\u{1e9e}", None).expect("the serif has it");
    assert_eq!(describe(&book, found), upright("Libertinus Serif", 400));
    assert_ne!(fallback(&book, "a", mono), mono);
    assert_eq!(fallback(&book, "\u{5b57}", None), None);
    assert_eq!(fallback(&book, "\u{200d}", None), None);
    assert_eq!(fallback(&book, "a\u{fe0f}", None), fallback(&book, "a", None));
}

#[test]
fn marks_among_ideographs_are_squares_where_there_is_a_face_for_those() {
    let find = |book: &FontBook, script: [u8; 4]| {
        let wanted = Wanted { cluster: "“", script, lang: "zh", emoji: false };
        let found = book.fallback(wanted, None).expect("the serif has it");
        describe(book, found).0
    };
    let plain = book(&Options::new());
    assert_eq!(find(&plain, *b"Hani"), "Libertinus Serif");
    let chinese = book_with(&[("chinese.otf", letterpress_test_fonts::CHINESE.data)]);
    assert_eq!(find(&chinese, *b"Hani"), letterpress_test_fonts::CHINESE.family);
    assert_eq!(find(&chinese, *b"Latn"), "Libertinus Serif");
}

#[test]
fn given_fonts_are_named_by_their_family() {
    let options = Options::new().font(NASKH.1);
    let families = [vec!["noto naskh arabic".to_owned()], vec!["No Such".to_owned()], Vec::new()];
    let book = FontBook::new(&options.fonts, families).expect("a sound font");
    let serif = book.select(Family::Serif, 400, false).expect("named");
    assert_eq!(describe(&book, serif), upright("Noto Naskh Arabic", 400));
    let sans = book.select(Family::Sans, 400, false).expect("built in");
    assert_eq!(describe(&book, sans), upright("Source Sans 3", 400));
}

#[test]
fn a_given_font_that_cannot_be_used_is_an_error() {
    let refused = |bytes: Vec<u8>| {
        let options = Options::new().font(NASKH.1).font(bytes);
        match FontBook::new(&options.fonts, [const { Vec::new() }; 3]) {
            Err(Error::UnusableFont { number: 2, reason }) => reason,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(refused(b"x".to_vec()), "it is no OpenType font");
    assert_eq!(refused(measured(NASKH.1, 8, [0, 2])), "its maker forbids embedding it");
    assert_eq!(refused(without(NASKH.1, b"glyf")), "it has no outlines");
    assert_eq!(refused(without(NASKH.1, b"hhea")), "it is broken");
}

#[test]
fn latin_looks_at_nothing_of_the_machine() {
    let fake = Fake::with(&[NASKH, SANS_CJK]);
    let options = machine(&fake).lang("en");
    render("# A *title*\n\nText with `code`, **bold** and “quotes”.\n", &options).expect("sound");
    assert_eq!(fake.counts(), (0, 0));
}

#[test]
fn the_machine_is_looked_through_once_for_all_clones() {
    let fake = Fake::with(&[NASKH, NASKH_BOLD, SANS_CJK]);
    let options = machine(&fake).lang("ar");
    let first = render("ببب\n", &options).expect("sound");
    let (scans, opened) = fake.counts();
    assert_eq!(scans, 1);
    let second = render("ببب\n", &options.clone()).expect("sound");
    assert!(first.pdf == second.pdf, "equal fonts give equal bytes");
    // What is known of faces is kept; only the file that is used is read again.
    let (scans, again) = fake.counts();
    assert_eq!((scans, again), (1, opened + 1));
}

#[test]
fn the_order_of_files_and_copies_do_not_matter() {
    let pdf = |files: &[(&str, &[u8])]| {
        render("字\n", &machine(&Fake::with(files)).lang("en")).expect("sound").pdf
    };
    let one = pdf(&[NASKH, SANS_CJK, SERIF_CJK]);
    assert!(one == pdf(&[SERIF_CJK, NASKH, SANS_CJK]));
    assert!(one == pdf(&[("copy.ttc", SERIF_CJK.1), SANS_CJK, SERIF_CJK]));
    let copies = machine(&Fake::with(&[NASKH, ("copy.ttf", NASKH.1)]));
    let machine = copies.fonts.machine.expect("set");
    assert_eq!(machine.found().shelf.faces().len(), 1);
}

#[test]
fn kind_weight_and_language_choose_the_face() {
    let book = book_with(&[NASKH_BOLD, SANS_ARABIC, NASKH, SERIF_CJK, SANS_CJK]);
    let arabic = wanted("ب", b"Arab", "ar");
    for (wanted, kind, weight, found) in [
        (arabic, Family::Serif, 400, upright("Noto Naskh Arabic", 400)),
        (arabic, Family::Serif, 700, upright("Noto Naskh Arabic", 700)),
        (arabic, Family::Sans, 700, upright("Noto Sans Arabic", 400)),
        (arabic, Family::Mono, 400, upright("Noto Sans Arabic", 400)),
        (wanted("字", b"Hani", "ja"), Family::Serif, 400, upright("Noto Serif CJK JP", 400)),
        (wanted("字", b"Hani", "zh"), Family::Serif, 700, upright("Noto Serif CJK SC", 400)),
        (wanted("字", b"Hani", "en"), Family::Sans, 400, upright("Noto Sans CJK SC", 400)),
        (wanted("か", b"Hira", "zh"), Family::Sans, 400, upright("Noto Sans CJK JP", 400)),
        (wanted("字", b"Hani", "ja"), Family::Mono, 400, upright("Noto Sans Mono CJK JP", 400)),
        // No face is for Korea, and any is better than none.
        (wanted("字", b"Hani", "ko"), Family::Serif, 400, upright("Noto Serif CJK JP", 400)),
    ] {
        let face = stand_in(&book, wanted, (kind, weight));
        assert_eq!(face, Some(found), "{wanted:?} {kind:?}");
    }
    let Font::OpenType { index, .. } = book.font(
        book.fallback(wanted("字", b"Hani", "zh"), book.select(Family::Sans, 400, false))
            .expect("there"),
    ) else {
        panic!("a face with outlines")
    };
    assert_eq!(index, 1, "faces of a collection are told apart");
    assert_eq!(book.advice(wanted("ក", b"Khmr", "en")), Some("Noto Sans Khmer"));
}

#[test]
fn a_bold_face_is_bold_whatever_its_weight_says() {
    let bold = measured(NASKH_BOLD.1, 4, 400u16.to_be_bytes());
    let book = book_with(&[("a.ttf", bold.as_slice()), NASKH]);
    for weight in [400, 700] {
        let found = stand_in(&book, wanted("ب", b"Arab", "ar"), (Family::Serif, weight));
        assert_eq!(found, Some(upright("Noto Naskh Arabic", weight)));
    }
}

#[test]
fn faces_of_last_resort_are_last() {
    let phone = wanted("☎", b"Zyyy", "en");
    let book = book_with(&[LAST_RESORT, SYMBOLS]);
    let found = stand_in(&book, phone, (Family::Serif, 400));
    assert_eq!(found, Some(upright("Noto Sans Symbols2", 400)));
    let order = book.machine().expect("set").by_kind(Family::Serif).map(|face| face.family());
    assert_eq!(order.collect::<Vec<_>>(), ["Noto Sans Symbols2", "LastResort"]);
}

#[test]
fn pictures_are_coloured_where_they_can_be() {
    let face = |files: &[(&str, &[u8])], cluster: &str, emoji| {
        let wanted = Wanted { cluster, script: *b"Zyyy", lang: "en", emoji };
        stand_in(&book_with(files), wanted, (Family::Serif, 400)).map(|(family, ..)| family)
    };
    let own = stock::emoji().map(|_| "Noto Emoji");
    assert_eq!(face(&[COLOUR], "😀", true).as_deref(), Some("Noto Color Emoji"));
    assert_eq!(face(&[COLOUR], "😀", false).as_deref(), own.or(Some("Noto Color Emoji")));
    assert_eq!(face(&[NASKH], "😀", true).as_deref(), own);
    assert_eq!(face(&[COLOUR], "👩\u{200d}🚀", true).as_deref(), own);
    // A symbol that is text is taken from text, and from emoji where there is no such face.
    assert_eq!(face(&[COLOUR, SYMBOLS], "☎", false).as_deref(), Some("Noto Sans Symbols2"));
    assert_eq!(face(&[COLOUR], "☎", false).as_deref(), own);
    let given = Options::new().font(COLOUR.1);
    let wanted = Wanted { cluster: "😀", script: *b"Zyyy", lang: "en", emoji: true };
    let found = stand_in(&book(&given), wanted, (Family::Sans, 400));
    assert_eq!(found, Some(upright("Noto Color Emoji", 400)));
}

#[test]
#[cfg(feature = "emoji")]
fn emoji_that_are_given_go_before_the_built_in_ones() {
    let options = Options::new().font(letterpress_fonts::emoji().data);
    let book = book(&options);
    let wanted = Wanted { cluster: "😀", script: *b"Zyyy", lang: "en", emoji: true };
    let (face, _) = book.fallback(wanted, None).and_then(|id| book.known(id)).expect("two have it");
    assert!(!face.file.is_built_in());
}

#[test]
fn a_variable_face_has_every_weight() {
    let options = Options::new().font(VARIABLE.1);
    let families = [vec!["Naskh Variable".to_owned()], Vec::new(), Vec::new()];
    let book = FontBook::new(&options.fonts, families).expect("a sound font");
    let place = |weight, italic| {
        let id = book.select(Family::Serif, weight, italic).expect("named");
        let Font::OpenType { variations, .. } = book.font(id) else { panic!("outlines") };
        (id, variations.to_vec())
    };
    let weight = |units: i32| vec![Variation { axis: *b"wght", value: units << 16 }];
    assert_eq!(place(400, false).1, []);
    assert_eq!(place(600, false).1, weight(600));
    assert_eq!(place(900, false).1, weight(700), "the axis ends there");
    assert_eq!(place(700, true), place(900, false), "equal places are one face");
    assert_ne!(place(400, false).0, place(600, false).0);
    assert_eq!(describe(&book, place(600, false).0), upright("Naskh Variable", 600));
    let by_machine = book_with(&[VARIABLE]);
    let found = stand_in(&by_machine, wanted("ت", b"Arab", "ar"), (Family::Sans, 600));
    assert_eq!(found, Some(upright("Naskh Variable", 600)));
}

#[test]
fn broken_fonts_of_the_machine_are_told_of_where_they_would_be_used() {
    let broken = without(NASKH.1, b"hhea");
    let fake = Fake::with(&[
        ("a.ttf", b"no font"),
        ("b.ttf", broken.as_slice()),
        SANS_ARABIC,
        ("c.ttf", &NASKH_BOLD.1[..900]),
    ]);
    let options = machine(&fake).lang("ar");
    let said = |text: &str| {
        let rendered = render(text, &options).expect("never a failure");
        let bad = rendered.diagnostics.into_iter().filter(|d| d.code == crate::Code::BadFont);
        bad.map(|diagnostic| diagnostic.message).collect::<Vec<_>>()
    };
    assert_eq!(said("字\n"), [""; 0]);
    let told = ["the font `b.ttf` cannot be used: it is broken"];
    assert_eq!(said("ب\n"), told);
    assert_eq!(said("ب\n"), told, "and again for another document");
}

#[test]
fn no_font_is_too_broken_to_be_passed_over() {
    for (font, step) in [(NASKH.1, 5), (VARIABLE.1, 7), (SANS_CJK.1, 61), (COLOUR.1, 31)] {
        for at in (0..font.len()).step_by(step) {
            let mut bent = font.to_vec();
            bent[at] ^= 0xff;
            let files = [("cut.ttc", &font[..at]), ("bent.ttc", bent.as_slice())];
            let book = book_with(&files);
            for cluster in ["ب", "字", "😀"] {
                let wanted = Wanted { emoji: true, ..wanted(cluster, b"Arab", "ar") };
                let found = book.fallback(wanted, None).map(|id| book.font(id));
                assert!(!matches!(found, Some(Font::CodePoints)), "{at}");
            }
        }
    }
}

#[test]
fn named_families_are_looked_for_on_the_machine() {
    let fake = Fake::with(&[NASKH]);
    let options = machine(&fake).serif("Noto Naskh Arabic").lang("ar");
    render("بب\n", &options).expect("it is there");
    assert_eq!(fake.counts().0, 1);
    let missing = machine(&fake).serif("No Such Family");
    assert!(render("a\n", &missing).is_err());
}

/// The font with another value in its measures.
fn measured(font: &[u8], at: usize, value: [u8; 2]) -> Vec<u8> {
    let mut font = font.to_vec();
    let record = record(&font, b"OS/2");
    let offset = font[record + 8..record + 12].try_into().map(u32::from_be_bytes);
    let at = usize::try_from(offset.expect("four bytes")).expect("small") + at;
    font[at..at + 2].copy_from_slice(&value);
    font
}

/// The font with a table under another name.
fn without(font: &[u8], table: &[u8; 4]) -> Vec<u8> {
    let mut font = font.to_vec();
    let record = record(&font, table);
    font[record..record + 4].copy_from_slice(&[table[0], table[1], table[2], b'_']);
    font
}

/// Where the record of a table stands in the directory.
fn record(font: &[u8], table: &[u8; 4]) -> usize {
    (12..).step_by(16).find(|&at| &font[at..at + 4] == table).expect("it has the table")
}
