//! The parser by its boundary: Markdown in, an outline of the document out.

mod blocks;
mod book;
mod captions;
mod hostile;
mod html;
mod ideographs;
mod inlines;
mod locales;
mod outline;
mod punctuation;
mod tables;

use letterpress_parse::{Options, Parsed, parse, punctuate};
use letterpress_source::Sources;

/// Reads Markdown as one source.
fn read(markdown: &str, options: &Options) -> Parsed {
    let mut sources = Sources::new();
    sources.add("test.md", markdown);
    parse(&sources, options)
}

/// The outline of a document with its diagnostics, each with the Markdown that it speaks of.
fn written(markdown: &str, parsed: &Parsed) -> String {
    let mut text = outline::outline(&parsed.document);
    for found in &parsed.diagnostics {
        let place = markdown.get(found.span.range()).expect("a span of the text");
        let place: String = place.chars().take(40).collect();
        text.push_str(&format!("! {} {place:?}\n", found.code));
    }
    text
}

/// Holds the outline of a document against what is expected.
#[track_caller]
fn check(markdown: &str, expected: &str) {
    check_with(&Options::default(), markdown, expected);
}

/// The same with other options.
#[track_caller]
fn check_with(options: &Options, markdown: &str, expected: &str) {
    let mut parsed = read(markdown, options);
    if options.smart {
        punctuate(&mut parsed.document, "en");
    }
    let found = written(markdown, &parsed);
    assert!(found == expected, "\nfound\n{found}\nexpected\n{expected}");
}
