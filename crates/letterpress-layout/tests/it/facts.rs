//! Facts about pages, asked in the words of the tests.

use std::num::NonZeroUsize;

use letterpress_layout::assets::Assets;
use letterpress_layout::fonts::Fonts;
use letterpress_layout::highlight::Plain;
use letterpress_layout::hyphenation::Exceptions;
use letterpress_layout::stages::{PageFacts, stages};
use letterpress_layout::style::Style;
use letterpress_layout::{Layout, Pagination, Setting, layout};
use letterpress_page::{
    Color, ElementId, Glyph, Ink, Len, Mark, Owner, Page, Pages, Paint, Path, Point, Role, Run,
    Segment,
};
use letterpress_parse::document::Document;
use letterpress_parse::{Options, parse};
use letterpress_source::{Code, Sources};

use crate::faces::BuiltIn;

/// The title of what is set.
pub(crate) const TITLE: &str = "The Title";

/// Markdown that has been set.
pub(crate) struct Set {
    pub(crate) document: Document,
    pub(crate) layout: Layout,
    pub(crate) style: Style,
}

/// Sets Markdown in English with the built-in faces.
pub(crate) fn set(markdown: &str, style: &Style) -> Set {
    set_with(markdown, style, &BuiltIn, "en")
}

fn parsed(markdown: &str) -> Document {
    let mut sources = Sources::new();
    sources.add("test.md", markdown);
    parse(&sources, &Options::default()).document
}

/// Sets Markdown with faces and in a language.
pub(crate) fn set_with(markdown: &str, style: &Style, fonts: &dyn Fonts, lang: &str) -> Set {
    let document = parsed(markdown);
    set_within(document, style, (fonts, lang), Pagination::Optimum)
}

/// Sets Markdown whose pages are decided with so many more in view.
pub(crate) fn set_ahead(markdown: &str, style: &Style, pages: usize) -> Set {
    let document = parsed(markdown);
    let pages = NonZeroUsize::new(pages).expect("a page");
    set_within(document, style, (&BuiltIn, "en"), Pagination::Within(pages))
}

/// Sets a document in a language with the built-in faces.
pub(crate) fn set_document(document: Document, style: &Style, lang: &str) -> Set {
    set_within(document, style, (&BuiltIn, lang), Pagination::Optimum)
}

fn set_within(
    document: Document,
    style: &Style,
    (fonts, lang): (&dyn Fonts, &str),
    pagination: Pagination,
) -> Set {
    let layout = with_setting(style, (fonts, lang), pagination, |it| layout(&document, it));
    Set { document, layout, style: style.clone() }
}

/// What the pages of Markdown are like.
pub(crate) fn page_facts(markdown: &str, style: &Style) -> PageFacts {
    let document = parsed(markdown);
    let mut facts = PageFacts::default();
    with_setting(style, (&BuiltIn, "en"), Pagination::Optimum, |it| {
        stages(&document, it, |stages| facts = stages.paginate(Pagination::Optimum));
    });
    facts
}

fn with_setting<T>(
    style: &Style,
    (fonts, lang): (&dyn Fonts, &str),
    pagination: Pagination,
    work: impl FnOnce(&Setting<'_>) -> T,
) -> T {
    let assets = Assets::default();
    let (assets, hyphenation) = (&assets, &Exceptions::new());
    let setting = Setting {
        style,
        fonts,
        highlighter: &Plain,
        assets,
        lang,
        rtl: letterpress_layout::language::is_rtl(lang),
        title: TITLE,
        hyphenation,
        debug: false,
        pagination,
    };
    work(&setting)
}

impl Piece<'_> {
    /// Its text as it is read, letter by letter.
    pub(crate) fn read(&self) -> String {
        match self.run.rtl {
            true => self.text.chars().rev().collect(),
            false => self.text.to_owned(),
        }
    }
}

