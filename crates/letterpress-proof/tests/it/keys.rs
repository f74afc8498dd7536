//! Good files with any one key taken away: unsound, unless a file may be without the key.
//!
//! Faults are thought of together with the rules that catch them. Keys are not.

use std::collections::BTreeMap;

use letterpress_proof::check_as;

use crate::faults::Bad;
use crate::good::{Kind, good};

/// Keys that a file may be without. Those of the information dictionary are there for nothing but
/// to agree with the metadata; elements without a namespace are of PDF 1.7, and those without
/// content of their own need no page.
const SPARE: [&str; 23] = [
    "A",
    "Alt",
    "Author",
    "Border",
    "CreationDate",
    "Creator",
    "DW",
    "Desc",
    "Group",
    "Keywords",
    "Lang",
    "NS",
    "Namespaces",
    "OCProperties",
    "Outlines",
    "PageLabels",
    "Params",
    "ParentTreeNextKey",
    "Pg",
    "Producer",
    "Resources",
    "Title",
    "Type",
];

/// Counts the keys whose absence is not noticed.
fn unnoticed(kind: Kind) -> (usize, BTreeMap<String, usize>) {
    let file = good(kind);
    let whole = Bad::load(&file);
    let (mut all, mut missed) = (0, BTreeMap::new());
    for &id in whole.document.objects.keys() {
        let Some(dict) = Bad::load(&file).dict(id).cloned() else { continue };
        for (key, _) in dict.iter() {
            let mut bad = Bad::load(&file);
            bad.dict(id).unwrap().remove(key);
            all += 1;
            if check_as(&bad.save(), kind.claims()).is_sound() {
                *missed.entry(String::from_utf8_lossy(key).into_owned()).or_default() += 1;
            }
        }
    }
    (all, missed)
}

#[test]
fn what_a_file_must_have_is_missed() {
    for kind in Kind::ALL {
        let (all, missed) = unnoticed(kind);
        let count: usize = missed.values().sum();
        println!("{kind:?}: {count} of {all} keys are not missed: {missed:?}");
        let surprising: Vec<_> =
            missed.keys().filter(|key| !SPARE.contains(&key.as_str())).collect();
        assert!(surprising.is_empty(), "{kind:?}: {surprising:?}");
        assert!(count * 10 < all * 3, "{kind:?}: {count} of {all}");
    }
}
