//! Text in contents.

use super::{Reader, Within};
use crate::reader::{Dict, Font, Object};
use crate::rule;

impl<'a> Reader<'a, '_> {
    pub(super) fn select(&mut self, operands: &[Object]) {
        let (document, page) = (self.document, self.page);
        self.state.font = None;
        let Some(named) = self.named(b"Font", operands) else { return };
        let Some(dict) = document.pdf.resolve(named).dict() else { return };
        let before = self.usage.fonts.len();
        let place = (named.reference(), page);
        let font = self.usage.font(dict, place, || Font::read(document.pdf, dict));
        self.state.font = Some(font);
        if font == before {
            self.procedures(dict);
        }
    }

    /// What a Type 3 font draws.
    pub(super) fn procedures(&mut self, font: &'a Dict) {
        let pdf = self.document.pdf;
        let Some(procedures) = pdf.dict(font, b"CharProcs") else { return };
        let own = pdf.key(font, b"Resources");
        for (_, procedure) in procedures.iter() {
            if let Some(stream) = pdf.resolve(procedure).stream() {
                self.push(stream, own, (-1, Within::Exempt));
            }
        }
    }

    pub(super) fn show(&mut self, operands: &[Object]) {
        let mut strings = Vec::new();
        for operand in operands {
            match operand {
                Object::Array(items) => strings.extend(items.iter().filter_map(Object::string)),
                other => strings.extend(other.string()),
            }
        }
        if strings.iter().all(|string| string.is_empty()) {
            return;
        }
        self.mark(b"Tj");
        let has_lang = self.marks.iter().any(|mark| mark.has_lang)
            || self.document.catalog.has(b"Lang")
            || self.now() != Within::Tagged;
        self.require(has_lang, &rule::LANG_TEXT, || "the language of text can't be told".into());
        let Some(font) = self.state.font else {
            self.add(&rule::CONTENT_RESOURCE, "text is shown without a font");
            return;
        };
        let has_actual = self.has_actual || self.marks.iter().any(|mark| mark.has_actual);
        let used = &mut self.usage.fonts[font];
        let mut is_private = false;
        for string in strings {
            for code in used.font.codes(string) {
                let Some(code) = code else {
                    used.has_stray = true;
                    continue;
                };
                *used.codes.entry(code).or_default() |= !self.state.is_hidden;
                is_private |= !has_actual && used.font.text(code).is_some_and(is_for_private_use);
            }
        }
        self.require(!is_private, &rule::FONT_PRIVATE, || {
            "text reads as characters for private use, and has no actual text".into()
        });
    }
}

/// Whether a text in UTF-16 has a character for private use.
fn is_for_private_use(text: &[u8]) -> bool {
    let units = text.chunks_exact(2).map(|unit| u16::from_be_bytes([unit[0], unit[1]]));
    char::decode_utf16(units).filter_map(Result::ok).any(|c| {
        matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
    })
}
