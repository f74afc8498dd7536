//! The documents: what we have written anyway, samples of many languages, and what is put together here.

use std::fmt::Write as _;

use letterpress::{Len, Notes, Options, Paper, Side, Theme};
use letterpress_test_fonts::{fonts, samples};

use super::picture::Shelf;

/// A document with how it is to be set.
pub(crate) struct Document {
    pub(crate) name: String,
    pub(crate) markdown: String,
    pub(crate) options: Options,
}

macro_rules! ours {
    ($($name:literal),*) => {
        [$(($name, include_str!(concat!("../../../../", $name, ".md")))),*]
    };
}

/// Whether the features change how the lines of this language end.
fn needs_dictionary(language: &str) -> bool {
    ["th", "lo", "km", "my"].contains(&language)
}

/// All, in the order in which their digests are written. Those in scripts without spaces are among
/// them only where the dictionaries for these are.
pub(crate) fn documents() -> Vec<Document> {
    let mut all = Vec::new();
    all.extend(ours());
    all.extend(languages());
    all.extend(made());
    all.extend(otherwise());
    all
}

/// Never with the machine's own fonts, which are others elsewhere.
fn options(language: &str) -> Options {
    Options::new().lang(language).resources(Shelf)
}

fn with_fonts(language: &str) -> Options {
    fonts().iter().fold(options(language), |options, font| options.font(font.data))
}

fn document(name: impl Into<String>, markdown: impl Into<String>, options: Options) -> Document {
    Document { name: name.into(), markdown: markdown.into(), options }
}

fn ours() -> Vec<Document> {
    let mut all = Vec::new();
    for (name, markdown) in ours![
        "README",
        "docs/architecture",
        "docs/diagnostics",
        "docs/not-supported",
        "docs/pagination",
        "docs/scripts",
        "docs/tables",
        "docs/themes",
        "docs/typography",
        "docs/examples/report",
        "docs/examples/essay",
        "docs/examples/scripts/ar",
        "docs/examples/scripts/he",
        "docs/examples/scripts/hi",
        "docs/examples/scripts/ja",
        "docs/examples/scripts/ko",
        "docs/examples/scripts/th",
        "docs/examples/scripts/zh"
    ] {
        let name = name.replace('/', "-");
        // Theirs is the language that their names end with.
        let (options, language) = match name.strip_prefix("docs-examples-scripts-") {
            Some(language) => (with_fonts(language), language),
            None => (options("en"), "en"),
        };
        // Some of our own texts show words of these scripts too.
        let words = markdown.chars().any(|c| ('\u{e00}'..='\u{eff}').contains(&c));
        if cfg!(feature = "complex-scripts") || !words && !needs_dictionary(language) {
            all.push(document(name, markdown, options));
        }
    }
    all
}

const LATIN: [(&str, &str); 8] = [
    (
        "de",
        "Im Großraum der Donaudampfschifffahrtsgesellschaft wurde „gründlich“ über Geschwindigkeitsbegrenzungen verhandelt.",
    ),
    (
        "fr",
        "Les « bibliothèques » de l’arrondissement ouvrent-elles ? Oui : tous les après-midi, sauf exceptionnellement le dimanche !",
    ),
    (
        "es",
        "¿Quién escribió la «interpretación» de los acontecimientos internacionales? Probablemente, el bibliotecario.",
    ),
    (
        "pl",
        "Zażółć gęślą jaźń, a najprawdopodobniej odpowiedzialność za przedsięwzięcie wzięłaby Rzeczpospolita.",
    ),
    (
        "tr",
        "Iğdır’daki ışıklı istasyonun İngilizce bilgilendirmesi çalışmıyordu; görevliler değiştiriverdiler.",
    ),
    (
        "el",
        "Οι τυπογράφοι της πόλης στοιχειοθετούσαν επιμελώς κάθε εφημερίδα, ακόμη και τις αργίες.",
    ),
    (
        "ru",
        "Железнодорожная станция сооружалась «постепенно», и достопримечательности открывались одна за другой.",
    ),
    (
        "uk",
        "Об’єднання друкарень розповсюджувало щоденні газети якнайшвидше, незважаючи на заметілі.",
    ),
];

