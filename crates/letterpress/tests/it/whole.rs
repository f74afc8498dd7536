//! Whole documents in the built-in themes: from Markdown to pages and bytes.

use letterpress::page::{LinkTarget, Role};
use letterpress::{Code, Options, Paper, Sources, Theme, Typeset, page, render, render_book, set};

/// A report as one writes it, with something of everything.
const REPORT: &str = include_str!("../../../../docs/examples/report.md");

/// What a README looks like.
const README: &str = "# Project\n\n\
    A tool that does *one* thing well. See [usage](#usage).\n\n\
    ## Install\n\n```sh\ncargo install project\n```\n\n\
    ## Usage\n\n1. Write a file.\n2. Run `project file.md`.\n   - with `--quiet`, or\n   - without.\n3. Look.\n\n\
    | Option | Meaning | Default |\n|---|---|--:|\n| `--quiet` | says nothing | 0 |\n| `--size` | in points | 11 |\n\n\
    > [!NOTE]\n> It is fast.[^1]\n\n- [x] fast\n- [ ] finished\n\n[^1]: As far as was measured.\n";

/// What a reader reads on the pages of it.
const READ: &str = "Project\n\
    A tool that does one thing well. See usage.\n\
    Install\ncargo install project\nUsage\n\
    Write a file.\nRun project file.md.\nwith --quiet, or\nwithout.\nLook.\n\
    Option\nMeaning\nDefault\n--quiet\nsays nothing\n0\n--size\nin points\n11\n\
    Note\nIt is fast.1\nfast\nfinished\nAs far as was measured.";

fn typeset(texts: &[(&str, &str)], options: &Options) -> Typeset {
    let mut sources = Sources::new();
    for (name, text) in texts {
        sources.add(*name, *text);
    }
    set(&sources, options).expect("sound options")
}

fn english() -> Options {
    Options::new().lang("en")
}

#[test]
fn a_readme_is_one_page_of_its_words() {
    let typeset = typeset(&[("README.md", README)], &english());
    assert_eq!(typeset.pages.pages.len(), 1);
    assert!(typeset.diagnostics.is_empty(), "{:?}", typeset.diagnostics);
    let text = page::text(&typeset.pages);
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    assert_eq!(lines.join("\n"), READ);
    let titles: Vec<_> = typeset.pages.outline.iter().map(|entry| entry.title.as_str()).collect();
    assert_eq!(titles, ["Project", "Install", "Usage"]);
    assert_eq!(typeset.pages.metadata.title.as_deref(), Some("Project"));
}

#[test]
fn every_theme_and_paper_keeps_the_words() {
    for theme in [Theme::letterpress(), Theme::book()] {
        for paper in ["a4", "a5", "letter", "90x160mm"] {
            let paper: Paper = paper.parse().expect("a paper");
            let options = english().theme(theme.clone()).paper(paper);
            let typeset = typeset(&[("README.md", README)], &options);
            let fold = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            let mut found: Vec<String> =
                page::text(&typeset.pages).lines().map(fold).filter(|l| !l.is_empty()).collect();
            let mut meant: Vec<String> = READ.lines().map(fold).collect();
            // A note stands at the foot of whichever page refers to it.
            found.sort_unstable();
            meant.sort_unstable();
            assert_eq!(found, meant, "{paper:?}");
        }
    }
}

#[test]
fn a_report_is_set_without_complaint_about_its_lines() {
    for theme in [Theme::letterpress(), Theme::book()] {
        let typeset = typeset(&[("report.md", REPORT)], &english().theme(theme));
        let count = typeset.pages.pages.len();
        assert!((3..=30).contains(&count), "{count} pages");
        let overfull = typeset.diagnostics.iter().filter(|found| found.code == Code::Overfull);
        assert_eq!(overfull.count(), 0, "{:?}", typeset.diagnostics);
        assert!(typeset.pages.outline.len() > 3);
    }
}

#[test]
fn the_sources_of_a_book_lead_into_each_other() {
    let one = "# One\n\nSee [two](two.md), [its end](two.md#end) and [here](#one).\n\nA[^n].\n\n[^n]: First.\n";
    let two = "# Two\n\nBack to [one](one.md#one).\n\n## End\n\nB[^n].\n\n[^n]: Second.\n";
    let typeset = typeset(&[("one.md", one), ("two.md", two)], &english());
    let pages = &typeset.pages;
    assert!(typeset.diagnostics.is_empty(), "{:?}", typeset.diagnostics);
    assert_eq!(pages.pages.len(), 2, "each source begins a page");
    let mut leads = Vec::new();
    for (from, page) in pages.pages.iter().enumerate() {
        for link in &page.drawing.links {
            let LinkTarget::Destination(id) = link.target else { panic!("{link:?}") };
            let to = &pages.destinations[id.0 as usize];
            if !to.name.starts_with("note") {
                leads.push((from, to.page));
            }
        }
    }
    assert_eq!(leads, [(0, 1), (0, 1), (0, 0), (1, 0)]);
    let text = page::text(pages);
    assert!(text.find("First.") < text.find("Two"), "a note stands in its own source: {text}");
    assert!(text.contains("A1") && text.contains("B2"));
    let heads = pages.structure.elements.iter().filter(|e| matches!(e.role, Role::Heading(_)));
    assert_eq!(heads.count(), 3);
    let rendered = {
        let mut sources = Sources::new();
        sources.add("one.md", one);
        sources.add("two.md", two);
        render_book(&sources, &english()).expect("sound options")
    };
    assert_eq!(rendered.pages, 2);
}

#[test]
fn threads_give_the_same_bytes() {
    let options = english();
    let alone = render(REPORT, &options).expect("sound options").pdf;
    let both: Vec<Vec<u8>> = std::thread::scope(|scope| {
        let render = || render(REPORT, &options).expect("sound options").pdf;
        let threads = [scope.spawn(render), scope.spawn(render)];
        threads.map(|thread| thread.join().expect("no panic")).into()
    });
    assert!(both.iter().all(|pdf| *pdf == alone));
}

#[test]
fn spans_of_diagnostics_lead_to_their_source() {
    let sources = {
        let mut sources = Sources::new();
        sources.add("one.md", "# One\n");
        sources.add("two.md", "text\n\n漢 and ![lost](lost.png)\n");
        sources
    };
    let typeset = set(&sources, &english()).expect("sound options");
    let mut codes: Vec<Code> = typeset.diagnostics.iter().map(|found| found.code).collect();
    codes.sort_unstable();
    assert_eq!(codes, [Code::LostPicture, Code::MissingGlyph]);
    for found in &typeset.diagnostics {
        let place = sources.place(found.span).expect("a place");
        assert_eq!((place.source.name(), place.line), ("two.md", 3), "{found:?}");
    }
}
