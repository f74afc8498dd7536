//! Inlines into one text with its looks, links and objects.

use std::ops::Range;

use letterpress_page::{
    Color, DestinationId, ElementId, Len, LinkTarget, Owner, PictureId, Role, Size,
};
use letterpress_parse::document::{
    Direction, Inline, InlineKind, InlineStyle, Link, Locale, Notes, Picture, Target,
};
use letterpress_source::{Code, Diagnostic, Span};

use super::{Base, bidi, joints};
use crate::block::figure;
use crate::context::{Context, Place};
use crate::style::{Family, TextStyle};
use crate::text::{InstanceId, LangId};

/// The weight of a face that is not bold (OpenType, `usWeightClass`).
const REGULAR: u16 = 400;

/// What stands in a text for an object that is no text.
pub(crate) const OBJECT: char = '\u{fffc}';

/// One text made of many inlines.
#[derive(Clone, Debug, Default)]
pub(crate) struct Text {
    /// All characters, an [`OBJECT`] for each picture and line break.
    pub(crate) text: String,
    /// Its parts in order, with no gap between them.
    pub(crate) pieces: Vec<Piece>,
    pub(crate) looks: Vec<Look>,
    /// Where its author allows a hyphen. A soft hyphen is no character: nothing is set for it.
    pub(crate) soft_hyphens: Vec<usize>,
    /// Where parts begin and end whose direction has nothing to do with that of the text around.
    pub(crate) isolates: Vec<(usize, Isolate)>,
    /// Whether it may have a character that runs from right to left.
    pub(crate) may_be_rtl: bool,
    size: Len,
}

/// The beginning or the end of a part that is isolated from the text around it (UAX #9).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Isolate {
    /// It runs as its first letter does.
    Own,
    /// It runs as its letters do, and needs no isolation if they hold it together.
    Link,
    LeftToRight,
    RightToLeft,
    End,
}

/// A part of a text that looks alike.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    pub(crate) range: Range<usize>,
    pub(crate) look: usize,
    pub(crate) object: Option<Object>,
    pub(crate) span: Span,
}

/// What is no text but stands in a line.
#[derive(Clone, Debug)]
pub(crate) enum Object {
    LineBreak,
    Picture(PictureId, Size),
    /// A place that links lead to.
    Anchor(DestinationId),
    /// White space of its own: around a key.
    Air(Len),
    /// The reference of a note that is set at the foot of the page that it stands on.
    Note(usize),
}

/// How a part of a text looks and what it belongs to.
#[derive(Clone, Debug)]
pub(crate) struct Look {
    pub(crate) style: TextStyle,
    pub(crate) instance: InstanceId,
    pub(crate) lang: LangId,
    pub(crate) rise: Len,
    pub(crate) element: ElementId,
    /// Whether it is content and not decoration, as a picture may be.
    pub(crate) is_content: bool,
    /// Where it leads, and the element of the link.
    pub(crate) link: Option<(LinkTarget, ElementId)>,
    /// What is emphasised and can't be slanted has dots.
    pub(crate) emphasis: bool,
    pub(crate) underline: bool,
    pub(crate) strike: bool,
    /// The ground of highlighted text.
    pub(crate) highlight: Option<Color>,
    /// The line around a key.
    pub(crate) key: Option<Color>,
    /// Code and addresses: never hyphenated, broken at their joints.
    pub(crate) token: bool,
}

impl Look {
    /// Nothing but a style.
    pub(crate) fn plain(style: TextStyle, element: ElementId, cx: &mut Context<'_>) -> Self {
        let lang = cx.lang;
        Self {
            instance: cx.shaper.instance(&style, lang),
            lang,
            style,
            rise: Len::ZERO,
            element,
            is_content: true,
            link: None,
            emphasis: false,
            underline: false,
            strike: false,
            highlight: None,
            key: None,
            token: false,
        }
    }
}

impl Look {
    /// Whether its letters keep their widths: in code they stand in columns.
    pub(crate) fn is_rigid(&self) -> bool {
        self.style.family == Family::Mono
    }
}

impl Text {
    /// No text yet, in lines of type of a size.
    pub(crate) fn of_size(size: Len) -> Self {
        Self { size, ..Self::default() }
    }

    /// Adds a look that parts of the text may have.
    pub(crate) fn add_look(&mut self, look: Look) -> usize {
        self.looks.push(look);
        self.looks.len() - 1
    }

    /// The size of the text around its parts.
    pub(crate) fn size(&self) -> Len {
        self.size
    }

