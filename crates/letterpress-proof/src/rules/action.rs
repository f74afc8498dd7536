//! What happens when something is clicked, or unasked.

use crate::reader::{Dict, Document, Object, Pdf, show};
use crate::report::Findings;
use crate::rule;

/// The actions that PDF/A takes.
const KINDS: [&[u8]; 8] =
    [b"GoTo", b"GoToR", b"GoToE", b"Thread", b"URI", b"Named", b"SubmitForm", b"GoToDp"];

/// The keys that lead to actions.
const KEYS: [&[u8]; 4] = [b"A", b"OpenAction", b"Next", b"PA"];

pub(crate) fn check(document: &Document<'_>, found: &mut Findings) {
    let pdf = document.pdf;
    for (number, object) in pdf.objects() {
        for dict in object.walk().filter_map(Object::dict) {
            for key in KEYS {
                for action in pdf.list(dict, key) {
                    check_action(pdf, number, pdf.resolve(action), found);
                }
            }
            found
                .require(!dict.has(b"AA"), &rule::ACTION_ADDITIONAL, number, || "it has AA".into());
            let is_script = dict.has(b"JS")
                || dict.has(b"JavaScript")
                || pdf.name(dict, b"S").is_some_and(|name| name == b"JavaScript");
            found.require(!is_script, &rule::ACTION_SCRIPT, number, || "it has a script".into());
        }
    }
}

fn check_action(pdf: &Pdf<'_>, number: i32, object: &Object, found: &mut Findings) {
    let Some(action) = object.dict().filter(|dict| is_action(pdf, dict)) else { return };
    let kind = pdf.name(action, b"S").unwrap_or_default();
    found.require(KINDS.contains(&kind), &rule::ACTION_KIND, number, || show(kind));
    if kind == b"Named" {
        let name = pdf.name(action, b"N").unwrap_or_default();
        let is_turn = matches!(name, b"NextPage" | b"PrevPage" | b"FirstPage" | b"LastPage");
        found.require(is_turn, &rule::ACTION_NAMED, number, || show(name));
    }
}

/// Whether a dictionary is an action: `A` has attributes in elements, and `Next` the next item in
/// outlines.
fn is_action(pdf: &Pdf<'_>, dict: &Dict) -> bool {
    dict.has(b"S")
        && pdf.name(dict, b"Type").is_none_or(|kind| kind == b"Action")
        && !dict.has(b"O")
}
