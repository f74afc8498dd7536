//! Pages: where they are cut, and what stands on them.

use letterpress_page::{ArtifactKind, Len, Owner, Role};

use crate::author;
use crate::facts::{Line, Set, fold, set};
use crate::plain;
use crate::random::Random;
use crate::written::written;

/// The top of a first line of body text, to its baseline.
fn first_baseline() -> Len {
    plain::MARGIN + Len::pt(7) + Len::pt(10).scale(26, 100)
}

/// The numbers of lines that each part of each paragraph has on a page.
fn parts(set: &Set) -> Vec<Vec<usize>> {
    let mut found: Vec<Vec<usize>> = Vec::new();
    let mut last: Option<Line> = None;
    for line in set.text_lines() {
        match &last {
            Some(before) if before.block == line.block && before.page == line.page => {
                *found.last_mut().and_then(|parts| parts.last_mut()).expect("begun") += 1;
            }
            Some(before) if before.block == line.block => {
                found.last_mut().expect("begun").push(1);
            }
            _ => found.push(vec![1]),
        }
        last = Some(line);
    }
    found
}

#[test]
fn prose_has_no_widows_and_no_orphans() {
    for seed in 0..6 {
        let text = author::prose(&mut Random(200 + seed), 60);
        for style in [plain::style(), plain::book()] {
            let set = set(&text, &style);
            assert!(set.pages().pages.len() > 5);
            for parts in parts(&set).iter().filter(|parts| parts.len() > 1) {
                assert!(parts.iter().all(|&lines| lines > 1), "{seed}: {parts:?}");
            }
        }
    }
}

#[test]
fn pages_are_full() {
    let set = set(&author::prose(&mut Random(210), 60), &plain::style());
    let (_, foot) = set.ends();
    let last = set.pages().pages.len() - 1;
    for page in 0..last {
        let here = set.text_lines().into_iter().filter(|line| line.page == page);
        let lowest = here.map(|line| line.baseline).max().expect("lines");
        assert!(foot - lowest < Len::pt(14 * 4), "page {page} ends at {lowest}");
        assert!(lowest < foot, "page {page} ends at {lowest}");
    }
}

#[test]
fn flush_pages_end_at_one_line() {
    let mut style = plain::style();
    style.page.flush = true;
    style.page.ragged = Len::ZERO;
    // A quarter of a few gaps fills no line; ten times does.
    style.paragraph.stretch = 10_000;
    let set = set(&author::prose(&mut Random(211), 80), &style);
    // Pages end at the last line of which the text block holds the whole.
    let height = style.page.text_height();
    let foot = plain::MARGIN + Len::pt(14) * (height.units() / Len::pt(14).units());
    let last = set.pages().pages.len() - 1;
    let below = Len::pt(14) - Len::pt(7) - Len::pt(10).scale(26, 100);
    let mut flush = 0;
    for page in 0..last {
        let here = set.text_lines().into_iter().filter(|line| line.page == page);
        let lowest = here.map(|line| line.baseline).max().expect("lines");
        assert!(lowest <= foot - below + Len::from_units(9), "page {page} ends at {lowest}");
        flush += usize::from(lowest >= foot - below - Len::from_units(9));
    }
    assert!(flush == last, "{flush} of {last}");
}

#[test]
fn nothing_stands_above_the_first_line() {
    let prose = author::prose(&mut Random(212), 30);
    let set = set(&format!("{prose}\n\n\\newpage\n\n{prose}\n"), &plain::style());
    for page in 0..set.pages().pages.len() {
        let lines = set.text_lines();
        let first = lines.iter().find(|line| line.page == page).expect("a line");
        assert_eq!(first.baseline, first_baseline(), "page {page}");
    }
    // A heading that begins a page has no gap above it.
    let head = crate::facts::set("text\n\n\\newpage\n\n## Head\n\ntext\n", &plain::style());
    let line = head.line("Head");
    assert_eq!(line.page, 1);
    assert_eq!(line.baseline, plain::MARGIN + Len::pt(9) + Len::pt(14).scale(26, 100));
}

#[test]
fn a_page_break_begins_a_page() {
    let set = set("one\n\n\\newpage\n\ntwo\n\n\\newpage\n\n\\newpage\n\nthree\n", &plain::style());
    let pages = ["one", "two", "three"].map(|text| set.line(text).page);
    assert_eq!(pages, [0, 1, 2]);
    assert_eq!(set.pages().pages.len(), 3);
    for markdown in ["\\newpage\n\none\n", "one\n\n\\newpage\n"] {
        let set = crate::facts::set(markdown, &plain::style());
        assert_eq!(set.pages().pages.len(), 1, "{markdown:?}");
    }
}

