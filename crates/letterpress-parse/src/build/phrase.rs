use letterpress_source::Span;

use super::format::{Active, Format, Shell};
use crate::clean;
use crate::document::{Inline, InlineKind};

/// Running text while it is collected.
///
/// White space collapses as in HTML: it waits until something visible follows, so that none
/// is left at the ends. Open formats become inlines when something stands in them; white
/// space at their edges moves out of them.
#[derive(Default)]
pub(crate) struct Phrase {
    done: Vec<Inline>,
    open: Vec<Open>,
    waiting: Waiting,
    /// Whether something visible is there already.
    visible: bool,
    /// The code element whose text stands last.
    code: Option<u32>,
}

/// A format with what stands in it so far.
struct Open {
    id: u32,
    shell: Shell,
    span: Span,
    whole: bool,
    content: Vec<Inline>,
}

/// The white space that waits for something visible.
#[derive(Default)]
struct Waiting {
    breaks: Vec<Span>,
    soft: Option<Span>,
    space: Option<Span>,
}

impl Phrase {
    /// Whether nothing is there, neither seen nor led to.
    pub(crate) fn is_empty(&self) -> bool {
        self.done.is_empty() && self.open.is_empty()
    }

    /// Adds running text, whose white space collapses.
    pub(crate) fn text(&mut self, active: Active, text: &str, span: Span) {
        let text = clean::text(text);
        let mut words = String::new();
        let mut gap = false;
        for (index, word) in text.split(clean::is_space).enumerate() {
            gap |= index > 0;
            if word.is_empty() {
                continue;
            }
            if gap && words.is_empty() {
                self.space(span);
            } else if gap {
                words.push(' ');
            }
            words.push_str(word);
            gap = false;
        }
        if !words.is_empty() {
            self.words(active, &words, span);
        }
        if gap {
            self.space(span);
        }
    }

    /// Adds text whose punctuation stays as it is; code is such text in any case.
    pub(crate) fn literal(&mut self, active: Active, text: &str, span: Span) {
        if active.code().is_some() {
            return self.text(active, text, span);
        }
        let kind = InlineKind::Literal(clean::text(text).into_owned());
        self.leaf(active, Inline { kind, span });
    }

    /// Adds something other than text.
    pub(crate) fn leaf(&mut self, active: Active, inline: Inline) {
        self.prepare(active);
        self.visible = true;
        self.code = None;
        self.last().push(inline);
    }

    /// Adds a name that links may lead to, which is not seen.
    pub(crate) fn anchor(&mut self, active: Active, inline: Inline) {
        let kept = self.common(active);
        self.close_to(kept);
        self.last().push(inline);
    }

    /// Adds a line end of the source.
    pub(crate) fn soft_break(&mut self, span: Span) {
        if self.waiting.breaks.is_empty() {
            self.waiting.soft.get_or_insert(span);
        }
    }

    /// Adds a line end that the author asks for.
    pub(crate) fn line_break(&mut self, span: Span) {
        self.waiting.breaks.push(span);
    }

    /// Takes attributes off the end of the text, and the white space before them; false where it
    /// does not end in just these.
    pub(crate) fn take_end(&mut self, attributes: &str) -> bool {
        let parts: Vec<&str> = attributes.split_whitespace().collect();
        let Some(Inline { kind: InlineKind::Text(text), .. }) = self.done.last_mut() else {
            return false;
        };
        let Some(rest) = text.strip_suffix(&parts.join(" ")).filter(|_| self.open.is_empty())
        else {
            return false;
        };
        let rest = rest.trim_end_matches(clean::is_space).len();
        text.truncate(rest);
        if rest == 0 {
            self.done.pop();
            let is_end =
                |kind: &InlineKind| matches!(kind, InlineKind::SoftBreak | InlineKind::LineBreak);
            while self.done.pop_if(|inline| is_end(&inline.kind)).is_some() {}
        }
        true
    }

    /// What was collected.
    pub(crate) fn finish(mut self) -> Vec<Inline> {
        self.close_to(0);
        self.done
    }

    fn space(&mut self, span: Span) {
        if self.waiting.breaks.is_empty() && self.waiting.soft.is_none() {
            self.waiting.space.get_or_insert(span);
        }
    }

    fn words(&mut self, active: Active, words: &str, span: Span) {
        let code = active.code();
        let goes_on = code.is_some() && code == self.code;
        self.prepare(active);
        self.visible = true;
        self.code = code;
        let list = self.last();
        match (list.last_mut(), code) {
            (Some(Inline { kind: InlineKind::Code(text), span: whole }), Some(_)) if goes_on => {
                text.push_str(words);
                *whole = whole.join(span);
            }
            (_, Some(_)) => list.push(Inline { kind: InlineKind::Code(words.to_owned()), span }),
            (_, None) => push_text(list, words, span),
        }
    }

    /// Closes what is no longer open, sets the white space that waits and opens what is new.
    fn prepare(&mut self, active: Active) {
        let kept = self.common(active);
        let runs_on = kept == self.open.len() && active.path().nth(kept).is_none();
        self.close_to(kept);
        let in_code = runs_on && self.code.is_some() && self.code == active.code();
        self.settle(in_code);
        for format in active.path().skip(kept) {
            self.open.push(Open::new(format));
        }
    }

    /// How many of the open formats stay open.
    fn common(&self, active: Active) -> usize {
        let pairs = self.open.iter().zip(active.path());
        pairs.take_while(|(open, format)| open.id == format.id).count()
    }

    fn close_to(&mut self, kept: usize) {
        while self.open.len() > kept {
            let Some(open) = self.open.pop() else { return };
            self.code = None;
            let list = self.last();
            if open.content.iter().all(|inline| matches!(inline.kind, InlineKind::Anchor(_))) {
                list.extend(open.content);
                continue;
            }
            let inner = open.content.iter().map(|inline| inline.span);
            let span = if open.whole { open.span } else { inner.fold(open.span, Span::join) };
            list.extend(open.shell.fill(open.content, span));
        }
    }

    fn settle(&mut self, in_code: bool) {
        let waiting = std::mem::take(&mut self.waiting);
        if !self.visible {
            return;
        }
        let list = self.last();
        if !waiting.breaks.is_empty() {
            let ends = waiting.breaks.into_iter();
            list.extend(ends.map(|span| Inline { kind: InlineKind::LineBreak, span }));
            self.code = None;
            return;
        }
        match (waiting.soft, waiting.space, list.last_mut()) {
            (Some(_), _, Some(Inline { kind: InlineKind::Code(text), .. }))
            | (None, Some(_), Some(Inline { kind: InlineKind::Code(text), .. }))
                if in_code =>
            {
                text.push(' ');
            }
            (Some(span), ..) => list.push(Inline { kind: InlineKind::SoftBreak, span }),
            (None, Some(span), _) => push_text(list, " ", span),
            (None, None, _) => {}
        }
    }

    fn last(&mut self) -> &mut Vec<Inline> {
        match self.open.last_mut() {
            Some(open) => &mut open.content,
            None => &mut self.done,
        }
    }
}

impl Open {
    fn new(format: &Format) -> Self {
        let whole = format.name.is_none();
        let shell = format.shell.clone();
        Self { id: format.id, shell, span: format.span, whole, content: Vec::new() }
    }
}

fn push_text(list: &mut Vec<Inline>, words: &str, span: Span) {
    if let Some(Inline { kind: InlineKind::Text(text), span: whole }) = list.last_mut() {
        text.push_str(words);
        *whole = whole.join(span);
    } else {
        list.push(Inline { kind: InlineKind::Text(words.to_owned()), span });
    }
}
