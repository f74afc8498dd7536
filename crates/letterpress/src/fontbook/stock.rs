//! The fonts that an `Options` and its clones share.

use std::path::PathBuf;
use std::sync::{Arc, LazyLock, OnceLock};

use letterpress_page::FontData;

use super::collection::Collection;
use super::face::{Face, faces};
use super::file::FontFile;
use super::folders::Folders;
use super::shelf::Shelf;
use crate::error::Error;

/// The fonts that an `Options` and its clones share, each looked at once.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stock {
    given: Vec<Arc<Given>>,
    folders: Vec<(PathBuf, Arc<Collection>)>,
    /// The machine's fonts, where they may be used.
    pub(crate) machine: Option<Arc<Collection>>,
}

/// A font file that the host has handed over.
#[derive(Debug)]
struct Given {
    file: Arc<FontFile>,
    faces: OnceLock<Result<Vec<Arc<Face>>, &'static str>>,
}

impl Stock {
    /// How many files have been handed over.
    pub(crate) fn count(&self) -> usize {
        self.given.len()
    }

    /// One more file.
    pub(crate) fn give(&mut self, data: FontData) {
        let file = Arc::new(FontFile::given(data));
        self.given.push(Arc::new(Given { file, faces: OnceLock::new() }));
    }

    /// One more folder.
    pub(crate) fn add_folder(&mut self, path: PathBuf) {
        let folder = Collection::new(Folders::new(vec![path.clone()]));
        self.folders.push((path, Arc::new(folder)));
    }

    /// The folders, which are looked through for that.
    pub(crate) fn folders(&self) -> impl Iterator<Item = &Collection> {
        self.folders.iter().map(|(_, folder)| &**folder)
    }

    /// Proves that the folders are there.
    pub(crate) fn check(&self) -> Result<(), Error> {
        for (path, _) in &self.folders {
            if !path.is_dir() {
                let reason = format!("there is no folder `{}`", path.display());
                return Err(Error::option("font dir", reason));
            }
        }
        Ok(())
    }

    /// The faces of the files that have been handed over, in their order.
    pub(crate) fn given(&self) -> Result<Shelf, Error> {
        let mut all = Vec::new();
        for (index, given) in self.given.iter().enumerate() {
            let faces = given.faces.get_or_init(|| usable(&given.file));
            let faces = faces.as_ref();
            all.extend(faces.map_err(|&reason| Error::UnusableFont { number: index + 1, reason })?);
        }
        Ok(Shelf::new(all.into_iter().map(Arc::clone).collect()))
    }
}

/// The faces of a file, all of which have to be sound.
fn usable(file: &Arc<FontFile>) -> Result<Vec<Arc<Face>>, &'static str> {
    let faces = faces(file).map_err(|_| "it is no OpenType font")?;
    let faces = faces.into_iter().map(|(face, _)| Arc::new(face)).collect::<Vec<_>>();
    faces.iter().try_for_each(|face| face.sound().map(|_| ()))?;
    Ok(faces)
}

/// The built-in faces for text. They are described without being parsed, so that they cost
/// nothing until they are used, and what is found out about them holds for all documents.
pub(crate) fn built_in() -> &'static Shelf {
    static FACES: LazyLock<Shelf> = LazyLock::new(|| {
        #[cfg(feature = "fonts")]
        let faces = letterpress_fonts::faces().iter().map(|face| {
            let kind = super::BUILT_IN.iter().position(|&family| family == face.family);
            let kind = super::KINDS[kind.unwrap_or(0)];
            Arc::new(Face::built_in(*face, kind))
        });
        #[cfg(not(feature = "fonts"))]
        let faces = std::iter::empty();
        Shelf::new(faces.collect())
    });
    &FACES
}

/// The built-in emoji, of last resort.
pub(crate) fn emoji() -> Option<&'static Arc<Face>> {
    static FACE: LazyLock<Option<Arc<Face>>> = LazyLock::new(|| {
        #[cfg(feature = "emoji")]
        let face = Face::built_in(letterpress_fonts::emoji(), super::Family::Sans);
        #[cfg(feature = "emoji")]
        return Some(Arc::new(face));
        #[cfg(not(feature = "emoji"))]
        None
    });
    FACE.as_ref()
}
