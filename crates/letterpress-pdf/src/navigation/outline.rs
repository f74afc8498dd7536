use std::io::{self, Write};

use letterpress_page::{Destination, OutlineEntry};
use pdf_writer::{Name, Ref, Str, TextStr};

use super::destinations::{Destinations, Place};
use super::tree::{Tree, count};
use crate::file::File;
use crate::profile::Version;
use crate::words::words;

/// The depth from which items are closed when the document is opened: two levels are seen.
const CLOSED: usize = 2;

/// An item of the outline and its neighbours, by index.
#[derive(Clone, Copy, Default)]
struct Node {
    depth: usize,
    parent: Option<usize>,
    previous: Option<usize>,
    next: Option<usize>,
    first: Option<usize>,
    last: Option<usize>,
    /// How many items below it are seen once it is open.
    below: usize,
}

/// Writes the outline (ISO 32000-2 §12.3.3), if there is one, and returns its root.
pub(crate) fn write<W: Write>(
    entries: &[OutlineEntry],
    (destinations, tree, names): (&[Destination], &Tree, Option<&Destinations>),
    version: Version,
    file: &mut File<W>,
) -> io::Result<Option<Ref>> {
    let (Some(top), nodes) = nest(entries) else { return Ok(None) };
    let root = file.next();
    let objects: Vec<Ref> = entries.iter().map(|_| file.next()).collect();
    let at = |index: usize| objects[index];
    file.object(|chunk| {
        let mut outline = chunk.outline(root);
        let last = top.last.map_or(root, at);
        outline.first(at(0)).last(last).count(count(top.below));
    })?;
    for (index, (entry, node)) in entries.iter().zip(&nodes).enumerate() {
        let destination = destinations.get(entry.destination.0 as usize);
        let place = destination.and_then(|destination| Place::of(destination, tree));
        file.object(|chunk| {
            let mut item = chunk.outline_item(at(index));
            let title = words(&entry.title, version);
            item.title(TextStr(&title)).parent(node.parent.map_or(root, at));
            node.previous.map(|previous| item.prev(at(previous)));
            node.next.map(|next| item.next(at(next)));
            node.first.map(|first| item.first(at(first)));
            node.last.map(|last| item.last(at(last)));
            if node.below > 0 {
                let below = count(node.below);
                item.count(if node.depth < CLOSED { below } else { -below });
            }
            // The names of PDF 2.0 know the elements, too.
            let name = names.and_then(|names| names.name(entry.destination));
            if let Some(name) = name.filter(|_| place.is_some()) {
                item.pair(Name(b"Dest"), Str(name.as_bytes()));
            } else if let Some(place) = place {
                place.write(item.insert(Name(b"Dest")));
            }
        })?;
    }
    Ok(Some(root))
}

/// Nests entries by their levels: each stands below the last one of a lower level, however many
/// levels are skipped. Returns the node above them all, if there are any, and theirs.
fn nest(entries: &[OutlineEntry]) -> (Option<Node>, Vec<Node>) {
    let mut nodes: Vec<Node> = Vec::with_capacity(entries.len());
    let mut top = Node::default();
    // The way down to the last entry, with levels that grow; there are no more than 255.
    let mut way: Vec<usize> = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        while way.last().is_some_and(|&last| entries[last].level >= entry.level) {
            way.pop();
        }
        let parent = way.last().copied();
        let above = parent.map_or(&mut top, |parent| &mut nodes[parent]);
        let previous = above.last.replace(index);
        above.first.get_or_insert(index);
        if let Some(previous) = previous {
            nodes[previous].next = Some(index);
        }
        way.push(index);
        nodes.push(Node { depth: way.len(), parent, previous, ..Node::default() });
    }
    for index in (0..nodes.len()).rev() {
        let node = nodes[index];
        let seen = if node.depth < CLOSED { 1 + node.below } else { 1 };
        node.parent.map_or(&mut top, |parent| &mut nodes[parent]).below += seen;
    }
    (top.first.map(|_| top), nodes)
}
