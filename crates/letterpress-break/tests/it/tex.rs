//! Against LuaTeX: the same breaks, the same total demerits, the same pass.
//!
//! Besides the two files in `tests/data`, those in the folder that `KP_DATA` names are checked.

use std::path::{Path, PathBuf};

use letterpress_break::{
    Breaker, DiscretionaryKind, Glue, Item, Measures, Neighbours, Order, Parameters, Pass, Stretch,
};
use serde_json::Value;

/// Paragraphs as TeX saw them, and what it did.
struct Book {
    parameters: Parameters,
    measures: Measures,
    paragraphs: Vec<Paragraph>,
}

struct Paragraph {
    items: Vec<Item>,
    done: Done,
}

/// What came of a paragraph.
#[derive(Debug, PartialEq)]
struct Done {
    breaks: Vec<usize>,
    demerits: i64,
    pass: Pass,
}

fn read(json: &str) -> Book {
    let book: Value = serde_json::from_str(json).expect("the file is JSON");
    let params = &book["params"];
    Book {
        parameters: parameters(params),
        measures: measures(params),
        paragraphs: array(&book["paragraphs"]).iter().map(paragraph).collect(),
    }
}

/// What a file doesn't say is as in plain TeX.
fn parameters(params: &Value) -> Parameters {
    let plain = Parameters::tex();
    let small = |name: &str, plain: i32| match &params[name] {
        Value::Null => plain,
        price => i32::try_from(integer(price)).expect("a price is small"),
    };
    Parameters {
        pretolerance: small("pretolerance", plain.pretolerance),
        tolerance: small("tolerance", plain.tolerance),
        line_penalty: small("linepenalty", plain.line_penalty),
        neighbours: Neighbours::Classes(small("adjdemerits", 10_000)),
        ladder_demerits: [small("doublehyphendemerits", 10_000); 3],
        final_hyphen_demerits: small("finalhyphendemerits", plain.final_hyphen_demerits),
        emergency_stretch: length(&params["emergencystretch"]),
        looseness: small("looseness", plain.looseness),
        left_skip: skip(&params["leftskip"]),
        right_skip: skip(&params["rightskip"]),
        ..plain
    }
}

/// The measures by `hsize`, `hangindent` and `hangafter` (tex.web §848).
fn measures(params: &Value) -> Measures {
    let all = integer(&params["hsize"]);
    let narrow = all - length(&params["hangindent"]).abs();
    let after = params["hangafter"].as_i64().unwrap_or(1);
    let lines = usize::try_from(after.unsigned_abs()).expect("few lines");
    if after < 0 {
        Measures::hanging(lines, narrow, all)
    } else {
        Measures::hanging(lines, all, narrow)
    }
}

/// A length, or a list of width, stretch, shrink and both their orders.
fn skip(value: &Value) -> Glue {
    match value {
        Value::Array(parts) => glue(parts),
        width => Glue::new(length(width), 0, 0),
    }
}

/// Glue by its width, stretch, shrink and both their orders, as many as there are.
fn glue(parts: &[Value]) -> Glue {
    let part = |index: usize| parts.get(index).map_or(0, integer);
    let order = match part(3) {
        0 => Order::Normal,
        // LuaTeX has one order more, below `fil`.
        1 | 2 => Order::Fil,
        3 => Order::Fill,
        _ => Order::Filll,
    };
    assert!(part(4) == 0 || part(2) == 0, "paragraphs have no infinite shrink (tex.web §826)");
    Glue { width: part(0), stretch: Stretch { amount: part(1), order }, shrink: part(2) }
}

fn paragraph(value: &Value) -> Paragraph {
    let index = |value| usize::try_from(integer(value)).expect("an index is positive");
    let done = Done {
        breaks: array(&value["breaks"]).iter().map(index).collect(),
        demerits: integer(&value["demerits"]),
        pass: match value["pass"].as_str() {
            Some("first") => Pass::First,
            Some("second") => Pass::Second,
            Some("emergency") => Pass::Emergency,
            other => panic!("no pass of TeX's: {other:?}"),
        },
    };
    Paragraph { items: array(&value["items"]).iter().map(item).collect(), done }
}

fn item(value: &Value) -> Item {
    let parts = array(value);
    let at = |index: usize| parts.get(index).map_or(0, integer);
    let small = |index| i32::try_from(at(index)).expect("a penalty is small");
    match parts[0].as_str() {
        Some("b") => Item::Box { width: at(1) },
        Some("k") => Item::Kern { width: at(1) },
        Some("p") => Item::Penalty { penalty: small(1) },
        Some("g") => Item::Glue(glue(&parts[1..])),
        Some("d") => Item::Discretionary {
            pre: at(1),
            hang: 0,
            post: at(2),
            replace: at(3),
            penalty: small(4),
            kind: match at(6) {
                ..=2 => DiscretionaryKind::Explicit,
                _ => DiscretionaryKind::Pattern,
            },
            has_post: at(2) != 0,
            flagged: true,
        },
        other => panic!("no item: {other:?}"),
    }
}

