//! Into a writer, a page at a time; and the finished pages before they are written.
//!
//! `cargo run -p letterpress --example 006_streaming`

use std::io::{BufWriter, Write, sink, stdout};

use letterpress::{Options, Sources, page, render_to, set};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let options = Options::new().lang("en");
    let report = render_to("# One\n", &options, &mut BufWriter::new(sink()))?;
    writeln!(stdout(), "{} pages", report.pages)?;

    let mut sources = Sources::new();
    sources.add("two.md", "# Two\n\nText.\n");
    let typeset = set(&sources, &options)?;
    writeln!(stdout(), "{}", page::text(&typeset.pages))?;
    typeset.write(&mut sink())?;
    Ok(())
}
