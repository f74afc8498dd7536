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

/// The longest name, in bytes: some systems allow 255, and a number may come before it.
const LONGEST: usize = 200;

/// A place in a folder for a file of a name, which may be anything that somebody has written into
/// a PDF: only its last part counts, nothing hidden is made, and nothing turns the name round.
fn place(folder: &Path, name: &str, taken: &[PathBuf]) -> PathBuf {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean = |c: char| {
        let turns = matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if c.is_control() || turns || "<>:\"|?*".contains(c) { '_' } else { c }
    };
    let name: String = last.chars().map(clean).collect();
    let name = name.trim_start_matches(['.', '-', ' ']).trim_end_matches([' ', '.']);
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && ending.len() < 16 => {
            (stem, format!(".{ending}"))
        }
        _ => (name, String::new()),
    };
    let ends = stem.char_indices().map(|(at, c)| at + c.len_utf8());
    let end = ends.take_while(|end| end + ending.len() <= LONGEST).last().unwrap_or(0);
    let stem = match &stem[..end] {
        "" => "attachment",
        // Windows takes these for devices, whatever their ending.
        stem if DEVICES.iter().any(|device| stem.eq_ignore_ascii_case(device)) => "attachment",
        stem => stem,
    };
    // Some systems take small and capital letters for the same.
    let same = |a: &Path, b: &Path| {
        a.to_string_lossy().to_lowercase() == b.to_string_lossy().to_lowercase()
    };
    let mut place = folder.join(format!("{stem}{ending}"));
    let mut number = 2;
    while taken.iter().any(|taken| same(taken, &place)) {
        place = folder.join(format!("{number}-{stem}{ending}"));
        number += 1;
    }
    place
}

/// Names that are no files' on Windows.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com1", "lpt1"];

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
            ("-rf", "rf"),
            ("NUL.txt", "attachment.txt"),
            ("a\u{202e}dm.exe", "a_dm.exe"),
        ] {
            assert_eq!(place(folder, name, &[]), folder.join(expected), "{name:?}");
        }
        let taken = [folder.join("A.md")];
        assert_eq!(place(folder, "a.md", &taken), folder.join("2-a.md"));
        let long = place(folder, &format!("{}.md", "日".repeat(100)), &[]);
        let name = long.file_name().and_then(|name| name.to_str()).expect("a name");
        assert!(name.ends_with("日.md") && name.len() <= LONGEST, "{name}");
    }
}