fn integer(value: &Value) -> i64 {
    value.as_i64().expect("an integer")
}

/// A length, or nothing.
fn length(value: &Value) -> i64 {
    if value.is_null() { 0 } else { integer(value) }
}

fn array(value: &Value) -> &[Value] {
    value.as_array().expect("an array")
}

/// Breaks all paragraphs of a book; returns how many there are.
fn check(name: &str, book: &Book) -> usize {
    assert!(!book.paragraphs.is_empty(), "{name} has no paragraph");
    let mut breaker = Breaker::new();
    for (number, Paragraph { items, done }) in book.paragraphs.iter().enumerate() {
        let broken = breaker.break_lines(items, &book.measures, &book.parameters);
        let mut breaks: Vec<_> = broken.lines.iter().map(|line| line.end).collect();
        assert_eq!(breaks.pop(), Some(items.len()));
        let found = Done { breaks, demerits: broken.demerits, pass: broken.pass };
        assert_eq!(found, *done, "paragraph {number} of {name}");
    }
    book.paragraphs.len()
}

/// Checks all files of a folder; returns how many files and paragraphs there are.
#[expect(clippy::disallowed_methods, reason = "what TeX did stands in files")]
fn check_folder(folder: &Path) -> (usize, usize) {
    let entries = std::fs::read_dir(folder).expect("the folder can be read");
    let paths = entries.map(|entry| entry.expect("an entry can be read").path());
    let is_json = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "json");
    let mut paths: Vec<_> = paths.filter(is_json).collect();
    paths.sort_unstable();
    assert!(!paths.is_empty(), "{} has no JSON file", folder.display());
    let paragraphs = paths.iter().map(|path| {
        let json = std::fs::read_to_string(path).expect("the file can be read");
        check(&path.display().to_string(), &read(&json))
    });
    (paths.len(), paragraphs.sum())
}

fn vendored() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data")
}

#[test]
fn breaks_like_tex() {
    assert_eq!(check_folder(&vendored()), (2, 240));
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the folder is the caller's")]
fn breaks_all_that_is_at_hand_like_tex() {
    let folder = std::env::var_os("KP_DATA").map_or_else(vendored, PathBuf::from);
    let (files, paragraphs) = check_folder(&folder);
    println!("{paragraphs} paragraphs in {files} files of {}", folder.display());
}

#[test]
fn what_a_file_leaves_out_is_plain() {
    let book = read(r#"{"params": {"hsize": 100}, "paragraphs": []}"#);
    assert_eq!((book.parameters, book.measures), (Parameters::tex(), Measures::all(100)));
}

#[test]
fn what_a_file_says_is_meant() {
    let book = read(
        r#"{"params": {"hsize": 100, "hangindent": -30, "hangafter": -2, "looseness": 1,
            "rightskip": [0, 20, 0, 0, 0]}, "paragraphs": [
            {"items": [["b", 3], ["g", 1, 2, 1], ["k", 4], ["g", 0, 1, 0, 3, 0], ["p", -9],
            ["d", 1, 2, 3, 50, 1, 3], ["d", 0, 0, 0, 50, 0, 1]],
            "breaks": [1], "pass": "emergency", "demerits": 7, "lines": 2}]}"#,
    );
    assert_eq!(book.measures, Measures::hanging(2, 70, 100));
    assert_eq!(book.parameters.looseness, 1);
    assert_eq!(book.parameters.right_skip, Glue::new(0, 20, 0));
    let [Paragraph { items, done }] = &book.paragraphs[..] else { panic!("one paragraph") };
    assert_eq!(*done, Done { breaks: vec![1], demerits: 7, pass: Pass::Emergency });
    let hyphen = |pre, post, replace, kind| Item::Discretionary {
        pre,
        hang: 0,
        post,
        replace,
        penalty: 50,
        kind,
        has_post: post != 0,
        flagged: true,
    };
    let fill = Stretch { amount: 1, order: Order::Fill };
    let expected = [
        Item::Box { width: 3 },
        Item::Glue(Glue::new(1, 2, 1)),
        Item::Kern { width: 4 },
        Item::Glue(Glue { stretch: fill, ..Glue::default() }),
        Item::Penalty { penalty: -9 },
        hyphen(1, 2, 3, DiscretionaryKind::Pattern),
        hyphen(0, 0, 0, DiscretionaryKind::Explicit),
    ];
    assert_eq!(items[..], expected);
}

#[test]
#[should_panic(expected = "has no JSON file")]
fn a_folder_without_files_is_a_failure() {
    check_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
}

#[test]
#[should_panic(expected = "has no paragraph")]
fn a_file_without_paragraphs_is_a_failure() {
    check("it", &read(r#"{"params": {"hsize": 1}, "paragraphs": []}"#));
}
