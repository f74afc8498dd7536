use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use letterpress_layout::Pagination;
use letterpress_layout::style::Begins;
use letterpress_page::Len;
use letterpress_parse::Options as Markdown;
use letterpress_parse::document::Notes;
use letterpress_pdf::Profile;
use letterpress_source::Metadata;

use crate::fontbook::Stock;
use crate::highlight::Grammars;
use crate::paper::Paper;
use crate::resources::{NoResources, Resources};
use crate::theme::Theme;

/// How a document is to be set; whatever is not said here is the theme's and the front matter's.
///
/// An `Options` may be used for any number of documents. The grammars that colour code are read
/// once for all of them and its clones, and fonts are looked through once.
///
/// ```
/// use letterpress::{Len, Options, Paper, Theme};
/// let options = Options::new()
///     .paper(Paper::A5)
///     .font_size(Len::pt(10))
///     .theme(Theme::book())
///     .lang("en")
///     .title("The Frog King");
/// # let _ = options;
/// ```
#[derive(Clone)]
pub struct Options {
    pub(crate) markdown: Markdown,
    pub(crate) theme: Theme,
    pub(crate) paper: Option<Paper>,
    pub(crate) landscape: bool,
    pub(crate) margins: [Option<Len>; 4],
    pub(crate) two_sided: Option<bool>,
    pub(crate) chapters: Option<Begins>,
    pub(crate) running_heads: Option<bool>,
    pub(crate) baseline_grid: Option<bool>,
    pub(crate) notes: Option<Notes>,
    pub(crate) font_size: Option<Len>,
    pub(crate) justify: Option<bool>,
    pub(crate) debug_layout: bool,
    pub(crate) pagination: Pagination,
    pub(crate) hyphenate: Option<bool>,
    pub(crate) protrusion: Option<bool>,
    pub(crate) expansion: Option<bool>,
    pub(crate) tracking: Option<bool>,
    pub(crate) sentence_space: Option<bool>,
    pub(crate) hyphenation: Vec<String>,
    pub(crate) profile: Option<Profile>,
    pub(crate) embed_source: bool,
    pub(crate) compression: Compression,
    pub(crate) built: Option<u64>,
    pub(crate) metadata: Metadata,
    pub(crate) resources: Arc<dyn Resources>,
    pub(crate) fonts: Stock,
    pub(crate) families: [Option<String>; 3],
    pub(crate) grammars: Arc<Grammars>,
}

/// How hard streams are compressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Compression {
    /// Well and fast.
    #[default]
    Usual,
    /// As well as can be: 1 % smaller and 2 % slower for a book, 3 % and 18 % where there are very many
    /// links.
    Max,
}

/// A side of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// Above the text.
    Top,
    /// Right of it; left of it on a verso, the outer margin.
    Right,
    /// Below it.
    Bottom,
    /// Left of it; right of it on a verso, the inner margin at the spine.
    Left,
}

impl Options {
    /// The default theme on A4, no resources, the built-in fonts.
    pub fn new() -> Self {
        Self {
            markdown: Markdown::default(),
            theme: Theme::letterpress(),
            paper: None,
            landscape: false,
            margins: [None; 4],
            two_sided: None,
            chapters: None,
            running_heads: None,
            baseline_grid: None,
            notes: None,
            font_size: None,
            justify: None,
            debug_layout: false,
            pagination: Pagination::default(),
            hyphenate: None,
            protrusion: None,
            expansion: None,
            tracking: None,
            sentence_space: None,
            hyphenation: Vec::new(),
            profile: None,
            embed_source: false,
            compression: Compression::default(),
            built: None,
            metadata: Metadata::default(),
            resources: Arc::new(NoResources),
            fonts: Stock::default(),
            families: [const { None }; 3],
            grammars: Arc::default(),
        }
    }

    /// The look. Default: [`Theme::letterpress`].
    #[must_use]
    pub fn theme(mut self, theme: Theme) -> Self {
        self.theme = theme;
        self
    }

    /// The sheet. Default: the theme's, A4 in the built-in ones.
    ///
    /// The theme's margins shrink with a sheet that is smaller than the theme's.
    #[must_use]
    pub fn paper(mut self, paper: Paper) -> Self {
        self.paper = Some(paper);
        self
    }

    /// Whether the longer side of the sheet lies across. Default: no.
    #[must_use]
    pub fn landscape(mut self, landscape: bool) -> Self {
        self.landscape = landscape;
        self
    }

