//! Typographic marks by language.

use letterpress_parse::document::{Block, BlockKind, Document, Inline, InlineKind, Paragraph};
use letterpress_parse::{Options, punctuate};
use letterpress_source::Span;

use crate::{outline, read};

/// Markdown as it is set in a language.
fn set(lang: &str, markdown: &str) -> String {
    let mut document = read(markdown, &Options::default()).document;
    punctuate(&mut document, lang);
    outline::outline(&document)
}

/// Holds paragraphs as they are set against what is expected.
#[track_caller]
fn check(lang: &str, lines: &[(&str, &str)]) {
    for (markdown, expected) in lines {
        let found = set(lang, markdown);
        let found = found.strip_prefix("p ").unwrap_or(&found).trim_end();
        assert_eq!(found, *expected, "{lang}: {markdown}");
    }
}

#[test]
fn each_language_has_its_marks() {
    for (langs, expected) in [
        ("en en-GB en-US da tr ko zh zh-Hans zh-Hans-HK hi pt-BR es-MX nl gl xx", "“a ‘b’ c” ‘d’"),
        (
            "bn ta te th km my lo vi lv cy af ga id ms sw mn az si ml kn gu pa mr ne",
            "“a ‘b’ c” ‘d’",
        ),
        ("ja ja-JP zh-Hant zh-TW zh-HK zh-Hant-HK yue", "「a 『b』 c」 『d』"),
        ("de de-AT cs sk sl hr et is mk bg lt", "„a ‚b‘ c“ ‚d‘"),
        ("de-CH de-Latn-CH it-CH fa am DE_ch", "«a ‹b› c» ‹d›"),
        ("es it el ca sq pt-PT hy br eu", "«a “b” c» “d”"),
        ("ru uk be", "«a „b“ c» „d“"),
        ("pl ro", "„a «b» c” «d»"),
        ("sr", "„a ‘b’ c“ ‘d’"),
        ("bs", "„a ‘b’ c” ‘d’"),
        ("hu", "„a »b« c” »d«"),
        ("sv fi", "”a ’b’ c” ’d’"),
        ("no nb nn", "«a ‘b’ c» ‘d’"),
        ("ka", "„a «b» c“ «d»"),
        ("he", "”a ’b’ c” ’d’"),
        ("ar ur", "”a ’b‘ c“ ’d‘"),
        ("fr fr-FR fr-BE", "«\u{a0}a “b” c\u{a0}» “d”"),
        ("fr-CH", "«\u{202f}a ‹\u{202f}b\u{202f}› c\u{202f}» ‹\u{202f}d\u{202f}›"),
    ] {
        for lang in langs.split(' ') {
            check(lang, &[("\"a 'b' c\" 'd'", expected)]);
        }
    }
}

#[test]
fn quotations_pair_over_the_whole_text() {
    check(
        "en",
        &[
            ("\"*word*,\" he said", "“{em word},” he said"),
            ("**\"a\"** *\"b* c\"", "{strong “a”} {em “b} c”"),
            ("[\"a](x:b) c\"", "“a c”"),
            ("[\"a](https://b.c) c\"", "[“a](https://b.c) c”"),
            ("\"a\nb\" c", "“a·b” c"),
            ("\"a  \nb\" c", "“a⏎b” c"),
            ("\"`a`\" \"![b](c)\" \"$d$\"", "“`a`” “![b](c)” “$d$”"),
            ("`a`'s <kbd>'</kbd>\"b\"", "`a`’s {kbd '}”b”"),
            ("a[^1]\"\n\n[^1]: \"b\"", "a[^0]”\nnote 0 \"1\" ×1\n  p “b”"),
            ("\"'a' b\" (\"c\") [\"d\"]", "“‘a’ b” (“c”) [“d”]"),
            ("a=\"b\" c:\"d\" -- \"e\"--\"f\"", "a=“b” c:“d” – “e”–“f”"),
            ("\"I was--\" \"---was?\" \"...no\"", "“I was–” “—was?” “…no”"),
            ("\"a \"b\" c\" 'd 'e' f'", "“a ‘b’ c” ‘d “e” f’"),
            ("\"A. \"B\" c", "“A. “B” c"),
            ("\"'A. 'B' c.", "“‘A. ‘B’ c."),
            ("a\" b", "a” b"),
            ("a \" b ' c", "a \" b ' c"),
            ("\"\" ''", "“” ‘’"),
            ("<q>a <q>b</q></q>", "“a ‘b’”"),
        ],
    );
}

