//! Values into a [`Style`], one function for each kind of thing on a page.

use letterpress_layout::style::{
    AlertStyle, CodeStyle, DefinitionStyle, Family, Features, FigureStyle, FolioStyle,
    HeadingStyle, InlineStyles, ListStyle, Margins, Microtype, NoteStyle, PageStyle, Palette,
    ParagraphStyle, QuoteStyle, RuleStyle, RunningHeadStyle, Style, TableStyle, TaskStyle,
    TextStyle,
};
use letterpress_page::{Color, Len};

use super::ThemeError;
use super::reader::Reader;
use super::values::{LEFT, RIGHT};
use crate::paper::Paper;

type Read<T> = Result<T, ThemeError>;

/// Everything that a theme says.
pub(super) fn style(r: &mut Reader<'_>) -> Read<Style> {
    let body = r.style("body", &ground())?;
    r.set_line(body.leading);
    Ok(Style {
        page: page(r, &body)?,
        paragraph: paragraph(r, body.size)?,
        headings: [
            heading(r, "heading.1", &body)?,
            heading(r, "heading.2", &body)?,
            heading(r, "heading.3", &body)?,
            heading(r, "heading.4", &body)?,
            heading(r, "heading.5", &body)?,
            heading(r, "heading.6", &body)?,
        ],
        chapters: None,
        list: list(r, &body)?,
        task: task(r, body.size)?,
        quote: quote(r, body.size)?,
        alert: alert(r, &body)?,
        code: code(r, &body)?,
        table: table(r, &body)?,
        definition: definition(r, &body)?,
        figure: figure(r, &body)?,
        note: note(r, &body)?,
        rule: rule(r, body.size)?,
        running_head: running_head(r, &body)?,
        folio: folio(r, &body)?,
        inline: inline(r)?,
        body,
    })
}

/// What running text begins from; a theme that extends none says all of it anew.
fn ground() -> TextStyle {
    TextStyle {
        family: Family::Serif,
        weight: 400,
        italic: false,
        size: Len::pt(10),
        leading: Len::pt(14),
        color: Color::BLACK,
        tracking: Len::ZERO,
        features: Features::default(),
    }
}

fn page(r: &mut Reader<'_>, body: &TextStyle) -> Read<PageStyle> {
    let paper = r.text("page.paper")?.parse::<Paper>();
    let paper = paper.map_err(|_| r.error("page.paper", "a paper, such as \"a4\" or \"6x9in\""))?;
    Ok(PageStyle {
        size: paper.size(),
        margins: Margins {
            top: r.page_length("page.top", body.size)?,
            right: r.margin(RIGHT, body.size)?,
            bottom: r.page_length("page.bottom", body.size)?,
            left: r.margin(LEFT, body.size)?,
        },
        two_sided: r.flag("page.two-sided")?,
        flush: r.flag("page.flush")?,
        ragged: r.length("page.ragged", body.size)?,
        grid: r.flag("page.grid")?,
        long: r.length("page.long", body.size)?,
    })
}

fn paragraph(r: &mut Reader<'_>, em: Len) -> Read<ParagraphStyle> {
    Ok(ParagraphStyle {
        justify: r.flag("paragraph.justify")?,
        hyphenate: r.flag("paragraph.hyphenate")?,
        gap: r.length("paragraph.gap", em)?,
        indent: r.length("paragraph.indent", em)?,
        stretch: r.share("paragraph.stretch")?,
        strain: r.share("paragraph.strain")?,
        sentence_space: r.flag("paragraph.sentence-space")?,
        microtype: Microtype {
            protrusion: r.flag("paragraph.protrusion")?,
            expansion: r.flag("paragraph.expansion")?,
            tracking: r.flag("paragraph.tracking")?,
        },
    })
}

fn heading(r: &mut Reader<'_>, prefix: &str, body: &TextStyle) -> Read<HeadingStyle> {
    let text = r.style(prefix, body)?;
    Ok(HeadingStyle {
        above: r.length(&format!("{prefix}.above"), text.size)?,
        below: r.length(&format!("{prefix}.below"), text.size)?,
        begins: r.choice(&format!("{prefix}.begins"))?,
        text,
    })
}

fn list(r: &mut Reader<'_>, body: &TextStyle) -> Read<ListStyle> {
    Ok(ListStyle {
        bullets: r.list("list.bullets")?,
        color: r.color("list.color")?,
        number: r.style("list.number", body)?,
        column: r.length("list.column", body.size)?,
        marker_gap: r.length("list.marker-gap", body.size)?,
        item_gap: r.length("list.item-gap", body.size)?,
        around: r.length("list.around", body.size)?,
    })
}

fn task(r: &mut Reader<'_>, em: Len) -> Read<TaskStyle> {
    Ok(TaskStyle {
        side: r.length("task.side", em)?,
        radius: r.length("task.radius", em)?,
        line: r.length("task.line", em)?,
        open: r.color("task.open")?,
        done: r.color("task.done")?,
        tick: r.color("task.tick")?,
    })
}

fn quote(r: &mut Reader<'_>, em: Len) -> Read<QuoteStyle> {
    Ok(QuoteStyle {
        bar: r.length("quote.bar", em)?,
        bar_color: r.color("quote.bar-color")?,
        indent: r.length("quote.indent", em)?,
        color: r.color("quote.color")?,
        around: r.length("quote.around", em)?,
    })
}