    /// One margin. Default: the theme's.
    #[must_use]
    pub fn margin(mut self, side: Side, margin: Len) -> Self {
        self.margins[side as usize] = Some(margin);
        self
    }

    /// All four margins alike. Default: the theme's.
    #[must_use]
    pub fn margins(mut self, margin: Len) -> Self {
        self.margins = [Some(margin); 4];
        self
    }

    /// Whether sheets are printed on both sides. Default: the theme's, which is yes in
    /// [`Theme::book`] and no in [`Theme::letterpress`].
    ///
    /// The first page is a recto, on the right of an opening. On a verso the left and the right
    /// margin change places, so that the text of both sides has the same ground; lines and pages
    /// break in the same places.
    ///
    /// ```
    /// use letterpress::{Len, Options, Side, render};
    /// let bound = Options::new().two_sided(true).margin(Side::Left, Len::pt(60));
    /// assert!(render("Text\n", &bound).is_ok());
    /// ```
    #[must_use]
    pub fn two_sided(mut self, two_sided: bool) -> Self {
        self.two_sided = Some(two_sided);
        self
    }

    /// What a chapter begins. Default: what the theme says of headings of its level, which is a
    /// page for level 1 in [`Theme::book`], else nothing.
    ///
    /// Chapters are the headings of the highest level that has more than one, since the only
    /// heading of level 1 is the title. Headings in quotations, lists and the like begin nothing.
    /// A recto is a right page where the document is [two-sided](Self::two_sided), with a blank
    /// page before it where the chapter before ends on one, and any page where it is not.
    ///
    /// ```
    /// use letterpress::{Begins, Options, Sources, set};
    /// let mut sources = Sources::new();
    /// sources.add("tales.md", "# One\n\n# Two\n");
    /// let options = Options::new().two_sided(true).chapters(Begins::Recto);
    /// assert_eq!(set(&sources, &options)?.pages.pages.len(), 3);
    /// # Ok::<(), letterpress::Error>(())
    /// ```
    #[must_use]
    pub fn chapters(mut self, begins: Begins) -> Self {
        self.chapters = Some(begins);
        self
    }

    /// Whether pages have running heads. Default: the theme's, which is yes in [`Theme::book`]
    /// and no in [`Theme::letterpress`].
    ///
    /// What they show is the theme's: the chapter, the section, the title. First pages of the
    /// document, its parts and its chapters have none.
    ///
    /// ```
    /// use letterpress::{Options, render};
    /// assert!(render("# Report\n", &Options::new().running_heads(true)).is_ok());
    /// ```
    #[must_use]
    pub fn running_heads(mut self, running_heads: bool) -> Self {
        self.running_heads = Some(running_heads);
        self
    }

    /// Whether lines of running text stand at the same heights on all pages. Default: the theme's,
    /// which is no in the built-in ones.
    ///
    /// The lines of the grid are as far apart as the leading of running text. What stands between
    /// two lines of text takes up whole lines with the gaps around it, and no gap stretches. So the
    /// lines of facing pages stand beside each other, and those of the back do not show between
    /// those of the front. It is meant for themes whose paragraphs have no gap between them.
    ///
    /// ```
    /// use letterpress::{Options, Theme, render};
    /// let options = Options::new().theme(Theme::book()).baseline_grid(true);
    /// assert!(render("Text\n", &options).is_ok());
    /// ```
    #[must_use]
    pub fn baseline_grid(mut self, baseline_grid: bool) -> Self {
        self.baseline_grid = Some(baseline_grid);
        self
    }

    /// What notes are: footnotes or endnotes. Default: the front matter's `notes`, else the
    /// theme's, which is footnotes in the built-in ones.
    ///
    /// Endnotes end the document in the order of their references, under a heading in its
    /// language; that is of the chapters' level, and begins a page where they do.
    ///
    /// ```
    /// use letterpress::{Notes, Options, Sources, page, set};
    /// let mut sources = Sources::new();
    /// sources.add("essay.md", "A word[^1].\n\n[^1]: A note.\n");
    /// let typeset = set(&sources, &Options::new().lang("de").notes(Notes::Endnotes))?;
    /// assert!(page::text(&typeset.pages).contains("Anmerkungen"));
    /// # Ok::<(), letterpress::Error>(())
    /// ```
    #[must_use]
    pub fn notes(mut self, notes: Notes) -> Self {
        self.notes = Some(notes);
        self
    }

