//! One call: Markdown in, PDF out.
//!
//! `cargo run -p letterpress --example 001_hello`

use letterpress::{Options, render};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let markdown = "# Hello\n\nA paragraph that is set with *care*.\n";
    let rendered = render(markdown, &Options::new())?;
    #[expect(clippy::disallowed_methods, reason = "an example may write its own file")]
    std::fs::write(std::env::temp_dir().join("001_hello.pdf"), rendered.pdf)?;
    Ok(())
}