    /// The span of the piece at a byte.
    pub(crate) fn span_at(&self, at: usize) -> Span {
        let index = self.pieces.partition_point(|piece| piece.range.end <= at);
        self.pieces.get(index).or(self.pieces.last()).map_or(Span::default(), |piece| piece.span)
    }
}

/// Makes one text of inlines.
pub(crate) fn collect(inlines: &[Inline], base: &Base<'_>, cx: &mut Context<'_>) -> Text {
    collect_labelled(None, inlines, base, cx)
}

/// Makes one text of a label, which is an element of its own, and inlines.
pub(crate) fn collect_labelled(
    label: Option<(&str, ElementId, Span)>,
    inlines: &[Inline],
    base: &Base<'_>,
    cx: &mut Context<'_>,
) -> Text {
    let look = Look::plain(base.style.clone(), base.element, cx);
    let text = Text::of_size(base.style.size);
    let mut collector = Collector { text, cx };
    if let Some((label, element, span)) = label {
        collector.text(label, &Look { element, ..look.clone() }, span);
    }
    collector.all(inlines, &look);
    let text = collector.finish();
    if let Some(script) = joints::undivided(&text.text) {
        cx.lacks_dictionary(script, text.span_at(0));
    }
    text
}

const SOFT_HYPHEN: char = '\u{ad}';

struct Collector<'c, 'a> {
    text: Text,
    cx: &'c mut Context<'a>,
}

impl Collector<'_, '_> {
    fn all(&mut self, inlines: &[Inline], look: &Look) {
        for inline in inlines {
            self.one(inline, look);
        }
    }

    fn one(&mut self, inline: &Inline, look: &Look) {
        match &inline.kind {
            InlineKind::Text(text) | InlineKind::Literal(text) => {
                self.text(text, look, inline.span);
            }
            InlineKind::SoftBreak => self.text(" ", look, inline.span),
            InlineKind::LineBreak => self.object(Object::LineBreak, look, inline.span),
            InlineKind::Code(code) => self.code(code, Role::Code, look, inline.span),
            InlineKind::Math(source) => {
                let note = Diagnostic::new(
                    Code::MathSource,
                    inline.span,
                    "a formula is set as its source",
                );
                self.cx.warn(note);
                self.code(source, Role::Formula, look, inline.span);
            }
            InlineKind::Styled(style, content) => {
                let styled = self.styled(*style, look, inline.span);
                let air = styled.key.map(|_| Object::Air(key_air(styled.style.size)));
                self.air(air.as_ref(), look, inline.span);
                self.all(content, &styled);
                self.air(air.as_ref(), look, inline.span);
            }
            InlineKind::Abbreviation(whole, content) => {
                let element = self.element(Role::Abbreviation, look, inline.span);
                self.cx.change(element, |element| element.alt = Some(whole.as_str().into()));
                self.all(content, &Look { element, ..look.clone() });
            }
            InlineKind::Localized(locale, content) => {
                self.localized(locale, content, look, inline.span)
            }
            InlineKind::Link(link) => self.link(link, look, inline.span),
            InlineKind::Picture(picture) => self.picture(picture, look, inline.span),
            InlineKind::NoteReference(index) => self.reference(*index, look, inline.span),
            InlineKind::Anchor(name) => {
                let destination = self.cx.destination(Place::Named(name.clone()));
                self.cx.stand(destination, look.element);
                self.object(Object::Anchor(destination), look, inline.span);
            }
        }
    }

    /// Adds text, with white space as HTML folds it.
    fn text(&mut self, text: &str, look: &Look, span: Span) {
        let start = self.text.text.len();
        self.text.text.reserve(text.len());
        for c in text.chars() {
            if c == SOFT_HYPHEN {
                self.text.soft_hyphens.push(self.text.text.len());
            } else if !matches!(c, ' ' | '\t' | '\n' | '\r') {
                self.text.text.push(c);
            } else if !self.folds_space() {
                self.text.text.push(' ');
            }
        }
        self.piece(start, look, None, span);
    }

    /// Whether a space that comes next shows nothing: at the start of a line or after a space.
    fn folds_space(&self) -> bool {
        let text = &self.text.text;
        let last = self.text.pieces.last().and_then(|piece| piece.object.as_ref());
        let after_break = text.ends_with(OBJECT) && matches!(last, Some(Object::LineBreak));
        text.is_empty() || text.ends_with(' ') || after_break
    }

