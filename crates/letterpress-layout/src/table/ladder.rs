//! The ladder of a table that is too wide: what is tried, rung by rung, to make it fit.

use letterpress_page::Len;
use letterpress_source::{Code, Diagnostic, Span};

use crate::context::Context;
use crate::style::{TableStyle, TextStyle};

/// How a table is set to make it fit.
#[derive(Clone, Debug)]
pub(crate) struct Fit {
    pub(crate) text: TextStyle,
    pub(crate) head: TextStyle,
    /// Between the texts of two columns.
    pub(crate) gutter: Len,
    /// How words may be parted.
    pub(crate) breaking: Breaking,
}

/// How far words in cells may be parted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Breaking {
    /// Where any text may.
    Usual,
    /// At the joints of long names too, and hyphenated by the language's patterns.
    Joints,
    /// Between any two letters.
    Anywhere,
}

/// The ways to set a table, each giving more room than the one before.
pub(super) fn rungs(style: &TableStyle) -> Vec<Fit> {
    let usual = Fit {
        text: style.text.clone(),
        head: style.head.clone(),
        gutter: style.padding_x * 2,
        breaking: Breaking::Usual,
    };
    let narrow = Fit { gutter: usual.gutter.scale(2, 3), ..usual.clone() };
    let joints = Fit { breaking: Breaking::Joints, ..narrow.clone() };
    let mut rungs = vec![usual, narrow, joints.clone()];
    for percent in [92, 85, 78] {
        let scaled = |text: &TextStyle| {
            let size = text.size.scale(percent, 100).max(style.least_size.min(text.size));
            TextStyle {
                size,
                leading: text.leading.scale(size.units(), text.size.units()),
                ..text.clone()
            }
        };
        let (text, head) = (scaled(&style.text), scaled(&style.head));
        let gutter = joints.gutter.scale(percent, 100);
        rungs.push(Fit { text, head, gutter, breaking: Breaking::Joints });
    }
    if let Some(last) = rungs.last().cloned() {
        rungs.push(Fit { breaking: Breaking::Anywhere, ..last });
    }
    rungs
}

/// Says what was done to make a table fit, where a reader would see it.
pub(super) fn tell(rung: &Fit, style: &TableStyle, span: Span, cx: &mut Context<'_>) {
    let smaller = rung.text.size < style.text.size;
    let what = match rung.breaking {
        Breaking::Anywhere => "words are broken anywhere and the type is smaller",
        _ if smaller => "the type is smaller",
        Breaking::Joints => "long names are broken at their joints",
        Breaking::Usual => return,
    };
    let found = Diagnostic::new(Code::TightTable, span, format!("the table is too wide: {what}"))
        .help("use fewer columns, shorter entries or landscape pages");
    cx.warn(found);
}