#[test]
fn a_page_break_in_a_container_begins_a_page() {
    for markdown in ["> one\n>\n> \\newpage\n>\n> two\n", "- one\n\n  \\newpage\n\n  two\n"] {
        let set = set(markdown, &plain::style());
        assert_eq!((set.line("one").page, set.line("two").page), (0, 1), "{markdown:?}");
    }
}

#[test]
fn every_page_takes_something() {
    for (width, height) in [(320, 1), (320, 14), (320, 40), (40, 14), (10, 3)] {
        let markdown = author::document(&mut Random(213), 8);
        let set = set(&markdown, &plain::sized(Len::pt(width), Len::pt(height)));
        for page in 0..set.pages().pages.len() {
            let here = set.marks().filter(|(index, _, mark)| {
                *index == page && mark.owner != Owner::Artifact(ArtifactKind::Pagination)
            });
            // A padding has no mark of its own.
            assert!(here.count() > 0 || height < 40, "{width} × {height}: page {page}");
        }
        assert!(set.pages().pages.len() > 1);
    }
}

#[test]
fn three_hundred_headings_are_set() {
    let headings: String = (0..300).map(|index| format!("## Head {index}.\n\n")).collect();
    let set = set(&headings, &plain::style());
    let lines = set.text_lines();
    assert_eq!(lines.len(), 300);
    let (top, foot) = set.ends();
    assert!(lines.iter().all(|line| line.baseline > top && line.baseline < foot));
    assert!(set.pages().pages.len() < 40, "{} pages", set.pages().pages.len());
}

#[test]
fn all_lines_stand_between_top_and_foot() {
    for seed in 0..20 {
        let markdown = author::document(&mut Random(220 + seed), 40);
        let set = set(&markdown, &plain::style());
        let (top, foot) = set.ends();
        let (left, right) = set.edges();
        for line in set.lines() {
            assert!(line.baseline > top && line.baseline < foot, "{seed}: {line:?}");
            assert!(line.left >= left, "{seed}: {line:?}");
            let code = line.is(Role::CodeBlock);
            assert!(code || line.right <= right + Len::pt(1), "{seed}: {line:?}");
        }
    }
}

#[test]
fn boxes_of_a_page_do_not_meet() {
    for seed in 0..10 {
        let markdown = author::document(&mut Random(240 + seed), 30);
        let set = set(&markdown, &plain::style());
        let mut lines = set.text_lines();
        lines.retain(|line| !line.is(Role::Table));
        for pair in lines.windows(2).filter(|pair| pair[0].page == pair[1].page) {
            let down = pair[1].baseline - pair[0].baseline;
            // Superscripts and subscripts share a line with their text.
            let shared = pair[0].block == pair[1].block && down < Len::pt(5) && down > -Len::pt(5);
            assert!(shared || down >= Len::pt(9), "{seed}: {pair:#?}");
        }
    }
}

#[test]
fn lines_come_in_their_order() {
    for seed in 0..10 {
        let markdown = author::document(&mut Random(260 + seed), 40);
        let set = set(&markdown, &plain::style());
        let mut lines = set.text_lines();
        lines.retain(|line| !line.is(Role::Note));
        assert!(lines.windows(2).all(|pair| pair[0].page <= pair[1].page), "{seed}");
    }
}

#[test]
fn pages_have_numbers_that_are_no_content() {
    let set = set(&author::prose(&mut Random(270), 30), &plain::style());
    let folios: Vec<_> = set
        .pieces()
        .into_iter()
        .filter(|piece| piece.owner == Owner::Artifact(ArtifactKind::Pagination))
        .map(|piece| (piece.page, piece.text.trim().to_owned(), piece.left, piece.right))
        .collect();
    let (left, right) = set.edges();
    assert_eq!(folios.len(), set.pages().pages.len());
    for (page, text, from, to) in folios {
        assert_eq!(text, (page + 1).to_string());
        assert_eq!(set.pages().pages[page].label, text);
        let (before, after) = (from - left, right - to);
        assert!(
            (before - after).max(after - before) < Len::from_pt_thousandths(2),
            "in the middle"
        );
    }
    let mut style = plain::style();
    style.page.margins.bottom = Len::pt(20);
    let bare = crate::facts::set("text\n", &style);
    assert_eq!(bare.pieces().len(), 1, "no room for a folio");
}

#[test]
fn a_lead_in_stays_with_what_it_leads_to() {
    for before in 0..16 {
        let markdown =
            format!("{}As follows:\n\n- one\n- two\n- three\n", "A line.\n\n".repeat(before));
        let set = set(&markdown, &plain::sized(Len::pt(320), Len::pt(160)));
        assert_eq!(set.line("As follows:").page, set.line("one").page, "after {before} lines");
    }
}

