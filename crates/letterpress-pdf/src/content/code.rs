use letterpress_page::{Drawing, Ink, Mark};

/// What a line of code reads as whose marks come first among these, if that has to be written out:
/// where it is set in or has columns. Poppler takes no notice of glyphs of spaces, and a gap wider
/// than one of them parts what stands beside it.
pub(super) fn text_of(marks: &[(usize, &Mark)], drawing: &Drawing) -> Option<String> {
    let owner = marks.first()?.1.owner;
    let mut text = String::new();
    for (_, mark) in marks.iter().take_while(|(_, mark)| mark.owner == owner) {
        match &mark.ink {
            Ink::Text(run) if run.rtl => return None,
            Ink::Text(run) => drawing.read(run, &mut text),
            Ink::Path(_) | Ink::Picture(_) => break,
        }
    }
    (text.starts_with(' ') || text.contains("  ")).then_some(text)
}
