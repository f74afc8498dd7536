//! Parts in a language or a direction of their own.

use letterpress_parse::Options;
use letterpress_parse::document::Direction;

use crate::{check, check_with, read};

#[test]
fn spans_in_brackets() {
    for (markdown, expected) in [
        ("a [mot]{lang=fr} b", "p a {@fr mot} b\n"),
        ("[x]{dir=rtl} [y]{dir=auto}", "p {@>rtl x} {@ y}\n"),
        ("[x]{lang=ar dir=rtl .class #id}", "p {#id}{@ar>rtl x}\n"),
        ("[x]{lang=\"fr\"}, [y]{#there} [z]{.small}", "p {@fr x},{#there} y z\n"),
        (
            "[*a* `b` **[c](https://d.e)**\nf]{lang=de}",
            "p {@de {em a} `b` {strong [c](https://d.e)}·f}\n",
        ),
        ("[a [b]{lang=fr} c]{lang=de}", "p {@de a {@fr b} c}\n"),
        ("[a [b] c]{lang=de} [d", "p {@de a [b] c} [d\n"),
        ("*[a]{lang=fr}* **b [c]{lang=de}**", "p {em {@fr a}} {strong b {@de c}}\n"),
        ("[ a ]{lang=fr} []{lang=fr}b", "p {@fr a} b\n"),
        ("![a [b]{lang=fr} c](d)", "p ![a b c](d)\n"),
        ("a ^[note [b]{lang=fr}]", "p a [^0]\nnote 0 \"\" ×1\n  p note {@fr b}\n"),
    ] {
        check(markdown, expected);
    }
}

#[test]
fn brackets_that_are_no_spans() {
    for (markdown, expected) in [
        (
            "\\[a]{lang=fr} [b\\]{lang=fr} [c]\\{lang=fr}",
            "p [a]{lang=fr} [b]{lang=fr} [c]{lang=fr}\n",
        ),
        ("[a] {lang=fr} [b]{} [&]{ return x; }", "p [a] {lang=fr} [b]{} [&]{ return x; }\n"),
        ("`[a]{lang=fr}` a]{lang=fr}", "p `[a]{lang=fr}` a]{lang=fr}\n"),
        ("- [x] [a]{lang=fr}", "list tight\n  - [x]\n    p {@fr a}\n"),
        ("*a [b*]{lang=fr}", "p {em a [b}]{lang=fr}\n"),
    ] {
        check(markdown, expected);
    }
    let mut options = Options::default();
    options.attributes = false;
    check_with(&options, "[a]{lang=fr} ", "p [a]{lang=fr}\n");
}

#[test]
fn links_and_notes_stay_what_they_are() {
    check(
        "[a](https://b.c){lang=fr} [d]{lang=de} [e]{lang=it} [^f]{lang=fr} [^1]{lang=fr}\n\n[d]: https://d.d\n[^1]: n",
        "p {@fr [a](https://b.c)} {@de [d](https://d.d)} {@it e} [^f]{lang=fr} [^0]{lang=fr}\nnote 0 \"1\" ×1\n  p n\n! missing-note \"[^f]\"\n",
    );
}

#[test]
fn headings_by_attributes() {
    check(
        "# Titre {lang=fr}\n\n## Un [mot]{lang=de}\n\n## \"A\" {#own dir=rtl}",
        "@fr\n  h1 #titre Titre\nh2 #un-mot Un {@de mot}\n@>rtl\n  h2 #own “A”\n",
    );
}

#[test]
fn fenced_divisions() {
    check(
        "::: {lang=fr}\nUn.\n\n- deux\n:::\n\n:::{lang=ar dir=rtl #id}\nx\n:::\n\n:::note {lang=de}\ny\n:::",
        "@fr\n  p Un.\n  list tight\n    -\n      p deux\n@ar>rtl\n  p {#id}x\n@de\n  alert Note\n    p y\n",
    );
    check("::: {.x}\na\n:::", "p a\n! unknown-directive \"::: {.x}\\na\\n:::\"\n");
}

#[test]
fn wrong_values_are_said_once() {
    check(
        "[a]{lang=fr_FR} [b]{dir=up} [c]{lang=fr_FR} [d]{lang=fr dir=down}",
        "p a b c {@fr d}\n! bad-language \"[a]{lang=fr_FR}\"\n! bad-direction \"[b]{dir=up}\"\n! bad-direction \"[d]{lang=fr dir=down}\"\n",
    );
    for tag in ["fr", "zh-Hant", "de-CH-1996", "x-own", "i-klingon", "es-419"] {
        check(&format!("[a]{{lang={tag}}}"), &format!("p {{@{tag} a}}\n"));
    }
    for tag in ["f", "x", "1a", "fr-", "fr--x", "fr-toolonger", "français"] {
        let (span, html) = (format!("[a]{{lang={tag}}}"), format!("<b lang='{tag}'>a</b>"));
        check(&span, &format!("p a\n! bad-language {span:?}\n"));
        let start = html.strip_suffix("a</b>").expect("the tag");
        check(&html, &format!("p {{strong a}}\n! bad-language {start:?}\n"));
    }
}

