//! An author who writes Markdown of every kind, at random but always the same.

use crate::random::Random;

const WORDS: &[&str] = &[
    "a",
    "of",
    "the",
    "and",
    "in",
    "it",
    "was",
    "type",
    "page",
    "line",
    "letter",
    "printer",
    "measure",
    "galley",
    "paragraph",
    "composition",
    "hyphenation",
    "extraordinary",
    "typographical",
    "understanding",
    "I",
    "are",
    "set",
    "with",
    "care",
    "for",
    "each",
    "well-known",
    "don’t",
    "naïve",
    "Straße",
    "3.14",
    "1,000",
    "(so",
    "called)",
    "e.g.",
    "office",
    "waffle",
    "Ångström",
    "“quoted”",
    "end.",
    "then,",
    "semi;",
    "colon:",
    "why?",
    "yes!",
    "—",
    "…",
];

/// A sentence of so many words.
pub(crate) fn words(random: &mut Random, count: usize) -> String {
    let words: Vec<&str> = (0..count).map(|_| random.pick(WORDS)).collect();
    words.join(" ")
}

/// Plain prose: so many paragraphs of 20 to 120 words.
pub(crate) fn prose(random: &mut Random, paragraphs: usize) -> String {
    let texts = (0..paragraphs).map(|_| {
        let count = random.between(20, 120);
        format!("Text {}", words(random, count))
    });
    texts.collect::<Vec<_>>().join("\n\n")
}

/// A document that mixes every construct.
pub(crate) fn document(random: &mut Random, count: usize) -> String {
    let mut lines = Vec::new();
    blocks(random, (count, 0), &mut lines);
    let mut text = lines.join("\n");
    for label in 0..3 {
        if text.contains(&format!("[^{label}]")) {
            let note = words(random, 12);
            text.push_str(&format!("\n\n[^{label}]: {note}\n"));
        }
    }
    text
}

fn blocks(random: &mut Random, (count, depth): (usize, usize), out: &mut Vec<String>) {
    for _ in 0..count {
        let most = if depth < 3 { 17 } else { 7 };
        match random.below(most) {
            0..4 => out.push(phrases(random)),
            4 => heading(random, out),
            5 => code(random, out),
            6 => table(random, out),
            7 | 8 => list(random, depth, out),
            9 => contain(random, depth, ("> ", "> "), out),
            10 => alert(random, depth, out),
            11 => {
                out.push(words(random, 2));
                out.push(String::new());
                contain(random, depth, (":   ", "    "), out);
            }
            12 => {
                out.push(format!("<details><summary>{}</summary>", words(random, 3)));
                out.push(String::new());
                blocks(random, (1, depth + 1), out);
                out.push("</details>".to_owned());
            }
            13 => {
                out.push(format!("<div align=\"{}\">", random.pick(&["left", "center", "right"])));
                out.push(String::new());
                blocks(random, (1, depth + 1), out);
                out.push("</div>".to_owned());
            }
            14 => out.push("***".to_owned()),
            15 => out.push(format!("$$\n\\sum_{{i=0}}^{{n}} {}\n$$", random.below(9))),
            _ => out.push("![A lost picture](lost.png)".to_owned()),
        }
        out.push(String::new());
    }
}

fn heading(random: &mut Random, out: &mut Vec<String>) {
    let signs = "#".repeat(random.between(1, 6));
    let count = random.between(1, 14);
    out.push(format!("{signs} Head {}", words(random, count)));
}

fn code(random: &mut Random, out: &mut Vec<String>) {
    out.push("```".to_owned());
    for _ in 0..random.between(1, 12) {
        let indent = " ".repeat(random.between(0, 8));
        let count = random.between(0, 16);
        out.push(format!("{indent}{}", words(random, count)));
    }
    out.push("```".to_owned());
}

fn table(random: &mut Random, out: &mut Vec<String>) {
    let columns = random.between(1, 4);
    let row = |random: &mut Random| {
        let cells = (0..columns).map(|_| match random.below(3) {
            0 => random.below(100_000).to_string(),
            _ => {
                let count = random.between(0, 8);
                words(random, count)
            }
        });
        format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
    };
    out.push(row(random));
    out.push(format!("|{}", "---|".repeat(columns)));
    for _ in 0..random.between(1, 14) {
        out.push(row(random));
    }
}

fn list(random: &mut Random, depth: usize, out: &mut Vec<String>) {
    let marker = random.pick(&["- ", "- [ ] ", "- [x] ", "7. ", "98) "]);
    let width = if marker.starts_with('-') { 2 } else { marker.len() };
    for _ in 0..random.between(1, 5) {
        contain(random, depth, (marker, &" ".repeat(width)), out);
    }
}

fn alert(random: &mut Random, depth: usize, out: &mut Vec<String>) {
    let kind = random.pick(&["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"]);
    out.push(format!("> [!{kind}]"));
    contain(random, depth, ("> ", "> "), out);
}

/// Blocks in a container whose first line begins otherwise than the others.
fn contain(
    random: &mut Random,
    depth: usize,
    (first, others): (&str, &str),
    out: &mut Vec<String>,
) {
    let mut inner = vec![phrases(random)];
    if random.one_in(3) {
        inner.push(String::new());
        let count = random.between(1, 2);
        blocks(random, (count, depth + 1), &mut inner);
    }
    let text = inner.join("\n");
    for (index, line) in text.lines().enumerate() {
        let prefix = if index == 0 { first } else { others };
        out.push(format!("{prefix}{line}").trim_end().to_owned());
    }
}

/// A paragraph with every kind of inline.
fn phrases(random: &mut Random) -> String {
    let mut parts = vec!["Text".to_owned()];
    for _ in 0..random.between(1, 9) {
        let count = random.between(1, 8);
        let text = words(random, count);
        let part = match random.below(18) {
            0 => format!("*{text}*"),
            1 => format!("**{text}**"),
            2 => format!("~~{text}~~"),
            3 => "x^2^".to_owned(),
            4 => "H~2~O".to_owned(),
            5 => format!("=={text}=="),
            6 => format!("++{text}++"),
            7 => format!("[{text}](https://example.org/{count})"),
            8 => format!("`{text}`"),
            9 => format!("![{text}](lost.png)"),
            10 => format!("word[^{}]", random.below(3)),
            11 => "<kbd>Ctrl</kbd>".to_owned(),
            12 => format!("<small>{text}</small>"),
            13 => format!("{text}\\\nnext"),
            14 => "$a^2 + b^2$".to_owned(),
            15 => "https://example.org/a/very/long/path_of_names?and=query#fragment".to_owned(),
            _ => text,
        };
        parts.push(part);
    }
    parts.join(if random.one_in(2) { " " } else { "\n" })
}
