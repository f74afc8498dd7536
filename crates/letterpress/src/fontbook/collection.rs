//! The faces of a library, looked through once, when they are first wanted.

use std::collections::BTreeSet;
use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use super::face::{Face, faces};
use super::file::{FontFile, Library};
use super::shelf::Shelf;

/// The faces of a library.
///
/// Clones of an `Options` share it, so that it is looked through once for all of them.
pub(crate) struct Collection {
    library: Arc<dyn Library>,
    found: OnceLock<Found>,
}

/// What is in a library.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// The faces by family, weight, slant, width and path, each once.
    pub(crate) shelf: Shelf,
    /// Files that can't be used with the reason, by path.
    pub(crate) faults: Vec<(PathBuf, String)>,
}

impl Collection {
    /// Of a library that nobody has looked at yet.
    pub(crate) fn new(library: impl Library + 'static) -> Self {
        Self { library: Arc::new(library), found: OnceLock::new() }
    }

    /// What is in it.
    pub(crate) fn found(&self) -> &Found {
        self.found.get_or_init(|| look_through(&self.library))
    }
}

impl fmt::Debug for Collection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Collection").field("found", &self.found.get().is_some()).finish()
    }
}

fn look_through(library: &Arc<dyn Library>) -> Found {
    let (mut found, mut faults) = (Vec::new(), Vec::new());
    for (path, seen) in library.list() {
        let file = Arc::new(FontFile::of_library(library, path.clone()));
        match seen.and_then(|()| faces(&file)) {
            Ok(faces) => found.extend(faces),
            Err(error) => faults.push((path, error.to_string())),
        }
    }
    found.sort_by(|(a, _), (b, _)| order(a).cmp(&order(b)));
    // A file that lies in two places is equal in what it says of itself, the sum over all of its
    // bytes among it.
    let mut known = BTreeSet::new();
    found.retain(|(face, looks)| known.insert((face.index, looks.clone())));
    for (face, _) in &found {
        if let (Some(path), Some(fault)) = (face.file.path(), face.fault) {
            faults.push((path.to_path_buf(), fault.to_owned()));
        }
    }
    faults.sort();
    faults.dedup();
    let shelf = Shelf::new(found.into_iter().map(|(face, _)| Arc::new(face)).collect());
    Found { shelf, faults }
}

/// What faces are sorted by, so that the folders' order doesn't matter.
fn order(face: &Face) -> impl Ord + '_ {
    (face.family(), face.weight, face.italic, face.width, face.file.path(), face.index)
}
