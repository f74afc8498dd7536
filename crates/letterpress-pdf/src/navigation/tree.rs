use std::io::{self, Write};

use letterpress_page::{Len, Size};
use pdf_writer::{Rect, Ref};

use crate::file::{File, Ids};

/// How many children a node of a tree has at most.
pub(super) const CHILDREN: usize = 64;
/// The least and greatest side of a page, in points (ISO 32000-2 Annex C.2).
const SIDES: (f64, f64) = (3.0, 14_400.0);

/// The page tree (ISO 32000-2 §7.7.3), in nodes of 64 pages.
#[derive(Default)]
pub(crate) struct Tree {
    nodes: Vec<Ref>,
    leaves: Vec<Leaf>,
}

/// A page that has been written.
#[derive(Clone, Copy)]
pub(crate) struct Leaf {
    /// Its object.
    pub(crate) object: Ref,
    /// Its height.
    pub(crate) height: Len,
}

impl Tree {
    /// Adds a page, and says which node it belongs to.
    pub(crate) fn add(&mut self, size: Size, ids: &mut Ids) -> (Ref, Ref) {
        if self.leaves.len().is_multiple_of(CHILDREN) {
            self.nodes.push(ids.next());
        }
        let object = ids.next();
        self.leaves.push(Leaf { object, height: size.height });
        (object, self.nodes[self.nodes.len() - 1])
    }

    /// How many pages there are.
    pub(crate) fn len(&self) -> usize {
        self.leaves.len()
    }

    /// The page of an index.
    pub(crate) fn leaf(&self, index: usize) -> Option<Leaf> {
        self.leaves.get(index).copied()
    }

    /// Writes the nodes and returns the root. A single node is the root itself.
    pub(crate) fn write<W: Write>(&self, file: &mut File<W>) -> io::Result<Ref> {
        let root = if let [node] = *self.nodes { node } else { file.next() };
        for (&node, leaves) in self.nodes.iter().zip(self.leaves.chunks(CHILDREN)) {
            file.object(|chunk| {
                let mut pages = chunk.pages(node);
                if node != root {
                    pages.parent(root);
                }
                pages.kids(leaves.iter().map(|leaf| leaf.object)).count(count(leaves.len()));
            })?;
        }
        if !self.nodes.contains(&root) {
            let nodes = self.nodes.iter().copied();
            file.object(|chunk| {
                chunk.pages(root).kids(nodes).count(count(self.leaves.len()));
            })?;
        }
        Ok(root)
    }
}

/// The rectangle of a page, its sides kept within what PDF allows.
pub(crate) fn media_box(size: Size) -> Rect {
    let side = |side: Len| (side.to_pt().clamp(SIDES.0, SIDES.1) * 100.0).round() as f32 / 100.0;
    Rect::new(0.0, 0.0, side(size.width), side(size.height))
}

/// A count as PDF has it.
pub(super) fn count(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}
