//! A page's content stream: what is painted, in operators (ISO 32000-2 §8, §9).
//!
//! Positions are rounded to hundredths of a point, and what rounding has left over is carried,
//! so that no error grows along a line or down a page. Parameters are written when they change.

mod code;
pub(crate) mod number;
mod order;
mod pen;
mod shapes;
mod text;

use std::io;

use letterpress_page::{
    ArtifactKind, Color, Ink, Len, Mark, Owner, Page, PictureId, Point, Role, Structure,
};

use crate::file::Ids;
use crate::font::{Fonts, Resource};
use crate::layer;
use crate::picture::Pictures;
use crate::tags::{self, Tag, Tags};

/// A content stream in the making and what it refers to. It is kept from page to page for its
/// memory's sake.
#[derive(Default)]
pub(crate) struct Content {
    /// The operators.
    pub(crate) bytes: Vec<u8>,
    /// The fonts it names.
    pub(crate) fonts: Vec<Resource>,
    /// The pictures it names.
    pub(crate) pictures: Vec<PictureId>,
    /// Whether any of it stands on the layer.
    pub(crate) on_layer: bool,
    /// Height of the page, from which y runs down.
    height: Len,
    state: State,
    /// What had been set when the layer was begun, while marks on it are written.
    outside: Option<State>,
    /// The marked-content sequence that is open.
    open: Option<Open>,
    /// Whether marks of the page are written in another order than they are read in.
    is_turned: bool,
}

/// A marked-content sequence.
struct Open {
    tag: Tag,
    /// Whether it began in a text object, within which it then has to end (ISO 32000-2 §14.6.1).
    in_text: bool,
    /// Whether it says itself what it reads as.
    is_spelled: bool,
    /// The first and the last of its places in the order of reading.
    reach: (usize, usize),
}

/// Whose a mark is, its place in the order of reading, and whether it is in the upper half of its page.
type Standing = (Owner, usize, bool);

/// What marks are tagged with.
pub(crate) type Tagging<'t> = (&'t mut Tags, &'t Structure);

/// What has been set on this page so far; `None` for what has not been set.
#[derive(Clone, Default)]
struct State {
    in_text: bool,
    fill: Option<Color>,
    stroke: Option<Color>,
    line_width: Option<Len>,
    font: Option<(Resource, i64)>,
    /// Horizontal scaling, unless it is 1000 thousandths.
    scale: Option<u16>,
    /// Extra width of a space, in thousandths of a point.
    word_space: i64,
    /// Extra width of any glyph, in thousandths of a point.
    char_space: i64,
    /// Text rise, in hundredths of a point.
    rise: i64,
    /// Where the text line begins, in hundredths of a point.
    line: (i64, i64),
}

impl Content {
    /// Writes the marks of a page in their order.
    pub(crate) fn paint(
        &mut self,
        page: &Page,
        (fonts, pictures): (&mut Fonts, &Pictures),
        mut tagging: Option<Tagging<'_>>,
        ids: &mut Ids,
    ) -> io::Result<()> {
        self.begin(page.size.height);
        let order = order::from_left(&page.drawing.marks);
        self.is_turned = order.iter().enumerate().any(|(nth, &(place, _))| nth != place);
        // The signs that a line of code goes on, which are drawn when it has come to its end.
        let mut waiting: Vec<(usize, &Mark)> = Vec::new();
        for (nth, &(place, mark)) in order.iter().enumerate() {
            let standing = (mark.owner, place, is_at_head(mark, page));
            if let Ink::Path(_) = &mark.ink
                && let Some(owner) = self.spelled()
                && code::goes_on(&order[nth + 1..], owner)
            {
                waiting.push((place, mark));
                continue;
            }
            if self.spelled() != Some(mark.owner) {
                self.ornaments(&mut waiting, tagging.as_mut());
            }
            self.layer(is_on_layer(mark));
            match &mark.ink {
                Ink::Text(run) => {
                    let line = text::Line::of(&page.drawing, run);
                    if line.is_empty() {
                        continue;
                    }
                    self.begin_text();
                    let code = || code::text_of(&order[nth..], &page.drawing);
                    self.tag(standing, code, tagging.as_mut());
                    let tagging = tagging.as_mut().map(|tagging| (tagging, standing));
                    self.text(&line, fonts.face(run.font)?, tagging, ids);
                }
                Ink::Path(path) => {
                    self.end_text();
                    self.tag(standing, || None, tagging.as_mut());
                    self.path(path);
                }
                Ink::Picture(placed) => {
                    self.end_text();
                    self.tag(standing, || None, tagging.as_mut());
                    self.picture(placed, pictures.get(placed.picture));
                    if let (Owner::Element(id), Some((tags, _))) = (mark.owner, &mut tagging) {
                        tags.frame(id, self.frame(placed.rect));
                    }
                }
            }
        }
        self.ornaments(&mut waiting, tagging.as_mut());
        self.layer(false);
        self.end_text();
        self.end_tag();
        Ok(())
    }

