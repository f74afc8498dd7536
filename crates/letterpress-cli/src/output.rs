//! Where the PDF goes, and getting it there whole or not at all.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use letterpress::{Error, Typeset};

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

    /// Writes the PDF. A file is written under another name first and put in place when it is
    /// whole, so that whatever stood there before survives every failure.
    pub(crate) fn write(&self, typeset: &Typeset) -> Result<(), Failure> {
        match self {
            Self::Stdout => match fill(io::stdout().lock(), typeset) {
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
                Err(error) => Err(Failure::writing(Path::new("<stdout>"), &error)),
                Ok(()) => Ok(()),
            },
            Self::File(path) => {
                into_file(path, typeset).map_err(|error| Failure::writing(path, &error))
            }
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
fn into_file(path: &Path, typeset: &Typeset) -> io::Result<()> {
    let real = match fs::canonicalize(path) {
        Ok(real) => real,
        Err(_) if fs::symlink_metadata(path).is_ok() => return directly(path, typeset),
        Err(_) => path.to_path_buf(),
    };
    match fs::metadata(&real) {
        Ok(known) if known.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        Ok(known) if !known.is_file() => directly(path, typeset),
        Ok(known) if known.permissions().readonly() => Err(io::ErrorKind::PermissionDenied.into()),
        Ok(known) => replace(&real, Some(known.permissions()), typeset),
        Err(_) => replace(&real, None, typeset),
    }
}

/// Writes a file beside `path` and puts it in its place.
fn replace(path: &Path, permissions: Option<fs::Permissions>, typeset: &Typeset) -> io::Result<()> {
    let (temporary, file) = temporary(path)?;
    let written = fill(&file, typeset)
        .and_then(|()| permissions.map_or(Ok(()), |permissions| file.set_permissions(permissions)))
        .and_then(|()| file.sync_all());
    drop(file);
    written.and_then(|()| fs::rename(&temporary, path)).inspect_err(|_| {
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

fn directly(path: &Path, typeset: &Typeset) -> io::Result<()> {
    let file = OpenOptions::new().write(true).create(true).truncate(true).open(path)?;
    fill(file, typeset)
}

fn fill(out: impl Write, typeset: &Typeset) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 16, out);
    typeset.write(&mut out).map_err(|error| match error {
        Error::Write(cause) => cause,
        other => io::Error::other(other.to_string()),
    })?;
    out.flush()
}
