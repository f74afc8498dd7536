use std::io::{self, Write};

use letterpress_page::{Depths, Element, ElementId, Kids, Len, Role, Structure};
use pdf_writer::{Array, Dict, Finish, Name, Ref, Str, TextStr};

use super::role::Type;
use super::{Holding, Kind, Parent, Tags, role};
use crate::content::number::hundredths;
use crate::file::File;
use crate::metadata::is_tag;
use crate::profile::Version;
use crate::words::words;

/// How many entries a leaf of the parent tree has.
const ENTRIES: usize = 64;
/// The namespace of PDF 2.0 (ISO 32000-2 §14.8.6.1).
const NAMESPACE: &str = "http://iso.org/pdf2/ssn";
/// What stands where nothing does.
const NOWHERE: usize = usize::MAX;

/// A structure tree that has been written.
pub(crate) struct Tree {
    /// The root.
    pub(crate) root: Ref,
    /// The objects of elements; `None` for those that the file doesn't have.
    objects: Vec<Option<Ref>>,
}

impl Tree {
    /// The object of an element or of the nearest one around it that the file has.
    pub(crate) fn object(&self, structure: &Structure, id: ElementId) -> Option<Ref> {
        let object = |(id, _): (ElementId, Role)| *self.objects.get(id.0 as usize)?;
        structure.roles(id).find_map(object).or(self.objects.first().copied().flatten())
    }
}

/// What it takes to write the elements.
struct Plan<'a> {
    structure: &'a Structure,
    version: Version,
    kids: Kids,
    /// What elements hold of pages, those of one together and in the order of reading; where
    /// those of each begin, and where the last one's end.
    holdings: Vec<(usize, Holding)>,
    starts: Vec<usize>,
    /// For each element the place of the first of what it and those in it hold, or `NOWHERE`.
    first: Vec<usize>,
    objects: Vec<Option<Ref>>,
    pages: Vec<Ref>,
    frames: Vec<(ElementId, [f32; 4])>,
    /// For each note the references to it.
    citing: Vec<(ElementId, ElementId)>,
    namespace: Option<Ref>,
}

impl Tags {
    /// Writes the tree.
    pub(crate) fn write<W: Write>(
        self,
        structure: &Structure,
        file: &mut File<W>,
    ) -> io::Result<Tree> {
        // Pages that nobody has given elements are a document all the same (ISO 14289-2 §8.2.5.2).
        let mut alone = Structure::default();
        let structure = match structure.elements.is_empty() {
            true => {
                alone.add(Role::Document, None, Default::default());
                &alone
            }
            false => structure,
        };
        let (root, parent_tree) = (file.next(), file.next());
        let namespace = (self.version == Version::V20).then(|| file.next());
        let (parents, owners) = (self.parents, self.owners);
        let count = structure.elements.len();
        let first = first_holdings(structure, &self.holdings);
        let (holdings, starts) = by_element(count, self.holdings);
        let kids = structure.kids();
        let mut frames = self.frames;
        frames.sort_by_key(|&(id, _)| id);
        let mut plan = Plan {
            structure,
            version: self.version,
            kids,
            holdings,
            starts,
            first,
            objects: Vec::new(),
            pages: self.pages,
            frames,
            citing: citing(structure),
            namespace,
        };
        let mut order = plan.kids.in_order();
        plan.objects = plan.shown(&order).into_iter().map(|is| is.then(|| file.next())).collect();
        // The document's kids are the very objects that the parent tree lists. The two stand side by
        // side, so that the one is squeezed to references into the other.
        let last = usize::from(!order.is_empty());
        order.rotate_left(last);
        let mut depths = Depths::default();
        let mut notes = Vec::new();
        for id in order {
            let (Some(object), Some(element)) = (plan.object(id), structure.get(id)) else {
                continue;
            };
            let role = match element.role {
                Role::Heading(level) => Role::Heading(depths.next(level)),
                other => other,
            };
            let Some(kind) = role::type_of(role, plan.version) else { continue };
            let name = (role == Role::Note).then(|| format!("note{:06}", notes.len() + 1));
            file.object(|chunk| {
                let mut dict = chunk.indirect(object).dict();
                dict.pair(Name(b"S"), Name(kind.name.as_bytes()));
                dict.pair(Name(b"P"), plan.parent(element).unwrap_or(root));
                plan.describe(&mut dict, (element, kind));
                plan.attributes(&mut dict, id, element);
                plan.contents(&mut dict, id);
                if let Some(name) = &name {
                    dict.pair(Name(b"ID"), Str(name.as_bytes()));
                }
                plan.references(&mut dict, id, element);
            })?;
            notes.extend(name.map(|name| (name, object)));
        }
        write_parents(&parents, (&owners, &plan), file, parent_tree)?;
        if let Some(namespace) = namespace {
            file.object(|chunk| {
                let mut dict = chunk.indirect(namespace).dict();
                dict.pair(Name(b"Type"), Name(b"Namespace")).pair(Name(b"NS"), TextStr(NAMESPACE));
            })?;
        }
        let ids = write_ids(&notes, file)?;
        file.object(|chunk| {
            let mut dict = chunk.indirect(root).dict();
            dict.pair(Name(b"Type"), Name(b"StructTreeRoot"));
            if let Some(object) = plan.object(ElementId(0)) {
                dict.pair(Name(b"K"), object);
            }
            dict.pair(Name(b"ParentTree"), parent_tree);
            dict.pair(Name(b"ParentTreeNextKey"), integer(parents.len()));
            ids.map(|ids| dict.pair(Name(b"IDTree"), ids));
            if let Some(namespace) = namespace {
                dict.insert(Name(b"Namespaces")).array().item(namespace);
            }
        })?;
        Ok(Tree { root, objects: plan.objects })
    }
}