    /// The size of running text, from 4 to 72 pt. Default: the theme's.
    ///
    /// Everything else grows or shrinks with it, leading and gaps too, but for the sheet and its
    /// margins.
    #[must_use]
    pub fn font_size(mut self, size: Len) -> Self {
        self.font_size = Some(size);
        self
    }

    /// Which extensions of CommonMark are read. Default: all of them.
    ///
    /// ```
    /// use letterpress::{Markdown, Options, render};
    /// let options = Options::new().markdown(Markdown::gfm());
    /// assert!(render("No ==highlight== here.\n", &options).is_ok());
    /// ```
    #[must_use]
    pub fn markdown(mut self, markdown: Markdown) -> Self {
        self.markdown = markdown;
        self
    }

    /// Whether lines are justified. Default: the theme's, which is yes in the built-in ones.
    #[must_use]
    pub fn justify(mut self, justify: bool) -> Self {
        self.justify = Some(justify);
        self
    }

    /// Whether words may be hyphenated. Default: the theme's, which is yes in the built-in ones.
    #[must_use]
    pub fn hyphenate(mut self, hyphenate: bool) -> Self {
        self.hyphenate = Some(hyphenate);
        self
    }

    /// Whether marks hang a little into the margins of running text and headings, so that their
    /// edges look straight. Default: the theme's, which is yes in the built-in ones.
    ///
    /// Code, cells, captions and labels keep to their edges in any case.
    #[must_use]
    pub fn protrusion(mut self, protrusion: bool) -> Self {
        self.protrusion = Some(protrusion);
        self
    }

    /// Whether the letters of a justified line may be made wider or narrower, by up to 2 %.
    /// Default: the theme's, which is yes in the built-in ones.
    ///
    /// All letters of a line give alike, but for those of code, which keep their widths.
    ///
    /// ```
    /// use letterpress::{Options, render};
    /// let still = Options::new().expansion(false).tracking(false);
    /// assert!(render("Only spaces give.\n", &still).is_ok());
    /// ```
    #[must_use]
    pub fn expansion(mut self, expansion: bool) -> Self {
        self.expansion = Some(expansion);
        self
    }

    /// Whether the letters of a justified line may stand up to 1/200 em closer or 1/100 em
    /// further apart, where its spaces alone would have to give much. Default: the theme's, which
    /// is yes in the built-in ones.
    ///
    /// Letters that join and words in capitals keep their distance, and so does code.
    #[must_use]
    pub fn tracking(mut self, tracking: bool) -> Self {
        self.tracking = Some(tracking);
        self
    }

    /// Whether the space after a sentence is a third wider than others and gives more, as in plain
    /// TeX (TeXbook, p. 76). Default: the theme's, which is no in the built-in ones.
    ///
    /// It holds for running text, notes and captions. After a colon the space is wider, too, and
    /// after a semicolon or a comma it stretches more. A full stop after a capital, before a small
    /// letter or in an abbreviation such as `p. 5` ends no sentence; nor does anything before a
    /// no-break space.
    ///
    /// ```
    /// use letterpress::{Options, render};
    /// let english = Options::new().sentence_space(true);
    /// assert!(render("One sentence. Another one.\n", &english).is_ok());
    /// ```
    #[must_use]
    pub fn sentence_space(mut self, sentence_space: bool) -> Self {
        self.sentence_space = Some(sentence_space);
        self
    }

    /// More words, parted by spaces, each with a hyphen wherever it may be hyphenated; one
    /// without is never hyphenated. Default: none but the front matter's.
    ///
    /// They come before the language's patterns and before the front matter's words. A word is
    /// known in any capitals, but each of its forms is a word of its own.
    ///
    /// ```
    /// use letterpress::{Options, render};
    /// let options = Options::new().hyphenation("Let-ter-press ta-bles Zürich");
    /// assert!(render("Letterpress\n", &options).is_ok());
    /// assert!(render("Letterpress\n", &Options::new().hyphenation("1-2-3")).is_err());
    /// ```
    #[must_use]
    pub fn hyphenation(mut self, words: impl AsRef<str>) -> Self {
        self.hyphenation.extend(words.as_ref().split_whitespace().map(str::to_owned));
        self
    }

