use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::{MOST_BYTES, ResourceError, Resources, is_remote, percent_decode, scheme};

const OUTSIDE: ResourceError =
    ResourceError::Refused("it lies outside the folder that files may be read from");

/// Files below one folder, and nothing else.
///
/// A request is a relative path, percent-decoded once, and is looked up from the folder of the
/// source that names it. Whatever leads out of the folder is refused: absolute paths, `..`, and
/// symbolic links whose target lies outside; so are devices, pipes and folders, and files of
/// more than 64 MiB.
///
/// ```no_run
/// use letterpress::{Folder, Options};
/// let options = Options::new().resources(Folder::new("manual")?);
/// # let _ = options;
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Folder {
    /// Where the names of sources count from.
    base: PathBuf,
    /// The folder that confines, canonical; `None` for each source's own.
    root: Option<PathBuf>,
}

impl Folder {
    /// The files below `root`, which the names of sources count from as well.
    ///
    /// # Errors
    ///
    /// When there is no such folder.
    pub fn new(root: impl AsRef<Path>) -> io::Result<Self> {
        let root = fs::canonicalize(root)?;
        if !root.is_dir() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        Ok(Self { base: root.clone(), root: Some(root) })
    }

    /// The files below the folder of whichever source asks, where the names of sources are
    /// paths from `base`.
    pub fn of_sources(base: impl Into<PathBuf>) -> Self {
        Self { base: base.into(), root: None }
    }

    /// The same folder where the names of sources are paths from `base`.
    #[must_use]
    pub fn base(mut self, base: impl Into<PathBuf>) -> Self {
        self.base = base.into();
        self
    }

    /// The path of a request, proved to lie in the folder that confines.
    fn resolve(&self, request: &str, from: &str) -> Result<PathBuf, ResourceError> {
        let folder = self.base.join(from).parent().map_or_else(PathBuf::new, Path::to_path_buf);
        let folder = if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder };
        let folder = fs::canonicalize(folder).map_err(because)?;
        let root = self.root.as_ref().unwrap_or(&folder);
        let written = flatten(&folder.join(request)).filter(|path| path.starts_with(root));
        let real = fs::canonicalize(written.ok_or(OUTSIDE)?).map_err(because)?;
        if real.starts_with(root) { Ok(real) } else { Err(OUTSIDE) }
    }
}

impl Resources for Folder {
    fn load(&self, request: &str, from: &str) -> Result<Arc<[u8]>, ResourceError> {
        let path = check(request)?;
        let found = self.resolve(&path, from).and_then(|path| read(&path));
        match (found, path.split_once(['?', '#'])) {
            (Err(ResourceError::NotFound), Some((path, _))) if !path.is_empty() => {
                self.resolve(path, from).and_then(|path| read(&path))
            }
            (found, _) => found,
        }
    }
}

/// The relative path that a request stands for.
fn check(request: &str) -> Result<String, ResourceError> {
    if is_remote(request) {
        return Err(ResourceError::Refused("it is on the web, and nothing is fetched from there"));
    }
    if scheme(request).is_some() {
        return Err(ResourceError::Refused("only files are read, not other kinds of addresses"));
    }
    let path = percent_decode(request).ok_or(ResourceError::NotFound)?;
    let drive = matches!(path.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic());
    if path.is_empty() || path.contains('\0') {
        return Err(ResourceError::NotFound);
    }
    if drive || path.starts_with(['/', '\\']) || Path::new(&path).is_absolute() {
        return Err(ResourceError::Refused("only relative paths are read"));
    }
    Ok(path)
}

/// A path without `.` and `..`; `None` where it climbs above its beginning.
fn flatten(path: &Path) -> Option<PathBuf> {
    let mut flat = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                if !flat.pop() {
                    return None;
                }
            }
            other => flat.push(other),
        }
    }
    Some(flat)
}

/// Reads a regular file of bounded size. It is looked at before it is opened, since opening a
/// pipe waits, and again through the handle it is read from.
fn read(path: &Path) -> Result<Arc<[u8]>, ResourceError> {
    let regular = |metadata: &fs::Metadata| match (metadata.is_file(), metadata.len()) {
        (false, _) => Err(ResourceError::Refused("it is not a file")),
        (true, size) if size > MOST_BYTES => Err(ResourceError::TooLarge(MOST_BYTES)),
        (true, _) => Ok(()),
    };
    regular(&fs::metadata(path).map_err(because)?)?;
    #[expect(clippy::disallowed_methods, reason = "this is the implementation of `Resources`")]
    let file = File::open(path).map_err(because)?;
    let metadata = file.metadata().map_err(because)?;
    regular(&metadata)?;
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(because)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(ResourceError::TooLarge(MOST_BYTES));
    }
    Ok(bytes.into())
}

fn because(error: io::Error) -> ResourceError {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => ResourceError::NotFound,
        _ => ResourceError::Unreadable(error),
    }
}
