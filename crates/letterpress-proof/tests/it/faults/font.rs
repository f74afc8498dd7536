//! Faults in fonts.

use lopdf::{Object, ObjectId, Stream, dictionary};

use super::bad::{Bad, name};
use super::faults;

/// A composite font with outlines of a kind.
fn composite(bad: &Bad, kind: &str) -> Option<ObjectId> {
    let is_kind = |id: &ObjectId| {
        let font = bad.document.get_dictionary(*id).ok()?;
        let descendant = font.get(b"DescendantFonts").ok()?.as_array().ok()?.first()?;
        let descendant = bad.document.get_dictionary(descendant.as_reference().ok()?).ok()?;
        let is = descendant.get(b"Subtype").ok()?.as_name().ok()? == kind.as_bytes();
        is.then_some(())
    };
    bad.all("Subtype", "Type0").into_iter().find(|id| is_kind(id).is_some())
}

fn cff(bad: &Bad) -> Option<ObjectId> {
    composite(bad, "CIDFontType0")
}

fn true_type(bad: &Bad) -> Option<ObjectId> {
    composite(bad, "CIDFontType2")
}

/// Adds to a width in the first run of widths.
fn widen(bad: &mut Bad, font: ObjectId, by: f32) -> Option<()> {
    let widths = bad.list(font, &["DescendantFonts", "0", "W"])?;
    let width = match widths.get_mut(1)? {
        Object::Array(run) => run.first_mut()?,
        _ => widths.get_mut(2)?,
    };
    *width = Object::Real(width.as_float().ok()? + by);
    Some(())
}

/// The object that a key of an object refers to.
fn referred(bad: &Bad, from: ObjectId, key: &str) -> Option<ObjectId> {
    bad.document.get_dictionary(from).ok()?.get(key.as_bytes()).ok()?.as_reference().ok()
}

/// Changes the first line of a section of a map.
fn first_line(
    bad: &mut Bad,
    map: ObjectId,
    section: &str,
    change: fn(&str) -> String,
) -> Option<()> {
    let text = String::from_utf8(bad.bytes(map)?.clone()).ok()?;
    let start = text.find(section)? + section.len() + 1;
    let end = start + text[start..].find('\n')?;
    let changed = format!("{}{}{}", &text[..start], change(&text[start..end]), &text[end..]);
    *bad.bytes(map)? = changed.into_bytes();
    bad.lengths(map)
}

fn texts(bad: &mut Bad, change: fn(&str) -> String) -> Option<()> {
    let map = referred(bad, cff(bad)?, "ToUnicode")?;
    first_line(bad, map, "beginbfchar", change)
        .or_else(|| first_line(bad, map, "beginbfrange", change))
}

/// A line of a map with another text.
fn reads(line: &str, text: &str) -> String {
    let end = line.rfind('<').unwrap_or(0);
    format!("{}<{text}>", &line[..end])
}

fn codes(bad: &mut Bad, change: fn(&str) -> String) -> Option<()> {
    let map = referred(bad, cff(bad)?, "Encoding")?;
    first_line(bad, map, "begincidchar", change)
        .or_else(|| first_line(bad, map, "begincidrange", change))
}

/// A line of a map with another glyph.
fn draws(line: &str, cid: &str) -> String {
    let end = line.rfind(' ').unwrap_or(0);
    format!("{} {cid}", &line[..end])
}

/// Adds a list of what a subset has.
fn set(bad: &mut Bad, bits: &[u8]) -> Option<()> {
    let font = true_type(bad)?;
    let stream = bad.document.add_object(Stream::new(dictionary! {}, bits.to_vec()));
    let descriptor = bad.within(font, &["DescendantFonts", "0", "FontDescriptor"])?;
    descriptor.set("CIDSet", Object::Reference(stream));
    Some(())
}

/// Sets text in a simple font of TrueType that is not like others.
fn simple(bad: &mut Bad, flags: i64, encoding: Option<&str>) -> Option<()> {
    let font = true_type(bad)?;
    let descriptor = bad.within(font, &["DescendantFonts", "0", "FontDescriptor"])?;
    let mut descriptor = descriptor.clone();
    descriptor.set("Flags", flags);
    let descriptor = bad.document.add_object(descriptor);
    let mut simple = dictionary! {
        "Type" => "Font", "Subtype" => "TrueType", "BaseFont" => "ABCDEF+Simple",
        "FirstChar" => 65, "LastChar" => 65, "Widths" => vec![500.into()],
        "FontDescriptor" => Object::Reference(descriptor),
    };
    if let Some(encoding) = encoding {
        simple.set("Encoding", name(encoding));
    }
    let simple = bad.document.add_object(simple);
    let page = *bad.pages().first()?;
    bad.within(page, &["Resources", "Font"])?.set("Simple", Object::Reference(simple));
    bad.append(0, "/Artifact BMC BT /Simple 10 Tf (A) Tj ET EMC")
}