    fn code(&mut self, code: &str, role: Role, look: &Look, span: Span) {
        let style = &self.cx.setting.style.code;
        let mut inner = look.clone();
        inner.style.family = Family::Mono;
        inner.style.size = look.style.size.scale(style.inline_scale, 1000);
        inner.style.features = style.text.features;
        inner.style.tracking = Len::ZERO;
        inner.style.weight = if look.style.weight >= 600 { 700 } else { 400 };
        inner.token = true;
        inner.element = self.element(role, look, span);
        if role == Role::Formula {
            self.cx.change(inner.element, |element| element.alt = Some(code.into()));
        }
        let inner = self.instanced(inner);
        let start = self.text.text.len();
        let at_start = self.text.text.is_empty();
        let code = if at_start { code.trim_start_matches(' ') } else { code };
        self.isolate(Isolate::LeftToRight);
        self.text.text.extend(code.chars().map(|c| if c == '\n' { ' ' } else { c }));
        self.piece(start, &inner, None, span);
        self.isolate(Isolate::End);
    }

    /// The look of what is styled in a way, and its element where the way has a meaning.
    fn styled(&mut self, style: InlineStyle, look: &Look, span: Span) -> Look {
        let mut inner = self.looking(style, look);
        let role = match style {
            InlineStyle::Emphasis => Role::Emphasis,
            InlineStyle::Strong => Role::Strong,
            InlineStyle::Strikethrough => Role::Deleted,
            InlineStyle::Insert => Role::Inserted,
            InlineStyle::Highlight => Role::Highlighted(self.cx.setting.style.inline.highlight),
            InlineStyle::Superscript | InlineStyle::Subscript => {
                Role::Shifted(inner.rise - look.rise)
            }
            InlineStyle::Small | InlineStyle::Name | InlineStyle::Keyboard => return inner,
        };
        inner.element = self.element(role, look, span);
        inner
    }

    fn looking(&mut self, style: InlineStyle, look: &Look) -> Look {
        let styles = &self.cx.setting.style.inline;
        let mut inner = look.clone();
        let scale = |len: Len, share| len.scale(share, 1000);
        match style {
            InlineStyle::Emphasis => {
                inner.style.italic = !look.style.italic;
                inner.emphasis = !look.emphasis;
            }
            InlineStyle::Strong => inner.style.weight = styles.strong.max(look.style.weight),
            InlineStyle::Strikethrough => inner.strike = true,
            InlineStyle::Insert => inner.underline = true,
            InlineStyle::Highlight => inner.highlight = Some(styles.highlight),
            InlineStyle::Small => inner.style.size = scale(look.style.size, styles.small_scale),
            InlineStyle::Superscript => {
                inner.rise += scale(look.style.size, styles.superscript_rise);
                inner.style.size = scale(look.style.size, styles.script_scale);
            }
            InlineStyle::Subscript => {
                inner.rise -= scale(look.style.size, styles.subscript_drop);
                inner.style.size = scale(look.style.size, styles.script_scale);
            }
            InlineStyle::Name => {
                inner.style.size = scale(look.style.size, styles.name_scale);
                inner.style.color = styles.name_color;
                inner.style.weight = REGULAR;
                inner.token = true;
            }
            InlineStyle::Keyboard => {
                inner.key = Some(styles.key_line);
                inner.style.family = Family::Mono;
                inner.style.size = scale(look.style.size, self.cx.setting.style.code.inline_scale);
            }
        }
        self.instanced(inner)
    }

    /// Adds the air on one side of a key.
    fn air(&mut self, air: Option<&Object>, look: &Look, span: Span) {
        if let Some(air) = air {
            self.object(air.clone(), look, span);
        }
    }

    fn link(&mut self, link: &Link, look: &Look, span: Span) {
        let target = self.cx.link_target(&link.target);
        let mut inner = look.clone();
        inner.element = self.element(Role::Link, look, span);
        inner.style.color = self.cx.setting.style.inline.link;
        inner.link = Some((target, inner.element));
        inner.token |= shows_address(link);
        self.isolate(Isolate::Link);
        self.all(&link.content, &inner);
        self.isolate(Isolate::End);
    }

    /// Adds text in a language or a direction of its own.
    fn localized(&mut self, locale: &Locale, content: &[Inline], look: &Look, span: Span) {
        let mut inner = look.clone();
        if let Some(tag) = &locale.lang {
            inner.lang = self.cx.shaper.lang(tag);
            if inner.lang != look.lang {
                inner.element = self.element(Role::Span, &inner, span);
            }
            inner = self.instanced(inner);
        }
        self.isolate(match locale.direction {
            Some(Direction::LeftToRight) => Isolate::LeftToRight,
            Some(Direction::RightToLeft) => Isolate::RightToLeft,
            None => Isolate::Own,
        });
        self.all(content, &inner);
        self.isolate(Isolate::End);
    }

