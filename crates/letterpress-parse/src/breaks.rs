//! Line ends of the source that are no space: those between Chinese or Japanese characters, which
//! have none between words (CSS Text 3, "Segment Break Transformation Rules").

use std::borrow::Cow;

use crate::clean::is_space;
use crate::document::{Block, Inline, InlineKind, Note};
use crate::resolve::walk::{Visit, visit};

/// A place where a word may be broken; a line end beside it is nothing.
const ZERO_WIDTH_SPACE: char = '\u{200B}';

/// Takes out the line ends of blocks and notes that are no space.
pub(crate) fn join(blocks: &mut Vec<Block>, notes: &mut [Option<Note>]) {
    visit(blocks, &mut Joiner);
    notes.iter_mut().flatten().for_each(|note| visit(&mut note.blocks, &mut Joiner));
}

/// A text without the white space that has a line end in it and is no space.
pub(crate) fn join_text(text: &str) -> Cow<'_, str> {
    let mut joined = String::new();
    let (mut from, mut passed) = (0, 0);
    for (at, _) in text.match_indices('\n') {
        // A line end in white space that was looked at already.
        if at < passed {
            continue;
        }
        let (before, after) = (text[from..at].trim_end_matches(is_space), &text[at..]);
        let after = after.trim_start_matches(is_space);
        passed = text.len() - after.len();
        let last = before.chars().rfind(is_seen).or_else(|| joined.chars().rfind(is_seen));
        if is_nothing(last, after.chars().find(is_seen)) {
            joined.push_str(before);
            from = passed;
        }
    }
    if from == 0 {
        return Cow::Borrowed(text);
    }
    joined.push_str(&text[from..]);
    Cow::Owned(joined)
}

/// Joins texts that stand side by side.
pub(crate) fn join_neighbours(content: &mut Vec<Inline>) {
    content.dedup_by(|next, kept| match (&next.kind, &mut kept.kind) {
        (InlineKind::Text(next_text), InlineKind::Text(text)) => {
            text.push_str(next_text);
            kept.span = kept.span.join(next.span);
            true
        }
        _ => false,
    });
}

struct Joiner;

impl Visit for Joiner {
    fn content(&mut self, content: &mut Vec<Inline>) {
        let mut reader = Reader::default();
        reader.all(content);
        if reader.found.contains(&true) {
            remove(content, &mut reader.found.into_iter());
        }
    }
}

/// Reads running text as one text. It is no deeper than a document may be, so this recurses.
#[derive(Default)]
struct Reader {
    /// The last character, if it is one of a text.
    last: Option<char>,
    /// For each line end of the source, whether it is nothing.
    found: Vec<bool>,
    /// Whether one waits for the character after it.
    is_waiting: bool,
}

impl Reader {
    fn all(&mut self, content: &[Inline]) {
        for inline in content {
            match &inline.kind {
                InlineKind::Text(text) | InlineKind::Literal(text) | InlineKind::Code(text) => {
                    self.text(text);
                }
                InlineKind::SoftBreak => {
                    self.found.push(false);
                    self.is_waiting = true;
                }
                InlineKind::LineBreak | InlineKind::Math(_) | InlineKind::Picture(_) => {
                    self.next(None);
                    self.last = None;
                }
                InlineKind::Styled(_, content)
                | InlineKind::Abbreviation(_, content)
                | InlineKind::Localized(_, content) => {
                    self.all(content);
                }
                InlineKind::Link(link) => self.all(&link.content),
                InlineKind::NoteReference(_) | InlineKind::Anchor(_) => {}
            }
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(first) = text.chars().find(is_seen) {
            self.next(Some(first));
            self.last = text.chars().rfind(is_seen);
        }
    }

    /// Judges the line end that waits, if one does, by what stands after it.
    fn next(&mut self, next: Option<char>) {
        if let Some(found) = self.found.last_mut()
            && self.is_waiting
        {
            *found = is_nothing(self.last, next);
            self.is_waiting = false;
        }
    }
}

fn remove(content: &mut Vec<Inline>, found: &mut std::vec::IntoIter<bool>) {
    content.retain_mut(|inline| {
        match &mut inline.kind {
            InlineKind::SoftBreak => return !found.next().unwrap_or(false),
            kind => {
                if let Some(content) = kind.content_mut() {
                    remove(content, found);
                }
            }
        }
        true
    });
    join_neighbours(content);
}

/// Whether a line end between two characters is nothing.
fn is_nothing(before: Option<char>, after: Option<char>) -> bool {
    let is_zero = [before, after].contains(&Some(ZERO_WIDTH_SPACE));
    let (Some(before), Some(after)) = (before, after) else { return is_zero };
    let is_joined = is_wide(before) && (is_wide(after) || is_shared(after));
    is_zero || is_joined || is_shared(before) && is_wide(after)
}

/// Whether a character stands for itself, and is no selector of another's form.
fn is_seen(c: &char) -> bool {
    !matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Whether a character is one of Chinese or Japanese: Han, Kana, Bopomofo, their marks and forms
/// of the same width. Those of Hangul are not, since Korean has spaces.
fn is_wide(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{303E}' | '\u{3041}'..='\u{312F}' | '\u{3190}'..='\u{31FF}'
        | '\u{3220}'..='\u{325F}' | '\u{3280}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
    ) || matches!(c,
        '\u{F900}'..='\u{FAFF}' | '\u{FE10}'..='\u{FE1F}' | '\u{FE30}'..='\u{FE6F}'
        | '\u{FF01}'..='\u{FF9F}' | '\u{FFE0}'..='\u{FFE5}'
    ) || matches!(c,
        '\u{1AFF0}'..='\u{1B16F}' | '\u{1F200}'..='\u{1F265}' | '\u{20000}'..='\u{3FFFD}'
    )
}

/// Whether a mark is one of Chinese and of other languages, so that its neighbour tells which.
fn is_shared(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | '…' | '—' | '·')
}
