//! Thai, Lao, Khmer, Burmese and their kin.

#[cfg(not(feature = "complex-scripts"))]
use unicode_script::Script;

use super::super::{Ease, opportunities, undivided};
use super::check;

#[cfg(feature = "complex-scripts")]
#[test]
fn words_are_told_apart_by_a_dictionary() {
    check(&["สวัสดี\\|ครับ|ผม\\|ชื่อ\\|สมชาย"]);
    check(&["ภาษา\\|ไทย\\|เขียน\\|ติด\\|กัน\\|โดย\\|ไม่\\|เว้น\\|วรรค"]);
    check(&["ຂ້ອຍ\\|ຮັກ\\|ພາສາ\\|ລາວ"]);
    check(&["កុមារ\\|លេង\\|បាល់\\|នៅក្នុង\\|សួន", "សៀវភៅ\\|នេះ\\|ថ្មី"]);
    check(&["ကလေး\\|တွေ\\|ကျောင်း\\|သွား\\|ကြ\\|တယ်", "စာအုပ်\\|အသစ်"]);
}

/// Where nothing tells words apart, a line is only saved from being too long.
#[cfg(not(feature = "complex-scripts"))]
#[test]
fn without_a_dictionary_syllables_are_whole() {
    check(&["เป็\\⁞น", "ค\\⁞รับ|ผ\\⁞ม", "ខ្មែ\\⁞រ", "မြန်\\⁞မာ\\⁞စာ", "ພາ\\⁞ສາ"]);
    assert_eq!(undivided("see ไทย"), Some(Script::Thai));
    assert_eq!(undivided("ខ្មែរ"), Some(Script::Khmer));
}

#[cfg(feature = "complex-scripts")]
#[test]
fn a_dictionary_that_is_there_is_not_missed() {
    assert_eq!(undivided("see ไทย"), None);
}

#[test]
fn other_scripts_want_no_dictionary() {
    assert_eq!(undivided("Straße हिन्दी 中文 \u{1b13}"), None);
    // Tai Lue has none.
    assert_eq!(undivided("\u{1980}\u{1981}"), None);
}

#[test]
fn scripts_without_a_dictionary_are_parted_only_at_last() {
    let found = opportunities("\u{1980}\u{19b5}\u{1981}\u{19b0}\u{1982}\u{19c2}");
    assert!(found.iter().all(|found| found.ease == Ease::Last));
    let at: Vec<usize> = found.iter().map(|found| found.at).collect();
    assert_eq!(at, [3, 12], "a vowel keeps to the letter that it stands before");
}

#[test]
fn signs_of_repetition_begin_no_line() {
    for text in ["เด็กๆ", "ផ្សេងៗ", "ກ\u{ec6}", "ฯลฯ"] {
        let last = text.char_indices().next_back().map_or(0, |(at, _)| at);
        assert!(opportunities(text).iter().all(|found| found.at != last), "{text}");
    }
}
