//! The layer of what is drawn for whoever looks at the layout: an optional content group
//! (ISO 32000-2 §8.11), which readers can switch off.
//!
//! It is shown from the start, and printed when it is shown: without usages and automatic
//! states there is one state for both. So it is also legal in PDF/A and PDF/UA, which want a
//! name for the configuration, every group in its order, and no automatic states (ISO 19005-2
//! §6.9, ISO 14289-1 §7.10).

use std::io::{self, Write};

use pdf_writer::writers::Catalog;
use pdf_writer::{Name, Ref, TextStr};

use crate::file::File;

/// What the layer is called, by readers and in the resources of a page.
pub(crate) const NAME: &str = "Layout";

/// The layer of a document, which is written when first needed, and once.
#[derive(Default)]
pub(crate) struct Layer {
    group: Option<Ref>,
}

impl Layer {
    /// The group for a page that needs it, written by now (ISO 32000-2 §8.11.2.1).
    pub(crate) fn group<W: Write>(&mut self, file: &mut File<W>) -> io::Result<Ref> {
        if let Some(group) = self.group {
            return Ok(group);
        }
        let group = file.next();
        self.group = Some(group);
        file.object(|chunk| {
            let mut dict = chunk.indirect(group).dict();
            dict.pair(Name(b"Type"), Name(b"OCG"));
            dict.pair(Name(b"Name"), TextStr(NAME));
        })?;
        Ok(group)
    }

    /// Tells the catalog about the layer, if there is one (ISO 32000-2 §8.11.4).
    pub(crate) fn write(&self, catalog: &mut Catalog<'_>) {
        let Some(group) = self.group else { return };
        let mut properties = catalog.insert(Name(b"OCProperties")).dict();
        properties.insert(Name(b"OCGs")).array().item(group);
        let mut start = properties.insert(Name(b"D")).dict();
        start.pair(Name(b"Name"), TextStr("Default"));
        start.pair(Name(b"BaseState"), Name(b"ON"));
        start.insert(Name(b"ON")).array().item(group);
        start.insert(Name(b"Order")).array().item(group);
    }
}