#[test]
fn inline_html() {
    for (markdown, expected) in [
        ("a <span lang=fr>mot</span> b", "p a {@fr mot} b\n"),
        ("<em lang=fr>*a*</em> <b dir=RTL>b</b> c", "p {@fr {em {em a}}} {@>rtl {strong b}} c\n"),
        ("<i xml:lang=fr>a</i> <code lang=de>b</code> c", "p {@fr {em a}} {@de `b`} c\n"),
        ("<a href='https://b.c' lang=fr>a</a> b", "p {@fr [a](https://b.c)} b\n"),
        ("<a lang=fr>a</a> b", "p {@fr a} b\n"),
        (
            "<bdi>a</bdi> <bdo dir=rtl>b</bdo> <bdi lang=ar>c</bdi> d",
            "p {@ a} {@>rtl b} {@ar c} d\n",
        ),
        ("<span dir=auto>a</span> <span lang=''>b</span>", "p {@ a} b\n"),
        ("<span lang=fr>a <span>b</span> c</span> d", "p {@fr a b c} d\n"),
        ("<span lang=fr>a <span lang=de>b</span> c</span> d", "p {@fr a {@de b} c} d\n"),
        ("<span>a</span> <font>b", "p a b\n"),
        (
            "**<span lang=fr>a** b</span>",
            "p {strong {@fr a}} b\n! unbalanced-html \"<span lang=fr>\"\n",
        ),
    ] {
        check(markdown, expected);
    }
}

#[test]
fn blocks_of_html() {
    for (markdown, expected) in [
        (
            "<div dir=\"rtl\">\n\n# A\n\n- b\n\n</div>\n\nc",
            "@>rtl\n  h1 #a A\n  list tight\n    -\n      p b\np c\n",
        ),
        ("<p lang=fr>a</p><p>b", "@fr\n  p a\np b\n"),
        ("<p align=center dir=rtl>a</p>b", "@>rtl\n  Center\n    p a\np b\n"),
        ("<h2 lang=fr align=right>a</h2>", "@fr\n  Right\n    h2 #a a\n"),
        ("<blockquote lang=fr>a</blockquote>", "@fr\n  quote\n    p a\n"),
        (
            "<ul dir=rtl><li>a<li lang=fr>b</ul>",
            "@>rtl\n  list tight\n    -\n      p a\n    -\n      @fr\n        p b\n",
        ),
        ("<dl><dt lang=fr>a<dd lang=de>b</dl>", "define tight {@fr a}\n  :\n    @de\n      p b\n"),
        (
            "<details lang=fr><summary lang=de>a</summary>b</details>",
            "@fr\n  details {@de a}\n    p b\n",
        ),
        ("<pre lang=rust dir=rtl>a</pre>", "code rust\n  |a\n"),
        ("<div lang=fr></div><section lang=fr>a</section>", "@fr\n  p a\n"),
    ] {
        check(markdown, expected);
    }
    check(
        "<table dir=rtl><caption lang=fr>t</caption><tbody lang=de><tr lang=it><td>a<td lang=fr align=right><p>b</table>",
        "@>rtl\n  table - Right\n    caption {@fr t}\n    row (@de / @it / p a) | (@de / @it / @fr / p b)\n",
    );
}

#[test]
fn many_locales_are_bounded() {
    let deep = format!("{}a{}", "<div dir=rtl>".repeat(300), "</div>".repeat(300));
    let parsed = read(&deep, &Options::default());
    assert_eq!(parsed.diagnostics.len(), 1);
    for markdown in ["[".repeat(20_000) + "a" + &"]{lang=fr}".repeat(20_000), "]{".repeat(50_000)] {
        read(&markdown, &Options::default());
    }
}

#[test]
fn the_direction_of_the_document() {
    let direction = |markdown: &str| {
        let parsed = read(markdown, &Options::default());
        (parsed.document.direction, parsed.diagnostics.len())
    };
    assert_eq!(direction("---\ndir: rtl\n---\n"), (Some(Direction::RightToLeft), 0));
    assert_eq!(direction("+++\ndir = \"LTR\"\n+++\n"), (Some(Direction::LeftToRight), 0));
    assert_eq!(direction("---\ndir: auto\n---\n"), (None, 0));
    check("---\ndir: up\n---\n", "! bad-value \"dir\"\n");
}
