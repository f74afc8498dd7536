//! Pictures that stand alone, with their captions, and how large pictures are.

use letterpress_page::{
    ArtifactKind, ElementId, Ink, Len, Link, LinkTarget, Mark, Owner, PictureId, PlacedPicture,
    Rect, Role, Size,
};
use letterpress_parse::document::{Align, Extent, Inline, InlineKind, Paragraph, Picture};
use letterpress_source::{Code, Diagnostic, Span};

use super::Frame;
use crate::context::Context;
use crate::flow::Flow;
use crate::paragraph::{self, Base, Manner, fit};

/// Sets a paragraph that is nothing but a picture as a figure; whether it was one.
pub(super) fn set(
    paragraph: &Paragraph,
    frame: &Frame,
    flow: &mut Flow,
    cx: &mut Context<'_>,
) -> bool {
    let Some((picture, span, target)) = lone_picture(&paragraph.content, cx) else { return false };
    let Some((id, natural)) = natural_size(picture, span, cx) else { return false };
    let style = &cx.setting.style.figure;
    let size = fit(natural, Some(frame.width));
    let around = match target {
        Some(_) => {
            let paragraph = cx.element(Role::Paragraph, frame.element, span);
            cx.element(Role::Link, paragraph, span)
        }
        None => frame.element,
    };
    let element = cx.element(Role::Figure, around, span);
    let owner = describe(picture, span, element, target.is_some(), cx);
    flow.gap(frame.around(style.around));
    let free = frame.width - size.width;
    let x = match frame.align.unwrap_or(Align::Center) {
        Align::Left => Len::ZERO,
        Align::Center => free / 2,
        Align::Right => free,
    };
    let draft = flow.begin();
    let rect = Rect::new(frame.left + x, Len::ZERO, size.width, size.height);
    flow.drawing.marks.push(Mark { owner, ink: Ink::Picture(PlacedPicture { picture: id, rect }) });
    if let Some(target) = target {
        let owner = Owner::Element(around);
        flow.drawing.links.push(Link { rect, target, owner });
    }
    flow.finish(draft, size.height, Some(size.height));
    if let Some(title) = picture.title.as_deref().filter(|title| !title.trim().is_empty()) {
        let caption = cx.element(Role::Caption, element, span);
        let content = [Inline { kind: InlineKind::Text(title.to_owned()), span }];
        let base = Base { style: &style.caption, element: caption };
        let sentence_space = cx.setting.style.paragraph.sentence_space;
        let manner = Manner {
            sentence_space,
            cares_for_ends: true,
            ..Manner::ragged(Align::Center, frame.rtl)
        };
        let broken = paragraph::set(&content, &base, &manner, frame.width, cx);
        flow.fix_gap(style.caption_gap);
        flow.keep(broken.lines.len());
        paragraph::push(&broken.lines, &broken.text, (frame.left, style.caption.leading), flow, cx);
    }
    flow.gap(frame.around(style.around));
    true
}

/// Gives a picture's element what is read in the picture's place: its description, or else its
/// title, or the name of the file that a link shows. A picture that has none is decoration, and
/// the element is left empty; who the picture belongs to.
pub(crate) fn describe(
    picture: &Picture,
    span: Span,
    element: ElementId,
    is_link: bool,
    cx: &mut Context<'_>,
) -> Owner {
    let words = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let title = || picture.title.as_deref().and_then(words);
    let name = || is_link.then(|| file_name(&picture.source).to_owned());
    let described = words(&picture.alt);
    let is_described = described.is_some();
    let alt = described.or_else(title).or_else(name);
    if !is_described {
        let done = match &alt {
            Some(alt) => format!("`{alt}` is read in its place"),
            None => "it is marked as decoration, which nobody reads aloud".to_owned(),
        };
        let message =
            "the picture has no description for those who can't see it (ISO 14289-1, 7.3)";
        let help = format!("{done}; write one in its brackets: `![what it shows](…)`");
        cx.warn(Diagnostic::new(Code::MissingDescription, span, message).help(help));
    }
    let Some(alt) = alt else { return Owner::Artifact(ArtifactKind::Layout) };
    cx.change(element, |element| element.alt = Some(alt.into()));
    Owner::Element(element)
}

/// The picture that a paragraph consists of, with the link around it.
fn lone_picture<'p>(
    content: &'p [Inline],
    cx: &mut Context<'_>,
) -> Option<(&'p Picture, Span, Option<LinkTarget>)> {
    let seen = |inline: &&Inline| match &inline.kind {
        InlineKind::Text(text) => !text.trim().is_empty(),
        InlineKind::SoftBreak => false,
        _ => true,
    };
    let mut parts = content.iter().filter(seen);
    let (only, None) = (parts.next()?, parts.next()) else { return None };
    match &only.kind {
        InlineKind::Picture(picture) => Some((picture, only.span, None)),
        InlineKind::Link(link) => {
            let (picture, span, _) = lone_picture(&link.content, cx)?;
            let target = cx.link_target(&link.target);
            Some((picture, span, Some(target)))
        }
        _ => None,
    }
}

/// The picture that was found for a name, and the size that it or its author asks for.
pub(crate) fn natural_size(
    picture: &Picture,
    span: Span,
    cx: &Context<'_>,
) -> Option<(PictureId, Size)> {
    let style = cx.setting.style;
    let (id, found) = cx.setting.assets.find(span, &picture.source)?;
    let density =
        i64::from(found.density.filter(|&d| d > 0).unwrap_or(style.figure.density).max(1));
    let pixels = |count: u32| Len::pt(72).scale(i64::from(count), density);
    let natural = Size::new(pixels(found.width), pixels(found.height));
    let measure = style.page.measure();
    let asked = |extent: Extent| match extent {
        Extent::Pixels(thousandths) => Len::pt(72).scale(i64::from(thousandths), 96_000),
        Extent::Percent(thousandths) => measure.scale(i64::from(thousandths), 100_000),
    };
    let (w, h) = (natural.width.units().max(1), natural.height.units().max(1));
    let asked = (picture.width.map(asked), picture.height.map(asked));
    let most = match asked {
        (None, None) => style.figure.tallest,
        _ => MOST_HEIGHT,
    };
    let size = match asked {
        (Some(width), Some(height)) => Size::new(width, height),
        (Some(width), None) => Size::new(width, width.scale(h, w)),
        (None, Some(height)) => Size::new(height.scale(w, h), height),
        (None, None) => natural,
    };
    Some((id, fit_height(fit(size, Some(measure)), most, cx)))
}

/// No picture is taller than so many thousandths of the text block: a caption has room below it.
const MOST_HEIGHT: i64 = 900;

/// A size no taller than so many thousandths of the text block, in the same proportions.
fn fit_height(size: Size, most: i64, cx: &Context<'_>) -> Size {
    let room = cx.setting.style.page.text_height().scale(most, 1000);
    if size.height <= room {
        return size;
    }
    Size::new(size.width.scale(room.units(), size.height.units()), room)
}

/// What a picture is called where it has no description.
pub(crate) fn file_name(source: &str) -> &str {
    if source.starts_with("data:") {
        return "picture";
    }
    let path = source.split(['?', '#']).next().unwrap_or(source);
    path.rsplit('/').find(|part| !part.is_empty()).unwrap_or("picture")
}
