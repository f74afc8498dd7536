//! Lines of running text: their edges, their spaces and their hyphens.

use std::collections::BTreeMap;

use letterpress_layout::style::{Microtype, Style};
use letterpress_page::{ElementId, Ink, Len, Owner, Role};

use crate::author;
use crate::facts::{Line, Set, set};
use crate::plain;
use crate::random::Random;

/// A thousandth of a point.
const NOTHING: Len = Len::from_pt_thousandths(1);
/// The greatest excess that is not reported.
const HAIR: Len = Len::from_pt_thousandths(100);

/// The lines of paragraphs, each with whether it is the last of its own.
fn paragraph_lines(set: &Set) -> Vec<(Line, bool)> {
    let lines = set.text_lines();
    let mut found = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let last = lines.get(index + 1).is_none_or(|next| next.block != line.block);
        if line.roles[0] == Role::Paragraph {
            found.push((line.clone(), last));
        }
    }
    found
}

fn near(a: Len, b: Len) -> bool {
    (a - b).max(b - a) <= NOTHING
}

#[test]
fn justified_lines_are_flush_at_any_measure() {
    let mut random = Random(1);
    let mut flush = 0;
    for measure in (60..=500).step_by(40) {
        let text = author::prose(&mut random, 5);
        let style = plain::sized(Len::pt(measure), Len::pt(480));
        let set = set(&text, &style);
        assert_eq!(set.codes(), [], "at {measure}pt");
        let (left, right) = set.edges();
        for (line, last) in paragraph_lines(&set) {
            assert_eq!(line.left, left, "at {measure}pt: {line:?}");
            assert!(line.right <= right + HAIR, "at {measure}pt: {line:?}");
            if !last && !line.spaces.is_empty() {
                assert!(near(line.right, right), "at {measure}pt: {line:?}");
                flush += 1;
            }
        }
    }
    assert!(flush > 400, "{flush} lines only");
}

#[test]
fn the_spaces_of_a_line_are_equal_and_never_too_narrow() {
    let text = author::prose(&mut Random(2), 20);
    let mut style = plain::style();
    let natural = {
        let ragged = set("a b", &style);
        ragged.text_lines()[0].spaces[0]
    };
    for measure in [120, 200, 320] {
        style.page.size.width = Len::pt(measure) + plain::MARGIN * 2;
        let set = set(&text, &style);
        for (line, last) in paragraph_lines(&set) {
            let (Some(&least), Some(&most)) = (line.spaces.iter().min(), line.spaces.iter().max())
            else {
                continue;
            };
            assert!(most - least <= Len::from_units(2), "at {measure}pt: {line:?}");
            assert!(least >= natural.scale(2, 3) - Len::from_units(2), "at {measure}pt: {line:?}");
            // A last line may look like the one above it, by up to half of what its spaces give.
            let wide = natural.scale(5, 4) + Len::from_units(2);
            assert!(!last || most <= wide, "at {measure}pt: {line:?}");
        }
    }
}

#[test]
fn ragged_lines_have_natural_spaces() {
    let text = author::prose(&mut Random(3), 6);
    let mut style = plain::style();
    style.paragraph.justify = false;
    let set = set(&text, &style);
    let (left, right) = set.edges();
    let lines = paragraph_lines(&set);
    let natural = lines[0].0.spaces[0];
    let mut ends = std::collections::BTreeSet::new();
    for (line, _) in &lines {
        assert!(line.left == left && line.right <= right, "{line:?}");
        assert!(line.spaces.iter().all(|&space| space == natural), "{line:?}");
        ends.insert(line.right);
    }
    assert!(ends.len() > lines.len() / 2);
}