fn alert(r: &mut Reader<'_>, body: &TextStyle) -> Read<AlertStyle> {
    let tint = r.share("alert.tint")? / 10;
    Ok(AlertStyle {
        bar: r.length("alert.bar", body.size)?,
        indent: r.length("alert.indent", body.size)?,
        padding: r.length("alert.padding", body.size)?,
        title: r.style("alert.title", body)?,
        title_gap: r.length("alert.title-gap", body.size)?,
        tint: u8::try_from(tint.min(100)).unwrap_or(100),
        colors: [
            r.color("alert.note")?,
            r.color("alert.tip")?,
            r.color("alert.important")?,
            r.color("alert.warning")?,
            r.color("alert.caution")?,
        ],
        around: r.length("alert.around", body.size)?,
    })
}

fn code(r: &mut Reader<'_>, body: &TextStyle) -> Read<CodeStyle> {
    let text = r.style("code.text", body)?;
    Ok(CodeStyle {
        ground: r.color("code.ground")?,
        radius: r.length("code.radius", text.size)?,
        padding_x: r.length("code.padding-x", text.size)?,
        padding_y: r.length("code.padding-y", text.size)?,
        around: r.length("code.around", body.size)?,
        tab: usize::from(r.count("code.tab", 32)?),
        continuation: r.color("code.continuation")?,
        palette: Palette {
            keyword: r.color("code.palette.keyword")?,
            name: r.color("code.palette.name")?,
            string: r.color("code.palette.string")?,
            number: r.color("code.palette.number")?,
            comment: r.color("code.palette.comment")?,
        },
        inline_scale: r.share("code.inline-scale")?,
        text,
    })
}

fn table(r: &mut Reader<'_>, body: &TextStyle) -> Read<TableStyle> {
    let text = r.style("table.text", body)?;
    Ok(TableStyle {
        head: r.style("table.head", &text)?,
        outer_rule: r.length("table.outer-rule", text.size)?,
        head_rule: r.length("table.head-rule", text.size)?,
        total_rule: r.length("table.total-rule", text.size)?,
        rule_color: r.color("table.rule-color")?,
        padding_x: r.length("table.padding-x", text.size)?,
        padding_y: r.length("table.padding-y", text.size)?,
        around: r.length("table.around", body.size)?,
        least_size: r.length("table.least-size", text.size)?,
        turns: r.flag("table.turns")?,
        text,
    })
}

fn definition(r: &mut Reader<'_>, body: &TextStyle) -> Read<DefinitionStyle> {
    Ok(DefinitionStyle {
        term: r.style("definition.term", body)?,
        indent: r.length("definition.indent", body.size)?,
        term_gap: r.length("definition.term-gap", body.size)?,
        item_gap: r.length("definition.item-gap", body.size)?,
    })
}

fn figure(r: &mut Reader<'_>, body: &TextStyle) -> Read<FigureStyle> {
    Ok(FigureStyle {
        caption: r.style("figure.caption", body)?,
        caption_gap: r.length("figure.caption-gap", body.size)?,
        around: r.length("figure.around", body.size)?,
        density: u32::from(r.count("figure.density", 4800)?),
        tallest: r.share("figure.tallest")?.min(900),
    })
}

fn note(r: &mut Reader<'_>, body: &TextStyle) -> Read<NoteStyle> {
    let text = r.style("note.text", body)?;
    Ok(NoteStyle {
        place: r.choice("note.place")?,
        rule_share: r.share("note.rule-share")?.min(1000),
        rule: r.length("note.rule", text.size)?,
        rule_color: r.color("note.rule-color")?,
        above: r.length("note.above", text.size)?,
        below: r.length("note.below", text.size)?,
        gap: r.length("note.gap", text.size)?,
        column: r.length("note.column", text.size)?,
        text,
    })
}

fn rule(r: &mut Reader<'_>, em: Len) -> Read<RuleStyle> {
    Ok(RuleStyle {
        share: r.share("rule.share")?.min(1000),
        thickness: r.length("rule.thickness", em)?,
        color: r.color("rule.color")?,
        around: r.length("rule.around", em)?,
    })
}

fn running_head(r: &mut Reader<'_>, body: &TextStyle) -> Read<RunningHeadStyle> {
    let text = r.style("running-head", body)?;
    Ok(RunningHeadStyle {
        show: r.flag("running-head.show")?,
        verso: r.choice("running-head.verso")?,
        recto: r.choice("running-head.recto")?,
        place: r.choice("running-head.place")?,
        first_pages: r.flag("running-head.first-pages")?,
        distance: r.page_length("running-head.distance", text.size)?,
        rule: r.length("running-head.rule", text.size)?,
        rule_color: r.color("running-head.rule-color")?,
        rule_gap: r.length("running-head.rule-gap", text.size)?,
        text,
    })
}

fn folio(r: &mut Reader<'_>, body: &TextStyle) -> Read<FolioStyle> {
    let text = r.style("folio", body)?;
    Ok(FolioStyle {
        place: r.choice("folio.place")?,
        at: r.choice("folio.at")?,
        first_pages: r.flag("folio.first-pages")?,
        numbers: r.choice("folio.numbers")?,
        distance: r.page_length("folio.distance", text.size)?,
        clearance: r.page_length("folio.clearance", text.size)?,
        text,
    })
}

fn inline(r: &mut Reader<'_>) -> Read<InlineStyles> {
    Ok(InlineStyles {
        strong: r.count("inline.strong", 1000)?,
        link: r.color("inline.link")?,
        highlight: r.color("inline.highlight")?,
        small_scale: r.share("inline.small-scale")?,
        script_scale: r.share("inline.script-scale")?,
        superscript_rise: r.share("inline.superscript-rise")?,
        subscript_drop: r.share("inline.subscript-drop")?,
        key_line: r.color("inline.key-line")?,
        name_scale: r.share("inline.name-scale")?,
        name_color: r.color("inline.name-color")?,
    })
}
