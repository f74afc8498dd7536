//! What grows while a document is set: elements, destinations, outline, diagnostics.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use letterpress_break::{Breaker, Item, Measures, Parameters};
use letterpress_page::{
    Destination, DestinationId, Element, ElementId, LinkTarget, OutlineEntry, Point, Role,
    Structure,
};
use letterpress_parse::document::{Notes, Target};
use letterpress_source::{Code, Diagnostic, Span};
use unicode_script::{Script, UnicodeScript};

use crate::Setting;
use crate::chapters::Chapters;
use crate::fonts::Wanted;
use crate::text::{self, Faces, LangId, Shaper, WordId, scripts};

/// What every part of layout reads and adds to.
pub(crate) struct Context<'a> {
    pub(crate) setting: &'a Setting<'a>,
    pub(crate) shaper: Shaper<'a>,
    /// The language of what is being set.
    pub(crate) lang: LangId,
    /// Kept between paragraphs for its memory.
    pub(crate) breaker: Breaker,
    /// All that the breaker is asked, where that is to be measured.
    pub(crate) asked: Option<Vec<Question>>,
    pub(crate) structure: Structure,
    /// The language of each element.
    langs: Vec<LangId>,
    pub(crate) notes: NoteElements,
    /// The destinations that an element stands at, in the order in which that was said.
    stood: Vec<DestinationId>,
    pub(crate) destinations: Vec<Destination>,
    pub(crate) outline: Vec<OutlineEntry>,
    pub(crate) chapters: Chapters,
    /// The headings that stand in nothing but the document.
    pub(crate) heads: Vec<Head>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// How many tables with a caption there have been.
    pub(crate) tables: usize,
    places: HashMap<Place, DestinationId>,
    /// The destinations of which is known where they are.
    settled: HashSet<DestinationId>,
    uris: HashMap<String, Arc<str>>,
    missing: BTreeMap<&'static str, Missing>,
    /// Where the first words of a script stand that only a dictionary would tell apart.
    undivided: BTreeMap<&'static str, Span>,
}

/// What the breaker is asked: a list, its measures and its parameters.
pub(crate) type Question = (Vec<Item>, Measures, Parameters);

/// A heading as running heads show it.
#[derive(Clone, Debug)]
pub(crate) struct Head {
    pub(crate) level: u8,
    pub(crate) title: String,
}

/// A place that links lead to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Place {
    /// A heading or an anchor, by its name.
    Named(String),
    /// A footnote, by its index.
    Note(usize),
    /// The first reference to a footnote.
    Reference(usize),
    /// The heading above the notes at the end of the document.
    Notes,
}

impl Place {
    /// Its name in the finished document; a colon keeps notes apart from headings' slugs.
    fn name(&self) -> String {
        match self {
            Self::Named(name) => name.clone(),
            Self::Note(index) => format!("note:{}", index + 1),
            Self::Reference(index) => format!("note-reference:{}", index + 1),
            Self::Notes => "note-heading:".to_owned(),
        }
    }
}

/// Characters of one script that no face has.
#[derive(Clone)]
struct Missing {
    first: char,
    span: Span,
    count: usize,
}

/// The elements of notes and of the references to them.
#[derive(Debug, Default)]
pub(crate) struct NoteElements {
    /// With the note's index.
    pub(crate) notes: Vec<(usize, ElementId)>,
    /// With the index of the note that each refers to.
    pub(crate) references: Vec<(usize, ElementId)>,
}

impl NoteElements {
    /// Forgets the elements from an id on.
    fn truncate(&mut self, elements: usize) {
        // Elements are made in the order of their ids, so that those to forget come last.
        for list in [&mut self.notes, &mut self.references] {
            while list.last().is_some_and(|&(_, id)| id.0 as usize >= elements) {
                list.pop();
            }
        }
    }
}

/// What a note may stand behind that an element refers to, and what both then stand in.
fn place_after(structure: &Structure, reference: ElementId) -> Option<(ElementId, ElementId)> {
    let holds_blocks = |role| {
        use Role::{Aside, Cell, Document, HeadCell, ListBody, Quote};
        matches!(role, Document | Quote | Aside | ListBody | Cell | HeadCell(_))
    };
    let up: Vec<(ElementId, Role)> = structure.roles(reference).collect();
    // A note within a note stands behind that.
    let outermost = up.iter().rposition(|&(_, role)| role == Role::Note).unwrap_or(0);
    let pairs = up.windows(2).skip(outermost);
    let found = pairs.into_iter().find(|pair| holds_blocks(pair[1].1) && !pair[0].1.is_inline())?;
    Some((found[0].0, found[1].0))
}

