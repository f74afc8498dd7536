//! Files that keep all rules, made by hand.
//!
//! Two pages with what a tagged document has: headings, a paragraph across the page end, a list,
//! a table, links out and in, a note, a figure, a formula, an outline, names, labels, a layer,
//! three kinds of font, an output intent and metadata.

mod fonts;
mod metadata;
mod pages;
mod tree;

use std::fmt::Write as _;

use letterpress_proof::{Access, Archive, Claims};

/// What a file claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// PDF/A-2a and PDF/UA-1.
    Older,
    /// PDF/A-3a and PDF/UA-1, with a file attached.
    Attached,
    /// PDF/A-4f and PDF/UA-2, with a file attached.
    Newer,
}

impl Kind {
    pub(crate) const ALL: [Self; 3] = [Self::Older, Self::Attached, Self::Newer];

    pub(crate) fn claims(self) -> Claims {
        let (archive, access) = match self {
            Self::Older => (Archive::A2a, Access::Ua1),
            Self::Attached => (Archive::A3a, Access::Ua1),
            Self::Newer => (Archive::A4f, Access::Ua2),
        };
        Claims { archive: Some(archive), access: Some(access) }
    }

    pub(crate) fn is_newer(self) -> bool {
        self == Self::Newer
    }
}

/// What is attached.
pub(crate) const ATTACHED: &[u8] = b"# A title\n\nText \xE2\x80\x94 and its source.\n";

/// Objects before they are a file; the first has the number 1.
#[derive(Default)]
pub(crate) struct Objects {
    bodies: Vec<Vec<u8>>,
}

impl Objects {
    pub(crate) fn reserve(&mut self) -> usize {
        self.bodies.push(Vec::new());
        self.bodies.len()
    }

    pub(crate) fn set(&mut self, id: usize, body: impl Into<Vec<u8>>) {
        self.bodies[id - 1] = body.into();
    }

    pub(crate) fn add(&mut self, body: impl Into<Vec<u8>>) -> usize {
        let id = self.reserve();
        self.set(id, body);
        id
    }

    pub(crate) fn stream(&mut self, dict: &str, bytes: &[u8]) -> usize {
        let mut body = format!("<<{dict}/Length {}>>\nstream\n", bytes.len()).into_bytes();
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\nendstream");
        self.add(body)
    }

    /// Writes a file: what is no stream into an object stream, with a cross-reference stream.
    fn finish(mut self, version: &str, trailer: &str) -> Vec<u8> {
        let is_stream = |body: &[u8]| body.ends_with(b"endstream");
        let (mut head, mut packed, mut within) = (String::new(), Vec::new(), Vec::new());
        for (nth, body) in self.bodies.iter().enumerate().filter(|(_, body)| !is_stream(body)) {
            let _ = write!(head, "{} {} ", nth + 1, packed.len());
            packed.extend_from_slice(body);
            packed.push(b'\n');
            within.push(nth + 1);
        }
        let dict = format!("/Type/ObjStm/N {}/First {}", within.len(), head.len());
        let container = self.stream(&dict, &[head.as_bytes(), &packed].concat());
        let mut pdf = format!("%PDF-{version}\n%").into_bytes();
        pdf.extend_from_slice(b"\xE2\xE3\xCF\xD3\n");
        let mut rows = vec![(0, 0, 65_535)];
        for (nth, body) in self.bodies.iter().enumerate() {
            if let Some(place) = within.iter().position(|&id| id == nth + 1) {
                rows.push((2, container, place));
                continue;
            }
            rows.push((1, pdf.len(), 0));
            pdf.extend_from_slice(format!("{} 0 obj\n", nth + 1).as_bytes());
            pdf.extend_from_slice(body);
            pdf.extend_from_slice(b"\nendobj\n");
        }
        let (start, id) = (pdf.len(), rows.len());
        rows.push((1, start, 0));
        let mut table = Vec::new();
        for (kind, second, third) in rows {
            table.push(kind);
            table.extend_from_slice(&u32::try_from(second).unwrap().to_be_bytes());
            table.extend_from_slice(&u16::try_from(third).unwrap().to_be_bytes());
        }
        let size = id + 1;
        let dict = format!("/Type/XRef/Size {size}/W[1 4 2]{trailer}/Length {}", table.len());
        pdf.extend_from_slice(format!("{id} 0 obj\n<<{dict}>>\nstream\n").as_bytes());
        pdf.extend_from_slice(&table);
        let end = format!("\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n");
        pdf.extend_from_slice(end.as_bytes());
        pdf
    }
}

