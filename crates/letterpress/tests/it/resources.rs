//! What a folder gives out, and what it keeps to itself.

use std::fs;

use letterpress::{Folder, NoResources, ResourceError, Resources};

use crate::temporary::Temporary;

/// A folder with files, each holding its own path.
fn folder_with(name: &str, files: &[&str]) -> Temporary {
    let files: Vec<_> = files.iter().map(|file| (*file, file.as_bytes())).collect();
    Temporary::with(name, &files)
}

fn load(folder: &Folder, request: &str, from: &str) -> Result<String, String> {
    folder
        .load(request, from)
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .map_err(|error| error.to_string())
}

const OUTSIDE: &str = "it lies outside the folder that files may be read from";

#[test]
fn files_below_the_folder_are_read() {
    let files = ["root/a.png", "root/sub/b c.png", "root/sub/é.png", "root/q?.png"];
    let place = folder_with("below", &files);
    let folder = Folder::new(place.path().join("root")).expect("a folder");
    for (request, from, found) in [
        ("a.png", "doc.md", "root/a.png"),
        ("./sub/../a.png", "doc.md", "root/a.png"),
        ("sub/b%20c.png", "doc.md", "root/sub/b c.png"),
        ("sub/b c.png", "<markdown>", "root/sub/b c.png"),
        ("sub/%C3%A9.png", "doc.md", "root/sub/é.png"),
        ("é.png", "sub/doc.md", "root/sub/é.png"),
        ("../a.png", "sub/doc.md", "root/a.png"),
        ("a.png?raw=true", "doc.md", "root/a.png"),
        ("a.png#x", "doc.md", "root/a.png"),
    ] {
        assert_eq!(load(&folder, request, from).as_deref(), Ok(found), "{request}");
    }
    assert_eq!(load(&folder, "none.png", "doc.md"), Err("there is no such file".to_owned()));
    assert_eq!(load(&folder, "a.png/b", "doc.md"), Err("there is no such file".to_owned()));
    assert_eq!(load(&folder, "", "doc.md"), Err("there is no such file".to_owned()));
    assert_eq!(load(&folder, "sub", "doc.md"), Err("it is not a file".to_owned()));
}

#[test]
fn nothing_outside_is_read() {
    let place = folder_with("outside", &["root/a.png", "secret.png", "rooted/x.png"]);
    let folder = Folder::new(place.path().join("root")).expect("a folder");
    let absolute = place.path().join("root/a.png").display().to_string();
    for request in ["../secret.png", "%2e%2e/secret.png", "sub/../../secret.png", "../rooted/x.png"]
    {
        assert_eq!(load(&folder, request, "doc.md"), Err(OUTSIDE.to_owned()), "{request}");
    }
    assert_eq!(load(&folder, "secret.png", "../doc.md"), Err(OUTSIDE.to_owned()));
    for request in [absolute.as_str(), "/etc/passwd", "\\\\host\\x.png", "C:\\x.png", "c:x.png"] {
        let error = Err("only relative paths are read".to_owned());
        assert_eq!(load(&folder, request, "doc.md"), error, "{request}");
    }
    for request in ["https://example.com/a.png", "//example.com/a.png", "file:a.png", "ftp://a/b"] {
        assert!(matches!(folder.load(request, "doc.md"), Err(ResourceError::Refused(_))));
    }
    assert_eq!(
        load(&folder, "%252e%252e/secret.png", "doc.md"),
        Err("there is no such file".into())
    );
    assert_eq!(load(&folder, "a\0.png", "doc.md"), Err("there is no such file".into()));
}

#[cfg(unix)]
#[test]
fn links_are_followed_only_inside() {
    use std::os::unix::fs::symlink;
    let place = folder_with("links", &["root/a.png", "secret.png"]);
    let root = place.path().join("root");
    symlink("a.png", root.join("inside.png")).expect("links are possible");
    symlink("../secret.png", root.join("outside.png")).expect("links are possible");
    symlink("..", root.join("up")).expect("links are possible");
    symlink("/dev/zero", root.join("zero.png")).expect("links are possible");
    let folder = Folder::new(&root).expect("a folder");
    assert_eq!(load(&folder, "inside.png", "doc.md").as_deref(), Ok("root/a.png"));
    for request in ["outside.png", "up/secret.png", "zero.png"] {
        assert_eq!(load(&folder, request, "doc.md"), Err(OUTSIDE.to_owned()), "{request}");
    }
    let devices = Folder::new("/dev").expect("a folder");
    assert_eq!(load(&devices, "zero", "doc.md"), Err("it is not a file".to_owned()));
}

#[test]
fn large_files_are_refused_unread() {
    let place = folder_with("large", &["root/a.png"]);
    let root = place.path().join("root");
    #[expect(clippy::disallowed_methods, reason = "the test makes the file that it reads")]
    let file = fs::File::create(root.join("big.png")).expect("writable");
    file.set_len((64 << 20) + 1).expect("a file with a hole");
    let folder = Folder::new(&root).expect("a folder");
    assert_eq!(load(&folder, "big.png", "doc.md"), Err("it is larger than 64 MiB".to_owned()));
}

#[test]
fn each_source_may_read_beside_itself() {
    let files = ["one/doc.md", "one/a.png", "two/doc.md", "two/a.png"];
    let place = folder_with("beside", &files);
    let folder = Folder::of_sources(place.path());
    assert_eq!(load(&folder, "a.png", "one/doc.md").as_deref(), Ok("one/a.png"));
    assert_eq!(load(&folder, "a.png", "two/doc.md").as_deref(), Ok("two/a.png"));
    assert_eq!(load(&folder, "../two/a.png", "one/doc.md"), Err(OUTSIDE.to_owned()));
    let named = Folder::new(place.path().join("two")).expect("a folder").base(place.path());
    assert_eq!(load(&named, "a.png", "two/doc.md").as_deref(), Ok("two/a.png"));
    assert_eq!(load(&named, "a.png", "one/doc.md"), Err(OUTSIDE.to_owned()));
}

#[test]
fn the_default_refuses_everything() {
    assert!(NoResources.load("a.png", "doc.md").is_err());
    assert!(Folder::new("no/such/folder").is_err());
}
