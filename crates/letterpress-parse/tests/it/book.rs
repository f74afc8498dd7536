//! Front matter, names and several sources.

use letterpress_parse::document::BlockKind;
use letterpress_parse::{Options, parse};
use letterpress_source::Sources;

use crate::outline::outline;
use crate::{check, check_with, read};

/// Holds the outline of a book against what is expected; the sources come with their names.
#[track_caller]
fn check_book(sources: &[(&str, &str)], expected: &str) {
    let mut book = Sources::new();
    sources.iter().for_each(|(name, text)| book.add(*name, *text));
    let parsed = parse(&book, &Options::default());
    let mut found = outline(&parsed.document);
    for diagnostic in &parsed.diagnostics {
        let place = book.place(diagnostic.span).expect("a place in the book");
        let text = &place.source.text()[place.range];
        found.push_str(&format!("! {} {} {text:?}\n", diagnostic.code, place.source.name()));
    }
    assert!(found == expected, "\nfound\n{found}\nexpected\n{expected}");
}

#[test]
fn front_matter_becomes_metadata() {
    check(
        "---\ntitle: \"T: u\"\nauthors: [A, {name: B}]\ndate: 2026-01-02\nlanguage: de\n\
         keywords: x, y\ntoc: true\n---\n\n# H\n",
        "title: T: u\ndate: 2026-01-02\nlang: de\nauthor: A\nauthor: B\nkeyword: x\n\
         keyword: y\nh1 #h H\n! unknown-key \"toc\"\n",
    );
    check(
        "+++\ntitle = \"T\"\nauthor = \"A\"\ndate = 2026-01-02\nkeywords = [\"x y\"]\n[extra]\n\
         a = 1\n+++\ntext\n",
        "title: T\ndate: 2026-01-02\nauthor: A\nkeyword: x y\np text\n\
         ! unknown-key \"[extra]\"\n",
    );
    check("---\ntitle: T\n...\ntext\n", "title: T\np text\n");
}

#[test]
fn words_to_hyphenate_are_listed_or_written_in_a_row() {
    check(
        "---\nhyphenation: [Let-ter-press, ta-ble, 1-2]\n---\n",
        "hyphenation: Let-ter-press\nhyphenation: ta-ble\nhyphenation: 1-2\n",
    );
    check(
        "---\nhyphenation:\n  - a-b c-d\n  - e\n---\n",
        "hyphenation: a-b\nhyphenation: c-d\nhyphenation: e\n",
    );
    check("---\nhyphenation: >\n  a-b\n  c-d\n---\n", "hyphenation: a-b\nhyphenation: c-d\n");
    check("+++\nhyphenation = \"a-b c\"\n+++\n", "hyphenation: a-b\nhyphenation: c\n");
    check_book(
        &[
            ("one.md", "---\nhyphenation: a-b\n---\n"),
            ("two.md", "---\nhyphenation: c-d\n---\ntext\n"),
        ],
        "hyphenation: a-b\nhyphenation: c-d\np text\n",
    );
}

#[test]
fn notes_are_footnotes_or_endnotes() {
    check("---\nnotes: endnotes\n---\n", "notes: Endnotes\n");
    check("+++\nNotes = \"footnotes\"\n+++\n", "notes: Footnotes\n");
    check("---\nnotes:\n---\n", "");
    check("---\ntitle: T\nnotes: at the end\n---\n", "title: T\n! bad-value \"notes\"\n");
    check("---\nnotes: 3\n---\n", "! bad-value \"notes\"\n");
    check_book(
        &[
            ("one.md", "---\nnotes: endnote\n---\n"),
            ("two.md", "---\nnotes: endnotes\n---\n"),
            ("three.md", "---\nnotes: footnotes\n---\n"),
        ],
        "notes: Endnotes\n! bad-value one.md \"notes\"\n",
    );
}

#[test]
fn what_is_no_front_matter_is_markdown() {
    check("---\n\ntitle: T\n\n---\n", "rule\np title: T\nrule\n");
    check("---\njust text\n---\n", "rule\nh2 #just-text just text\n");
    check("---\ntitle: T\n", "rule\np title: T\n");
    check("text\n\n---\na: b\n---\n", "p text\nrule\nh2 #a-b a: b\n");
    check_with(&Options::gfm(), "---\na: b\n---\n", "rule\nh2 #a-b a: b\n");
}

#[test]
fn bad_front_matter_is_set_as_code() {
    check(
        "---\na: &x [1]\nb: *x\n---\ntext\n",
        "code yaml\n  |a: &x [1]\n  |b: *x\np text\n\
         ! bad-front-matter \"---\\na: &x [1]\\nb: *x\\n---\\n\"\n",
    );
    check("+++\na = \n+++\n", "code toml\n  |a =\n! bad-front-matter \"+++\\na = \\n+++\\n\"\n");
}

