//! Into a writer, a page at a time; and the finished pages before they are written.
//!
//! `cargo run -p letterpress --example 006_streaming`

use std::io::{BufWriter, Write, sink, stdout};
use std::num::NonZeroUsize;

use letterpress::{Options, Pagination, Sources, page, render_to, set};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // With eight pages in view, the first are written while the last are not set yet.
    let ahead = Pagination::Within(NonZeroUsize::new(8).ok_or("no page")?);
    let options = Options::new().lang("en").pagination(ahead);
    let report = render_to("# One\n", &options, &mut BufWriter::new(sink()))?;
    writeln!(stdout(), "{} pages", report.pages)?;

    let mut sources = Sources::new();
    sources.add("two.md", "# Two\n\nText.\n");
    let typeset = set(&sources, &options)?;
    writeln!(stdout(), "{}", page::text(&typeset.pages))?;
    typeset.write(&mut sink())?;
    Ok(())
}