impl Plan<'_> {
    /// Which elements are written: those of a role that the version has, if they or those in them
    /// hold something, or have to be there in any case.
    fn shown(&self, order: &[ElementId]) -> Vec<bool> {
        let mut shown = vec![false; self.structure.elements.len()];
        // From the innermost outwards, since each comes after its parent.
        for &id in order.iter().rev() {
            let place = id.0 as usize;
            let element = &self.structure.elements[place];
            shown[place] |= self.first[place] != NOWHERE || role::stays_empty(element.role);
            if let Some(parent) = element.parent.filter(|_| shown[place]) {
                shown[parent.0 as usize] = true;
            }
        }
        for (shown, element) in shown.iter_mut().zip(&self.structure.elements) {
            *shown &= role::type_of(element.role, self.version).is_some();
        }
        shown
    }

    fn object(&self, id: ElementId) -> Option<Ref> {
        *self.objects.get(id.0 as usize)?
    }

    /// The object of what an element stands in.
    fn parent(&self, element: &Element) -> Option<Ref> {
        self.structure.roles(element.parent?).find_map(|(id, _)| self.object(id))
    }

    /// Writes namespace, language and what is read in an element's place, or what it abbreviates.
    fn describe(&self, dict: &mut Dict<'_>, (element, kind): (&Element, Type)) {
        if let Some(namespace) = self.namespace.filter(|_| kind.is_new) {
            dict.pair(Name(b"NS"), namespace);
        }
        if let Some(lang) = element.lang.as_deref().filter(|lang| is_tag(lang)) {
            dict.pair(Name(b"Lang"), TextStr(lang));
        }
        if let Some(alt) = &element.alt {
            let key: &[u8] = if element.role == Role::Abbreviation { b"E" } else { b"Alt" };
            dict.pair(Name(key), TextStr(&words(alt, self.version)));
        }
    }

    /// Writes the attributes of lists, cells, pictures and of what a line shows by its look (ISO
    /// 32000-2 §14.8.5).
    fn attributes(&self, dict: &mut Dict<'_>, id: ElementId, element: &Element) {
        let owned_by = |dict: &mut Dict<'_>, owner: &[u8], fill: &dyn Fn(&mut Dict<'_>)| {
            let mut attributes = dict.insert(Name(b"A")).dict();
            attributes.pair(Name(b"O"), Name(owner));
            fill(&mut attributes);
        };
        match element.role {
            Role::List(marking) => {
                if let Some(numbering) = role::numbering(marking, self.version) {
                    owned_by(dict, b"List", &|it| {
                        it.pair(Name(b"ListNumbering"), Name(numbering.as_bytes()));
                    });
                }
            }
            Role::Cell if element.spans == (1, 1) => {}
            Role::Cell | Role::HeadCell(_) => owned_by(dict, b"Table", &|it| {
                if let Role::HeadCell(scope) = element.role {
                    it.pair(Name(b"Scope"), Name(role::scope(scope).as_bytes()));
                }
                let spans = [(b"ColSpan", element.spans.0), (b"RowSpan", element.spans.1)];
                for (name, count) in spans.into_iter().filter(|&(_, count)| count > 1) {
                    it.pair(Name(name), i32::from(count));
                }
            }),
            Role::Deleted | Role::Inserted => owned_by(dict, b"Layout", &|it| {
                let is_struck = element.role == Role::Deleted;
                let line: &[u8] = if is_struck { b"LineThrough" } else { b"Underline" };
                it.pair(Name(b"TextDecorationType"), Name(line));
            }),
            Role::Highlighted(color) => owned_by(dict, b"Layout", &|it| {
                let channels =
                    [color.r, color.g, color.b].map(|channel| f32::from(channel) / 255.0);
                it.insert(Name(b"BackgroundColor")).array().items(channels);
            }),
            Role::Shifted(rise) => owned_by(dict, b"Layout", &|it| match self.version {
                Version::V17 => {
                    it.pair(Name(b"BaselineShift"), hundredths(rise) as f32 / 100.0);
                }
                Version::V20 => {
                    let name: &[u8] = if rise < Len::ZERO { b"Sub" } else { b"Sup" };
                    it.pair(Name(b"TextPosition"), Name(name));
                }
            }),
            Role::Figure => {
                let at = self.frames.partition_point(|&(known, _)| known < id);
                if let Some((_, frame)) = self.frames.get(at).filter(|(known, _)| *known == id) {
                    owned_by(dict, b"Layout", &|it| {
                        it.insert(Name(b"BBox")).array().items(frame);
                    });
                }
            }
            _ => {}
        }
    }

    /// Writes what an element holds: elements and what stands on pages, in the order of reading.
    fn contents(&self, dict: &mut Dict<'_>, id: ElementId) {
        let own = &self.holdings[self.starts[id.0 as usize]..self.starts[id.0 as usize + 1]];
        let page = own.first().map(|(_, holding)| holding.page);
        if let Some(page) = page {
            dict.pair(Name(b"Pg"), self.pages[page as usize]);
        }
        let inner = self.inner(id);
        match (own, inner.as_slice()) {
            ([], []) => {}
            ([], &[only]) => {
                if let Some(object) = self.object(only) {
                    dict.pair(Name(b"K"), object);
                }
            }
            ([(_, Holding { kind: Kind::Sequence(number), .. })], []) => {
                dict.pair(Name(b"K"), integer(*number as usize));
            }
            _ => self.write_kids(dict.insert(Name(b"K")).array(), own, (&inner, page)),
        }
    }

    fn write_kids(
        &self,
        mut array: Array<'_>,
        own: &[(usize, Holding)],
        (inner, page): (&[ElementId], Option<u32>),
    ) {
        let mut own = own.iter().peekable();
        // One that holds nothing goes with the next one that holds something.
        let mut places: Vec<usize> = inner.iter().map(|id| self.first[id.0 as usize]).collect();
        let mut next = NOWHERE;
        for place in places.iter_mut().rev() {
            next = if *place == NOWHERE { next } else { *place };
            *place = next;
        }
        for (&id, &place) in inner.iter().zip(&places) {
            while let Some((_, holding)) = own.next_if(|&&(before, _)| before < place) {
                self.write_holding(&mut array, holding, page);
            }
            if let Some(object) = self.object(id) {
                array.item(object);
            }
        }
        own.for_each(|(_, holding)| self.write_holding(&mut array, holding, page));
    }

    fn write_holding(&self, array: &mut Array<'_>, holding: &Holding, page: Option<u32>) {
        let other = Some(holding.page) != page;
        match holding.kind {
            Kind::Sequence(number) if !other => {
                array.item(integer(number as usize));
            }
            Kind::Sequence(number) => {
                let mut dict = array.push().dict();
                dict.pair(Name(b"Type"), Name(b"MCR"));
                dict.pair(Name(b"Pg"), self.pages[holding.page as usize]);
                dict.pair(Name(b"MCID"), integer(number as usize));
            }
            Kind::Annotation(object) => {
                let mut dict = array.push().dict();
                dict.pair(Name(b"Type"), Name(b"OBJR"));
                if other {
                    dict.pair(Name(b"Pg"), self.pages[holding.page as usize]);
                }
                dict.pair(Name(b"Obj"), object);
            }
        }
    }

    /// The elements in an element that are written, with those in ones that are not.
    fn inner(&self, id: ElementId) -> Vec<ElementId> {
        let mut inner = Vec::new();
        let mut open: Vec<ElementId> = self.kids.of_element(id).iter().rev().copied().collect();
        while let Some(id) = open.pop() {
            if self.object(id).is_some() {
                inner.push(id);
            } else {
                open.extend(self.kids.of_element(id).iter().rev());
            }
        }
        inner
    }

    /// Writes which elements one refers to: a reference's note, a note's references (ISO 32000-2
    /// §14.7.2, ISO 14289-2 §8.2.5.14).
    fn references(&self, dict: &mut Dict<'_>, id: ElementId, element: &Element) {
        if self.version < Version::V20 {
            return;
        }
        let start = self.citing.partition_point(|&(note, _)| note < id);
        let citing = self.citing[start..].iter().take_while(|&&(note, _)| note == id);
        let citing = citing.map(|&(_, reference)| reference);
        let objects: Vec<Ref> =
            element.refers_to.into_iter().chain(citing).filter_map(|id| self.object(id)).collect();
        if !objects.is_empty() {
            dict.insert(Name(b"Ref")).array().items(objects);
        }
    }
}

