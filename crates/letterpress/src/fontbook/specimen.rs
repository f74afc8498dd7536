//! What a book of type specimens shows: which faces there are for which script.

use std::path::PathBuf;

use letterpress_layout::fonts::{Wanted, clusters};
use letterpress_layout::style::Family;
use letterpress_source::Diagnostic;

use super::preferred::{self, Row};
use super::{FontBook, Fonts, KINDS};
use crate::error::Error;
use crate::options::Options;

/// What specimens are asked of.
#[derive(Clone, Copy, Debug)]
pub enum Samples<'a> {
    /// Some letters of each script that there are fonts for.
    Scripts,
    /// Some letters of the scripts that a language is written in, by its BCP 47 tag.
    Language(&'a str),
    /// A text, in the language of the options.
    Text(&'a str),
}

/// What was found out about fonts.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Specimens {
    /// The faces, piece by piece.
    pub list: Vec<Specimen>,
    /// The fonts that can't be used, though they were given or would have been chosen.
    pub diagnostics: Vec<Diagnostic>,
}

/// The faces that a piece of text would be set in.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Specimen {
    /// What the script is called; empty where the script is not known.
    pub script: &'static str,
    /// The text.
    pub sample: String,
    /// The faces for serif, sans and mono; `None` where no face has it.
    pub faces: [Option<SpecimenFace>; 3],
    /// The families that are known to have it, for serif, sans and mono.
    pub advice: [Option<&'static str>; 3],
}

/// A face by its family and where it is from.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SpecimenFace {
    /// The name of the family.
    pub family: String,
    /// The font file; `None` where it is built in or was handed over as bytes.
    pub file: Option<PathBuf>,
    /// Whether it is built in.
    pub built_in: bool,
}

/// Finds the faces that text would be set in with some options, upright and in regular weight.
///
/// # Errors
///
/// As [`render`](crate::render).
///
/// ```
/// use letterpress::{Options, Samples, specimens};
/// let found = specimens(&Options::new(), Samples::Text("Ωmega"))?;
/// let serif = found.list[0].faces[0].as_ref().expect("the built-in serif has Greek");
/// assert_eq!(serif.family, "Libertinus Serif");
/// # Ok::<(), letterpress::Error>(())
/// ```
pub fn specimens(options: &Options, of: Samples<'_>) -> Result<Specimens, Error> {
    let rows = match of {
        Samples::Scripts => preferred::rows().map(|row| (row, row.lang())).collect(),
        Samples::Language(lang) => {
            preferred::of_language(lang).into_iter().map(|row| (row, lang)).collect::<Vec<_>>()
        }
        Samples::Text(text) => {
            let lang = options.metadata.lang.as_deref().unwrap_or_default();
            let book = book(options)?;
            return Ok(Specimens {
                list: of_text(&book, text, lang),
                diagnostics: book.diagnostics(),
            });
        }
    };
    let (mut list, mut diagnostics) = (Vec::new(), book(options)?.diagnostics());
    for (row, lang) in rows {
        // Each script has a book of its own, so that the files of one are let go before the next.
        let book = book(options)?;
        list.push(of_script(&book, row, lang));
        let found = book.diagnostics().into_iter();
        let new = found.filter(|found| !diagnostics.contains(found)).collect::<Vec<_>>();
        diagnostics.extend(new);
    }
    Ok(Specimens { list, diagnostics })
}

fn book(options: &Options) -> Result<FontBook, Error> {
    FontBook::new(&options.fonts, crate::families(options))
}

fn of_script(book: &FontBook, row: &'static Row, lang: &str) -> Specimen {
    // A face that has all letters of the sample is taken for one of the script.
    let (cluster, emoji) = (row.sample, row.is_emoji());
    let wanted = Wanted { cluster, script: row.tag(), lang, emoji };
    Specimen {
        script: row.name,
        sample: row.sample.to_owned(),
        faces: KINDS.map(|kind| face(book, wanted, kind)),
        advice: KINDS.map(|kind| row.advice(kind)),
    }
}

/// Neighbours that are set in the same faces are one specimen.
fn of_text(book: &FontBook, text: &str, lang: &str) -> Vec<Specimen> {
    let mut specimens: Vec<Specimen> = Vec::new();
    for wanted in clusters(text, lang) {
        let row = preferred::row(wanted);
        let found = Specimen {
            script: row.map_or("", |row| row.name),
            sample: wanted.cluster.to_owned(),
            faces: KINDS.map(|kind| face(book, wanted, kind)),
            advice: KINDS.map(|kind| row.and_then(|row| row.advice(kind))),
        };
        match specimens.last_mut() {
            Some(last) if (last.script, &last.faces) == (found.script, &found.faces) => {
                last.sample.push_str(wanted.cluster);
            }
            _ => specimens.push(found),
        }
    }
    specimens
}

/// The face that a cluster is set in where text is of a kind.
fn face(book: &FontBook, wanted: Wanted<'_>, kind: Family) -> Option<SpecimenFace> {
    let own = book.select(kind, 400, false);
    let (face, _) = own
        .filter(|_| !wanted.emoji)
        .and_then(|id| book.known(id))
        .filter(|(face, _)| face.covers(wanted.cluster))
        .or_else(|| book.known(book.fallback(wanted, own)?))?;
    Some(SpecimenFace {
        family: face.family().to_owned(),
        file: face.file.path().map(std::path::Path::to_path_buf),
        built_in: face.file.is_built_in(),
    })
}
