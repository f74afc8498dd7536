//! Arguments: what they do and how wrong ones are told.

use crate::bench::Bench;

const TEXT: &str = "---\nlang: en\n---\n\n# Report\n";

#[test]
fn every_option_is_taken() {
    let bench = Bench::with_report(TEXT);
    bench.write("own.toml", "extends = 'book'\n[body]\nsize = 11\n");
    for options in [
        &["--paper", "a5"][..],
        &["--paper", "90x160mm", "--margin", "8mm"],
        &["--landscape", "--paper", "letter"],
        &["--margin", "25mm 50mm"],
        &["--margin", "2cm 1in 3cm"],
        &["--margin", "2cm 1in 3cm 40pt"],
        &["--font-size", "12.5pt"],
        &["--lang", "de-CH", "--title", "Titel", "--author", "A", "--author", "B"],
        &["--hyphenation", "Let-ter-press ta-ble", "--hyphenation", "Zürich"],
        &["--justify", "no", "--hyphenate", "no", "--sentence-space", "yes"],
        &["--justify", "yes", "--protrusion", "no", "--expansion", "no", "--tracking", "no"],
        &["--two-sided", "yes"],
        &["--baseline-grid", "yes"],
        &["--ahead", "8"],
        &["--chapters", "page"],
        &["--chapters", "recto", "--two-sided", "yes"],
        &["--running-heads", "yes"],
        &["--notes", "endnotes"],
        &["--notes", "footnotes"],
        &["--theme", "book", "--two-sided", "no"],
        &["--theme", "book"],
        &["--theme", "letterpress"],
        &["--theme", "own.toml"],
        &["--deny", "warnings", "--quiet"],
        &["--root", "."],
        &["--font-dir", ".", "--font-dir", ".", "--no-system-fonts"],
    ] {
        let run = bench.run(&[&["report.md"], options].concat());
        run.succeeds();
        assert!(bench.is_pdf("report.pdf"), "{options:?}");
    }
}

#[test]
fn titles_and_authors_are_in_the_file() {
    let bench = Bench::with_report(TEXT);
    let options = ["report.md", "--title", "Spring accounts", "--author", "A. Uthor"];
    bench.run(&options).succeeds();
    let pdf = String::from_utf8_lossy(&bench.read("report.pdf")).into_owned();
    assert!(pdf.contains("Spring accounts") && pdf.contains("A. Uthor"));
}

#[test]
fn arguments_speak_louder_than_front_matter() {
    let bench = Bench::with_report("---\nlang: en\nnotes: endnotes\n---\n\nA[^1].\n\n[^1]: b\n");
    let pdf = |options: &[&str]| {
        bench.run(&[&["report.md"], options].concat()).succeeds();
        bench.read("report.pdf")
    };
    let own = pdf(&[]);
    assert!(own == pdf(&["--notes", "endnotes"]));
    assert!(own != pdf(&["--notes", "footnotes"]));
}

#[test]
fn wrong_use_is_two() {
    let bench = Bench::with_report(TEXT);
    for args in [
        &[][..],
        &["report.md", "--no-such-option"],
        &["report.md", "--paper", "a99"],
        &["report.md", "--margin", "wide"],
        &["report.md", "--margin", "1mm 2mm 3mm 4mm 5mm"],
        &["report.md", "--margin", ""],
        &["report.md", "--font-size", "12"],
        &["report.md", "--deny", "everything"],
        &["report.md", "--justify"],
        &["report.md", "--expansion", "maybe"],
        &["report.md", "--two-sided", "left"],
        &["report.md", "--ahead", "0"],
        &["report.md", "--running-heads", "title"],
        &["report.md", "--notes", "margin"],
        &["report.md", "--chapters", "verso"],
    ] {
        let run = bench.run(args);
        assert_eq!(run.code, Some(2), "{args:?}");
        assert!(!run.stderr.is_empty() && run.stdout.is_empty(), "{args:?}");
    }
    bench.run(&["report.md", "--font-size", "3pt"]).fails(2, "font size: 3pt is not from");
    bench.run(&["report.md", "--margin", "104mm"]).fails(2, "margin: the margins leave");
    bench
        .run(&["report.md", "--lang", "Old English"])
        .fails(2, "language: `Old English` is no tag");
    bench
        .run(&["report.md", "--hyphenation", "a-b 1-2"])
        .fails(2, "hyphenation: `1-2` is no word of letters and hyphens");
    bench.run(&["report.md", "--paper", "1x1pt"]).fails(2, "paper: a side of 1pt");
    assert_eq!(bench.names(), ["report.md"]);
}

#[test]
fn a_wrong_theme_is_named_with_its_line() {
    let bench = Bench::with_report(TEXT);
    bench.write("own.toml", "[body]\nsiez = 11\n");
    bench.write("bytes.toml", b"\xff");
    bench
        .run(&["report.md", "--theme", "own.toml"])
        .fails(1, "the theme `own.toml` cannot be used: line 2: a theme has no key `body.siez`");
    bench.run(&["report.md", "--theme", "bytes.toml"]).fails(1, "it is not UTF-8");
    bench.run(&["report.md", "--theme", "bok"]).fails(1, "cannot read `bok`");
}

