//! The standards that a file keeps, and what it carries along.

use std::num::NonZeroUsize;

use letterpress::page::Role;
use letterpress::{Options, Pagination, Profile, Sources, read, render, render_book, set};
use letterpress_proof::{attachments, check};

/// One of everything that tags know.
const RICH: &str = include_str!("../../../../docs/examples/report.md");

/// All profiles that need no attached files.
const PROFILES: [&str; 13] = [
    "a-2u",
    "a-2a",
    "a-3u",
    "a-3a",
    "a-4",
    "ua-1",
    "ua-2",
    "a-2u+ua-1",
    "a-2a+ua-1",
    "a-3u+ua-1",
    "a-3a+ua-1",
    "a-4+ua-2",
    "1.7",
];

fn profile(name: &str) -> Profile {
    name.parse().expect("a profile")
}

/// What a report says that a file claims, in the profile's words.
fn claimed(pdf: &[u8]) -> String {
    let report = check(pdf);
    assert!(report.is_sound(), "{report}");
    let words = report.claims.to_string().replace("PDF/", "").replace(" and ", "+");
    match words.to_lowercase().as_str() {
        "pdf" => "1.7".to_owned(),
        other => other.to_owned(),
    }
}

#[test]
fn every_profile_is_kept() {
    for name in PROFILES {
        let options = Options::new().pdf(profile(name));
        let pdf = render(RICH, &options).expect("sound options").pdf;
        assert_eq!(claimed(&pdf), name);
        let version = if name.contains("a-4") || name.contains("ua-2") { "2.0" } else { "1.7" };
        assert!(pdf.starts_with(format!("%PDF-{version}\n").as_bytes()), "{name}");
    }
}

#[test]
fn the_default_is_for_archives_and_for_everybody() {
    let pdf = render("# Hello\n", &Options::new()).expect("sound options").pdf;
    assert_eq!(claimed(&pdf), "a-2a+ua-1");
}

#[test]
fn the_source_is_given_back_byte_for_byte() {
    let mut sources = Sources::new();
    let texts: [(&str, &[u8]); 3] = [
        ("one/report.md", b"# One\r\n\r\nNo line end at the end"),
        ("two/report.md", b"\xEF\xBB\xBF# Two\n"),
        ("three.md", b"\xFF\xFE#\0 \0\xE9\0\n\0"),
    ];
    for (name, bytes) in texts {
        read(&mut sources, name, bytes);
    }
    let pdf = render_book(&sources, &Options::new().embed_source(true)).expect("options").pdf;
    assert_eq!(claimed(&pdf), "a-3a+ua-1");
    let found = attachments(&pdf).expect("files");
    let mut found: Vec<_> =
        found.iter().map(|it| (it.name.as_str(), it.bytes.as_slice())).collect();
    found.sort();
    let expected =
        [("2-report.md", texts[1].1), ("report.md", texts[0].1), ("three.md", texts[2].1)];
    assert_eq!(found, expected);
}

#[test]
fn what_has_no_room_for_the_source_is_wrong_use() {
    for name in ["a-2a", "a-2u+ua-1", "a-4+ua-2"] {
        let options = Options::new().embed_source(true).pdf(profile(name));
        let error = render("Text\n", &options).expect_err(name).to_string();
        assert!(error.contains(name) && error.contains("6.8"), "{error}");
    }
    let options = Options::new().pdf(profile("a-4f"));
    assert!(render("Text\n", &options).is_err(), "it is for attached files");
    for name in ["a-3u", "a-4f+ua-2", "ua-1", "1.7"] {
        let options = Options::new().embed_source(true).pdf(profile(name));
        let pdf = render("Text\n", &options).expect(name).pdf;
        assert_eq!(claimed(&pdf), name);
        assert_eq!(attachments(&pdf).expect("files").len(), 1, "{name}");
    }
}

#[test]
fn dates_come_from_the_options_alone() {
    let undated = render("Text\n", &Options::new()).expect("options").pdf;
    assert!(!String::from_utf8_lossy(&undated).contains("xmp:CreateDate"));
    let built = Options::new().built(1_764_324_000);
    let dated = render("Text\n", &built).expect("options").pdf;
    let text = String::from_utf8_lossy(&dated);
    assert!(text.contains("<xmp:ModifyDate>2025-11-28T10:00:00Z</xmp:ModifyDate>"), "{text}");
    assert_eq!(claimed(&dated), "a-2a+ua-1");
    let with_own = render("---\ndate: 2024-02-29\n---\n\nText\n", &built).expect("options").pdf;
    let text = String::from_utf8_lossy(&with_own);
    assert!(text.contains("<xmp:CreateDate>2024-02-29</xmp:CreateDate>"), "{text}");
    assert_eq!(claimed(&with_own), "a-2a+ua-1");
}

