//! Pictures that are written out in the document itself (RFC 2397).

/// The most characters that a picture may be written out in.
const MOST_ENCODED: usize = 32 << 20;

/// The bytes of a `data:` address in base64, or why there are none.
pub(super) fn decode(address: &str) -> Result<Vec<u8>, &'static str> {
    let body = address.get(.."data:".len()).filter(|scheme| scheme.eq_ignore_ascii_case("data:"));
    let body = body.map_or(address, |scheme| &address[scheme.len()..]);
    let (kind, data) = body.split_once(',').ok_or("its `data:` address has no comma")?;
    if data.len() > MOST_ENCODED {
        return Err("its `data:` address is larger than 32 MiB");
    }
    let kind = kind.to_ascii_lowercase();
    if !kind.starts_with("image/") {
        return Err("its `data:` address holds no image");
    }
    if !kind.ends_with(";base64") {
        return Err("its `data:` address is not in base64");
    }
    base64(data.as_bytes()).ok_or("its `data:` address is not valid base64")
}

/// Decodes base64 (RFC 4648 §4, and §5 with its two other letters); white space is left out, and
/// so may be the padding.
fn base64(text: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    let mut letters = text.iter().filter(|byte| !byte.is_ascii_whitespace()).peekable();
    while let Some(letter) = letters.next_if(|&&letter| letter != b'=') {
        bits = bits << 6 | u32::from(sextet(*letter)?);
        count += 1;
        if count == 4 {
            bytes.extend_from_slice(&bits.to_be_bytes()[1..]);
            (bits, count) = (0, 0);
        }
    }
    let padding = letters.clone().count();
    if letters.any(|&letter| letter != b'=') || padding > 2 {
        return None;
    }
    // What is left over are 8 bits in two letters or 16 in three; one alone holds no byte.
    match (count, padding) {
        (0, 0) => {}
        (2, 0 | 2) => bytes.extend_from_slice(&(bits >> 4).to_be_bytes()[3..]),
        (3, 0 | 1) => bytes.extend_from_slice(&(bits >> 2).to_be_bytes()[2..]),
        _ => return None,
    }
    Some(bytes)
}

fn sextet(letter: u8) -> Option<u8> {
    Some(match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{base64, decode};

    #[test]
    fn base64_as_the_rfc_has_it() {
        for (text, bytes) in [
            ("", ""),
            ("Zg==", "f"),
            ("Zm8=", "fo"),
            ("Zm9v", "foo"),
            ("Zm9vYg==", "foob"),
            ("Zm9vYmE=", "fooba"),
            ("Zm9vYmFy", "foobar"),
            ("Zm9vYmE", "fooba"),
            ("Zm9v\n YmFy", "foobar"),
        ] {
            assert_eq!(base64(text.as_bytes()).as_deref(), Some(bytes.as_bytes()), "{text}");
        }
        assert_eq!(base64(b"-_-_"), base64(b"+/+/"));
        for text in
            ["A", "Zm9vA", "Zg=", "Zg===", "Z===", "Zm9v=", "Zm8==", "Zg==Zg==", "Zm9?", "é"]
        {
            assert_eq!(base64(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn only_images_in_base64_are_read() {
        assert_eq!(decode("data:image/png;base64,Zm9v"), Ok(b"foo".to_vec()));
        assert_eq!(decode("DATA:image/PNG;BASE64,Zm9v"), Ok(b"foo".to_vec()));
        for address in [
            "data:",
            "data:,x",
            "data:text/plain;base64,Zm9v",
            "data:image/png,x",
            "data:image/png;base64,?",
        ] {
            assert!(decode(address).is_err(), "{address}");
        }
    }
}
