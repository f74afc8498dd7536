//! What a start tag opens.

use html5gum::StartTag;
use letterpress_source::{Code, Diagnostic, Severity};

use super::attributes::Attributes;
use super::end;
use super::role::Role;
use crate::build::{
    Builder, Element, MAX_COLUMNS, OpenCode, OpenHeading, OpenList, OpenTable, REACH, RawCell,
    RawRow, Shell,
};
use crate::document::{Align, BlockKind, InlineKind, Locale, Numbering, Picture};

/// Reads a start tag.
pub(super) fn tag(builder: &mut Builder, tag: &StartTag<usize>) {
    if builder.dropping.is_some() {
        return;
    }
    let name = String::from_utf8_lossy(&tag.name).into_owned();
    let role = Role::of(&name);
    let attributes = Attributes(tag);
    if role.is_block() || role.is_table_part() {
        end::implied(builder, role);
        if role.is_block() && attributes.breaks_page() {
            builder.block(BlockKind::PageBreak, builder.here);
        }
        block(builder, role, &name, &attributes);
    } else {
        inline(builder, role, &name, &attributes);
    }
    let names_heading = matches!(role, Role::Heading(_));
    if role != Role::Link && !names_heading && role != Role::Dropped {
        anchor(builder, &attributes);
    }
}

fn anchor(builder: &mut Builder, attributes: &Attributes) {
    if let Some(id) = attributes.filled("id") {
        builder.anchor(&id, builder.here);
    }
}

fn block(builder: &mut Builder, role: Role, name: &str, attributes: &Attributes) {
    let aligned = |align: Option<Align>| align.map_or(Element::Plain, Element::Aligned);
    let element = match role {
        Role::Rule => return builder.block(BlockKind::Rule, builder.here),
        Role::Item => return item(builder, name, attributes),
        _ if role.is_table_part() && role != Role::Table => {
            return table_part(builder, role, name, attributes);
        }
        Role::Center => Element::Aligned(Align::Center),
        Role::Heading(level) => {
            let (id, align) = (attributes.filled("id"), attributes.align());
            Element::Heading(OpenHeading { level, id, align })
        }
        Role::List(ordered) => Element::List(list(ordered, attributes)),
        Role::Table => Element::Table(OpenTable::default()),
        Role::Details => Element::Details(None),
        Role::Summary => Element::Summary,
        Role::Quote => Element::Quote,
        Role::Preformatted => {
            let language = attributes.filled("lang");
            Element::Preformatted(OpenCode { language, ..OpenCode::default() })
        }
        Role::Definitions => Element::Definitions(Vec::new(), true),
        Role::Term => Element::Term,
        Role::Meaning => Element::Meaning,
        _ => aligned(attributes.align()),
    };
    // GitHub takes the language of preformatted text for that of code.
    let is_text = role != Role::Preformatted;
    let locale = if is_text { locale(builder, attributes) } else { None };
    builder.open_html(element, locale, name);
}

/// The locale that an element gives itself.
fn locale(builder: &mut Builder, attributes: &Attributes) -> Option<Locale> {
    attributes.locale(builder.here, builder.reports)
}

fn list(ordered: bool, attributes: &Attributes) -> OpenList {
    let start = attributes.number("start").unwrap_or(1);
    let numbering = ordered.then_some(Numbering { start, delimiter: '.' });
    OpenList { numbering, tight: true, items: Vec::new() }
}

/// Opens an item, and a list where there is none.
fn item(builder: &mut Builder, name: &str, attributes: &Attributes) {
    if !matches!(builder.top().element, Element::List(_)) {
        let list = OpenList { tight: true, ..OpenList::default() };
        builder.open_html(Element::List(list), None, name);
    }
    let locale = locale(builder, attributes);
    builder.open_html(Element::Item(None), locale, name);
}

/// Opens a part of a table; outside of a table it is a plain block.
fn table_part(builder: &mut Builder, role: Role, name: &str, attributes: &Attributes) {
    let in_table =
        matches!(builder.top().element, Element::Table(_) | Element::Section(_) | Element::Row(_));
    let element = match role {
        _ if !in_table => Element::Plain,
        Role::Section(part) => Element::Section(part),
        Role::Row => Element::Row(RawRow { align: attributes.align(), ..RawRow::default() }),
        Role::Cell(head) => {
            if !matches!(builder.top().element, Element::Row(_)) {
                builder.open_html(Element::Row(RawRow::default()), None, "tr");
            }
            let number = |name| attributes.number(name).and_then(|n| usize::try_from(n).ok());
            Element::Cell(RawCell {
                head,
                align: attributes.align(),
                // The bounds are those of HTML's table model.
                columns: number("colspan").unwrap_or(1).clamp(1, MAX_COLUMNS),
                rows: number("rowspan").unwrap_or(1).min(65_534),
                ..RawCell::default()
            })
        }
        _ => Element::Caption,
    };
    let locale = locale(builder, attributes);
    builder.open_html(element, locale, name);
}