    /// The owner of the sequence that is open, if that says itself what it reads as.
    fn spelled(&self) -> Option<Owner> {
        let open = self.open.as_ref().filter(|open| open.is_spelled)?;
        match open.tag {
            Tag::Content(element) => Some(Owner::Element(element)),
            Tag::Artifact(_) => None,
        }
    }

    /// Draws paths that have waited.
    fn ornaments(
        &mut self,
        waiting: &mut Vec<(usize, &Mark)>,
        mut tagging: Option<&mut Tagging<'_>>,
    ) {
        for (place, mark) in waiting.drain(..) {
            if let Ink::Path(path) = &mark.ink {
                self.end_text();
                self.tag((mark.owner, place, false), || None, tagging.as_deref_mut());
                self.path(path);
            }
        }
    }

    /// Goes on in the marked-content sequence of an owner, or begins one whose first mark has a
    /// place in the order of reading (ISO 32000-2 §14.7.5.1). If that is of a line of code, `code` is
    /// asked what it should read as.
    fn tag(
        &mut self,
        (owner, place, at_head): Standing,
        code: impl FnOnce() -> Option<String>,
        tagging: Option<&mut Tagging<'_>>,
    ) {
        let Some((tags, structure)) = tagging else { return };
        let tag = tags.of(owner, structure);
        let in_text = self.state.in_text;
        if let Some(open) = &mut self.open
            && (open.tag, open.in_text) == (tag, in_text)
        {
            // Where text is turned round, neighbours on the page may be far apart in reading.
            let (first, last) = open.reach;
            let is_near = (first.saturating_sub(1)..=last + 1).contains(&place);
            if !self.is_turned || is_near || matches!(tag, Tag::Artifact(_)) {
                open.reach = (first.min(place), last.max(place));
                tags.begin_at(open.reach.0, tag);
                return;
            }
        }
        self.end_tag();
        let mut is_spelled = false;
        match tag {
            Tag::Content(element) => {
                let number = tags.sequence(element, place);
                let is_code = structure.get(element).is_some_and(|it| it.role == Role::CodeLine);
                let name = tags::name(structure, element);
                self.bytes.extend_from_slice(format!("/{name}<</MCID {number}").as_bytes());
                if let Some(text) = is_code.then(code).flatten() {
                    is_spelled = true;
                    self.bytes.extend_from_slice(b"/ActualText");
                    text::push_text(&mut self.bytes, &text);
                }
                self.operator(b">>BDC");
            }
            // What repeats with the pages says where (ISO 14289-1 §7.8).
            Tag::Artifact(ArtifactKind::Pagination) if at_head => {
                self.operator(b"/Artifact<</Type/Pagination/Subtype/Header>>BDC");
            }
            Tag::Artifact(ArtifactKind::Pagination) => {
                self.operator(b"/Artifact<</Type/Pagination/Subtype/Footer>>BDC");
            }
            Tag::Artifact(_) => self.operator(b"/Artifact BMC"),
        }
        self.open = Some(Open { tag, in_text, is_spelled, reach: (place, place) });
    }