fn languages() -> Vec<Document> {
    let mut all = Vec::new();
    for (language, sentence) in LATIN {
        let markdown = format!("# {language}\n\n{}\n\n> {sentence}\n", [sentence; 6].join(" "));
        all.push(document(format!("language-{language}"), markdown, options(language)));
    }
    for (number, sample) in samples().enumerate() {
        if cfg!(feature = "complex-scripts") || !needs_dictionary(sample.language) {
            let (text, language) = (sample.text, sample.language);
            let markdown = format!(
                "{}\n\n- {text}\n\n| {text} | 1 |\n|--|--:|\n| 2 | {text} |\n",
                [text; 4].join(" ")
            );
            all.push(document(
                format!("sample-{number:02}-{language}"),
                markdown,
                with_fonts(language),
            ));
        }
    }
    all
}

/// Words in an order that looks like none and is always the same.
struct Words(u32);

impl Words {
    fn next(&mut self) -> &'static str {
        const WORDS: [&str; 24] = [
            "the",
            "tram",
            "office",
            "of",
            "difficult",
            "waffles",
            "responsibility",
            "a",
            "*current*",
            "and",
            "**internationalization**",
            "in",
            "`wire_code`",
            "fluffy",
            "—",
            "which",
            "measured",
            "(AVIATION)",
            "on",
            "3,141.59",
            "typographers’",
            "kerning,",
            "To",
            "end.",
        ];
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        WORDS[(self.0 >> 16) as usize % WORDS.len()]
    }

    fn some(&mut self, count: usize) -> String {
        (0..count).map(|_| self.next()).collect::<Vec<_>>().join(" ")
    }
}

fn prose(seed: u32, paragraphs: usize) -> String {
    let mut words = Words(seed);
    (0..paragraphs).fold(String::new(), |mut text, n| {
        if n % 4 == 0 {
            let level = ["#", "##", "###"][n / 4 % 3];
            write!(text, "{level} {}\n\n", words.some(4)).expect("it is a string");
        }
        let length = 20 + n * 37 % 90;
        write!(text, "{}\n\n", words.some(length)).expect("it is a string");
        text
    })
}

fn table(seed: u32, rows: usize, columns: usize, length: usize) -> String {
    let mut words = Words(seed);
    let mut text = String::new();
    for row in 0..=rows {
        for column in 0..columns {
            let count = if column == 0 { 2 } else { 1 + (row * 7 + column * 5) % length };
            write!(text, "| {} ", words.some(count)).expect("it is a string");
        }
        text.push_str("|\n");
        if row == 0 {
            text.push_str(
                &["|:--", "|:-:", "|--:"].iter().cycle().take(columns).copied().collect::<String>(),
            );
            text.push_str("|\n");
        }
    }
    text
}

fn lists() -> String {
    let mut words = Words(5);
    let mut text = String::new();
    for n in 1..=12 {
        let indent = "   ".repeat(n % 4);
        let mark = if n % 8 < 4 { format!("{n}.") } else { "-".to_owned() };
        let count = 3 + n * 5 % 30;
        write!(text, "{indent}{mark} {}\n\n", words.some(count)).expect("it is a string");
    }
    text + "- [x] done\n- [ ] open\n\nTerm\n: what it is\n"
}

fn code() -> String {
    let mut text = String::new();
    for (language, line) in [
        ("rust", "fn main() { let x: Vec<u8> = vec![1, 2]; // two\n    println!(\"{x:?}\");\n}\n"),
        ("python", "def f(x):\n    \"\"\"Says.\"\"\"\n\treturn x if x else None  # none\n"),
        ("json", "{\"a\": [1, 2.5, null, true], \"b\": {\"c\": \"d\"}}\n"),
        (
            "sh",
            "for f in *.md; do letterpress \"$f\" && echo \"a very long line that goes beyond the measure of the page\" | tee -a log.txt; done\n",
        ),
        ("", "plain   text\n  │ └── box\n"),
    ] {
        write!(text, "```{language}\n{line}```\n\n").expect("it is a string");
    }
    text + "    indented\n      further\n\nInline `a  b`, ``c`d``.\n"
}

fn notes() -> String {
    let mut text = prose(8, 3);
    for n in 1..30 {
        let words = Words(n).some(4 + n as usize * 7 % 50);
        write!(
            text,
            "{}[^{n}] {}\n\n[^{n}]: {words}\n\n",
            Words(n + 50).some(12),
            Words(n + 90).some(20)
        )
        .expect("it is a string");
    }
    text
}

