use super::{Ease, Joint, is_token, joints, opportunities};

mod clusters;
mod complex;
mod east_asian;
mod rules;

/// A text with `|` at its free opportunities, `¦` at its dear ones and `⁞` at its last ones; one
/// at a space stands in the space's place.
fn shown(text: &str) -> String {
    let mut shown = String::new();
    let mut from = 0;
    for found in opportunities(text) {
        let before = &text[from..found.at];
        shown += before.strip_suffix(' ').unwrap_or(before);
        shown.push(match found.ease {
            Ease::Free => '|',
            Ease::Dear => '¦',
            Ease::Last => '⁞',
        });
        from = found.at;
    }
    shown + &text[from..]
}

/// Asserts where texts may be broken. Each is written with one of these for a space that is an
/// opportunity, with `\` before it where there is no space, and with spaces where there is
/// none.
#[track_caller]
fn check(cases: &[&str]) {
    for case in cases {
        let text = case
            .replace("\\|", "")
            .replace("\\¦", "")
            .replace("\\⁞", "")
            .replace(['|', '¦', '⁞'], " ");
        assert_eq!(shown(&text), case.replace('\\', ""), "{text:?}");
    }
}

#[test]
fn spaces_are_opportunities() {
    check(&["", "one", "one|two,|three.|Four", "one  |two", "|one", "(one|two)|three"]);
    check(&["No,|it’s|rock|’n’|roll;|the|dogs’|bowls"]);
}

#[test]
fn quotations_keep_their_spaces_inside() {
    check(&["il|dit :|« oui »|et|« non »."]);
    check(&["« Oui ! »|dit-\\|il.", "dit|« oui » ;|puis|(« non »)", "«\u{a0}oui\u{a0}»|et"]);
    check(&["‹ oui ›|dit", "“ oui ”|dit", "« ‹ oui › »|dit", "\u{fffc}« oui »"]);
    // German marks point the other way, Swedish ones all the same way.
    check(&["sagte|»Ja«|und|»›Ja‹«|sagte|»nein«.", "sagte|„Ja“|und|„nein“|(„so“)"]);
    check(&["sade|”ja”|och|»nej»|(så)"]);
}

#[test]
fn what_opens_may_follow_a_quotation() {
    check(&["“Hello”|(world)", "\"Hello\"|[world]", "’tis|the|dogs’|(all)", "«oui»|(non)"]);
    check(&["“ (world)", "« (non) »", "“Yes”|“no”", "“‘Yes’|he|said”"]);
}

#[test]
fn east_asian_quotations_may_begin_and_end_lines() {
    check(&[
        "中\\|文\\|“引\\|用”\\|中\\|文",
        "中\\|文“,",
        "他\\|说“a”。",
        "中\\|“引\\|用”。\\|中",
        "dog\\|（犬）\\|中",
    ]);
}

#[test]
fn marks_that_begin_a_word_follow_their_space() {
    check(&[
        "see|/usr/\\¦bin",
        "in|.gitignore|and|../up",
        "about|.5",
        "use|:root",
        "the|!important",
    ]);
    check(&[
        "either /|or",
        "really !",
        "really ?",
        "so :|that",
        "so ;|that",
        "etc . . .|and",
        "a ,b",
    ]);
    check(&["( .5", "« .5 »"]);
}

#[test]
fn signs_of_programs_are_whole() {
    check(&["C++|and|g++", "//|comment", "x->y", "$$|and|%%", "a|&&|b", "f(x)(y)|g[i][j]", "{x}y"]);
    check(&["--flag|-v|(-v)|`--long|“-x”", "--long-\\|option", "Yahoo!x|what?yes", "C:/x"]);
}

#[test]
fn hyphens_end_a_line_where_they_join() {
    check(&["well-\\|known", "mother-\\|in-\\|law", "pre-|and|post-\\|war"]);
    check(&[
        "e-\\¦mail|T-\\¦shirt|3-\\¦day|20-\\|day",
        "Plan-\\¦B|vis-\\|à-\\|vis",
        "-5|x-5|COVID-19",
    ]);
    check(&["c’est-\\|à-\\|dire|a-\\¦t-\\|il"]);
}

#[test]
fn dashes_end_a_line_rather_than_begin_one() {
    check(&[
        "word—\\|word",
        "word—”|word",
        "(word)—\\|word",
        "word—,|word",
        "word|—word|word—|word",
    ]);
    check(&["word¦—|word¦–|word¦--|word¦-|word", "word¦—", "10–\\¦20", "Paris–\\|London", "at|–5"]);
    check(&[
        "—Hola|—dijo|Juan—.|¿Qué?",
        "¡—Hola!",
        "“—Hola",
        "—⁞Oui,|dit-\\|il.",
        "« —⁞Oui »",
        "(—⁞Oui",
    ]);
    check(&["\u{fffc}—⁞Oui"]);
}

