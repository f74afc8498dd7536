use std::io::{self, Write};

use letterpress_page::from_roman;
use pdf_writer::types::NumberingStyle;
use pdf_writer::writers::PageLabel;
use pdf_writer::{Name, Ref, TextStr};

use super::tree::count;
use crate::file::File;

/// The page labels (ISO 32000-2 §12.4.2), in ranges of pages that are counted on.
#[derive(Default)]
pub(crate) struct Labels {
    ranges: Vec<Range>,
}

/// Pages from one on, up to the next range.
struct Range {
    first_page: usize,
    kind: Kind,
}

enum Kind {
    /// Numbers from this one on.
    Counted(NumberingStyle, i32),
    /// The same label for all.
    Plain(String),
}

impl Labels {
    /// Adds the label of the page of an index, the one after the last.
    pub(crate) fn add(&mut self, page: usize, label: &str) {
        let number = number(label);
        let goes_on = self.ranges.last().is_some_and(|range| match &range.kind {
            Kind::Counted(style, first) => number.is_some_and(|(as_this, number)| {
                let before = count(page - range.first_page);
                as_this == *style && number.checked_sub(*first) == Some(before)
            }),
            Kind::Plain(last) => number.is_none() && last == label,
        });
        if !goes_on {
            let plain = || Kind::Plain(label.to_owned());
            let kind = number.map_or_else(plain, |(style, first)| Kind::Counted(style, first));
            self.ranges.push(Range { first_page: page, kind });
        }
    }

    /// Writes the number tree.
    pub(crate) fn write<W: Write>(&self, file: &mut File<W>, id: Ref) -> io::Result<()> {
        file.object(|chunk| {
            let mut tree = chunk.indirect(id).dict();
            let mut nums = tree.insert(Name(b"Nums")).array();
            for range in &self.ranges {
                nums.item(count(range.first_page));
                let mut label = nums.push().start::<PageLabel<'_>>();
                match &range.kind {
                    Kind::Counted(style, first) => {
                        label.style(*style);
                        if *first != 1 {
                            label.offset(*first);
                        }
                    }
                    Kind::Plain(text) => {
                        label.prefix(TextStr(text));
                    }
                }
            }
        })
    }
}

/// A label that is a positive number, and how it is written.
fn number(label: &str) -> Option<(NumberingStyle, i32)> {
    let roman = |numerals: &str| from_roman(numerals).and_then(|number| number.try_into().ok());
    if let Some(number) = decimal(label) {
        return Some((NumberingStyle::Arabic, number));
    }
    if let Some(number) = roman(label) {
        return Some((NumberingStyle::LowerRoman, number));
    }
    let capitals = label.bytes().all(|byte| byte.is_ascii_uppercase());
    let number = roman(&label.to_ascii_lowercase()).filter(|_| capitals)?;
    Some((NumberingStyle::UpperRoman, number))
}

/// A label that is a positive number in plain digits.
fn decimal(label: &str) -> Option<i32> {
    let digits = label.bytes().all(|byte| byte.is_ascii_digit()) && !label.starts_with('0');
    label.parse().ok().filter(|_| digits)
}