#[test]
fn a_thematic_break_is_drawn_in_the_middle_and_not_before_a_heading() {
    let style = plain::style();
    let set = set("one\n\n***\n\ntwo\n\n***\n\n## three\n", &style);
    let rules = set.paths(style.rule.color);
    let [(0, [left, top, right, foot])] = rules[..] else { panic!("{rules:?}") };
    assert_eq!(right - left, Len::pt(320).scale(220, 1000));
    assert_eq!(left - plain::MARGIN, (Len::pt(320) - (right - left)) / 2);
    assert!(top > set.line("one").baseline && foot < set.line("two").baseline);
}

#[test]
fn a_quotation_has_its_bar_on_each_page() {
    let text = author::prose(&mut Random(280), 12).replace("\n\n", "\n>\n> ");
    let set = set(&format!("before\n\n> {text}\n\nafter\n"), &plain::style());
    let bars = set.paths(plain::BAR);
    let lines = set.text_lines();
    let quoted: Vec<&Line> = lines.iter().filter(|line| line.is(Role::Quote)).collect();
    let mut pages: Vec<usize> = quoted.iter().map(|line| line.page).collect();
    pages.dedup();
    assert!(pages.len() > 1);
    assert_eq!(bars.iter().map(|bar| bar.0).collect::<Vec<_>>(), pages);
    for line in quoted {
        let (_, [left, top, right, foot]) =
            bars.iter().find(|bar| bar.0 == line.page).expect("one");
        assert_eq!((*left, *right - *left), (plain::MARGIN, Len::pt(2)));
        assert!(*top < line.baseline && *foot > line.baseline, "{line:?}");
        assert_eq!(line.left, plain::MARGIN + Len::pt(12));
    }
}

#[test]
fn an_alert_has_its_ground_around_its_text_on_each_page() {
    let text = author::prose(&mut Random(281), 12).replace("\n\n", "\n>\n> ");
    let set = set(&format!("before\n\n> [!TIP]\n> {text}\n\nafter\n"), &plain::style());
    let grounds = set.paths(plain::ALERTS[1].tint(5));
    let (top, foot) = set.ends();
    let mut pages: Vec<usize> =
        set.text_lines().iter().filter(|line| line.is(Role::Aside)).map(|line| line.page).collect();
    pages.dedup();
    assert!(pages.len() > 1);
    assert_eq!(grounds.iter().map(|ground| ground.0).collect::<Vec<_>>(), pages);
    for (page, [_, from, _, to]) in grounds {
        assert!(from >= top && to <= foot, "page {page}");
        for line in set.text_lines().iter().filter(|l| l.page == page && l.is(Role::Aside)) {
            assert!(line.baseline > from + Len::pt(7) && line.baseline < to - Len::pt(7));
        }
    }
    assert!(set.line("Tip").is(Role::Aside));
}

#[test]
fn a_term_stays_with_its_definition() {
    for before in 0..16 {
        let markdown = format!("{}Term\n\n:   Body.\n", "A line.\n\n".repeat(before));
        let set = set(&markdown, &plain::sized(Len::pt(320), Len::pt(160)));
        let (term, body) = (set.line("Term"), set.line("Body."));
        assert_eq!(term.page, body.page, "after {before} lines");
        assert_eq!(body.left - term.left, Len::pt(16));
    }
}

#[test]
fn tiny_pages_lose_nothing() {
    let markdown = author::prose(&mut Random(290), 6);
    for height in [1, 13, 14, 15, 28, 29] {
        let set = set(&markdown, &plain::sized(Len::pt(320), Len::pt(height)));
        assert_eq!(set.text(), fold(&written(&set.document).0), "{height}pt");
    }
}

#[test]
fn what_leads_to_something_stands_on_its_page() {
    let mut cuts = 0;
    let picture = "[![a view](https://a.example/view.png)](https://a.example)";
    for led in ["- an item", "> a quotation", "    code", "$$\nx = y\n$$", picture] {
        for count in 1..40 {
            let filler = "A line of text.\n\n".repeat(count);
            let set = set(&format!("{filler}It is as follows:\n\n{led}\n"), &plain::style());
            let lines = set.text_lines();
            let lead = lines.iter().position(|line| line.text.ends_with(':')).expect("a lead-in");
            assert_eq!(lines[lead].page, lines[lead + 1].page, "{count} lines before {led}");
            cuts += lines[lead].page;
        }
    }
    assert!(cuts > 50, "there are pages before it");
}
