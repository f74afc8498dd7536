//! Bytes that mean harm, or nothing.

use letterpress_proof::{Access, Archive, Claims, attachments, check_as};

use crate::faults::Bad;
use crate::good::{Kind, good};

const ALL: Claims = Claims { archive: Some(Archive::A2a), access: Some(Access::Ua1) };

/// A file around some objects, with a cross-reference that is true.
fn file(objects: &[&str]) -> Vec<u8> {
    let mut pdf = b"%PDF-1.7\n".to_vec();
    let mut offsets = Vec::new();
    for (nth, object) in objects.iter().enumerate() {
        offsets.push(pdf.len());
        pdf.extend(format!("{} 0 obj\n{object}\nendobj\n", nth + 1).bytes());
    }
    let start = pdf.len();
    let size = objects.len() + 1;
    pdf.extend(format!("xref\n0 {size}\n0000000000 65535 f \n").bytes());
    for offset in offsets {
        pdf.extend(format!("{offset:010} 00000 n \n").bytes());
    }
    let trailer = format!("trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
    pdf.extend(trailer.bytes());
    pdf
}

#[test]
fn nothing_is_no_pdf() {
    for bytes in [b"".as_slice(), b"%PDF-", b"startxref 0", b"trailer <<", b"1 0 obj", b"\xFF\xFE"]
    {
        assert!(!check_as(bytes, ALL).is_sound());
        assert!(attachments(bytes).is_err());
    }
}

#[test]
fn what_is_nested_deep_is_not_followed() {
    let open = "[".repeat(2_000_000);
    assert!(check_as(&file(&[&open]), ALL).breaks("file.bomb"));
    let xml = format!("{}{}", "<a>".repeat(200_000), "</a>".repeat(200_000));
    let stream =
        format!("<</Type/Metadata/Subtype/XML/Length {}>>\nstream\n{xml}\nendstream", xml.len());
    let catalog = "<</Type/Catalog/Pages 3 0 R/Metadata 2 0 R>>";
    let pages = "<</Type/Pages/Count 0/Kids[]>>";
    assert!(check_as(&file(&[catalog, &stream, pages]), ALL).breaks("metadata.xml"));
}

#[test]
fn circles_end() {
    let report = check_as(
        &file(&[
            "<</Type/Catalog/Pages 2 0 R/Outlines 4 0 R/StructTreeRoot 5 0 R/Names<</Dests 6 0 R>>>>",
            "<</Type/Pages/Count 1/Kids[2 0 R 3 0 R]>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 3 0 R/Resources<<>>>>",
            "<</First 4 0 R/Last 4 0 R/Next 4 0 R/Count 1>>",
            "<</Type/StructTreeRoot/K 7 0 R/RoleMap<</A/B/B/A>>/ParentTree 6 0 R>>",
            "<</Kids[6 0 R]>>",
            "<</S/A/P 5 0 R/K[7 0 R 8 0 R]>>",
            "8 0 R",
        ]),
        ALL,
    );
    for rule in ["pages.tree", "outline.chain", "role.circle", "tree.once", "names.order"] {
        assert!(report.breaks(rule), "{rule} in {report}");
    }
}

#[test]
fn objects_that_overlap_are_not_read_over_and_over() {
    let mut pdf = b"%PDF-1.7\n".to_vec();
    let mut table = String::from("xref\n1 20000\n");
    for number in 1..=20_000 {
        table += &format!("{:010} 00000 n \n", pdf.len());
        pdf.extend(format!("{number} 0 obj (").bytes());
    }
    let start = pdf.len();
    pdf.extend(format!("{table}trailer\n<</Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").bytes());
    assert!(check_as(&pdf, ALL).breaks("file.bomb"));
}

/// Numbers that look random and are the same each time (xorshift).
fn scattered() -> impl FnMut(usize) -> usize {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    move |below| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % u64::try_from(below).unwrap()).unwrap()
    }
}

#[test]
fn good_files_with_bytes_changed_anywhere_are_read_to_the_end() {
    let mut random = scattered();
    for kind in Kind::ALL {
        let plain = good(kind);
        for file in [Bad::load(&plain).save(), plain] {
            for _ in 0..150 {
                let mut bytes = file.clone();
                for _ in 0..=random(12) {
                    let at = random(bytes.len());
                    match random(4) {
                        0 => bytes[at] = u8::try_from(random(256)).unwrap(),
                        1 => bytes[at] = b"0123456789<>[]()/% "[random(19)],
                        2 => drop(bytes.drain(at..(at + random(40)).min(bytes.len()))),
                        _ => {
                            let copy = bytes[at..(at + random(40)).min(bytes.len())].to_vec();
                            let to = random(bytes.len());
                            bytes.splice(to..to, copy);
                        }
                    }
                }
                let _ = check_as(&bytes, kind.claims()).to_string();
                let _ = attachments(&bytes);
            }
        }
    }
}

#[test]
fn streams_that_unpack_to_too_much_are_refused() {
    let packed = miniz_oxide::deflate::compress_to_vec_zlib(&vec![0; 300 << 20], 9);
    let mut pdf = file(&["<</Type/Catalog/Pages 9 0 R>>"]);
    let start = pdf.len();
    pdf.extend(
        format!("1 0 obj\n<</Filter/FlateDecode/Length {}>>\nstream\n", packed.len()).bytes(),
    );
    pdf.extend_from_slice(&packed);
    pdf.extend(b"\nendstream\nendobj\n");
    let table = pdf.len();
    let rest = "<</Root 1 0 R>>\nstartxref\n";
    pdf.extend(format!("xref\n1 1\n{start:010} 00000 n \ntrailer\n{rest}{table}\n%%EOF\n").bytes());
    assert!(check_as(&pdf, ALL).breaks("stream.decode"));
}

#[test]
fn files_cut_or_garbled_anywhere_are_only_unsound() {
    let good = file(&[
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<<>>>>",
        "<</Length 8>>\nstream\nq 1 w Q \nendstream",
    ]);
    assert!(letterpress_proof::check(&good).is_sound(), "{}", letterpress_proof::check(&good));
    for at in 0..good.len() {
        let _ = check_as(&good[..at], ALL);
        let mut garbled = good.clone();
        for byte in [0, b'(', b'<', b'9', 0xFF] {
            garbled[at] = byte;
            let _ = check_as(&garbled, ALL);
        }
    }
}
