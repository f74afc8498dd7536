//! Spans, sources and the names of diagnostics.

use letterpress_source::{Code, Diagnostic, Metadata, Severity, Sources, Span};

fn sources(texts: &[&str]) -> Sources {
    let mut sources = Sources::new();
    for (index, text) in texts.iter().enumerate() {
        sources.add(format!("{index}.md"), *text);
    }
    sources
}

/// Holds the place of a span against source, line, column and text.
#[track_caller]
fn check(sources: &Sources, (start, end): (usize, usize), expected: (&str, usize, usize, &str)) {
    let place = sources.place(Span::new(start, end)).expect("there is a source");
    let text = &place.source.text()[place.range.clone()];
    assert_eq!((place.source.name(), place.line, place.column, text), expected, "{start}..{end}");
}

#[test]
fn a_span_never_ends_before_its_start() {
    assert_eq!(Span::new(5, 2), Span::new(5, 5));
    assert!(Span::new(5, 2).is_empty() && !Span::new(5, 6).is_empty());
    assert_eq!(Span::new(2, 5).range(), 2..5);
    assert_eq!(format!("{:?}", Span::new(2, 5)), "2..5");
    let huge = Span::new(usize::MAX, usize::MAX);
    assert_eq!((huge.start, huge.end), (u32::MAX, u32::MAX));
}

#[test]
fn joined_spans_hold_both() {
    assert_eq!(Span::new(2, 4).join(Span::new(8, 9)), Span::new(2, 9));
    assert_eq!(Span::new(8, 9).join(Span::new(2, 4)), Span::new(2, 9));
    assert_eq!(Span::new(1, 9).join(Span::new(2, 4)), Span::new(1, 9));
    assert!(Span::new(1, 2) < Span::new(1, 3) && Span::new(1, 3) < Span::new(2, 2));
}

#[test]
fn places_count_lines_and_characters_from_one() {
    let sources = sources(&["ab\ncd\n\nef"]);
    check(&sources, (0, 2), ("0.md", 1, 1, "ab"));
    check(&sources, (1, 2), ("0.md", 1, 2, "b"));
    check(&sources, (2, 3), ("0.md", 1, 3, "\n"));
    check(&sources, (3, 5), ("0.md", 2, 1, "cd"));
    check(&sources, (6, 6), ("0.md", 3, 1, ""));
    check(&sources, (8, 9), ("0.md", 4, 2, "f"));
    check(&sources, (9, 9), ("0.md", 4, 3, ""));
}

#[test]
fn places_are_found_in_every_source() {
    let sources = sources(&["one\n", "", "three"]);
    let bases: Vec<usize> = sources.iter().map(letterpress_source::Source::base).collect();
    assert_eq!(bases, [0, 5, 6]);
    check(&sources, (0, 3), ("0.md", 1, 1, "one"));
    check(&sources, (4, 4), ("0.md", 2, 1, ""));
    check(&sources, (5, 5), ("1.md", 1, 1, ""));
    check(&sources, (6, 11), ("2.md", 1, 1, "three"));
    check(&sources, (8, 9), ("2.md", 1, 3, "r"));
    // A span beyond the end of its source stops there.
    check(&sources, (1, 9), ("0.md", 1, 2, "ne\n"));
    check(&sources, (8, 400), ("2.md", 1, 3, "ree"));
    check(&sources, (400, 500), ("2.md", 1, 6, ""));
    assert!(Sources::new().place(Span::default()).is_none());
}

#[test]
fn columns_are_characters_not_bytes() {
    let sources = sources(&["äöü 漢字 😀x\né"]);
    check(&sources, (7, 13), ("0.md", 1, 5, "漢字"));
    check(&sources, (14, 18), ("0.md", 1, 8, "😀"));
    check(&sources, (18, 19), ("0.md", 1, 9, "x"));
    check(&sources, (20, 22), ("0.md", 2, 1, "é"));
}

#[test]
fn a_span_inside_a_character_begins_with_it() {
    let text = "a漢b";
    let sources = sources(&[text]);
    for start in 1..4 {
        let end = if start == 1 { 1 } else { start };
        let place = sources.place(Span::new(start, end)).expect("a source");
        assert_eq!((place.range.start, place.column), (1, 2), "{start}");
    }
    for start in 0..=text.len() {
        for end in start..=text.len() {
            let place = sources.place(Span::new(start, end)).expect("a source");
            assert!(text.get(place.range).is_some(), "{start}..{end}");
        }
    }
}

#[test]
fn lines_begin_after_line_feeds() {
    let sources = sources(&["a\r\nb\n\nc"]);
    let source = sources.iter().next().expect("a source");
    let starts: Vec<usize> = (0..7).map(|line| source.line_start(line)).collect();
    assert_eq!(starts, [7, 0, 3, 5, 6, 7, 7]);
}

#[test]
fn names_of_codes_are_unique_and_in_kebab_case() {
    let mut names: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    for name in &names {
        let sound = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase());
        assert!(name.split('-').all(sound), "{name}");
    }
    names.sort_unstable();
    let count = names.len();
    names.dedup();
    assert_eq!(names.len(), count);
}

#[test]
fn every_code_says_what_it_means() {
    for code in Code::ALL {
        let meaning = code.meaning();
        assert!(meaning.ends_with('.') && meaning.starts_with(char::is_uppercase), "{code}");
        assert_eq!(code.to_string(), code.as_str());
        let found = Diagnostic::new(*code, Span::new(1, 2), "it is");
        assert_eq!((found.severity, found.span), (code.severity(), Span::new(1, 2)));
        assert_eq!(found.help, None);
        assert_eq!(found.help("do").help.as_deref(), Some("do"));
    }
    assert!(Severity::Note < Severity::Warning);
}

#[test]
fn metadata_is_taken_from_the_first_that_has_it() {
    let mut one = Metadata::default();
    one.title = Some("One".to_owned());
    one.authors = vec!["A".to_owned()];
    let mut two = Metadata::default();
    two.title = Some("Two".to_owned());
    two.authors = vec!["B".to_owned(), "C".to_owned()];
    two.keywords = vec!["k".to_owned()];
    two.date = Some("May".to_owned());
    let both = one.clone().or(two.clone());
    assert_eq!((both.title.as_deref(), both.date.as_deref()), (Some("One"), Some("May")));
    assert_eq!((both.authors, both.keywords), (vec!["A".to_owned()], vec!["k".to_owned()]));
    assert_eq!(Metadata::default().or(two.clone()), two);
}
