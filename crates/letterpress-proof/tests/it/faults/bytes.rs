//! Faults in the bytes of a file, wherever its objects stand.

use super::bad::{Bad, replace};
use super::faults;

fn change(bytes: &mut Vec<u8>, from: &[u8], to: &[u8]) -> Option<()> {
    *bytes = replace(bytes, from, to)?;
    Some(())
}

/// Where a word stands last.
fn last(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).rposition(|window| window == word)
}

/// Changes without moving anything.
fn overwrite(bytes: &mut [u8], from: &[u8], to: &[u8]) -> Option<()> {
    assert_eq!(from.len(), to.len());
    let at = bytes.windows(from.len()).position(|window| window == from)?;
    bytes[at..at + to.len()].copy_from_slice(to);
    Some(())
}

/// Changes the rows of an uncompressed cross-reference stream.
fn rows(bytes: &mut [u8], change: impl Fn(&mut [u8]) -> bool) -> Option<()> {
    let at = last(bytes, b"/Type/XRef")?;
    let start = at + bytes[at..].windows(7).position(|window| window == b"stream\n")? + 7;
    let end = start + bytes[start..].windows(10).position(|window| window == b"\nendstream")?;
    bytes[start..end].chunks_exact_mut(7).any(change).then_some(())
}

faults! { Bytes(Vec<u8>):
    header_is_late Older "file.header" |bytes| { bytes.insert(0, b'\n'); Some(()) };
    header_is_of_another_version Older "file.version-1" |bytes| {
        change(bytes, b"%PDF-1.7", b"%PDF-2.0")
    };
    header_is_too_old Newer "file.version-2" |bytes| change(bytes, b"%PDF-2.0", b"%PDF-1.7");
    comment_is_text Older "file.binary" |bytes| overwrite(bytes, b"\xE2\xE3\xCF\xD3", b"text");
    bytes_follow_the_end Older "file.end" |bytes| { bytes.extend_from_slice(b"%more\n"); Some(()) };
    end_is_missing Older "file.end" |bytes| { bytes.truncate(last(bytes, b"%%EOF")?); Some(()) };
    startxref_is_off Older "file.startxref" |bytes| {
        let at = last(bytes, b"startxref\n")? + 10;
        bytes[at] = if bytes[at] == b'9' { b'8' } else { bytes[at] + 1 };
        Some(())
    };
    startxref_is_missing Older "file.startxref" |bytes| {
        let at = last(bytes, b"startxref\n")?;
        bytes[at..at + 9].copy_from_slice(b"startxxxx");
        Some(())
    };
    offset_is_off Older "file.xref" |bytes| rows(bytes, |row| {
        let is_plain = row[0] == 1;
        row[4] = if is_plain { row[4].wrapping_add(1) } else { row[4] };
        is_plain
    });
    generation_is_off Older "file.xref" |bytes| rows(bytes, |row| {
        let is_plain = row[0] == 1;
        row[6] = u8::from(is_plain);
        is_plain
    });
    object_number_is_off Older "object.stream" |bytes| {
        let at = last(bytes, b"/Type/ObjStm")?;
        let start = at + bytes[at..].windows(7).position(|window| window == b"stream\n")? + 7;
        bytes[start] = if bytes[start] == b'9' { b'8' } else { b'9' };
        Some(())
    };
    packed_place_is_off Older "object.stream" |bytes| rows(bytes, |row| {
        let is_packed = row[0] == 2;
        row[6] = row[6].wrapping_add(u8::from(is_packed));
        is_packed
    });
    object_has_no_line Older "file.object" |bytes| overwrite(bytes, b" 0 obj\n", b" 0 obj ");
    endobj_has_no_line Older "file.object" |bytes| {
        overwrite(bytes, b"endstream\nendobj", b"endstream endobj")
    };
    endobj_is_missing Older "file.syntax" |bytes| overwrite(bytes, b"\nendobj\n", b"\nendxxx\n");
    dictionary_is_open Older "file.syntax" |bytes| overwrite(bytes, b"/Length1 ", b"]Length1 ");
    length_is_off Older "stream.length" |bytes| {
        let at = bytes.windows(8).position(|window| window == b"/Length ")? + 8;
        bytes[at] = if bytes[at] == b'9' { b'8' } else { bytes[at] + 1 };
        Some(())
    };
    stream_has_no_line Older "stream.lines" |bytes| {
        overwrite(bytes, b">>\nstream\n", b">>\nstream ")
    };
    table_is_ragged Older "file.table" |bytes| {
        *bytes = Bad::load(bytes).save();
        overwrite(bytes, b" 00000 n \n", b" 00000 n\n\n")
    };
    key_is_said_twice Older "file.keys" |bytes| {
        *bytes = Bad::load(bytes).save();
        overwrite(bytes, b"/MediaBox", b"/Contents")
    };
    data_are_broken Older "stream.decode" |bytes| {
        overwrite(bytes, b"/Subtype/Form/BBox[0 0 10 10]", b"/Filter/FlateDecode          ")
    };
    digits_are_odd Older "string.hex" |bytes| {
        overwrite(bytes, b"<0123456789ABCDEF>]", b"<0123456789ABCDE >]")
    };
    digit_is_a_letter Older "string.hex" |bytes| {
        overwrite(bytes, b"<0123456789ABCDEF>]", b"<0123456789ABCDEG>]")
    };
    root_is_no_catalog Older "catalog.root" |bytes| {
        overwrite(bytes, b"/Type/Catalog", b"/Type/Cataloq")
    };
}
