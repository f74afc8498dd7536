//! Where the machine keeps its fonts.

use std::io;
use std::path::{Path, PathBuf};

use super::excerpt::Input;
use super::file::Library;
use super::folders::Folders;

/// The fonts of the machine. Its folders are found out when they are first wanted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Machine;

impl Library for Machine {
    fn list(&self) -> Vec<(PathBuf, io::Result<()>)> {
        Folders::new(folders()).list()
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn Input>> {
        Folders::new(Vec::new()).open(path)
    }
}

/// The folder that a variable of the environment names.
#[cfg(not(target_os = "android"))]
fn named(variable: &str) -> Option<PathBuf> {
    #[expect(clippy::disallowed_methods, reason = "the host has asked for the machine's fonts")]
    let value = std::env::var_os(variable)?;
    (!value.is_empty()).then(|| PathBuf::from(value))
}

/// Windows keeps fonts for everybody and, since 2018, for each user.
#[cfg(windows)]
fn folders() -> Vec<PathBuf> {
    let everybody = named("SYSTEMROOT").unwrap_or_else(|| PathBuf::from("C:\\Windows"));
    let own = named("LOCALAPPDATA").map(|home| home.join("Microsoft\\Windows\\Fonts"));
    [everybody.join("Fonts")].into_iter().chain(own).collect()
}

/// Apple's folders; `AssetsV2` has the faces that are fetched when they are first wanted.
#[cfg(target_vendor = "apple")]
fn folders() -> Vec<PathBuf> {
    let everybody = ["/System/Library/Fonts", "/Library/Fonts", "/Network/Library/Fonts"];
    let mut folders = everybody.map(PathBuf::from).to_vec();
    let assets = std::fs::read_dir("/System/Library/AssetsV2").into_iter().flatten().flatten();
    folders.extend(assets.map(|entry| entry.path()).filter(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("com_apple_MobileAsset_Font")
    }));
    folders.extend(named("HOME").map(|home| home.join("Library/Fonts")));
    folders
}

/// What fontconfig's files name, and the usual folders where there are no such files.
#[cfg(not(any(windows, target_vendor = "apple", target_os = "android")))]
fn folders() -> Vec<PathBuf> {
    let home = named("HOME");
    let own = named("XDG_CONFIG_HOME").or_else(|| Some(home.as_ref()?.join(".config")));
    let own = own.map(|config| config.join("fontconfig/fonts.conf"));
    let files = match named("FONTCONFIG_FILE") {
        Some(file) => vec![file],
        None => own.into_iter().chain([PathBuf::from("/etc/fonts/fonts.conf")]).collect(),
    };
    let mut config = fontconfig_parser::FontConfig::default();
    for file in files {
        // One that is missing or broken names no folders.
        let _ = config.merge_config(&file);
    }
    let at_home = |path: PathBuf| match (path.strip_prefix("~"), &home) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => path,
    };
    let named = config.dirs.into_iter().map(|dir| at_home(dir.path)).collect::<Vec<_>>();
    if !named.is_empty() {
        return named;
    }
    let usual = ["/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts"];
    usual.map(PathBuf::from).map(at_home).to_vec()
}

/// Android's folders.
#[cfg(target_os = "android")]
fn folders() -> Vec<PathBuf> {
    ["/system/fonts", "/product/fonts"].map(PathBuf::from).to_vec()
}
