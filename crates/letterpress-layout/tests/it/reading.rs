//! Nothing is lost: what the document says is what the pages say, in its order.

use std::collections::BTreeMap;

use letterpress_page::{ElementId, Owner, Role};
use letterpress_source::Code;

use crate::author;
use crate::facts::{Set, fold, set};
use crate::plain;
use crate::random::Random;
use crate::written::written;

/// Holds the text of the pages against what it must be, notes at the foot of their page.
#[track_caller]
fn check(markdown: &str, expected: &str) {
    let set = set(markdown, &plain::style());
    assert_eq!(set.text(), expected, "of {markdown:?}");
    law(&set);
}

/// The text of the blocks in the order of the structure tree, and that of each note.
fn by_structure(set: &Set) -> (String, Vec<String>) {
    let mut texts: BTreeMap<ElementId, String> = BTreeMap::new();
    for piece in set.pieces() {
        let Owner::Element(id) = piece.owner else { continue };
        if !set.roles(set.block(id)).contains(&Role::Label) {
            texts.entry(set.block(id)).or_default().push_str(piece.text);
        }
    }
    let mut body = String::new();
    let mut notes: BTreeMap<ElementId, String> = BTreeMap::new();
    for (id, text) in texts {
        let mut up = set.pages().structure.roles(id);
        let out = match up.find(|(_, role)| *role == Role::Note) {
            Some((note, _)) => notes.entry(note).or_default(),
            None => &mut body,
        };
        out.push('\n');
        out.push_str(&text);
    }
    (fold(&body), notes.values().map(|text| fold(text)).collect())
}

/// Asserts that the pages say what the document says.
#[track_caller]
fn law(set: &Set) {
    let (body, notes) = written(&set.document);
    let (found_body, found_notes) = by_structure(set);
    let notes: Vec<String> = notes.iter().map(|note| fold(note)).collect();
    assert_eq!(found_body, fold(&body));
    assert_eq!(found_notes, notes);
    if notes.is_empty() && !set.codes().contains(&Code::SplitRow) {
        assert_eq!(set.text(), fold(&body));
    }
}

#[test]
fn running_text_is_kept() {
    check("One *two **three*** `four` ~~five~~.\n", "One two three four five.");
    check("One\ntwo  \nthree\\\nfour", "One two three four");
    check("x^2^ H~2~O ==mark== ++in++ <kbd>Ctrl</kbd> <small>s</small>", "x2 H2O mark in Ctrl s");
    check("a&nbsp;b &amp; c", "a b & c");
    check("[words](https://a.example) <https://b.example>", "words https://b.example");
    check("Formula $a^2$ here", "Formula a^2 here");
    check("*a*b**c**`d`e", "abcde");
    check("office waffle fjord", "office waffle fjord");
}

#[test]
fn spaces_between_styles_are_kept_once() {
    check("*a* *b* `c` d", "a b c d");
    check("a *b* c", "a b c");
    check("a  *  b", "a * b");
    check("`a  b`", "a b");
    check("*a*\n*b*\n`c`\nd", "a b c d");
}

#[test]
fn blocks_are_kept_in_order() {
    check("# One\n\nTwo\n\n## Three\n\nFour\n", "One Two Three Four");
    check("> One\n>\n> > Two\n\nThree\n", "One Two Three");
    check("one\n\n***\n\ntwo\n", "one two");
    check("$$\na\nb\n$$\n", "a b");
    check("<div align=\"center\">\n\nOne\n\nTwo\n\n</div>\n\nThree", "One Two Three");
}

#[test]
fn lists_are_kept_without_their_labels() {
    check("- one\n- two\n  - three\n- \n- four\n", "one two three four");
    check("8. one\n9. two\n\n   three\n", "one two three");
    check("- [ ] one\n- [x] two\n", "one two");
    check("- - - one\n    - two\n", "one two");
    check("1. # Head\n2. ```\n   code\n   ```\n3. > quote\n", "Head code quote");
}

#[test]
fn code_is_kept() {
    check("```rust\nfn main() {\n\n    a();\n}\n```\n", "fn main() { a(); }");
    check("    a\tb\n", "a b");
    check("```\n```\n\nafter\n", "after");
    let long = "word ".repeat(100);
    check(&format!("```\n{long}\n```\n"), long.trim_end());
}

#[test]
fn tables_are_kept_row_by_row() {
    check("| a | b |\n|---|--:|\n| 1 | 2 |\n|   | 4 |\n", "a b 1 2 4");
    check("| a `b` | *c* |\n|---|---|\n| d<br>e | f[^1] |\n\n[^1]: g\n", "a b c d e f1 g");
}

#[test]
fn notes_are_kept() {
    check("One[^a] two[^b].\n\n[^b]: Bee\n[^a]: Ay\n", "One1 two2. Ay Bee");
    check("One^[two *three*] four", "One1 four two three");
    check("One\n\n[^a]: nobody\n", "One nobody");
}

#[test]
fn asides_and_definitions_are_kept() {
    check("> [!NOTE]\n> One\n", "Note One");
    check("> [!WARNING] Hot\n> One\n>\n> - two\n", "Hot One two");
    check("Term\n\n:   Body\n\n    More\n\n:   Other\n", "Term Body More Other");
    check("<details><summary>Sum <b>up</b></summary>\n\nOne\n\n</details>\n", "Sum up One");
}

#[test]
fn lost_pictures_leave_their_words() {
    check("![Words of *it*](a.png)\n", "Words of it");
    check("a ![](folder/file.png) b\n", "a b");
    check("[![](folder/file.png)](https://a.example)\n", "file.png");
    check("a ![b](c.png) d", "a b d");
    check("![far](https://a.example/b.png)", "far");
    check("![a](a.png \"Title\")", "a");
}

#[test]
fn mixed_documents_lose_nothing() {
    for seed in 0..60 {
        let markdown = author::document(&mut Random(seed), 14);
        let set = set(&markdown, &plain::style());
        let (body, notes) = written(&set.document);
        let (found_body, found_notes) = by_structure(&set);
        let notes: Vec<String> = notes.iter().map(|note| fold(note)).collect();
        assert!(found_body == fold(&body), "{seed}\n{}\n{found_body}", fold(&body));
        assert_eq!(found_notes, notes, "{seed}");
        if notes.is_empty() && !set.codes().contains(&Code::SplitRow) {
            assert!(set.text() == fold(&body), "{seed}\n{}\n{}", fold(&body), set.text());
        }
    }
}

#[test]
fn narrow_pages_lose_nothing() {
    for seed in 100..112 {
        let markdown = author::document(&mut Random(seed), 8);
        let set = set(&markdown, &plain::sized(letterpress_page::Len::pt(150), plain::MARGIN * 5));
        if set.codes().contains(&Code::TightTable) {
            // Its first column may stand twice.
            continue;
        }
        let (body, _) = written(&set.document);
        assert!(by_structure(&set).0 == fold(&body), "{seed}\n{markdown}");
    }
}
