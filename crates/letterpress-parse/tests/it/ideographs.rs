//! What is particular to Chinese and Japanese: emphasis beside their marks, line ends that are no
//! space.

use letterpress_parse::Options;

use crate::{check, check_with};

#[test]
fn emphasis_beside_marks() {
    check("**テスト。**テスト *“你好”*世界", "p {strong テスト。}テスト {em “你好”}世界\n");
    let mut options = Options::default();
    options.cjk_emphasis = false;
    check_with(&options, "**テスト。**テスト", "p **テスト。**テスト\n");
    assert!(!Options::gfm().cjk_emphasis);
}

#[test]
fn line_ends_between_ideographs_are_no_space() {
    for (markdown, expected) in [
        ("你好\n世界。\n「テスト」\nｶﾅ", "p 你好世界。「テスト」ｶﾅ\n"),
        (
            "*你好*\n世界**。\n好**\n[好](https://a.b)",
            "p {em 你好}世界{strong 。好}[好](https://a.b)\n",
        ),
        ("他说：“好。”\n然后——\n走了…\n吧", "p 他说：“好。”然后——走了…吧\n"),
        ("你好[^1]\n世界\n\n[^1]: 一\n    二", "p 你好[^0]世界\nnote 0 \"1\" ×1\n  p 一二\n"),
        ("葛\u{E0100}\n城", "p 葛\u{E0100}城\n"),
        ("a\u{200B}\nb\n\u{200B}c", "p a‸b‸c\n"),
        ("[你\n好]{lang=zh}\n们", "p {@zh 你好}们\n"),
        ("> 你\n好", "quote\n  p 你好\n"),
    ] {
        check(markdown, expected);
    }
}

#[test]
fn other_line_ends_stay() {
    for (markdown, expected) in [
        ("你好\nworld\n世界\n1", "p 你好·world·世界·1\n"),
        ("안녕\n세계\n世\n계", "p 안녕·세계·世·계\n"),
        ("你好\\\n世界", "p 你好⏎世界\n"),
        ("你\n![好](a)\n好\n$x$", "p 你·![好](a)·好·$x$\n"),
        ("你\n😀\n好", "p 你·😀·好\n"),
        ("“a”\n“b”", "p “a”·“b”\n"),
    ] {
        check(markdown, expected);
    }
}

#[test]
fn headings_and_html_follow() {
    check("你好\n世界\nab\n====", "h1 #你好世界-ab 你好世界·ab\n");
    check("<h1>你好\n  世界\nab</h1>", "h1 #你好世界-ab 你好世界 ab\n");
    check("<div>\n你好\n世界\n\n</div>", "p 你好世界\n");
}
