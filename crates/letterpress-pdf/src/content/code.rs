//! Lines of code, as readers should take them out again.

use letterpress_page::{Drawing, Ink, Mark, Owner};

/// The longest text of a line that is written out, in bytes.
const LONGEST: usize = 8_000;

/// A mark with its place in the order of reading.
type Placed<'p> = (usize, &'p Mark);

/// What a line of code reads as whose marks come first among these, if that has to be written out:
/// where it is set in, has columns, or takes several lines of the page. Poppler takes no notice of
/// glyphs of spaces, and a gap wider than one of them parts what stands beside it; like pdfium it
/// takes a hyphen that ends a line for one that the line break has added, but not before a space.
pub(super) fn text_of(marks: &[Placed<'_>], drawing: &Drawing) -> Option<String> {
    let owner = marks.first()?.1.owner;
    let (mut text, mut is_wrapped) = (String::new(), false);
    for (nth, (_, mark)) in marks.iter().enumerate() {
        match &mark.ink {
            Ink::Text(run) if mark.owner == owner => {
                if run.rtl {
                    return None;
                }
                drawing.read(run, &mut text);
            }
            Ink::Path(_) if goes_on(&marks[nth + 1..], owner) => is_wrapped = true,
            _ => break,
        }
    }
    let ends_in_hyphen = text.ends_with('-');
    if ends_in_hyphen {
        text.push(' ');
    }
    let is_odd = is_wrapped || ends_in_hyphen || text.starts_with(' ') || text.contains("  ");
    (is_odd && text.len() < LONGEST).then_some(text)
}

/// Whether text of an owner comes next, after nothing but paths that are no content.
pub(super) fn goes_on(marks: &[Placed<'_>], owner: Owner) -> bool {
    let is_ornament =
        |mark: &Mark| matches!((&mark.ink, mark.owner), (Ink::Path(_), Owner::Artifact(_)));
    let next = marks.iter().find(|(_, mark)| !is_ornament(mark));
    next.is_some_and(|(_, mark)| mark.owner == owner && matches!(mark.ink, Ink::Text(_)))
}