impl<'a> Context<'a> {
    pub(crate) fn new(setting: &'a Setting<'a>, shaper: Shaper<'a>) -> Self {
        Self {
            setting,
            shaper,
            lang: LangId::default(),
            breaker: Breaker::new(),
            asked: None,
            structure: Structure::default(),
            langs: Vec::new(),
            notes: NoteElements::default(),
            stood: Vec::new(),
            destinations: Vec::new(),
            outline: Vec::new(),
            chapters: Chapters::default(),
            heads: Vec::new(),
            diagnostics: Vec::new(),
            tables: 0,
            places: HashMap::new(),
            settled: HashSet::new(),
            uris: HashMap::new(),
            missing: BTreeMap::new(),
            undivided: BTreeMap::new(),
        }
    }

    /// Makes the element that the document is.
    pub(crate) fn document(&mut self, span: Span) -> ElementId {
        self.langs.push(self.lang);
        self.structure.add(Role::Document, None, span)
    }

    /// Makes an element in the language of what is being set.
    pub(crate) fn element(&mut self, role: Role, parent: ElementId, span: Span) -> ElementId {
        self.element_in(self.lang, role, parent, span)
    }

    /// Makes an element in a language.
    pub(crate) fn element_in(
        &mut self,
        lang: LangId,
        role: Role,
        parent: ElementId,
        span: Span,
    ) -> ElementId {
        let id = self.structure.add(role, Some(parent), span);
        if self.langs.get(parent.0 as usize) != Some(&lang) {
            let tag = self.shaper.tag(lang).into();
            self.change(id, |element| element.lang = Some(tag));
        }
        self.langs.push(lang);
        id
    }

    /// Changes an element.
    pub(crate) fn change(&mut self, id: ElementId, change: impl FnOnce(&mut Element)) {
        if let Some(element) = self.structure.get_mut(id) {
            change(element);
        }
    }

    /// The BCP 47 tag of the language of what is being set.
    pub(crate) fn tag(&self) -> &str {
        self.shaper.tag(self.lang)
    }

