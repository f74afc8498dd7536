//! Against LuaTeX: the same breaks, the same total demerits, the same pass.

use letterpress_break::{
    Breaker, DiscretionaryKind, Glue, Item, Measures, Neighbours, Order, Parameters, Pass, Stretch,
};
use serde_json::Value;

/// Paragraphs as TeX saw them, and what it did.
pub(crate) struct Book {
    pub(crate) parameters: Parameters,
    pub(crate) measures: Measures,
    pub(crate) paragraphs: Vec<Paragraph>,
}

pub(crate) struct Paragraph {
    pub(crate) items: Vec<Item>,
    breaks: Vec<usize>,
    pass: Pass,
    demerits: i64,
}

pub(crate) fn wide() -> Book {
    read(include_str!("../data/wide.json"))
}

pub(crate) fn narrow() -> Book {
    read(include_str!("../data/narrow.json"))
}

fn read(json: &str) -> Book {
    let book: Value = serde_json::from_str(json).expect("the file is JSON");
    let parameter = |name: &str| integer(&book["params"][name]);
    let small = |name: &str| i32::try_from(parameter(name)).expect("a price is small");
    Book {
        parameters: Parameters {
            pretolerance: small("pretolerance"),
            tolerance: small("tolerance"),
            line_penalty: small("linepenalty"),
            neighbours: Neighbours::Classes(small("adjdemerits")),
            ladder_demerits: [small("doublehyphendemerits"); 3],
            final_hyphen_demerits: small("finalhyphendemerits"),
            emergency_stretch: parameter("emergencystretch"),
            ..Parameters::tex()
        },
        measures: Measures::all(parameter("hsize")),
        paragraphs: array(&book["paragraphs"]).iter().map(paragraph).collect(),
    }
}

fn paragraph(value: &Value) -> Paragraph {
    let index = |value| usize::try_from(integer(value)).expect("an index is positive");
    Paragraph {
        items: array(&value["items"]).iter().map(item).collect(),
        breaks: array(&value["breaks"]).iter().map(index).collect(),
        pass: match value["pass"].as_str() {
            Some("first") => Pass::First,
            Some("second") => Pass::Second,
            _ => Pass::Emergency,
        },
        demerits: integer(&value["demerits"]),
    }
}

fn item(value: &Value) -> Item {
    let at = |index: usize| integer(&value[index]);
    let small = |index| i32::try_from(at(index)).expect("a penalty is small");
    match value[0].as_str() {
        Some("b") => Item::Box { width: at(1) },
        Some("k") => Item::Kern { width: at(1) },
        Some("p") => Item::Penalty { penalty: small(1) },
        Some("g") => {
            let is_fil = value[4].as_i64() == Some(2);
            let order = if is_fil { Order::Fil } else { Order::Normal };
            let stretch = Stretch { amount: at(2), order };
            Item::Glue(Glue { width: at(1), stretch, shrink: at(3) })
        }
        _ => Item::Discretionary {
            pre: at(1),
            hang: 0,
            post: at(2),
            replace: at(3),
            penalty: small(4),
            kind: match at(6) {
                3 => DiscretionaryKind::Pattern,
                _ => DiscretionaryKind::Explicit,
            },
            has_post: at(2) != 0,
            flagged: true,
        },
    }
}

fn integer(value: &Value) -> i64 {
    value.as_i64().expect("an integer")
}

fn array(value: &Value) -> &[Value] {
    value.as_array().expect("an array")
}

fn check(book: &Book) {
    let mut breaker = Breaker::new();
    for (number, paragraph) in book.paragraphs.iter().enumerate() {
        let broken = breaker.break_lines(&paragraph.items, &book.measures, &book.parameters);
        let mut breaks: Vec<_> = broken.lines.iter().map(|line| line.end).collect();
        assert_eq!(breaks.pop(), Some(paragraph.items.len()));
        assert_eq!(breaks, paragraph.breaks, "paragraph {number}");
        assert_eq!(broken.demerits, paragraph.demerits, "paragraph {number}");
        assert_eq!(broken.pass, paragraph.pass, "paragraph {number}");
    }
    assert_eq!(book.paragraphs.len(), 120);
}

#[test]
fn breaks_like_tex_in_a_wide_measure() {
    check(&wide());
}

#[test]
fn breaks_like_tex_in_a_narrow_measure() {
    check(&narrow());
}
