//! Everything that is read: Markdown, themes, and the folder that pictures come from.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use letterpress::{Diagnostic, Folder, MOST_INPUT, Sources, Theme};

use crate::failure::{Failure, shown};

/// What the standard input is called.
pub(crate) const STDIN: &str = "<stdin>";

/// Words that are kept for commands to come.
const RESERVED: [&str; 3] = ["explain", "init", "locate"];

/// Commands that there are.
const COMMANDS: [&str; 3] = ["check", "extract", "fonts"];

/// More than any PDF that is looked at has.
const MOST_PDF: usize = 1 << 31;

/// More than any theme has.
const MOST_THEME: usize = 1 << 20;

/// Reads the inputs in order, and says what was wrong with their bytes.
pub(crate) fn read(inputs: &[PathBuf]) -> Result<(Sources, Vec<Diagnostic>), Failure> {
    refuse_reserved(inputs)?;
    if inputs.iter().filter(|input| is_dash(input)).count() > 1 {
        return Err(Failure::Usage("`-` can be given only once as an input".to_owned()));
    }
    let (mut sources, mut diagnostics) = (Sources::new(), Vec::new());
    for input in inputs {
        let (name, bytes) = if is_dash(input) {
            (STDIN.to_owned(), bounded(io::stdin().lock(), MOST_INPUT))
        } else {
            (input.display().to_string(), file(input, MOST_INPUT))
        };
        let bytes = bytes.map_err(|error| Failure::reading(Path::new(&name), &error))?;
        diagnostics.extend(letterpress::read(&mut sources, &name, &bytes));
    }
    Ok((sources, diagnostics))
}

/// Refuses a word that a command is or will be named by as the name of a file.
fn refuse_reserved(inputs: &[PathBuf]) -> Result<(), Failure> {
    let first = inputs.first().and_then(|input| input.to_str()).unwrap_or_default();
    if COMMANDS.contains(&first) {
        let message = format!(
            "the command `{first}` comes before its options; a file of that name is written \
             `./{first}`"
        );
        return Err(Failure::Usage(message));
    }
    if RESERVED.contains(&first) {
        let message = format!(
            "`{first}` is kept for a command to come; a file of that name is written `./{first}`"
        );
        return Err(Failure::Usage(message));
    }
    Ok(())
}

/// The files that pictures may be read from.
pub(crate) fn folder(root: Option<&Path>) -> Result<Folder, Failure> {
    match root {
        None => Ok(Folder::of_sources("")),
        Some(root) => Folder::new(root)
            .map(|folder| folder.base(""))
            .map_err(|error| Failure::reading(root, &error)),
    }
}

/// Proves that folders can be read.
pub(crate) fn check_folders(folders: &[PathBuf]) -> Result<(), Failure> {
    folders.iter().try_for_each(|folder| {
        let found = fs::read_dir(folder).map(|_| ());
        found.map_err(|error| Failure::reading(folder, &error))
    })
}

/// A built-in theme by its name, or else one from a file.
pub(crate) fn theme(name: &str) -> Result<Theme, Failure> {
    if let Some(theme) = Theme::named(name) {
        return Ok(theme);
    }
    let path = Path::new(name);
    let bytes = file(path, MOST_THEME).map_err(|error| Failure::reading(path, &error))?;
    let wrong = |error: &dyn std::fmt::Display| {
        Failure::Input(format!("the theme `{}` cannot be used: {error}", shown(path)))
    };
    let text = String::from_utf8(bytes).map_err(|_| wrong(&"it is not UTF-8"))?;
    Theme::from_toml(&text).map_err(|error| wrong(&error))
}

/// When the PDF is made, if the environment says so: by that variable builds that can be repeated
/// are told their date.
pub(crate) fn build_time() -> Result<Option<u64>, Failure> {
    const NAME: &str = "SOURCE_DATE_EPOCH";
    #[expect(clippy::disallowed_methods, reason = "the variable is made for programs to read it")]
    let Some(value) = std::env::var_os(NAME) else { return Ok(None) };
    let seconds = value.to_str().and_then(|text| text.trim().parse().ok());
    let wrong = || Failure::Usage(format!("`{NAME}` is no number of seconds since 1970"));
    seconds.map(Some).ok_or_else(wrong)
}

/// A PDF.
pub(crate) fn pdf(path: &Path) -> Result<Vec<u8>, Failure> {
    let read =
        if is_dash(path) { bounded(io::stdin().lock(), MOST_PDF) } else { file(path, MOST_PDF) };
    read.map_err(|error| Failure::reading(path, &error))
}

/// Whether a file has nothing but these bytes in it.
pub(crate) fn holds(path: &Path, bytes: &[u8]) -> bool {
    file(path, bytes.len()).is_ok_and(|found| found == bytes)
}

pub(crate) fn is_dash(path: &Path) -> bool {
    path.as_os_str() == "-"
}

fn file(path: &Path, most: usize) -> io::Result<Vec<u8>> {
    #[expect(clippy::disallowed_methods, reason = "the binary reads what it is given")]
    let file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    bounded(file, most)
}

/// All bytes of a reader that has no more than `most`.
fn bounded(reader: impl Read, most: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(most as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > most {
        let message = format!("it is larger than {} MiB", most >> 20);
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, message));
    }
    Ok(bytes)
}
