//! Name trees and number trees (ISO 32000-2 §7.9.6, §7.9.7).

use std::collections::BTreeSet;

use super::object::{Dict, Object};
use super::pdf::Pdf;

/// The most pairs that are read from one tree.
const MAX_PAIRS: usize = 4_000_000;

/// A tree's pairs in the order in which they stand, and whether all is in order.
pub(crate) struct Pairs<'a, K> {
    pub(crate) pairs: Vec<(K, &'a Object)>,
    pub(crate) is_sound: bool,
}

/// The pairs of a name tree.
pub(crate) fn named<'a>(pdf: &'a Pdf<'_>, root: &'a Object) -> Pairs<'a, Vec<u8>> {
    pairs(pdf, root, b"Names", |key| key.string().map(<[u8]>::to_vec))
}

/// The pairs of a number tree.
pub(crate) fn numbered<'a>(pdf: &'a Pdf<'_>, root: &'a Object) -> Pairs<'a, i64> {
    pairs(pdf, root, b"Nums", Object::int)
}

fn pairs<'a, K: Ord>(
    pdf: &'a Pdf<'_>,
    root: &'a Object,
    leaf: &[u8],
    read: impl Fn(&Object) -> Option<K>,
) -> Pairs<'a, K> {
    let (mut out, mut sound) = (Vec::new(), true);
    let (mut left, mut seen) = (vec![(root, true)], BTreeSet::new());
    while let Some((object, is_root)) = left.pop() {
        if object.reference().is_some_and(|number| !seen.insert(number)) {
            sound = false;
            continue;
        }
        let Some(node) = pdf.resolve(object).dict() else {
            sound = false;
            continue;
        };
        let (kids, list) = (pdf.key(node, b"Kids").array(), pdf.key(node, leaf).array());
        sound &= kids.is_some() != list.is_some();
        left.extend(kids.unwrap_or_default().iter().rev().map(|kid| (kid, false)));
        let start = out.len();
        let list = list.unwrap_or_default();
        sound &= list.len() % 2 == 0;
        for pair in list.chunks_exact(2) {
            match read(pdf.resolve(&pair[0])) {
                Some(key) if out.len() < MAX_PAIRS => out.push((key, &pair[1])),
                _ => sound = false,
            }
        }
        if !is_root && kids.is_none() {
            sound &= has_limits(pdf, node, &out[start..], &read);
        }
    }
    sound &= out.is_sorted_by(|a: &(K, _), b| a.0 < b.0);
    Pairs { pairs: out, is_sound: sound }
}

/// Whether a leaf's limits are its first and its last key.
fn has_limits<K: Ord>(
    pdf: &Pdf<'_>,
    node: &Dict,
    pairs: &[(K, &Object)],
    read: impl Fn(&Object) -> Option<K>,
) -> bool {
    let Some([low, high]) = pdf.key(node, b"Limits").array() else { return false };
    let ends = (read(pdf.resolve(low)), read(pdf.resolve(high)));
    match (ends, pairs) {
        ((Some(low), Some(high)), [first, .., last]) => low == first.0 && high == last.0,
        ((Some(low), Some(high)), [only]) => low == only.0 && high == only.0,
        _ => false,
    }
}