fn pictures() -> String {
    let mut text =
        String::from("![A park](heath-park.jpg)\n\n![Heating](heating.png \"By hour\")\n\n");
    for (n, picture) in [
        "40x30-gray.png",
        "40x30-rgb.png",
        "33x17-grayalpha.png",
        "600x20-rgba.png",
        "9x400-rgb.png",
    ]
    .iter()
    .enumerate()
    {
        write!(text, "{}\n\n![Picture {n}]({picture})\n\n", Words(n as u32).some(30))
            .expect("it is a string");
    }
    text + "A small ![one](9x9-rgba.png) in a line, and ![none](none.png).\n"
}

const ODDS: &str = "# Odds & ends {#ends}\n\n$E = mc^2$ and x₁² + y₁² ≤ ∑∞ → ∀ε>0, ½ × ¾ ÷ ±1 −2 ‰ π≈3.14\n\n\
    $$\\int_0^1 x^2\\,dx = \\frac13$$\n\n<details><summary>More</summary>\n\nH~2~O, ~~gone~~, <kbd>Ctrl</kbd>, <b>bold</b>, E=mc<sup>2</sup>\n\n</details>\n\n\
    > [!WARNING]\n> Mind <https://example.org/a/very/long/path/that-has/to-be-broken/somewhere?query=of&course=it#is>.\n\n\
    > Quote\n>> in a quote\n>>> in another\n\n***\n\n:smile: 😀 ❤️ ✓ ☞ © ™ … -- --- 'single' \"double\"\n\n[back](#ends), [out](mailto:a@example.org)\n";

/// What is put together here.
fn made() -> Vec<Document> {
    let english = || options("en");
    vec![
        document("prose", prose(1, 24), english()),
        document("prose-long", prose(2, 160), english()),
        document("tables-narrow", [table(1, 5, 2, 3), table(2, 12, 3, 4)].join("\n\n"), english()),
        document("tables-wide", [table(3, 6, 9, 5), table(4, 3, 14, 3)].join("\n\n"), english()),
        document("tables-long", [prose(3, 2), table(5, 90, 4, 9)].join("\n\n"), english()),
        document("lists", lists(), english()),
        document("code", code(), english()),
        document("notes", notes(), english()),
        document("endnotes", notes(), english().notes(Notes::Endnotes)),
        document("pictures", pictures(), english()),
        document("odds", ODDS, english()),
        document("empty", "", english()),
        document("one-long-word", "Donau".repeat(400), options("de")),
        document("deep", format!("{}x\n", "> - ".repeat(60)), english()),
    ]
}

/// Everything at once, with other options.
fn otherwise() -> Vec<Document> {
    let markdown = || {
        let parts = [
            prose(6, 14),
            table(7, 14, 4, 6),
            lists(),
            code(),
            notes(),
            pictures(),
            ODDS.to_owned(),
        ];
        parts.join("\n\n")
    };
    let paper = |name: &str| name.parse::<Paper>().expect("a paper");
    let english = || options("en");
    let settings = [
        ("a5", english().paper(Paper::A5)),
        ("letter", english().paper(paper("letter"))),
        ("small", english().paper(paper("90x160mm")).margins(Len::pt(30))),
        ("landscape", english().landscape(true)),
        ("book", english().theme(Theme::book())),
        (
            "book-a5",
            english().theme(Theme::book()).paper(Paper::A5).two_sided(true).running_heads(true),
        ),
        ("two-sided", english().two_sided(true).margin(Side::Left, Len::pt(90))),
        ("grid", english().baseline_grid(true)),
        ("large", english().font_size(Len::pt(17))),
        ("ragged", english().justify(false).hyphenate(false)),
        (
            "plain",
            english().protrusion(false).expansion(false).tracking(false).sentence_space(true),
        ),
        ("debug", english().debug_layout(true)),
        (
            "named",
            english()
                .title("A Title")
                .author("One")
                .author("Two")
                .date("2026-01-02")
                .keyword("type"),
        ),
    ];
    settings
        .map(|(name, options)| document(format!("otherwise-{name}"), markdown(), options))
        .into()
}
