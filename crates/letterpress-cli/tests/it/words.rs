//! What is said about the Markdown.

use crate::bench::Bench;

const LOST: &str = "---\nlang: en\n---\n\n# Report\n\nSee ![the plan](lost.png) here.\n";

#[test]
fn a_warning_points_at_its_line() {
    let bench = Bench::with_report(LOST);
    let run = bench.run(&["report.md"]);
    run.succeeds();
    for part in [
        "warning[lost-picture]: the picture `lost.png` cannot be read: there is no such file",
        "report.md:7:5",
        "7 | See ![the plan](lost.png) here.",
        "help: its description is set instead",
    ] {
        assert!(run.stderr.contains(part), "{part} is not in\n{}", run.stderr);
    }
    assert!(!run.stderr.contains('\u{1b}'), "no colours without a terminal");
}

#[test]
fn a_wrong_value_in_front_matter_points_at_its_line() {
    let bench = Bench::with_report("---\nlang: en\nnotes: margin\n---\n\n# Report\n");
    let run = bench.run(&["report.md"]);
    run.succeeds();
    for part in [
        "warning[bad-value]: the front matter's `notes` can't be `margin`",
        "report.md:3:1",
        "3 | notes: margin",
        "help: it is left out; write `footnotes` or `endnotes`",
    ] {
        assert!(run.stderr.contains(part), "{part} is not in\n{}", run.stderr);
    }
}

#[test]
fn every_source_is_named() {
    let bench = Bench::with_report("---\nlang: en\n---\n\n# One\n");
    bench.write("sub/two.md", "# Two\n\n![x](lost.png)\n");
    let run = bench.run(&["report.md", "sub/two.md"]);
    assert!(run.stderr.contains("sub/two.md:3:1"), "{}", run.stderr);
    let piped = bench.run_with(&["-", "--lang", "en"], b"![x](lost.png)\n");
    assert!(piped.stderr.contains("<stdin>:1:1"), "{}", piped.stderr);
}

#[test]
fn quiet_is_quiet() {
    let bench = Bench::with_report(LOST);
    let run = bench.run(&["report.md", "--quiet"]);
    run.succeeds();
    assert_eq!(run.stderr, "");
    bench.run(&["none.md", "--quiet"]).fails(1, "cannot read `none.md`");
}

#[test]
fn denied_warnings_leave_nothing() {
    let bench = Bench::with_report(LOST);
    let run = bench.run(&["report.md", "--deny", "warnings"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.contains("warning[lost-picture]"), "{}", run.stderr);
    assert!(run.stderr.trim_end().ends_with("nothing is written"), "{}", run.stderr);
    assert_eq!(bench.names(), ["report.md"]);
    bench.run(&["report.md", "-q", "--deny", "warnings"]).fails(1, "one warning");
}

#[test]
fn notes_are_no_warnings() {
    let bench = Bench::with_report("# Report\n");
    let run = bench.run(&["report.md", "--deny", "warnings"]);
    run.succeeds();
    assert!(run.stderr.contains("note[guessed-language]"), "{}", run.stderr);
}

#[test]
fn bytes_are_decoded() {
    let bench = Bench::new();
    bench.write("latin.md", b"---\nlang: fr\n---\n\nCaf\xe9 noir\n");
    let run = bench.run(&["latin.md"]);
    run.succeeds();
    assert!(run.stderr.contains("warning[bad-encoding]"), "{}", run.stderr);
    assert!(run.stderr.contains("latin.md:5:4"), "{}", run.stderr);
    let utf16 = "\u{feff}# Caf\u{e9}\n".encode_utf16().flat_map(u16::to_le_bytes);
    bench.write("wide.md", utf16.collect::<Vec<_>>());
    let run = bench.run(&["wide.md", "--lang", "fr"]);
    run.succeeds();
    assert!(!run.stderr.contains("warning"), "{}", run.stderr);
}

#[test]
fn odd_places_do_no_harm() {
    let bench = Bench::new();
    let long = format!("{} ![x](lost.png)\n", "word ".repeat(20_000));
    let many = "![x](lost.png)\n\n".repeat(150);
    for (name, text) in [
        ("long.md", long.as_str()),
        ("many.md", &many),
        ("wide.md", "日本語\t![é](lost.png)\r\n"),
        ("last.md", "![x](lost.png)"),
        ("lines.md", "![x\ny\nz](lost.png)\n"),
        ("bell.md", "![\u{1b}[31m](lost\u{7}.png)\n"),
        ("empty.md", ""),
    ] {
        bench.write(name, text);
        let run = bench.run(&[name]);
        run.succeeds();
        assert!(!run.stderr.contains(['\u{1b}', '\u{7}']), "{name}: {}", run.stderr);
        assert!(run.stderr.len() < 100_000, "{name}: {}", run.stderr.len());
    }
    assert!(bench.run(&["many.md"]).stderr.contains("... and 5"), "the rest is counted");
}
