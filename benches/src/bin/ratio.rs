//! Prints how many times the floor a whole rendering takes.
//!
//! ```text
//! cargo run --release -p letterpress-benches --bin ratio [runs]
//! ```
//!
//! All parts take turns, run by run, so that whatever else the machine does meets them alike;
//! medians are shown. Everything is done on one thread. The options are kept over the runs, as
//! a host would keep them: the grammars that colour code are unpacked before the first.

use std::hint::black_box;
use std::io::{self, Write};
use std::time::{Duration, Instant};

use letterpress::{Options, Profile, Sources};
use letterpress_benches::{Floor, Input, inputs};

/// Runs unless the command line says otherwise.
const RUNS: usize = 15;

/// The parts that are timed, in the order in which they are shown.
const PARTS: [&str; 9] = [
    "parse",
    "shape",
    "deflate",
    "| our parse",
    "set − parse",
    "break",
    "emit",
    "render",
    "untagged",
];

fn main() -> io::Result<()> {
    let runs = std::env::args().nth(1).and_then(|runs| runs.parse().ok()).unwrap_or(RUNS).max(1);
    let out = &mut io::stdout().lock();
    write!(out, "{:<20}{:>7}{:>7}", "ms, medians", "kB", "pages")?;
    for part in PARTS {
        write!(out, "{part:>12}")?;
    }
    writeln!(out, "{:>9}{:>16}", "floor", "render ÷ floor")?;
    for input in inputs() {
        measure(&input, runs, out)?;
    }
    Ok(())
}

fn measure(input: &Input, runs: usize, out: &mut impl Write) -> io::Result<()> {
    let options = Options::new();
    let untagged = options.clone().pdf(Profile::PLAIN);
    let mut sources = Sources::new();
    sources.add("input.md", input.markdown.as_str());
    let rendered = letterpress::render(&input.markdown, &options).map_err(io::Error::other)?;
    let floor = Floor::new(&input.markdown, &rendered.pdf);
    let mut times = PARTS.map(|_| Vec::new());
    for _ in 0..runs {
        times[0].push(time(|| floor.parse()));
        times[1].push(time(|| floor.shape()));
        times[2].push(time(|| floor.deflate()));
        let parse = time(|| letterpress_parse::parse(&sources, &Default::default()));
        times[3].push(parse);
        let set = time(|| letterpress::set(&sources, &options));
        times[4].push(set.saturating_sub(parse));
        let typeset = letterpress::set(&sources, &options).map_err(io::Error::other)?;
        let break_lines = letterpress::stages(&sources, &options, |stages| {
            times[5].push(time(|| stages.break_lines()));
        });
        break_lines.map_err(io::Error::other)?;
        times[6].push(time(|| typeset.write(&mut Vec::new())));
        times[7].push(time(|| letterpress::render(&input.markdown, &options)));
        times[8].push(time(|| letterpress::render(&input.markdown, &untagged)));
    }
    let medians = times.map(median);
    let whole: f64 = medians[..3].iter().sum();
    let size = input.markdown.len() / 1_000;
    write!(out, "{:<20}{size:>7}{:>7}", input.name, rendered.pages)?;
    for median in medians {
        write!(out, "{median:>12.2}")?;
    }
    writeln!(out, "{whole:>9.2}{:>16.2}", medians[7] / whole)?;
    writeln!(
        out,
        "{:<20}breaking lines is {:.1} % of it, tags {:+.1} %; {} distinct words, {} kB of streams, a PDF of {} kB",
        "",
        medians[5] / medians[7] * 100.0,
        (medians[7] / medians[8] - 1.0) * 100.0,
        floor.words(),
        floor.stream_bytes() / 1_000,
        rendered.pdf.len() / 1_000
    )
}

#[expect(clippy::disallowed_methods, reason = "the clock is what this program is for")]
fn time<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    let done = black_box(work());
    let time = start.elapsed();
    drop(done);
    time
}

/// The median in milliseconds.
fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64() * 1e3
}