fn inline(builder: &mut Builder, role: Role, name: &str, attributes: &Attributes) {
    let here = builder.here;
    match role {
        Role::Style(style) => {
            localize(builder, name, attributes);
            format(builder, Shell::Style(style), name);
        }
        Role::Span => match attributes.filled("title") {
            Some(whole) if matches!(name, "abbr" | "acronym") => {
                localize(builder, name, attributes);
                format(builder, Shell::Abbreviation(whole), name);
            }
            _ => part(builder, name, attributes),
        },
        Role::Code => match &mut builder.top().element {
            Element::Preformatted(code) if code.language.is_none() => {
                code.language = language(attributes);
            }
            Element::Preformatted(_) => {}
            _ => {
                localize(builder, name, attributes);
                format(builder, Shell::Code, name);
            }
        },
        Role::Link => {
            end::close_link(builder);
            let id = attributes.filled("id").or_else(|| attributes.filled("name"));
            if let Some(id) = id {
                builder.anchor(&id, here);
            }
            localize(builder, name, attributes);
            if let Some(address) = attributes.get("href") {
                format(builder, Shell::Link(address), name);
            }
        }
        Role::Quotation => {
            builder.quotation_mark("“");
            part(builder, name, attributes);
        }
        Role::Break => match &mut builder.top().element {
            Element::Preformatted(code) => code.text.push('\n'),
            _ => builder.line_break(here),
        },
        Role::WordBreak => builder.text("\u{200B}", here),
        Role::Picture => picture(builder, attributes),
        Role::Input => input(builder, attributes),
        Role::Dropped => {
            let message = format!("the content of `<{name}>` is left out");
            builder.reports.once(Code::UnknownHtml, name, || {
                let mut found = Diagnostic::new(Code::UnknownHtml, here, message);
                found.severity = Severity::Note;
                found
            });
            builder.dropping = Some(name.to_owned());
        }
        Role::Unknown => {
            let message = format!("the HTML element `<{name}>` is not supported");
            builder.reports.once(Code::UnknownHtml, name, || {
                Diagnostic::new(Code::UnknownHtml, here, message).help("its text is set")
            });
            part(builder, name, attributes);
        }
        _ => {}
    }
}

/// Opens what is nothing but its content: a format only where it has a locale, or where its end
/// tag would end another of its name that has one.
fn part(builder: &mut Builder, name: &str, attributes: &Attributes) {
    if !localize(builder, name, attributes) && end::open_format(builder, name).is_some() {
        format(builder, Shell::Plain, name);
    }
}

/// Opens the locale that an element has, around what else it is.
fn localize(builder: &mut Builder, name: &str, attributes: &Attributes) -> bool {
    let locale = locale(builder, attributes);
    let is_found = locale.is_some();
    if let Some(locale) = locale {
        format(builder, Shell::Localized(locale), name);
    }
    is_found
}

/// Opens a format unless too many are open.
fn format(builder: &mut Builder, shell: Shell, name: &str) {
    let here = builder.here;
    if builder.formats.len() - builder.marks.len() < REACH {
        builder.open_format(shell, Some(name), here);
    } else {
        builder.reports.too_deep(here);
    }
}

/// The language that the class of a `<code>` in a `<pre>` names.
fn language(attributes: &Attributes) -> Option<String> {
    let classes = attributes.filled("class")?;
    let mut named = classes.split_whitespace().filter_map(|class| class.strip_prefix("language-"));
    named.next().map(str::to_owned)
}

fn picture(builder: &mut Builder, attributes: &Attributes) {
    let Some(source) = attributes.filled("src") else {
        if let Some(alt) = attributes.filled("alt") {
            builder.text(&alt, builder.here);
        }
        return;
    };
    let picture = Picture {
        source,
        alt: attributes.filled("alt").unwrap_or_default(),
        title: attributes.filled("title"),
        width: attributes.extent("width"),
        height: attributes.extent("height"),
    };
    builder.leaf(InlineKind::Picture(picture), builder.here);
}

/// A box to tick at the start of an item makes a task of it; elsewhere it is set.
fn input(builder: &mut Builder, attributes: &Attributes) {
    let kind = attributes.get("type").unwrap_or_default();
    if !kind.eq_ignore_ascii_case("checkbox") {
        return;
    }
    let done = attributes.get("checked").is_some();
    let here = builder.here;
    let frame = builder.top();
    match &mut frame.element {
        Element::Item(task) if frame.phrase.is_empty() && frame.blocks.is_empty() => {
            *task = Some(done);
        }
        _ => builder.text(if done { "☑" } else { "☐" }, here),
    }
}
