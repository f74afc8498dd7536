//! Options into a style, proved to be one that pages can be made with.

use letterpress_layout::style::{PageStyle, ParagraphStyle, Style};
use letterpress_page::{Len, Size};

use crate::error::Error;
use crate::fontbook::FontBook;
use crate::options::Options;

/// The sides that a page may have (ISO 32000-1 Annex C.2).
const LEAST_SIDE: Len = Len::pt(3);
const MOST_SIDE: Len = Len::pt(14_400);

/// The least width of a line and the least height of a page's text: a word and two lines.
const LEAST_MEASURE: Len = Len::from_mm_thousandths(20_000);
const LEAST_HEIGHT: Len = Len::from_mm_thousandths(20_000);

/// The sizes of running text that a theme's proportions hold for.
const LEAST_FONT: Len = Len::pt(4);
const MOST_FONT: Len = Len::pt(72);

/// The theme's style with what the options change.
pub(crate) fn style(options: &Options) -> Result<Style, Error> {
    let mut style = match options.font_size {
        Some(size) if !(LEAST_FONT..=MOST_FONT).contains(&size) => {
            let reason = format!("{} is not from {LEAST_FONT} to {MOST_FONT}", shown(size));
            return Err(Error::option("font size", reason));
        }
        Some(size) => options.theme.scaled(size)?,
        None => options.theme.style().clone(),
    };
    if let Some(lang) = options.metadata.lang.as_deref().filter(|lang| !is_tag(lang)) {
        let lang = lang.chars().take(40).collect::<String>();
        return Err(Error::option(
            "language",
            format!("`{lang}` is no tag such as `en` or `de-CH`"),
        ));
    }
    style.chapters = options.chapters.or(style.chapters);
    style.running_head.show = options.running_heads.unwrap_or(style.running_head.show);
    style.page = page(options, style.page)?;
    paragraph(options, &mut style.paragraph);
    Ok(style)
}

/// What the options say of running text; what they don't say stays.
fn paragraph(options: &Options, style: &mut ParagraphStyle) {
    let set = |value: &mut bool, asked: Option<bool>| *value = asked.unwrap_or(*value);
    set(&mut style.justify, options.justify);
    set(&mut style.hyphenate, options.hyphenate);
    set(&mut style.microtype.protrusion, options.protrusion);
    set(&mut style.microtype.expansion, options.expansion);
    set(&mut style.microtype.tracking, options.tracking);
    set(&mut style.sentence_space, options.sentence_space);
}

/// Proves that the families which the options name are there. Those of a theme may be missing,
/// since others stand in for them.
pub(crate) fn families(options: &Options, fonts: &FontBook) -> Result<(), Error> {
    let asked = ["serif", "sans", "mono"].into_iter().zip(&options.families);
    for (option, name) in asked.filter_map(|(option, name)| Some((option, name.as_ref()?))) {
        if !fonts.has(name) {
            return Err(Error::option(option, format!("there is no font of the family `{name}`")));
        }
    }
    Ok(())
}

/// Whether a text has the form of a language tag (RFC 5646 §2.1, without its finer points).
fn is_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=8).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

fn page(options: &Options, theme: PageStyle) -> Result<PageStyle, Error> {
    let mut page = PageStyle { size: size(options, &theme)?, ..theme };
    let (width, height) = (page.size.width, page.size.height);
    let across = |margin: Len| shrink(margin, width, theme.size.width);
    let down = |margin: Len| shrink(margin, height, theme.size.height);
    let [top, right, bottom, left] = options.margins;
    page.margins.top = top.unwrap_or(down(theme.margins.top));
    page.margins.right = right.unwrap_or(across(theme.margins.right));
    page.margins.bottom = bottom.unwrap_or(down(theme.margins.bottom));
    page.margins.left = left.unwrap_or(across(theme.margins.left));
    page.two_sided = options.two_sided.unwrap_or(theme.two_sided);
    page.grid = options.baseline_grid.unwrap_or(theme.grid);
    let margins = page.margins;
    if [margins.top, margins.right, margins.bottom, margins.left].iter().any(|&m| m < Len::ZERO) {
        return Err(Error::option("margin", "a margin cannot be less than nothing"));
    }
    let room = |whole: Len, a: Len, b: Len, least: Len, what: &str| {
        let left = whole - a - b;
        if left >= least {
            return Ok(());
        }
        let reason = format!("the margins leave {} for the {what}; it needs {least}", shown(left));
        Err(Error::option("margin", reason))
    };
    room(width, margins.left, margins.right, LEAST_MEASURE, "width of the text")?;
    room(height, margins.top, margins.bottom, LEAST_HEIGHT, "height of the text")?;
    Ok(page)
}

fn size(options: &Options, theme: &PageStyle) -> Result<Size, Error> {
    let Size { width, height } = options.paper.map_or(theme.size, crate::paper::Paper::size);
    for side in [width, height] {
        if !(LEAST_SIDE..=MOST_SIDE).contains(&side) {
            let reason =
                format!("a side of {} is not from {LEAST_SIDE} to {MOST_SIDE}", shown(side));
            return Err(Error::option("paper", reason));
        }
    }
    let turned = Size::new(width.max(height), width.min(height));
    Ok(if options.landscape { turned } else { Size::new(width, height) })
}

/// A theme's margin on a side that is shorter than the theme's; on a longer one it stays.
fn shrink(margin: Len, side: Len, theme: Len) -> Len {
    if side < theme { margin.scale(side.units(), theme.units()) } else { margin }
}

/// A length as a message shows it: what is out of all bounds is shown as a bound.
fn shown(length: Len) -> Len {
    const BOUND: Len = Len::pt(1_000_000);
    length.clamp(-BOUND, BOUND)
}
