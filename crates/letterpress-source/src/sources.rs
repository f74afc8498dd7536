use crate::Span;

/// One Markdown text with the name it is reported under.
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    text: String,
    /// The bytes that the text was read from, where those are others than its own.
    original: Option<Box<[u8]>>,
    /// Offset of the text's first byte among all sources.
    base: usize,
    /// Offset in `text` of the first byte of every line.
    lines: Vec<usize>,
}

/// The Markdown texts of one document, in reading order.
///
/// ```
/// use letterpress_source::{Sources, Span};
/// let mut sources = Sources::new();
/// sources.add("one.md", "# One\n");
/// sources.add("two.md", "# Two\n\ntext\n");
/// let place = sources.place(Span::new(14, 18)).expect("inside the second source");
/// assert_eq!((place.source.name(), place.line, place.column), ("two.md", 3, 1));
/// assert_eq!(&place.source.text()[place.range], "text");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Sources {
    list: Vec<Source>,
}

/// A span as a person would name it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Place<'a> {
    /// The source it stands in.
    pub source: &'a Source,
    /// The range of bytes in that source's text.
    pub range: std::ops::Range<usize>,
    /// The line of its first byte, from 1.
    pub line: usize,
    /// The column of its first byte in characters, from 1.
    pub column: usize,
}

impl Sources {
    /// No source yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a text under a name, after those that are there.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) {
        self.add_read(name, text, None);
    }

    /// Adds a text with the bytes that it was read from, where those are others than its own: in
    /// another encoding, with a byte-order mark.
    pub fn add_read(
        &mut self,
        name: impl Into<String>,
        text: impl Into<String>,
        original: Option<&[u8]>,
    ) {
        let (text, original) = (text.into(), original.map(Into::into));
        let base = self.list.last().map_or(0, |last| last.base + last.text.len() + 1);
        let starts = text.bytes().enumerate().filter(|&(_, b)| b == b'\n').map(|(i, _)| i + 1);
        let lines = std::iter::once(0).chain(starts).collect();
        self.list.push(Source { name: name.into(), text, original, base, lines });
    }

    /// The sources in reading order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Source> {
        self.list.iter()
    }

    /// Where a span stands; `None` where there is no source at all.
    pub fn place(&self, span: Span) -> Option<Place<'_>> {
        let after = self.list.partition_point(|source| source.base <= span.start as usize);
        let source = self.list.get(after.checked_sub(1)?)?;
        let start = source.floor(span.start as usize - source.base);
        let end = source.floor((span.end as usize).saturating_sub(source.base)).max(start);
        let line = source.lines.partition_point(|&first| first <= start);
        let first = source.lines[line - 1];
        let column = source.text[first..start].chars().count() + 1;
        Some(Place { source, range: start..end, line, column })
    }
}

impl Source {
    /// The name it is reported under, a file's path as a rule.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes that it was read from.
    pub fn bytes(&self) -> &[u8] {
        self.original.as_deref().unwrap_or(self.text.as_bytes())
    }

    /// The offset of its first byte in the spans of the document.
    pub fn base(&self) -> usize {
        self.base
    }

    /// The offset in its text of the first byte of line `line`, which counts from 1.
    pub fn line_start(&self, line: usize) -> usize {
        let known = line.checked_sub(1).and_then(|index| self.lines.get(index));
        known.copied().unwrap_or(self.text.len())
    }

    /// The nearest character boundary at or before an offset.
    fn floor(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        (0..=offset).rev().find(|&at| self.text.is_char_boundary(at)).unwrap_or(0)
    }
}
