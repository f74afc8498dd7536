//! Which clusters are to be seen as pictures (UTS #51).

use unicode_properties::{EmojiStatus, UnicodeEmoji};

/// The sign after a character that asks for a picture, and the one that asks for text.
const PICTURE: char = '\u{fe0f}';
const TEXT: char = '\u{fe0e}';

/// Whether a cluster is to be seen as a picture: it has a picture by default or asks for one.
pub(crate) fn is_picture(cluster: &str) -> bool {
    let mut chars = cluster.chars();
    let Some(first) = chars.next().filter(|c| !c.is_ascii() || cluster.len() > 1) else {
        return false;
    };
    if !first.is_emoji_char() {
        return is_flag_letter(first);
    }
    match chars.next() {
        Some(TEXT) => false,
        Some(PICTURE) => true,
        _ => is_picture_by_default(first),
    }
}

/// Whether a text may have pictures: nearly none has.
pub(super) fn may_have_pictures(text: &str) -> bool {
    // The marks of typography begin with 0xe2 and 0x80; what of them is a picture asks for it.
    let mut pairs = text.as_bytes().windows(2);
    pairs.any(|pair| match pair[0] {
        0xe2 => pair[1] != 0x80,
        byte => matches!(byte, 0xe3 | 0xef | 0xf0),
    })
}

/// Emoji_Presentation.
fn is_picture_by_default(c: char) -> bool {
    use EmojiStatus as S;
    matches!(
        c.emoji_status(),
        S::EmojiPresentation
            | S::EmojiPresentationAndModifierBase
            | S::EmojiPresentationAndEmojiComponent
            | S::EmojiPresentationAndModifierAndEmojiComponent
    )
}

/// Whether two of a character are a flag.
fn is_flag_letter(c: char) -> bool {
    matches!(c, '\u{1f1e6}'..='\u{1f1ff}')
}

#[cfg(test)]
mod tests {
    use super::is_picture;

    #[test]
    fn pictures_are_told_from_signs() {
        for (cluster, expected) in [
            ("😀", true),
            ("👩\u{200d}💻", true),
            ("👍🏽", true),
            ("🇫🇷", true),
            ("1\u{fe0f}\u{20e3}", true),
            ("☎", false),
            ("☎\u{fe0f}", true),
            ("😀\u{fe0e}", false),
            ("✓", false),
            ("1", false),
            ("#", false),
            ("字", false),
            ("©", false),
        ] {
            assert_eq!(is_picture(cluster), expected, "{cluster}");
        }
    }
}
