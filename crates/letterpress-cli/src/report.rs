//! What is said to people, all of it on the standard error.

use std::io::{self, IsTerminal, Write};
use std::ops::Range;

use annotate_snippets::{
    AnnotationKind, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str,
};
use letterpress::{Diagnostic, Place, Severity, Sources};

use crate::failure::Failure;
use crate::output::Output;

/// The most diagnostics that are shown; whoever has more mends these first.
const MOST_SHOWN: usize = 100;

/// The longest line that is shown with a diagnostic, in bytes.
const LONGEST_LINE: usize = 4000;

/// Shows diagnostics with the Markdown that they speak of.
pub(crate) struct Reporter {
    renderer: Renderer,
}

impl Reporter {
    /// In colour where a terminal shows it and nobody asked for none (<https://no-color.org>).
    pub(crate) fn new() -> Self {
        #[expect(clippy::disallowed_methods, reason = "the binary reads the environment")]
        let says = |name: &str, value: fn(&std::ffi::OsStr) -> bool| {
            std::env::var_os(name).is_some_and(|set| value(&set))
        };
        let plain = says("NO_COLOR", |value| !value.is_empty()) || says("TERM", |t| t == "dumb");
        let color = io::stderr().is_terminal() && !plain;
        Self { renderer: if color { Renderer::styled() } else { Renderer::plain() } }
    }

    /// Shows them in order.
    pub(crate) fn diagnostics(&self, diagnostics: &[Diagnostic], sources: &Sources) {
        let mut out = io::BufWriter::new(io::stderr().lock());
        for diagnostic in diagnostics.iter().take(MOST_SHOWN) {
            let group = group(diagnostic, sources.place(diagnostic.span));
            say(&mut out, &self.renderer.render(&[group]));
            say(&mut out, "");
        }
        if let Some(more) = diagnostics.len().checked_sub(MOST_SHOWN).filter(|&more| more > 0) {
            say(&mut out, &format!("... and {more} more"));
        }
    }
}

fn group<'a>(diagnostic: &'a Diagnostic, place: Option<Place<'a>>) -> Group<'a> {
    let level = if diagnostic.severity >= Severity::Warning { Level::WARNING } else { Level::NOTE };
    let title = level.primary_title(&*diagnostic.message).id(diagnostic.code.as_str());
    let mut group = Group::with_title(title);
    if let Some(place) = place {
        let path = normalize_untrusted_str(place.source.name());
        group = match line(&place) {
            Some((text, range)) => group.element(
                Snippet::source(text)
                    .line_start(place.line)
                    .path(path)
                    .annotation(AnnotationKind::Primary.span(range)),
            ),
            None => group.element(Origin::path(path).line(place.line).char_column(place.column)),
        };
    }
    match &diagnostic.help {
        Some(help) => group.element(Level::HELP.message(normalize_untrusted_str(help))),
        None => group,
    }
}

/// The first line of a place and the range in it; none where nothing can be shown.
fn line<'a>(place: &Place<'a>) -> Option<(&'a str, Range<usize>)> {
    let text = place.source.text();
    let start = place.source.line_start(place.line);
    let line = text[start..].lines().next()?;
    let range = place.range.start - start..(place.range.end - start).min(line.len());
    (!range.is_empty() && line.len() <= LONGEST_LINE).then_some((line, range))
}

/// Says why nothing was written.
pub(crate) fn failure(failure: &Failure) {
    say(&mut io::stderr(), &format!("error: {}", failure.message()));
}

/// Says what was written.
pub(crate) fn summary(output: &Output, pages: usize) {
    let plural = if pages == 1 { "" } else { "s" };
    say(&mut io::stderr(), &format!("{output}: {pages} page{plural}"));
}

/// Writes a line; where nobody listens there is nobody to tell.
fn say(out: &mut impl Write, line: &str) {
    let _ = writeln!(out, "{line}");
}

/// Says something in a line.
pub(crate) fn note(text: &str) {
    // Nobody may be listening.
    let _ = writeln!(io::stderr().lock(), "{text}");
}
