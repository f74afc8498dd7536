use std::io;
use std::path::Path;
use std::process::ExitCode;

use annotate_snippets::normalize_untrusted_str;
use letterpress::Error;

/// Why nothing was written, in one line.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Called in a way that can't be meant.
    Usage(String),
    /// Something is wrong with what was given: a file, a theme.
    Input(String),
    /// So many warnings, which may not be.
    Denied(usize),
}

impl Failure {
    /// 2 for wrong use, 1 for everything else.
    pub(crate) fn code(&self) -> ExitCode {
        ExitCode::from(match self {
            Self::Usage(_) => 2,
            Self::Input(_) | Self::Denied(_) => 1,
        })
    }

    /// A file that can't be read.
    pub(crate) fn reading(path: &Path, error: &io::Error) -> Self {
        Self::Input(format!("cannot read `{}`: {}", shown(path), words(error)))
    }

    /// A file that can't be written.
    pub(crate) fn writing(path: &Path, error: &io::Error) -> Self {
        Self::Input(format!("cannot write `{}`: {}", shown(path), words(error)))
    }

    /// What it says.
    pub(crate) fn message(&self) -> String {
        match self {
            Self::Usage(message) | Self::Input(message) => message.clone(),
            Self::Denied(1) => {
                "one warning, which `--deny warnings` forbids; nothing is written".into()
            }
            Self::Denied(count) => {
                format!("{count} warnings, which `--deny warnings` forbids; nothing is written")
            }
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::InvalidOption { .. } => Self::Usage(error.to_string()),
            _ => Self::Input(error.to_string()),
        }
    }
}

/// A path as a terminal may show it.
pub(crate) fn shown(path: &Path) -> String {
    normalize_untrusted_str(&path.display().to_string())
}

/// What went wrong, without the system's number for it.
fn words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission is denied".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        io::ErrorKind::NotADirectory => "a part of its path is no folder".to_owned(),
        io::ErrorKind::StorageFull => "there is no room left".to_owned(),
        _ => error.to_string(),
    }
}
