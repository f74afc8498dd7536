//! How a document looks: every value of a theme, resolved into lengths and colours.
//!
//! Nothing here reads a file or knows a default; the crate that owns the themes fills it in.
//! [`Style`] is plain data, one field for each kind of thing that can stand on a page.

mod choice;
mod furniture;
mod page;
mod text;

use letterpress_page::{Color, Len};
use letterpress_parse::document::Notes;

pub use choice::Choice;
pub use furniture::{
    FolioLine, FolioPlace, FolioStyle, HeadPlace, HeadText, Numbers, RunningHeadStyle,
};
pub use page::{Margins, PageStyle, Side};
pub use text::{Family, Features, TextStyle};

/// How a document looks.
#[derive(Clone, Debug)]
pub struct Style {
    /// The sheet and its margins.
    pub page: PageStyle,
    /// Running text, and what every other text takes from it.
    pub body: TextStyle,
    /// How paragraphs are set.
    pub paragraph: ParagraphStyle,
    /// Headings of level 1 to 6.
    pub headings: [HeadingStyle; 6],
    /// What chapters begin, whatever [`HeadingStyle::begins`] says of their level.
    pub chapters: Option<Begins>,
    /// Lists.
    pub list: ListStyle,
    /// Task boxes.
    pub task: TaskStyle,
    /// Quotations.
    pub quote: QuoteStyle,
    /// Alerts.
    pub alert: AlertStyle,
    /// Code, in blocks and in running text.
    pub code: CodeStyle,
    /// Tables.
    pub table: TableStyle,
    /// Terms and definitions.
    pub definition: DefinitionStyle,
    /// Pictures.
    pub figure: FigureStyle,
    /// Footnotes and endnotes.
    pub note: NoteStyle,
    /// Thematic breaks.
    pub rule: RuleStyle,
    /// Running heads.
    pub running_head: RunningHeadStyle,
    /// Page numbers.
    pub folio: FolioStyle,
    /// Styles of running text.
    pub inline: InlineStyles,
}

impl Style {
    /// Gives all text but code and what stands in the margins so many thousandths of its leading.
    pub fn lead(&mut self, thousandths: i64) {
        let Self { body, headings, list, alert, table, definition, figure, note, .. } = self;
        let texts = [
            body,
            &mut list.number,
            &mut alert.title,
            &mut table.text,
            &mut table.head,
            &mut definition.term,
            &mut figure.caption,
            &mut note.text,
        ];
        let headings = headings.iter_mut().map(|heading| &mut heading.text);
        for text in texts.into_iter().chain(headings) {
            text.leading = text.leading.scale(thousandths, 1_000);
        }
    }
}

/// How paragraphs are set.
#[derive(Clone, Debug)]
pub struct ParagraphStyle {
    /// Whether lines are justified; otherwise they are ragged at the right.
    pub justify: bool,
    /// Whether words may be hyphenated.
    pub hyphenate: bool,
    /// The gap between two paragraphs.
    pub gap: Len,
    /// The indent of a paragraph that follows another.
    pub indent: Len,
    /// By how many thousandths of itself any vertical gap may stretch at a small price.
    pub stretch: i64,
    /// By how many it may where a page would else end too short; no less than `stretch`.
    pub strain: i64,
    /// Whether the space after a sentence is wider than others, in the old English manner.
    pub sentence_space: bool,
    /// What letters do for the lines that they stand in.
    pub microtype: Microtype,
}

/// What letters do for the lines that they stand in, beyond what the spaces between them do.
///
/// ```
/// use letterpress_layout::style::Microtype;
///
/// let calm = Microtype { tracking: false, ..Microtype::default() };
/// assert!(calm.protrusion && calm.expansion);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Microtype {
    /// Marks and the hyphen hang a little into the margins, so that the edges look straight.
    pub protrusion: bool,
    /// The letters of a line are made wider or narrower by up to 2 %.
    pub expansion: bool,
    /// The letters of a line stand up to 1/200 em closer or 1/100 em further apart, where
    /// nothing else helps.
    pub tracking: bool,
}