#[test]
fn apostrophes_are_told_from_quotations() {
    check(
        "en",
        &[
            ("don't, dogs', O'Neill, rock'n'roll", "don’t, dogs’, O’Neill, rock’n’roll"),
            ("'tis in '98 and the '90s' end", "’tis in ’98 and the ’90s’ end"),
            ("'Tis 'twas 'em, 'til 'cause", "’Tis ’twas ’em, ’til ’cause"),
            ("rock 'n' roll, drum 'n' bass", "rock ’n’ roll, drum ’n’ bass"),
            ("'n' is, the 'n'.", "‘n’ is, the ‘n’."),
            ("the 'em' and '25' and '98 too'", "the ‘em’ and ‘25’ and ’98 too’"),
            ("the 'Pink 'un' and", "the ‘Pink ’un’ and"),
            ("'Round,' he said", "‘Round,’ he said"),
            ("'ow are you", "’ow are you"),
            ("\"'ow are you\" 'he' said", "“’ow are you” ‘he’ said"),
            ("'don't' 'it's *so*'", "‘don’t’ ‘it’s {em so}’"),
            ("l'`a` x'![b](c)", "l’`a` x’![b](c)"),
        ],
    );
    check("nl", &[("'s avonds 't huis 'a'", "’s avonds ’t huis ‘a’")]);
    check(
        "de",
        &[("'ne 'a' geht's, '68er, Rock 'n' Roll", "’ne ‚a‘ geht’s, ’68er, Rock ’n’ Roll")],
    );
    check("de-CH", &[("1'000'000 'a'", "1’000’000 ‹a›")]);
    check("it", &[("l'*arte* dell'\"arte\" po'", "l’{em arte} dell’«arte» po’")]);
    check("fr", &[("l'été d'\"Art\"", "l’été d’«\u{a0}Art\u{a0}»")]);
}

#[test]
fn measures_stay_straight() {
    check(
        "en",
        &[
            ("5'10\" and 27\" and 6' tall", "5'10\" and 27\" and 6' tall"),
            ("\"page 27\" and '98'", "“page 27” and ‘98’"),
            ("24\"x36\" \"24\"", "24\"x36\" “24”"),
        ],
    );
}

#[test]
fn hyphens_and_dots() {
    check(
        "en",
        &[
            ("a--b a---b 1--5 a -- b", "a–b a—b 1–5 a – b"),
            ("a----b a-----b a-------b a--------b", "a––b a—–b a—––b a––––b"),
            ("a... a.... a...... a.. . . .", "a… a…. a…… a.. . . ."),
            ("--flag (--flag) -v/--verbose \"--flag\"", "--flag (--flag) -v/--verbose “--flag”"),
            ("a --so it is-- b ---c", "a –so it is– b —c"),
            ("\"a\"--b a --> b <-- c", "“a”–b a --> b <-- c"),
            ("./... ../.../a", "./... ../.../a"),
            ("git://a.b/c--d...e f--g", "git://a.b/c--d...e f–g"),
        ],
    );
    check("de", &[("\"a\"--b", "„a“–b")]);
}

#[test]
fn what_is_no_typing_stays() {
    check(
        "fr",
        &[
            ("\\\"a\\\" \\'b\\' c\\--d e\\-\\-f g\\...", "\"a\" 'b' c--d e--f g..."),
            ("&quot;a&quot; &#39;b&#x27; \"c\"", "\"a\" 'b' «\u{a0}c\u{a0}»"),
            ("<p>&quot;a&quot; \"b\"</p>", "\"a\" «\u{a0}b\u{a0}»"),
            ("`\"a\"--b ?` $a'' ?$ <kbd>'--'</kbd>", "`\"a\"--b ?` $a'' ?$ {kbd '--'}"),
            (
                "https://a.b/c--d...e <xx:y--z> www.a.b/c'd",
                "[https://a.b/c--d...e](https://a.b/c--d...e) xx:y--z \
                 [www.a.b/c'd](http://www.a.b/c'd)",
            ),
            ("![\"a\" -- b](c \"d--e\")", "![\"a\" -- b](c \"d--e\")"),
            ("“a” ‘b’ ’c „d“ – — …", "“a” ‘b’ ’c „d“ – — …"),
        ],
    );
}

