//! Character maps: from codes to glyphs and from codes to text.

use std::fmt::Write as _;
use std::io::{self, Write};

use pdf_writer::types::SystemInfo;
use pdf_writer::{Name, Ref, Str};

use super::codes::{Coded, Use, is_nothing};
use crate::file::File;

/// The most entries that a section may have (Adobe Technical Note #5014, §6).
const SECTION: usize = 100;
/// The character collection that numbers are their own meaning in.
pub(super) const IDENTITY: SystemInfo<'static> =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };
/// What all maps begin with.
const PROLOGUE: &str = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n";
/// What all maps end with.
const EPILOGUE: &str = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
/// The name of the map from codes of one byte to the glyphs of the same numbers. Programs that read
/// no maps but know some by name know this one.
const BYTES: &str = "OneByteIdentityH";

/// A code and the text it reads as.
pub(super) struct Mapping {
    code: u16,
    is_pair: bool,
    text: String,
}

impl Mapping {
    /// What a glyph reads as. One that has never stood for a text of its own stands in spans
    /// with their own text wherever it is; for readers that don't know those it reads as `own`.
    pub(super) fn of(used: &Use<'_>, own: Option<String>) -> Self {
        let is_text = |text: &String| !is_nothing(text.as_bytes());
        let own = || own.filter(is_text).unwrap_or(char::REPLACEMENT_CHARACTER.into());
        let text = used.text.map(|text| String::from_utf8_lossy(text).into_owned());
        let Coded { code, is_pair, .. } = used.coded;
        Self { code, is_pair, text: text.unwrap_or_else(own) }
    }

    /// Its text as a number, for those of one UTF-16 unit.
    fn unit(&self) -> Option<u16> {
        let mut units = self.text.encode_utf16();
        let unit = units.next()?;
        units.next().is_none().then_some(unit)
    }
}

/// Writes the map from codes of one byte to glyphs (ISO 32000-2 §9.7.5.3).
pub(super) fn write_bytes<W: Write>(file: &mut File<W>, id: Ref) -> io::Result<()> {
    let map = format!(
        "{PROLOGUE}/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> def\n\
         /CMapName /{BYTES} def\n/CMapType 1 def\n/WMode 0 def\n\
         1 begincodespacerange\n<00> <FF>\nendcodespacerange\n\
         1 begincidrange\n<00> <FF> 0\nendcidrange\n{EPILOGUE}"
    );
    file.compressed(id, map.as_bytes(), |stream| {
        stream.pair(Name(b"Type"), Name(b"CMap"));
        stream.pair(Name(b"CMapName"), Name(BYTES.as_bytes()));
        let mut system = stream.insert(Name(b"CIDSystemInfo")).dict();
        system.pair(Name(b"Registry"), IDENTITY.registry);
        system.pair(Name(b"Ordering"), IDENTITY.ordering);
        system.pair(Name(b"Supplement"), IDENTITY.supplement);
    })
}

/// Writes the map from codes, all of which have one byte or two, to text (ISO 32000-2 §9.10.3); codes
/// must ascend.
pub(super) fn write_unicode<W: Write>(
    file: &mut File<W>,
    id: Ref,
    mappings: &[Mapping],
) -> io::Result<()> {
    let digits = if mappings.iter().any(|mapping| mapping.is_pair) { 4 } else { 2 };
    let hex = |code: u16| format!("{code:0digits$X}");
    let mut map = String::from(PROLOGUE);
    map.push_str(
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n\
         /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n",
    );
    let last = "F".repeat(digits);
    let _ = writeln!(map, "1 begincodespacerange\n<{}> <{last}>\nendcodespacerange", hex(0));
    let next = |a: &Mapping, b: &Mapping| match (a.unit(), b.unit()) {
        (Some(x), Some(y)) => follows(a.code, b.code) && follows(x, y),
        _ => false,
    };
    let ranges: Vec<_> = mappings.chunk_by(next).collect();
    let (ranges, chars): (Vec<_>, Vec<_>) = ranges.into_iter().partition(|run| run.len() > 1);
    for section in ranges.chunks(SECTION) {
        let _ = writeln!(map, "{} beginbfrange", section.len());
        for run in section {
            let last = hex(run[run.len() - 1].code);
            let _ = writeln!(map, "<{}> <{last}> <{}>", hex(run[0].code), utf16(&run[0].text));
        }
        map.push_str("endbfrange\n");
    }
    for section in chars.chunks(SECTION) {
        let _ = writeln!(map, "{} beginbfchar", section.len());
        for mapping in section.iter().copied().flatten() {
            let _ = writeln!(map, "<{}> <{}>", hex(mapping.code), utf16(&mapping.text));
        }
        map.push_str("endbfchar\n");
    }
    map.push_str(EPILOGUE);
    file.compressed(id, map.as_bytes(), |_| {})
}

/// Whether `b` comes next after `a` with nothing but the last byte changed.
fn follows(a: u16, b: u16) -> bool {
    a.checked_add(1) == Some(b) && a >> 8 == b >> 8
}

fn utf16(text: &str) -> String {
    text.encode_utf16().fold(String::new(), |mut out, unit| {
        let _ = write!(out, "{unit:04X}");
        out
    })
}
