use std::io::Write;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use letterpress::{
    Begins, Compression, Len, Notes, Options, Pagination, Paper, Profile, Side, parse_length,
};

/// Sets Markdown in type as PDF.
///
/// Writes `report.pdf` beside `report.md`. Several inputs make one book, named after the first;
/// `-` is the standard input or, after `-o`, the standard output.
#[derive(Debug, Parser)]
#[command(name = "letterpress", version, max_term_width = 90)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
#[command(disable_help_subcommand = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,

    /// Markdown files in reading order
    #[arg(required = true, value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,

    /// The PDF to write
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: Option<PathBuf>,

    /// a3, a4, a5, letter, legal or a size such as 90x160mm
    #[arg(long, value_name = "PAPER")]
    pub(crate) paper: Option<Paper>,

    /// Turn the sheet so that its longer side lies across
    #[arg(long)]
    pub(crate) landscape: bool,

    /// One to four lengths, such as "25mm 50mm": all; top and bottom, sides; top, sides, bottom;
    /// top, right, bottom, left
    #[arg(long, value_name = "LENGTHS", value_parser = Margins::parse)]
    pub(crate) margin: Option<Margins>,

    #[command(flatten)]
    pub(crate) pages: Pages,

    /// The size of running text, such as 10pt; everything else keeps its proportion
    #[arg(long, value_name = "LENGTH", value_parser = parse_length)]
    pub(crate) font_size: Option<Len>,

    /// The language, such as en or de-CH
    #[arg(long, value_name = "TAG")]
    pub(crate) lang: Option<String>,

    /// Words with their hyphens, such as "Let-ter-press ta-ble"; may be given again for more
    #[arg(long, value_name = "WORDS")]
    pub(crate) hyphenation: Vec<String>,

    #[command(flatten)]
    pub(crate) lines: Lines,

    /// The title
    #[arg(long)]
    pub(crate) title: Option<String>,

    /// An author; may be given again for each
    #[arg(long, value_name = "NAME")]
    pub(crate) author: Vec<String>,

    /// letterpress, book, or a theme of your own as a TOML file
    #[arg(long, value_name = "THEME")]
    pub(crate) theme: Option<String>,

    #[command(flatten)]
    pub(crate) fonts: Fonts,

    #[command(flatten)]
    pub(crate) file: File,

    /// Draw on a layer of its own how each line was set: spaces, breaks, ratios
    #[arg(long)]
    pub(crate) debug_layout: bool,

    /// Fail, and write nothing, where there is anything to warn of
    #[arg(long, value_name = "KIND")]
    pub(crate) deny: Option<Deny>,

    /// Say nothing but errors
    #[arg(short, long)]
    pub(crate) quiet: bool,

    /// The folder that pictures may be read from; each input's own unless given
    #[arg(long, value_name = "DIR")]
    pub(crate) root: Option<PathBuf>,
}

/// What can be done besides setting a document.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// List which fonts are used for which script, and which are missing
    Fonts(Specimens),
    /// Say whether PDF files keep the standards that they claim: PDF/A, PDF/UA, PDF itself
    Check(Checked),
    /// Take out the files that a PDF carries, such as the Markdown of --embed-source
    Extract(Extracted),
}

/// What is checked.
#[derive(Debug, clap::Args)]
pub(crate) struct Checked {
    /// PDF files
    #[arg(required = true, value_name = "PDF")]
    pub(crate) files: Vec<PathBuf>,
}

/// What is taken out, and where to.
#[derive(Debug, clap::Args)]
pub(crate) struct Extracted {
    /// The PDF
    #[arg(value_name = "PDF")]
    pub(crate) file: PathBuf,

    /// Where to write the only file that it carries, or - for the standard output; beside the PDF
    /// under its own name unless given
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: Option<PathBuf>,
}

/// What fonts are listed for; all scripts unless given.
#[derive(Debug, clap::Args)]
pub(crate) struct Specimens {
    /// List those for a language, such as ja or zh-TW
    #[arg(long, value_name = "TAG")]
    pub(crate) lang: Option<String>,