#[test]
fn aligned_lines_stand_where_they_are_asked_to() {
    let words = author::prose(&mut Random(4), 1);
    for (align, of_left) in [("left", 0), ("center", 1), ("right", 2)] {
        let set = set(&format!("<div align=\"{align}\">\n\n{words}\n\n</div>"), &plain::style());
        let (left, right) = set.edges();
        for line in set.text_lines() {
            let (before, after) = (line.left - left, right - line.right);
            let free = before + after;
            assert!(free > -HAIR, "{align}: {line:?}");
            assert!(near(before, free.scale(of_left, 2)), "{align}: {line:?}");
        }
    }
}

#[test]
fn a_paragraph_after_another_is_indented_in_books() {
    let markdown =
        "# Head\n\nFirst one.\n\nSecond one.\n\n- an item\n\nThird one.\n\nFourth one.\n";
    let set = set(markdown, &plain::book());
    let (left, _) = set.edges();
    for (text, indent) in [("First", 0), ("Second", 10), ("Third", 0), ("Fourth", 10)] {
        assert_eq!(set.line(text).left - left, Len::pt(indent), "{text}");
    }
    let second = set.line("Second").baseline - set.line("First").baseline;
    assert_eq!(second, Len::pt(14), "no gap between paragraphs");
}

#[test]
fn baselines_are_a_leading_apart() {
    let set = set(&author::prose(&mut Random(5), 3), &plain::style());
    for pair in set.text_lines().windows(2) {
        let apart = pair[1].baseline - pair[0].baseline;
        if pair[0].page == pair[1].page {
            let gap = if pair[0].block == pair[1].block { 0 } else { 6 };
            assert_eq!(apart, Len::pt(14 + gap), "{pair:?}");
        }
    }
}

#[test]
fn a_hyphen_that_was_added_is_a_soft_one() {
    let text = author::prose(&mut Random(6), 8);
    let set = set(&text, &plain::sized(Len::pt(140), Len::pt(480)));
    let dash = |text: &str| {
        let one = crate::facts::set(text, &plain::style());
        one.pieces()[0].glyphs[1].id
    };
    let hyphen = dash("a\u{2010}b");
    let mut count = 0;
    for piece in set.pieces() {
        let Some(at) = piece.text.find('\u{ad}') else { continue };
        count += 1;
        assert!(piece.text[at..].trim_end_matches('\u{ad}').is_empty(), "{:?}", piece.text);
        let last = piece.glyphs.last().expect("a glyph for it");
        assert_eq!((last.id, last.bytes), (hyphen, 2));
    }
    assert!(count > 10, "{count} hyphens");
    assert!(!letterpress_page::text(set.pages()).contains('\u{ad}'));
    assert_eq!(set.text(), crate::facts::fold(&crate::written::written(&set.document).0));
}

#[test]
fn hyphens_can_be_forbidden() {
    let text = author::prose(&mut Random(7), 4);
    let mut style = plain::sized(Len::pt(200), Len::pt(480));
    style.paragraph.hyphenate = false;
    let set = set(&text, &style);
    assert!(set.pieces().iter().all(|piece| !piece.text.contains('\u{ad}')));
}

#[test]
fn an_authors_soft_hyphen_shows_only_at_a_line_end() {
    let word = "Donau\u{ad}dampf\u{ad}schiff\u{ad}fahrt";
    let wide = set(word, &plain::style());
    assert_eq!(wide.text(), "Donaudampfschifffahrt");
    let glyphs = |text| set(text, &plain::style()).pieces()[0].glyphs.len();
    assert!(glyphs("ab\u{ad}cd") <= glyphs("abcd") + 1);
    let mut style = plain::sized(Len::pt(120), Len::pt(480));
    style.paragraph.hyphenate = false;
    let narrow = set(&format!("A line of {word} and more of it that follows here."), &style);
    let lines = narrow.text_lines();
    assert!(lines[0].text.ends_with('\u{ad}'), "{lines:?}");
}

