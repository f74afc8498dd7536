//! A plain style, built by hand: every value simple enough to reckon with.

use letterpress_layout::style::{
    AlertStyle, Begins, CodeStyle, DefinitionStyle, Family, Features, FigureStyle, FolioLine,
    FolioPlace, FolioStyle, HeadPlace, HeadText, HeadingStyle, InlineStyles, ListStyle, Margins,
    Microtype, NoteStyle, Numbers, PageStyle, Palette, ParagraphStyle, QuoteStyle, RuleStyle,
    RunningHeadStyle, Style, TableStyle, TaskStyle, TextStyle,
};
use letterpress_page::{Color, Len, Size};
use letterpress_parse::document::Notes;

/// The margin on each side of the plain page.
pub(crate) const MARGIN: Len = Len::pt(40);

/// The ground of code, a colour that nothing else has.
pub(crate) const CODE_GROUND: Color = Color::hex(0xf0f0f1);
/// The colour of the mark of a continued line of code, likewise.
pub(crate) const CONTINUATION: Color = Color::hex(0x66707d);
/// The colour of a quotation's bar, likewise.
pub(crate) const BAR: Color = Color::hex(0xc9ced7);
/// The colour of the rules of tables, likewise.
pub(crate) const TABLE_RULE: Color = Color::hex(0x112233);
/// The colour of the rule under running heads, likewise.
pub(crate) const HEAD_RULE: Color = Color::hex(0x112234);
/// The colours of the five alerts, likewise.
pub(crate) const ALERTS: [Color; 5] = [
    Color::hex(0x1d4f7c),
    Color::hex(0x2a6a3b),
    Color::hex(0x64489a),
    Color::hex(0x845401),
    Color::hex(0xad2e27),
];

/// A page of 400 by 560 pt: a measure of 320, and 480 pt for thirty-four lines of 14.
fn page() -> PageStyle {
    PageStyle {
        size: Size::new(Len::pt(400), Len::pt(560)),
        margins: Margins { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN },
        two_sided: false,
        flush: false,
        ragged: Len::pt(28),
        grid: false,
        long: Len::ZERO,
    }
}

/// Plain type on a plain page.
#[expect(clippy::too_many_lines, reason = "it is a table of values")]
pub(crate) fn style() -> Style {
    let sans = text(Family::Sans, 9, 12);
    Style {
        page: page(),
        body: text(Family::Serif, 10, 14),
        paragraph: ParagraphStyle {
            justify: true,
            hyphenate: true,
            gap: Len::pt(6),
            indent: Len::ZERO,
            stretch: 250,
            strain: 250,
            sentence_space: false,
            // Letters that give and marks that hang are hard to reckon with.
            microtype: Microtype::NONE,
        },
        chapters: None,
        headings: [22, 14, 12, 10, 10, 9].map(heading),
        list: ListStyle {
            bullets: vec!["•".to_owned(), "–".to_owned()],
            color: Color::hex(0x5a626d),
            number: text(Family::Sans, 10, 14),
            column: Len::pt(8),
            marker_gap: Len::pt(6),
            item_gap: Len::pt(2),
            around: Len::pt(6),
        },
        task: TaskStyle {
            side: Len::pt(8),
            radius: Len::pt(1),
            line: Len::pt(1),
            open: Color::hex(0x5a626d),
            done: Color::hex(0x1d4f7c),
            tick: Color::WHITE,
        },
        quote: QuoteStyle {
            bar: Len::pt(2),
            bar_color: BAR,
            indent: Len::pt(12),
            color: Color::hex(0x333a43),
            around: Len::pt(8),
        },
        alert: AlertStyle {
            bar: Len::pt(2),
            indent: Len::pt(12),
            padding: Len::pt(7),
            title: TextStyle { weight: 600, ..sans.clone() },
            title_gap: Len::pt(2),
            tint: 5,
            colors: ALERTS,
            around: Len::pt(10),
        },
        code: code(),
        table: table(&sans),
        definition: DefinitionStyle {
            term: TextStyle { weight: 600, ..sans.clone() },
            indent: Len::pt(16),
            term_gap: Len::ZERO,
            item_gap: Len::pt(3),
        },
        figure: FigureStyle {
            caption: sans.clone(),
            caption_gap: Len::pt(6),
            around: Len::pt(12),
            density: 96,
            tallest: 900,
        },
        note: NoteStyle {
            place: Notes::Footnotes,
            text: text(Family::Serif, 8, 11),
            rule_share: 280,
            rule: Len::from_pt_thousandths(400),
            rule_color: Color::hex(0x5a626e),
            above: Len::pt(12),
            below: Len::pt(5),
            gap: Len::pt(2),
            column: Len::pt(10),
        },
        rule: RuleStyle {
            share: 220,
            thickness: Len::from_pt_thousandths(500),
            color: Color::hex(0x5a626f),
            around: Len::pt(15),
        },
        running_head: RunningHeadStyle {
            text: sans.clone(),
            show: false,
            verso: HeadText::Chapter,
            recto: HeadText::Section,
            place: HeadPlace::Outer,
            first_pages: false,
            distance: Len::pt(20),
            rule: Len::ZERO,
            rule_color: HEAD_RULE,
            rule_gap: Len::pt(4),
        },
        folio: FolioStyle {
            text: sans,
            place: FolioPlace::Centre,
            at: FolioLine::Foot,
            first_pages: true,
            numbers: Numbers::Arabic,
            distance: Len::pt(20),
            clearance: Len::pt(15),
        },
        inline: InlineStyles {
            strong: 700,
            link: Color::hex(0x1d4f7d),
            highlight: Color::hex(0xfcf0bd),
            small_scale: 850,
            script_scale: 660,
            superscript_rise: 360,
            subscript_drop: 140,
            key_line: Color::hex(0x9aa2ad),
            name_scale: 620,
            name_color: Color::hex(0x66707d),
        },
    }
}

