//! Fonts that text is set in.

use super::usage::{FontUse, Usage};
use crate::reader::{
    Code, Dict, Document, Font, FontKind as Kind, Instructions, Object, Outlines, show,
};
use crate::report::{Findings, Place};
use crate::rule;

/// How far a width may be from the program's, in thousandths of the em.
const NEAR: f64 = 1.0;

/// The character maps of ISO 32000-2 §9.7.5.2 begin so, and need not be embedded.
const PREDEFINED: [&str; 23] = [
    "GB-",
    "GBpc-",
    "GBK-",
    "GBKp-",
    "GBK2K-",
    "UniGB-",
    "B5pc-",
    "HKscs-",
    "ETen-",
    "ETenms-",
    "CNS-",
    "UniCNS-",
    "83pv-",
    "90ms-",
    "90msp-",
    "90pv-",
    "Add-",
    "EUC-",
    "Ext-",
    "UniJIS",
    "KSC",
    "UniKS-",
    "Identity-",
];

pub(crate) fn check(document: &Document<'_>, usage: &Usage<'_>, found: &mut Findings) {
    for used in &usage.fonts {
        let place = document.place(used.object, used.page);
        let checker = Checker { document, used, place };
        checker.needs(found);
        checker.codes(found);
        checker.texts(found);
        match used.font.kind {
            Kind::Type3 => checker.procedures(found),
            kind => {
                if kind == Kind::Composite {
                    checker.composite(found);
                }
                checker.program(found);
            }
        }
    }
}

/// Checks one font.
struct Checker<'a, 'b> {
    document: &'b Document<'a>,
    used: &'b FontUse<'a>,
    place: Place,
}

