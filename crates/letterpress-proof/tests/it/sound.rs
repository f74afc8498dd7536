//! Good files are sound, as they are and after another program has written them again.

use letterpress_proof::{Archive, Claims, attachments, check, check_as};

use crate::faults::Bad;
use crate::good::{ATTACHED, Kind, good};

#[test]
fn good_files_are_sound_as_what_they_claim() {
    for kind in Kind::ALL {
        let report = check(&good(kind));
        assert_eq!(report.claims, kind.claims());
        assert!(report.is_sound(), "{report}");
    }
}

#[test]
fn good_files_stay_sound_when_they_are_written_again() {
    for kind in Kind::ALL {
        let report = check(&Bad::load(&good(kind)).save());
        assert!(report.is_sound(), "{report}");
        assert_eq!(report.claims, kind.claims());
    }
}

#[test]
fn a_file_is_unsound_as_what_it_does_not_claim() {
    let claims = Claims { archive: Some(Archive::A4), access: None };
    let report = check_as(&good(Kind::Older), claims);
    for rule in ["file.version-2", "metadata.archive", "metadata.revision", "metadata.info-gone"] {
        assert!(report.breaks(rule), "{rule} in {report}");
    }
}

#[test]
fn attachments_come_out_byte_for_byte() {
    assert_eq!(attachments(&good(Kind::Older)), Ok(Vec::new()));
    let all = attachments(&good(Kind::Attached)).unwrap();
    let [file] = all.as_slice() else { panic!("{all:?}") };
    assert_eq!(file.name, "source.md");
    assert_eq!(file.mime.as_deref(), Some("text/markdown"));
    assert_eq!(file.relationship.as_deref(), Some("Source"));
    assert_eq!(file.bytes, ATTACHED);
}

#[test]
fn a_report_can_be_read() {
    let report = check(b"%PDF-1.7\nand nothing else");
    let text = report.to_string();
    assert!(text.starts_with("unsound as PDF: "), "{text}");
    assert!(text.contains("file.startxref (ISO 32000-2 7.5.5): there is no startxref"), "{text}");
    let sound = check(&good(Kind::Older)).to_string();
    assert_eq!(sound, "sound as PDF/A-2a and PDF/UA-1\n");
}
