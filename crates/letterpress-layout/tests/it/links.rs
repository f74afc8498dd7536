//! Links and where they lead.

use letterpress_page::{Len, Link, LinkTarget, Owner, Role};

use crate::author;
use crate::facts::{Set, set};
use crate::plain;
use crate::random::Random;

/// All links with the index of their page.
fn links(set: &Set) -> Vec<(usize, &Link)> {
    let pages = set.pages().pages.iter().enumerate();
    pages
        .flat_map(|(index, page)| page.drawing.links.iter().map(move |link| (index, link)))
        .collect()
}

/// The name of the destination that a link leads to.
fn name<'s>(set: &'s Set, link: &Link) -> &'s str {
    match link.target {
        LinkTarget::Destination(id) => &set.pages().destinations[id.0 as usize].name,
        LinkTarget::Uri(_) => panic!("{link:?} leads out of the document"),
    }
}

#[test]
fn a_link_lies_over_its_text() {
    let set = set("See [the words](https://a.example) here.\n", &plain::style());
    let links = links(&set);
    let [(0, link)] = links[..] else { panic!("{links:?}") };
    assert_eq!(link.target, LinkTarget::Uri("https://a.example".into()));
    let pieces = set.pieces();
    let piece = pieces.iter().find(|piece| piece.text.starts_with("the words")).expect("its text");
    assert_eq!(link.owner, piece.owner);
    assert_eq!(link.rect.origin.x, piece.left);
    let baseline = piece.run.origin.y;
    let (top, foot) = (link.rect.origin.y, link.rect.origin.y + link.rect.size.height);
    assert!(top < baseline - Len::pt(6) && foot > baseline && foot < baseline + Len::pt(7));
    let end = link.rect.origin.x + link.rect.size.width;
    assert!(end > piece.left + Len::pt(30) && end <= piece.right);
    let Owner::Element(id) = link.owner else { panic!("a link is content") };
    assert_eq!(set.roles(id)[0], Role::Link);
}

#[test]
fn a_link_over_several_lines_has_a_rectangle_for_each() {
    let words = "many words ".repeat(20);
    let set = set(&format!("[{words}](https://a.example)\n"), &plain::style());
    let lines = set.text_lines();
    let links = links(&set);
    assert!(lines.len() > 2);
    assert_eq!(links.len(), lines.len());
    for ((_, link), line) in links.iter().zip(&lines) {
        assert_eq!(link.rect.origin.x, line.left);
        assert!(link.rect.origin.y < line.baseline);
        assert!(link.rect.origin.y + link.rect.size.height > line.baseline);
        let end = link.rect.origin.x + link.rect.size.width;
        assert!((end - line.right).max(line.right - end) < Len::pt(1), "{end} {line:?}");
    }
}

#[test]
fn styles_in_a_link_do_not_part_it() {
    let set = set("[a *b* `c` **d**](https://a.example) e\n", &plain::style());
    assert_eq!(links(&set).len(), 1);
}

#[test]
fn two_links_side_by_side_stay_two() {
    let set = set(
        "[a](https://a.example) [b](https://b.example)[c](https://c.example)\n",
        &plain::style(),
    );
    let links = links(&set);
    assert_eq!(links.len(), 3);
    for pair in links.windows(2) {
        let end = pair[0].1.rect.origin.x + pair[0].1.rect.size.width;
        assert!(end <= pair[1].1.rect.origin.x, "{pair:?}");
    }
}

#[test]
fn links_lead_to_the_page_of_what_they_name() {
    let prose = author::prose(&mut Random(50), 8);
    let markdown = format!(
        "# One\n\n[two](#two) [mark](#mark) [cell](#cell)\n\n{prose}\n\n## Two\n\n{prose}\n\n\
         A <a id=\"mark\"></a>marked place.\n\n{prose}\n\n| a |\n|---|\n| <a id=\"cell\"></a>celled |\n"
    );
    let set = set(&markdown, &plain::style());
    let targets: Vec<&str> = links(&set).iter().map(|(_, link)| name(&set, link)).collect();
    assert_eq!(targets, ["two", "mark", "cell"]);
    for (target, text) in [("one", "One"), ("two", "Two"), ("mark", "marked"), ("cell", "celled")] {
        let (page, point) = set.destination(target);
        let line = set.line(text);
        assert_eq!(page, line.page, "{target}");
        assert!(point.y < line.baseline && point.y > line.baseline - Len::pt(30), "{target}");
    }
    assert!(set.destination("cell").0 > set.destination("two").0);
}

#[test]
fn names_of_destinations_are_unique() {
    for seed in 0..10 {
        let markdown = format!(
            "# Note 1\n\n# Note 1\n\n# a\n\n# a\n\n{}\n",
            author::document(&mut Random(2000 + seed), 20)
        );
        let set = set(&markdown, &plain::style());
        let mut names: Vec<_> = set.pages().destinations.iter().map(|d| d.name.clone()).collect();
        names.sort_unstable();
        let count = names.len();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}

#[test]
fn every_destination_is_on_its_page() {
    for seed in 0..10 {
        let set = set(&author::document(&mut Random(3000 + seed), 20), &plain::style());
        for found in &set.pages().destinations {
            let page = &set.pages().pages[found.page];
            assert!(found.point.y >= plain::MARGIN, "{found:?}");
            assert!(found.point.y < page.size.height - plain::MARGIN, "{found:?}");
        }
    }
}

#[test]
fn a_picture_on_the_web_leaves_a_link() {
    let set = set("![a view](https://a.example/view.png)\n", &plain::style());
    let links = links(&set);
    assert_eq!(links.len(), 1);
    assert_eq!(links[0].1.target, LinkTarget::Uri("https://a.example/view.png".into()));
}

#[test]
fn a_link_in_code_or_a_heading_or_a_cell_is_a_link() {
    let markdown = "# [`a`](https://a.example)\n\n| [b](https://b.example) |\n|---|\n| c |\n";
    let set = set(markdown, &plain::style());
    let links = links(&set);
    assert_eq!(links.len(), 2);
    for (_, link) in links {
        assert!(link.rect.size.width > Len::pt(2) && link.rect.size.height > Len::pt(8));
    }
}
