use std::io::{self, Write};

use letterpress_page::{
    Destination, Font, Len, OutlineEntry, Page, Pages, Picture, PictureId, Size,
};
use letterpress_source::Metadata;
use pdf_writer::types::TabOrder;
use pdf_writer::writers::Catalog;
use pdf_writer::{Finish, Name, Ref, TextStr};

use crate::Options;
use crate::content::Content;
use crate::file::{File, Ids};
use crate::font::{Fonts, Resource};
use crate::layer::{self, Layer};
use crate::metadata::Facts;
use crate::navigation::{Destinations, Labels, Links, Tree, media_box, write_outline};
use crate::picture::Pictures;

/// The page of a document that has none: A4.
const EMPTY: Size = Size::new(Len::from_mm_thousandths(210_000), Len::from_mm_thousandths(297_000));

/// What the pages of a document share, as far as it is known: all of [`Pages`] but the pages.
///
/// ```
/// use letterpress_page::Pages;
/// use letterpress_pdf::Shared;
/// let pages = Pages::default();
/// assert!(Shared::of(&pages).fonts.is_empty());
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Shared<'a> {
    /// The faces.
    pub fonts: &'a [Font],
    /// The pictures.
    pub pictures: &'a [Picture],
    /// Where links and outline lead to.
    pub destinations: &'a [Destination],
    /// The headings.
    pub outline: &'a [OutlineEntry],
    /// What the document says of itself.
    pub metadata: &'a Metadata,
}

impl<'a> Shared<'a> {
    /// What these pages share.
    pub fn of(pages: &'a Pages) -> Self {
        Self {
            fonts: &pages.fonts,
            pictures: &pages.pictures,
            destinations: &pages.destinations,
            outline: &pages.outline,
            metadata: &pages.metadata,
        }
    }
}

/// A document in writing: takes pages one at a time and hands each to the sink at once.
///
/// ```
/// use letterpress_page::Pages;
/// use letterpress_pdf::{Options, Shared, Writer};
///
/// let pages = Pages::default();
/// let mut pdf = Vec::new();
/// let mut writer = Writer::new(&mut pdf, &Options::default())?;
/// let shared = Shared::of(&pages);
/// for page in &pages.pages {
///     writer.page(page, shared)?;
/// }
/// writer.finish(shared)?;
/// assert!(pdf.ends_with(b"%%EOF\n"));
/// # Ok::<(), std::io::Error>(())
/// ```
pub struct Writer<W> {
    file: File<W>,
    ids: Ids,
    creator: Option<String>,
    content: Content,
    fonts: Fonts,
    pictures: Pictures,
    layer: Layer,
    destinations: Destinations,
    links: Links,
    labels: Labels,
    tree: Tree,
}

impl<W: Write> Writer<W> {
    /// Begins a document.
    ///
    /// # Errors
    ///
    /// What the sink returns.
    pub fn new(sink: W, options: &Options) -> io::Result<Self> {
        Ok(Self {
            file: File::new(sink, options.compression)?,
            ids: Ids::default(),
            creator: options.creator.clone(),
            content: Content::default(),
            fonts: Fonts::default(),
            pictures: Pictures::default(),
            layer: Layer::default(),
            destinations: Destinations::default(),
            links: Links::default(),
            labels: Labels::default(),
            tree: Tree::default(),
        })
    }