#[test]
fn french_spaces() {
    let thin = |text: &str| text.replace('_', "\u{202f}").replace('~', "\u{a0}");
    for (markdown, expected) in [
        ("a ; b : c ! d ?", "a_; b~: c_! d_?"),
        ("a\u{a0}; b\u{202f}: c\u{2009}! d\u{a0}?", "a_; b~: c_! d_?"),
        ("a; b: c! d?", "a; b: c! d?"),
        ("quoi ?! oui !!! (non ?) *si* ?", "quoi_?! oui_!!! (non_?) {em si}_?"),
        ("10:30 :nosuch: a :: b ;-) !important", "10:30 :nosuch: a :: b ;-) !important"),
        ("« a » et «b», \"c\" et \" d \"", "«~a~» et «~b~», «~c~» et «~d~»"),
        ("«\u{a0}a\u{202f}» «» « *b* »", "«~a~» «~» «~{em b}~»"),
        ("« \"a\" »", "«~«~a~»~»"),
        ("a\n? «\nb\n»", "a_? «~b~»"),
        ("\"a\" : b", "«~a~»~: b"),
        ("a : `b` ! c : **d**", "a~: `b`_! c~: {strong d}"),
        ("« a", "«~a"),
    ] {
        check("fr", &[(markdown, &thin(expected))]);
    }
    check("fr-CH", &[("a : « b » ?", &thin("a_: «_b_»_?"))]);
    check("de", &[("a ? « b » : c", "a ? « b » : c")]);
}

#[test]
fn scripts_without_spaces() {
    check("zh", &[("他说\"你好\"。用\"Foo\"来'是'吗", "他说“你好”。用“Foo”来‘是’吗")]);
    check("ja", &[("彼は「はい」と\"Yes\"で", "彼は「はい」と「Yes」で")]);
    check("zh-Hant", &[("他說\"我'好'嗎\"。It's", "他說「我『好』嗎」。It’s")]);
    check("ko", &[("\"안녕\"이라고 '한국'은", "“안녕”이라고 ‘한국’은")]);
    check("he", &[("צה\"ל ג'ירפה ב\"אב\" מנכ\"לית", "צה\"ל ג'ירפה ב”אב” מנכ\"לית")]);
}

#[test]
fn everything_that_is_read_is_set() {
    let markdown = "# \"a\" -- b\n\n> \"b\"\n\n- \"c\"\n\n| \"d\" | \"e |\n|---|---|\n| f\" | g |\n\n\
        \"t\"\n\n: \"h\"\n\n> [!NOTE] \"i\"\n> \"j\"\n\n<details><summary>\"k\"</summary>\n\n\"l\"\n\n\
        </details>\n\nm^[\"n\"]\n";
    let expected = "h1 #a----b “a” – b\nquote\n  p “b”\nlist tight\n  -\n    p “c”\n\
        table - -\n  head “d” | “e\n  row f” | g\ndefine “t”\n  :\n    p “h”\n\
        alert Note “i”\n  p “j”\ndetails “k”\n  p “l”\np m[^0]\nnote 0 \"\" ×1\n  p “n”\n";
    assert_eq!(set("en", markdown), expected);
}

#[test]
fn names_of_headings_stay() {
    let markdown = "# It's \"a\"--b...\n\n## A { #b--c }\n\n[x](#its-a--b)\n";
    let before = read(markdown, &Options::default()).document;
    let ids = |document: &Document| -> Vec<String> {
        let headings = document.blocks.iter().filter_map(|block| match &block.kind {
            BlockKind::Heading(heading) => Some(heading.id.clone()),
            _ => None,
        });
        headings.collect()
    };
    let mut after = before.clone();
    punctuate(&mut after, "en");
    assert_eq!(ids(&before), ["its-a--b", "b--c"]);
    assert_eq!(ids(&before), ids(&after));
    let expected = "h1 #its-a--b It’s “a”–b…\nh2 #b--c A {name #b--c}\np [x](#its-a--b)\n";
    assert_eq!(outline::outline(&after), expected);
}

