//! The command `extract`: gives back the files that a PDF carries.

use std::path::{Path, PathBuf};

use letterpress_proof::{Attachment, attachments};

use crate::args::Extracted;
use crate::failure::{Failure, shown};
use crate::input;
use crate::output::Output;
use crate::report;

/// Writes the files beside the PDF, or where they are wanted. What is there already is kept, if it
/// is not the same.
pub(crate) fn extract(asked: &Extracted) -> Result<(), Failure> {
    let pdf = input::pdf(&asked.file)?;
    let found = attachments(&pdf).map_err(|error| {
        Failure::Input(format!("cannot take files out of `{}`: {error}", shown(&asked.file)))
    })?;
    let places = places(asked, &found)?;
    // All or nothing: no file is written if one can't be.
    for (place, file) in places.iter().zip(&found) {
        if let (Output::File(path), None) = (place, &asked.output) {
            spare(path, &file.bytes)?;
        }
    }
    for (place, file) in places.iter().zip(&found) {
        place.write(false, |out| Ok(out.write_all(&file.bytes)?))?;
        if let Output::File(path) = place {
            report::note(&format!("{}: {} bytes", shown(path), file.bytes.len()));
        }
    }
    Ok(())
}

/// Where each file goes.
fn places(asked: &Extracted, found: &[Attachment]) -> Result<Vec<Output>, Failure> {
    let pdf = shown(&asked.file);
    match (&asked.output, found) {
        (_, []) => {
            let message = format!("`{pdf}` carries no files; `--embed-source` puts them there");
            Err(Failure::Input(message))
        }
        (Some(output), [_]) if input::is_dash(output) => Ok(vec![Output::Stdout]),
        (Some(output), [_]) => Ok(vec![Output::File(output.clone())]),
        (Some(_), _) => {
            let count = found.len();
            Err(Failure::Usage(format!("`-o` is for one file, and `{pdf}` carries {count}")))
        }
        (None, _) => {
            let folder = asked.file.parent().unwrap_or(Path::new(""));
            let mut taken: Vec<PathBuf> = Vec::new();
            for file in found {
                taken.push(place(folder, &file.name, &taken));
            }
            Ok(taken.into_iter().map(Output::File).collect())
        }
    }
}

/// A place in a folder for a file of a name, which may be anything that somebody has written into
/// a PDF: only its last part counts, and nothing hidden is made.
fn place(folder: &Path, name: &str, taken: &[PathBuf]) -> PathBuf {
    const FORBIDDEN: &str = "<>:\"|?*";
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean = |c: char| if c.is_control() || FORBIDDEN.contains(c) { '_' } else { c };
    let name: String = last.chars().take(120).map(clean).collect();
    let name = match name.trim_start_matches('.').trim_end_matches([' ', '.']) {
        "" => "attachment",
        name => name,
    };
    let mut place = folder.join(name);
    let mut number = 2;
    while taken.contains(&place) {
        place = folder.join(format!("{number}-{name}"));
        number += 1;
    }
    place
}

/// Refuses to write over a file that holds something else.
fn spare(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if path.symlink_metadata().is_err() || input::holds(path, bytes) {
        return Ok(());
    }
    let message = format!("`{}` is there already; name another file with `-o`", shown(path));
    Err(Failure::Input(message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_nowhere_else() {
        let folder = Path::new("out");
        for (name, expected) in [
            ("report.md", "report.md"),
            ("../../etc/passwd", "passwd"),
            ("C:\\x\\y.md", "y.md"),
            (".bashrc", "bashrc"),
            ("..", "attachment"),
            ("", "attachment"),
            ("a\nb:c.md", "a_b_c.md"),
        ] {
            assert_eq!(place(folder, name, &[]), folder.join(expected), "{name:?}");
        }
        let taken = [folder.join("a.md")];
        assert_eq!(place(folder, "a.md", &taken), folder.join("2-a.md"));
    }
}
