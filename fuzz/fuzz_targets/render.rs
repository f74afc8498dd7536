//! Any bytes become a PDF, twice the same, in which no letter is lost.
//!
//! Four bytes choose the options, the rest is Markdown.

#![no_main]

use std::collections::BTreeMap;
use std::panic;
use std::sync::LazyLock;

use letterpress::{Len, Options, Paper, Sources, Theme, page};
use letterpress_fuzz::tree::Tree;
use libfuzzer_sys::{Corpus, fuzz_target};

/// One for all runs, so that the grammars of code are read once.
static OPTIONS: LazyLock<Options> = LazyLock::new(|| Options::new().lang("en"));

fuzz_target!(
    init: {
        // Letterpress catches the panics of the engine that colours code; libFuzzer's hook would
        // abort before it can. A panic that isn't caught is still found.
        let _ = panic::take_hook();
    },
    |data: &[u8]| -> Corpus {
        let [paper, theme, size, switches, markdown @ ..] = data else { return Corpus::Reject };
        let options = options([*paper, *theme, *size, *switches]);
        let mut sources = Sources::new();
        let bad = letterpress::read(&mut sources, "fuzz.md", markdown);

        let typeset = letterpress::set(&sources, &options).expect("the options can be met");
        if bad.is_empty() && typeset.diagnostics.is_empty() {
            nothing_is_lost(&sources, &page::text(&typeset.pages));
        }
        let mut first = Vec::new();
        typeset.write(&mut first).expect("a vector takes all bytes");
        assert!(first.starts_with(b"%PDF-"), "no PDF");
        let again = letterpress::render_book(&sources, &options).expect("the options can be met");
        // A document of nothing is written as one empty page.
        assert!(again.pages == typeset.pages.pages.len().max(1), "pages");
        assert!(again.pdf == first, "the second PDF differs");
        Corpus::Keep
    }
);

fn options([paper, theme, size, switches]: [u8; 4]) -> Options {
    let papers = [
        Paper::A4,
        Paper::A5,
        Paper::LETTER,
        Paper::custom(Len::pt(260), Len::pt(200)),
        Paper::custom(Len::pt(180), Len::pt(900)),
    ];
    let theme = if theme % 2 == 0 { Theme::letterpress() } else { Theme::book() };
    let mut options = OPTIONS
        .clone()
        .paper(papers[usize::from(paper) % papers.len()])
        .theme(theme)
        .font_size(Len::pt(4 + i64::from(size) % 30))
        .justify(switches & 1 == 0)
        .hyphenate(switches & 2 == 0)
        .landscape(switches & 4 != 0);
    if usize::from(paper) % papers.len() > 2 {
        options = options.margins(Len::pt(20));
    }
    options
}

/// Checks that the pages have each letter and digit of the document as often as it has.
fn nothing_is_lost(sources: &Sources, pages: &str) {
    let parsed = letterpress_parse::parse(sources, &letterpress_parse::Options::default());
    let read = count(pages);
    for (letter, times) in count(&Tree::of(&parsed.document).texts.concat()) {
        let found = read.get(&letter).copied().unwrap_or(0);
        assert!(found >= times, "{letter:?} is there {found} times instead of {times}: {pages:?}");
    }
}

fn count(text: &str) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    for letter in text.chars().filter(|c| c.is_alphanumeric()) {
        *counts.entry(letter).or_insert(0) += 1;
    }
    counts
}
