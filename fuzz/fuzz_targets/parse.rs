//! Any bytes are read into a document that keeps its promises.

#![no_main]

use letterpress_fuzz::tree;
use letterpress_parse::{Options, parse, punctuate};
use letterpress_source::Sources;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let mut sources = Sources::new();
    let bad = letterpress::read(&mut sources, "fuzz.md", data);
    // The length decides, so that a file of the corpus is nothing but Markdown.
    let options = match data.len() % 8 {
        0 => Options::commonmark(),
        1 => Options::gfm(),
        _ => Options::default(),
    };
    let mut parsed = parse(&sources, &options);
    parsed.diagnostics.extend(bad);
    let text = sources.iter().next().expect("one source was added").text();
    tree::check(&parsed, text);
    let lang = ["en", "de", "fr", "hu"][data.len() / 8 % 4];
    punctuate(&mut parsed.document, lang);
    tree::check(&parsed, text);
});
