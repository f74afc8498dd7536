//! The fonts of good files: CFF with codes of one and two bytes, TrueType, and drawn glyphs.

use std::fmt::Write as _;

use letterpress_test_fonts::{HEBREW, LIBERTINUS};
use subsetter::GlyphRemapper;
use ttf_parser::{Face, RawFace, Tag};

use super::Objects;

/// Characters of ASCII that the first font has.
const ASCII: &str = "Aadefilnorstux .1";
/// What its one code of two bytes stands for.
const ACCENTED: char = 'é';

/// Fonts, by their objects.
pub(crate) struct Fonts {
    pub(crate) book: usize,
    pub(crate) hebrew: usize,
    pub(crate) drawn: usize,
}

pub(crate) fn add(objects: &mut Objects) -> Fonts {
    Fonts { book: book(objects), hebrew: hebrew(objects), drawn: drawn(objects) }
}

/// A string in the first font.
pub(crate) fn book_text(text: &str) -> String {
    let code =
        |c: char| if c == ACCENTED { "E000".into() } else { format!("{:02X}", u32::from(c)) };
    format!("<{}>", text.chars().map(code).collect::<String>())
}

const PROLOGUE: &str = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n";
const EPILOGUE: &str = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
const SYSTEM: &str = "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>";

fn descriptor(name: &str, key: &str, program: usize) -> String {
    format!(
        "<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[-200 -300 1200 1000]\
         /ItalicAngle 0/Ascent 900/Descent -250/CapHeight 700/StemV 80/{key} {program} 0 R>>"
    )
}

fn width(face: &Face<'_>, c: char) -> f32 {
    let glyph = face.glyph_index(c).unwrap();
    let advance = f32::from(face.glyph_hor_advance(glyph).unwrap());
    advance * 1000.0 / f32::from(face.units_per_em())
}

fn book(objects: &mut Objects) -> usize {
    let face = Face::parse(LIBERTINUS.data, 0).unwrap();
    let all: Vec<char> = ASCII.chars().chain([ACCENTED]).collect();
    let glyphs: Vec<u16> = all.iter().map(|&c| face.glyph_index(c).unwrap().0).collect();
    let remapper = GlyphRemapper::new_from_glyphs(&glyphs);
    let subset = subsetter::subset(LIBERTINUS.data, 0, &remapper).unwrap();
    let cff = RawFace::parse(&subset, 0).unwrap().table(Tag::from_bytes(b"CFF ")).unwrap();
    let program = objects.stream("/Subtype/CIDFontType0C", cff);
    let space = "2 begincodespacerange\n<20> <DF>\n<E000> <FFFF>\nendcodespacerange\n";
    let mut codes = format!("{PROLOGUE}/CMapName /Hand def\n/WMode 0 def\n{space}");
    let mut texts = format!("{PROLOGUE}/CMapType 2 def\n{space}");
    let _ = writeln!(codes, "{} begincidchar", all.len());
    let _ = writeln!(texts, "{} beginbfchar", all.len());
    let mut widths = String::new();
    for (&c, &glyph) in all.iter().zip(&glyphs) {
        let (code, cid) = (book_text(&c.to_string()), remapper.get(glyph).unwrap());
        let _ = writeln!(codes, "{code} {cid}");
        let _ = writeln!(texts, "{code} <{:04X}>", u32::from(c));
        let _ = write!(widths, "{cid}[{}]", width(&face, c));
    }
    let dict = format!("/Type/CMap/CMapName/Hand{SYSTEM}");
    let codes = objects.stream(&dict, format!("{codes}endcidchar\n{EPILOGUE}").as_bytes());
    let texts = objects.stream("", format!("{texts}endbfchar\n{EPILOGUE}").as_bytes());
    let name = "ABCDEF+LibertinusSerif";
    let descriptor = objects.add(descriptor(name, "FontFile3", program));
    let descendant = objects.add(format!(
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/{name}{SYSTEM}/FontDescriptor {descriptor} 0 R\
         /DW 0/W[{widths}]>>"
    ));
    objects.add(format!(
        "<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding {codes} 0 R\
         /DescendantFonts[{descendant} 0 R]/ToUnicode {texts} 0 R>>"
    ))
}

/// Its one character has the CID 1.
const HEBREW_LETTER: char = '\u{05D0}';

fn hebrew(objects: &mut Objects) -> usize {
    let face = Face::parse(HEBREW.data, 0).unwrap();
    let glyph = face.glyph_index(HEBREW_LETTER).unwrap().0;
    let remapper = GlyphRemapper::new_from_glyphs(&[glyph]);
    let subset = subsetter::subset(HEBREW.data, 0, &remapper).unwrap();
    let program = objects.stream(&format!("/Length1 {}", subset.len()), &subset);
    let space = "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    let texts = format!(
        "{PROLOGUE}/CMapType 2 def\n{space}1 beginbfrange\n<0001> <0001> <05D0>\nendbfrange\n{EPILOGUE}"
    );
    let texts = objects.stream("", texts.as_bytes());
    let name = "ABCDEG+NotoSerifHebrew";
    let descriptor = objects.add(descriptor(name, "FontFile2", program));
    let width = width(&face, HEBREW_LETTER);
    let descendant = objects.add(format!(
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}{SYSTEM}/FontDescriptor {descriptor} 0 R\
         /DW 0/W[1 1 {width}]/CIDToGIDMap/Identity>>"
    ));
    objects.add(format!(
        "<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H\
         /DescendantFonts[{descendant} 0 R]/ToUnicode {texts} 0 R>>"
    ))
}

fn drawn(objects: &mut Objects) -> usize {
    let square = objects.stream("", b"500 0 d0\n0 0 400 400 re\nf\n");
    let texts = format!(
        "{PROLOGUE}/CMapType 2 def\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n\
         1 beginbfchar\n<21> <25A0>\nendbfchar\n{EPILOGUE}"
    );
    let texts = objects.stream("", texts.as_bytes());
    objects.add(format!(
        "<</Type/Font/Subtype/Type3/FontBBox[0 0 500 500]/FontMatrix[.001 0 0 .001 0 0]\
         /CharProcs<</square {square} 0 R>>/Encoding<</Type/Encoding/Differences[33/square]>>\
         /FirstChar 33/LastChar 33/Widths[500]/Resources<<>>/ToUnicode {texts} 0 R>>"
    ))
}