/// A profile of a monitor with the primaries of sRGB and a plain gamma.
fn profile() -> Vec<u8> {
    let point = |xyz: [f64; 3]| {
        let fixed = xyz.map(|value| (value * 65_536.0).round() as i32);
        [b"XYZ \0\0\0\0".as_slice(), &fixed.map(i32::to_be_bytes).concat()].concat()
    };
    let text = |text: &str| [b"text\0\0\0\0", text.as_bytes(), b"\0"].concat();
    let mut description = b"desc\0\0\0\0\0\0\0\x05sRGB\0".to_vec();
    description.resize(104, 0);
    let gamma = b"curv\0\0\0\0\0\0\0\x01\x02\x33".to_vec();
    let tags: [(&[u8], Vec<u8>); 9] = [
        (b"desc", description),
        (b"cprt", text("No rights reserved")),
        (b"wtpt", point([0.9642, 1.0, 0.8249])),
        (b"rXYZ", point([0.4361, 0.2225, 0.0139])),
        (b"gXYZ", point([0.3851, 0.7169, 0.0971])),
        (b"bXYZ", point([0.1431, 0.0606, 0.7141])),
        (b"rTRC", gamma.clone()),
        (b"gTRC", gamma.clone()),
        (b"bTRC", gamma),
    ];
    let number = |value: usize| u32::try_from(value).unwrap().to_be_bytes();
    let (mut table, mut data) = (number(tags.len()).to_vec(), Vec::new());
    let start = 132 + 12 * tags.len();
    for (tag, bytes) in &tags {
        table.extend_from_slice(tag);
        table.extend_from_slice(&number(start + data.len()));
        table.extend_from_slice(&number(bytes.len()));
        data.extend_from_slice(bytes);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    let mut head = vec![0; 128];
    head[..4].copy_from_slice(&number(start + data.len()));
    head[8..10].copy_from_slice(&[2, 0x40]);
    head[12..24].copy_from_slice(b"mntrRGB XYZ ");
    head[24..36].copy_from_slice(&[7, 0xEA, 0, 11, 0, 28, 0, 0, 0, 0, 0, 0]);
    head[36..40].copy_from_slice(b"acsp");
    head[68..80].copy_from_slice(&point([0.9642, 1.0, 0.8249])[8..]);
    [head, table, data].concat()
}

/// A good file.
pub(crate) fn good(kind: Kind) -> Vec<u8> {
    let mut objects = Objects::default();
    let [catalog, node, first, second] = [(); 4].map(|()| objects.reserve());
    let fonts = fonts::add(&mut objects);
    let leaves = pages::add(&mut objects, [first, second], node, &fonts);
    let tree = tree::add(&mut objects, &leaves, kind);
    objects.set(node, format!("<</Type/Pages/Count 2/Kids[{first} 0 R {second} 0 R]>>"));

    let intent = objects.stream("/N 3", &profile());
    let metadata = objects.stream("/Type/Metadata/Subtype/XML", metadata::packet(kind).as_bytes());
    let outline = outline(&mut objects);
    let target = |page: usize, element: usize| {
        let place = format!("[{page} 0 R/XYZ 72 700 null]");
        if !kind.is_newer() {
            return place;
        }
        format!("<</D{place}/SD[{element} 0 R/XYZ 72 700 null]>>")
    };
    let (one, two) = (target(first, tree.titles[0]), target(second, tree.titles[1]));
    let mut names = format!("/Dests<</Names[(one){one}(two){two}]>>");
    let mut more = String::new();
    if kind != Kind::Older {
        let size = ATTACHED.len();
        let dict = format!(
            "/Type/EmbeddedFile/Subtype/text#2Fmarkdown/Params<</Size {size}/ModDate(D:20261128)>>"
        );
        let file = objects.stream(&dict, ATTACHED);
        let name = "F(source.md)/UF(source.md)/Desc(The source)/AFRelationship/Source";
        let file =
            objects.add(format!("<</Type/Filespec/{name}/EF<</F {file} 0 R/UF {file} 0 R>>>>"));
        let _ = write!(names, "/EmbeddedFiles<</Names[(source.md){file} 0 R]>>");
        let _ = write!(more, "/AF[{file} 0 R]");
    }
    let layer = leaves.layer;
    let _ = write!(
        more,
        "/OCProperties<</OCGs[{layer} 0 R]/D<</Name(Layers)/Order[{layer} 0 R]>>>>\
         /PageLabels<</Nums[0<</S/D>>1<</P(B-)/S/r/St 2>>]>>\
         /OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)\
         /Info(sRGB)/DestOutputProfile {intent} 0 R>>]"
    );
    let tree = tree.root;
    objects.set(
        catalog,
        format!(
            "<</Type/Catalog/Pages {node} 0 R/Metadata {metadata} 0 R/StructTreeRoot {tree} 0 R\
             /Outlines {outline} 0 R/MarkInfo<</Marked true>>/Lang(en)\
             /ViewerPreferences<</DisplayDocTitle true>>/Names<<{names}>>{more}>>"
        ),
    );
    let mut trailer = format!("/Root {catalog} 0 R/ID[<0123456789ABCDEF><0123456789ABCDEF>]");
    if !kind.is_newer() {
        let info = objects.add(metadata::INFO);
        let _ = write!(trailer, "/Info {info} 0 R");
    }
    objects.finish(if kind.is_newer() { "2.0" } else { "1.7" }, &trailer)
}

fn outline(objects: &mut Objects) -> usize {
    let [root, first, inner, second] = [(); 4].map(|()| objects.reserve());
    objects.set(root, format!("<</Type/Outlines/First {first} 0 R/Last {second} 0 R/Count 3>>"));
    let item = |title: &str, rest: String| format!("<</Title({title}){rest}>>");
    let links = format!("/Parent {root} 0 R/Next {second} 0 R/First {inner} 0 R/Last {inner} 0 R");
    objects.set(first, item("A title", format!("{links}/Count 1/Dest(one)")));
    objects.set(inner, item("A part", format!("/Parent {first} 0 R/Dest(two)")));
    let links = format!("/Parent {root} 0 R/Prev {first} 0 R");
    objects.set(second, item("Its end", format!("{links}/A<</S/GoTo/D(two)>>")));
    root
}