    /// List those that a text is set in, in the language of --lang
    #[arg(long)]
    pub(crate) text: Option<String>,

    /// letterpress, book, or a theme of your own as a TOML file
    #[arg(long, value_name = "THEME")]
    pub(crate) theme: Option<String>,

    #[command(flatten)]
    pub(crate) fonts: Fonts,
}

/// Which fonts there are besides the built-in ones.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Fonts {
    /// A folder with fonts, which is searched with all folders in it; may be given again for more
    #[arg(long, value_name = "DIR")]
    pub(crate) font_dir: Vec<PathBuf>,

    /// Never use the machine's fonts, which otherwise stand in where all others lack a character
    #[arg(long)]
    pub(crate) no_system_fonts: bool,
}

/// How the PDF is written.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct File {
    /// The standards to keep, joined by +: a-2a, a-2u, a-3a, a-3u, a-4, a-4f, ua-1, ua-2, or 1.7
    /// for none [default: a-2a+ua-1]
    #[arg(long, value_name = "PROFILE")]
    pub(crate) pdf: Option<Profile>,

    /// Carry the Markdown along in the PDF, which is then a-3a+ua-1 unless --pdf says otherwise
    #[arg(long)]
    pub(crate) embed_source: bool,

    /// How hard to compress
    #[arg(long, value_name = "HOW")]
    pub(crate) compress: Option<Compress>,
}

/// How hard a PDF may be compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Compress {
    /// Well and fast
    Usual,
    /// As well as can be, which takes longer
    Max,
}

impl File {
    /// The options with what has been asked for.
    pub(crate) fn apply(&self, options: Options) -> Options {
        let mut options = options.embed_source(self.embed_source);
        if let Some(profile) = self.pdf {
            options = options.pdf(profile);
        }
        if self.compress == Some(Compress::Max) {
            options = options.compression(Compression::Max);
        }
        options
    }
}

/// How pages are furnished; what isn't given is as the theme has it.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(crate) struct Pages {
    /// Mirror the margins of left pages, for sheets that are printed on both sides
    #[arg(long, value_name = "YES|NO", value_parser = switch)]
    pub(crate) two_sided: Option<bool>,

    /// What each chapter begins; chapters are the headings of the highest level that has several
    #[arg(long, value_name = "WHAT")]
    pub(crate) chapters: Option<Chapters>,

    /// Set the title, the chapter or the section above the text of each page
    #[arg(long, value_name = "YES|NO", value_parser = switch)]
    pub(crate) running_heads: Option<bool>,

    /// Set the lines of running text at the same heights on all pages
    #[arg(long, value_name = "YES|NO", value_parser = switch)]
    pub(crate) baseline_grid: Option<bool>,

    /// Decide pages with so many more in view instead of the whole document, and write them as they
    /// are decided: for documents of thousands of pages
    #[arg(long, value_name = "PAGES")]
    pub(crate) ahead: Option<NonZeroUsize>,

    /// Where notes stand, whatever the front matter says
    #[arg(long, value_name = "WHAT")]
    pub(crate) notes: Option<Noted>,
}

/// What a chapter may begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Chapters {
    /// It follows the text before it
    Nothing,
    /// A page
    Page,
    /// A right page, with a blank one before it where it is wanted
    Recto,
}

/// What notes may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Noted {
    /// Each at the foot of the page that refers to it
    Footnotes,
    /// All at the end of the document, under a heading
    Endnotes,
}

/// How lines are set; what isn't given is as the theme has it.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(crate) struct Lines {
    /// Set both edges of running text flush, or leave the right one ragged
    #[arg(long, value_name = "YES|NO", value_parser = switch)]
    pub(crate) justify: Option<bool>,

    /// Hyphenate words
    #[arg(long, value_name = "YES|NO", value_parser = switch)]
    pub(crate) hyphenate: Option<bool>,

    /// Let marks hang a little into the margins
    #[arg(long, value_name = "YES|NO", value_parser = switch)]
    pub(crate) protrusion: Option<bool>,

    /// Let the letters of a line be made wider or narrower, by up to 2 %
    #[arg(long, value_name = "YES|NO", value_parser = switch)]
    pub(crate) expansion: Option<bool>,

    /// Let the letters of a line stand up to 1/100 em closer or further apart
    #[arg(long, value_name = "YES|NO", value_parser = switch)]
    pub(crate) tracking: Option<bool>,

    /// Make the space after a sentence wider than others
    #[arg(long, value_name = "YES|NO", value_parser = switch)]
    pub(crate) sentence_space: Option<bool>,
}