/// The plain style on a page with a measure and a height of text.
pub(crate) fn sized(measure: Len, height: Len) -> Style {
    let mut style = style();
    style.page.size = Size::new(measure + MARGIN * 2, height + MARGIN * 2);
    style
}

/// The plain style as a book has it: an indent, no gaps, pages filled to the foot.
pub(crate) fn book() -> Style {
    let mut style = style();
    style.paragraph.gap = Len::ZERO;
    style.paragraph.indent = Len::pt(10);
    style.page.flush = true;
    style.page.ragged = Len::ZERO;
    style
}

fn table(sans: &TextStyle) -> TableStyle {
    TableStyle {
        text: tabular(sans),
        head: TextStyle { weight: 600, ..tabular(sans) },
        outer_rule: Len::pt(1),
        head_rule: Len::from_pt_thousandths(500),
        total_rule: Len::from_pt_thousandths(300),
        rule_color: TABLE_RULE,
        padding_x: Len::pt(6),
        padding_y: Len::pt(1),
        around: Len::pt(10),
        least_size: Len::pt(7),
        turns: false,
    }
}

fn code() -> CodeStyle {
    let mono = text(Family::Mono, 8, 12);
    let features = Features { no_ligatures: true, ..Features::default() };
    CodeStyle {
        text: TextStyle { features, ..mono },
        ground: CODE_GROUND,
        radius: Len::pt(2),
        padding_x: Len::pt(8),
        padding_y: Len::pt(6),
        around: Len::pt(10),
        tab: 4,
        continuation: CONTINUATION,
        palette: Palette {
            keyword: Color::hex(0xc4302b),
            name: Color::hex(0x3b5fb5),
            string: Color::hex(0x2f7d32),
            number: Color::hex(0xa0227d),
            comment: Color::hex(0x66707c),
        },
        inline_scale: 880,
    }
}

fn text(family: Family, size: i64, leading: i64) -> TextStyle {
    TextStyle {
        family,
        weight: 400,
        italic: false,
        size: Len::pt(size),
        leading: Len::pt(leading),
        color: Color::hex(0x1b1e23),
        tracking: Len::ZERO,
        features: Features::default(),
    }
}

fn tabular(style: &TextStyle) -> TextStyle {
    TextStyle { features: Features { tabular: true, ..Features::default() }, ..style.clone() }
}

fn heading(size: i64) -> HeadingStyle {
    HeadingStyle {
        text: TextStyle { weight: 600, ..text(Family::Sans, size, size + 4) },
        above: Len::pt(20),
        below: Len::pt(6),
        begins: Begins::Nothing,
    }
}
