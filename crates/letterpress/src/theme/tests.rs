use letterpress_page::{Color, Len};

use super::Theme;

/// The relative luminance of a colour (WCAG 2.2).
fn luminance(color: Color) -> f64 {
    let channel = |c: u8| {
        let c = f64::from(c) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(color.r) + 0.7152 * channel(color.g) + 0.0722 * channel(color.b)
}

/// The contrast of two colours, from 1 to 21 (WCAG 2.2).
fn contrast(a: Color, b: Color) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn every_colour_of_text_can_be_read_on_its_ground() {
    for theme in [Theme::letterpress(), Theme::book()] {
        let style = theme.style();
        let palette = &style.code.palette;
        let mut pairs = [
            palette.keyword,
            palette.name,
            palette.string,
            palette.number,
            palette.comment,
            style.code.continuation,
            style.code.text.color,
        ]
        .map(|color| (color, style.code.ground))
        .to_vec();
        for color in style.alert.colors {
            pairs.push((color, color.tint(style.alert.tint)));
            pairs.push((style.body.color, color.tint(style.alert.tint)));
            pairs.push((style.inline.link, color.tint(style.alert.tint)));
        }
        for color in [
            style.body.color,
            style.inline.link,
            style.list.color,
            style.quote.color,
            style.folio.text.color,
            style.running_head.text.color,
            style.figure.caption.color,
        ] {
            pairs.push((color, Color::WHITE));
            pairs.push((style.body.color, style.inline.highlight));
        }
        for (text, ground) in pairs {
            assert!(contrast(text, ground) >= 4.5, "{text:?} on {ground:?}");
        }
    }
}

#[test]
fn the_default_theme_has_the_values_of_its_file() {
    let theme = Theme::letterpress();
    let style = theme.style();
    assert_eq!(style.body.size, Len::from_pt_thousandths(10_800));
    assert_eq!(style.page.ragged, style.body.leading * 2);
    assert_eq!(style.page.margins.bottom, Len::from_mm_thousandths(34_000));
    assert_eq!(style.headings[0].text.tracking, Len::from_pt_thousandths(-200));
    assert_eq!(style.code.inline_scale, 880);
    assert_eq!(style.alert.tint, 5);
    assert!(style.code.text.features.no_ligatures && style.table.text.features.tabular);
    assert_eq!(theme.families()[1], "Source Sans 3");
}

#[test]
fn the_book_inherits_what_it_does_not_say() {
    let (book, base) = (Theme::book(), Theme::letterpress());
    let (book, base) = (book.style(), base.style());
    assert!(book.page.flush && !base.page.flush);
    assert_eq!(book.paragraph.indent, book.body.size);
    assert_eq!((book.paragraph.gap, base.paragraph.gap), (Len::ZERO, Len::pt(6)));
    assert_eq!(book.table.text, base.table.text);
}

#[test]
fn a_margin_has_two_names() {
    let margins = |file: &str| Theme::from_toml(file).expect(file).style().page.margins;
    let millimetres = |count: i64| Len::from_mm_thousandths(count * 1000);
    let outer = margins("extends = 'book'\n[page]\nouter = '38mm'\n");
    assert_eq!((outer.left, outer.right), (millimetres(34), millimetres(38)));
    let left = margins("extends = 'book'\n[page]\nleft = '20mm'\n");
    assert_eq!((left.left, left.right), (millimetres(20), millimetres(34)));
    let inner = margins("[page]\ninner = '20mm'\n");
    assert_eq!((inner.left, inner.right), (millimetres(20), millimetres(34)));
}

#[test]
fn a_theme_says_only_what_differs() {
    let theme = Theme::from_toml("[body]\nsize = 9\nleading = '1.5em'\n").expect("a sound theme");
    assert_eq!(theme.style().body.leading, Len::from_pt_thousandths(13_500));
    assert_eq!(theme.style().headings[0].text.size, Len::pt(23));
}

#[test]
fn scaling_leaves_the_page_alone() {
    let theme = Theme::letterpress();
    let double = theme.scaled(theme.style().body.size * 2).expect("a whole theme");
    assert_eq!(double.headings[1].text.size, Len::pt(29));
    assert_eq!(double.body.leading, theme.style().body.leading * 2);
    assert_eq!(double.page.ragged, theme.style().page.ragged * 2);
    assert_eq!(double.page.margins, theme.style().page.margins);
    assert_eq!(double.folio.distance, theme.style().folio.distance);
}

#[test]
fn errors_name_the_line() {
    for (file, line, message) in [
        ("[body]\nsiez = 9\n", Some(2), "a theme has no key `body.siez`"),
        (
            "\n\n[body]\ncolor = 'red'",
            Some(4),
            "`body.color` must be a colour, such as \"#1b1e23\"",
        ),
        ("[body]\nsize = 0\n", Some(2), "`body.size` must be 1 pt at least"),
        ("[paragraph]\ngap = -1\n", Some(2), "`paragraph.gap` must be no negative length"),
        (
            "[page]\nleft = 9\ninner = 9\n",
            Some(3),
            "`page.inner` must be left out beside `page.left`, the same margin",
        ),
        ("[page]\nouter = -1\n", Some(2), "`page.outer` must be no negative length"),
        (
            "[folio]\nplace = 'left'\n",
            Some(2),
            "`folio.place` must be \"centre\", \"outer\" or \"none\"",
        ),
        (
            "[heading.1]\nbegins = true\n",
            Some(2),
            "`heading.1.begins` must be \"nothing\", \"page\" or \"recto\"",
        ),
        (
            "[running-head]\nverso = 'author'\n",
            Some(2),
            "`running-head.verso` must be \"title\", \"chapter\", \"section\" or \"none\"",
        ),
        ("[note]\nplace = 'side'\n", Some(2), "`note.place` must be \"foot\" or \"end\""),
        ("[folio]\nat = 'top'\n", Some(2), "`folio.at` must be \"foot\" or \"head\""),
        ("[paragraph]\njustify = 1\n", Some(2), "`paragraph.justify` must be true or false"),
        (
            "[body]\nweight = 400.5\n",
            Some(2),
            "`body.weight` must be a whole number from 1 to 1000",
        ),
        ("extends = 'nothing'\n", Some(1), "`extends` must be \"letterpress\" or \"book\""),
        ("[body]\nsize = inf\n", Some(2), "`body.size` has a value that no theme takes"),
        ("[body]\nsize = 1e3\n", Some(2), "`body.size` has a value that no theme takes"),
        (
            "[body]\nsize = 99999\n",
            Some(2),
            "`body.size` must be a length, such as 12, \"4mm\" or \"1.5em\"",
        ),
        ("body = 3\n", Some(1), "a theme has no key `body`"),
    ] {
        let error = Theme::from_toml(file).expect_err(file);
        assert_eq!((error.line, error.message.as_str()), (line, message));
    }
    let error = Theme::from_toml("[body\n").expect_err("not TOML");
    assert_eq!(error.line, Some(1));
}
