use letterpress_source::{Code, Diagnostic, Span};

use super::Walk;
use crate::build::Element;
use crate::document::{AlertKind, Locale};
use crate::{braces, html, locale};

impl Walk<'_, '_> {
    /// The locale that the attributes of a line such as `::: {lang=fr}` give; a name in them stands
    /// before what follows.
    pub(super) fn directive_locale(&mut self, info: &str, span: Span) -> Option<Locale> {
        let found = attributes(info).filter(|_| self.options.attributes)?;
        if let Some(name) = found.name {
            self.builder.anchor(name, span);
        }
        locale::read(found.value("lang"), found.value("dir"), span, self.builder.reports)
    }

    /// What a line such as `:::note Title {.class}` opens.
    pub(super) fn directive(&mut self, info: &str, span: Span) -> Element {
        let info = info.trim().trim_end_matches(':').trim_end();
        let end = info.find(|c: char| c.is_whitespace() || c == '{').unwrap_or(info.len());
        let (name, rest) = info.split_at(end);
        if let Some(kind) = html::page_command(name) {
            self.builder.block(kind, span);
            return Element::Plain;
        }
        let is_known = |found: &braces::Braces| {
            found.name.is_some()
                || found.pairs.iter().any(|(key, _)| matches!(*key, "lang" | "dir"))
        };
        let is_bare = name.is_empty() && self.options.attributes;
        if is_bare && attributes(info).is_some_and(|found| is_known(&found)) {
            return Element::Plain;
        }
        let kind = match name.to_ascii_lowercase().as_str() {
            "note" => AlertKind::Note,
            "tip" => AlertKind::Tip,
            "important" => AlertKind::Important,
            "warning" => AlertKind::Warning,
            "caution" => AlertKind::Caution,
            _ => {
                let message = format!("the directive `{name}` is not known");
                self.builder.reports.once(Code::UnknownDirective, name, || {
                    Diagnostic::new(Code::UnknownDirective, span, message)
                        .help("its name and its content are set")
                });
                if !name.is_empty() {
                    self.builder.open(Element::Paragraph, None, span);
                    self.builder.text(info, span);
                    self.builder.close_markdown();
                }
                return Element::Plain;
            }
        };
        let title = rest.split('{').next().unwrap_or("").trim();
        let title = (!title.is_empty()).then(|| crate::clean::text(title).into_owned());
        Element::Alert(kind, title)
    }
}

/// The attributes that a directive ends in.
fn attributes(info: &str) -> Option<braces::Braces<'_>> {
    let info = info.trim().trim_end_matches(':').trim_end();
    braces::read(&info[info.find('{')?..])
}
