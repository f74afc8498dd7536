//! Faults put into good files, one at a time, and the rule that each must break.
//!
//! A fault is a function that finds what it needs in any good tagged file and spoils it; `None`
//! says that the file has nothing of the kind.

mod bad;
mod bytes;
mod catalog;
mod content;
mod font;
mod look;
mod metadata;
mod navigation;
mod newer;
mod structure;
mod table;

use std::collections::BTreeSet;

use letterpress_proof::{Claims, RULES, Report, check_as};

pub(crate) use bad::Bad;

use crate::good::{Kind, good};

/// How a fault is made: among objects, or in bytes.
#[derive(Clone, Copy)]
pub(crate) enum Make {
    Objects(fn(&mut Bad) -> Option<()>),
    Bytes(fn(&mut Vec<u8>) -> Option<()>),
}

/// A fault.
#[derive(Clone, Copy)]
pub(crate) struct Fault {
    pub(crate) name: &'static str,
    /// The rule that must catch it.
    pub(crate) rule: &'static str,
    /// The good file that it is made in.
    pub(crate) kind: Kind,
    pub(crate) make: Make,
}

/// Names faults: each with its good file, the rule that it breaks, and how it is made.
macro_rules! faults {
    ($make:ident($of:ty): $($name:ident $kind:ident $rule:literal $body:expr;)*) => {
        $(fn $name(bad: &mut $of) -> Option<()> {
            let make: fn(&mut $of) -> Option<()> = $body;
            make(bad)
        })*

        pub(crate) static FAULTS: &[crate::faults::Fault] = &[$(crate::faults::Fault {
            name: stringify!($name),
            rule: $rule,
            kind: crate::good::Kind::$kind,
            make: crate::faults::Make::$make($name),
        }),*];
    };
}
pub(crate) use faults;

/// All faults.
pub(crate) fn all() -> impl Iterator<Item = &'static Fault> {
    let files: [&[Fault]; 10] = [
        bytes::FAULTS,
        catalog::FAULTS,
        content::FAULTS,
        font::FAULTS,
        look::FAULTS,
        metadata::FAULTS,
        navigation::FAULTS,
        newer::FAULTS,
        structure::FAULTS,
        table::FAULTS,
    ];
    files.into_iter().flatten()
}

/// What is found in a file with a fault; `None` if the fault can't be made in it.
pub(crate) fn find(fault: &Fault, file: &[u8], claims: Claims) -> Option<Report> {
    let bytes = match fault.make {
        Make::Objects(make) => {
            let mut bad = Bad::load(file);
            make(&mut bad)?;
            bad.save()
        }
        Make::Bytes(make) => {
            let mut bytes = file.to_vec();
            make(&mut bytes)?;
            bytes
        }
    };
    Some(check_as(&bytes, claims))
}

#[test]
fn every_fault_is_caught_by_its_rule() {
    let (mut caught, mut all_faults, mut missed) = (0, 0, Vec::new());
    for fault in all() {
        all_faults += 1;
        match find(fault, &good(fault.kind), fault.kind.claims()) {
            Some(report) if report.breaks(fault.rule) => caught += 1,
            Some(report) => missed.push(format!("{}: {} in {report}", fault.name, fault.rule)),
            None => missed.push(format!("{} can't be made", fault.name)),
        }
    }
    println!("{caught} of {all_faults} faults are caught by {} rules", RULES.len());
    assert!(all_faults >= 60);
    assert!(missed.is_empty(), "{} missed:\n{}", missed.len(), missed.join("\n"));
}

/// Of files that others have made: `PROOF_FILES=FOLDER cargo test … -- --ignored --nocapture`.
#[test]
#[ignore = "needs a folder of tagged files"]
#[expect(clippy::disallowed_methods, reason = "what is to be spoilt is given by whoever runs it")]
fn every_fault_is_caught_in_given_files() {
    let folder = std::env::var("PROOF_FILES").unwrap();
    let (mut caught, mut made, mut missed) = (0, 0, Vec::new());
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "pdf") {
            continue;
        }
        let file = std::fs::read(&path).unwrap();
        let report = letterpress_proof::check(&file);
        assert!(report.is_sound(), "{}: {report}", path.display());
        let again = letterpress_proof::check(&Bad::load(&file).save());
        assert!(again.is_sound(), "{} written again: {again}", path.display());
        for fault in all().filter(|fault| fault.kind.claims() == report.claims) {
            match find(fault, &file, report.claims) {
                Some(report) if report.breaks(fault.rule) => caught += 1,
                Some(report) => {
                    let name = path.file_name().unwrap_or_default().display();
                    missed
                        .push(format!("{name}: {} not by {} but {report}", fault.name, fault.rule));
                }
                None => {
                    println!("{} can't be made in {}", fault.name, path.display());
                    continue;
                }
            }
            made += 1;
        }
    }
    println!("{caught} of {made} faults are caught\n{}", missed.join("\n"));
    assert!(caught * 100 >= made * 95);
}

#[test]
fn every_rule_has_a_fault_that_breaks_it() {
    let known: BTreeSet<_> = RULES.iter().map(|rule| rule.id).collect();
    let broken: BTreeSet<_> = all().map(|fault| fault.rule).collect();
    assert!(broken.is_subset(&known), "{:?}", broken.difference(&known));
    // A file of more than eight million objects is no test.
    let unbroken: Vec<_> = known.difference(&broken).filter(|id| **id != "object.count").collect();
    assert!(unbroken.is_empty(), "{unbroken:?}");
}

#[test]
fn faults_have_names_of_their_own() {
    let mut seen = BTreeSet::new();
    assert!(all().all(|fault| seen.insert(fault.name)));
}
