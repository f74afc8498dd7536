//! Names for headings: the author's own, or GitHub's of their text.

use std::collections::HashMap;

use letterpress_source::{Code, Diagnostic, Span};

use super::Chapter;
use super::walk::{Visit, visit};
use crate::document::{Heading, Inline, InlineKind};
use crate::reports::Reports;

/// What stands for a heading's name until names are given: the author's own, or the text
/// that the name is made of.
pub(crate) fn provisional(own: Option<&str>, text: &str) -> String {
    match own.map(str::trim).filter(|own| !own.is_empty()) {
        Some(own) => format!("={own}"),
        None => format!("~{text}"),
    }
}

/// The same for an anchor.
pub(crate) fn provisional_anchor(name: &str) -> String {
    format!("@{name}")
}

/// The names of a book.
#[derive(Default)]
pub(crate) struct Names {
    /// The names that are taken, each with the next number to tell another from it.
    taken: HashMap<String, usize>,
    /// For each source, its names in lower case with those that they became in the book.
    local: Vec<HashMap<String, String>>,
    /// The same for the whole book, where the first of equal names counts.
    all: HashMap<String, String>,
}

impl Names {
    /// Names the headings and anchors of all sources; no two have the same name.
    pub(crate) fn give(chapters: &mut [Chapter], reports: &mut Reports) -> Self {
        let mut names = Self::default();
        for chapter in chapters {
            names.local.push(HashMap::new());
            let mut levels = Levels { last: None, reports };
            visit(&mut chapter.blocks, &mut levels);
            names.pass(chapter, Pass::Own);
            names.pass(chapter, Pass::Made(Box::default()));
            names.pass(chapter, Pass::Anchors);
        }
        names
    }

    /// The name in the book of what a source calls `name`.
    pub(crate) fn find(&self, chapter: usize, name: &str) -> Option<&str> {
        let name = name.to_lowercase();
        let local = self.local.get(chapter).and_then(|local| local.get(&name));
        local.or_else(|| self.all.get(&name)).map(String::as_str)
    }

    /// The name in the book of what the source `chapter`, and no other, calls `name`.
    pub(crate) fn find_in(&self, chapter: usize, name: &str) -> Option<&str> {
        self.local.get(chapter)?.get(&name.to_lowercase()).map(String::as_str)
    }

    /// A name that no other has: this one, or this with a number.
    pub(crate) fn unique(&mut self, wanted: &str) -> String {
        let Some(&next) = self.taken.get(wanted) else {
            self.taken.insert(wanted.to_owned(), 1);
            return wanted.to_owned();
        };
        let free = (next..).map(|number| (number, format!("{wanted}-{number}")));
        let found = free.into_iter().find(|(_, name)| !self.taken.contains_key(name));
        let (number, name) = found.unwrap_or_default();
        self.taken.insert(wanted.to_owned(), number + 1);
        self.taken.insert(name.clone(), 1);
        name
    }

    fn pass(&mut self, chapter: &mut Chapter, pass: Pass) {
        let mut giver = Giver { names: self, pass };
        visit(&mut chapter.blocks, &mut giver);
        for note in &mut chapter.notes {
            visit(&mut note.blocks, &mut giver);
        }
    }

    /// Gives a name to what its source calls `local`.
    fn add(&mut self, local: &str) -> String {
        let name = self.unique(local);
        let key = local.to_lowercase();
        self.all.entry(key.clone()).or_insert_with(|| name.clone());
        if let Some(known) = self.local.last_mut() {
            known.entry(key).or_insert_with(|| name.clone());
        }
        name
    }
}

/// The three rounds in which names are given: whoever comes first has the name as it is.
enum Pass {
    /// The authors' own names for headings.
    Own,
    /// Names made of headings' texts.
    Made(Box<comrak::Anchorizer>),
    /// The names of anchors.
    Anchors,
}

struct Giver<'n> {
    names: &'n mut Names,
    pass: Pass,
}

impl Giver<'_> {
    /// Makes a name of what stands for it; those of the first rounds are marked until the last.
    fn give(&mut self, name: &mut String) {
        let Some((kind, stated)) = name.split_at_checked(1) else { return };
        *name = match (&mut self.pass, kind) {
            (Pass::Own, "=") => {
                let own = crate::clean::text(stated).into_owned();
                format!("={}", self.names.add(&own))
            }
            (Pass::Made(slugs), "~") => {
                let slug = slugs.anchorize(stated.trim());
                let slug = if slug.is_empty() { "section".to_owned() } else { slug };
                format!("={}", self.names.add(&slug))
            }
            (Pass::Anchors, "=") => stated.to_owned(),
            (Pass::Anchors, "@") => self.names.add(stated),
            _ => return,
        };
    }
}

impl Visit for Giver<'_> {
    fn heading(&mut self, heading: &mut Heading, _: Span) {
        self.give(&mut heading.id);
    }

    fn content(&mut self, content: &mut Vec<Inline>) {
        for inline in content {
            match &mut inline.kind {
                InlineKind::Anchor(name) => self.give(name),
                kind => {
                    if let Some(content) = kind.content_mut() {
                        self.content(content);
                    }
                }
            }
        }
    }
}

/// Finds headings that skip a level.
struct Levels<'r> {
    last: Option<u8>,
    reports: &'r mut Reports,
}

impl Visit for Levels<'_> {
    fn heading(&mut self, heading: &mut Heading, span: Span) {
        let level = heading.level;
        if let Some(last) = self.last.replace(level)
            && level > last + 1
        {
            let message = format!("a heading of level {level} follows one of level {last}");
            let help = "those who can't see it are told that it is the next one down (ISO 14289-1, \
                        7.4.2); look and outline keep its level";
            self.reports.add(Diagnostic::new(Code::SkippedLevel, span, message).help(help));
        }
    }
}
