use std::io::{self, Write};

use letterpress_page::{
    Destination, Font, Len, OutlineEntry, Page, Pages, Picture, PictureId, Size, Structure,
};
use letterpress_source::Metadata;
use pdf_writer::types::{Direction, TabOrder};
use pdf_writer::writers::Catalog;
use pdf_writer::{Finish, Name, Ref, TextStr};

use crate::attachments::Attached;
use crate::content::Content;
use crate::file::File;
use crate::font::{Fonts, Resource};
use crate::layer::{self, Layer};
use crate::metadata::Facts;
use crate::navigation::{Destinations, Labels, Links, Tree, media_box, write_outline};
use crate::picture::Pictures;
use crate::profile::{Profile, Version};
use crate::tags::Tags;
use crate::{Attachment, Options, color};

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
    /// The elements that marks belong to. Where each is read must not be known before the end.
    pub structure: &'a Structure,
    /// What the document says of itself.
    pub metadata: &'a Metadata,
    /// Whether it runs from right to left.
    pub rtl: bool,
}

impl<'a> Shared<'a> {
    /// What these pages share.
    pub fn of(pages: &'a Pages) -> Self {
        Self {
            fonts: &pages.fonts,
            pictures: &pages.pictures,
            destinations: &pages.destinations,
            outline: &pages.outline,
            structure: &pages.structure,
            metadata: &pages.metadata,
            rtl: pages.rtl,
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
    profile: Profile,
    creator: Option<String>,
    built: Option<u64>,
    attachments: Vec<Attachment>,
    tags: Option<Tags>,
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
    /// What the sink returns, and [`io::ErrorKind::InvalidInput`] for attachments that the profile
    /// has no room for, or where it wants some.
    pub fn new(sink: W, options: &Options) -> io::Result<Self> {
        let profile = options.profile;
        let refuse = |reason| Err(io::Error::new(io::ErrorKind::InvalidInput, reason));
        match options.attachments.as_slice() {
            [] if profile.must_attach() => {
                return refuse(format!("{profile} is for attached files (ISO 19005-4 Annex A)"));
            }
            [_, ..] if !profile.may_attach() => {
                return refuse(format!("no files may be attached to {profile} (ISO 19005-2 §6.8)"));
            }
            _ => {}
        }
        Ok(Self {
            file: File::new(sink, profile.version(), options.compression)?,
            profile,
            attachments: options.attachments.clone(),
            tags: profile.is_tagged().then(|| Tags::new(profile.version())),
            creator: options.creator.clone(),
            built: options.built,
            content: Content::default(),
            fonts: Fonts::new(profile.version()),
            pictures: Pictures::new(profile.archive().is_some()),
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
        let (object, parent) = self.tree.add(page.size, &mut self.file.ids);
        self.pictures.embed(page, shared.pictures, &mut self.file)?;
        let key = self.tags.as_mut().map(|tags| tags.page(object));
        let tagging = self.tags.as_mut().map(|tags| (tags, shared.structure));
        let drawn_with = (&mut self.fonts, &self.pictures);
        self.content.paint(page, drawn_with, tagging, &mut self.file.ids)?;
        if let Some(tags) = &mut self.tags {
            tags.end_page();
        }
        let contents = self.file.next();
        self.file.compressed(contents, &self.content.bytes, |_| {})?;
        let tagging = self.tags.as_mut().map(|tags| (tags, shared.structure));
        let tagging = (tagging, self.profile.version());
        let links = self.links.write(page, &self.destinations, tagging, &mut self.file)?;
        let group = match self.content.on_layer {
            true => Some(self.layer.group(&mut self.file)?),
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
            if let Some(key) = key {
                dict.struct_parents(i32::try_from(key).unwrap_or(i32::MAX));
            }
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
        let (file, profile, structure) = (&mut self.file, self.profile, shared.structure);
        self.fonts.finish(file)?;
        let pages = self.tree.write(file)?;
        let labels = file.next();
        self.labels.write(file, labels)?;
        let tags = self.tags.take().map(|tags| tags.write(structure, file)).transpose()?;
        let is_new = profile.version() == Version::V20;
        let element_of = |id| tags.as_ref().filter(|_| is_new)?.object(structure, id);
        let places = (shared.destinations, &self.tree);
        let names = self.destinations.write(file, places, element_of)?;
        let named = is_new.then_some(&self.destinations);
        let outline =
            write_outline(shared.outline, (places.0, places.1, named), profile.version(), file)?;
        let attached = Attached::write(&self.attachments, self.built, file)?;
        let intent = profile.archive().map(|_| color::write_intent(file)).transpose()?;
        let facts = Facts::of(shared.metadata, (self.creator.as_deref(), self.built), profile);
        let (xmp, catalog) = (file.next(), file.next());
        facts.write_xmp(file, xmp)?;
        // PDF 2.0 has it in XMP alone (ISO 32000-2 §14.3.3, ISO 19005-4 §6.1.3).
        let info = (!is_new).then(|| file.next());
        info.map(|info| facts.write_info(file, info)).transpose()?;
        file.object(|chunk| {
            let mut dict = chunk.indirect(catalog).start::<Catalog<'_>>();
            dict.pages(pages).metadata(xmp);
            dict.pair(Name(b"PageLabels"), labels);
            outline.map(|outline| dict.outlines(outline));
            if names.is_some() || !attached.is_empty() {
                let mut trees = dict.insert(Name(b"Names")).dict();
                names.map(|names| trees.pair(Name(b"Dests"), names));
                attached.name(&mut trees);
            }
            attached.associate(&mut dict);
            facts.lang().map(|lang| dict.lang(TextStr(lang)));
            if facts.has_title() || shared.rtl {
                let mut wishes = dict.viewer_preferences();
                if facts.has_title() {
                    wishes.display_doc_title(true);
                }
                if shared.rtl {
                    wishes.direction(Direction::R2L);
                }
            }
            if let Some(tags) = &tags {
                dict.mark_info().marked(true);
                dict.pair(Name(b"StructTreeRoot"), tags.root);
            }
            if let Some(intent) = intent {
                dict.insert(Name(b"OutputIntents")).array().item(intent);
            }
            self.layer.write(&mut dict);
        })?;
        self.file.finish(catalog, info)?;
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
