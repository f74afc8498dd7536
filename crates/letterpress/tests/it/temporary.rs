//! Folders for tests that need files.

use std::fs;
use std::path::{Path, PathBuf};

/// A folder with files, gone when it goes out of scope.
pub(crate) struct Temporary(PathBuf);

impl Temporary {
    /// A folder with files, given by their paths in it and what they hold.
    #[expect(clippy::disallowed_methods, reason = "the test makes the files that are read")]
    pub(crate) fn with(name: &str, files: &[(&str, &[u8])]) -> Self {
        let path = std::env::temp_dir().join(format!("letterpress-{name}-{}", std::process::id()));
        for (file, bytes) in files {
            let file = path.join(file);
            fs::create_dir_all(file.parent().expect("below the folder")).expect("writable");
            fs::write(file, bytes).expect("writable");
        }
        Self(path)
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
