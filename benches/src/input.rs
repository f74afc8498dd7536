//! What is set in the benchmarks.

use std::path::Path;

use crate::manual::manual;
use crate::prose::novel;

/// A text with the name it is reported under.
#[derive(Clone, Debug)]
pub struct Input {
    /// Its name.
    pub name: &'static str,
    /// Its Markdown.
    pub markdown: String,
}

/// All inputs. They are made up, and the same each time, but for the report, which is the one
/// of the manual's examples where that is there.
#[must_use]
pub fn inputs() -> Vec<Input> {
    let input = |name, markdown| Input { name, markdown };
    vec![
        input("novel", novel(500_000)),
        input("manual", manual(400_000, true)),
        input("manual, plain code", manual(400_000, false)),
        input("report", report()),
    ]
}

#[expect(clippy::disallowed_methods, reason = "a benchmark may read the project's own example")]
fn report() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/examples/report.md");
    std::fs::read_to_string(path).unwrap_or_else(|_| manual(16_000, true))
}
