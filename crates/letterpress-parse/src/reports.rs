use std::collections::BTreeSet;

use letterpress_source::{Code, Diagnostic, Span};

/// The diagnostics of a book while it is read; what would repeat is said once.
#[derive(Default)]
pub(crate) struct Reports {
    list: Vec<Diagnostic>,
    said: BTreeSet<(Code, String)>,
}

impl Reports {
    /// Adds a diagnostic.
    pub(crate) fn add(&mut self, found: Diagnostic) {
        self.list.push(found);
    }

    /// Adds the diagnostic that `make` gives unless there is one of this code and key already.
    pub(crate) fn once(&mut self, code: Code, key: &str, make: impl FnOnce() -> Diagnostic) {
        if self.said.insert((code, key.to_owned())) {
            self.list.push(make());
        }
    }

    /// Says that something is nested deeper than a document may be.
    pub(crate) fn too_deep(&mut self, span: Span) {
        self.once(Code::TooDeep, "", || {
            Diagnostic::new(Code::TooDeep, span, "the nesting is too deep")
                .help("what lies deeper is set at the deepest level")
        });
    }

    /// Says that an HTML element is not closed or not open.
    pub(crate) fn unbalanced(&mut self, name: &str, span: Span) {
        self.once(Code::UnbalancedHtml, name, || {
            Diagnostic::new(Code::UnbalancedHtml, span, format!("`<{name}>` is not closed"))
                .help("it ends with the Markdown around it")
        });
    }

    /// All of them, in the order of their places.
    pub(crate) fn finish(mut self) -> Vec<Diagnostic> {
        self.list.sort_by_key(|found| (found.span, found.code));
        self.list
    }
}
