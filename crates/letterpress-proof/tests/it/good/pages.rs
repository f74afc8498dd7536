//! The pages of good files.

use super::Objects;
use super::fonts::{Fonts, book_text};

/// What elements refer to.
pub(crate) struct Leaves {
    /// Pages.
    pub(crate) pages: [usize; 2],
    /// Links: one out, one in.
    pub(crate) links: [usize; 2],
    pub(crate) layer: usize,
}

/// How many sequences of marked content the pages have.
pub(crate) const MARKS: [usize; 2] = [11, 12];

pub(crate) fn add(
    objects: &mut Objects,
    pages: [usize; 2],
    parent: usize,
    fonts: &Fonts,
) -> Leaves {
    let layer = objects.add("<</Type/OCG/Name(Lines)>>");
    let form = objects
        .stream("/Type/XObject/Subtype/Form/BBox[0 0 10 10]/Resources<<>>", b"0 0 5 5 re\nf\n");
    let picture = objects.stream(
        "/Type/XObject/Subtype/Image/Width 2/Height 1/ColorSpace/DeviceRGB/BitsPerComponent 8",
        &[255, 0, 0, 0, 0, 255],
    );
    let resources = objects.add(format!(
        "<</Font<</F1 {} 0 R/F2 {} 0 R/F3 {} 0 R>>/XObject<</X1 {form} 0 R/X2 {picture} 0 R>>\
         /ExtGState<</G1<</Type/ExtGState/ca .5/BM/Multiply>>>>/Properties<</L1 {layer} 0 R>>>>",
        fonts.book, fonts.hebrew, fonts.drawn
    ));
    let links = [
        "/A<</S/URI/URI(https://example.org/)>>/Contents(example.org)/StructParent 2",
        "/A<</S/GoTo/D(two)>>/Contents(A part)/StructParent 3",
    ];
    let links = links.map(|link| {
        objects.add(format!(
            "<</Type/Annot/Subtype/Link/Rect[72 600 140 612]/F 4/Border[0 0 0]{link}>>"
        ))
    });
    let annots = format!("/Annots[{} 0 R {} 0 R]/Tabs/S", links[0], links[1]);
    for (nth, page) in pages.into_iter().enumerate() {
        let contents = objects.stream("", contents(nth).as_bytes());
        let annots = if nth == 0 { annots.as_str() } else { "" };
        objects.set(
            page,
            format!(
                "<</Type/Page/Parent {parent} 0 R/MediaBox[0 0 595 842]/Resources {resources} 0 R\
                 /Contents {contents} 0 R/StructParents {nth}/Group<</S/Transparency/CS/DeviceRGB>>\
                 {annots}>>"
            ),
        );
    }
    Leaves { pages, links, layer }
}

fn contents(page: usize) -> String {
    let mut out = String::from(
        "/Artifact<</Type/Pagination>>BDC\n/OC/L1 BDC\nq\n72 800 m\n500 800 l\nS\nQ\nEMC\n/X1 Do\nEMC\n",
    );
    let tags: &[&str] = match page {
        0 => &["H1", "P", "P", "Link", "Link", "P", "Lbl", "LBody", "Lbl", "LBody", "TOCI"],
        _ => &["P", "H2", "Caption", "TH", "TH", "TH", "TD", "TD"],
    };
    for (mcid, tag) in tags.iter().enumerate() {
        let text = book_text(if mcid % 2 == 0 { "A dried text " } else { "fusil été " });
        let y = 700 - 20 * mcid;
        out += &format!(
            "/{tag}<</MCID {mcid}>>BDC\nBT\n/F1 10 Tf\n0 g\n1 0 0 1 72 {y} Tm\n[{text} -20 {text}]TJ\nET\nEMC\n"
        );
    }
    if page == 1 {
        out += "/Figure<</MCID 8>>BDC\nq\n/G1 gs\n20 0 0 20 72 300 cm\n/X2 Do\nQ\nEMC\n\
                /Formula<</MCID 9>>BDC\nBT\n/F1 10 Tf\n1 0 0 rg\n72 280 Td\n<78>Tj\nET\nEMC\n\
                /P<</MCID 10>>BDC\nBT\n/F3 10 Tf\n72 260 Td\n(!)Tj\nET\nEMC\n\
                /P<</MCID 11>>BDC\n/Span<</Lang(he)>>BDC\nBT\n/F2 10 Tf\n72 240 Td\n<00010001>Tj\nET\nEMC\nEMC\n";
    }
    out
}
