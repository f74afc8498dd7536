//! The `letterpress` binary: `letterpress report.md` writes `report.pdf`.
//!
//! Everything that touches the operating system is here and nothing else: arguments, files, the
//! terminal and the exit code. What is set and how is the library's.

mod args;
mod check;
mod extract;
mod failure;
mod fonts;
mod input;
mod output;
mod report;

use std::process::ExitCode;

use letterpress::{Options, Severity, render_book_to};

use args::{Args, Command};
use failure::Failure;
use output::Output;
use report::Reporter;

fn main() -> ExitCode {
    let args = match Args::read() {
        Ok(args) => args,
        Err(code) => return code,
    };
    let done = match &args.command {
        Some(Command::Fonts(asked)) => fonts::list(asked),
        Some(Command::Check(asked)) => check::check_all(asked),
        Some(Command::Extract(asked)) => extract::extract(asked),
        None => run(&args),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            report::failure(&failure);
            failure.code()
        }
    }
}

/// Reads, sets, reports and writes.
fn run(args: &Args) -> Result<(), Failure> {
    let output = Output::choose(args)?;
    let options = options(args)?;
    let (sources, mut diagnostics) = input::read(&args.inputs)?;
    output.spare(&args.inputs)?;

    let pages = output.write(args.denies_warnings(), |mut out| {
        let report = render_book_to(&sources, &options, &mut out)?;
        diagnostics.extend(report.diagnostics);
        diagnostics.sort_by_key(|diagnostic| diagnostic.span);
        if !args.quiet {
            Reporter::new().diagnostics(&diagnostics, &sources);
        }
        let warnings = diagnostics.iter().filter(|d| d.severity >= Severity::Warning).count();
        if args.denies_warnings() && warnings > 0 {
            return Err(Failure::Denied(warnings).into());
        }
        Ok(report.pages)
    })?;
    if let Some(pages) = pages.filter(|_| !args.quiet) {
        report::summary(&output, pages);
    }
    Ok(())
}

/// The arguments in the library's words.
fn options(args: &Args) -> Result<Options, Failure> {
    let mut options =
        Options::new().resources(input::folder(args.root.as_deref())?).landscape(args.landscape);
    if let Some(theme) = &args.theme {
        options = options.theme(input::theme(theme)?);
    }
    if let Some(paper) = args.paper {
        options = options.paper(paper);
    }
    for (side, margin) in args.margin.iter().flat_map(args::Margins::sides) {
        options = options.margin(side, margin);
    }
    if let Some(size) = args.font_size {
        options = options.font_size(size);
    }
    if let Some(lang) = &args.lang {
        options = options.lang(lang);
    }
    if let Some(title) = &args.title {
        options = options.title(title);
    }
    input::check_folders(&args.fonts.font_dir)?;
    options = args.file.apply(args.fonts.apply(args.pages.apply(options)));
    if let Some(seconds) = input::build_time()? {
        options = options.built(seconds);
    }
    options = args.lines.apply(options).debug_layout(args.debug_layout);
    options = args.hyphenation.iter().fold(options, Options::hyphenation);
    Ok(args.author.iter().fold(options, Options::author))
}