impl<'a> Checker<'a, '_> {
    fn font(&self) -> &Font<'a> {
        &self.used.font
    }

    /// A font's name for messages.
    fn name(&self) -> String {
        self.font().name(self.document.pdf)
    }

    /// What a font must say, whatever is set in it.
    fn needs(&self, found: &mut Findings) {
        let (pdf, font) = (self.document.pdf, self.font());
        let dict = font.dict;
        let lacks = match font.kind {
            Kind::Composite => font.descendant.is_none() || font.descriptor.is_none(),
            Kind::Type3 => [b"FontBBox".as_slice(), b"FontMatrix", b"CharProcs", b"Encoding"]
                .iter()
                .any(|key| !dict.has(key)),
            Kind::Unknown => true,
            _ => font.descriptor.is_none(),
        };
        let is_simple = font.kind != Kind::Composite;
        let is_spread = !is_simple || {
            let value = |key| pdf.key(dict, key).int();
            let widths = pdf.key(dict, b"Widths").array().map(<[Object]>::len);
            match (value(b"FirstChar"), value(b"LastChar"), widths) {
                (Some(first), Some(last), Some(count)) => {
                    i64::try_from(count) == Ok(last - first + 1)
                }
                _ => false,
            }
        };
        let needs: [&[u8]; 8] = [
            b"FontName",
            b"Flags",
            b"FontBBox",
            b"ItalicAngle",
            b"Ascent",
            b"Descent",
            b"CapHeight",
            b"StemV",
        ];
        let lacks = lacks
            || font.kind != Kind::Type3
                && font.descriptor.is_some_and(|of| needs.iter().any(|key| !of.has(key)));
        let is = |dict: Option<&Dict>, kind: &[u8]| {
            dict.is_none_or(|dict| pdf.name(dict, b"Type") == Some(kind))
        };
        let map = pdf.key(dict, b"Encoding").stream().map(|map| &map.dict);
        let lacks = lacks
            || !is(Some(dict), b"Font")
            || !is(font.descendant, b"Font")
            || !is(font.descriptor, b"FontDescriptor")
            || !is(map, b"CMap")
            || map.is_some_and(|map| pdf.name(map, b"CMapName").is_none());
        self.names(found);
        let has_name = font.kind == Kind::Type3 || pdf.name(dict, b"BaseFont").is_some();
        found.require(!lacks && is_spread && has_name, &rule::FONT_NEEDS, self.place, || {
            format!("{} lacks what it must say, or has too few Widths", self.name())
        });
    }

    /// A font, its CIDFont and its descriptor have one name.
    fn names(&self, found: &mut Findings) {
        let (pdf, font) = (self.document.pdf, self.font());
        let Some(descriptor) = font.descriptor.filter(|_| font.kind != Kind::Type3) else { return };
        let own = pdf.name(font.dict, b"BaseFont").unwrap_or_default();
        let inner = font.descendant.map_or(own, |of| pdf.name(of, b"BaseFont").unwrap_or_default());
        let said = pdf.name(descriptor, b"FontName").unwrap_or_default();
        let tag = said.iter().position(|&byte| byte == b'+').map(|at| &said[..at]);
        let is_tag = |tag: &[u8]| tag.len() == 6 && tag.iter().all(u8::is_ascii_uppercase);
        // With CFF outlines the name of the map may follow that of the font.
        let is_one = inner == said && own.starts_with(inner) && tag.is_none_or(is_tag);
        found.require(is_one, &rule::FONT_NAME, self.place, || {
            format!("it is called {}, {} and {}", show(own), show(inner), show(said))
        });
    }

    fn codes(&self, found: &mut Findings) {
        let (used, font) = (self.used, self.font());
        found.require(!used.has_stray, &rule::FONT_CODE, self.place, || {
            format!("text in {} has bytes that no code begins with", self.name())
        });
        let lacking =
            |code: &&Code| font.cid(**code).is_none_or(|cid| !font.widths.contains_key(&cid));
        let has_codes = font.kind != Kind::Composite || font.encoding.is_some();
        let lacking: Vec<_> = used.codes.keys().filter(lacking).filter(|_| has_codes).collect();
        found.require(lacking.is_empty(), &rule::FONT_WIDTH_GIVEN, self.place, || {
            format!("{} has no width for {}", self.name(), list(&lacking))
        });
    }

    /// What codes read as.
    fn texts(&self, found: &mut Findings) {
        let (pdf, font) = (self.document.pdf, self.font());
        // Simple fonts of the standard encodings are read by the names of their glyphs.
        let is_plain = |encoding: Option<&[u8]>| {
            matches!(encoding, Some(b"WinAnsiEncoding" | b"MacRomanEncoding"))
        };
        let is_named = matches!(font.kind, Kind::Type1 | Kind::TrueType)
            && is_plain(pdf.name(font.dict, b"Encoding"))
            && font.unicode.is_none();
        if is_named {
            return;
        }
        let is_blank = |code: &&Code| font.text(**code).is_none_or(<[u8]>::is_empty);
        let blank: Vec<_> = self.used.codes.keys().filter(is_blank).collect();
        found.require(blank.is_empty(), &rule::FONT_UNICODE, self.place, || {
            format!("{} has no text for {}", self.name(), list(&blank))
        });
        let is_bad = |code: &&Code| {
            let units = font.text(**code).unwrap_or_default().chunks(2);
            units.into_iter().any(|unit| matches!(unit, [0, 0] | [0xFE, 0xFF] | [0xFF, 0xFE] | [_]))
        };
        let bad: Vec<_> = self.used.codes.keys().filter(is_bad).collect();
        found.require(bad.is_empty(), &rule::FONT_UNICODE_VALUE, self.place, || {
            format!("{} has a text that is none for {}", self.name(), list(&bad))
        });
    }

    fn composite(&self, found: &mut Findings) {
        let (pdf, font) = (self.document.pdf, self.font());
        let Some(descendant) = font.descendant else { return };
        let encoding = pdf.key(font.dict, b"Encoding");
        match encoding {
            Object::Name(name) => {
                let name = String::from_utf8_lossy(name);
                let is_known = PREDEFINED.iter().any(|start| name.starts_with(start))
                    || matches!(name.as_ref(), "H" | "V");
                found.require(is_known, &rule::FONT_CMAP, self.place, || {
                    format!("{name} is not embedded")
                });
            }
            Object::Stream(stream) => {
                let mode = pdf.key(&stream.dict, b"WMode").int().unwrap_or(0);
                let own = font.encoding.as_ref().map_or(0, |map| map.mode);
                found.require(mode == own, &rule::FONT_CMAP_MODE, self.place, || {
                    format!("the stream says WMode {mode}, the map {own}")
                });
                let uses = font.encoding.as_ref().and_then(|map| map.uses.as_deref());
                let is_whole = uses.is_none() && !stream.dict.has(b"UseCMap");
                found.require(is_whole, &rule::FONT_CMAP, self.place, || {
                    format!("the map uses another, {}", uses.map(show).unwrap_or_default())
                });
                let same = |key: &[u8]| {
                    let of = |dict| pdf.dict(dict, b"CIDSystemInfo").map(|info| pdf.key(info, key));
                    of(&stream.dict) == of(descendant)
                };
                let is_same = same(b"Registry") && same(b"Ordering");
                found.require(is_same, &rule::FONT_SYSTEM, self.place, || {
                    "the map and the font have different CIDSystemInfo".into()
                });
            }
            _ => found.add(&rule::FONT_CMAP, self.place, "the font has no character map"),
        }
        found.require(descendant.has(b"CIDSystemInfo"), &rule::FONT_SYSTEM, self.place, || {
            "the font has no CIDSystemInfo".into()
        });
        if pdf.name(descendant, b"Subtype") == Some(b"CIDFontType2") {
            let map = pdf.key(descendant, b"CIDToGIDMap");
            let is_map = map.name() == Some(b"Identity") || map.stream().is_some();
            found.require(is_map, &rule::FONT_CID_TO_GID, self.place, || {
                format!("{} has no CIDToGIDMap", self.name())
            });
        }
    }

    /// The font program, against what is said of it.
    fn program(&self, found: &mut Findings) {
        let (pdf, font) = (self.document.pdf, self.font());
        let is_seen = self.used.codes.values().any(|&seen| seen);
        let Some(program) = &font.program else {
            found.require(!is_seen, &rule::FONT_EMBEDDED, self.place, || {
                format!("{} is not embedded", self.name())
            });
            return;
        };
        let subtype =
            pdf.name(font.descendant.unwrap_or(font.dict), b"Subtype").unwrap_or_default();
        let outlines = program.outlines().filter(|_| program.suits(subtype));
        let Some(outlines) = outlines else {
            found.add(&rule::FONT_PROGRAM, self.place, format!("{} can't be read", self.name()));
            return;
        };
        found.require(program.is_measured(), &rule::FONT_PROGRAM, self.place, || {
            format!("Length1 of {} is not its length", self.name())
        });
        let flags = font.descriptor.and_then(|descriptor| pdf.key(descriptor, b"Flags").int());
        let is_symbolic = flags.unwrap_or(0) & 4 != 0;
        if font.kind == Kind::TrueType {
            self.encoding(is_symbolic, found);
        }
        self.glyphs(&outlines, is_symbolic, found);
        if let Some(descriptor) = font.descriptor {
            self.sets(descriptor, &outlines, found);
        }
    }

    fn glyphs(&self, outlines: &Outlines<'_>, is_symbolic: bool, found: &mut Findings) {
        let font = self.font();
        let is_looked_up = match font.kind {
            Kind::Composite => font.encoding.is_some() && !matches!(outlines, Outlines::Unread),
            Kind::TrueType => {
                font.names.is_empty()
                    && (is_symbolic
                        || self.document.pdf.name(font.dict, b"Encoding")
                            == Some(b"WinAnsiEncoding"))
            }
            _ => false,
        };
        if !is_looked_up {
            return;
        }
        let count = outlines.count().unwrap_or(0);
        let (mut missing, mut undefined) = (Vec::new(), Vec::new());
        let (mut wrong, mut unread) = (Vec::new(), Vec::new());
        for (code, &is_seen) in &self.used.codes {
            let glyph = font.glyph(*code, outlines, is_symbolic);
            let glyph = glyph.filter(|&glyph| usize::from(glyph) < count);
            let Some(glyph) = glyph else {
                missing.push(code);
                continue;
            };
            if glyph == 0 {
                undefined.push(code);
            }
            if outlines.width(glyph).is_none() {
                unread.push(code);
            }
            let said = font.cid(*code).and_then(|cid| font.widths.get(&cid));
            if let (Some(said), Some(own), true) = (said, outlines.width(glyph), is_seen)
                && (said - own).abs() > NEAR
            {
                wrong.push(code);
            }
        }
        found.require(missing.is_empty(), &rule::FONT_GLYPH, self.place, || {
            format!("{} has no glyph for {}", self.name(), list(&missing))
        });
        found.require(unread.is_empty(), &rule::FONT_PROGRAM, self.place, || {
            format!("{} has glyphs that can't be read for {}", self.name(), list(&unread))
        });
        found.require(undefined.is_empty(), &rule::FONT_NOTDEF, self.place, || {
            format!("{} has .notdef for {}", self.name(), list(&undefined))
        });
        found.require(wrong.is_empty(), &rule::FONT_WIDTH, self.place, || {
            format!("{} has other widths in its program for {}", self.name(), list(&wrong))
        });
    }

    /// TrueType's encodings.
    fn encoding(&self, is_symbolic: bool, found: &mut Findings) {
        let (pdf, font) = (self.document.pdf, self.font());
        let base = match pdf.key(font.dict, b"Encoding") {
            Object::Name(name) => Some(name.as_slice()),
            Object::Dict(dict) => pdf.name(dict, b"BaseEncoding"),
            _ => None,
        };
        let is_fit = if is_symbolic {
            !font.dict.has(b"Encoding")
        } else {
            matches!(base, Some(b"WinAnsiEncoding" | b"MacRomanEncoding"))
        };
        found.require(is_fit, &rule::FONT_ENCODING, self.place, || {
            format!("{} has an encoding that it can't have", self.name())
        });
    }

    /// Lists of what a subset has.
    fn sets(&self, descriptor: &Dict, outlines: &Outlines<'_>, found: &mut Findings) {
        let pdf = self.document.pdf;
        let has_set = descriptor.has(b"CIDSet") || descriptor.has(b"CharSet");
        found.require(!has_set, &rule::FONT_SET, self.place, || {
            format!("{} has CIDSet or CharSet", self.name())
        });
        let Some(stream) = pdf.key(descriptor, b"CIDSet").stream() else { return };
        let bits = pdf.decode(stream).unwrap_or_default();
        let has = |cid: u16| {
            bits.get(usize::from(cid / 8)).is_some_and(|byte| byte & (0x80 >> (cid % 8)) != 0)
        };
        let all: Vec<u16> = match outlines {
            Outlines::Cff(cff) => cff.cids(),
            Outlines::TrueType(face) => (0..face.number_of_glyphs()).collect(),
            Outlines::Unread => Vec::new(),
        };
        let count: u32 = bits.iter().map(|byte| byte.count_ones()).sum();
        let is_whole = all.iter().all(|&cid| has(cid)) && usize::try_from(count) == Ok(all.len());
        found.require(is_whole, &rule::FONT_SET_WHOLE, self.place, || {
            format!("CIDSet of {} names {count} of {} glyphs", self.name(), all.len())
        });
    }

    /// What a Type 3 font draws.
    fn procedures(&self, found: &mut Findings) {
        let (pdf, font) = (self.document.pdf, self.font());
        let Some(procedures) = pdf.dict(font.dict, b"CharProcs") else { return };
        for code in self.used.codes.keys() {
            let name = font.names.get(&code.1).copied();
            let stream = name.and_then(|name| pdf.key(procedures, name).stream());
            let Some(stream) = stream else {
                let message = format!("nothing draws code {:X}", code.1);
                found.add(&rule::FONT_PROCEDURE, self.place, message);
                continue;
            };
            let bytes = pdf.decode(stream).unwrap_or_default();
            let first = Instructions::new(&bytes).next();
            let width = first
                .filter(|first| matches!(first.operator, b"d0" | b"d1"))
                .and_then(|first| first.operands.first()?.number());
            let Some(width) = width else {
                let message = format!("what draws code {:X} does not say its width", code.1);
                found.add(&rule::FONT_PROCEDURE, self.place, message);
                continue;
            };
            let matrix = pdf.key(font.dict, b"FontMatrix").array().and_then(|list| list.first());
            let scale = matrix.and_then(|first| pdf.resolve(first).number()).unwrap_or(0.001);
            let said = font.widths.get(&code.1).copied().unwrap_or(0.0);
            let is_near = ((said - width) * scale * 1000.0).abs() <= NEAR;
            found.require(is_near, &rule::FONT_WIDTH, self.place, || {
                format!("code {:X} is drawn {width} wide, but {said} is said", code.1)
            });
        }
    }
}

/// Codes for a message, not all if they are many.
fn list(codes: &[&Code]) -> String {
    let shown = codes
        .iter()
        .take(8)
        .map(|(length, value)| format!("<{value:0width$X}>", width = length * 2));
    let more =
        if codes.len() > 8 { format!(" and {} more", codes.len() - 8) } else { String::new() };
    shown.collect::<Vec<_>>().join(" ") + &more
}
