//! The walls of the house: who may depend on whom.

use std::collections::BTreeMap;
use std::process::Command;

use serde_json::Value;

/// Our crates with those of ours that each may name.
const EDGES: [(&str, &[&str]); 11] = [
    ("letterpress-cli", &["letterpress", "letterpress-proof"]),
    (
        "letterpress",
        &[
            "letterpress-parse",
            "letterpress-layout",
            "letterpress-pdf",
            "letterpress-page",
            "letterpress-source",
            "letterpress-fonts",
        ],
    ),
    (
        "letterpress-layout",
        &["letterpress-parse", "letterpress-break", "letterpress-page", "letterpress-source"],
    ),
    ("letterpress-pdf", &["letterpress-page", "letterpress-source"]),
    ("letterpress-page", &["letterpress-source"]),
    // It proves what others have written, so it must not share a line with them.
    ("letterpress-proof", &[]),
    ("letterpress-parse", &["letterpress-source"]),
    ("letterpress-break", &[]),
    ("letterpress-source", &[]),
    ("letterpress-fonts", &[]),
    // For tests only; no crate is allowed to need it otherwise.
    ("letterpress-test-fonts", &[]),
];

/// Crates of others that only one of ours may name.
const KEPT: [(&str, &str); 21] = [
    ("comrak", "letterpress-parse"),
    ("html5gum", "letterpress-parse"),
    ("serde-saphyr", "letterpress-parse"),
    ("hypher", "letterpress-layout"),
    ("icu_segmenter", "letterpress-layout"),
    ("unicode-linebreak", "letterpress-layout"),
    ("unicode-script", "letterpress-layout"),
    ("unicode-segmentation", "letterpress-layout"),
    ("flate2", "letterpress-pdf"),
    ("png", "letterpress-pdf"),
    ("xmp-writer", "letterpress-pdf"),
    ("annotate-snippets", "letterpress-cli"),
    ("rustybuzz", "letterpress-layout"),
    ("pdf-writer", "letterpress-pdf"),
    ("subsetter", "letterpress-pdf"),
    ("miniz_oxide", "letterpress-proof"),
    ("roxmltree", "letterpress-proof"),
    ("fontdb", "letterpress"),
    ("fontconfig-parser", "letterpress"),
    ("syntaxmate", "letterpress"),
    ("clap", "letterpress-cli"),
];

fn metadata() -> Value {
    let ask = |offline: bool| {
        let mut command = Command::new(env!("CARGO"));
        command.args(["metadata", "--format-version", "1", "--locked"]);
        command.current_dir(env!("CARGO_MANIFEST_DIR"));
        if offline {
            command.arg("--offline");
        }
        command.output().expect("cargo runs, since it runs this test")
    };
    let mut output = ask(true);
    if !output.status.success() {
        output = ask(false);
    }
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("cargo writes JSON")
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value[key].as_array().into_iter().flatten()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// Our crates with the names of what each depends on, except for its tests.
fn ours(metadata: &Value) -> BTreeMap<&str, Vec<&str>> {
    list(metadata, "packages")
        .filter(|package| EDGES.iter().any(|(name, _)| *name == text(package, "name")))
        .map(|package| {
            let needed = list(package, "dependencies").filter(|d| d["kind"] != "dev");
            (text(package, "name"), needed.map(|d| text(d, "name")).collect())
        })
        .collect()
}

#[test]
fn edges_only_point_down() {
    let metadata = metadata();
    let found = ours(&metadata);
    assert_eq!(found.len(), EDGES.len(), "{found:?}");
    for (name, allowed) in EDGES {
        for needed in found[name].iter().filter(|needed| found.contains_key(*needed)) {
            assert!(allowed.contains(needed), "{name} must not depend on {needed}");
        }
    }
}

#[test]
fn each_neighbour_is_kept_by_one_crate() {
    let metadata = metadata();
    for (name, needs) in ours(&metadata) {
        for (kept, keeper) in KEPT {
            assert!(name == keeper || !needs.contains(&kept), "only {keeper} may name {kept}");
        }
    }
}

#[test]
fn every_dependency_builds_with_our_rust() {
    fn version(text: &str) -> Vec<u32> {
        let mut parts = text.split('.').map(|part| part.parse().unwrap_or(0)).collect::<Vec<_>>();
        parts.resize(3, 0);
        parts
    }
    let metadata = metadata();
    let packages = || list(&metadata, "packages");
    let face = packages().find(|package| text(package, "name") == "letterpress");
    let ours = version(text(face.expect("the face is a package"), "rust_version"));
    for package in packages() {
        let theirs = version(package["rust_version"].as_str().unwrap_or("1.0"));
        assert!(theirs <= ours, "{} wants Rust {theirs:?}", text(package, "name"));
    }
}
