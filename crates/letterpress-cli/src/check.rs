//! The command `check`: whether PDF files keep the standards that they claim.

use std::io::{self, Write};
use std::path::Path;

use letterpress_proof::{Report, check};

use crate::args::Checked;
use crate::failure::{Failure, shown};
use crate::input;

/// Checks files and says on the standard output what is wrong with each.
pub(crate) fn check_all(asked: &Checked) -> Result<(), Failure> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut unsound = 0;
    for path in &asked.files {
        let report = check(&input::pdf(path)?);
        unsound += usize::from(!report.is_sound());
        match say(path, &report, &mut out) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => break,
            done => done.map_err(|error| Failure::writing(Path::new("<stdout>"), &error))?,
        }
    }
    match unsound {
        0 => Ok(()),
        1 => Err(Failure::Input("one file is not what it claims to be".to_owned())),
        count => Err(Failure::Input(format!("{count} files are not what they claim to be"))),
    }
}

fn say(path: &Path, report: &Report, out: &mut impl Write) -> io::Result<()> {
    write!(out, "{}: {report}", shown(path))?;
    out.flush()
}
