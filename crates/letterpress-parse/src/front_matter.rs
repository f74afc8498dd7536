//! Metadata at the head of a source, between lines of `---` (YAML) or `+++` (TOML).

mod value;

use std::collections::BTreeMap;

use letterpress_source::{Code, Diagnostic, Metadata, Span};

use crate::document::{Block, BlockKind, CodeBlock, Direction, Hyphenated, Notes};
use crate::{clean, locale, reports::Reports};
use value::Value;

/// What stands at the head of a source.
#[derive(Default)]
pub(crate) struct FrontMatter {
    /// What it says.
    pub(crate) metadata: Metadata,
    /// The words it shows how to hyphenate.
    pub(crate) hyphenation: Vec<Hyphenated>,
    /// What it wants notes to be.
    pub(crate) notes_as: Option<Notes>,
    /// The direction it gives the document.
    pub(crate) direction: Option<Direction>,
    /// The text of a front matter that can't be read, as code.
    pub(crate) block: Option<Block>,
    /// The offset in the source at which the Markdown begins.
    pub(crate) end: usize,
}

/// The two languages of front matter.
#[derive(Clone, Copy)]
enum Syntax {
    Yaml,
    Toml,
}

/// Reads the front matter of a source whose first byte has the offset `base`.
///
/// As Pandoc has it, a `---` with a blank line after it is a thematic break; so is one whose
/// content is no mapping.
pub(crate) fn read(text: &str, base: usize, reports: &mut Reports) -> FrontMatter {
    let Some((syntax, range, end)) = split(text) else { return FrontMatter::default() };
    let content = &text[range.clone()];
    let parsed = match syntax {
        Syntax::Yaml => value::yaml(content),
        Syntax::Toml => value::toml(content),
    };
    let span = Span::new(base, base + end);
    match parsed {
        Ok(None) => FrontMatter::default(),
        Ok(Some(entries)) => {
            let keys = Keys::new(content, base + range.start, span);
            FrontMatter { end, ..known(entries, &keys, reports) }
        }
        Err(reason) => {
            let message = format!("the front matter cannot be read: {reason}");
            let found = Diagnostic::new(Code::BadFrontMatter, span, message);
            reports.add(found.help("it is set as code"));
            let language = match syntax {
                Syntax::Yaml => "yaml",
                Syntax::Toml => "toml",
            };
            let code = CodeBlock {
                language: Some(language.to_owned()),
                text: clean::code(content.trim_end()),
                start: Span::new(base + range.start, base + end).start,
            };
            let block = Some(Block { kind: BlockKind::Code(code), span });
            FrontMatter { block, end, ..FrontMatter::default() }
        }
    }
}

/// The language, the range of the content and the offset after the closing line.
fn split(text: &str) -> Option<(Syntax, std::ops::Range<usize>, usize)> {
    let bom = text.len() - text.trim_start_matches('\u{FEFF}').len();
    let mut lines = text[bom..].split_inclusive('\n');
    let opening = lines.next()?;
    let syntax = match opening.trim_end() {
        "---" => Syntax::Yaml,
        "+++" => Syntax::Toml,
        _ => return None,
    };
    let start = bom + opening.len();
    let mut at = start;
    for line in lines {
        let closes = match (syntax, line.trim_end()) {
            (Syntax::Yaml, "---" | "...") | (Syntax::Toml, "+++") => true,
            (_, "") if at == start => return None,
            _ => false,
        };
        if closes {
            return Some((syntax, start..at, at + line.len()));
        }
        at += line.len();
    }
    None
}

/// The places of the keys.
struct Keys<'a> {
    spans: BTreeMap<&'a str, Span>,
    whole: Span,
}

impl<'a> Keys<'a> {
    fn new(content: &'a str, base: usize, whole: Span) -> Self {
        let mut spans = BTreeMap::new();
        let mut at = base;
        for line in content.split_inclusive('\n') {
            let is_table = line.starts_with('[');
            let key = if is_table { line } else { line.split([':', '=']).next().unwrap_or("") };
            let name = key.trim().trim_matches(['"', '\'', '[', ']']);
            spans.entry(name).or_insert(Span::new(at, at + key.trim_end().len()));
            at += line.len();
        }
        Self { spans, whole }
    }

    fn span(&self, key: &str) -> Span {
        self.spans.get(key).copied().unwrap_or(self.whole)
    }
}

/// What the keys say that are known.
fn known(entries: Vec<(String, Value)>, keys: &Keys, reports: &mut Reports) -> FrontMatter {
    let mut front = FrontMatter::default();
    let metadata = &mut front.metadata;
    for (key, value) in entries {
        match key.to_ascii_lowercase().as_str() {
            "title" => metadata.title = value.text().or(metadata.title.take()),
            "date" => metadata.date = value.text().or(metadata.date.take()),
            "lang" | "language" => metadata.lang = value.text().or(metadata.lang.take()),
            "author" | "authors" => metadata.authors.extend(value.list(None)),
            "keywords" => metadata.keywords.extend(value.list(Some(','))),
            "hyphenation" => front.hyphenation.extend(value.words().into_iter().map(|word| {
                let span = keys.span(&key);
                Hyphenated { word, span }
            })),
            "notes" => {
                let read = value.text().and_then(|said| notes(&said, keys.span(&key), reports));
                front.notes_as = read.or(front.notes_as);
            }
            "dir" => {
                let read = value.text().and_then(|said| direction(&said, keys.span(&key), reports));
                front.direction = read.or(front.direction);
            }
            _ => {
                let message = format!("nothing reads the front matter's key `{key}`");
                reports.add(Diagnostic::new(Code::UnknownKey, keys.span(&key), message));
            }
        }
    }
    front
}

/// What notes are to be, if it can be told.
fn notes(said: &str, span: Span, reports: &mut Reports) -> Option<Notes> {
    match said {
        "footnotes" => Some(Notes::Footnotes),
        "endnotes" => Some(Notes::Endnotes),
        _ => {
            refuse(("notes", said), "`footnotes` or `endnotes`", span, reports);
            None
        }
    }
}

/// The direction of the document; `auto` leaves it to the language, as nothing does.
fn direction(said: &str, span: Span, reports: &mut Reports) -> Option<Direction> {
    let read = locale::direction(said);
    if read.is_none() {
        refuse(("dir", said), "`rtl`, `ltr` or `auto`", span, reports);
    }
    read.flatten()
}

/// Says that a key does not take a value, and which it takes.
fn refuse((key, said): (&str, &str), takes: &str, span: Span, reports: &mut Reports) {
    let shown = locale::shown(said);
    let message = format!("the front matter's `{key}` can't be `{shown}`");
    let found = Diagnostic::new(Code::BadValue, span, message);
    reports.add(found.help(format!("it is left out; write {takes}")));
}
