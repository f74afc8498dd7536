//! Bytes into text: UTF-8 as a rule, UTF-16 where a byte-order mark says so.

use letterpress_source::{Code, Diagnostic, Sources, Span};

/// Adds a file's bytes to the sources as text, and says what could not be read.
///
/// UTF-8 with or without a byte-order mark, and UTF-16 with one. What is not valid is read as
/// U+FFFD, and one warning names the first such place.
///
/// ```
/// use letterpress::{Sources, read};
/// let mut sources = Sources::new();
/// let found = read(&mut sources, "menu.md", b"# Caf\xe9\n");
/// assert_eq!(found[0].code.as_str(), "bad-encoding");
/// assert_eq!(sources.iter().next().map(|source| source.text()), Some("# Caf\u{fffd}\n"));
/// ```
pub fn read(sources: &mut Sources, name: &str, bytes: &[u8]) -> Vec<Diagnostic> {
    let decoded = decode(bytes);
    let differs = decoded.text.as_bytes() != bytes;
    sources.add_read(name, decoded.text, differs.then_some(bytes));
    let base = sources.iter().last().map_or(0, letterpress_source::Source::base);
    decoded
        .first_bad
        .map(|at| {
            let span = Span::new(base + at, base + at + '\u{fffd}'.len_utf8());
            Diagnostic::new(Code::BadEncoding, span, message(decoded.encoding, decoded.bad))
                .help("bad bytes are read as U+FFFD; save the file as UTF-8")
        })
        .into_iter()
        .collect()
}

fn message(encoding: &str, bad: usize) -> String {
    match bad {
        1 => format!("the input is not valid {encoding} in one place"),
        _ => {
            format!("the input is not valid {encoding} in {bad} places, of which this is the first")
        }
    }
}

/// Bytes that were read as text.
struct Decoded {
    text: String,
    encoding: &'static str,
    /// Offset in the text of the first U+FFFD that stands for bad bytes.
    first_bad: Option<usize>,
    /// How many stand for bad bytes.
    bad: usize,
}

fn decode(bytes: &[u8]) -> Decoded {
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest),
        _ => utf8(bytes),
    }
}

fn utf8(bytes: &[u8]) -> Decoded {
    let mut decoded = Decoded::new("UTF-8", bytes.len());
    for chunk in bytes.utf8_chunks() {
        decoded.text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            decoded.push_bad();
        }
    }
    decoded
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Decoded {
    let mut decoded = Decoded::new("UTF-16", bytes.len());
    let (pairs, odd) = bytes.as_chunks::<2>();
    for read in char::decode_utf16(pairs.iter().map(|&pair| unit(pair))) {
        match read {
            Ok(character) => decoded.text.push(character),
            Err(_) => decoded.push_bad(),
        }
    }
    if !odd.is_empty() {
        decoded.push_bad();
    }
    decoded
}

impl Decoded {
    fn new(encoding: &'static str, size: usize) -> Self {
        Self { text: String::with_capacity(size), encoding, first_bad: None, bad: 0 }
    }

    fn push_bad(&mut self) {
        self.first_bad.get_or_insert(self.text.len());
        self.bad += 1;
        self.text.push(char::REPLACEMENT_CHARACTER);
    }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn byte_order_marks_choose_the_encoding() {
        for bytes in [
            &b"h\xc3\xa9"[..],
            b"\xef\xbb\xbfh\xc3\xa9",
            b"\xff\xfeh\0\xe9\0",
            b"\xfe\xff\0h\0\xe9",
        ] {
            let decoded = decode(bytes);
            assert_eq!((decoded.text.as_str(), decoded.bad), ("hé", 0), "{bytes:?}");
        }
    }

    #[test]
    fn bad_bytes_become_replacement_characters() {
        for (bytes, text, first, bad) in [
            (&b"a\xffb\xfe"[..], "a\u{fffd}b\u{fffd}", 1, 2),
            (b"\xff\xfea\0\x00\xd8b\0", "a\u{fffd}b", 1, 1),
            (b"\xfe\xff\0a\0", "a\u{fffd}", 1, 1),
        ] {
            let decoded = decode(bytes);
            assert_eq!((decoded.text.as_str(), decoded.bad), (text, bad));
            assert_eq!(decoded.first_bad, Some(first));
        }
    }

    #[test]
    fn a_real_replacement_character_is_not_bad() {
        assert_eq!(decode("\u{fffd}".as_bytes()).bad, 0);
    }
}
