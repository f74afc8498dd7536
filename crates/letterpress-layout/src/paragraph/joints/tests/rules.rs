//! The rules of UAX #14, one by one.

use super::{check, shown};

#[test]
fn lb1_classes_without_a_rule_are_letters() {
    // AI, SG and XX as AL, CJ as NS.
    check(&["a®a|®|a", "a\u{50005}b", "カッ\\|ト"]);
}

#[test]
fn lb2_and_lb3_no_line_ends_where_the_text_does() {
    check(&["", "a", "one|two"]);
    assert_eq!(shown("one "), "one ");
}

#[test]
fn lb4_to_lb6_what_ends_a_line_by_force_is_an_opportunity() {
    assert_eq!(shown("a\u{2028}b"), "a\u{2028}|b");
    assert_eq!(shown("a \u{b}b"), "a \u{b}|b");
    assert_eq!(shown("a\r\nb\u{85}c"), "a\r\n|b\u{85}|c");
}

#[test]
fn lb7_no_line_begins_with_a_space() {
    check(&["a  |b", "a \u{200b}\\|b"]);
}

#[test]
fn lb8_a_zero_width_space_is_an_opportunity() {
    check(&["a\u{200b}\\|—b", "“\u{200b}\\|a", "-\u{200b}\\|a", "a\u{200b}|)b"]);
}

#[test]
fn lb8a_to_lb10_marks_keep_to_what_they_combine_with() {
    check(&["e\u{301}te\u{301}|e\u{301}", "中\u{308}\\|中", "a-\u{308}\\|bc|d\u{200d}中"]);
    // A space takes the mark that follows it.
    check(&["a|b \u{301}c"]);
}

#[test]
fn lb11_and_lb12_joiners_and_glue_hold() {
    check(&["a\u{2060}-\u{2060}中|b", "a\u{a0}b|c\u{202f}d|e\u{2007}f|g\u{feff}中"]);
    check(&["well\u{2011}known|中\u{2060}中"]);
}

#[test]
fn lb12a_glue_may_follow_spaces_and_hyphens_only() {
    check(&["a|\u{a0}b", "中\u{a0}中"]);
}

#[test]
fn lb13_what_closes_begins_no_line() {
    check(&["a )|b", "a !|b", "中 」\\|中"]);
}

#[test]
fn lb14_what_opens_ends_no_line() {
    check(&["a|( b", "中\\|「 中", "¿ Qué"]);
}

#[test]
fn lb15_quotation_marks_keep_their_spaces() {
    check(&["a|“ b ”|c", "a|« b »|c", "a|\"b\"|(c)"]);
}

#[test]
fn lb15c_and_lb15d_points_begin_figures_but_end_words() {
    check(&["a|.5|b", "a ,|b", "a ;|b"]);
}

#[test]
fn lb16_and_lb17_repeated_marks_hold_across_spaces() {
    check(&["中)  々\\|中", "word—\\|word"]);
    check(&["a—  —"]);
}

#[test]
fn lb18_a_space_is_an_opportunity() {
    check(&["a|b|中|文|1|§⁞2"]);
}

#[test]
fn lb19_quotation_marks_keep_to_both_sides() {
    check(&["a“b”c|a'b|a\"中\"a", "中\\|“中”\\|中", "中“a”中"]);
}

#[test]
fn lb20_and_lb20a_objects_part_and_hyphens_begin_words() {
    check(&["a\\|\u{fffc}\\|b", "a|-b|‐c|\u{2010}d"]);
}

#[test]
fn lb21_hyphens_and_tabs_end_lines() {
    check(&["well-\\|known|well\u{2010}\\|known", "a\u{2027}\\|b|a\\|´b", "half\u{2013}\\|open"]);
    check(&["中-\\|中"]);
}

#[test]
fn lb21a_hebrew_words_are_parted_from_hebrew_words_only() {
    check(&["בן-\\|דוד", "בית\u{5be}\\|ספר", "בן-abc", "תל־\\|אביב|ה-20"]);
}

#[test]
fn lb21b_a_slash_keeps_to_hebrew_letters() {
    check(&["אב/גד"]);
}

#[test]
fn lb22_leaders_begin_no_line() {
    check(&["a…\\|b", "中…\\|中", "5…\\|b", "中……\\|中", "・・・\\|中"]);
}

#[test]
fn lb23_and_lb24_signs_keep_to_letters_and_figures() {
    check(&["a1b2|10%|$10|中%\\|中|€x|x%", "￥中％\\|中"]);
}

#[test]
fn lb25_numbers_are_whole() {
    check(&["$(12.35)|2,1|-1.5|(5)%|1,234.56€|+5|£1,000|10/12/2025"]);
}

#[test]
fn lb26_and_lb27_jamo_make_syllables() {
    check(&["\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}|\u{ac00}\u{11a8}", "가%|$가"]);
}

#[test]
fn lb28_letters_are_words() {
    check(&["Straße|дом|γάτα|عربي|हिन्दी|中\\|ab\\|中"]);
}

#[test]
fn lb28a_aksaras_are_whole() {
    // Balinese ka, ki, ka over ka, a figure; Javanese; Batak, whose last letter loses its vowel.
    check(&["\u{1b13}\\|\u{1b13}\u{1b36}\\|\u{1b13}\u{1b44}\u{1b13}\\|\u{1b51}\u{1b52}"]);
    check(&["\u{a98f}\\|\u{a9a4}\u{a9c0}\u{a9b1}\u{a9b6}\\|\u{a9a0}|\u{a98f}"]);
    check(&["\u{1bc2}\\|\u{1bd8}\u{1bc2}\u{1bf2}\\|\u{1bc2}"]);
    // Brahmi, with a sign that stands before its letter.
    check(&["\u{11013}\\|\u{11003}\u{11013}\\|\u{11014}"]);
}

#[test]
fn lb29_and_lb30_points_and_brackets_keep_to_letters() {
    check(&["e.g.x|a(b)c|f(s)|5(6)7", "中\\|(b)\\|中", "a\\|（b）\\|c|5\\|〈6〉"]);
}

#[test]
fn lb30a_flags_are_pairs() {
    check(&["🇫🇷\\|🇩🇪\\|🇮🇹", "a|🇫🇷|b"]);
}

#[test]
fn lb30b_modifiers_keep_to_their_base() {
    check(&["👍🏽\\|👍", "☝🏿\\|a"]);
}

#[test]
fn lb31_all_else_may_be_parted() {
    check(&["中\\|文\\|ab\\|中", "😀\\|😀"]);
}