    /// Whether the pages show how their lines were set. Default: no.
    ///
    /// On a layer of its own, which a viewer can switch off, stand each line's box and baseline,
    /// its spaces (green where they are wider than naturally, red where narrower), a wedge under
    /// each place where it might have ended (amber) and where it does (red), and beside it the
    /// ratio of its spaces, the expansion of its letters in thousandths, their spacing in
    /// 1/1,000 em and its badness.
    #[must_use]
    pub fn debug_layout(mut self, debug_layout: bool) -> Self {
        self.debug_layout = debug_layout;
        self
    }

    /// How far ahead is looked before a page is decided. Default: to the end of the document.
    ///
    /// With some pages ahead, eight or more, the pages are nearly as good, and [`render_to`] writes
    /// them while those behind them are not set yet: a document of any length takes the memory of
    /// some tens of pages, besides its Markdown. With one page ahead each is as full as can be,
    /// whatever that does to the next, as most systems do.
    ///
    /// [`render_to`]: crate::render_to
    ///
    /// ```
    /// use std::num::NonZeroUsize;
    /// use letterpress::{Options, Pagination, render_to};
    ///
    /// let ahead = NonZeroUsize::new(8).expect("eight pages");
    /// let options = Options::new().pagination(Pagination::Within(ahead));
    /// let report = render_to("Text\n", &options, &mut std::io::sink())?;
    /// assert_eq!(report.pages, 1);
    /// # Ok::<(), letterpress::Error>(())
    /// ```
    #[must_use]
    pub fn pagination(mut self, pagination: Pagination) -> Self {
        self.pagination = pagination;
        self
    }

    /// The language as a BCP 47 tag. Default: the front matter's, else a guess from the script, its
    /// letters and the commonest words.
    #[must_use]
    pub fn lang(mut self, lang: impl Into<String>) -> Self {
        self.metadata.lang = Some(lang.into());
        self
    }

