//! Addresses, paths, names of programs and hashes, and the joints at which they come apart.
//!
//! A joint has no hyphen, so the signs beside it must say that the name goes on. After the
//! *Chicago Manual of Style* (17th ed., 14.18) an address is parted after a colon and after
//! slashes, on either side of `=`, and before a point, a comma, a question mark, a tilde, a
//! number or per cent sign and a hyphen: a point at the end of a line could be the sentence's,
//! a hyphen one that was added. A single slash stays on the upper line, against Chicago, for
//! there it says that more follows, while below it looks like the root of a file system; so do
//! commas, brackets and underscores. Outside of addresses the hyphen stays above too: below,
//! `-name` would look like an option of its own.
//!
//! No joint stands inside a number, nor within two characters of the beginning or three of the
//! end.

/// What a joint is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Joint {
    /// At separators.
    Separator,
    /// Before a capital of camel case.
    Hump,
    /// Between two groups of a long hash, which means nothing.
    Group,
}

/// The characters of a group of a hash; the eight that people read out.
const GROUP: usize = 8;

/// The number of characters from which letters with figures among them are taken for a hash.
const HASH: usize = 24;

/// The least number of characters before and after a joint.
const LEAST: (usize, usize) = (2, 3);

/// The number of characters from which a word is taken for a token by its signs.
const LONG: usize = 22;

/// The number of characters from which a name with a point in it is taken for a token.
const NAME: usize = 12;

/// The joints of a token, in order.
pub(crate) fn joints(token: &str) -> Vec<(usize, Joint)> {
    let mut found = Vec::new();
    let Some(first) = token.find(char::is_alphanumeric) else { return found };
    let end = token.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    let address = is_address(token);
    let mut at = first;
    while at < end {
        let rest = &token[at..end];
        let stretch = rest.find(is_separator).unwrap_or(rest.len());
        stretch_joints(&rest[..stretch], at, &mut found);
        let rest = &rest[stretch..];
        let run = rest.find(|c| !is_separator(c)).unwrap_or(rest.len());
        let start = at + stretch;
        if run > 0 && !is_in_number(token, start, run) {
            let above = rest[..run].rfind(|c| stays_above(c, address));
            let joint = start + above.map_or(0, |index| index + 1);
            found.push((joint, Joint::Separator));
        }
        at = start + run;
    }
    found.retain(|&(at, _)| is_roomy(&token[..at], &token[at..]));
    found
}

/// Whether enough stands on both sides of a joint.
fn is_roomy(left: &str, right: &str) -> bool {
    let (before, after) = LEAST;
    left.chars().take(before).count() == before && right.chars().take(after).count() == after
}

fn is_separator(c: char) -> bool {
    "/._-:=&?#,;([{<|%+~@\\>)]}".contains(c)
}

/// Whether a separator ends a line; the others begin one.
fn stays_above(c: char, address: bool) -> bool {
    match c {
        '-' => !address,
        _ => !".?#&%+~@".contains(c),
    }
}

/// Whether a name is an address of the web or of mail, or a path.
fn is_address(token: &str) -> bool {
    token.contains(['/', '@']) || token.contains("www.")
}

/// Whether a run of separators is a single one inside a number or a date.
fn is_in_number(token: &str, start: usize, run: usize) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    run == 1
        && ".,:-+".contains(&token[start..start + run])
        && digit(token[..start].chars().next_back())
        && digit(token[start + run..].chars().next())
}

/// Adds the joints of a stretch without separators: humps, or the groups of a hash.
fn stretch_joints(stretch: &str, start: usize, found: &mut Vec<(usize, Joint)>) {
    if is_hash(stretch) {
        let groups = (GROUP..stretch.len()).step_by(GROUP);
        found.extend(groups.map(|at| (start + at, Joint::Group)));
        return;
    }
    let chars: Vec<(usize, char)> = stretch.char_indices().collect();
    for index in LEAST.0..(chars.len() + 1).saturating_sub(LEAST.1) {
        let (before, (at, c), after) = (chars[index - 1].1, chars[index], chars[index + 1].1);
        // `XMLHttp` has its hump before the last capital, but `URLs` has none.
        let begins = |i: usize| chars.get(i).is_some_and(|&(_, c)| c.is_lowercase());
        let ends_capitals = before.is_uppercase() && begins(index + 1) && begins(index + 2);
        let is_hump = before.is_lowercase()
            || before.is_ascii_digit() && after.is_lowercase()
            || ends_capitals;
        if c.is_uppercase() && is_hump {
            found.push((start + at, Joint::Hump));
        }
    }
}

