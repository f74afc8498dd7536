//! Footnotes: each at the foot of the page that first refers to it.

use letterpress_page::{Len, Link, LinkTarget, Owner, Role};

use crate::author;
use crate::facts::{Line, Set, fold, set};
use crate::plain;
use crate::random::Random;

fn note_lines(set: &Set) -> Vec<Line> {
    let mut lines = set.text_lines();
    lines.retain(|line| line.is(Role::Note));
    lines
}

/// The page of the reference of a number: the run that is nothing but it.
fn reference(set: &Set, number: usize) -> usize {
    let pieces = set.pieces();
    let found = pieces.iter().find(|piece| match piece.owner {
        Owner::Element(id) => {
            let roles = set.roles(id);
            roles[..2] == [Role::Link, Role::Reference]
                && piece.text.trim_end() == number.to_string()
        }
        Owner::Artifact(_) => false,
    });
    found.expect("a reference").page
}

/// Prose with so many notes, each some words long and named by its number.
fn noted(random: &mut Random, count: usize, most: usize) -> String {
    let mut text = String::new();
    let mut notes = String::new();
    for number in 1..=count {
        let before = random.between(5, 60);
        let length = random.between(1, most);
        text.push_str(&format!("{} word[^{number}] ", author::words(random, before)));
        if random.one_in(3) {
            text.push_str("\n\n");
        }
        notes.push_str(&format!(
            "[^{number}]: Begin{number}. {}\n\n",
            author::words(random, length)
        ));
    }
    format!("{text}\n\n{notes}")
}

#[test]
fn notes_stand_on_the_page_of_their_reference_in_order() {
    for seed in 0..8 {
        let count = 40;
        let markdown = noted(&mut Random(80 + seed), count, 40);
        let set = set(&markdown, &plain::style());
        let mut last = (0, Len::ZERO);
        for number in 1..=count {
            let line = set.line(&format!("Begin{number}. "));
            assert_eq!(line.page, reference(&set, number), "{seed}: note {number}");
            assert!(last < (line.page, line.baseline), "{seed}: note {number} out of order");
            last = (line.page, line.baseline);
        }
        let (_, foot) = set.ends();
        for line in note_lines(&set) {
            assert!(line.baseline < foot, "{line:?}");
            let body = set.text_lines().into_iter().filter(|l| l.page == line.page);
            let lowest = body.filter(|l| !l.is(Role::Note)).map(|l| l.baseline).max();
            assert!(lowest.is_none_or(|lowest| lowest < line.baseline - Len::pt(11)), "{line:?}");
        }
    }
}

#[test]
fn a_rule_stands_above_the_notes_of_each_page() {
    let set = set(&noted(&mut Random(90), 30, 30), &plain::style());
    let rules = set.paths(plain::style().note.rule_color);
    let mut pages: Vec<usize> = note_lines(&set).iter().map(|line| line.page).collect();
    pages.dedup();
    assert_eq!(rules.iter().map(|rule| rule.0).collect::<Vec<_>>(), pages);
    for (page, [left, top, right, _]) in rules {
        assert_eq!((left, right - left), (plain::MARGIN, Len::pt(320).scale(280, 1000)));
        let first = note_lines(&set).into_iter().find(|line| line.page == page).expect("a note");
        assert!(top < first.baseline - Len::pt(11));
        let body = set.text_lines().into_iter().filter(|l| l.page == page && !l.is(Role::Note));
        assert!(body.map(|line| line.baseline).max().is_some_and(|lowest| lowest < top));
    }
}

#[test]
fn the_last_note_ends_at_the_foot() {
    let set = set("One[^1].\n\n[^1]: Note.\n", &plain::style());
    let (_, foot) = set.ends();
    let line = set.line("Note.");
    // A line's baseline stands a half of the leading and 0.26 em below its top.
    let below = Len::pt(11) - Len::pt(11) / 2 - Len::pt(8).scale(26, 100);
    assert_eq!(foot - line.baseline, below);
}

#[test]
fn a_note_too_long_for_its_page_goes_on_on_the_next() {
    let long: String = (0..330).map(|index| format!("n{index} ")).collect();
    let text = author::words(&mut Random(91), 400);
    let set =
        set(&format!("A word[^1] {text}\n\n{text}\n\n[^1]: Begin. {long}\n"), &plain::style());
    let lines = note_lines(&set);
    let first = set.line("Begin.").page;
    assert_eq!(first, reference(&set, 1));
    let pages: Vec<usize> = lines.iter().map(|line| line.page).collect();
    assert!(pages.windows(2).all(|pair| pair[1] - pair[0] <= 1), "no page is passed over");
    let said: String = lines.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(fold(&said), format!("Begin. {}", long.trim()));
}

