//! A theme of one's own: what it doesn't say is as in the theme that it extends.
//!
//! `cargo run -p letterpress --example 004_theme`

use letterpress::{Options, Theme, render};

/// Every key there is stands in `themes/letterpress.toml`.
const THEME: &str = r##"
extends = "letterpress"

[page]
paper = "letter"
left = "1.25in"
right = "1.25in"

[heading.1]
family = "serif"
weight = 400
color = "#7a1f2b"

[inline]
link = "#7a1f2b"
"##;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let options = Options::new().lang("en").theme(Theme::from_toml(THEME)?);
    render("# Carmine\n\nA [link](https://example.com) in the colour of the title.\n", &options)?;
    Ok(())
}
