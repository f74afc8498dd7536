use comrak::nodes::Sourcepos;
use letterpress_source::Span;

/// Turns comrak's lines and columns into spans.
///
/// Lines end where comrak ends them, at `\n`, `\r\n` and a lone `\r`. Positions that comrak
/// gets wrong (the end of a definition list, a task that ends on the next line) are clamped
/// to the text.
pub(crate) struct Places<'a> {
    text: &'a str,
    base: usize,
    lines: Vec<usize>,
}

impl<'a> Places<'a> {
    /// The places of a text whose first byte has the offset `base`.
    pub(crate) fn new(text: &'a str, base: usize) -> Self {
        let bytes = text.as_bytes();
        let ends_line = |&at: &usize| {
            bytes[at] == b'\n' || (bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n'))
        };
        let starts = (0..bytes.len()).filter(ends_line).map(|at| at + 1);
        Self { text, base, lines: std::iter::once(0).chain(starts).collect() }
    }

    /// The span of a node.
    pub(crate) fn span(&self, at: Sourcepos) -> Span {
        let start = self.offset(at.start.line, at.start.column.saturating_sub(1));
        let end = self.offset(at.end.line, at.end.column).max(start);
        Span::new(self.base + self.floor(start), self.base + self.ceil(end))
    }

    /// The text of a span; empty where it is none of this text's.
    pub(crate) fn slice(&self, span: Span) -> &'a str {
        let range = span.range();
        let (start, end) = (range.start.checked_sub(self.base), range.end.checked_sub(self.base));
        start.zip(end).and_then(|(start, end)| self.text.get(start..end)).unwrap_or("")
    }

    /// Whether a letter, a digit or a colon stands right before or after a span, as around the
    /// `b` of `a:b:c`.
    pub(crate) fn is_within_word(&self, span: Span) -> bool {
        let part = |c: char| c.is_alphanumeric() || c == ':';
        let range = span.range();
        let (start, end) = (range.start.checked_sub(self.base), range.end.checked_sub(self.base));
        let before = start.and_then(|start| self.text.get(..start));
        let after = end.and_then(|end| self.text.get(end..));
        before.is_some_and(|text| text.ends_with(part))
            || after.is_some_and(|text| text.starts_with(part))
    }

    /// The offset of the code of a fenced block whose fence stands on line `fence`.
    pub(crate) fn code_start(&self, fence: usize, code: &str) -> usize {
        let start = self.line_start(fence + 1);
        let line = &self.text[start..self.line_start(fence + 2)];
        let first = code.split(['\n', '\r']).next().unwrap_or("");
        self.base + start + line.find(first).unwrap_or(0)
    }

    /// The offset of the first byte of a line, which counts from 1.
    fn line_start(&self, line: usize) -> usize {
        let known = line.checked_sub(1).and_then(|index| self.lines.get(index));
        known.copied().unwrap_or(self.text.len())
    }

    fn offset(&self, line: usize, column: usize) -> usize {
        let start = self.line_start(line.max(1));
        (start + column).min(self.line_start(line.max(1) + 1))
    }

    fn floor(&self, at: usize) -> usize {
        (0..=at).rev().find(|&at| self.text.is_char_boundary(at)).unwrap_or(0)
    }

    fn ceil(&self, at: usize) -> usize {
        (at..self.text.len()).find(|&at| self.text.is_char_boundary(at)).unwrap_or(self.text.len())
    }
}