/// Glyphs on one baseline, and where they stand.
pub(crate) struct Piece<'p> {
    pub(crate) page: usize,
    pub(crate) owner: Owner,
    pub(crate) run: &'p Run,
    pub(crate) text: &'p str,
    pub(crate) glyphs: &'p [Glyph],
    pub(crate) left: Len,
    pub(crate) right: Len,
}

/// What a block has on one baseline.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) page: usize,
    /// The block that it belongs to.
    pub(crate) block: ElementId,
    /// The block's role and those of what it stands in, the innermost first.
    pub(crate) roles: Vec<Role>,
    pub(crate) left: Len,
    pub(crate) right: Len,
    pub(crate) baseline: Len,
    pub(crate) size: Len,
    pub(crate) text: String,
    /// The width of each of its spaces but one at its end.
    pub(crate) spaces: Vec<Len>,
}

impl Line {
    /// Whether it, or what it stands in, has a role.
    pub(crate) fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Whether it belongs to a heading.
    pub(crate) fn is_heading(&self) -> bool {
        matches!(self.roles[0], Role::Heading(_))
    }
}

impl Set {
    pub(crate) fn pages(&self) -> &Pages {
        &self.layout.pages
    }

    /// The page's text, its white space folded.
    pub(crate) fn text(&self) -> String {
        fold(&letterpress_page::text(self.pages()))
    }

    /// The codes of the diagnostics, in order.
    pub(crate) fn codes(&self) -> Vec<Code> {
        self.layout.diagnostics.iter().map(|found| found.code).collect()
    }

    /// Left and right edge of the text block.
    pub(crate) fn edges(&self) -> (Len, Len) {
        let page = &self.style.page;
        (page.margins.left, page.size.width - page.margins.right)
    }

    /// Top and foot of the text block.
    pub(crate) fn ends(&self) -> (Len, Len) {
        let page = &self.style.page;
        (page.margins.top, page.size.height - page.margins.bottom)
    }

    /// All marks with the index of their page, in painting order.
    pub(crate) fn marks(&self) -> impl Iterator<Item = (usize, &Page, &Mark)> {
        let pages = self.pages().pages.iter().enumerate();
        pages.flat_map(|(index, page)| page.drawing.marks.iter().map(move |m| (index, page, m)))
    }