#[test]
fn without_the_option_nothing_is_kept_apart() {
    let mut options = Options::default();
    options.smart = false;
    let parsed = read("\"a\" \\\" <q>b</q> &quot; <https://c--d.e>", &options);
    let expected = "p \"a\" \" “b” \" [https://c--d.e](https://c--d.e)\n";
    assert_eq!(outline::outline(&parsed.document), expected);
}

/// Pieces of text in a fixed but thorough disorder, in every custom.
#[test]
fn only_marks_and_spaces_change() {
    const PIECES: [&str; 40] = [
        "\"",
        "\"",
        "'",
        "'",
        "-",
        "--",
        "---",
        ".",
        "...",
        " ",
        " ",
        "\n",
        "a",
        "Tis",
        "n",
        "98",
        "1",
        "é",
        "漢",
        "א",
        "«",
        "»",
        "“",
        "”",
        "’",
        "„",
        "–",
        "…",
        "?",
        "!",
        ";",
        ":",
        "(",
        ")",
        "*b*",
        "`c`",
        "[d](https://e.f)",
        "\\\"",
        "&quot;",
        "\u{a0}",
    ];
    let typed = |text: &str, c: char| text.chars().filter(|&other| other == c).count();
    let mut state = 1_u64;
    for round in 0..600 {
        let mut text = String::new();
        for _ in 0..60 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            text.push_str(PIECES[(state >> 33) as usize % PIECES.len()]);
        }
        let before = read(&text, &Options::default()).document;
        let straight = outline::outline(&before).replace(['⟨', '⟩'], "");
        let lang = ["en", "de", "fr", "fr-CH", "hu", "sv", "ja", "he", "de-CH"][round % 9];
        let mut after = before;
        punctuate(&mut after, lang);
        let set = outline::outline(&after);
        assert!(!set.contains(['⟨', '⟩']), "{lang}: {text}");
        let letters =
            |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
        assert_eq!(letters(&straight), letters(&set), "{lang}: {text}");
        for c in "“”„’«»–…".chars() {
            assert!(typed(&set, c) >= typed(&straight, c), "{lang}: {c} in {text}");
        }
    }
}

#[test]
fn a_million_marks_take_no_longer_than_they_must() {
    for piece in [
        "\"", "'", "\"'", "'a ", "\"a ", "a\" ", " '", "-- ", "--a ", "... ", "'n' ", "« ", " ?",
        " !",
    ] {
        let span = Span::default();
        let kind = InlineKind::Text(piece.repeat(500_000));
        let content = vec![Inline { kind, span }];
        let kind = BlockKind::Paragraph(Paragraph { content });
        let mut document = Document { blocks: vec![Block { kind, span }], ..Document::default() };
        punctuate(&mut document, "fr");
        punctuate(&mut document, "en");
    }
}

#[test]
fn parts_have_the_marks_of_their_language() {
    check(
        "en",
        &[
            ("\"a [\"b\" 'c']{lang=de} d\"", "“a {@de „b“ ‚c‘} d”"),
            (
                "\"[mot]{lang=fr}\" [l'\"art\" !]{lang=fr} !",
                "“{@fr mot}” {@fr l’«\u{a0}art\u{a0}»\u{202f}!} !",
            ),
            (
                "*\"[a [\"b\"]{lang=de} \"c\"]{lang=fr}\"*",
                "{em “{@fr a {@de „b“} «\u{a0}c\u{a0}»}”}",
            ),
            ("\"a [b\" c]{lang=de} d", "“a {@de b“ c} d"),
            ("\"[a\"]{dir=rtl} b", "“{@>rtl a”} b"),
            ("[\\\"a\\\"]{lang=de} <kbd>[\"]{lang=de}</kbd>", "{@de \"a\"} {kbd {@de \"}}"),
            ("<q lang=fr>a <q>b</q></q> \"c\"", "“{@fr a «\u{a0}b\u{a0}»}” “c”"),
            ("[--a... 'tis]{lang=de}", "{@de --a… ’tis}"),
        ],
    );
    let blocks = "::: {lang=de}\n\"a\"\n\n<div lang=\"fr\">\"b\"</div>\n\n\"c\"\n:::\n\n\"d\"";
    let expected = "@de\n  p „a“\n  @fr\n    p «\u{a0}b\u{a0}»\n  p „c“\np “d”\n";
    assert_eq!(set("en", blocks), expected);
}
