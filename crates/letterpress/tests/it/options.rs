//! Which options can be met, and what the others are told.

use letterpress::{Error, Len, Options, Paper, Side, Sources, Theme, render, set};

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
