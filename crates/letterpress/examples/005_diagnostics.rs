//! What is wrong with the Markdown, told to people with its place.
//!
//! `cargo run -p letterpress --example 005_diagnostics`

use std::io::{Write, stdout};

use letterpress::{Options, read, render_book};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut sources = letterpress::Sources::new();
    let mut diagnostics = read(&mut sources, "caf\u{e9}.md", b"# Caf\xe9\n\n[nowhere](#nowhere)\n");
    diagnostics.extend(render_book(&sources, &Options::new().lang("en"))?.diagnostics);
    for found in &diagnostics {
        let Some(place) = sources.place(found.span) else { continue };
        let (name, line, column) = (place.source.name(), place.line, place.column);
        writeln!(stdout(), "{name}:{line}:{column}: {} [{}]", found.message, found.code)?;
        if let Some(help) = &found.help {
            writeln!(stdout(), "    {help}")?;
        }
    }
    Ok(())
}