#[test]
fn a_note_at_the_end_of_the_text_may_take_pages_of_its_own() {
    let long: String = (0..3600).map(|index| format!("n{index} ")).collect();
    let set = set(&format!("A word[^1].\n\n[^1]: Begin. {long}\n"), &plain::style());
    let lines = note_lines(&set);
    assert!(lines.len() > 200, "{}", lines.len());
    assert!(set.pages().pages.len() <= 8, "{}", set.pages().pages.len());
    let (top, foot) = set.ends();
    assert!(lines.iter().all(|line| line.baseline > top && line.baseline < foot));
    let said: String = lines.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(fold(&said), format!("Begin. {}", long.trim()));
}

#[test]
fn notes_in_notes_follow_them() {
    let markdown = "One[^a] two[^b].\n\n[^a]: Ay[^c].\n[^b]: Bee.\n[^c]: Cee.\n";
    let set = set(markdown, &plain::style());
    let page = |text: &str| set.line(text).page;
    assert_eq!((page("Ay"), page("Bee."), page("Cee.")), (0, 0, 0));
    let (ay, cee) = (set.line("Ay").baseline, set.line("Cee.").baseline);
    assert!(ay < cee);
}

#[test]
fn a_note_that_is_called_twice_stands_once() {
    let prose = author::prose(&mut Random(92), 8);
    let set = set(&format!("One[^a].\n\n{prose}\n\nTwo[^a].\n\n[^a]: Once.\n"), &plain::style());
    assert_eq!(set.line("Once.").page, 0);
    assert!(set.line("Two").page > 0);
    assert_eq!(set.destination("note-reference:1").0, 0, "back is to the first reference");
}

#[test]
fn links_lead_to_the_note_and_back() {
    let set = set(&noted(&mut Random(93), 20, 20), &plain::style());
    let name = |link: &Link| match link.target {
        LinkTarget::Destination(id) => set.pages().destinations[id.0 as usize].name.clone(),
        LinkTarget::Uri(_) => panic!("{link:?}"),
    };
    let mut seen = Vec::new();
    for (index, page) in set.pages().pages.iter().enumerate() {
        for link in &page.drawing.links {
            let (to, point) = set.destination(&name(link));
            assert_eq!(to, index, "both on one page");
            if name(link).starts_with("note-reference:") {
                assert!(point.y < link.rect.origin.y, "back is up");
            } else {
                assert!(point.y > link.rect.origin.y, "a note is down");
            }
            seen.push(name(link));
        }
    }
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), 40, "twenty ways down and twenty back");
}

#[test]
fn a_note_has_a_number_beside_it() {
    let set = set("One[^a].\n\n[^a]: Note.\n\n    More.\n", &plain::style());
    let (note, more) = (set.line("Note."), set.line("More."));
    assert_eq!((note.left, more.left), (plain::MARGIN + Len::pt(10), plain::MARGIN + Len::pt(10)));
    let label = set.lines().into_iter().find(|line| line.is(Role::Label)).expect("a label");
    assert_eq!(label.text.trim_end(), "1");
    assert!(label.right < note.left && label.baseline < note.baseline, "raised and beside");
    assert_eq!(label.roles[..2], [Role::Label, Role::Note]);
}

#[test]
fn notes_that_nothing_refers_to_end_the_text() {
    let set = set("One[^a].\n\n[^b]: Lost.\n\n[^a]: Found.\n\n[^c]: Gone.\n", &plain::style());
    let (one, lost, gone) = (set.line("One"), set.line("Lost."), set.line("Gone."));
    assert!(one.baseline < lost.baseline && lost.baseline < gone.baseline);
    assert!(gone.baseline < set.line("Found.").baseline, "the others stand at the foot");
    assert!(lost.is(Role::Note));
}

#[test]
fn an_empty_note_still_shows_its_number() {
    let set = set("One[^a].\n\n[^a]:\n", &plain::style());
    if set.document.notes.is_empty() {
        return;
    }
    assert!(set.lines().iter().any(|line| line.is(Role::Label)));
}

#[test]
fn prose_around_notes_keeps_its_lines_together() {
    for seed in 0..6 {
        let set = set(&noted(&mut Random(95 + seed), 30, 20), &plain::style());
        let last = set.pages().pages.len();
        let (_, foot) = set.ends();
        for page in 0..last - 1 {
            let here = set.text_lines().into_iter().filter(|line| line.page == page);
            let lowest = here.map(|line| line.baseline).max().expect("lines");
            assert!(foot - lowest < Len::pt(80), "{seed}: page {page} ends at {lowest}");
        }
    }
}
