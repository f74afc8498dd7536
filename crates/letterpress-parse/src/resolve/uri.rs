//! What an address is.

/// The schemes that links may have.
const ALLOWED: [&str; 5] = ["http", "https", "mailto", "tel", "ftp"];

/// An address, told by its form.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Address {
    /// Out of the book, in ASCII.
    Outside(String),
    /// A path relative to the source, and a name in it; the path of the source itself is empty.
    Inside(String, Option<String>),
    /// Out of the book with a scheme that is not allowed.
    Refused(String),
}

impl Address {
    /// Tells what a link's address is, as browsers do: without controls and outer spaces.
    pub(super) fn of(written: &str) -> Self {
        let kept = written.chars().filter(|c| !c.is_control());
        let address: String = kept.collect();
        let address = address.trim();
        if let Some((scheme, _)) = address.split_once(':').filter(|(name, _)| is_scheme(name)) {
            let scheme = scheme.to_ascii_lowercase();
            return if ALLOWED.contains(&scheme.as_str()) {
                Self::Outside(ascii(address))
            } else {
                Self::Refused(scheme)
            };
        }
        if address.starts_with("//") {
            return Self::Outside(ascii(&format!("https:{address}")));
        }
        let (path, name) = match address.split_once('#') {
            Some((path, name)) => (path, Some(decode(name))),
            None => (address, None),
        };
        let path = path.split('?').next().unwrap_or("");
        Self::Inside(decode(path), name)
    }
}

/// RFC 3986, §3.1.
fn is_scheme(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
}

/// Escapes what may not stand in a URI; RFC 3986, §2.
fn ascii(address: &str) -> String {
    let mut escaped = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            escaped.push_str(&format!("%{byte:02X}"));
        }
    }
    escaped
}

/// Undoes percent encoding; what is none stays.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let digit = |at: usize| after.get(at).and_then(|&b| char::from(b).to_digit(16));
        match (first, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The path that a relative path leads to from the folder of a file, without `.` and `..`.
pub(super) fn join(file: &str, path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
    let folder = if path.starts_with('/') { "" } else { folder };
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|&last| last != "..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::{Address, join};

    #[track_caller]
    fn check(written: &str, expected: &str) {
        let found = match Address::of(written) {
            Address::Outside(uri) => format!("out {uri}"),
            Address::Inside(path, None) => format!("in {path}"),
            Address::Inside(path, Some(name)) => format!("in {path} # {name}"),
            Address::Refused(scheme) => format!("no {scheme}"),
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn addresses_are_told_by_their_form() {
        check("https://a.b/c?d#e", "out https://a.b/c?d#e");
        check(" MAILTO:a@b.c ", "out MAILTO:a@b.c");
        check("//a.b/ä b", "out https://a.b/%C3%A4%20b");
        check("java\nscript:alert(1)", "no javascript");
        check("DATA:text/html,x", "no data");
        check("file:///etc/passwd", "no file");
        check("C:\\x", "no c");
        check("../x.md?raw=1#A%20b", "in ../x.md # A b");
        check("#%C3%BCber", "in  # über");
        check("a/b:c", "in a/b:c");
        check("%zz", "in %zz");
        check("", "in ");
    }

    #[test]
    fn paths_are_joined() {
        assert_eq!(join("a/b/c.md", "../d.md"), "a/d.md");
        assert_eq!(join("c.md", "./d.md"), "d.md");
        assert_eq!(join("/r/c.md", "d.md"), "r/d.md");
        assert_eq!(join("c.md", "../../d.md"), "../../d.md");
    }
}
