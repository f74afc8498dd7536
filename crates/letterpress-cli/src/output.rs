//! Where the PDF goes, and getting it there whole or not at all.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use letterpress::Error;

use crate::args::Args;
use crate::failure::{Failure, shown};
use crate::input::is_dash;

/// Endings of Markdown files, in whose place `.pdf` is put; after any other it is added.
const MARKDOWN: [&str; 7] = ["md", "markdown", "mdown", "mkd", "mkdn", "text", "txt"];

/// Where the PDF goes.
#[derive(Debug)]
pub(crate) enum Output {
    /// To whoever reads the standard output.
    Stdout,
    /// Into a file.
    File(PathBuf),
}

impl Output {
    /// What `-o` says, or else the first input's name with the ending of a PDF.
    pub(crate) fn choose(args: &Args) -> Result<Self, Failure> {
        let output = match (&args.output, args.inputs.first()) {
            (Some(path), _) if is_dash(path) => Self::Stdout,
            (Some(path), _) => Self::File(path.clone()),
            (None, Some(input)) if !is_dash(input) => Self::File(beside(input)),
            (None, _) => Self::Stdout,
        };
        if matches!(output, Self::Stdout) && io::stdout().is_terminal() {
            let message = "a terminal cannot show a PDF; name a file with `-o`".to_owned();
            return Err(Failure::Usage(message));
        }
        Ok(output)
    }

    /// Refuses to write over the inputs.
    pub(crate) fn spare(&self, inputs: &[PathBuf]) -> Result<(), Failure> {
        let Self::File(path) = self else { return Ok(()) };
        let Ok(real) = fs::canonicalize(path) else { return Ok(()) };
        if real.is_file()
            && inputs.iter().any(|input| fs::canonicalize(input).is_ok_and(|i| i == real))
        {
            let message = format!("`{}` is an input; name another file with `-o`", shown(path));
            return Err(Failure::Usage(message));
        }
        Ok(())
    }

    /// Writes what `fill` writes, if that ends well. A file is written under another name first and
    /// put in place when it is whole, so that whatever stood there before survives every failure;
    /// what can't be taken back is written as it comes, or at the end where that is to be waited for.
    /// There is nothing to be said of what a reader did not stay for.
    pub(crate) fn write<T>(
        &self,
        waits: bool,
        fill: impl FnOnce(&mut dyn Write) -> Result<T, Stopped>,
    ) -> Result<Option<T>, Failure> {
        let (path, written) = match self {
            Self::Stdout => (Path::new("<stdout>"), at_once(io::stdout().lock(), waits, fill)),
            Self::File(path) => (path.as_path(), into_file(path, waits, fill)),
        };
        match (self, written) {
            (_, Ok(done)) => Ok(Some(done)),
            (Self::Stdout, Err(Stopped::Writing(error)))
                if error.kind() == io::ErrorKind::BrokenPipe =>
            {
                Ok(None)
            }
            (_, Err(Stopped::Writing(error))) => Err(Failure::writing(path, &error)),
            (_, Err(Stopped::Otherwise(failure))) => Err(failure),
        }
    }
}

/// Why writing did not come to its end.
pub(crate) enum Stopped {
    /// What is written to did not take it.
    Writing(io::Error),
    /// There was nothing to write.
    Otherwise(Failure),
}

impl From<io::Error> for Stopped {
    fn from(error: io::Error) -> Self {
        Self::Writing(error)
    }
}

impl From<io::ErrorKind> for Stopped {
    fn from(kind: io::ErrorKind) -> Self {
        Self::Writing(kind.into())
    }
}

impl From<Failure> for Stopped {
    fn from(failure: Failure) -> Self {
        Self::Otherwise(failure)
    }
}

impl From<Error> for Stopped {
    fn from(error: Error) -> Self {
        match error {
            Error::Write(cause) => Self::Writing(cause),
            other => Self::Otherwise(other.into()),
        }
    }
}

impl fmt::Display for Output {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stdout => f.write_str("<stdout>"),
            Self::File(path) => f.write_str(&shown(path)),
        }
    }
}

/// The name of the PDF that is made from an input.
fn beside(input: &Path) -> PathBuf {
    let markdown = input
        .extension()
        .is_some_and(|ending| MARKDOWN.iter().any(|known| ending.eq_ignore_ascii_case(known)));
    if markdown {
        return input.with_extension("pdf");
    }
    let mut name = input.as_os_str().to_owned();
    name.push(".pdf");
    PathBuf::from(name)
}

/// Writes to a file by way of a temporary one beside it. Behind a link the file it leads to is
/// replaced, and what is no regular file, such as `/dev/null`, is written to as it is.
fn into_file<T>(
    path: &Path,
    waits: bool,
    fill: impl FnOnce(&mut dyn Write) -> Result<T, Stopped>,
) -> Result<T, Stopped> {
    let directly = |fill| {
        let file = OpenOptions::new().write(true).create(true).truncate(true).open(path)?;
        at_once(file, waits, fill)
    };
    let real = match fs::canonicalize(path) {
        Ok(real) => real,
        Err(_) if fs::symlink_metadata(path).is_ok() => return directly(fill),
        Err(_) => path.to_path_buf(),
    };
    match fs::metadata(&real) {
        Ok(known) if known.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        Ok(known) if !known.is_file() => directly(fill),
        Ok(known) if known.permissions().readonly() => Err(io::ErrorKind::PermissionDenied.into()),
        Ok(known) => replace(&real, Some(known.permissions()), fill),
        Err(_) => replace(&real, None, fill),
    }
}

/// Writes a file beside `path` and puts it in its place.
fn replace<T>(
    path: &Path,
    permissions: Option<fs::Permissions>,
    fill: impl FnOnce(&mut dyn Write) -> Result<T, Stopped>,
) -> Result<T, Stopped> {
    let (temporary, file) = temporary(path)?;
    let written = at_once(&file, false, fill).and_then(|done| {
        permissions.map_or(Ok(()), |permissions| file.set_permissions(permissions))?;
        file.sync_all()?;
        fs::rename(&temporary, path)?;
        Ok(done)
    });
    written.inspect_err(|_| {
        // The first error is the one to tell.
        let _ = fs::remove_file(&temporary);
    })
}

/// A new file in the folder of `path`.
fn temporary(path: &Path) -> io::Result<(PathBuf, File)> {
    let name = path.file_name().ok_or(io::ErrorKind::IsADirectory)?.to_string_lossy();
    let mut taken = io::ErrorKind::AlreadyExists.into();
    for attempt in 0..100 {
        // A hidden name no longer than the real one may be, and of nobody else's process.
        let name = name.chars().take(40).collect::<String>();
        let name = format!(".{name}.{}-{attempt}.part", std::process::id());
        let temporary = path.with_file_name(name);
        match OpenOptions::new().write(true).create_new(true).open(&temporary) {
            Ok(file) => return Ok((temporary, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => taken = error,
            Err(error) => return Err(error),
        }
    }
    Err(taken)
}

/// Writes to what can't be taken back, or waits for the end to do so.
fn at_once<T>(
    out: impl Write,
    waits: bool,
    fill: impl FnOnce(&mut dyn Write) -> Result<T, Stopped>,
) -> Result<T, Stopped> {
    let mut out = BufWriter::with_capacity(1 << 16, out);
    let done = if waits {
        let mut whole = Vec::new();
        let done = fill(&mut whole)?;
        out.write_all(&whole)?;
        done
    } else {
        fill(&mut out)?
    };
    out.flush()?;
    Ok(done)
}