#[test]
fn words_for_commands_are_kept() {
    let bench = Bench::new();
    for word in ["explain", "init", "locate"] {
        bench.write(word, TEXT);
        bench.run(&[word]).fails(2, &format!("a file of that name is written `./{word}`"));
        bench.run(&[&format!("./{word}")]).succeeds();
    }
}

#[test]
fn what_a_file_claims_is_checked_and_what_it_carries_is_given_back() {
    let bench = Bench::with_report(TEXT);
    bench.run(&["report.md", "--embed-source"]).succeeds();
    let checked = bench.run(&["check", "report.pdf"]);
    assert_eq!(checked.code, Some(0));
    assert_eq!(checked.stdout, b"report.pdf: sound as PDF/A-3a and PDF/UA-1\n");
    bench.run(&["extract", "report.pdf"]).succeeds();
    let given = bench.run(&["extract", "report.pdf", "-o", "-"]);
    assert_eq!(given.stdout, TEXT.as_bytes());
    bench.write("report.md", "other\n");
    bench.run(&["extract", "report.pdf"]).fails(1, "`report.md` is there already");
    assert_eq!(bench.read("report.md"), b"other\n");
    bench.run(&["extract", "report.pdf", "-o", "back.md"]).succeeds();
    assert_eq!(bench.read("back.md"), TEXT.as_bytes());
    bench.run(&["report.md"]).succeeds();
    bench.run(&["extract", "report.pdf"]).fails(1, "carries no files");
    let unsound = bench.run(&["check", "report.md"]);
    assert_eq!(unsound.code, Some(1));
    assert!(unsound.stderr.contains("is not what it claims"), "{}", unsound.stderr);
    assert!(String::from_utf8_lossy(&unsound.stdout).contains("file.header"));
    bench.run(&["check", "none.pdf"]).fails(1, "cannot read `none.pdf`");
    bench.run(&["-q", "check"]).fails(2, "a file of that name is written `./check`");
    bench
        .run(&["report.md", "--embed-source", "--pdf", "a-2a"])
        .fails(2, "a-2a has no room for the source");
    let unknown = bench.run(&["report.md", "--pdf", "a-9"]);
    assert_eq!(unknown.code, Some(2));
    assert!(unknown.stderr.contains("`a-9` is no profile"), "{}", unknown.stderr);
}

#[test]
fn fonts_are_listed() {
    let bench = Bench::with_report(TEXT);
    bench.write("fonts", TEXT);
    let list = |args: &[&str]| {
        let run = bench.run(&[&["fonts", "--no-system-fonts"], args].concat());
        run.succeeds();
        String::from_utf8(run.stdout).expect("UTF-8")
    };
    let all = list(&[]);
    let greek = all.lines().find(|line| line.starts_with("Greek ")).expect("listed");
    let cells =
        |line: &str| line.split("  ").map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let filled = cells(greek).into_iter().filter(|cell| !cell.is_empty()).collect::<Vec<_>>();
    assert_eq!(filled, ["Greek", "serif", "Libertinus Serif", "built in"]);
    assert!(all.contains("missing; install Noto Serif Khmer"), "{all}");
    let japanese = list(&["--lang", "ja"]);
    assert_eq!(japanese.lines().count(), 3, "{japanese}");
    assert!(japanese.contains("missing; install Noto Sans Mono CJK JP"), "{japanese}");
    let text = list(&["--text", "a ☃\u{1b}", "--lang", "en"]);
    assert!(text.starts_with("Latin") && text.contains('☃'), "{text}");
    assert!(!text.contains('\u{1b}'), "{text}");

    assert_eq!(bench.run(&["fonts", "report.md"]).code, Some(2));
    bench.run(&["-q", "fonts"]).fails(2, "a file of that name is written `./fonts`");
    bench.run(&["./fonts"]).succeeds();
    assert!(bench.is_pdf("fonts.pdf"));
    bench.run(&["report.md", "--font-dir", "none"]).fails(1, "cannot read `none`");
    bench.run(&["fonts", "--font-dir", "none"]).fails(1, "cannot read `none`");
}

#[test]
fn a_font_that_cannot_be_used_is_told_of() {
    let bench = Bench::with_report(TEXT);
    bench.write("own/deep/broken.ttf", b"no font");
    let run = bench.run(&["report.md", "--font-dir", "own"]);
    run.succeeds();
    let said =
        "warning[bad-font]: the font `own/deep/broken.ttf` cannot be used: it is no OpenType";
    assert!(run.stderr.contains(said), "{}", run.stderr);
    let listed = bench.run(&["fonts", "--lang", "en", "--font-dir", "own", "--no-system-fonts"]);
    listed.succeeds();
    assert!(listed.stderr.contains(said), "{}", listed.stderr);
}

#[test]
fn help_and_version_are_answered() {
    let bench = Bench::new();
    let help = bench.run(&["--help"]);
    help.succeeds();
    assert!(String::from_utf8_lossy(&help.stdout).contains("--paper"));
    let version = bench.run(&["--version"]);
    version.succeeds();
    assert!(version.stdout.starts_with(b"letterpress "));
}
