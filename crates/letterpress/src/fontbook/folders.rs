//! Folders with font files.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};

use super::excerpt::Input;
use super::file::Library;

/// The endings of font files.
const ENDINGS: [&str; 4] = ["ttf", "otf", "ttc", "otc"];

/// As many bytes as the directory of most fonts has; more would be read in vain.
const HEAD: usize = 512;

/// How deep folders may lie in each other.
const MOST_DEPTH: usize = 32;

/// Folders with all folders in them.
#[derive(Clone, Debug)]
pub(crate) struct Folders {
    roots: Vec<PathBuf>,
}

impl Folders {
    /// The files below some folders.
    pub(crate) fn new(roots: Vec<PathBuf>) -> Self {
        Self { roots }
    }
}

impl Library for Folders {
    fn list(&self) -> Vec<(PathBuf, io::Result<()>)> {
        let mut list = Vec::new();
        let mut seen = BTreeSet::new();
        // Links may lead back to where they came from, so that the real paths are looked at.
        let real = |path: PathBuf| Some((fs::canonicalize(&path).ok()?, path, 0));
        let mut open = self.roots.iter().rev().cloned().filter_map(real).collect::<Vec<_>>();
        while let Some((real, path, depth)) = open.pop() {
            if real.is_file() {
                if is_font(&path) && seen.insert(real) {
                    list.push((path, Ok(())));
                }
            } else if depth < MOST_DEPTH && seen.insert(real.clone()) {
                match entries(&real, &path) {
                    Ok(entries) => {
                        open.extend(
                            entries.into_iter().map(|(real, path)| (real, path, depth + 1)),
                        );
                    }
                    Err(error) => list.push((path, Err(error))),
                }
            }
        }
        list.sort_by(|(a, _), (b, _)| a.cmp(b));
        list
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn Input>> {
        #[expect(clippy::disallowed_methods, reason = "the host has named the folder")]
        let file = File::open(path)?;
        Ok(Box::new(BufReader::with_capacity(HEAD, file)))
    }
}

/// What is in a folder as real paths and as paths through links, the last name first.
fn entries(real: &Path, path: &Path) -> io::Result<Vec<(PathBuf, PathBuf)>> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        let real = match entry.file_type()?.is_symlink() {
            false => real.join(entry.file_name()),
            true => match fs::canonicalize(entry.path()) {
                Ok(real) => real,
                // It leads nowhere.
                Err(_) => continue,
            },
        };
        entries.push((real, entry.path()));
    }
    entries.sort_by(|(_, a), (_, b)| b.cmp(a));
    Ok(entries)
}

fn is_font(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default();
    ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known))
}