    /// All runs of glyphs, folios and repeated heads too.
    pub(crate) fn pieces(&self) -> Vec<Piece<'_>> {
        let runs = self.marks().filter_map(|(index, page, mark)| match &mark.ink {
            Ink::Text(run) => Some((index, page, mark.owner, run)),
            _ => None,
        });
        let pieces = runs.map(|(index, page, owner, run)| {
            let glyphs = page.drawing.glyphs_of(run);
            let text = page.drawing.text_of(run);
            let (left, right) = (run.origin.x, run.origin.x + advance(glyphs));
            Piece { page: index, owner, run, text, glyphs, left, right }
        });
        pieces.collect()
    }

    /// All paths of a colour with the index of their page and their bounds: left, top, right,
    /// foot.
    pub(crate) fn paths(&self, color: Color) -> Vec<(usize, [Len; 4])> {
        let paths = self.marks().filter_map(|(index, _, mark)| match &mark.ink {
            Ink::Path(path) if self.has(path, color) => Some((index, bounds(path))),
            _ => None,
        });
        paths.collect()
    }

    fn has(&self, path: &Path, color: Color) -> bool {
        match path.paint {
            Paint::Fill(fill) => fill == color,
            Paint::Stroke(stroke, _) => stroke == color,
        }
    }

    /// The roles of an element and of what it stands in, the innermost first.
    pub(crate) fn roles(&self, id: ElementId) -> Vec<Role> {
        self.pages().structure.roles(id).map(|(_, role)| role).collect()
    }

    /// The block that an element stands in.
    pub(crate) fn block(&self, id: ElementId) -> ElementId {
        let up: Vec<_> = self.pages().structure.roles(id).collect();
        // The label of a caption stands in its line.
        let is_led = |nth: usize| matches!(up.get(nth + 1), Some((_, Role::Caption)));
        let is_block = |nth: &usize| match up[*nth].1 {
            Role::Label => !is_led(*nth),
            role => !is_inline(role),
        };
        (0..up.len()).find(is_block).map_or(id, |nth| up[nth].0)
    }

    /// The content in lines, in painting order: what a block has on one baseline is one line.
    pub(crate) fn lines(&self) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        for piece in self.pieces() {
            let Owner::Element(id) = piece.owner else { continue };
            let block = self.block(id);
            let same = lines.last().is_some_and(|last| {
                let here = (piece.page, block, piece.run.origin.y);
                (last.page, last.block, last.baseline) == here
            });
            if !same {
                lines.push(Line {
                    page: piece.page,
                    block,
                    roles: self.roles(block),
                    left: piece.left,
                    right: piece.right,
                    baseline: piece.run.origin.y,
                    size: piece.run.size,
                    text: String::new(),
                    spaces: Vec::new(),
                });
            }
            if let Some(line) = lines.last_mut() {
                line.left = line.left.min(piece.left);
                line.right = line.right.max(piece.right);
                line.text.push_str(&piece.read());
                line.spaces.extend(spaces(&piece));
            }
        }
        lines
    }

    /// The lines that are no labels.
    pub(crate) fn text_lines(&self) -> Vec<Line> {
        self.lines().into_iter().filter(|line| !line.is(Role::Label)).collect()
    }

    /// The one line that holds a text.
    #[track_caller]
    pub(crate) fn line(&self, text: &str) -> Line {
        let mut found: Vec<Line> = self.lines();
        found.retain(|line| line.text.contains(text));
        assert_eq!(found.len(), 1, "lines with {text:?}: {found:#?}");
        found.remove(0)
    }

    /// The index of the page that a destination of a name is on, and where.
    #[track_caller]
    pub(crate) fn destination(&self, name: &str) -> (usize, Point) {
        let mut named = self.pages().destinations.iter().filter(|found| found.name == name);
        let found = named.next().unwrap_or_else(|| panic!("no destination {name}"));
        assert!(named.next().is_none(), "two destinations {name}");
        (found.page, found.point)
    }
}

fn is_inline(role: Role) -> bool {
    role.is_inline()
}

/// The widths of the spaces that show.
fn spaces(piece: &Piece<'_>) -> Vec<Len> {
    let mut at = 0;
    let mut found = Vec::new();
    for glyph in piece.glyphs {
        let text = &piece.text[at..at + usize::from(glyph.bytes)];
        at += usize::from(glyph.bytes);
        if text == " " && glyph.advance != 0 {
            found.push(Len::from_units(i64::from(glyph.advance)));
        }
    }
    found
}

/// How far a pen moves over glyphs.
pub(crate) fn advance(glyphs: &[Glyph]) -> Len {
    Len::from_units(glyphs.iter().map(|glyph| i64::from(glyph.advance)).sum())
}

/// Left, top, right and foot of a path's points.
fn bounds(path: &Path) -> [Len; 4] {
    let mut points = Vec::new();
    for segment in &path.segments {
        match *segment {
            Segment::Move(p) | Segment::Line(p) => points.push(p),
            Segment::Curve(a, b, c) => points.extend([a, b, c]),
            Segment::Close => {}
        }
    }
    let xs = || points.iter().map(|point| point.x);
    let ys = || points.iter().map(|point| point.y);
    let none = "a path has points";
    [
        xs().min().expect(none),
        ys().min().expect(none),
        xs().max().expect(none),
        ys().max().expect(none),
    ]
}

/// A text with its white space folded and its soft hyphens left out.
pub(crate) fn fold(text: &str) -> String {
    let text = text.replace('\u{ad}', "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
