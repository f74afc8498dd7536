//! Endnotes: all notes in a section that ends the document.

use letterpress_layout::style::{Begins, Style};
use letterpress_page::{LinkTarget, Role};
use letterpress_parse::document::Notes;
use letterpress_source::Code;

use crate::author;
use crate::faces::BuiltIn;
use crate::facts::{Line, Set, fold, set, set_with};
use crate::plain;
use crate::random::Random;

/// A style whose notes are endnotes.
fn ended() -> Style {
    let mut style = plain::style();
    style.note.place = Notes::Endnotes;
    style
}

/// The heading above the notes.
fn head(set: &Set) -> Line {
    let mut heads = set.text_lines();
    heads.retain(|line| line.is_heading() && line.text.trim_end() == "Notes");
    assert_eq!(heads.len(), 1, "{heads:?}");
    heads.remove(0)
}

fn note_lines(set: &Set) -> Vec<Line> {
    let mut lines = set.text_lines();
    lines.retain(|line| line.is(Role::Note));
    lines
}

/// The text of all notes.
fn said(set: &Set) -> String {
    fold(&note_lines(set).iter().map(|line| format!("{} ", line.text)).collect::<String>())
}

/// Notes that are called from wherever text may stand.
const EVERYWHERE: &str = "# Title\n\n## Head[^head]\n\nText[^text] and again[^text].\n\n\
    > Quoted[^quote]\n\n- item[^item]\n  1. inner[^inner]\n\n\
    | a | b |\n|---|---|\n| cell | of a table[^cell] |\n\n\
    Term\n: defined[^term]\n\n> [!TIP]\n> Told.^[Inline.]\n\n## Last\n\nEnd.\n\n\
    [^text]: In text, with[^within] a note.\n[^head]: In a heading.\n[^quote]: Quoted.\n\
    [^item]: An item.\n[^inner]: Within.\n[^cell]: In a cell.\n[^term]: Defined.\n\
    [^within]: In a note.\n";

#[test]
fn endnotes_stand_in_order_under_a_heading() {
    let set = set(EVERYWHERE, &ended());
    assert_eq!(
        said(&set),
        "In a heading. In text, with 3 a note. In a note. Quoted. An item. Within. In a cell. \
         Defined. Inline."
    );
    let head = head(&set);
    assert_eq!(head.roles[..2], [Role::Heading(2), Role::Document]);
    let place = |line: &Line| (line.page, line.baseline);
    assert!(place(&set.line("End.")) < place(&head));
    assert!(note_lines(&set).iter().all(|line| place(&head) < place(line)));
    let labels: String =
        set.lines().iter().filter(|line| line.is(Role::Label)).map(|l| l.text.as_str()).collect();
    assert!(labels.ends_with("123456789"), "{labels}");
    assert!(set.paths(plain::style().note.rule_color).is_empty(), "nothing stands at the foot");
    assert!(set.codes().is_empty(), "{:?}", set.codes());
}

#[test]
fn the_section_is_in_the_outline() {
    let set = set(EVERYWHERE, &ended());
    let entry = set.pages().outline.last().expect("an outline");
    assert_eq!((entry.level, entry.title.as_str()), (2, "Notes"));
    let to = &set.pages().destinations[entry.destination.0 as usize];
    let head = head(&set);
    assert!(to.page == head.page && to.point.y < head.baseline);
}

#[test]
fn links_lead_to_endnotes_and_back() {
    let set = set(EVERYWHERE, &ended());
    let pages = set.pages();
    let mut seen: Vec<String> = Vec::new();
    for page in &pages.pages {
        for link in &page.drawing.links {
            let LinkTarget::Destination(id) = link.target else { panic!("{link:?}") };
            seen.push(pages.destinations[id.0 as usize].name.clone());
        }
    }
    for number in 1..=9 {
        let count = |name: &str| seen.iter().filter(|seen| *seen == name).count();
        let (note, back) = (format!("note:{number}"), format!("note-reference:{number}"));
        assert_eq!(count(&note), if number == 2 { 2 } else { 1 }, "{note}");
        assert_eq!(count(&back), 1, "{back}");
        let place = |name: &str| {
            let (page, point) = set.destination(name);
            (page, point.y)
        };
        assert!(place(&back) < place(&note));
    }
    let first = set.line("Text").baseline;
    let (_, back) = set.destination("note-reference:2");
    assert!(back.y < first && first < back.y + plain::style().body.leading);
}

#[test]
fn without_notes_there_is_no_section() {
    for markdown in ["", "# Title\n\nText.\n", "[^lost]: Lost.\n"] {
        let set = set(markdown, &ended());
        assert!(set.lines().iter().all(|line| !line.text.contains("Notes")), "{markdown:?}");
        assert!(set.pages().outline.iter().all(|entry| entry.title != "Notes"));
    }
}