/// What may be denied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Deny {
    /// Everything that does not come out as the source asks
    Warnings,
}

/// The four margins: top, right, bottom, left.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Margins([Len; 4]);

impl Args {
    /// Reads the arguments of the process; with the exit code of what has been answered already.
    pub(crate) fn read() -> Result<Self, ExitCode> {
        Self::try_parse().map_err(|answer| {
            let code = if answer.use_stderr() { 2 } else { 0 };
            // Nobody may be listening.
            let _ = answer.print().and_then(|()| std::io::stdout().flush());
            ExitCode::from(code)
        })
    }

    pub(crate) fn denies_warnings(&self) -> bool {
        self.deny == Some(Deny::Warnings)
    }
}

/// How an option is set.
type Setter = fn(Options, bool) -> Options;

/// The options with the switches that have been asked for.
fn switched<const N: usize>(options: Options, switches: [(Option<bool>, Setter); N]) -> Options {
    let asked = switches.into_iter().filter_map(|(asked, set)| Some((asked?, set)));
    asked.fold(options, |options, (asked, set)| set(options, asked))
}

impl Pages {
    /// The options with what has been asked for.
    pub(crate) fn apply(&self, options: Options) -> Options {
        let mut options = switched(
            options,
            [
                (self.two_sided, Options::two_sided),
                (self.running_heads, Options::running_heads),
                (self.baseline_grid, Options::baseline_grid),
            ],
        );
        if let Some(pages) = self.ahead {
            options = options.pagination(Pagination::Within(pages));
        }
        if let Some(asked) = self.chapters {
            options = options.chapters(match asked {
                Chapters::Nothing => Begins::Nothing,
                Chapters::Page => Begins::Page,
                Chapters::Recto => Begins::Recto,
            });
        }
        if let Some(asked) = self.notes {
            options = options.notes(match asked {
                Noted::Footnotes => Notes::Footnotes,
                Noted::Endnotes => Notes::Endnotes,
            });
        }
        options
    }
}

impl Fonts {
    /// The options with these fonts.
    pub(crate) fn apply(&self, options: Options) -> Options {
        let options = options.system_fonts(!self.no_system_fonts);
        self.font_dir.iter().fold(options, Options::font_dir)
    }
}

impl Lines {
    /// The options with what has been asked for.
    pub(crate) fn apply(&self, options: Options) -> Options {
        switched(
            options,
            [
                (self.justify, Options::justify),
                (self.hyphenate, Options::hyphenate),
                (self.protrusion, Options::protrusion),
                (self.expansion, Options::expansion),
                (self.tracking, Options::tracking),
                (self.sentence_space, Options::sentence_space),
            ],
        )
    }
}

/// Yes or no.
fn switch(text: &str) -> Result<bool, String> {
    match text {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err("`yes` or `no` is wanted".to_owned()),
    }
}

impl Margins {
    /// One to four lengths, in the order of CSS.
    fn parse(text: &str) -> Result<Self, String> {
        let lengths = text.split_whitespace().map(parse_length).collect::<Result<Vec<_>, _>>();
        Ok(Self(match lengths.map_err(|error| error.to_string())?[..] {
            [all] => [all; 4],
            [ends, sides] => [ends, sides, ends, sides],
            [top, sides, bottom] => [top, sides, bottom, sides],
            [top, right, bottom, left] => [top, right, bottom, left],
            _ => return Err("one to four lengths are wanted".to_owned()),
        }))
    }

    pub(crate) fn sides(&self) -> impl Iterator<Item = (Side, Len)> {
        [Side::Top, Side::Right, Side::Bottom, Side::Left].into_iter().zip(self.0)
    }
}
