//! Paper, margins, sizes, language and metadata.
//!
//! `cargo run -p letterpress --example 002_options`

use letterpress::{Len, Options, Paper, Side, Theme, parse_length, render};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let options = Options::new()
        .theme(Theme::book())
        .paper(Paper::A5)
        .margin(Side::Bottom, parse_length("28mm")?)
        .font_size(Len::pt(10))
        .lang("de")
        .title("Der Froschkönig")
        .author("Jacob Grimm")
        .author("Wilhelm Grimm");
    let markdown =
        "# Der Froschkönig\n\nIn den alten Zeiten, wo das Wünschen noch geholfen hat …\n";
    let rendered = render(markdown, &options)?;
    assert_eq!(rendered.metadata.authors.len(), 2);
    Ok(())
}
