//! What is seen as one sign stays one.

use unicode_segmentation::UnicodeSegmentation;

use super::super::opportunities;
use super::check;

#[test]
fn emoji_are_never_parted() {
    check(&["👩‍👩‍👧\\|👩🏽‍🚀\\|🏳️‍🌈\\|1️⃣|#️⃣|🏴󠁧󠁢󠁳󠁣󠁴󠁿\\|❤️"]);
}

#[test]
fn no_opportunity_lies_inside_of_a_cluster() {
    for text in [
        "a \u{301}b \u{200d}c",
        "a 🏽b中🏽",
        "\u{600}中\u{6dd}中",
        "각\u{11a8}\u{1100}\u{1161}",
        "ກິ່ນສວຍກ້ຳ",
        "ที่นี่น้ำ",
        "က္ကျော်မြန်",
        "\u{1b13}\u{1b44}\u{1b13}\u{1b36}",
        "क्ष中\u{302a}か\u{3099}",
        "\u{d4e}中\r\n中",
    ] {
        let boundaries: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
        for found in opportunities(text) {
            assert!(boundaries.contains(&found.at), "{text:?} at {}", found.at);
        }
    }
}