faults! { Objects(Bad):
    program_is_gone Older "font.embedded" |bad| {
        let font = cff(bad)?;
        bad.within(font, &["DescendantFonts", "0", "FontDescriptor"])?.remove(b"FontFile3").map(drop)
    };
    program_is_of_another_kind Older "font.program" |bad| {
        let font = cff(bad)?;
        let program = bad.within(font, &["DescendantFonts", "0", "FontDescriptor", "FontFile3"])?;
        program.set("Subtype", name("Type1C"));
        Some(())
    };
    program_is_broken Older "font.program" |bad| {
        let font = true_type(bad)?;
        let descriptor = bad.within(font, &["DescendantFonts", "0", "FontDescriptor"])?;
        let program = descriptor.get(b"FontFile2").ok()?.as_reference().ok()?;
        bad.bytes(program)?.truncate(20);
        bad.lengths(program)
    };
    descriptor_is_gone Older "font.needs" |bad| {
        let font = cff(bad)?;
        bad.within(font, &["DescendantFonts", "0"])?.remove(b"FontDescriptor").map(drop)
    };
    font_has_no_name Older "font.needs" |bad| {
        let font = cff(bad)?;
        bad.dict(font)?.remove(b"BaseFont").map(drop)
    };
    font_is_of_no_type Older "font.needs" |bad| {
        let font = bad.one("Subtype", "Type3")?;
        bad.dict(font)?.remove(b"Type").map(drop)
    };
    map_has_no_name Older "font.needs" |bad| {
        let map = referred(bad, cff(bad)?, "Encoding")?;
        bad.dict(map)?.remove(b"CMapName").map(drop)
    };
    program_has_another_length Older "font.program" |bad| {
        let font = true_type(bad)?;
        let path = ["DescendantFonts", "0", "FontDescriptor", "FontFile2"];
        bad.within(font, &path)?.remove(b"Length1").map(drop)
    };
    descriptor_has_no_flags Older "font.needs" |bad| {
        let font = cff(bad)?;
        let descriptor = bad.within(font, &["DescendantFonts", "0", "FontDescriptor"])?;
        descriptor.remove(b"Flags").map(drop)
    };
    font_has_two_names Older "font.name" |bad| {
        let font = cff(bad)?;
        let descriptor = bad.within(font, &["DescendantFonts", "0", "FontDescriptor"])?;
        descriptor.set("FontName", name("Another"));
        Some(())
    };
    texts_have_another_codespace Older "font.unicode" |bad| {
        let map = referred(bad, cff(bad)?, "ToUnicode")?;
        let narrow = |bad: &mut Bad, from, to| bad.replace(map, from, to);
        narrow(bad, "<20> <DF>", "<20> <21>").or_else(|| {
            narrow(bad, "<00> <FF>\nendcodespacerange", "<00> <21>\nendcodespacerange")
        })
    };
    widths_are_too_few Older "font.needs" |bad| {
        let font = bad.one("Subtype", "Type3")?;
        bad.dict(font)?.set("LastChar", 250);
        Some(())
    };
    width_of_cff_is_wrong Older "font.width" |bad| widen(bad, cff(bad)?, 5.0);
    width_of_cff_is_nearly_right Older "font.width" |bad| widen(bad, cff(bad)?, -1.2);
    width_of_true_type_is_wrong Older "font.width" |bad| widen(bad, true_type(bad)?, 5.0);
    width_of_drawn_glyph_is_wrong Older "font.width" |bad| {
        let font = bad.one("Subtype", "Type3")?;
        for width in bad.list(font, &["Widths"])? {
            *width = Object::Real(width.as_float().ok()? + 7.0);
        }
        Some(())
    };
    width_is_gone Older "font.width-given" |bad| {
        let font = cff(bad)?;
        let widths = bad.list(font, &["DescendantFonts", "0", "W"])?;
        widths.drain(..2);
        Some(())
    };
    text_is_gone Older "font.unicode" |bad| {
        let font = cff(bad)?;
        bad.dict(font)?.remove(b"ToUnicode").map(drop)
    };
    text_of_drawn_glyphs_is_gone Older "font.unicode" |bad| {
        let font = bad.one("Subtype", "Type3")?;
        bad.dict(font)?.remove(b"ToUnicode").map(drop)
    };
    text_of_a_code_is_gone Older "font.unicode" |bad| texts(bad, |_| String::new());
    text_of_a_code_is_empty Older "font.unicode" |bad| texts(bad, |line| reads(line, ""));
    text_of_a_code_is_zero Older "font.unicode-value" |bad| texts(bad, |line| reads(line, "0000"));
    text_of_a_code_is_a_mark Older "font.unicode-value" |bad| {
        texts(bad, |line| reads(line, "FEFF"))
    };
    text_of_a_code_is_private Older "font.private" |bad| texts(bad, |line| reads(line, "E001"));
    code_has_no_glyph Older "font.glyph" |bad| codes(bad, |line| draws(line, "60000"));
    code_is_notdef Older "font.notdef" |bad| codes(bad, |line| match line.ends_with(" 0") {
        true => "<61> <FF> 0".into(),
        false => draws(line, "0"),
    });
    code_has_no_cid Older "font.width-given" |bad| codes(bad, |_| String::new());
    codespace_is_too_small Older "font.code" |bad| {
        let map = referred(bad, cff(bad)?, "Encoding")?;
        let narrow = |bad: &mut Bad, from, to| bad.replace(map, from, to);
        narrow(bad, "<20> <DF>", "<20> <21>").or_else(|| {
            narrow(bad, "<00> <FF>\nendcodespacerange", "<00> <21>\nendcodespacerange")
        })
    };
    map_is_unknown Older "font.cmap" |bad| {
        let font = cff(bad)?;
        bad.dict(font)?.set("Encoding", name("OneOfMyOwn"));
        Some(())
    };
    map_uses_another Older "font.cmap" |bad| {
        let map = referred(bad, cff(bad)?, "Encoding")?;
        bad.replace(map, "begincmap\n", "begincmap\n/Other usecmap\n")
    };
    map_is_of_another_direction Older "font.cmap-mode" |bad| {
        let map = referred(bad, cff(bad)?, "Encoding")?;
        bad.dict(map)?.set("WMode", 1);
        Some(())
    };
    map_is_of_another_collection Older "font.system" |bad| {
        let map = referred(bad, cff(bad)?, "Encoding")?;
        bad.within(map, &["CIDSystemInfo"])?.set("Ordering", Object::string_literal("Japan1"));
        Some(())
    };
    collection_is_gone Older "font.system" |bad| {
        let font = true_type(bad)?;
        bad.within(font, &["DescendantFonts", "0"])?.remove(b"CIDSystemInfo").map(drop)
    };
    glyphs_of_cids_are_gone Older "font.cid-to-gid" |bad| {
        let font = true_type(bad)?;
        bad.within(font, &["DescendantFonts", "0"])?.remove(b"CIDToGIDMap").map(drop)
    };
    set_is_not_whole Older "font.set-whole" |bad| set(bad, &[0x80]);
    set_stands_there Newer "font.set" |bad| set(bad, &[0xC0]);
    symbols_have_an_encoding Older "font.encoding" |bad| simple(bad, 4, Some("WinAnsiEncoding"));
    letters_have_no_encoding Older "font.encoding" |bad| simple(bad, 32, None);
    procedure_is_gone Older "font.procedure" |bad| {
        let font = bad.one("Subtype", "Type3")?;
        let procedures = bad.within(font, &["CharProcs"])?;
        let names: Vec<_> = procedures.iter().map(|(name, _)| name.clone()).collect();
        names.iter().for_each(|name| drop(procedures.remove(name)));
        Some(())
    };
    procedure_has_no_width Older "font.procedure" |bad| {
        let font = bad.one("Subtype", "Type3")?;
        let procedures: Vec<_> = bad
            .within(font, &["CharProcs"])?
            .iter()
            .filter_map(|(_, procedure)| procedure.as_reference().ok())
            .collect();
        for procedure in procedures {
            *bad.bytes(procedure)? = b"0 0 4 4 re f".to_vec();
            bad.lengths(procedure)?;
        }
        Some(())
    };
}