impl Microtype {
    /// None of it.
    pub const NONE: Self = Self { protrusion: false, expansion: false, tracking: false };
}

impl Default for Microtype {
    /// All of it.
    fn default() -> Self {
        Self { protrusion: true, expansion: true, tracking: true }
    }
}

/// A heading's look.
#[derive(Clone, Debug)]
pub struct HeadingStyle {
    /// Its text.
    pub text: TextStyle,
    /// The gap above it.
    pub above: Len,
    /// The gap below it.
    pub below: Len,
    /// What it begins. The only heading of level 1 is the document's title and begins nothing.
    pub begins: Begins,
}

/// What a heading begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Begins {
    /// Nothing: it stands where the text before it ends.
    #[default]
    Nothing,
    /// A page.
    Page,
    /// A recto, with a blank page before it where the text ends on one.
    Recto,
}

impl Choice for Begins {
    const NAMES: &'static [(&'static str, Self)] =
        &[("nothing", Self::Nothing), ("page", Self::Page), ("recto", Self::Recto)];
}

/// A list's look.
#[derive(Clone, Debug)]
pub struct ListStyle {
    /// The bullets of the levels, the outermost first; deeper levels take the last.
    pub bullets: Vec<String>,
    /// The colour of bullets and numbers.
    pub color: Color,
    /// The text of numbers.
    pub number: TextStyle,
    /// The least width of the column that the markers stand in.
    pub column: Len,
    /// The gap between a marker and its text.
    pub marker_gap: Len,
    /// The gap between two items of a tight list.
    pub item_gap: Len,
    /// The gap above and below a list.
    pub around: Len,
}

/// A task box's look.
#[derive(Clone, Debug)]
pub struct TaskStyle {
    /// Its side.
    pub side: Len,
    /// The radius of its corners.
    pub radius: Len,
    /// The width of its line.
    pub line: Len,
    /// The colour of an open box's line.
    pub open: Color,
    /// The ground of a ticked box.
    pub done: Color,
    /// The tick.
    pub tick: Color,
}

/// A quotation's look.
#[derive(Clone, Debug)]
pub struct QuoteStyle {
    /// The width of the bar at its left.
    pub bar: Len,
    /// The bar's colour.
    pub bar_color: Color,
    /// From the bar's left to the text.
    pub indent: Len,
    /// The text's colour.
    pub color: Color,
    /// The gap above and below it.
    pub around: Len,
}

/// The look of alerts.
#[derive(Clone, Debug)]
pub struct AlertStyle {
    /// The width of the bar at the left.
    pub bar: Len,
    /// From the left of the bar to the text, and from the text to the right edge of the ground.
    pub indent: Len,
    /// Ground above and below the text.
    pub padding: Len,
    /// The title; its colour is the kind's.
    pub title: TextStyle,
    /// The gap between the title and the text.
    pub title_gap: Len,
    /// How strong the ground is, in percent of the kind's colour.
    pub tint: u8,
    /// The colours of note, tip, important, warning and caution.
    pub colors: [Color; 5],
    /// The gap above and below it.
    pub around: Len,
}

/// The look of code.
#[derive(Clone, Debug)]
pub struct CodeStyle {
    /// Text of a block.
    pub text: TextStyle,
    /// The ground of a block.
    pub ground: Color,
    /// The radius of its corners.
    pub radius: Len,
    /// Ground left and right of the text.
    pub padding_x: Len,
    /// Ground above and below it.
    pub padding_y: Len,
    /// The gap above and below a block.
    pub around: Len,
    /// How many columns a tab moves on to the next multiple of.
    pub tab: usize,
    /// The colour of the mark that a wrapped line goes on with.
    pub continuation: Color,
    /// Colours of the kinds of code.
    pub palette: Palette,
    /// Size of code in running text, in thousandths of the text around it.
    pub inline_scale: i64,
}

