//! Input that wants to break the parser: it must end, soon and with a shallow document.

use letterpress_parse::document::{Block, BlockKind, Document, Inline, InlineKind, MAX_DEPTH};
use letterpress_parse::{Options, parse};
use letterpress_source::{Code, Sources};

use crate::read;

/// Reads Markdown on a small stack, and returns the codes of the diagnostics.
#[track_caller]
fn check(markdown: String) -> Vec<Code> {
    let read = move || {
        let parsed = read(&markdown, &Options::default());
        let deepest = depth(&parsed.document);
        assert!(deepest <= MAX_DEPTH, "the document is {deepest} levels deep");
        parsed.diagnostics.iter().map(|found| found.code).collect()
    };
    let thread = std::thread::Builder::new().stack_size(1 << 20).spawn(read);
    thread.expect("a thread").join().expect("no panic")
}

/// The depth of a document, blocks and inlines counted together.
fn depth(document: &Document) -> usize {
    let notes = document.notes.iter().map(|note| blocks(&note.blocks));
    notes.chain([blocks(&document.blocks)]).max().unwrap_or(0)
}

fn blocks(list: &[Block]) -> usize {
    let inner = list.iter().map(|block| match &block.kind {
        BlockKind::Paragraph(paragraph) => inlines(&paragraph.content),
        BlockKind::Heading(heading) => inlines(&heading.content),
        BlockKind::List(list) => list.items.iter().map(|i| blocks(&i.blocks)).max().unwrap_or(0),
        BlockKind::Quote(list) | BlockKind::Aligned(_, list) => blocks(list),
        BlockKind::Alert(alert) => blocks(&alert.blocks),
        BlockKind::Details(details) => blocks(&details.blocks).max(inlines(&details.summary)),
        BlockKind::Table(table) => {
            crate::tables::check_cover(table);
            let rows = table.head.iter().chain(&table.body);
            let cells = rows.flat_map(|row| &row.cells).map(|cell| blocks(&cell.blocks));
            cells.max().unwrap_or(0).max(inlines(&table.caption))
        }
        BlockKind::Definitions(list) => {
            let bodies = list.iter().flat_map(|one| &one.bodies).map(|body| blocks(body));
            let terms = list.iter().flat_map(|one| &one.terms).map(|term| inlines(term));
            bodies.chain(terms).max().unwrap_or(0)
        }
        _ => 0,
    });
    inner.max().map_or(0, |deepest| deepest + 1)
}

fn inlines(list: &[Inline]) -> usize {
    let inner = list.iter().map(|inline| match &inline.kind {
        InlineKind::Styled(_, content) => inlines(content),
        InlineKind::Link(link) => inlines(&link.content),
        _ => 0,
    });
    inner.max().map_or(0, |deepest| deepest + 1)
}

#[test]
fn deep_nesting_saturates() {
    for deep in [
        ">".repeat(10_000) + "*a*",
        "- ".repeat(10_000) + "a",
        "*a **b ".repeat(10_000) + &"c** d*".repeat(10_000),
        "<div align=left>".repeat(10_000) + "x",
        "<ul><li>x".repeat(10_000),
        "<table><tr><td>x".repeat(10_000),
        "<details><summary>s</summary>\n\n".repeat(10_000),
        "<blockquote><h1 align=center><b><i>x".repeat(10_000),
        "a <b><code><i>".repeat(10_000),
        "[".repeat(10_000) + &"](x)".repeat(10_000),
        "<dl><dt>a<dd>".repeat(10_000),
        "<table><tr><td><b><i>".repeat(2_000) + "<h1>" + &"<b>".repeat(200) + "x",
        "<table><caption>c<table><tr><td>".repeat(5_000),
    ] {
        let start: String = deep.chars().take(20).collect();
        let codes = check(deep);
        let is_link = start.starts_with("[[");
        assert!(is_link || codes.contains(&Code::TooDeep), "{start}");
        let times = codes.iter().filter(|&&code| code == Code::TooDeep).count();
        assert!(times <= 1, "{start}: {times} times too deep");
    }
}

#[test]
fn deep_extensions_are_switched_off() {
    for deep in [":::note\n".repeat(10_000), "^[".repeat(10_000)] {
        assert!(check(deep).contains(&Code::TooDeep));
    }
}