#[test]
fn a_word_wider_than_the_measure_is_broken_anywhere() {
    let word = "m".repeat(200);
    let set = set(&word, &plain::sized(Len::pt(100), Len::pt(480)));
    let (_, right) = set.edges();
    assert!(set.text_lines().iter().all(|line| line.right <= right));
    let text: String = set.text().split_whitespace().collect();
    assert_eq!(text, word);
}

#[test]
fn an_address_is_broken_at_its_joints_without_a_hyphen() {
    let address = "https://example.org/a/very/long/path/to/some/place/where/nobody/goes";
    let set = set(&format!("See {address} there."), &plain::sized(Len::pt(120), Len::pt(480)));
    let lines = set.text_lines();
    assert!(lines.len() > 2);
    assert!(lines.iter().all(|line| !line.text.contains('\u{ad}')), "{lines:?}");
    assert_eq!(set.text(), format!("See {address} there."));
}

#[test]
fn a_hard_break_ends_a_line_that_is_not_stretched() {
    let set = set("one two three\\\nfour five\n", &plain::style());
    let lines = set.text_lines();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0].spaces[0], lines[1].spaces[0]);
    assert_eq!(set.text(), "one two three four five");
}

#[test]
fn raised_and_lowered_letters_leave_the_baseline_alone() {
    let set = set("x^2^ and H~2~O\n", &plain::style());
    let pieces = set.pieces();
    let base = pieces[0].run.origin.y;
    let raised = pieces.iter().find(|piece| piece.run.origin.y < base).expect("a superscript");
    let lowered = pieces.iter().find(|piece| piece.run.origin.y > base).expect("a subscript");
    assert_eq!((raised.text, lowered.text), ("2", "2"));
    assert_eq!(base - raised.run.origin.y, Len::pt(10).scale(360, 1000));
    assert_eq!(lowered.run.origin.y - base, Len::pt(10).scale(140, 1000));
    assert_eq!(raised.run.size, Len::pt(10).scale(660, 1000));
}

#[test]
fn glyphs_stand_for_all_bytes_of_their_run() {
    let mut random = Random(8);
    for _ in 0..6 {
        let set = set(&author::document(&mut random, 12), &plain::style());
        for piece in set.pieces() {
            let bytes: usize = piece.glyphs.iter().map(|glyph| usize::from(glyph.bytes)).sum();
            assert_eq!(bytes, piece.text.len(), "{:?}", piece.text);
        }
    }
}

#[test]
fn a_word_wider_than_the_measure_is_cut_at_its_syllables() {
    let narrow = set("internationalisation\n", &plain::sized(Len::pt(70), Len::pt(480)));
    let lines = narrow.text_lines();
    assert!(lines.len() > 1 && lines[0].text.ends_with('\u{ad}'), "{lines:?}");
}

#[test]
fn a_spaced_dash_begins_no_line_where_it_can_be_helped() {
    let text = author::prose(&mut Random(9), 30);
    let set = set(&text, &plain::style());
    let (mut dashes, mut first) = (0, 0);
    let mut last = true;
    for (line, ends) in paragraph_lines(&set) {
        dashes += line.text.matches(" —").count();
        first += usize::from(!last && line.text.starts_with('—'));
        last = ends;
    }
    assert!(dashes > 20 && first == 0, "{first} of {dashes} dashes");
    assert_eq!(set.text(), crate::facts::fold(&crate::written::written(&set.document).0));
}

#[test]
fn quotations_are_not_parted_from_their_marks() {
    let text = "« un deux » ".repeat(40);
    for measure in (100..200).step_by(7) {
        let set = set(&text, &plain::sized(Len::pt(measure), Len::pt(480)));
        for line in set.text_lines() {
            let text = line.text.trim_end();
            assert!(!text.starts_with('»') && !text.ends_with('«'), "at {measure}pt: {text}");
        }
    }
}

