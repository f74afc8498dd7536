//! Pictures from a folder, and from nowhere else.
//!
//! `cargo run -p letterpress --example 003_pictures`

use std::io::{Write, stdout};

use letterpress::{Folder, Options, render};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = Folder::new(env!("CARGO_MANIFEST_DIR"))?;
    let options = Options::new().lang("en").resources(folder);
    // Neither is a picture that can be had: one lies outside, the other is no picture.
    let markdown = "![outside](../../secret.png)\n\n![the manifest](Cargo.toml)\n";
    for diagnostic in render(markdown, &options)?.diagnostics {
        writeln!(stdout(), "{}: {}", diagnostic.code, diagnostic.message)?;
    }
    Ok(())
}
