//! What no program can leave out that makes PDF of Markdown.

use std::collections::BTreeSet;

use comrak::nodes::NodeValue;
use comrak::options::{Extension, Parse};
use flate2::{Compress, Compression, FlushCompress};
use rustybuzz::{Direction, Face, ShapePlan, UnicodeBuffer, script};

/// The work of the floor for one text: to parse it once, to shape each distinct word once, to
/// deflate the finished pages once.
///
/// Each part is the bare call, with all that surrounds it left out: the words are found and the
/// pages are set beforehand.
#[derive(Clone, Debug)]
pub struct Floor {
    markdown: String,
    /// Each word once, as it stands between spaces.
    words: Vec<String>,
    /// The content stream of each page, not compressed.
    streams: Vec<Vec<u8>>,
}

impl Floor {
    /// The floor below a text and the PDF that was made of it.
    ///
    /// # Panics
    ///
    /// When `pdf` is none.
    #[must_use]
    pub fn new(markdown: &str, pdf: &[u8]) -> Self {
        let markdown = body(markdown).to_owned();
        Self { words: distinct_words(&markdown), streams: streams(pdf), markdown }
    }

    /// How many distinct words there are.
    #[must_use]
    pub fn words(&self) -> usize {
        self.words.len()
    }

    /// How many bytes the pages' streams have before they are deflated.
    #[must_use]
    pub fn stream_bytes(&self) -> usize {
        self.streams.iter().map(Vec::len).sum()
    }

    /// Parses the text with comrak; returns how many nodes there are.
    #[must_use]
    pub fn parse(&self) -> usize {
        let arena = comrak::Arena::new();
        comrak::parse_document(&arena, &self.markdown, &options()).descendants().count()
    }

    /// Shapes each distinct word once in Libertinus Serif, with one plan and one buffer; returns
    /// how many glyphs that gives.
    #[must_use]
    pub fn shape(&self) -> usize {
        let mut shaper = Shaper::new();
        self.words.iter().map(|word| shaper.shape(word).0).sum()
    }

    /// Deflates each page's stream at level 6, with one compressor and one buffer; returns how
    /// many bytes that gives.
    #[must_use]
    pub fn deflate(&self) -> u64 {
        let mut compress = Compress::new(Compression::new(6), true);
        let mut out = Vec::new();
        let mut size = 0;
        for stream in &self.streams {
            compress.reset();
            out.clear();
            // More than zlib's bound for any stream.
            out.reserve(stream.len() + stream.len() / 8 + 64);
            compress
                .compress_vec(stream, &mut out, FlushCompress::Finish)
                .expect("deflate takes any bytes");
            size += compress.total_out();
        }
        size
    }
}

/// Libertinus Serif with one plan and one buffer for all words.
pub(crate) struct Shaper {
    face: Face<'static>,
    plan: ShapePlan,
    buffer: Option<UnicodeBuffer>,
}

impl Shaper {
    pub(crate) fn new() -> Self {
        let serif = &letterpress_fonts::faces()[0];
        let face = Face::from_slice(serif.data, 0).expect("the built-in face is a font");
        let plan = ShapePlan::new(&face, Direction::LeftToRight, Some(script::LATIN), None, &[]);
        Self { face, plan, buffer: Some(UnicodeBuffer::new()) }
    }

    /// The number of glyphs of a word and its width in thousandths of an em.
    pub(crate) fn shape(&mut self, word: &str) -> (usize, i64) {
        let mut buffer = self.buffer.take().unwrap_or_default();
        buffer.push_str(word);
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(script::LATIN);
        let shaped = rustybuzz::shape_with_plan(&self.face, &self.plan, buffer);
        let glyphs = shaped.len();
        let width = shaped.glyph_positions().iter().map(|glyph| i64::from(glyph.x_advance)).sum();
        self.buffer = Some(shaped.clear());
        (glyphs, width)
    }
}

/// The extensions that [`letterpress_parse::Options::default`] asks comrak for.
fn options() -> comrak::Options<'static> {
    let extension = Extension {
        table: true,
        strikethrough: true,
        autolink: true,
        tasklist: true,
        footnotes: true,
        inline_footnotes: true,
        description_lists: true,
        alerts: true,
        header_attributes: true,
        link_attributes: true,
        superscript: true,
        subscript: true,
        highlight: true,
        insert: true,
        shortcodes: true,
        math_dollars: true,
        math_code: true,
        block_directive: true,
        ..Extension::default()
    };
    let parse =
        Parse { leave_footnote_definitions: true, escaped_char_spans: true, ..Parse::default() };
    comrak::Options { extension, parse, ..comrak::Options::default() }
}

/// The Markdown below the front matter.
pub(crate) fn body(markdown: &str) -> &str {
    let below = markdown.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n"));
    below.map_or(markdown, |(_, body)| body)
}

/// Each word of the text that a reader sees, once, in the order of the alphabet.
fn distinct_words(markdown: &str) -> Vec<String> {
    let arena = comrak::Arena::new();
    let mut words = BTreeSet::new();
    let mut add = |text: &str| {
        words.extend(text.split_whitespace().map(str::to_owned));
    };
    // A word goes on over the nodes that it consists of, such as a letter and an apostrophe.
    let mut running = String::new();
    for node in comrak::parse_document(&arena, markdown, &options()).descendants() {
        match &node.data().value {
            NodeValue::Text(text) => running.push_str(text),
            NodeValue::Code(code) => running.push_str(&code.literal),
            NodeValue::CodeBlock(code) => add(&code.literal),
            value if value.block() || matches!(value, NodeValue::SoftBreak) => {
                add(&running);
                running.clear();
            }
            _ => {}
        }
    }
    add(&running);
    words.into_iter().collect()
}

/// The content streams of a finished PDF's pages, inflated.
fn streams(pdf: &[u8]) -> Vec<Vec<u8>> {
    let file = lopdf::Document::load_mem(pdf).expect("Letterpress writes valid PDF");
    file.get_pages().into_values().map(|page| file.get_page_content(page)).collect()
}