    /// Ends the sequence for the sake of one that is written apart; that one's number on the page, if
    /// it is content.
    fn part(&mut self, (tags, structure): &mut Tagging<'_>, at: Standing) -> Option<usize> {
        let Tag::Content(element) = tags.of(at.0, structure) else { return None };
        self.end_tag();
        Some(tags.sequence(element, at.1))
    }

    fn end_tag(&mut self) {
        if self.open.take().is_some() {
            self.operator(b"EMC");
        }
    }

    fn begin(&mut self, height: Len) {
        self.bytes.clear();
        self.fonts.clear();
        self.pictures.clear();
        self.on_layer = false;
        self.height = height;
        self.state = State::default();
        self.outside = None;
        self.open = None;
    }

    /// Begins or ends a stretch of marks on the layer (ISO 32000-2 §8.11.3.2).
    ///
    /// It must not cut into a text object (§14.6.1). What it sets ends with it, so that it could
    /// be cut out and the rest would look the same.
    fn layer(&mut self, is_on: bool) {
        if is_on == self.outside.is_some() {
            return;
        }
        self.end_text();
        self.end_tag();
        if let Some(state) = self.outside.take() {
            self.operator(b"Q");
            self.operator(b"EMC");
            self.state = state;
        } else {
            self.on_layer = true;
            self.outside = Some(self.state.clone());
            self.bytes.extend_from_slice(format!("/OC/{} ", layer::NAME).as_bytes());
            self.operator(b"BDC");
            self.operator(b"q");
        }
    }

    /// A point in hundredths from the lower left.
    fn place(&self, point: Point) -> (i64, i64) {
        (number::hundredths(point.x), number::hundredths(self.height - point.y))
    }

    fn begin_text(&mut self) {
        if !self.state.in_text {
            self.end_tag();
            self.operator(b"BT");
            self.state.in_text = true;
            self.state.line = (0, 0);
        }
    }

    fn end_text(&mut self) {
        if self.state.in_text {
            self.end_tag();
            self.operator(b"ET");
            self.state.in_text = false;
        }
    }

    fn fill_with(&mut self, color: Color) {
        if self.state.fill != Some(color) {
            self.state.fill = Some(color);
            self.color(color);
            self.operator(b"rg");
        }
    }

    fn stroke_with(&mut self, color: Color) {
        if self.state.stroke != Some(color) {
            self.state.stroke = Some(color);
            self.color(color);
            self.operator(b"RG");
        }
    }

    fn color(&mut self, color: Color) {
        for channel in [color.r, color.g, color.b] {
            self.number((i64::from(channel) * 1000 + 127) / 255, 3);
        }
    }

    /// An operand in tenths, hundredths or thousandths as `decimals` says, and a space.
    fn number(&mut self, value: i64, decimals: u32) {
        number::push(&mut self.bytes, value, decimals);
        self.bytes.push(b' ');
    }

    /// A pair of operands in hundredths.
    fn pair(&mut self, (x, y): (i64, i64)) {
        self.number(x, 2);
        self.number(y, 2);
    }

    /// An operator and the end of its line.
    fn operator(&mut self, name: &[u8]) {
        self.bytes.extend_from_slice(name);
        self.bytes.push(b'\n');
    }
}

/// Whether text stands in the upper half of its page.
fn is_at_head(mark: &Mark, page: &Page) -> bool {
    matches!(&mark.ink, Ink::Text(run) if run.origin.y < page.size.height / 2)
}

/// Whether a mark stands on the layer.
fn is_on_layer(mark: &Mark) -> bool {
    mark.owner == Owner::Artifact(ArtifactKind::Debug)
}