    /// Begins or ends what is isolated.
    fn isolate(&mut self, isolate: Isolate) {
        self.text.isolates.push((self.text.text.len(), isolate));
    }

    fn picture(&mut self, picture: &Picture, look: &Look, span: Span) {
        if let Some((id, size)) = figure::natural_size(picture, span, self.cx) {
            let mut inner = look.clone();
            let element = self.element(Role::Figure, look, span);
            let is_link = look.link.is_some();
            match figure::describe(picture, span, element, is_link, self.cx) {
                Owner::Element(element) => inner.element = element,
                Owner::Artifact(_) => inner.is_content = false,
            }
            self.object(Object::Picture(id, size), &inner, span);
            return;
        }
        // A picture that could not be had leaves its description, and a way to it on the web.
        let mut inner = look.clone();
        let remote =
            ["http://", "https://"].iter().any(|scheme| picture.source.starts_with(scheme));
        if remote && look.link.is_none() {
            let target = self.cx.link_target(&Target::Uri(picture.source.clone()));
            inner.element = self.element(Role::Link, look, span);
            inner.link = Some((target, inner.element));
            inner.style.color = self.cx.setting.style.inline.link;
        }
        // A link that shows nothing but the picture must show something.
        let words = match picture.alt.trim() {
            "" if inner.link.is_none() => return,
            "" => figure::file_name(&picture.source),
            words => words,
        };
        self.text(words, &inner, span);
    }

    fn reference(&mut self, index: usize, look: &Look, span: Span) {
        let mut inner = self.looking(InlineStyle::Superscript, look);
        let reference = self.element(Role::Reference, look, span);
        self.cx.notes.references.push((index, reference));
        inner.element = self.cx.element_in(look.lang, Role::Link, reference, span);
        let note = self.cx.destination(Place::Note(index));
        let back = self.cx.destination(Place::Reference(index));
        self.cx.stand(back, reference);
        inner.link = Some((LinkTarget::Destination(note), inner.element));
        inner.style.color = self.cx.setting.style.inline.link;
        self.object(Object::Anchor(back), &inner, span);
        if self.cx.setting.style.note.place == Notes::Footnotes {
            self.object(Object::Note(index), &inner, span);
        }
        self.text(&(index + 1).to_string(), &inner, span);
    }

    fn object(&mut self, object: Object, look: &Look, span: Span) {
        if matches!(object, Object::LineBreak) {
            self.trim();
        }
        let start = self.text.text.len();
        // An anchor or a note is no character: it must not part a word from its reference.
        if matches!(object, Object::LineBreak | Object::Picture(..)) {
            self.text.text.push(OBJECT);
        }
        self.piece(start, look, Some(object), span);
    }

    fn piece(&mut self, start: usize, look: &Look, object: Option<Object>, span: Span) {
        let range = start..self.text.text.len();
        if range.is_empty() && object.is_none() {
            return;
        }
        let look = self.text.add_look(look.clone());
        self.text.pieces.push(Piece { range, look, object, span });
    }

    /// Drops the spaces at the end.
    fn trim(&mut self) {
        let end = self.text.text.trim_end_matches(' ').len();
        if end == self.text.text.len() {
            return;
        }
        self.text.text.truncate(end);
        let cut = self.text.pieces.iter_mut().rev().take_while(|piece| piece.range.end > end);
        for piece in cut {
            piece.range = piece.range.start.min(end)..end;
        }
    }

    fn finish(mut self) -> Text {
        self.trim();
        self.text.may_be_rtl = bidi::may_be_rtl(&self.text.text);
        self.text
    }

    /// Makes the element of a part of what has a look.
    fn element(&mut self, role: Role, look: &Look, span: Span) -> ElementId {
        self.cx.element_in(look.lang, role, look.element, span)
    }

    fn instanced(&mut self, mut look: Look) -> Look {
        look.instance = self.cx.shaper.instance(&look.style, look.lang);
        look
    }
}

/// The air between a key's letters and what stands beside its line.
pub(super) fn key_air(size: Len) -> Len {
    size.scale(28, 100)
}

/// Whether a link shows an address rather than words.
fn shows_address(link: &Link) -> bool {
    match (&link.target, link.content.as_slice()) {
        (Target::Uri(uri), [Inline { kind: InlineKind::Text(text), .. }]) => {
            uri.contains(text.as_str()) || text.contains("://")
        }
        _ => false,
    }
}