/// The references to notes, by note.
fn citing(structure: &Structure) -> Vec<(ElementId, ElementId)> {
    let elements = (0_u32..).map(ElementId).zip(&structure.elements);
    let mut citing: Vec<_> =
        elements.filter_map(|(id, element)| Some((element.refers_to?, id))).collect();
    citing.sort_unstable();
    citing
}

/// For each element the place of the first thing that it or those in it hold.
fn first_holdings(structure: &Structure, holdings: &[Holding]) -> Vec<usize> {
    let mut first = vec![NOWHERE; structure.elements.len()];
    for (place, holding) in holdings.iter().enumerate() {
        for (id, _) in structure.roles(holding.element) {
            if first[id.0 as usize] != NOWHERE {
                break;
            }
            first[id.0 as usize] = place;
        }
    }
    first
}

/// Things with their places, those of one element together, and where those of each begin.
fn by_element(count: usize, holdings: Vec<Holding>) -> (Vec<(usize, Holding)>, Vec<usize>) {
    let mut placed: Vec<(usize, Holding)> = holdings.into_iter().enumerate().collect();
    placed.sort_by_key(|(_, holding)| holding.element);
    let mut starts = Vec::with_capacity(count + 1);
    for id in 0..=count {
        let from = starts.last().copied().unwrap_or(0);
        let more = placed[from..].iter().take_while(|(_, it)| (it.element.0 as usize) < id).count();
        starts.push(from + more);
    }
    (placed, starts)
}