#[test]
fn names_follow_github() {
    check(
        "# A, b & `c`!\n\n# Über_x\n\n# a b  c\n\n# 🎉\n\n# A, b & c\n\n# Don't -- stop…\n\n# 漢字 1.2\n",
        "h1 #a-b--c A, b & `c`!\nh1 #über_x Über_x\nh1 #a-b--c-1 a b c\nh1 #section 🎉\n\
         h1 #a-b--c-2 A, b & c\nh1 #dont----stop Don’t – stop…\nh1 #漢字-12 漢字 1.2\n",
    );
}

#[test]
fn the_authors_names_come_first() {
    check(
        "# Intro\n\n# Other {#intro}\n\n<a id=\"intro\"></a>\n\n[x](#INTRO) [y](#user-content-intro)\n",
        "h1 #intro-1 Intro\nh1 #intro Other\np {#intro-2}[x](#intro) [y](#intro)\n",
    );
}

#[test]
fn sources_make_one_book() {
    check_book(
        &[
            (
                "b/one.md",
                "---\ntitle: T\n---\n# Same\n\n[a](two.md) [b](./two.md#same) [c](#same) [d](#only)[^1]\n\n[^1]: one\n",
            ),
            (
                "b/two.md",
                "---\ntitle: U\nlang: fr\n---\n# Same\n\n[e](#same) [f](../b/one.md#same) [g](x/y.md) [h](one.md#no)[^1]\n\n# Only\n\n[^1]: two\n",
            ),
            ("three.md", "text\n\n[i](three.md)\n"),
        ],
        "title: T\nlang: fr\nh1 #same Same\n\
         p [a](#same-1) [b](#same-1) [c](#same) [d](#only)[^0]\n\
         page break\nh1 #same-1 Same\np [e](#same-1) [f](#same) g h[^1]\nh1 #only Only\n\
         page break\np {#start}text\np [i](#start)\n\
         note 0 \"1\" ×1\n  p one\nnote 1 \"1\" ×1\n  p two\n\
         ! relative-link b/two.md \"[g](x/y.md)\"\n\
         ! dangling-link b/two.md \"[h](one.md#no)\"\n",
    );
}

#[test]
fn notes_that_refer_to_each_other() {
    check(
        "a[^1]\n\n[^1]: see [^2]\n[^2]: see [^1]\n[^3]: see [^3] [^4]\n[^4]: x\n",
        "p a[^0]\nnote 0 \"1\" ×2\n  p see [^1]\nnote 1 \"2\" ×1\n  p see [^0]\n\
         note 2 \"3\" ×0\n  p see [^2] [^3]\nnote 3 \"4\" ×0\n  p x\n\
         ! unreferenced-note \"[^3]: see [^3] [^4]\"\n! unreferenced-note \"[^4]: x\"\n",
    );
}

#[test]
fn options_switch_extensions_off() {
    let markdown = "~~a~~ [^1] ==b== $c$ :smile: \"q\" www.a.b\n\n[^1]: x\n\n| a |\n|---|\n";
    let plain = "p ~~a~~ [x](x) ==b== $c$ :smile: \"q\" www.a.b\n";
    let expected = plain.replace("[x](x)", "^1") + "p | a |·|---|\n";
    check_with(&Options::commonmark(), markdown, &(expected + "! relative-link \"[^1]\"\n"));
    check_with(
        &Options::gfm(),
        markdown,
        "p {del a} ^1 ==b== $c$ :smile: \"q\" [www.a.b](http://www.a.b)\ntable -\n  head a\n\
         ! relative-link \"[^1]\"\n",
    );
}

#[test]
fn everything_knows_its_place() {
    let markdown = "# Ä *b*\r\n\r\ntext\r\n\r\n- x\r\n\r\n```rs\r\ncode\r\n```\r\n\r\n<p>\r\nh <b>i</b></p>\r\n";
    let document = read(markdown, &Options::default()).document;
    let places: Vec<_> = document.blocks.iter().map(|b| &markdown[b.span.range()]).collect();
    assert_eq!(places[..3], ["# Ä *b*", "text", "- x"]);
    assert_eq!(places[3], "```rs\r\ncode\r\n```");
    assert_eq!(places[4], "h <b>i");
    let BlockKind::Heading(heading) = &document.blocks[0].kind else { panic!() };
    let inlines: Vec<_> = heading.content.iter().map(|i| &markdown[i.span.range()]).collect();
    assert_eq!(inlines, ["Ä ", "*b*"]);
    let BlockKind::Code(code) = &document.blocks[3].kind else { panic!() };
    assert!(markdown[code.start as usize..].starts_with("code"));
}
