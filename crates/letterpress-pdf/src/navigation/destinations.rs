use std::io::{self, Write};

use letterpress_page::{Destination, DestinationId, ElementId};
use pdf_writer::{Finish, Name, Obj, Ref, Str};
use rustc_hash::FxHashSet;

use super::tree::{CHILDREN, Tree};
use crate::file::File;

/// The longest name that PDF/A allows (ISO 19005-2 §6.1.13), in bytes.
const LONGEST: usize = 127;

/// Where links and outline lead to, by names that PDF can hold.
#[derive(Default)]
pub(crate) struct Destinations {
    names: Vec<String>,
    taken: FxHashSet<String>,
}

impl Destinations {
    /// Names the destinations that have been added to those it knows. A name that is too long or
    /// taken is cut and gets a number.
    pub(crate) fn see(&mut self, destinations: &[Destination]) {
        for (index, destination) in destinations.iter().enumerate().skip(self.names.len()) {
            let mut name = cut(&destination.name, LONGEST).to_owned();
            let mut number = index;
            while name.is_empty() || !self.taken.insert(name.clone()) {
                // A number has at most twenty digits.
                name = format!("{}-{number}", cut(&destination.name, LONGEST - 21));
                number += 1;
            }
            self.names.push(name);
        }
    }

    /// The name of a destination.
    pub(super) fn name(&self, id: DestinationId) -> Option<&str> {
        self.names.get(id.0 as usize).map(String::as_str)
    }

    /// Writes the name tree of all destinations (ISO 32000-2 §7.9.6), in leaves of 64.
    pub(crate) fn write<W: Write>(
        &self,
        file: &mut File<W>,
        (destinations, tree): (&[Destination], &Tree),
        element_of: impl Fn(ElementId) -> Option<Ref>,
    ) -> io::Result<Option<Ref>> {
        let named = self.names.iter().zip(destinations);
        let mut entries: Vec<(&str, Place, Option<Ref>)> = named
            .filter_map(|(name, destination)| {
                let place = Place::of(destination, tree)?;
                Some((name.as_str(), place, element_of(destination.element)))
            })
            .collect();
        entries.sort_by_key(|&(name, ..)| name);
        if entries.is_empty() {
            return Ok(None);
        }
        let leaves: Vec<Ref> = entries.chunks(CHILDREN).map(|_| file.next()).collect();
        for (entries, &leaf) in entries.chunks(CHILDREN).zip(&leaves) {
            file.object(|chunk| {
                let mut node = chunk.indirect(leaf).dict();
                let limits = [entries[0].0, entries[entries.len() - 1].0];
                let limits = limits.map(|name| Str(name.as_bytes()));
                node.insert(Name(b"Limits")).array().items(limits);
                let mut names = node.insert(Name(b"Names")).array();
                for &(name, place, element) in entries {
                    names.item(Str(name.as_bytes()));
                    place.write_with(names.push(), element);
                }
            })?;
        }
        let root = file.next();
        file.object(|chunk| {
            chunk.indirect(root).dict().insert(Name(b"Kids")).array().items(leaves);
        })?;
        Ok(Some(root))
    }
}

/// A place on a page, from its lower left.
#[derive(Clone, Copy)]
pub(super) struct Place {
    page: Ref,
    x: f32,
    y: f32,
}

impl Place {
    /// Where a destination is, if that is a page of the document (ISO 32000-2 §12.3.2).
    pub(super) fn of(destination: &Destination, tree: &Tree) -> Option<Self> {
        let leaf = tree.leaf(destination.page)?;
        let top = leaf.height - destination.point.y;
        let number = |value: f64| (value.clamp(-20_000.0, 20_000.0) * 100.0).round() as f32 / 100.0;
        let (x, y) = (number(destination.point.x.to_pt()), number(top.to_pt()));
        Some(Self { page: leaf.object, x, y })
    }

    /// Writes it, with the element that stands there if there is one: readers that know structure
    /// destinations go to that (ISO 32000-2 §12.3.2.3).
    fn write_with(self, object: Obj<'_>, element: Option<Ref>) {
        let Some(element) = element else { return self.write(object) };
        let mut dict = object.dict();
        self.write(dict.insert(Name(b"D")));
        self.write_at(element, dict.insert(Name(b"SD")));
    }

    /// Writes it as an array that keeps the reader's zoom.
    pub(super) fn write(self, object: Obj<'_>) {
        self.write_at(self.page, object);
    }

    fn write_at(self, target: Ref, object: Obj<'_>) {
        let mut array = object.array();
        array.item(target).item(Name(b"XYZ")).item(self.x).item(self.y);
        array.item(pdf_writer::Null);
        array.finish();
    }
}

/// As much of a text as fits into so many bytes.
fn cut(text: &str, bytes: usize) -> &str {
    let ends = text.char_indices().map(|(start, c)| start + c.len_utf8());
    &text[..ends.take_while(|&end| end <= bytes).last().unwrap_or(0)]
}