    /// The title. Default: the front matter's, else the first heading, else the source's name.
    #[must_use]
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.metadata.title = Some(title.into());
        self
    }

    /// One more author. Default: the front matter's.
    #[must_use]
    pub fn author(mut self, author: impl Into<String>) -> Self {
        self.metadata.authors.push(author.into());
        self
    }

    /// The date, as it is to be shown. Default: the front matter's. It is never taken from the
    /// clock.
    #[must_use]
    pub fn date(mut self, date: impl Into<String>) -> Self {
        self.metadata.date = Some(date.into());
        self
    }

    /// One more keyword. Default: the front matter's.
    #[must_use]
    pub fn keyword(mut self, keyword: impl Into<String>) -> Self {
        self.metadata.keywords.push(keyword.into());
        self
    }

    /// Which standards the PDF keeps. Default: PDF/A-2a and PDF/UA-1, or PDF/A-3a and PDF/UA-1
    /// where the source is [embedded](Self::embed_source).
    ///
    /// ```
    /// use letterpress::{Options, Profile, render};
    /// let newest = Options::new().pdf("a-4+ua-2".parse()?);
    /// assert!(render("Text\n", &newest)?.pdf.starts_with(b"%PDF-2.0"));
    /// let plain = Options::new().pdf(Profile::PLAIN);
    /// assert!(render("Text\n", &plain)?.pdf.starts_with(b"%PDF-1.7"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn pdf(mut self, profile: Profile) -> Self {
        self.profile = Some(profile);
        self
    }

    /// Whether the PDF carries the Markdown it was made from, byte for byte. Default: no.
    ///
    /// A [profile](Self::pdf) that has no room for files is an [`Error`](crate::Error).
    ///
    /// ```
    /// use letterpress::{Options, render};
    /// let with_source = Options::new().embed_source(true);
    /// assert!(render("Text\n", &with_source).is_ok());
    /// assert!(render("Text\n", &with_source.pdf("a-2a".parse()?)).is_err());
    /// # Ok::<(), letterpress::ProfileError>(())
    /// ```
    #[must_use]
    pub fn embed_source(mut self, embed_source: bool) -> Self {
        self.embed_source = embed_source;
        self
    }

    /// How hard the PDF is compressed. Default: [`Compression::Usual`].
    #[must_use]
    pub fn compression(mut self, compression: Compression) -> Self {
        self.compression = compression;
        self
    }

    /// When the PDF is made, in seconds since 1 January 1970, as `SOURCE_DATE_EPOCH` has it.
    /// Default: not said. It is never taken from the clock.
    #[must_use]
    pub fn built(mut self, seconds: u64) -> Self {
        self.built = Some(seconds);
        self
    }

    /// Who answers for pictures. Default: [`NoResources`], which refuses them all.
    #[must_use]
    pub fn resources(mut self, resources: impl Resources + 'static) -> Self {
        self.resources = Arc::new(resources);
        self
    }

    /// One more font file: OpenType with outlines or with coloured pictures, or a collection.
    ///
    /// Its faces are used for characters that the built-in ones lack; name its family with
    /// [`serif`](Self::serif), [`sans`](Self::sans) or [`mono`](Self::mono) to set text in it. A
    /// variable face stands for all weights and slants that it has. A font that can't be used is
    /// an [`Error`](crate::Error).
    #[must_use]
    pub fn font(mut self, file: impl AsRef<[u8]> + Send + Sync + 'static) -> Self {
        self.fonts.give(Arc::new(file));
        self
    }

    /// One more folder with fonts: the files below it that end in `.ttf`, `.otf`, `.ttc`, `.otc`.
    ///
    /// They are used as those of [`font`](Self::font), after them, but a file that can't be used
    /// is a diagnostic. They are looked through once for all documents of these options and their
    /// clones, and no further than it takes to tell them apart.
    ///
    /// ```no_run
    /// use letterpress::Options;
    /// let options = Options::new().font_dir("fonts").serif("EB Garamond");
    /// # let _ = options;
    /// ```
    #[must_use]
    pub fn font_dir(mut self, folder: impl Into<PathBuf>) -> Self {
        self.fonts.add_folder(folder.into());
        self
    }

    /// Whether the machine's fonts are used where all others lack a character or a family that is
    /// named. Default: no, so that a document comes out alike on every machine.
    ///
    /// They are looked through when they are first wanted, once for all documents of these options
    /// and their clones; a document that needs none of them opens none. Equal fonts give equal
    /// bytes, wherever they lie. Scripts have their families: serif text takes a serif face, bold
    /// text a bold one, Japanese text Japanese forms.
    ///
    /// ```
    /// use letterpress::{Options, render};
    /// let options = Options::new().system_fonts(true).lang("km");
    /// assert!(render("ភាសាខ្មែរ\n", &options).is_ok());
    /// ```
    #[cfg(feature = "system-fonts")]
    #[must_use]
    pub fn system_fonts(mut self, system_fonts: bool) -> Self {
        use crate::fontbook::{Collection, Machine};
        self.fonts.machine = system_fonts.then(|| Arc::new(Collection::new(Machine)));
        self
    }

    /// The family for reading. Default: the theme's.
    #[must_use]
    pub fn serif(mut self, family: impl Into<String>) -> Self {
        self.families[0] = Some(family.into());
        self
    }

    /// The family for finding: headings, tables. Default: the theme's.
    #[must_use]
    pub fn sans(mut self, family: impl Into<String>) -> Self {
        self.families[1] = Some(family.into());
        self
    }

    /// The family for code. Default: the theme's.
    #[must_use]
    pub fn mono(mut self, family: impl Into<String>) -> Self {
        self.families[2] = Some(family.into());
        self
    }
}

impl Default for Options {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("paper", &self.paper)
            .field("landscape", &self.landscape)
            .field("margins", &self.margins)
            .field("two_sided", &self.two_sided)
            .field("chapters", &self.chapters)
            .field("running_heads", &self.running_heads)
            .field("baseline_grid", &self.baseline_grid)
            .field("notes", &self.notes)
            .field("font_size", &self.font_size)
            .field("justify", &self.justify)
            .field("debug_layout", &self.debug_layout)
            .field("pagination", &self.pagination)
            .field("hyphenate", &self.hyphenate)
            .field("protrusion", &self.protrusion)
            .field("expansion", &self.expansion)
            .field("tracking", &self.tracking)
            .field("sentence_space", &self.sentence_space)
            .field("hyphenation", &self.hyphenation)
            .field("profile", &self.profile)
            .field("embed_source", &self.embed_source)
            .field("compression", &self.compression)
            .field("built", &self.built)
            .field("metadata", &self.metadata)
            .field("fonts", &self.fonts.count())
            .field("families", &self.families)
            .finish_non_exhaustive()
    }
}