    pub(crate) fn warn(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// How much has been added so far, to go back to.
    pub(crate) fn mark(&self) -> (usize, usize) {
        (self.structure.elements.len(), self.diagnostics.len())
    }

    /// Takes back the elements and diagnostics added since a mark.
    pub(crate) fn rewind(&mut self, (elements, diagnostics): (usize, usize)) {
        self.structure.elements.truncate(elements);
        self.langs.truncate(elements);
        self.notes.truncate(elements);
        while let Some(&DestinationId(last)) = self.stood.last()
            && let Some(destination) = self.destinations.get_mut(last as usize)
            && destination.element.0 as usize >= elements
        {
            destination.element = ElementId(0);
            self.stood.pop();
        }
        self.diagnostics.truncate(diagnostics);
    }

    /// Sets something that is no content: what is to be said of it was said of the content that
    /// it repeats.
    pub(crate) fn aside<T>(&mut self, set: impl FnOnce(&mut Self) -> T) -> T {
        let (mark, missing) = (self.mark(), self.missing.clone());
        let result = set(self);
        self.rewind(mark);
        self.missing = missing;
        result
    }

    /// Ties each note to what refers to it. A footnote is read after the first of its references, or
    /// rather after the largest part of the text around that which a note may stand beside; an
    /// endnote stays under its heading.
    pub(crate) fn tie_notes(&mut self) {
        let notes: HashMap<usize, ElementId> = self.notes.notes.iter().copied().collect();
        let mut references = self.notes.references.clone();
        references.sort_unstable_by_key(|&(_, id)| id);
        // Those in the text, and those in each note.
        let mut within: HashMap<Option<ElementId>, Vec<(ElementId, ElementId)>> = HashMap::new();
        for (index, reference) in references {
            let Some(&note) = notes.get(&index) else { continue };
            self.change(reference, |element| element.refers_to = Some(note));
            let around = self.structure.roles(reference).find(|&(_, role)| role == Role::Note);
            within.entry(around.map(|(id, _)| id)).or_default().push((reference, note));
        }
        if self.setting.style.note.place == Notes::Endnotes {
            return;
        }
        let mut tied = HashSet::new();
        let mut open: Vec<_> = within.remove(&None).into_iter().flatten().rev().collect();
        while let Some((reference, note)) = open.pop() {
            if !tied.insert(note) {
                continue;
            }
            if let Some((before, parent)) = place_after(&self.structure, reference) {
                let langs = [note, parent].map(|id| self.langs.get(id.0 as usize).copied());
                let own = langs[0].filter(|_| langs[0] != langs[1]);
                let lang = own.map(|lang| self.shaper.tag(lang).into());
                self.change(note, |element| {
                    (element.parent, element.after) = (Some(parent), Some(before));
                    element.lang = lang;
                });
            }
            open.extend(within.remove(&Some(note)).into_iter().flatten().rev());
        }
    }

    /// The destination of a place. Where it is, is known once there are pages.
    pub(crate) fn destination(&mut self, place: Place) -> DestinationId {
        if let Some(&known) = self.places.get(&place) {
            return known;
        }
        let next = u32::try_from(self.destinations.len()).expect("fewer destinations than bytes");
        let name = place.name();
        let (point, element) = (Point::default(), ElementId(0));
        self.destinations.push(Destination { name, page: 0, point, element });
        self.places.insert(place, DestinationId(next));
        DestinationId(next)
    }

    /// Says which element stands where a place is: the first one that is said to.
    pub(crate) fn stand(&mut self, id: DestinationId, element: ElementId) {
        if let Some(destination) = self.destinations.get_mut(id.0 as usize)
            && destination.element == ElementId(0)
        {
            destination.element = element;
            self.stood.push(id);
        }
    }

    /// Says where a destination is. All references to a note share one, which is where the first
    /// of them stands.
    pub(crate) fn settle(&mut self, id: DestinationId, page: usize, point: Point) {
        if self.settled.insert(id)
            && let Some(destination) = self.destinations.get_mut(id.0 as usize)
        {
            destination.page = page;
            destination.point = point;
        }
    }

    /// Where a link leads; an address that is used twice is kept once.
    pub(crate) fn link_target(&mut self, target: &Target) -> LinkTarget {
        match target {
            Target::Anchor(name) => {
                LinkTarget::Destination(self.destination(Place::Named(name.clone())))
            }
            Target::Uri(uri) => {
                let shared = self.uris.entry(uri.clone()).or_insert_with(|| uri.as_str().into());
                LinkTarget::Uri(shared.clone())
            }
        }
    }

    /// Takes note of the characters among the bytes `cut` of a shaped word that no face has.
    pub(crate) fn miss(&mut self, id: WordId, text: &str, cut: Range<usize>, span: Span) {
        let segments = self.shaper.get(id).segments.iter();
        let boxed = segments.filter(|segment| segment.font == Faces::CODE_POINTS);
        let parts = boxed.map(|segment| {
            (segment.text.start as usize).max(cut.start)..(segment.text.end as usize).min(cut.end)
        });
        for c in parts.filter_map(|part| text.get(part)).flat_map(str::chars) {
            let script = match c.script() {
                Script::Common | Script::Inherited => "",
                script => script.full_name(),
            };
            let missing =
                self.missing.entry(script).or_insert(Missing { first: c, span, count: 0 });
            missing.count += 1;
        }
    }

    /// Remembers words of a script that only a dictionary tells apart, for there is none.
    pub(crate) fn lacks_dictionary(&mut self, script: Script, span: Span) {
        self.undivided.entry(script.full_name()).or_insert(span);
    }

    /// Says once for each script that there is no dictionary, if its characters can be set at all.
    pub(crate) fn report_undivided(&mut self) {
        for (script, span) in std::mem::take(&mut self.undivided) {
            if self.missing.contains_key(script) {
                continue;
            }
            let message = format!("there is no dictionary to tell words of {script} apart");
            let found = Diagnostic::new(Code::MissingDictionary, span, message)
                .help("lines end between syllables; build with the feature `complex-scripts`");
            self.diagnostics.push(found);
        }
    }

    /// Says once for each script what was missing.
    pub(crate) fn report_missing(&mut self) {
        for (script, Missing { first, span, count }) in std::mem::take(&mut self.missing) {
            let what = if script.is_empty() { String::new() } else { format!("{script} ") };
            let times =
                if count == 1 { String::new() } else { format!(", {count} characters in all") };
            let code = u32::from(first);
            let message = format!("no face has the {what}character U+{code:04X} ‘{first}’{times}");
            let cluster = first.to_string();
            let emoji = text::is_picture(&cluster);
            let script = scripts::tag(first.script());
            let wanted = Wanted { cluster: &cluster, script, lang: self.setting.lang, emoji };
            let help = match self.setting.fonts.advice(wanted) {
                Some(family) => format!(
                    "its code point is set in a box; install or give a font that has it, such as \
                     {family}"
                ),
                None => "its code point is set in a box; give a font that has it".to_owned(),
            };
            self.diagnostics.push(Diagnostic::new(Code::MissingGlyph, span, message).help(help));
        }
    }
}
