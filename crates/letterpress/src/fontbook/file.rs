//! Font files, wherever their bytes are.

use std::fmt;
use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use letterpress_page::FontData;

use super::excerpt::{Excerpt, Input, read};

/// The most bytes that a font file may have; Apple's emoji have 190 MB.
const MOST_FILE: u64 = 512 << 20;

/// A place with font files: folders, or what a test puts in their stead.
pub(crate) trait Library: Send + Sync {
    /// The files there are, each once; what can't be looked at comes with the reason.
    fn list(&self) -> Vec<(PathBuf, io::Result<()>)>;

    /// Opens one of them.
    fn open(&self, path: &Path) -> io::Result<Box<dyn Input>>;
}

/// A font file, which is read as far as it has to be.
pub(crate) struct FontFile {
    bytes: Bytes,
    /// The whole file, for as long as somebody else holds it.
    whole: Mutex<Weak<dyn AsRef<[u8]> + Send + Sync>>,
}

enum Bytes {
    #[cfg(any(feature = "fonts", feature = "emoji"))]
    BuiltIn(&'static [u8]),
    Given(FontData),
    In(Arc<dyn Library>, PathBuf),
}

impl FontFile {
    /// One that is built in.
    #[cfg(any(feature = "fonts", feature = "emoji"))]
    pub(crate) fn built_in(bytes: &'static [u8]) -> Self {
        Self::of(Bytes::BuiltIn(bytes))
    }

    /// One whose bytes the host has given.
    pub(crate) fn given(bytes: FontData) -> Self {
        Self::of(Bytes::Given(bytes))
    }

    /// One of a library.
    pub(crate) fn of_library(library: &Arc<dyn Library>, path: PathBuf) -> Self {
        Self::of(Bytes::In(Arc::clone(library), path))
    }

    fn of(bytes: Bytes) -> Self {
        Self { bytes, whole: Mutex::new(Weak::<Vec<u8>>::new()) }
    }

    /// Its path, where it has one.
    pub(crate) fn path(&self) -> Option<&Path> {
        match &self.bytes {
            Bytes::In(_, path) => Some(path),
            _ => None,
        }
    }

    /// Whether it came with the program.
    pub(crate) fn is_built_in(&self) -> bool {
        match &self.bytes {
            #[cfg(any(feature = "fonts", feature = "emoji"))]
            Bytes::BuiltIn(_) => true,
            Bytes::Given(_) | Bytes::In(..) => false,
        }
    }

    /// What it is read from.
    pub(crate) fn open(&self) -> io::Result<Box<dyn Input + '_>> {
        Ok(match &self.bytes {
            #[cfg(any(feature = "fonts", feature = "emoji"))]
            Bytes::BuiltIn(bytes) => Box::new(Cursor::new(*bytes)),
            Bytes::Given(bytes) => Box::new(Cursor::new(bytes.as_ref().as_ref())),
            Bytes::In(library, path) => library.open(path)?,
        })
    }

    /// Some tables of one of its faces.
    pub(crate) fn excerpt(&self, index: u32, tables: &[[u8; 4]]) -> io::Result<Excerpt> {
        read(&mut *self.open()?, index, tables)
    }

    /// All of its bytes.
    pub(crate) fn data(&self) -> io::Result<FontData> {
        match &self.bytes {
            #[cfg(any(feature = "fonts", feature = "emoji"))]
            Bytes::BuiltIn(bytes) => Ok(Arc::new(*bytes)),
            Bytes::Given(bytes) => Ok(Arc::clone(bytes)),
            Bytes::In(..) => {
                let mut whole = self.whole.lock().unwrap_or_else(PoisonError::into_inner);
                if let Some(known) = whole.upgrade() {
                    return Ok(known);
                }
                let mut input = self.open()?;
                let size = input.seek(SeekFrom::End(0))?;
                if size > MOST_FILE {
                    return Err(io::ErrorKind::FileTooLarge.into());
                }
                input.rewind()?;
                let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
                input.take(MOST_FILE).read_to_end(&mut bytes)?;
                let data: FontData = Arc::new(bytes);
                *whole = Arc::downgrade(&data);
                Ok(data)
            }
        }
    }
}

impl fmt::Debug for FontFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FontFile({:?})", self.path())
    }
}