/// The widths of the spaces of a text of one line, without wider spaces after sentences and with
/// them.
fn sentence_spaces(text: &str) -> (Vec<Len>, Vec<Len>) {
    let mut style = plain::sized(Len::pt(600), Len::pt(480));
    let mut spaces = |wider| -> Vec<Len> {
        style.paragraph.sentence_space = wider;
        set(text, &style).text_lines().into_iter().flat_map(|line| line.spaces).collect()
    };
    (spaces(false), spaces(true))
}

#[test]
fn the_space_after_a_sentence_is_wider_where_it_is_asked_to_be() {
    for (text, wider) in [
        ("It ends. Then \"so.\" And (so on.) Well? Oh! See: this, that; there.", "010100111100"),
        ("It *ends.* Then **so**. And[^1] so.[^1] End.\n\n[^1]: Note.", "010101"),
        ("See p. 5 and Mr. Smith, e.g. here, J. S. Bach. Then", "00000000001"),
        ("It\u{a0}ends.\u{a0}Then so. No", "01"),
        ("Write `a. b.` Then `c:` so <kbd>d.</kbd> And", "0000000"),
    ] {
        let (plain, english) = sentence_spaces(text);
        assert_eq!(plain.len(), english.len(), "{text}");
        let found = plain.iter().zip(&english).map(|(plain, space)| match *space - *plain {
            Len::ZERO => '0',
            more => {
                assert!(near(more, *plain / 3), "{text}: {more}");
                '1'
            }
        });
        assert_eq!(found.collect::<String>(), wider, "{text}");
    }
}

#[test]
fn lines_with_wider_spaces_are_flush_and_their_words_the_same() {
    let text = author::prose(&mut Random(10), 10);
    let mut style = plain::sized(Len::pt(200), Len::pt(480));
    let usual = set(&text, &style);
    style.paragraph.sentence_space = true;
    let english = set(&text, &style);
    assert_eq!(usual.text(), english.text());
    let (left, right) = english.edges();
    for (line, last) in paragraph_lines(&english) {
        assert_eq!(line.left, left);
        assert!(last || line.spaces.is_empty() || near(line.right, right), "{line:?}");
    }
}

/// The lines of prose at a measure of so many ems of 10 pt, by paragraph, each with what it is
/// short but for the last ones, and whether it ends in a hyphen of the patterns.
fn lines_of_prose(ems: i64, change: impl Fn(&mut Style)) -> BTreeMap<ElementId, Vec<(Len, bool)>> {
    let mut style = plain::sized(Len::pt(10) * ems, Len::pt(480));
    change(&mut style);
    let set = set(&author::prose(&mut Random(11), 60), &style);
    let (_, right) = set.edges();
    let mut paragraphs: BTreeMap<ElementId, Vec<(Len, bool)>> = BTreeMap::new();
    for (line, last) in paragraph_lines(&set) {
        let short = if last { Len::ZERO } else { right - line.right };
        let found = (short, line.text.ends_with('\u{ad}'));
        paragraphs.entry(line.block).or_default().push(found);
    }
    paragraphs
}

#[test]
fn ragged_text_is_hyphenated_only_where_a_line_would_be_very_short() {
    let hyphens = |lines: &[(Len, bool)]| lines.iter().filter(|(_, hyphen)| *hyphen).count();
    let (mut ragged_hyphens, mut flush_hyphens) = (0, 0);
    for ems in [10, 12, 16, 24, 32] {
        let flush = lines_of_prose(ems, |_| {});
        flush_hyphens += flush.values().map(|lines| hyphens(lines)).sum::<usize>();
        let ragged = lines_of_prose(ems, |style| style.paragraph.justify = false);
        let whole = lines_of_prose(ems, |style| {
            style.paragraph.justify = false;
            style.paragraph.hyphenate = false;
        });
        for (block, lines) in ragged.iter().filter(|(_, lines)| hyphens(lines) > 0) {
            let shortest = whole[block].iter().map(|(short, _)| *short).max();
            assert!(shortest > Some(Len::pt(40)), "at {ems} em: {shortest:?}");
            ragged_hyphens += hyphens(lines);
        }
    }
    assert!(ragged_hyphens > 0 && ragged_hyphens * 5 < flush_hyphens, "{ragged_hyphens} hyphens");
}

