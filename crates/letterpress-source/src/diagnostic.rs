use std::fmt;

use crate::Span;

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Severity {
    /// Something was decided for the author, who may wish to know.
    Note,
    /// Something does not come out as the source asks.
    Warning,
}

/// What is wrong, what was done about it and how to mend it.
///
/// ```
/// use letterpress_source::{Code, Diagnostic, Severity, Span};
/// let found = Diagnostic::new(Code::LostPicture, Span::new(0, 14), "cannot read `a.png`")
///     .help("the text in its brackets is set instead");
/// assert_eq!(found.code.as_str(), "lost-picture");
/// assert_eq!(found.severity, Severity::Warning);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// The stable name of the kind.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// The Markdown that it speaks of.
    pub span: Span,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// What was done about it, or how to mend it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A diagnostic of the code's own severity.
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self { code, severity: code.severity(), span, message: message.into(), help: None }
    }

    /// The same with a word on what was done or how to mend it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Declares the codes with their names, severities and meanings in one table.
macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident $doc:literal;)*) => {
        /// The kinds of diagnostics; their names are stable.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = $doc] $variant,)*
        }

        impl Code {
            /// Every code there is.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The stable name, such as `lost-picture`.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// What the code stands for, in one sentence.
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$variant => $doc,)* }
            }

            /// The severity that diagnostics of this code have.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    BadEncoding "bad-encoding" Warning "The input is not valid UTF-8; the bad bytes were read as U+FFFD.";
    BadFrontMatter "bad-front-matter" Warning "The front matter cannot be read; it is set as text.";
    UnknownKey "unknown-key" Note "The front matter has a key that nothing reads.";
    BadValue "bad-value" Warning "The front matter has a value that its key does not take.";
    BadLanguage "bad-language" Warning "What names the language of a part is no language tag; it was left out.";
    BadDirection "bad-direction" Warning "What gives the direction of a part is no direction; it was left out.";
    BadHyphenation "bad-hyphenation" Warning "What the front matter lists as a hyphenated word is none.";
    ControlCharacter "control-character" Warning "The source holds a control character; it was left out.";
    TooDeep "too-deep" Warning "The nesting is too deep; what lies deeper is set at the deepest level.";
    TooWide "too-wide" Warning "A table has more columns than can be set; the last ones are set as text below it.";
    CutSpan "cut-span" Warning "A merged cell can't have all the columns or rows that it asks for; it was cut short.";
    UnreferencedNote "unreferenced-note" Warning "No reference leads to the footnote; it is set at the end.";
    MissingNote "missing-note" Warning "The footnote that is referred to does not exist.";
    UnknownHtml "unknown-html" Warning "The HTML element is not supported; its text is set.";
    UnbalancedHtml "unbalanced-html" Note "An HTML element is not closed or not open.";
    DanglingLink "dangling-link" Warning "The link leads to no heading of the document; its text is set.";
    RelativeLink "relative-link" Note "The link leads to a file that is no part of the document; its text is set.";
    RefusedLink "refused-link" Warning "The link has a scheme that is not allowed; its text is set.";
    SkippedLevel "skipped-level" Note "A heading's level is more than one below its parent's.";
    UnknownDirective "unknown-directive" Warning "The directive is not known; its name and its content are set.";
    LostPicture "lost-picture" Warning "The picture cannot be read; its description is set.";
    RemotePicture "remote-picture" Warning "The picture is on the web; its description is set with a link.";
    BadPicture "bad-picture" Warning "The picture's file cannot be decoded; its description is set.";
    MissingDescription "missing-description" Warning "The picture has no description; its title is read in its place, or it is decoration.";
    MissingGlyph "missing-glyph" Warning "No face has the character; its code point is set.";
    MissingDictionary "missing-dictionary" Warning "There is no dictionary for a script without spaces; its lines end between syllables.";
    BadFont "bad-font" Warning "The font cannot be used.";
    Overfull "overfull" Warning "A line is wider than the measure.";
    TightTable "tight-table" Warning "A table is too wide for the measure; it was tightened.";
    TallItem "tall-item" Warning "Something is taller than a page.";
    SplitRow "split-row" Note "A table row is so tall that it may be split over pages.";
    UnknownLanguage "unknown-language" Warning "There are no hyphenation patterns for the language.";
    GuessedLanguage "guessed-language" Note "The document does not say its language; it was guessed.";
    DollarSigns "dollar-signs" Note "Dollars would open formulas that hold Markdown; they are set as text.";
    MathSource "math-source" Note "A formula is set as its source.";
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