#[test]
fn ellipses_keep_to_their_word() {
    check(&["word⁞…|word", "word…|word", "word…\\|word", "…word|…word|“…word", "ja⁞…", "[…]|word"]);
    check(&["word⁞…|(word)"]);
}

#[test]
fn slashes_part_words_of_two_letters_at_least() {
    check(&["and/\\¦or", "w/o|km/h|n/a|1/2|24/7|I/O|TCP/\\¦IP", "he/\\¦she/\\¦they", "a.m./p.m."]);
}

#[test]
fn numbers_keep_their_signs_and_rather_their_units() {
    check(&["5⁞%|of|20⁞°C|and|20⁞°,|3⁞€|each", "5|%d|a|%|b"]);
    check(&[
        "§⁞5|and|§§⁞5–\\¦7|№⁞3",
        "5¦km|10¦kg|5|men|2¦min.|on",
        "10¦000|1¦000¦000|2005|300|men",
    ]);
    check(&[
        "p.¦5|pp.¦7|Fig.¦3|see|Nr.¦4|now.|5|men|drop.|Then",
        "z.¦B.|so|d.¦h.|it|J.¦R.¦R.¦Tolkien",
    ]);
    check(&["Dr.¦Smith|and|Mrs.¦Jones|etc.|Smith|St.|and"]);
}

#[test]
fn objects_and_soft_hyphens_stay_as_they_are() {
    check(&["soft\u{ad}\\|hyphen", "a\u{200b}\\|b", "word\\|\u{fffc}\\|word"]);
}

/// A token with its joints: `·` at a separator, `^` at a hump, `'` in a hash.
fn jointed(token: &str) -> String {
    let mut shown = token.to_owned();
    for (at, joint) in joints(token).into_iter().rev() {
        let sign = match joint {
            Joint::Separator => '·',
            Joint::Hump => '^',
            Joint::Group => '\'',
        };
        shown.insert(at, sign);
    }
    shown
}

#[test]
fn tokens_come_apart_at_their_joints() {
    for case in [
        "https://·example·.org/·a/·long·-path",
        "https://·www·.example·.org/·x·?a=1",
        "https://·example·.org/·search·?query=·type·&page=·1234·#results",
        "https://·example·.org/·~user/·100·%20percent",
        "some·.name·@example·.org",
        "src/·main·.rs",
        "../up/·.config/·file·.toml",
        "C:\\·Windows\\·System32",
        "std::·fmt::·Display",
        "foo_·bar__·baz",
        "__init__",
        "--long-·option-·name",
        "Vec::<·String>::·with_·capacity(·size)",
        "object·.method()·.other(·value)",
        "pointer->·field",
        "a=b",
        "get^Element^By^Name",
        "XML^Http^Request",
        "HTTP^Server",
        "URLs",
        "iPhone",
        "getId",
        "utf8^Parser",
        "192.168.100.200",
        "2026-01-02",
        "v1.20.30",
        "da39a3ee'5e6b4b0d'3255bfef'95601890'afd80709",
        "123456789012345678901234567890",
        "",
        "...",
        "größe::·länge",
    ] {
        let token = case.replace(['·', '^', '\''], "");
        assert_eq!(jointed(&token), case);
    }
}

#[test]
fn tokens_are_told_from_words() {
    for token in [
        "https://example.org",
        "(https://example.org).",
        "www.example.org",
        "std::fmt",
        "src/main.rs",
        "/usr/bin",
        "~/.config",
        "./run",
        "“../up”",
        "foo_bar_baz",
        "--long-option-name",
        "some.name@example.org",
        "C:\\Windows",
        "letterpress.toml",
        "v1.2.3-beta.1",
        "XMLHttpRequestEventTarget",
        "da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "550e8400-e29b-41d4-a716-446655440000",
        "a[i]+b[j]*coefficient(k)",
    ] {
        assert!(is_token(token), "{token}");
    }
    for word in [
        "",
        "word",
        "and/or",
        "he/she/they",
        "e.g.",
        "a.m./p.m.",
        "3.14",
        "JavaScript",
        "state-of-the-art-maschinenbau",
        "20th-century-something-or-other",
        "extraordinary—particularly",
        "Donaudampfschifffahrtsgesellschaft",
        "Informationsmanagement/Wissensmanagement",
        "Fußgänger(innen)beauftragte",
        "d’“exemple”",
        "rock-’n’-roll",
        "Satzende.Anfang",
        "_emphasis_",
        "(so",
        "使用模型时，请注意（重要）：不要忘记",
    ] {
        assert!(!is_token(word), "{word}");
    }
}