/// Whether a stretch is a hash or the like: long, of ASCII, one in eight of it figures.
fn is_hash(stretch: &str) -> bool {
    let bytes = stretch.as_bytes();
    let digits = bytes.iter().filter(|byte| byte.is_ascii_digit()).count();
    bytes.len() >= HASH
        && bytes.iter().all(u8::is_ascii_alphanumeric)
        && digits < bytes.len()
        && digits * 8 >= bytes.len()
}

/// Whether a place in a token lies between two characters of its name, where only its joints
/// part it, whatever UAX #14 says.
pub(crate) fn parts_token(token: &str, at: usize) -> bool {
    let bytes = token.as_bytes();
    at > 0 && at < bytes.len() && bytes[at - 1].is_ascii() && bytes[at].is_ascii()
}

/// Whether a word is no word of a language but an address, a path or a name of a program.
pub(crate) fn is_token(word: &str) -> bool {
    // Most words have nothing but letters before a comma or a full stop.
    let letters = word.strip_suffix([',', '.']).unwrap_or(word);
    if letters.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return letters.len() >= LONG && has_hump(letters);
    }
    let name =
        word.trim_start_matches(['(', '[', '{', '<', '"', '\'', '“', '‘', '«', '‹', '`', '¿']);
    let core = name.trim_start_matches(|c: char| !c.is_alphanumeric());
    let core = core.trim_end_matches(|c: char| !c.is_alphanumeric());
    let plain = |byte: u8| byte.is_ascii_alphabetic() || !byte.is_ascii() || byte == b'\'';
    if core.bytes().all(plain) {
        return has_root(name) || core.len() >= LONG && core.is_ascii() && has_hump(core);
    }
    let Some(mark) = core.bytes().find(|&byte| !plain(byte) && byte != b'-') else {
        // A compound of words, or an option.
        return name.starts_with("--");
    };
    has_root(name)
        || core.contains("://")
        || core.contains("::")
        || core.contains(['_', '\\'])
        || core.starts_with("www.")
        || is_mail(core)
        || is_path(core)
        || is_file_or_version(core)
        || is_long_name(core, mark)
}

/// Whether a name begins as one in a file system does.
fn has_root(name: &str) -> bool {
    let rest = ["/", "./", "../", "~/"].iter().find_map(|root| name.strip_prefix(root));
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || "._".contains(c)))
}

/// Whether a small letter stands before a capital.
fn has_hump(core: &str) -> bool {
    let pairs = core.as_bytes().windows(2);
    pairs.into_iter().any(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase())
}

fn is_mail(core: &str) -> bool {
    core.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
}

/// Whether a name with slashes in it ends in a file with an extension, or has parts that are no
/// words of a language.
fn is_path(core: &str) -> bool {
    let Some((folders, file)) = core.rsplit_once('/') else { return false };
    let is_folder = |part: &str| part.starts_with('.') || part.contains('_');
    has_extension(file) || folders.split('/').any(is_folder)
}

/// Whether a name ends in a point and a few small letters or figures, after at least two signs.
fn has_extension(file: &str) -> bool {
    file.rsplit_once('.').is_some_and(|(stem, extension)| {
        let small = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        stem.len() >= 2
            && (1..=6).contains(&extension.len())
            && extension.bytes().all(small)
            && stem.bytes().all(|byte| byte.is_ascii_graphic())
    })
}

/// Whether a name is a file, a host or a version: `letterpress.toml`, `v1.2.3-beta`.
fn is_file_or_version(core: &str) -> bool {
    let is_version = || {
        core.contains(|c: char| c.is_ascii_alphabetic())
            && core.as_bytes().windows(3).any(|three| {
                three[1] == b'.' && three[0].is_ascii_digit() && three[2].is_ascii_digit()
            })
    };
    core.len() >= NAME && core.is_ascii() && (has_extension(core) || is_version())
}

/// Whether a word is too long, and has too many signs or figures, to be of a language.
fn is_long_name(core: &str, mark: u8) -> bool {
    if core.len() < LONG || !core.is_ascii() {
        return false;
    }
    let digits = core.bytes().filter(u8::is_ascii_digit).count();
    let is_sign = |byte: u8| b"=&?#%+~|<>{}[]();,:@.$*".contains(&byte);
    is_sign(mark) || core.bytes().any(is_sign) || digits * 4 >= core.len()
}
