//! The bytes of some seventy PDFs, by their digests: on every machine the same. All are proved to keep
//! PDF/A-2a and PDF/UA-1.
//!
//! `golden.txt` has a digest for each document. Where the output is meant to change, write it anew:
//! `LETTERPRESS_BLESS=1 cargo test -p letterpress --features complex-scripts --test golden`. Where it is
//! not, `LETTERPRESS_GOLDEN=FOLDER` has the PDFs written to a folder, to be compared with those of
//! another machine or another commit.
#![expect(clippy::disallowed_methods, reason = "it is told by the environment what to write")]

use std::env::var;
use std::fmt::Write as _;
use std::fs::write;
use std::path::Path;

use documents::documents;
use letterpress::render;

mod documents;
mod picture;

/// What the documents' digests are.
const GOLDEN: &str = include_str!("golden.txt");

/// 128 bits of FNV-1a: enough to tell a changed file, and the same everywhere.
fn digest(bytes: &[u8]) -> String {
    const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let digest =
        bytes.iter().fold(OFFSET, |sum, &byte| (sum ^ u128::from(byte)).wrapping_mul(PRIME));
    format!("{digest:032x}")
}

#[test]
fn every_document_has_the_bytes_it_had() {
    assert_eq!(digest(b"foobar"), "343e1662793c64bf6f0d3597ba446f18", "the digest itself");
    let folder = var("LETTERPRESS_GOLDEN").ok();
    let mut found = String::new();
    let mut names = Vec::new();
    for document in documents() {
        let rendered = render(&document.markdown, &document.options).expect("sound options");
        let report = letterpress_proof::check(&rendered.pdf);
        assert!(report.is_sound(), "{}: {report}", document.name);
        if let Some(folder) = &folder {
            let path = Path::new(folder).join(format!("{}.pdf", document.name));
            write(path, &rendered.pdf).expect("a folder that can be written to");
        }
        writeln!(found, "{}  {}", digest(&rendered.pdf), document.name).expect("it is a string");
        names.push(document.name);
    }
    assert!(names.len() >= 50, "{} documents", names.len());
    if var("LETTERPRESS_BLESS").is_ok() {
        if !cfg!(feature = "complex-scripts") {
            panic!("without the dictionaries not all documents are there");
        }
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/golden.txt");
        write(path, found).expect("the sources can be written to");
        return;
    }
    let changed: Vec<_> = found
        .lines()
        .filter(|line| !GOLDEN.lines().any(|golden| golden == *line))
        .filter_map(|line| line.split("  ").nth(1))
        .collect();
    assert!(
        changed.is_empty(),
        "{} of {} documents have other bytes: {}.\nIf that is meant, write golden.txt anew as \
         tests/golden/main.rs says.",
        changed.len(),
        names.len(),
        changed.join(", "),
    );
}
