//! What tables are called.

use letterpress_page::{ArtifactKind, Len, Owner, Role};

use crate::facts::set_document;
use crate::grids::{Grid, document, put, set_grids};
use crate::plain;

fn grid(count: usize) -> Grid {
    let rows = (0..count).map(|at| vec![put(&format!("row{at}.")), put("text")]);
    Grid::new(2, vec![vec![put("Headed"), put("Text")]], rows.collect())
}

#[test]
fn a_caption_stands_above_its_table_with_a_number() {
    let grids = [grid(2).captioned("The *first* one"), grid(3), grid(4).captioned("Another")];
    let set = set_grids(&grids, &plain::style());
    let caption = set.line("first");
    assert_eq!(caption.text, "Table\u{a0}1. The first one");
    assert_eq!(set.line("Another").text, "Table\u{a0}2. Another");
    assert_eq!(caption.roles, [Role::Caption, Role::Table, Role::Document]);
    assert_eq!(caption.left, set.edges().0);
    let rule = set.paths(plain::TABLE_RULE)[0].1;
    assert!(caption.baseline < rule[1]);
    // The first child of its table.
    let elements = &set.pages().structure.elements;
    let table = elements.iter().position(|e| e.role == Role::Table).expect("a table");
    assert_eq!(elements[table + 1].role, Role::Caption);
}

#[test]
fn a_caption_is_never_parted_from_its_table() {
    for before in 0..24 {
        let lines = (0..before).map(|_| vec![put("line")]).collect();
        let grids = [Grid::new(1, Vec::new(), lines), grid(5).captioned("Never alone")];
        let set = set_grids(&grids, &plain::sized(Len::pt(320), Len::pt(240)));
        assert_eq!(set.line("Never").page, set.line("row1.").page, "after {before}");
    }
}

#[test]
fn a_table_that_goes_on_says_so() {
    let set = set_grids(&[grid(90).captioned("A long one")], &plain::style());
    let pieces = set.pieces();
    let again: Vec<_> = pieces.iter().filter(|p| p.text.contains("continued")).collect();
    let last = set.line("row89.").page;
    assert!(last > 1);
    assert_eq!(again.iter().map(|p| p.page).collect::<Vec<_>>(), (1..=last).collect::<Vec<_>>());
    for piece in &again {
        assert_eq!(piece.text, "Table\u{a0}1 (continued)");
        assert_eq!(piece.owner, Owner::Artifact(ArtifactKind::Layout));
        let head = pieces.iter().find(|p| p.page == piece.page && p.text.contains("Headed"));
        assert!(piece.run.origin.y < head.expect("a head").run.origin.y);
        assert!(piece.run.origin.y > set.ends().0);
    }
    assert!(!set.text().contains("continued"));
}

#[test]
fn a_caption_is_in_the_documents_language() {
    let grids = [grid(2).captioned("Das erste"), grid(90).captioned("Das zweite")];
    let set = set_document(document(&grids), &plain::style(), "de-CH");
    let line = set.line("erste");
    assert_eq!((line.text.as_str(), line.roles[0]), ("Tabelle\u{a0}1. Das erste", Role::Caption));
    let label = set.pieces().into_iter().find(|piece| piece.text.starts_with("Tabelle"));
    let Some(Owner::Element(label)) = label.map(|label| label.owner) else { panic!("a label") };
    assert_eq!(set.roles(label)[..2], [Role::Label, Role::Caption]);
    assert!(set.pieces().iter().any(|p| p.text == "Tabelle\u{a0}2 (Fortsetzung)"));
}

#[test]
fn alerts_are_named_in_the_documents_language() {
    let body = vec![vec![put("> [!WARNING]\n> Heiß.")]];
    let set = set_document(document(&[Grid::new(1, Vec::new(), body)]), &plain::style(), "de");
    assert_eq!(set.line("Warnung").roles[0], Role::Paragraph);
}