/// Colours of the kinds of code.
#[derive(Clone, Debug)]
pub struct Palette {
    /// Keywords and operators that are words.
    pub keyword: Color,
    /// Names of types, functions and tags.
    pub name: Color,
    /// Strings and characters.
    pub string: Color,
    /// Numbers and constants.
    pub number: Color,
    /// Comments, which are set in italics.
    pub comment: Color,
}

/// The look of tables.
#[derive(Clone, Debug)]
pub struct TableStyle {
    /// Text of the body.
    pub text: TextStyle,
    /// Text of the head.
    pub head: TextStyle,
    /// The rules above and below the table.
    pub outer_rule: Len,
    /// The rule under the head.
    pub head_rule: Len,
    /// The rule above a row of totals.
    pub total_rule: Len,
    /// The rules' colour.
    pub rule_color: Color,
    /// Half of the gutter between two columns.
    pub padding_x: Len,
    /// Space above and below the lines of a row.
    pub padding_y: Len,
    /// The gap above and below a table.
    pub around: Len,
    /// The least size of type that a table that is too wide is set in.
    pub least_size: Len,
    /// Whether a table that is too wide even then may have a page of its own, laid on its side.
    pub turns: bool,
}

/// The look of definitions.
#[derive(Clone, Debug)]
pub struct DefinitionStyle {
    /// The terms.
    pub term: TextStyle,
    /// How far definitions are set in.
    pub indent: Len,
    /// The gap between a term and its definition.
    pub term_gap: Len,
    /// The gap between two terms of a tight list.
    pub item_gap: Len,
}

/// The look of pictures.
#[derive(Clone, Debug)]
pub struct FigureStyle {
    /// The caption's text.
    pub caption: TextStyle,
    /// The gap between a picture and its caption.
    pub caption_gap: Len,
    /// The gap above and below a figure.
    pub around: Len,
    /// Pixels to the inch for pictures that don't say.
    pub density: u32,
    /// The greatest height, in thousandths of the text block's, of a picture whose author asks
    /// for no size.
    pub tallest: i64,
}

/// The look of notes, at the foot of pages and at the end of the document.
#[derive(Clone, Debug)]
pub struct NoteStyle {
    /// What they are.
    pub place: Notes,
    /// Their text.
    pub text: TextStyle,
    /// The rule's width, in thousandths of the measure.
    pub rule_share: i64,
    /// How thick it is.
    pub rule: Len,
    /// Its colour.
    pub rule_color: Color,
    /// From the text to the rule.
    pub above: Len,
    /// From the rule to the first note.
    pub below: Len,
    /// Between two notes.
    pub gap: Len,
    /// The width of the column that their numbers stand in.
    pub column: Len,
}

impl Choice for Notes {
    const NAMES: &'static [(&'static str, Self)] =
        &[("foot", Self::Footnotes), ("end", Self::Endnotes)];
}

/// A thematic break's look.
#[derive(Clone, Debug)]
pub struct RuleStyle {
    /// Its width, in thousandths of the measure.
    pub share: i64,
    /// How thick it is.
    pub thickness: Len,
    /// Its colour.
    pub color: Color,
    /// The gap above and below it.
    pub around: Len,
}

/// The styles of running text.
#[derive(Clone, Debug)]
pub struct InlineStyles {
    /// Weight of strong text.
    pub strong: u16,
    /// Colour of links.
    pub link: Color,
    /// Ground of highlighted text.
    pub highlight: Color,
    /// Size of small text, of superscripts and subscripts, in thousandths.
    pub small_scale: i64,
    /// Size of superscripts and subscripts, in thousandths.
    pub script_scale: i64,
    /// How far superscripts rise, in thousandths of the size around them.
    pub superscript_rise: i64,
    /// How far subscripts sink, likewise.
    pub subscript_drop: i64,
    /// The line around a key.
    pub key_line: Color,
    /// Size of the name that a heading shows, in thousandths of the heading's.
    pub name_scale: i64,
    /// Its colour.
    pub name_color: Color,
}