#[test]
fn notes_that_nothing_refers_to_come_last() {
    let set = set("One[^a].\n\n[^b]: Lost.\n\n[^a]: Found.\n", &ended());
    let (found, lost) = (set.line("Found."), set.line("Lost."));
    let [rule] = set.paths(plain::style().note.rule_color)[..] else { panic!("one rule") };
    assert!(head(&set).baseline < found.baseline);
    assert!(found.baseline < rule.1[1] && rule.1[3] < lost.baseline);
    assert!(lost.is(Role::Note));
}

#[test]
fn the_section_is_of_the_level_of_the_greatest_parts() {
    for (markdown, level) in [
        ("Text", 2),
        ("# Title\n\nText", 2),
        ("## Part\n\nText", 2),
        ("# Title\n\n## One\n\n## Two\n\nText", 2),
        ("# One\n\n# Two\n\n## Part\n\nText", 1),
        ("# Title\n\n### One\n\n### Two\n\nText", 3),
        ("# Title\n\n## Part\n\n### One\n\n### Two\n\nText", 2),
        ("> # Quoted\n\n> # Quoted\n\nText", 2),
    ] {
        let set = set(&format!("{markdown}[^1]\n\n[^1]: # In a note\n"), &ended());
        assert_eq!(head(&set).roles[0], Role::Heading(level), "{markdown}");
    }
}

#[test]
fn the_heading_is_in_the_documents_language() {
    for (lang, word) in
        [("en", "Notes"), ("de-CH", "Anmerkungen"), ("fr", "Notes"), ("pl", "Przypisy")]
    {
        let set = set_with("Text[^1]\n\n[^1]: x\n", &ended(), &BuiltIn, lang);
        assert_eq!(set.pages().outline[0].title, word);
        set.line(word);
    }
}

#[test]
fn the_section_begins_what_chapters_begin() {
    let mut style = ended();
    style.chapters = Some(Begins::Page);
    style.running_head.show = true;
    let long = author::words(&mut Random(110), 3000);
    let text = format!("# One\n\nText.\n\n# Two\n\nText[^1].\n\n[^1]: {long}\n");
    let set = set(&text, &style);
    assert_eq!((set.line("Two").page, head(&set).page), (1, 2));
    let heads = set.pieces().into_iter().filter(|piece| piece.text == "Notes");
    let pages: Vec<usize> = heads.map(|piece| piece.page).collect();
    let last = set.pages().pages.len() - 1;
    assert!(last > 3);
    assert_eq!(pages, (2..=last).collect::<Vec<_>>(), "the heading, then running heads");
}

#[test]
fn its_name_is_no_authors() {
    let set = set(
        "# Notes\n\n## Mine {#note-heading:}\n\nText[^1] [a](#notes) [b](#note-heading:).\n\n\
         [^1]: x\n",
        &ended(),
    );
    let pages = set.pages();
    let names = pages.outline.iter().map(|entry| entry.destination).collect::<Vec<_>>();
    assert_eq!(names.len(), 3);
    assert!(names[2] != names[0] && names[2] != names[1]);
    let to = |id: usize| pages.destinations[names[id].0 as usize].point.y;
    assert!(to(0) < to(1) && to(1) < to(2));
}

#[test]
fn endnotes_are_cut_as_prose_is() {
    for seed in 0..6 {
        let mut random = Random(120 + seed);
        let (mut text, mut notes) = (String::new(), String::new());
        for number in 1..=60 {
            let (before, length) = (random.between(5, 60), random.between(1, 120));
            text.push_str(&format!("{} word[^{number}] ", author::words(&mut random, before)));
            notes.push_str(&format!("[^{number}]: {}\n\n", author::words(&mut random, length)));
        }
        let set = set(&format!("{text}\n\n{notes}"), &ended());
        let lines = note_lines(&set);
        let (last, (_, foot)) = (set.pages().pages.len() - 1, set.ends());
        for pair in lines.windows(2).filter(|pair| pair[0].page < pair[1].page) {
            assert!(foot - pair[0].baseline < plain::style().body.leading * 4, "{seed}: short");
            if pair[0].block != pair[1].block {
                continue;
            }
            for page in [pair[0].page, pair[1].page] {
                let here = lines.iter().filter(|l| l.block == pair[0].block && l.page == page);
                assert!(here.count() > 1, "{seed}: a line alone on page {page} of {last}");
            }
        }
    }
}

#[test]
fn a_letter_is_said_at_the_end_as_at_the_foot() {
    for seed in 0..10 {
        let markdown = author::document(&mut Random(130 + seed), 40);
        // Words may be parted by other page ends.
        let letters = |style: &Style| {
            let set = set(&markdown, style);
            assert!(!set.codes().contains(&Code::TallItem));
            let mut letters: Vec<char> =
                set.text().split_whitespace().flat_map(str::chars).collect();
            letters.sort_unstable();
            (letters, set.document.notes.iter().any(|note| note.references > 0))
        };
        let (mut foot, has_notes) = letters(&plain::style());
        let (end, _) = letters(&ended());
        foot.extend(if has_notes { "Notes" } else { "" }.chars());
        foot.sort_unstable();
        assert!(foot == end, "{seed}");
    }
}
