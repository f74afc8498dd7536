//! Files that a document carries along (ISO 32000-2 §7.11.4, §14.13; ISO 19005-3 §6.8).

use std::io::{self, Write};

use pdf_writer::{Dict, Finish, Name, Ref, Str, TextStr};

use crate::file::File;
use crate::metadata::Moment;
use crate::options::{Attachment, Relation};

/// Files that have been written, each with its name.
#[derive(Default)]
pub(crate) struct Attached(Vec<(String, Ref)>);

impl Attached {
    /// Writes files, which get names of their own.
    pub(crate) fn write<W: Write>(
        files: &[Attachment],
        built: Option<u64>,
        file: &mut File<W>,
    ) -> io::Result<Self> {
        let mut written: Vec<(String, Ref)> = Vec::with_capacity(files.len());
        for attachment in files {
            let mut name = attachment.name.clone();
            let mut number = 2;
            while name.is_empty() || written.iter().any(|(taken, _)| *taken == name) {
                name = format!("{number}-{}", attachment.name);
                number += 1;
            }
            let (stream, object) = (file.next(), file.next());
            let size = i32::try_from(attachment.data.len()).unwrap_or(i32::MAX);
            let changed = built.and_then(Moment::of);
            file.compressed(stream, &attachment.data, |dict| {
                dict.pair(Name(b"Type"), Name(b"EmbeddedFile"));
                dict.pair(Name(b"Subtype"), Name(attachment.media_type.as_bytes()));
                // These are complete with a date alone (ISO 19005-3 Annex E).
                if let Some(changed) = changed {
                    let mut facts = dict.insert(Name(b"Params")).dict();
                    facts.pair(Name(b"Size"), size).pair(Name(b"ModDate"), changed.date());
                }
            })?;
            file.object(|chunk| {
                let mut dict = chunk.indirect(object).dict();
                dict.pair(Name(b"Type"), Name(b"Filespec"));
                dict.pair(Name(b"F"), Str(plain(&name).as_bytes()));
                dict.pair(Name(b"UF"), TextStr(&name));
                dict.pair(Name(b"AFRelationship"), Name(relation(attachment.relation)));
                dict.pair(Name(b"Desc"), TextStr(describe(attachment.relation)));
                let mut files = dict.insert(Name(b"EF")).dict();
                files.pair(Name(b"F"), stream).pair(Name(b"UF"), stream);
            })?;
            written.push((name, object));
        }
        // By the bytes of the keys (ISO 32000-2 §7.9.6).
        written.sort_by_cached_key(|(name, _)| match name.is_ascii() {
            true => name.clone().into_bytes(),
            false => "\u{feff}"
                .encode_utf16()
                .chain(name.encode_utf16())
                .flat_map(u16::to_be_bytes)
                .collect(),
        });
        Ok(Self(written))
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Names them among the names of the document.
    pub(crate) fn name(&self, names: &mut Dict<'_>) {
        if self.is_empty() {
            return;
        }
        let mut tree = names.insert(Name(b"EmbeddedFiles")).dict();
        let mut array = tree.insert(Name(b"Names")).array();
        for (name, object) in &self.0 {
            array.item(TextStr(name)).item(object);
        }
        array.finish();
    }

    /// Says in the catalog that they belong to the document as a whole.
    pub(crate) fn associate(&self, catalog: &mut Dict<'_>) {
        if !self.is_empty() {
            catalog.insert(Name(b"AF")).array().items(self.0.iter().map(|(_, object)| object));
        }
    }
}

/// A name in ASCII, for readers that know no other.
fn plain(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_graphic() || c == ' ' { c } else { '_' }).collect()
}

fn relation(relation: Relation) -> &'static [u8] {
    match relation {
        Relation::Source => b"Source",
        Relation::Data => b"Data",
        Relation::Supplement => b"Supplement",
    }
}

fn describe(relation: Relation) -> &'static str {
    match relation {
        Relation::Source => "What this document was made from",
        Relation::Data => "What figures and tables of this document show",
        Relation::Supplement => "What belongs to this document",
    }
}
