use comrak::options::{Extension, Parse};

/// Declares the switches with their meanings, and the sets that have them.
macro_rules! switches {
    ($($field:ident $gfm:literal $doc:literal;)*) => {
        /// Which extensions of CommonMark are read; all of them unless switched off.
        ///
        /// ```
        /// use letterpress_parse::Options;
        /// let mut options = Options::default();
        /// options.smart = false;
        /// assert!(options.tables && !Options::commonmark().tables && Options::gfm().tables);
        /// ```
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub struct Options {
            $(#[doc = $doc] pub $field: bool,)*
        }

        impl Default for Options {
            fn default() -> Self {
                Self { $($field: true,)* }
            }
        }

        impl Options {
            /// CommonMark and nothing else.
            pub fn commonmark() -> Self {
                Self { $($field: false,)* }
            }

            /// GitHub Flavored Markdown as its specification has it.
            pub fn gfm() -> Self {
                Self { $($field: $gfm,)* }
            }
        }
    };
}

switches! {
    front_matter false "Metadata at the head of a source: YAML between `---`, TOML between `+++`.";
    tables true "GitHub's tables.";
    captions false "Captions of tables: paragraphs beside them that begin with `Table:` or a colon.";
    strikethrough true "`~~struck~~`.";
    cjk_emphasis false "Emphasis beside Chinese, Japanese and Korean marks, as in `**テスト。**テスト`.";
    autolinks true "Addresses in running text become links.";
    tasks true "Task lists, `- [x]`.";
    footnotes false "Footnotes, `[^label]`.";
    inline_notes false "Footnotes in place, `^[text]`.";
    definitions false "Definition lists.";
    alerts false "GitHub's alerts, `> [!NOTE]`.";
    attributes false "Attributes in braces after headings, links, pictures, cells and captions, and spans, `[text]{lang=fr}`.";
    superscript false "`^superscript^`.";
    subscript false "`~subscript~`.";
    highlight false "`==highlighted==`.";
    insert false "`++inserted++`.";
    shortcodes false "Emoji by name, `:smile:`.";
    math false "Formulas between dollar signs and in code blocks named `math`.";
    directives false "Containers between lines of `:::`.";
    page_breaks false "`<!-- pagebreak -->`, `\\newpage` and `\\pagebreak` begin a new page, `frontmatter` and `mainmatter` likewise a part of a book.";
    smart false "Straight quotes, hyphens and dots are kept apart for [`punctuate`](crate::punctuate).";
}

impl Options {
    /// The same choice in comrak's words.
    pub(crate) fn comrak(&self) -> comrak::Options<'static> {
        let extension = Extension {
            table: self.tables,
            strikethrough: self.strikethrough,
            autolink: self.autolinks,
            tasklist: self.tasks,
            footnotes: self.footnotes,
            inline_footnotes: self.footnotes && self.inline_notes,
            description_lists: self.definitions,
            alerts: self.alerts,
            header_attributes: self.attributes,
            link_attributes: self.attributes,
            superscript: self.superscript,
            subscript: self.subscript,
            highlight: self.highlight,
            insert: self.insert,
            shortcodes: self.shortcodes,
            math_dollars: self.math,
            math_code: self.math,
            block_directive: self.directives,
            cjk_friendly_emphasis: self.cjk_emphasis,
            ..Extension::default()
        };
        let parse = Parse {
            leave_footnote_definitions: true,
            // An escaped mark stays as it is: only the tree tells it from a plain one.
            escaped_char_spans: self.smart || self.attributes,
            ..Parse::default()
        };
        comrak::Options { extension, parse, ..comrak::Options::default() }
    }
}