    /// Writes the next page. Of what it shares with others the faces, pictures and destinations are
    /// read that it names; those that were there with the page before have to be as they were, but
    /// for where destinations are.
    ///
    /// # Errors
    ///
    /// What the sink returns, and [`io::ErrorKind::InvalidData`] for a face that can't be read.
    pub fn page(&mut self, page: &Page, shared: Shared<'_>) -> io::Result<()> {
        self.fonts.see(shared.fonts);
        self.destinations.see(shared.destinations);
        self.labels.add(self.tree.len(), &page.label);
        let (object, parent) = self.tree.add(page.size, &mut self.ids);
        self.pictures.embed(page, shared.pictures, &mut self.file, &mut self.ids)?;
        self.content.paint(page, &mut self.fonts, &self.pictures, &mut self.ids)?;
        let contents = self.ids.next();
        self.file.compressed(contents, &self.content.bytes, |_| {})?;
        let links = self.links.write(page, &self.destinations, &mut self.file, &mut self.ids)?;
        let group = match self.content.on_layer {
            true => Some(self.layer.group(&mut self.file, &mut self.ids)?),
            false => None,
        };
        let (fonts, pictures) = (self.font_objects(), self.picture_objects());
        self.file.object(|chunk| {
            let mut dict = chunk.page(object);
            dict.parent(parent).media_box(media_box(page.size)).contents(contents);
            let mut resources = dict.resources();
            if !fonts.is_empty() {
                let fonts = fonts.iter().map(|(name, object)| (Name(name.as_bytes()), *object));
                resources.fonts().pairs(fonts);
            }
            if !pictures.is_empty() {
                let pictures = pictures.iter().map(|(name, at)| (Name(name.as_bytes()), *at));
                resources.x_objects().pairs(pictures);
            }
            if let Some(group) = group {
                let mut properties = resources.insert(Name(b"Properties")).dict();
                properties.pair(Name(layer::NAME.as_bytes()), group);
            }
            resources.finish();
            if !links.is_empty() {
                dict.annotations(links).tab_order(TabOrder::StructureOrder);
            }
        })
    }

    /// Ends the document: fonts, outline, destinations, metadata and the file's own tables; how many
    /// pages it has.
    ///
    /// # Errors
    ///
    /// What the sink returns, and [`io::ErrorKind::InvalidData`] for a face that can't be subset.
    pub fn finish(mut self, shared: Shared<'_>) -> io::Result<usize> {
        if self.tree.len() == 0 {
            let empty = Page { size: EMPTY, drawing: Default::default(), label: "1".into() };
            self.page(&empty, shared)?;
        }
        self.destinations.see(shared.destinations);
        let (file, ids) = (&mut self.file, &mut self.ids);
        self.fonts.finish(file, ids)?;
        let pages = self.tree.write(file, ids)?;
        let labels = ids.next();
        self.labels.write(file, labels)?;
        let places = (shared.destinations, &self.tree);
        let names = self.destinations.write(file, ids, places)?;
        let outline = write_outline(shared.outline, places, file, ids)?;
        let facts = Facts::of(shared.metadata, self.creator.as_deref());
        let (xmp, info, catalog) = (ids.next(), ids.next(), ids.next());
        facts.write_xmp(file, xmp)?;
        facts.write_info(file, info)?;
        file.object(|chunk| {
            let mut dict = chunk.indirect(catalog).start::<Catalog<'_>>();
            dict.pages(pages).metadata(xmp);
            dict.pair(Name(b"PageLabels"), labels);
            outline.map(|outline| dict.outlines(outline));
            if let Some(names) = names {
                dict.names().pair(Name(b"Dests"), names);
            }
            facts.lang().map(|lang| dict.lang(TextStr(lang)));
            if facts.has_title() {
                dict.viewer_preferences().display_doc_title(true);
            }
            self.layer.write(&mut dict);
        })?;
        self.file.finish(ids, catalog, info)?;
        Ok(self.tree.len())
    }

    fn font_objects(&self) -> Vec<(String, Ref)> {
        let object = |font: &Resource| Some((font.name(), self.fonts.object(*font)?));
        self.content.fonts.iter().filter_map(object).collect()
    }

    fn picture_objects(&self) -> Vec<(String, Ref)> {
        let object = |id: &PictureId| Some((format!("P{}", id.0), self.pictures.get(*id)?.object));
        self.content.pictures.iter().filter_map(object).collect()
    }
}
