//! Takes out of text what can't be set.

use std::borrow::Cow;

use letterpress_source::{Code, Diagnostic, Sources, Span};

use crate::reports::Reports;

/// Running text without control characters; line ends, tabs and feeds become spaces.
pub(crate) fn text(text: &str) -> Cow<'_, str> {
    let harmless =
        |c: char| (c >= ' ' && !is_dropped(c) && !is_line_end(c) && !is_none(c)) || c == ' ';
    if text.chars().all(harmless) {
        return Cow::Borrowed(text);
    }
    let spaced = text.chars().map(|c| if is_line_end(c) || c == '\t' { ' ' } else { c });
    Cow::Owned(spaced.filter(|&c| !is_dropped(c)).map(seen).collect())
}

/// Code without control characters; tabs are kept and every line ends in `\n`.
pub(crate) fn code(code: &str) -> String {
    let lines = code.replace("\r\n", "\n").replace('\r', "\n");
    lines.chars().filter(|&c| matches!(c, '\n' | '\t') || !is_dropped(c)).map(seen).collect()
}

/// Says once for all sources that they hold control characters.
pub(crate) fn report_controls(sources: &Sources, reports: &mut Reports) {
    let is_control = |&(_, c): &(usize, char)| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
    let mut count = 0_usize;
    let mut first = None;
    for source in sources.iter() {
        for (at, c) in source.text().char_indices().filter(is_control) {
            count += 1;
            first.get_or_insert((source.base() + at, c));
        }
    }
    if let Some((at, c)) = first {
        let more = if count == 1 { String::new() } else { format!(", the first of {count}") };
        let message = format!("the source holds the control character U+{:04X}{more}", c as u32);
        let found =
            Diagnostic::new(Code::ControlCharacter, Span::new(at, at + c.len_utf8()), message);
        reports.add(found.help("control characters are left out; NUL is set as U+FFFD"));
    }
}

/// White space as HTML has it.
pub(crate) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0C')
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\x0B' | '\x0C' | '\u{2028}' | '\u{2029}')
}

fn is_dropped(c: char) -> bool {
    (c.is_control() && c != '\0') || c == '\u{FEFF}'
}

fn seen(c: char) -> char {
    if c == '\0' || is_none(c) { '\u{FFFD}' } else { c }
}

/// Whether it is a code point that will never be a character (Unicode §23.7).
fn is_none(c: char) -> bool {
    matches!(u32::from(c) & 0xFFFF, 0xFFFE | 0xFFFF) || matches!(c, '\u{FDD0}'..='\u{FDEF}')
}
