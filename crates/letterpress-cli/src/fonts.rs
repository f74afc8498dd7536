//! The command `fonts`: which fonts are used for which script.

use std::io::{self, Write};

use letterpress::{Options, Samples, Sources, Specimen, specimens};

use crate::args::Specimens;
use crate::failure::{Failure, shown};
use crate::input;
use crate::report::Reporter;

/// What text is set in, in the order of a specimen's faces.
const KINDS: [&str; 3] = ["serif", "sans", "mono"];

/// What stands in a line: script, kind, family, where it is from, and the text.
type Line = [String; 5];

/// Lists the fonts that are asked for on the standard output, aligned; what can't be used is told
/// of on the standard error.
pub(crate) fn list(asked: &Specimens) -> Result<(), Failure> {
    input::check_folders(&asked.fonts.font_dir)?;
    let mut options = asked.fonts.apply(Options::new());
    if let Some(theme) = &asked.theme {
        options = options.theme(input::theme(theme)?);
    }
    if let Some(lang) = &asked.lang {
        options = options.lang(lang);
    }
    let of = match (&asked.text, &asked.lang) {
        (Some(text), _) => Samples::Text(text),
        (None, Some(lang)) => Samples::Language(lang),
        (None, None) => Samples::Scripts,
    };
    let found = specimens(&options, of)?;
    let with_text = matches!(of, Samples::Text(_));
    Reporter::new().diagnostics(&found.diagnostics, &Sources::new());
    let lines =
        found.list.iter().flat_map(|specimen| lines(specimen, with_text)).collect::<Vec<_>>();
    match write(&lines, io::stdout().lock()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::Input(format!("cannot write the list: {error}")))
        }
        _ => Ok(()),
    }
}

/// A line for each kind of face.
fn lines(specimen: &Specimen, with_text: bool) -> Vec<Line> {
    let script = match specimen.script {
        "" => "unknown",
        script => script,
    };
    let faces = specimen.faces.iter().zip(specimen.advice).zip(KINDS);
    let lines = faces.map(|((face, advice), kind)| {
        let (family, place) = match (face, advice) {
            (Some(face), _) => (face.family.as_str(), place(face)),
            (None, Some(advice)) => ("-", format!("missing; install {advice}")),
            (None, None) => ("-", "missing".to_owned()),
        };
        let sample = if with_text { specimen.sample.as_str() } else { "" };
        [script, kind, family, &place, sample].map(clean)
    });
    lines.collect()
}

/// Where a face is from.
fn place(face: &letterpress::SpecimenFace) -> String {
    match &face.file {
        Some(file) => shown(file),
        None if face.built_in => "built in".to_owned(),
        None => "given".to_owned(),
    }
}

/// A text that moves nothing on a terminal; names of fonts come from anywhere.
fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

fn write(lines: &[Line], out: impl Write) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    let width = |column: usize| lines.iter().map(|line| line[column].chars().count()).max();
    let widths = [0, 1, 2, 3].map(|column| width(column).unwrap_or(0));
    for line in lines {
        let mut text = String::new();
        for (cell, width) in line.iter().zip(widths.into_iter().chain([0])) {
            text.push_str(&format!("{cell:width$}  "));
        }
        writeln!(out, "{}", text.trim_end())?;
    }
    out.flush()
}
