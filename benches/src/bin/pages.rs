//! Prints how good the pages are that are chosen over the whole document, beside those that are
//! chosen one by one, and what part of a rendering the choice takes.
//!
//! ```text
//! cargo run --release -p letterpress-benches --bin pages [theme:file.md …]
//! ```
//!
//! Without files it takes the texts of the other benchmarks, and a novel of 1,000 and of 10,000
//! pages. Of the times the least of a few runs is shown, and each way is timed in the same run. The
//! memory is what has been taken at the peak of a rendering, for each page, where the system says
//! so: of texts with enough pages that it is their own.

use std::hint::black_box;
use std::io::{self, Write};
use std::num::NonZeroUsize;
use std::time::{Duration, Instant};

use letterpress::{Options, PageFacts, Pagination, Sources, Theme};
use letterpress_benches::{inputs, novel};

/// The letters of a novel on a page of the theme for books.
const LETTERS: usize = 2_900;

/// How many pages are looked ahead where pages are written as they are decided.
const AHEAD: NonZeroUsize = NonZeroUsize::new(8).expect("eight pages");

/// A text of so many pages takes far more memory than the fonts and whatever came before it.
const MANY_PAGES: usize = 800;

fn main() -> io::Result<()> {
    let out = &mut io::stdout().lock();
    write!(
        out,
        "{:<24}{:<10}{:>7}{:>8}{:>9}{:>8}",
        "", "", "pages", "lonely", "stranded", "hyphens"
    )?;
    writeln!(
        out,
        "{:>8}{:>7}{:>7}{:>8}{:>9}{:>9}{:>8}{:>10}{:>10}",
        "short", "most", "long", "changed", "price", "ms", "share", "KB a page", "streamed"
    )?;
    let files: Vec<String> = std::env::args().skip(1).collect();
    for file in &files {
        let (theme, path) = file.split_once(':').unwrap_or(("letterpress", file));
        measure(path, &read(path)?, theme, out)?;
    }
    if files.is_empty() {
        for input in inputs() {
            let theme = if input.name == "novel" { "book" } else { "letterpress" };
            measure(input.name, &input.markdown, theme, out)?;
        }
        for pages in [1_000, 10_000] {
            measure(&format!("{pages} pages"), &novel(pages * LETTERS), "book", out)?;
        }
    }
    Ok(())
}

fn measure(name: &str, markdown: &str, theme: &str, out: &mut impl Write) -> io::Result<()> {
    let theme = if theme == "book" { Theme::book() } else { Theme::letterpress() };
    let options = Options::new().theme(theme);
    let mut sources = Sources::new();
    sources.add("input.md", markdown);
    let runs = if markdown.len() > 5_000_000 { 1 } else { 3 };
    forget_peak();
    let render = (0..runs).map(|_| time(|| letterpress::render(markdown, &options)).1).min();
    let whole = render.unwrap_or_default().as_secs_f64();
    let taken = peak();
    forget_peak();
    let streaming = options.clone().pagination(Pagination::Within(AHEAD));
    letterpress::render_to(markdown, &streaming, &mut io::sink()).map_err(io::Error::other)?;
    let streamed = peak();
    let ways =
        [("greedy", Pagination::Within(NonZeroUsize::MIN)), ("optimum", Pagination::Optimum)];
    let mut rows = Vec::new();
    let done = letterpress::stages(&sources, &options, |stages| {
        for (way, pagination) in ways {
            let runs = (0..runs).map(|_| time(|| stages.paginate(pagination)));
            rows.extend(runs.min_by_key(|(_, time)| *time).map(|(facts, time)| (way, facts, time)));
        }
    });
    done.map_err(io::Error::other)?;
    for (index, (way, facts, time)) in rows.into_iter().enumerate() {
        let name = if index == 0 { name } else { "" };
        row((name, way), &facts, (time, whole), out)?;
        // What a rendering takes is what the optimum takes.
        let taken = taken.zip(streamed).filter(|_| way == "optimum" && facts.pages >= MANY_PAGES);
        match taken {
            Some((taken, streamed)) => {
                writeln!(out, "{:>10}{:>10}", taken / facts.pages, streamed / facts.pages)?;
            }
            None => writeln!(out)?,
        }
    }
    Ok(())
}

fn row(
    (name, way): (&str, &str),
    facts: &PageFacts,
    (time, whole): (Duration, f64),
    out: &mut impl Write,
) -> io::Result<()> {
    let PageFacts { pages, lonely, stranded, hyphens, changed, price, .. } = *facts;
    let lines = |hundredths: i64| hundredths as f64 / 100.0;
    let mean = lines(facts.short) / pages.max(1) as f64;
    let (most, long) = (lines(facts.shortest), lines(facts.longest));
    let seconds = time.as_secs_f64();
    write!(out, "{name:<24}{way:<10}{pages:>7}{lonely:>8}{stranded:>9}{hyphens:>8}{mean:>8.3}")?;
    write!(out, "{most:>7.2}{long:>7.2}{changed:>8}{price:>9}")?;
    write!(out, "{:>9.1}{:>7.1}%", seconds * 1e3, seconds / whole * 100.0)
}

/// The most memory that this process has had, in KB, since [`forget_peak`]; Linux says it.
#[expect(clippy::disallowed_methods, reason = "a benchmark asks the system")]
fn peak() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}

/// Begins to count the peak of the memory anew, where that can be.
#[expect(clippy::disallowed_methods, reason = "a benchmark asks the system")]
fn forget_peak() {
    // Elsewhere than on Linux there is no such file, and nothing is shown.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

#[expect(clippy::disallowed_methods, reason = "a benchmark reads what it is told to")]
fn read(path: &str) -> io::Result<String> {
    std::fs::read_to_string(path)
}

#[expect(clippy::disallowed_methods, reason = "the clock is what this program is for")]
fn time<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let done = black_box(work());
    (done, start.elapsed())
}
