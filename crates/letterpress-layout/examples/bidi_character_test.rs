//! Runs Unicode's BidiCharacterTest.txt, whose path is the only argument.
//!
//! ```text
//! cargo run --release -p letterpress-layout --example bidi_character_test -- BidiCharacterTest.txt
//! ```

use std::process::ExitCode;

use letterpress_layout::stages::bidi;

#[expect(clippy::print_stdout, reason = "its result is what it prints")]
fn main() -> ExitCode {
    let path = std::env::args().nth(1).expect("the path of BidiCharacterTest.txt");
    #[expect(clippy::disallowed_methods, reason = "an example reads what it is asked to")]
    let file = std::fs::read_to_string(path).expect("a readable file");
    let cases = file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let (mut passed, mut failed) = (0, 0);
    for case in cases {
        if passes(case) {
            passed += 1;
        } else {
            failed += 1;
            println!("failed: {case}");
        }
    }
    println!("{passed} passed, {failed} failed");
    if failed == 0 && passed > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Whether a case has the levels and the order that it says: code points, direction, level of the
/// paragraph, levels, order, with semicolons between them.
fn passes(case: &str) -> bool {
    let fields: Vec<&str> = case.split(';').collect();
    let [points, direction, _, levels, order] = fields.as_slice() else { return false };
    let point = |hex| u32::from_str_radix(hex, 16).ok().and_then(char::from_u32);
    let text: String = points.split_whitespace().filter_map(point).collect();
    let rtl = match *direction {
        "0" => Some(false),
        "1" => Some(true),
        _ => None,
    };
    let levels: Vec<Option<u8>> = levels.split_whitespace().map(|it| it.parse().ok()).collect();
    let order: Vec<usize> = order.split_whitespace().filter_map(|it| it.parse().ok()).collect();
    bidi(&text, rtl) == (levels, order)
}
