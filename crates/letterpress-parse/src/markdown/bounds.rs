//! Switches off what a hostile source would make slow.

use letterpress_source::{Code, Diagnostic, Span};

use crate::Options;
use crate::reports::Reports;

/// The greatest depth of directives: every line is held against every one that is open.
const DIRECTIVES: usize = 100;

/// The greatest number of open inline notes in a paragraph: for each of them its end is
/// looked for up to the end of the paragraph.
const INLINE_NOTES: usize = 200;

/// The greatest depth of quotations that alerts are looked for in.
const QUOTES: usize = 500;

/// What comrak is asked for: the options, without the extensions that this source would turn
/// into work that grows faster than itself.
pub(super) fn within(
    text: &str,
    base: usize,
    options: &Options,
    reports: &mut Reports,
) -> comrak::Options<'static> {
    let mut bounded = options.comrak();
    let extension = &mut bounded.extension;
    let mut refuse = |at: usize, what: &str| {
        let span = Span::new(base + at, base + at + 2);
        let message = format!("there are too many open {what}");
        let found = Diagnostic::new(Code::TooDeep, span, message);
        reports.add(found.help("all of them are set as text"));
        false
    };
    if let Some(at) = deep_directive(text).filter(|_| extension.block_directive) {
        extension.block_directive = refuse(at, "directives");
    }
    if let Some(at) = deep_inline_note(text).filter(|_| extension.inline_footnotes) {
        extension.inline_footnotes = refuse(at, "inline notes");
    }
    if deep_quote(text) {
        // Whatever is quoted so deep is no alert; comrak looks for one at every level again.
        bounded.extension.alerts = false;
    }
    bounded
}

/// Whether a line is quoted deeper than any document is.
fn deep_quote(text: &str) -> bool {
    if text.matches('>').nth(QUOTES).is_none() {
        return false;
    }
    let mut depth = 0_usize;
    text.bytes().any(|byte| {
        match byte {
            b'>' => depth += 1,
            b' ' | b'\t' => {}
            _ => depth = 0,
        }
        depth > QUOTES
    })
}

/// Where there are more directives open than may be.
fn deep_directive(text: &str) -> Option<usize> {
    text.matches(":::").nth(DIRECTIVES)?;
    let mut open = 0_usize;
    let mut at = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        let sign = line.trim_start_matches(|c: char| c.is_whitespace() || "> -*+".contains(c));
        if sign.starts_with(":::") {
            let closes = sign.trim().trim_start_matches(':').is_empty();
            open = if closes { open.saturating_sub(1) } else { open + 1 };
        }
        if open > DIRECTIVES {
            return Some(at);
        }
        at += line.len();
    }
    None
}

/// Where a paragraph has more inline notes open than may be.
fn deep_inline_note(text: &str) -> Option<usize> {
    text.matches("^[").nth(INLINE_NOTES)?;
    let bytes = text.as_bytes();
    let mut open = 0_usize;
    let mut is_blank = false;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'\n' if is_blank => open = 0,
            b'\n' => is_blank = true,
            b' ' | b'\t' | b'\r' => {}
            _ => is_blank = false,
        }
        match byte {
            b'[' if at > 0 && bytes[at - 1] == b'^' => open += 1,
            b']' => open = open.saturating_sub(1),
            _ => {}
        }
        if open > INLINE_NOTES {
            return Some(at - 1);
        }
    }
    None
}
