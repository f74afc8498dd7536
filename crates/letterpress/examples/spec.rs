//! Holds finished pages against a specification: `spec [commonmark|gfm|all] [html] spec.txt…`.
//!
//! Each file has examples as the CommonMark specification has them; any other file is one
//! example. The text of the pages, labels and artifacts left out, is compared with the text of
//! comrak's own HTML under the same options, white space folded. Examples with HTML in them are
//! left out, or after `html` compared without any white space. A picture counts as its
//! description, which the page shows where the picture can't be had.

#![allow(clippy::print_stdout, reason = "a program that reports to a person")]
#![allow(clippy::disallowed_methods, reason = "a program that reads the files it is given")]

use comrak::nodes::NodeValue;
use letterpress::{Markdown, Options, Sources, page, set};

fn main() {
    let mut markdown = Markdown::commonmark();
    let mut with_html = false;
    let mut differ = 0;
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "commonmark" => markdown = Markdown::commonmark(),
            "gfm" => markdown = Markdown::gfm(),
            "all" => {
                markdown = Markdown::default();
                // The typographic marks are ours alone.
                markdown.smart = false;
            }
            "html" => with_html = true,
            path => {
                let bytes = std::fs::read(path).expect("a file");
                differ += run(path, &String::from_utf8_lossy(&bytes), &markdown, with_html);
            }
        }
    }
    std::process::exit(i32::from(differ > 0));
}

/// Compares the examples of a file; how many differ.
fn run(path: &str, text: &str, markdown: &Markdown, with_html: bool) -> usize {
    let found = examples(text);
    let (mut same, mut html) = (0, 0);
    for (number, example) in found.iter().enumerate() {
        let (mut expected, has_html) = comrak_text(example, markdown);
        if has_html && !with_html {
            html += 1;
            continue;
        }
        let mut ours = page_text(example, markdown);
        if has_html {
            ours.retain(|c| !c.is_whitespace());
            expected.retain(|c| !c.is_whitespace());
        }
        if ours == expected {
            same += 1;
        } else {
            let at = ours.chars().zip(expected.chars()).take_while(|(a, b)| a == b).count();
            let around = |text: &str| -> String {
                text.chars().skip(at.saturating_sub(30)).take(90).collect()
            };
            println!("{path} {}: {:?}", number + 1, example.chars().take(300).collect::<String>());
            println!("    ours {:?}", around(&ours));
            println!("    HTML {:?}", around(&expected));
        }
    }
    println!("{path}: {same} of {} have the same text, {html} hold HTML", found.len());
    found.len() - same - html
}

/// The text of the finished pages.
fn page_text(example: &str, markdown: &Markdown) -> String {
    let mut sources = Sources::new();
    sources.add("example.md", example);
    let options = Options::new().lang("en").markdown(markdown.clone());
    let typeset = set(&sources, &options).expect("the options are sound");
    fold(&page::text(&typeset.pages))
}

/// The Markdown of each example, or the whole where there is none.
fn examples(text: &str) -> Vec<String> {
    let fence = "`".repeat(32);
    let mut found = Vec::new();
    let mut open: Option<String> = None;
    for line in text.split_inclusive('\n') {
        match &mut open {
            None if line.starts_with(&format!("{fence} example")) => open = Some(String::new()),
            Some(_) if line.trim_end() == "." => found.extend(open.take()),
            Some(example) => example.push_str(&line.replace('→', "\t")),
            None => {}
        }
    }
    if found.is_empty() { vec![text.to_owned()] } else { found }
}

/// The text of comrak's HTML, and whether there is HTML in the Markdown.
fn comrak_text(markdown: &str, options: &Markdown) -> (String, bool) {
    let mut theirs = comrak::Options::default();
    let e = &mut theirs.extension;
    (e.table, e.strikethrough, e.autolink) =
        (options.tables, options.strikethrough, options.autolinks);
    (e.tasklist, e.footnotes) = (options.tasks, options.footnotes);
    (e.inline_footnotes, e.description_lists) = (options.inline_notes, options.definitions);
    (e.alerts, e.header_attributes) = (options.alerts, options.attributes);
    e.link_attributes = options.attributes;
    (e.superscript, e.subscript) = (options.superscript, options.subscript);
    (e.highlight, e.insert, e.shortcodes) = (options.highlight, options.insert, options.shortcodes);
    (e.math_dollars, e.math_code) = (options.math, options.math);
    e.block_directive = options.directives;
    e.front_matter_delimiter = options.front_matter.then(|| "---".to_owned());
    theirs.render.r#unsafe = true;
    let arena = comrak::Arena::new();
    let root = comrak::parse_document(&arena, markdown, &theirs);
    let is_html =
        |value: &NodeValue| matches!(value, NodeValue::HtmlBlock(_) | NodeValue::HtmlInline(_));
    let has_html = root.descendants().any(|node| is_html(&node.data().value));
    let mut html = String::new();
    comrak::format_html(root, &theirs, &mut html).expect("a string takes all");
    (fold(&strip(&html)), has_html)
}

/// The text of HTML, without the numbers and the arrows of footnotes.
fn strip(html: &str) -> String {
    let mut text = String::new();
    let mut skip: Option<(Vec<u8>, usize)> = None;
    let mut tokens = html5gum::Tokenizer::new(html);
    while let Some(Ok(token)) = tokens.next() {
        match token {
            html5gum::Token::StartTag(tag) => {
                match tag.name.as_slice() {
                    b"script" => tokens.set_state(html5gum::State::ScriptData),
                    b"style" => tokens.set_state(html5gum::State::RawText),
                    _ => {}
                }
                let class =
                    tag.attributes.get(b"class".as_slice()).map(|class| class.value.0.clone());
                if let Some(alt) = tag.attributes.get(b"alt".as_slice()) {
                    text.push_str(&String::from_utf8_lossy(&alt.value.0));
                }
                let skipped: [&[u8]; 1] = [b"footnote-backref"];
                match &mut skip {
                    Some((name, depth)) if *name == tag.name.0 => *depth += 1,
                    None if [b"script".as_slice(), b"style"].contains(&tag.name.as_slice()) => {
                        skip = Some((tag.name.0, 1));
                    }
                    None if class.as_deref().is_some_and(|class| skipped.contains(&class)) => {
                        skip = Some((tag.name.0, 1));
                    }
                    _ => {}
                }
            }
            html5gum::Token::EndTag(tag) => {
                if let Some((name, depth)) = &mut skip
                    && *name == tag.name.0
                {
                    *depth -= 1;
                    if *depth == 0 {
                        skip = None;
                    }
                }
            }
            html5gum::Token::String(found) if skip.is_none() => {
                text.push_str(&String::from_utf8_lossy(&found.value));
            }
            _ => {}
        }
    }
    text
}

/// With one space for all white space in a row, and without what no text holds.
fn fold(text: &str) -> String {
    let spaced = text.replace(['\x0B', '\x0C', '\u{2028}', '\u{2029}'], " ");
    let dropped =
        |c: &char| (c.is_control() && !c.is_whitespace()) || matches!(c, '\u{85}' | '\u{FEFF}');
    let kept: String = spaced.chars().filter(|c| !dropped(c)).collect();
    kept.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}
