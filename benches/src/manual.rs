//! A technical book: code, lists, tables, links and footnotes among its prose.

use std::fmt::Write;

use crate::prose::Prose;

/// Programs in several languages; `NAME`, `ITEM` and `COUNT` are filled in.
const PROGRAMS: [(&str, &str); 8] = [
    ("rust", include_str!("programs/rust.txt")),
    ("python", include_str!("programs/python.txt")),
    ("javascript", include_str!("programs/javascript.txt")),
    ("c", include_str!("programs/c.txt")),
    ("sh", include_str!("programs/sh.txt")),
    ("json", include_str!("programs/json.txt")),
    ("toml", include_str!("programs/toml.txt")),
    ("html", include_str!("programs/html.txt")),
];

/// A writer of manuals.
struct Manual {
    prose: Prose,
    /// Whether code says which language it is in.
    is_named: bool,
    notes: usize,
    out: String,
}

/// A technical book of at least `bytes` bytes, whose code names its languages or doesn't.
pub(crate) fn manual(bytes: usize, is_named: bool) -> String {
    let out = String::from("---\ntitle: The Printer's Manual\nlang: en\n---\n\n");
    let mut manual = Manual { prose: Prose::new(1_683), is_named, notes: 0, out };
    for chapter in 1.. {
        if manual.out.len() >= bytes {
            break;
        }
        let _ = write!(manual.out, "# {chapter}. On the ");
        manual.title();
        for _ in 0..manual.prose.random.between(4, 7) {
            manual.out.push_str("## The ");
            manual.title();
            manual.section();
        }
    }
    manual.out
}

impl Manual {
    fn title(&mut self) {
        let adjective = self.prose.adjective().to_owned();
        let noun = self.prose.noun();
        let _ = write!(self.out, "{adjective} {noun}\n\n");
    }

    fn section(&mut self) {
        self.paragraph();
        for _ in 0..self.prose.random.between(2, 6) {
            match self.prose.random.index(12) {
                0..4 => self.program(),
                4..6 => self.list(),
                6 => self.table(),
                7 => self.alert(),
                8 => self.quotation(),
                _ => {
                    self.out.push_str("### Of ");
                    self.title();
                }
            }
            self.paragraph();
            self.paragraph();
        }
    }

    fn paragraph(&mut self) {
        for _ in 0..self.prose.random.between(2, 6) {
            self.prose.sentence(&mut self.out);
            self.out.push(' ');
            if self.prose.random.one_in(3) {
                self.aside();
            }
        }
        self.out.push_str("\n\n");
    }

    /// A sentence with something in it that prose doesn't have.
    fn aside(&mut self) {
        let (noun, verb) = (self.prose.noun().to_owned(), self.prose.verb().to_owned());
        let adjective = self.prose.adjective().to_owned();
        let _ = match self.prose.random.index(5) {
            0 => write!(self.out, "Call `{verb}_{noun}()` before `{noun}` is **{adjective}**. "),
            1 => write!(self.out, "See [the {noun}](https://example.org/{verb}/{noun}.html). "),
            2 => write!(self.out, "The flag `--{adjective}` is *never* {verb}. "),
            3 => {
                self.notes += 1;
                let note = self.notes;
                write!(self.out, "It is {adjective}.[^{note}] ").ok();
                let mut text = format!("[^{note}]: ");
                self.prose.sentence(&mut text);
                // The note stands below the paragraph that refers to it.
                write!(self.out, "\n\n{text}\n\n")
            }
            _ => write!(self.out, "Of {noun} ~~no~~ some is {verb}: 10 -- 12 %... "),
        };
    }

    fn program(&mut self) {
        let (language, text) = PROGRAMS[self.prose.random.index(PROGRAMS.len())];
        let name = self.prose.noun().to_owned();
        let item = self.prose.noun().to_owned();
        let count = self.prose.random.between(2, 999).to_string();
        let text = text.replace("NAME", &name).replace("ITEM", &item).replace("COUNT", &count);
        let language = if self.is_named { language } else { "" };
        let _ = write!(self.out, "```{language}\n{text}```\n\n");
    }

    fn list(&mut self) {
        let is_ordered = self.prose.random.one_in(2);
        for number in 1..=self.prose.random.between(3, 7) {
            let _ =
                if is_ordered { write!(self.out, "{number}. ") } else { write!(self.out, "- ") };
            self.prose.sentence(&mut self.out);
            self.out.push('\n');
            if self.prose.random.one_in(5) {
                self.out.push_str("   - ");
                self.prose.sentence(&mut self.out);
                self.out.push('\n');
            }
        }
        self.out.push('\n');
    }

    fn table(&mut self) {
        let columns = self.prose.random.between(2, 5);
        for row in 0..self.prose.random.between(4, 12) {
            if row == 1 {
                let _ = writeln!(self.out, "|---{}|", "|--:".repeat(columns - 1));
            }
            let noun = self.prose.noun();
            let _ = write!(self.out, "| {noun} ");
            for _ in 1..columns {
                let number = self.prose.random.between(0, 99_999);
                let _ = match row {
                    0 => write!(self.out, "| {} ", self.prose.adjective()),
                    _ => write!(self.out, "| {number} "),
                };
            }
            self.out.push_str("|\n");
        }
        self.out.push('\n');
    }

    fn alert(&mut self) {
        let kind = self.prose.random.pick(&["NOTE", "TIP", "WARNING"]);
        let _ = write!(self.out, "> [!{kind}]\n> ");
        self.prose.sentences(1, 3, &mut self.out);
        self.out.push_str("\n\n");
    }

    fn quotation(&mut self) {
        self.out.push_str("> ");
        self.prose.sentences(1, 4, &mut self.out);
        self.out.push_str("\n\n");
    }
}
