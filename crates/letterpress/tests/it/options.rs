//! Which options can be met, and what the others are told.

use letterpress::{Error, Len, Notes, Options, Paper, Side, Sources, Theme, page, render, set};

fn mm(millimetres: i64) -> Len {
    Len::from_mm_thousandths(millimetres * 1000)
}

/// Asserts that an option is refused with a message that holds `says`.
fn refused(options: &Options, says: &str) {
    match render("text\n", options) {
        Err(error @ Error::InvalidOption { .. }) => {
            assert!(error.to_string().contains(says), "{error}");
        }
        Err(error) => panic!("another error: {error}"),
        Ok(_) => panic!("{options:?} is not refused"),
    }
}

#[test]
fn the_named_papers_can_be_set_on() {
    for name in ["a3", "A4", "a5", "letter", "legal", "90x160mm", "6x9in"] {
        let paper = name.parse::<Paper>().expect(name);
        for landscape in [false, true] {
            let options = Options::new().paper(paper).landscape(landscape);
            assert!(render("text\n", &options).is_ok(), "{name}");
        }
    }
    for name in ["", "a4x", "a9", "90mm", "axb", "90x160"] {
        assert!(name.parse::<Paper>().is_err(), "{name}");
    }
}

#[test]
fn sheets_and_margins_leave_room_for_text() {
    let paper = |width, height| Options::new().paper(Paper::custom(width, height));
    refused(&paper(Len::pt(2), Len::pt(600)), "paper: a side of 2pt is not from 3pt to 14400pt");
    refused(&paper(Len::pt(600), Len::pt(14_401)), "not from 3pt to 14400pt");
    refused(&paper(Len::ZERO, Len::ZERO), "paper: ");
    refused(&paper(-Len::pt(600), Len::pt(600)), "paper: ");
    refused(&paper(Len::MAX, Len::MAX), "paper: ");
    refused(&paper(Len::pt(20), Len::pt(20)), "margin: the margins leave");
    refused(&Options::new().margins(mm(100)), "for the width of the text");
    refused(&Options::new().margin(Side::Top, mm(250)), "for the height of the text");
    refused(&Options::new().margin(Side::Left, -mm(1)), "less than nothing");
    refused(&Options::new().margins(Len::MAX), "margin: ");
    assert!(render("text\n", &Options::new().margins(Len::ZERO)).is_ok());
    assert!(render("text\n", &paper(Len::pt(14_400), Len::pt(14_400))).is_ok());
}

#[test]
fn type_is_neither_tiny_nor_huge() {
    for size in [Len::ZERO, -Len::pt(10), Len::pt(3), Len::pt(73), Len::MAX] {
        refused(&Options::new().font_size(size), "is not from 4pt to 72pt");
    }
    for size in [4, 72] {
        assert!(render("text\n", &Options::new().font_size(Len::pt(size))).is_ok());
    }
}

#[test]
fn a_broken_font_is_named() {
    let error = render("text\n", &Options::new().font(b"no font")).expect_err("no font");
    assert_eq!(error.to_string(), "font 1: it is no OpenType font");
}

#[test]
fn families_and_languages_are_checked() {
    refused(&Options::new().serif("No Such"), "serif: there is no font of the family `No Such`");
    refused(&Options::new().mono(""), "mono: there is no font");
    assert!(render("text\n", &Options::new().serif("Source Sans 3")).is_ok());
    for lang in ["", "e", "english language", "en_US", "-", "de--CH", "<b>"] {
        refused(&Options::new().lang(lang), "language: ");
    }
    for lang in ["en", "de-CH-1996", "zh-Hant", "gsw"] {
        assert!(render("text\n", &Options::new().lang(lang)).is_ok(), "{lang}");
    }
}

