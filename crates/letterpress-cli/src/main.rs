//! The `letterpress` binary.
fn main() {}
