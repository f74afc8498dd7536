use std::io::{self, Write};
use std::sync::Arc;

use letterpress_page::{ElementId, Ink, Len, Link, LinkTarget, Owner, Page, Structure};
use pdf_writer::types::{AnnotationFlags, AnnotationType};
use pdf_writer::writers::Annotation;
use pdf_writer::{Finish, Name, Rect, Ref, Str, TextStr};
use rustc_hash::FxHashMap;

use super::Destinations;
use crate::content::Tagging;
use crate::file::File;
use crate::profile::Version;
use crate::tags;
use crate::words::words;

/// The longest address, in bytes.
const LONGEST: usize = 32_767;

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
        (mut tagging, version): (Option<Tagging<'_>>, Version),
        file: &mut File<W>,
    ) -> io::Result<Vec<Ref>> {
        let mut written = Vec::new();
        let texts = tagging.as_ref().map(|(_, structure)| texts(page, structure));
        for link in &page.drawing.links {
            let target = match &link.target {
                // No string is longer (ISO 19005-2 §6.1.13), and no reader follows such an address.
                LinkTarget::Uri(uri) if escape(uri).len() > LONGEST => continue,
                LinkTarget::Uri(uri) => Target::Action(self.action(uri, file)?),
                LinkTarget::Destination(id) => match destinations.name(*id) {
                    Some(name) => Target::Name(name),
                    None => continue,
                },
            };
            let id = file.next();
            let tagged = match (&mut tagging, link.owner) {
                (Some((tags, structure)), Owner::Element(owner)) => {
                    let owner = tags::link_of(structure, owner).unwrap_or(owner);
                    let text = texts.as_ref().and_then(|texts| texts.get(&owner));
                    Some((tags.annotation(owner, id), text))
                }
                _ => None,
            };
            file.object(|chunk| {
                let mut annotation = chunk.indirect(id).start::<Annotation<'_>>();
                if let Some((key, text)) = tagged {
                    let contents = match (&link.target, text) {
                        (LinkTarget::Uri(uri), _) => uri,
                        (_, Some(text)) if !text.trim().is_empty() => text.as_str(),
                        _ => "→",
                    };
                    annotation.contents(TextStr(&words(contents, version)));
                    annotation.struct_parent(i32::try_from(key).unwrap_or(i32::MAX));
                }
                annotate(annotation, link, page.size.height, &target);
            })?;
            written.push(id);
        }
        Ok(written)
    }

    /// The action that opens an address (ISO 32000-2 §12.6.4.8).
    fn action<W: Write>(&mut self, uri: &Arc<str>, file: &mut File<W>) -> io::Result<Ref> {
        if let Some(&action) = self.actions.get(uri) {
            return Ok(action);
        }
        let action = file.next();
        let escaped = escape(uri);
        file.object(|chunk| {
            let mut dict = chunk.indirect(action).dict();
            dict.pair(Name(b"S"), Name(b"URI")).pair(Name(b"URI"), Str(&escaped));
        })?;
        self.actions.insert(Arc::clone(uri), action);
        Ok(action)
    }
}

/// The texts of the links within the document on a page, by their elements: what is said of such a
/// link to those who can't see it (ISO 14289-1 §7.18.5).
fn texts(page: &Page, structure: &Structure) -> FxHashMap<ElementId, String> {
    let mut texts = FxHashMap::default();
    let leads_inside = |link: &Link| matches!(link.target, LinkTarget::Destination(_));
    if !page.drawing.links.iter().any(leads_inside) {
        return texts;
    }
    for mark in &page.drawing.marks {
        if let (Ink::Text(run), Owner::Element(id)) = (&mark.ink, mark.owner)
            && let Some(link) = tags::link_of(structure, id)
        {
            let text: &mut String = texts.entry(link).or_default();
            page.drawing.read(run, text);
        }
    }
    texts
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
