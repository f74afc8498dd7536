//! Reads a finished PDF back and proves it against the standards that it claims.
//!
//! [`check`] goes by what the file's own metadata claim, [`check_as`] by what the caller does.
//! Both collect every violation, never only the first. [`attachments`] takes out what a file has
//! embedded, byte for byte.
//!
//! | Module   | holds                                                                        |
//! |----------|------------------------------------------------------------------------------|
//! | `claims` | the standards                                                                |
//! | `rule`   | the table of rules, [`RULES`], and which standard asks for each               |
//! | `report` | what is found                                                                |
//! | `reader` | the file as objects, pages, contents, fonts, elements and metadata           |
//! | `rules`  | the checks, one file for each part of a document                             |
//!
//! The reader is the crate's own. A library that reads PDF mends what it can, and a file that
//! was mended on the way in can't be proved. Whatever the bytes, nothing here panics or recurses
//! on their depth, and what is unpacked has a bound.
//!
//! ```
//! let report = letterpress_proof::check(b"no PDF at all");
//! assert!(!report.is_sound());
//! assert!(report.violations.iter().any(|found| found.rule.id == "file.header"));
//! ```

mod attachment;
mod claims;
mod reader;
mod report;
mod rule;
mod rules;

pub use attachment::{Attachment, ReadError, attachments};
pub use claims::{Access, Archive, Claims};
pub use report::{Report, Violation};
pub use rule::{RULES, Rule};

use reader::Pdf;
use report::Findings;

/// Checks a file by what its metadata claim; without claims, by the rules of PDF alone.
#[must_use]
pub fn check(pdf: &[u8]) -> Report {
    prove(pdf, None)
}

/// Checks a file by given claims, whatever it says itself.
#[must_use]
pub fn check_as(pdf: &[u8], claims: Claims) -> Report {
    prove(pdf, Some(claims))
}

fn prove(bytes: &[u8], claims: Option<Claims>) -> Report {
    let mut found = Findings::default();
    let pdf = Pdf::read(bytes, &mut found);
    let document = reader::Document::of(&pdf, &mut found);
    let claims = claims.unwrap_or_else(|| document.xmp.claims());
    rules::check(&document, claims, &mut found);
    found.report(claims)
}
