//! The faces there are and which of them a text is set in.
//!
//! Built-in faces go first, then those that the host has given, file by file and folder by folder
//! ([`stock`]); the machine's are looked at only when all of these lack a family that is named or
//! a character ([`collection`], [`machine`]). Which families go first for a script is in
//! [`preferred`]; how one is found for a cluster is in [`fallback`]. Files are read no further
//! than they have to be ([`excerpt`]).

mod axes;
mod collection;
mod coverage;
mod cuts;
mod excerpt;
mod face;
mod fallback;
mod file;
mod folders;
#[cfg(feature = "system-fonts")]
mod machine;
mod preferred;
mod shelf;
mod specimen;
mod stock;
#[cfg(all(test, feature = "fonts"))]
mod tests;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use letterpress_layout::fonts::{FaceId, Fonts, Wanted};
use letterpress_layout::style::Family;
use letterpress_page::{Font, FontData};
use letterpress_source::{Code, Diagnostic, Span};

use crate::error::Error;
use cuts::Cuts;
use face::Face;
use shelf::{Look, Shelf, nearest};

#[cfg(feature = "system-fonts")]
pub(crate) use collection::Collection;
#[cfg(feature = "system-fonts")]
pub(crate) use machine::Machine;
pub use specimen::{Samples, Specimen, SpecimenFace, Specimens, specimens};
pub(crate) use stock::Stock;

/// The families that stand in where a theme names one that isn't there.
const BUILT_IN: [&str; 3] = ["Libertinus Serif", "Source Sans 3", "JetBrains Mono"];

/// What families are for, in the order of their lists.
const KINDS: [Family; 3] = [Family::Serif, Family::Sans, Family::Mono];

/// Faces by family and cut, and by what they cover, for one document.
pub(crate) struct FontBook {
    stock: Stock,
    /// The faces that the host has handed over.
    given: Shelf,
    /// For serif, sans and mono the names that are tried in order.
    families: [Vec<String>; 3],
    cuts: Mutex<Cuts>,
    /// Files that have been read to be proved sound, held until they are used.
    held: Mutex<Vec<FontData>>,
    /// What would have been used, were it sound, with the reason why it isn't.
    broken: Mutex<BTreeMap<String, &'static str>>,
}

impl FontBook {
    /// The built-in faces and the given ones, where serif, sans and mono are each the first
    /// family of its list that there is.
    pub(crate) fn new(stock: &Stock, families: [Vec<String>; 3]) -> Result<Self, Error> {
        stock.check()?;
        let (cuts, held, broken) = Default::default();
        let given = stock.given()?;
        let mut book = Self { stock: stock.clone(), given, families, cuts, held, broken };
        // Where none of the named families is there, any face is better than none.
        let first = book.near().flat_map(Shelf::faces).next().map(|face| face.family().to_owned());
        let Some(first) = first.or_else(|| book.first_of_machine()) else {
            return Err(Error::NoFont);
        };
        for (names, built_in) in book.families.iter_mut().zip(BUILT_IN) {
            names.extend([built_in.to_owned(), first.clone()]);
        }
        Ok(book)
    }

    /// Whether there is a face of a family.
    pub(crate) fn has(&self, family: &str) -> bool {
        self.family(family).next().is_some()
    }

    /// What there is to say of fonts that can't be used: of those in folders that the host has
    /// named, and of others if they would have been used.
    pub(crate) fn diagnostics(&self) -> Vec<Diagnostic> {
        let faults = self.stock.folders().flat_map(|folder| &folder.found().faults);
        let faults = faults.map(|(path, reason)| (path.display().to_string(), reason.as_str()));
        let mut all = faults.collect::<BTreeMap<_, _>>();
        let broken = self.broken.lock().unwrap_or_else(PoisonError::into_inner);
        all.extend(broken.iter().map(|(name, &reason)| (name.clone(), reason)));
        let said = all.into_iter().map(|(name, reason)| {
            let message = format!("the font `{name}` cannot be used: {reason}");
            Diagnostic::new(Code::BadFont, Span::default(), message).help("other fonts are used")
        });
        said.collect()
    }

    /// The shelves that are looked at before the machine's.
    fn near(&self) -> impl Iterator<Item = &Shelf> {
        let folders = self.stock.folders().map(|folder| &folder.found().shelf);
        [stock::built_in(), &self.given].into_iter().chain(folders)
    }

    /// The machine's shelf, which is looked through for that, if it may be used.
    fn machine(&self) -> Option<&Shelf> {
        self.stock.machine.as_deref().map(|machine| &machine.found().shelf)
    }

    /// The family that text is set in where nothing but the machine has any.
    fn first_of_machine(&self) -> Option<String> {
        let look = Look { kind: Family::Serif, weight: 400, italic: false };
        let wanted = Wanted { cluster: "a", script: *b"Latn", lang: "", emoji: false };
        let face = self.best_of(self.machine()?, wanted, look, None)?;
        Some(face.family().to_owned())
    }

    /// The faces of a family; the machine is asked only for one that nothing else has.
    fn family(&self, name: &str) -> impl Iterator<Item = &Arc<Face>> {
        let mut near = self.near().flat_map(move |shelf| shelf.family(name)).peekable();
        let machine = if near.peek().is_none() { self.machine() } else { None };
        near.chain(machine.into_iter().flat_map(move |shelf| shelf.family(name)))
    }

    /// Whether a face can be used. One that can't is told of, since it would have been.
    fn sound(&self, face: &Face) -> bool {
        let reason = match face.sound() {
            Ok(read) => {
                let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
                held.extend(read);
                return true;
            }
            Err(reason) => reason,
        };
        let name = match face.file.path() {
            Some(path) => path.display().to_string(),
            None => face.family().to_owned(),
        };
        let mut broken = self.broken.lock().unwrap_or_else(PoisonError::into_inner);
        broken.insert(name, reason);
        false
    }

    /// The number of a face at a weight and slant.
    fn cut(&self, face: &Arc<Face>, look: Look) -> Option<FaceId> {
        self.cuts.lock().unwrap_or_else(PoisonError::into_inner).number(face, look)
    }

    /// A face by its number and what it looks like.
    fn known(&self, id: FaceId) -> Option<(Arc<Face>, Look)> {
        self.cuts.lock().unwrap_or_else(PoisonError::into_inner).known(id)
    }
}

impl fmt::Debug for FontBook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FontBook").field("families", &self.families).finish_non_exhaustive()
    }
}

impl Fonts for FontBook {
    fn select(&self, family: Family, weight: u16, italic: bool) -> Option<FaceId> {
        let look = Look { kind: family, weight, italic };
        let names = self.families[family as usize].iter();
        let found = names.flat_map(|name| nearest(self.family(name), look));
        self.cut(found.into_iter().find(|face| self.sound(face))?, look)
    }

    fn fallback(&self, wanted: Wanted<'_>, instead_of: Option<FaceId>) -> Option<FaceId> {
        let (lacking, look) = match instead_of.and_then(|id| self.known(id)) {
            Some((face, look)) => (Some(face), look),
            None => (None, Look { kind: Family::Serif, weight: 400, italic: false }),
        };
        self.cut(self.stand_in(wanted, look, lacking.as_ref())?, look)
    }

    fn font(&self, face: FaceId) -> Font {
        self.cuts.lock().unwrap_or_else(PoisonError::into_inner).font(face)
    }

    fn advice(&self, wanted: Wanted<'_>) -> Option<&'static str> {
        preferred::row(wanted)?.advice(Family::Sans)
    }
}
