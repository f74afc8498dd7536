//! Files in a file (ISO 32000-2 §7.11.4).

use crate::reader::{Dict, Document, Object, Pdf, named, show, text};
use crate::report::Findings;

/// A file that stands in a PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub mime: Option<String>,
    /// How it belongs to the document, as `Source` or `Data`.
    pub relationship: Option<String>,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Why attachments can't be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// There is no catalog to begin at.
    #[error("the file is no PDF that can be read")]
    NoCatalog,
    /// A file that is said to be there can't be unpacked.
    #[error("the attached file {name} can't be read: {reason}")]
    Broken {
        /// The name of the file.
        name: String,
        /// What is wrong with it.
        reason: String,
    },
}

/// Takes out the files that stand in a PDF: those with a name in it by their names, then others
/// that belong to the document as a whole.
///
/// # Errors
///
/// If the file is no PDF, or an attached file can't be unpacked.
pub fn attachments(pdf: &[u8]) -> Result<Vec<Attachment>, ReadError> {
    let mut unused = Findings::default();
    let pdf = Pdf::read(pdf, &mut unused);
    let document = Document::of(&pdf, &mut unused);
    if document.catalog.0.is_empty() {
        return Err(ReadError::NoCatalog);
    }
    let mut files = specifications(&document);
    for file in pdf.list(document.catalog, b"AF") {
        let number = file.reference();
        if let Some(dict) = pdf.resolve(file).dict()
            && files.iter().all(|(known, _)| *known != number || number.is_none())
        {
            files.push((number, dict));
        }
    }
    files.into_iter().map(|(_, dict)| read(&pdf, dict)).collect()
}

/// The file specifications in the tree of names, with their numbers.
pub(crate) fn specifications<'a>(document: &Document<'a>) -> Vec<(Option<i32>, &'a Dict)> {
    let pdf = document.pdf;
    let names = pdf.dict(document.catalog, b"Names");
    let Some(root) = names.and_then(|names| names.raw(b"EmbeddedFiles")) else { return Vec::new() };
    let pairs = named(pdf, root).pairs.into_iter();
    pairs.filter_map(|(_, file)| Some((file.reference(), pdf.resolve(file).dict()?))).collect()
}

fn read(pdf: &Pdf<'_>, file: &Dict) -> Result<Attachment, ReadError> {
    let string = |key| pdf.key(file, key).string().map(text);
    let name = string(b"UF").or_else(|| string(b"F")).unwrap_or_default();
    let broken = |reason: String| ReadError::Broken { name: name.clone(), reason };
    let embedded = pdf.dict(file, b"EF");
    let stream = embedded.and_then(|files| {
        let keys: [&[u8]; 2] = [b"UF", b"F"];
        keys.into_iter().find_map(|key| pdf.key(files, key).stream())
    });
    let Some(stream) = stream else { return Err(broken("it is not in the file".into())) };
    let bytes = pdf.decode(stream).map_err(|error| broken(error.to_string()))?.into_owned();
    let mime = pdf.key(&stream.dict, b"Subtype").name().map(show);
    let relationship = pdf.key(file, b"AFRelationship");
    let relationship = Object::name(relationship).map(show);
    Ok(Attachment { name, mime, relationship, bytes })
}