#[test]
fn words_are_hyphenated_as_they_are_asked_to() {
    let narrow = Options::new().paper(Paper::custom(mm(66), mm(100))).margins(mm(15)).lang("en");
    let text = |front: &str, options: &Options| {
        let mut sources = Sources::new();
        sources.add("words.md", format!("{front}Zanzibarians Zanzibarians Zanzibarians.\n"));
        let set = set(&sources, options).expect("sound");
        let texts = set.pages.pages.iter().map(|page| page.drawing.text.as_str());
        (texts.collect::<String>(), set.diagnostics)
    };
    let asked = narrow.clone().hyphenation("zanz-ibarians").hyphenation("ta-ble x");
    let (set, wrong) = text("", &asked);
    assert!(set.contains("Zanz\u{ad}ibarians"), "{set:?}");
    assert!(wrong.is_empty());
    // The front matter says the same, but the options are heard first.
    let front = "---\nhyphenation: [zanzi-barians, 1-2]\n---\n";
    let (set, wrong) = text(front, &narrow);
    assert!(set.contains("Zanzi\u{ad}barians"), "{set:?}");
    assert_eq!(wrong.len(), 1);
    assert_eq!(wrong[0].code.as_str(), "bad-hyphenation");
    assert_eq!(wrong[0].message, "`1-2` is no word of letters and hyphens");
    assert!(text(front, &asked).0.contains("Zanz\u{ad}ibarians"));
    for word in ["a 12", "it’s", "-"] {
        refused(&Options::new().hyphenation(word), "is no word of letters and hyphens");
    }
    assert!(render("text\n", &Options::new().hyphenation(" ")).is_ok());
}

#[test]
fn notes_stand_where_they_are_asked_to() {
    let text = |front: &str, options: Options| {
        let mut sources = Sources::new();
        sources.add("notes.md", format!("---\nlang: en\n{front}---\nA word[^1].\n\n[^1]: Said.\n"));
        let set = set(&sources, &options).expect("sound");
        (page::text(&set.pages).contains("Notes"), set.diagnostics)
    };
    let at_end = |front: &str, options: Options| text(front, options).0;
    let (plain, front) = (Options::new, "notes: endnotes\n");
    assert!(!at_end("", plain()) && at_end(front, plain()));
    assert!(at_end("", plain().notes(Notes::Endnotes)));
    assert!(!at_end(front, plain().notes(Notes::Footnotes)), "the options are heard first");
    let theme = Theme::from_toml("[note]\nplace = 'end'\n").expect("sound");
    assert!(at_end("", plain().theme(theme.clone())));
    assert!(!at_end("notes: footnotes\n", plain().theme(theme)), "then the front matter");
    let (is_at_end, wrong) = text("notes: margin\n", plain());
    assert!(!is_at_end);
    assert_eq!((wrong.len(), wrong[0].code.as_str()), (1, "bad-value"));
    assert_eq!(wrong[0].message, "the front matter's `notes` can't be `margin`");
}

#[test]
fn options_can_be_shared() {
    fn shared<T: Clone + Send + Sync>() {}
    shared::<Options>();
    shared::<Theme>();
}

#[test]
fn a_theme_of_ones_own_is_taken() {
    let theme = Theme::from_toml("[page]\nleft = '10mm'\nright = '10mm'\n").expect("sound");
    assert!(render("text\n", &Options::new().theme(theme)).is_ok());
    let narrow = Theme::from_toml("[page]\nleft = '100mm'\nright = '100mm'\n").expect("sound");
    refused(&Options::new().theme(narrow), "for the width of the text");
}

#[test]
fn options_speak_louder_than_names() {
    let mut sources = Sources::new();
    sources.add("reports/spring.md", "text\n");
    let plain = set(&sources, &Options::new()).expect("sound").pages.metadata;
    assert_eq!((plain.title.as_deref(), plain.lang.as_deref()), (Some("spring"), Some("en")));
    let options = Options::new().title("Spring").lang("de").author("A").author("B").keyword("k");
    let asked = set(&sources, &options.date("May")).expect("sound").pages.metadata;
    assert_eq!((asked.title.as_deref(), asked.lang.as_deref()), (Some("Spring"), Some("de")));
    assert_eq!((asked.authors.len(), asked.keywords.len()), (2, 1));
    assert_eq!(asked.date.as_deref(), Some("May"));
}