#[test]
fn wide_tables_keep_their_text() {
    let row = |cell: &str| format!("|{}\n", format!("{cell}|").repeat(1_200));
    let mut sources = Sources::new();
    sources.add("wide.md", row("h") + &row("-") + &row("c"));
    let parsed = parse(&sources, &Options::default());
    assert_eq!(parsed.diagnostics[0].code, Code::TooWide);
    let BlockKind::Table(table) = &parsed.document.blocks[0].kind else { panic!() };
    assert_eq!((table.columns.len(), table.body[0].cells.len()), (1_000, 1_000));
    let below = &parsed.document.blocks[1..];
    assert_eq!(below.len(), 2);
    let BlockKind::Paragraph(paragraph) = &below[1].kind else { panic!() };
    let texts = paragraph.content.iter().filter(|i| matches!(i.kind, InlineKind::Text(_)));
    assert_eq!(texts.count(), 200);
}

#[test]
fn cells_that_are_filled_in_are_bounded() {
    let rows = "<tr><td colspan=1000 rowspan=9999>x".repeat(10_000);
    let mut sources = Sources::new();
    sources.add("filled.md", format!("<table>{rows}</table>"));
    let parsed = parse(&sources, &Options::default());
    let BlockKind::Table(table) = &parsed.document.blocks[0].kind else { panic!() };
    let cells: usize = table.body.iter().map(|row| row.cells.len()).sum();
    assert!(cells <= 600_000, "{cells} cells");
}

#[test]
fn spans_that_reach_far_make_small_tables() {
    let cells = |markdown: &str| {
        let mut sources = Sources::new();
        sources.add("far.md", markdown);
        let parsed = parse(&sources, &Options::default());
        let BlockKind::Table(table) = &parsed.document.blocks[0].kind else { panic!() };
        crate::tables::check_cover(table);
        table.head.iter().chain(&table.body).map(|row| row.cells.len()).sum::<usize>()
    };
    assert_eq!(cells("<table><tr><td colspan=1000 rowspan=65534>x</table>"), 1);
    assert_eq!(cells("<table><tr><td colspan=1000>x<tr><td>y<td>z</table>"), 3);
    let many = "<table><tr>".to_owned() + &"<td rowspan=0>x<td>y".repeat(400);
    assert!(cells(&(many + &"<tr>".repeat(20_000))) <= 600_000);
    let marked = "| a {colspan=9999999 rowspan=9999999} | b |\n".repeat(2_000);
    assert_eq!(cells(&format!("| h | i |\n|---|---|\n{marked}")), 4_002);
}

/// What could be looked at again for each row or paragraph.
#[test]
fn rows_and_captions_in_long_rows_stay_cheap() {
    check("| a | |\n|---|---|\n".to_owned() + &"| | {rowspan=9999} |\n".repeat(20_000));
    check("| a |\n|---|\n| b |\n\n: cap\n\n".repeat(5_000));
    check("| a |\n|---|\n".to_owned() + &": cap\n".repeat(20_000));
    check("Table: a {#x}\n\n".repeat(20_000) + "| a |\n|---|\n");
}

#[test]
fn strange_bytes_pass() {
    check((0..=0x2FF_u32).filter_map(char::from_u32).collect());
    check("\0<\0b\0>\u{FEFF}\r\r\n&#0;&#xD800;\u{202E}x".into());
    let codes = check("a\u{1}b\u{85}c\0".into());
    assert_eq!(codes, [Code::ControlCharacter]);
}

/// Pieces of Markdown and HTML in a fixed but thorough disorder.
#[test]
fn disorder_passes() {
    const PIECES: [&str; 60] = [
        "\n",
        "\n\n",
        " ",
        "    ",
        "a",
        "ä",
        "*",
        "**",
        "_",
        "`",
        "```",
        "~~",
        "~",
        "^",
        "==",
        "++",
        "[",
        "]",
        "(",
        ")",
        "![",
        "](x)",
        "[^1]",
        "[^1]: ",
        "^[",
        "> ",
        "- ",
        "1. ",
        "# ",
        "|",
        "|---|",
        "<b>",
        "</b>",
        "<div>",
        "</div>",
        "<td>",
        "<table>",
        "</table>",
        "<p>",
        "<a href=#x>",
        "</a>",
        "<pre>",
        ":::note",
        "$",
        "$$",
        "\\",
        "&amp;",
        "{#x}",
        "{colspan=2}",
        " {rowspan=3}",
        "<tr>",
        "<th rowspan=0>",
        "<td colspan=3 rowspan=2>",
        "<thead>",
        "<tfoot>",
        "<caption>",
        "\n| a | b |\n|---|---|\n",
        "\n: ",
        "Table: ",
        "\n\n",
    ];
    let mut state = 1_u64;
    for _ in 0..400 {
        let mut text = String::new();
        for _ in 0..120 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            text.push_str(PIECES[(state >> 33) as usize % PIECES.len()]);
        }
        check(text);
    }
}