/// Writes the parent tree, in leaves of 64 entries (ISO 32000-2 §14.7.5.4).
fn write_parents<W: Write>(
    parents: &[Parent],
    (owners, plan): (&[ElementId], &Plan<'_>),
    file: &mut File<W>,
    root: Ref,
) -> io::Result<()> {
    let object = |id: &ElementId| plan.object(*id);
    let mut leaves = Vec::new();
    for (nth, entries) in parents.chunks(ENTRIES).enumerate() {
        let leaf = file.next();
        leaves.push(leaf);
        let first = nth * ENTRIES;
        file.object(|chunk| {
            let mut dict = chunk.indirect(leaf).dict();
            let limits = [integer(first), integer(first + entries.len() - 1)];
            dict.insert(Name(b"Limits")).array().items(limits);
            let mut nums = dict.insert(Name(b"Nums")).array();
            for (key, parent) in (first..).zip(entries) {
                nums.item(integer(key));
                match parent {
                    Parent::Page(start, count) => {
                        let owners = owners[*start..start + count].iter();
                        nums.push().array().items(owners.filter_map(object));
                    }
                    Parent::Annotation(id) => match object(id) {
                        Some(object) => {
                            nums.item(object);
                        }
                        None => {
                            nums.item(pdf_writer::Null);
                        }
                    },
                }
            }
            nums.finish();
        })?;
    }
    file.object(|chunk| {
        chunk.indirect(root).dict().insert(Name(b"Kids")).array().items(leaves);
    })
}

/// Writes the tree of the identifiers of notes, which ascend (ISO 32000-2 §14.7.2).
fn write_ids<W: Write>(notes: &[(String, Ref)], file: &mut File<W>) -> io::Result<Option<Ref>> {
    if notes.is_empty() {
        return Ok(None);
    }
    let root = file.next();
    let mut leaves = Vec::new();
    for entries in notes.chunks(ENTRIES) {
        let leaf = file.next();
        leaves.push(leaf);
        file.object(|chunk| {
            let mut dict = chunk.indirect(leaf).dict();
            let limits = [&entries[0].0, &entries[entries.len() - 1].0];
            dict.insert(Name(b"Limits")).array().items(limits.map(|name| Str(name.as_bytes())));
            let mut names = dict.insert(Name(b"Names")).array();
            for (name, object) in entries {
                names.item(Str(name.as_bytes())).item(object);
            }
        })?;
    }
    file.object(|chunk| {
        chunk.indirect(root).dict().insert(Name(b"Kids")).array().items(leaves);
    })?;
    Ok(Some(root))
}

fn integer(value: usize) -> i32 {
    i32::try_from(value).unwrap_or(i32::MAX)
}