#[test]
fn ragged_edges_are_even() {
    for ems in [16, 24, 32] {
        let lines = lines_of_prose(ems, |style| style.paragraph.justify = false);
        let mut shorts: Vec<Len> = lines.values().flatten().map(|(short, _)| *short).collect();
        shorts.sort_unstable();
        let (middle, most) = (shorts[shorts.len() / 2], shorts[shorts.len() * 97 / 100]);
        assert!(middle < Len::pt(18) && most < Len::pt(42), "at {ems} em: {middle}, {most}");
    }
}

#[test]
fn what_ragged_lines_cost_is_no_matter_of_spaces() {
    let change = |style: &mut Style| style.paragraph.justify = false;
    let plain = lines_of_prose(24, change);
    let alive = lines_of_prose(24, |style| {
        change(style);
        style.paragraph.microtype = Microtype { protrusion: false, ..Microtype::default() };
    });
    assert_eq!(plain, alive, "ragged letters give nothing");
}

#[test]
fn ligatures_are_off_where_letters_are_spaced() {
    let glyphs = |markdown: &str, change: fn(&mut Style)| -> usize {
        let mut style = plain::style();
        change(&mut style);
        let set = set(markdown, &style);
        let pieces = set.pages().pages.iter().flat_map(|page| {
            let marks = page.drawing.marks.iter();
            let content = marks.filter(|mark| matches!(mark.owner, Owner::Element(_)));
            content.filter_map(|mark| match &mark.ink {
                Ink::Text(run) => Some(page.drawing.glyphs_of(run).len()),
                _ => None,
            })
        });
        pieces.sum()
    };
    let (text, letters) = ("office waffle", "office waffle".len());
    assert!(glyphs(text, |_| {}) < letters, "the face has ligatures");
    for spacing in [
        |style: &mut Style| style.body.tracking = Len::from_pt_thousandths(500),
        |style: &mut Style| style.body.tracking = -Len::from_pt_thousandths(100),
        |style: &mut Style| style.body.features.no_ligatures = true,
    ] {
        assert_eq!(glyphs(text, spacing), letters);
    }
    assert_eq!(glyphs("`office waffle`", |_| {}), letters, "nor in code");
    let heading = |style: &mut Style| style.headings[0].text.tracking = Len::pt(1);
    assert_eq!(glyphs("# office waffle", heading), letters);
}

#[test]
fn what_looks_another_way_has_a_role() {
    let text = "none *em* **strong** ~~deleted~~ ++inserted++ ==highlighted== x^up^ x~down~ none \
        <abbr title=\"HyperText Markup Language\">HTML</abbr>";
    let set = set(text, &plain::style());
    let inline = &plain::style().inline;
    let role = |word: &str| {
        let piece = set.pieces().into_iter().find(|piece| piece.text.contains(word)).expect(word);
        let Owner::Element(id) = piece.owner else { panic!("{word} is content") };
        set.roles(id)[0]
    };
    let shift = |share: i64| plain::style().body.size.scale(share, 1000);
    assert_eq!(role("none"), Role::Paragraph);
    assert_eq!(role("HTML"), Role::Abbreviation);
    assert_eq!(role("em"), Role::Emphasis);
    assert_eq!(role("strong"), Role::Strong);
    assert_eq!(role("deleted"), Role::Deleted);
    assert_eq!(role("inserted"), Role::Inserted);
    assert_eq!(role("highlighted"), Role::Highlighted(inline.highlight));
    assert_eq!(role("up"), Role::Shifted(shift(inline.superscript_rise)));
    assert_eq!(role("down"), Role::Shifted(-shift(inline.subscript_drop)));
}
