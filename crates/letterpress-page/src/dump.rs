//! Pages as text: for tests, and for whoever reads a diff.

use crate::{ElementId, Ink, Mark, Owner, Page, Pages, Role, Run, Structure};
use std::fmt::Write;

/// What a reader reads: the text of all pages in order, a line for each block, with labels,
/// artifacts and added hyphens left out. Runs from right to left are read so, cluster by cluster.
pub fn text(pages: &Pages) -> String {
    let mut out = String::new();
    let mut last = None;
    for page in &pages.pages {
        for (run, id) in page.drawing.marks.iter().filter_map(content) {
            if pages.structure.roles(id).any(|(_, role)| role == Role::Label) {
                continue;
            }
            let block = block_of(&pages.structure, id);
            if last.is_some_and(|last| last != block) {
                out.push('\n');
            }
            last = Some(block);
            page.drawing.read(run, &mut out);
        }
    }
    out
}

/// A page in lines: every mark with its place, in painting order.
pub fn dump(pages: &Pages) -> String {
    let mut out = String::new();
    for (index, page) in pages.pages.iter().enumerate() {
        let size = page.size;
        let _ =
            writeln!(out, "page {} “{}” {} × {}", index + 1, page.label, size.width, size.height);
        for mark in &page.drawing.marks {
            dump_mark(&mut out, pages, page, mark);
        }
        for link in &page.drawing.links {
            let at = link.rect;
            let _ = writeln!(out, "  link {} {} {:?}", at.origin.x, at.origin.y, link.target);
        }
    }
    out
}

fn dump_mark(out: &mut String, pages: &Pages, page: &Page, mark: &Mark) {
    let owner = match mark.owner {
        Owner::Element(id) => {
            pages.structure.get(id).map_or(String::new(), |e| format!("{:?}", e.role))
        }
        Owner::Artifact(kind) => format!("({kind:?})"),
    };
    let _ = match &mark.ink {
        Ink::Text(run) => writeln!(
            out,
            "  {} {} text {owner} {} {:?}",
            run.origin.x,
            run.origin.y,
            run.size,
            page.drawing.text_of(run)
        ),
        Ink::Path(path) => {
            writeln!(out, "  path {owner} {:?} {:?}", path.paint, path.segments.first())
        }
        Ink::Picture(placed) => writeln!(
            out,
            "  {} {} picture {owner} {} × {}",
            placed.rect.origin.x,
            placed.rect.origin.y,
            placed.rect.size.width,
            placed.rect.size.height
        ),
    };
}

/// The run of a mark that is text content.
fn content(mark: &Mark) -> Option<(&Run, ElementId)> {
    match (&mark.ink, mark.owner) {
        (Ink::Text(run), Owner::Element(id)) => Some((run, id)),
        _ => None,
    }
}

/// The block that an element stands in: the first on the way up that is no part of a line.
fn block_of(structure: &Structure, id: ElementId) -> ElementId {
    structure.roles(id).find(|&(_, role)| !role.is_inline()).map_or(id, |(id, _)| id)
}
