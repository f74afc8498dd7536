use std::io::{self, Write};
use std::sync::Arc;

use letterpress_page::{Len, Link, LinkTarget, Page};
use pdf_writer::types::{AnnotationFlags, AnnotationType};
use pdf_writer::writers::Annotation;
use pdf_writer::{Finish, Name, Rect, Ref, Str};
use rustc_hash::FxHashMap;

use super::Destinations;
use crate::file::{File, Ids};

/// The links of a document (ISO 32000-2 §12.5.6.5). Links to the same address share an action.
#[derive(Default)]
pub(crate) struct Links {
    actions: FxHashMap<Arc<str>, Ref>,
}

impl Links {
    /// Writes the links of a page. Those that lead nowhere are left out.
    pub(crate) fn write<W: Write>(
        &mut self,
        page: &Page,
        destinations: &Destinations,
        file: &mut File<W>,
        ids: &mut Ids,
    ) -> io::Result<Vec<Ref>> {
        let mut written = Vec::new();
        for link in &page.drawing.links {
            let target = match &link.target {
                LinkTarget::Uri(uri) => Target::Action(self.action(uri, file, ids)?),
                LinkTarget::Destination(id) => match destinations.name(*id) {
                    Some(name) => Target::Name(name),
                    None => continue,
                },
            };
            let id = ids.next();
            file.object(|chunk| {
                annotate(chunk.indirect(id).start(), link, page.size.height, &target);
            })?;
            written.push(id);
        }
        Ok(written)
    }

    /// The action that opens an address (ISO 32000-2 §12.6.4.8).
    fn action<W: Write>(
        &mut self,
        uri: &Arc<str>,
        file: &mut File<W>,
        ids: &mut Ids,
    ) -> io::Result<Ref> {
        if let Some(&action) = self.actions.get(uri) {
            return Ok(action);
        }
        let action = ids.next();
        let escaped = escape(uri);
        file.object(|chunk| {
            let mut dict = chunk.indirect(action).dict();
            dict.pair(Name(b"S"), Name(b"URI")).pair(Name(b"URI"), Str(&escaped));
        })?;
        self.actions.insert(Arc::clone(uri), action);
        Ok(action)
    }
}

/// Where an annotation leads.
enum Target<'a> {
    /// To what an action opens.
    Action(Ref),
    /// To a named destination.
    Name(&'a str),
}

fn annotate(mut annotation: Annotation<'_>, link: &Link, height: Len, target: &Target<'_>) {
    let number = |value: Len| (value.to_pt() * 100.0).round() as f32 / 100.0;
    let rect = link.rect;
    annotation.subtype(AnnotationType::Link);
    annotation.rect(Rect::new(
        number(rect.origin.x),
        number(height - rect.origin.y - rect.size.height),
        number(rect.origin.x + rect.size.width),
        number(height - rect.origin.y),
    ));
    annotation.flags(AnnotationFlags::PRINT).border(0.0, 0.0, 0.0, None);
    match *target {
        Target::Action(action) => annotation.pair(Name(b"A"), action),
        Target::Name(name) => annotation.pair(Name(b"Dest"), Str(name.as_bytes())),
    };
    annotation.finish();
}

/// An address in ASCII: what is beyond it, and what no address may hold, is percent-encoded
/// (RFC 3986 §2).
fn escape(uri: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(uri.len());
    for byte in uri.bytes() {
        if byte.is_ascii_graphic() && !br#"<>"\^`{|}"#.contains(&byte) {
            out.push(byte);
        } else {
            out.extend_from_slice(format!("%{byte:02X}").as_bytes());
        }
    }
    out
}
