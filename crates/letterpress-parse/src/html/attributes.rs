//! The attributes of a start tag, as far as a page needs them.

use html5gum::StartTag;
use letterpress_source::Span;

use crate::document::{Align, Extent, Locale};
use crate::locale;
use crate::reports::Reports;

/// The attributes of a start tag.
pub(super) struct Attributes<'a>(pub(super) &'a StartTag<usize>);

impl Attributes<'_> {
    /// The value of an attribute by its name in lower case.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let value = self.0.attributes.get(name.as_bytes())?;
        Some(String::from_utf8_lossy(&value.value).into_owned())
    }

    /// Its value where it has one that is not blank.
    pub(super) fn filled(&self, name: &str) -> Option<String> {
        let value = self.get(name)?;
        Some(crate::clean::text(&value).trim().to_owned()).filter(|value| !value.is_empty())
    }

    /// A whole number.
    pub(super) fn number(&self, name: &str) -> Option<u64> {
        self.get(name)?.trim().parse().ok()
    }

    /// What the element asks for by `align` or by a style.
    pub(super) fn align(&self) -> Option<Align> {
        self.get("align").as_deref().and_then(align).or_else(|| align(&self.style("text-align")?))
    }

    /// The language and the direction of the element; `<bdi>` has its own in any case.
    pub(super) fn locale(&self, span: Span, reports: &mut Reports) -> Option<Locale> {
        let lang = self.get("lang").or_else(|| self.get("xml:lang"));
        let dir = self.get("dir");
        let read = locale::read(lang.as_deref(), dir.as_deref(), span, reports);
        read.or_else(|| (self.0.name.as_slice() == b"bdi").then(Locale::default))
    }

    /// A width or height, as an attribute or in a style.
    pub(super) fn extent(&self, name: &str) -> Option<Extent> {
        let own = self.get(name).as_deref().and_then(extent);
        own.or_else(|| extent(&self.style(name)?))
    }

    /// Whether the element asks for a new page.
    pub(super) fn breaks_page(&self) -> bool {
        let asks = |name: &str| {
            let value = self.style(name);
            value
                .is_some_and(|value| matches!(value.as_str(), "always" | "page" | "left" | "right"))
        };
        ["page-break-before", "page-break-after", "break-before", "break-after"]
            .into_iter()
            .any(asks)
    }

    /// The last value that its style gives a property, in lower case.
    fn style(&self, property: &str) -> Option<String> {
        let style = self.get("style")?.to_ascii_lowercase();
        let mut rules = style.split(';').rev().filter_map(|rule| rule.split_once(':'));
        let (_, value) = rules.find(|(name, _)| name.trim() == property)?;
        Some(value.trim().to_owned())
    }
}

fn align(value: &str) -> Option<Align> {
    match value.trim().to_ascii_lowercase().as_str() {
        "left" | "start" => Some(Align::Left),
        "center" | "middle" => Some(Align::Center),
        "right" | "end" => Some(Align::Right),
        _ => None,
    }
}

/// A length such as `300`, `300px`, `2.5cm` or `50%`; nothing where it is none or zero.
pub(crate) fn extent(value: &str) -> Option<Extent> {
    let value = value.trim().trim_end_matches(';');
    let end = value.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(value.len());
    let thousandths = thousandths(&value[..end])?;
    // Thousandths of a CSS pixel in one unit: CSS Values and Units 4, §6.2.
    let unit: u64 = match value[end..].trim().to_ascii_lowercase().as_str() {
        "%" => {
            return u32::try_from(thousandths).ok().map(Extent::Percent);
        }
        "" | "px" => 1_000,
        "in" => 96_000,
        "cm" => 37_795,
        "mm" => 3_780,
        "pt" => 1_333,
        "pc" | "em" | "rem" => 16_000,
        _ => return None,
    };
    let pixels = thousandths.checked_mul(unit)? / 1_000;
    u32::try_from(pixels).ok().filter(|&pixels| pixels > 0).map(Extent::Pixels)
}

/// A decimal number in thousandths, above zero.
fn thousandths(number: &str) -> Option<u64> {
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let whole: u64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let digits = part.chars().chain("000".chars()).take(3);
    let part = digits.map(|c| c.to_digit(10)).try_fold(0, |sum, digit| Some(sum * 10 + digit?))?;
    let value = whole.checked_mul(1_000)?.checked_add(u64::from(part))?;
    (value > 0).then_some(value)
}
