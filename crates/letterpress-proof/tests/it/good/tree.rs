//! The structure tree of good files.

use std::fmt::Write as _;

use super::pages::{Leaves, MARKS};
use super::{Kind, Objects};

/// What the rest of the file refers to.
pub(crate) struct Tree {
    pub(crate) root: usize,
    /// The two headings.
    pub(crate) titles: [usize; 2],
}

/// An element with its kids.
struct Node {
    kind: &'static str,
    more: &'static str,
    kids: Vec<Kid>,
}

enum Kid {
    Node(Node),
    /// A page and an identifier on it.
    Mark(usize, usize),
    Link(usize),
}

/// What has been written so far.
struct Writer<'a> {
    objects: &'a mut Objects,
    leaves: &'a Leaves,
    space: String,
    marks: [Vec<usize>; 2],
    links: [usize; 2],
    titles: Vec<usize>,
    note: usize,
}

fn node(kind: &'static str, kids: Vec<Kid>) -> Kid {
    with(kind, "", kids)
}

fn with(kind: &'static str, more: &'static str, kids: Vec<Kid>) -> Kid {
    Kid::Node(Node { kind, more, kids })
}

fn leaf(kind: &'static str, page: usize, mcid: usize) -> Kid {
    node(kind, vec![Kid::Mark(page, mcid)])
}

fn head(more: &'static str, mcid: usize) -> Kid {
    with("TH", more, vec![Kid::Mark(1, mcid)])
}

fn document(kind: Kind) -> Node {
    let is_newer = kind.is_newer();
    let note = if is_newer { "FENote" } else { "Note" };
    let linked = |mcid, link| node("Link", vec![Kid::Mark(0, mcid), Kid::Link(link)]);
    let item = |mcid| node("LI", vec![leaf("Lbl", 0, mcid), leaf("LBody", 0, mcid + 1)]);
    let contents = if is_newer {
        leaf("P", 0, 10)
    } else {
        node("TOC", vec![node("TOCI", vec![leaf("Reference", 0, 10)])])
    };
    let column = "/A<</O/Table/Scope/Column>>";
    let table = vec![
        leaf("Caption", 1, 2),
        node("THead", vec![node("TR", vec![head(column, 3), head(column, 4)])]),
        node(
            "TBody",
            vec![
                node("TR", vec![head("/A<</O/Table/Scope/Row/RowSpan 2>>", 5), leaf("TD", 1, 6)]),
                node("TR", vec![leaf("TD", 1, 7)]),
            ],
        ),
    ];
    let kids = vec![
        leaf("H1", 0, 0),
        node("P", vec![Kid::Mark(0, 1), Kid::Mark(1, 0)]),
        node("P", vec![Kid::Mark(0, 2), linked(3, 0), linked(4, 1)]),
        with(note, "/ID(note-1)", vec![Kid::Mark(0, 5)]),
        with("L", "/A<</O/List/ListNumbering/Decimal>>", vec![item(6), item(8)]),
        contents,
        leaf("H2", 1, 1),
        node("Table", table),
        with("Figure", "/Alt(A picture)", vec![Kid::Mark(1, 8)]),
        with("Formula", "/Alt(x)", vec![Kid::Mark(1, 9)]),
        leaf(if is_newer { "P" } else { "Square" }, 1, 10),
        with("P", "/Lang(he)", vec![Kid::Mark(1, 11)]),
    ];
    Node { kind: "Document", more: "", kids }
}

pub(crate) fn add(objects: &mut Objects, leaves: &Leaves, kind: Kind) -> Tree {
    let (root, parents) = (objects.reserve(), objects.reserve());
    let (mut space, mut more) = (String::new(), String::from("/RoleMap<</Square/P>>"));
    if kind.is_newer() {
        let id = objects.add("<</Type/Namespace/NS(http://iso.org/pdf2/ssn)>>");
        space = format!("/NS {id} 0 R");
        more = format!("/Namespaces[{id} 0 R]");
    }
    let marks = MARKS.map(|count| vec![0; count]);
    let (links, titles) = ([0; 2], Vec::new());
    let mut writer = Writer { objects, leaves, space, marks, links, titles, note: 0 };
    let top = writer.write(&document(kind), root);
    let Writer { marks, links, titles, note, .. } = writer;
    let list = |ids: &[usize]| {
        ids.iter().fold(String::new(), |mut out, id| {
            let _ = write!(out, "{id} 0 R ");
            out
        })
    };
    objects.set(
        parents,
        format!(
            "<</Nums[0[{}]1[{}]2 {} 0 R 3 {} 0 R]>>",
            list(&marks[0]),
            list(&marks[1]),
            links[0],
            links[1]
        ),
    );
    objects.set(
        root,
        format!(
            "<</Type/StructTreeRoot/K[{top} 0 R]/ParentTree {parents} 0 R/ParentTreeNextKey 4\
             /IDTree<</Names[(note-1){note} 0 R]>>{more}>>"
        ),
    );
    Tree { root, titles: [titles[0], titles[1]] }
}

impl Writer<'_> {
    fn write(&mut self, node: &Node, parent: usize) -> usize {
        let id = self.objects.reserve();
        let mut kids = String::new();
        let first = node.kids.iter().find_map(|kid| match kid {
            Kid::Mark(page, _) => Some(*page),
            _ => None,
        });
        let first = first.unwrap_or(0);
        for kid in &node.kids {
            let _ = match kid {
                Kid::Node(kid) => {
                    let kid = self.write(kid, id);
                    write!(kids, "{kid} 0 R ")
                }
                Kid::Mark(page, mcid) => {
                    self.marks[*page][*mcid] = id;
                    if *page == first {
                        write!(kids, "{mcid} ")
                    } else {
                        let page = self.leaves.pages[*page];
                        write!(kids, "<</Type/MCR/Pg {page} 0 R/MCID {mcid}>>")
                    }
                }
                Kid::Link(link) => {
                    self.links[*link] = id;
                    let (page, link) = (self.leaves.pages[0], self.leaves.links[*link]);
                    write!(kids, "<</Type/OBJR/Pg {page} 0 R/Obj {link} 0 R>>")
                }
            };
        }
        if node.more.starts_with("/ID") {
            self.note = id;
        }
        if matches!(node.kind, "H1" | "H2") {
            self.titles.push(id);
        }
        let (kind, more, space, page) =
            (node.kind, node.more, &self.space, self.leaves.pages[first]);
        self.objects.set(
            id,
            format!(
                "<</Type/StructElem/S/{kind}/P {parent} 0 R/Pg {page} 0 R{space}{more}/K[{kids}]>>"
            ),
        );
        id
    }
}