#[test]
fn long_texts_are_cut_where_strings_end() {
    let long = "é".repeat(40_000);
    for markdown in [
        format!("# {long}\n"),
        format!("---\ntitle: {long}\nkeywords: [{long}]\n---\n\nText\n"),
        format!("$${long}$$\n\n[x](https://example.org/{long})\n"),
        format!("```\n    {long}\n```\n"),
    ] {
        let pdf = render(&markdown, &Options::new().lang("en")).expect("sound options").pdf;
        assert_eq!(claimed(&pdf), "a-2a+ua-1");
    }
}

#[test]
fn notes_are_read_alike_however_far_ahead_is_looked() {
    let order = |markdown: &str, options: &Options| {
        let mut sources = Sources::new();
        sources.add("notes.md", markdown);
        let structure = set(&sources, options).expect("sound options").pages.structure;
        let order = structure.kids().in_order();
        let known = order.iter().filter_map(|&id| structure.get(id));
        known.map(|element| (element.role, element.span)).collect::<Vec<_>>()
    };
    let ahead = Options::new().pagination(Pagination::Within(NonZeroUsize::MIN)).lang("en");
    for markdown in [
        "# Head\n\nOne[^a] text.\n\n[^a]: Note a[^n].\n[^n]: Nested[^a].\n",
        "A[^a] and[^b].\n\n- item[^c]\n\n[^a]: x[^n].\n[^n]: y.\n[^b]: z.\n[^c]: w[^d].\n[^d]: v.\n",
        "| a[^a] |\n|---|\n| b[^b] |\n\n> c[^b] d[^c]\n\n[^a]: A.\n[^b]: B[^b].\n[^c]: C.\n",
    ] {
        let whole = order(markdown, &Options::new().lang("en"));
        assert_eq!(whole, order(markdown, &ahead), "{markdown}");
        let notes = whole.iter().filter(|(role, _)| *role == Role::Note);
        let spans: Vec<_> = notes.map(|(_, span)| *span).collect();
        assert!(!spans.is_empty());
        assert!(spans.is_sorted_by_key(|span| span.start), "{markdown}: {spans:?}");
    }
}

#[test]
fn whatever_is_written_keeps_the_standards() {
    for markdown in [
        "",
        "## Second\n\n# First\n\n#### Fourth\n\n###### Sixth\n",
        "![](none.png) ![x](none.png) [![](none.png)](https://a.b)\n",
        "Private \u{e000}, missing \u{1F9FF} and \u{10FFFF}.\n",
        "A[^1] b[^1] c[^2].\n\n[^1]: One[^2].\n[^2]: Two.\n[^3]: Three.\n",
        "| a |\n|---|\n",
        "|  |  |\n|---|---|\n| 1 | 2 |\n",
        "<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<th>d</table>\n",
        "- [ ] one\n- [x] two\n\n    code\n\n1. three\n\nTerm\n: What it means\n",
        "> [!WARNING]\n> A [mot]{lang=fr} and `code`.\n\n$x^2$\n\n$$\ny\n$$\n",
        "<h1 lang=\"de\">Überschrift</h1>\n\n::: {lang=fr}\nÀ demain.\n:::\n",
        "[a *b `c`* d](https://example.org/) [e](#top) [f](mailto:a@b.c)\n\n# Top\n",
        "a\u{fffe}b\u{ffff}c \u{fdd0} \u{feff}d\n",
        "---\nlang: e1\n---\n\nText\n",
        "---\ntitle: \"\u{e000} private\"\nlang: en\n---\n\n# \u{e001}\n\n![\u{e002}](none.png)\n",
        "אחת [שתים](http://a.b) שלוש **ארבע** חמש[^a] `code` שבע.\n\n[^a]: הערה[^b].\n[^b]: עוד[^a].\n",
        "[^x]: refers to [^y].\n\n[^y]: also loose.\n",
        "# endobj 7 0 obj (\\) <</Title>> \u{202e}\n",
    ] {
        for name in ["a-2a+ua-1", "a-4+ua-2"] {
            let options = Options::new().pdf(profile(name)).lang("en");
            let pdf = render(markdown, &options).expect("sound options").pdf;
            let report = check(&pdf);
            assert!(report.is_sound(), "{markdown:?}: {report}");
        }
    }
}
