//! Faults in what stands on pages.

use lopdf::content::Operation;
use lopdf::{Object, dictionary};

use super::bad::{Bad, name};
use super::faults;

/// The place of the first sequence that is tagged.
fn tagged(operations: &[Operation]) -> Option<usize> {
    operations.iter().position(|operation| {
        let properties = operation.operands.get(1).and_then(|object| object.as_dict().ok());
        operation.operator == "BDC" && properties.is_some_and(|dict| dict.has(b"MCID"))
    })
}

fn artifact(operations: &[Operation]) -> Option<usize> {
    operations.iter().position(|operation| {
        matches!(operation.operator.as_str(), "BDC" | "BMC")
            && operation
                .operands
                .first()
                .is_some_and(|tag| tag.as_name().is_ok_and(|tag| tag == b"Artifact"))
    })
}

/// The place of the first operator after another place.
fn after(operations: &[Operation], from: usize, operator: &str) -> Option<usize> {
    let at = operations[from..].iter().position(|operation| operation.operator == operator)?;
    Some(from + at)
}

fn operation(operator: &str, operands: Vec<Object>) -> Operation {
    Operation::new(operator, operands)
}

/// Spoils the properties of the first sequence that is tagged.
fn mcid(bad: &mut Bad, change: fn(i64) -> i64) -> Option<()> {
    bad.instructions(0, |operations| {
        let at = tagged(operations)?;
        let properties = operations[at].operands.get_mut(1)?.as_dict_mut().ok()?;
        let mcid = properties.get(b"MCID").ok()?.as_i64().ok()?;
        properties.set("MCID", change(mcid));
        Some(())
    })
}

faults! { Objects(Bad):
    tag_is_dropped Older "mark.tagged" |bad| bad.instructions(0, |operations| {
        let at = tagged(operations)?;
        operations[at] = operation("BMC", vec![name("Span")]);
        Some(())
    });
    artifact_is_dropped Older "mark.tagged" |bad| bad.instructions(0, |operations| {
        let at = artifact(operations)?;
        operations[at] = operation("BMC", vec![name("Span")]);
        Some(())
    });
    path_is_untagged Older "mark.tagged" |bad| bad.append(0, "0 0 5 5 re f");
    picture_is_untagged Older "mark.tagged" |bad| {
        bad.append(1, "BI /W 1 /H 1 /BPC 8 /CS /G ID x EI")
    };
    artifact_stands_in_a_tag Older "mark.nesting" |bad| bad.instructions(0, |operations| {
        let at = tagged(operations)? + 1;
        let artifact = [operation("BMC", vec![name("Artifact")]), operation("EMC", vec![])];
        operations.splice(at..at, artifact);
        Some(())
    });
    tag_stands_in_an_artifact Older "mark.nesting" |bad| bad.instructions(0, |operations| {
        let at = tagged(operations)?;
        operations.insert(at, operation("BMC", vec![name("Artifact")]));
        let end = after(operations, at, "EMC")?;
        operations.insert(end, operation("EMC", vec![]));
        Some(())
    });
    sequence_has_no_end Older "mark.balance" |bad| bad.append(0, "/Artifact BMC");
    sequence_has_no_start Older "mark.balance" |bad| bad.append(0, "EMC");
    state_is_not_restored Older "content.balance" |bad| bad.append(0, "q");
    state_is_restored_too_often Older "content.balance" |bad| bad.append(0, "Q");
    text_stands_in_text Older "content.balance" |bad| bad.append(0, "BT BT ET");
    states_are_too_deep Older "content.depth" |bad| {
        bad.append(0, &format!("{}{}", "q ".repeat(29), "Q ".repeat(29)))
    };
    operator_is_unknown Older "content.operator" |bad| bad.append(0, "BX 1 xx EX");
    font_is_unknown Older "content.resource" |bad| bad.append(0, "BT /Nothing 10 Tf ET");
    form_is_unknown Older "content.resource" |bad| bad.append(0, "/Artifact BMC /Nothing Do EMC");
    form_has_the_resources_of_its_page Older "content.own" |bad| {
        let form = bad.one("Subtype", "Form")?;
        bad.dict(form)?.remove(b"Resources")?;
        let page = *bad.pages().first()?;
        let states = bad.within(page, &["Resources"])?;
        states.set("ExtGState", dictionary! { "Own" => dictionary! { "Type" => "ExtGState" } });
        bad.bytes(form)?.splice(0..0, *b"/Own gs ");
        bad.lengths(form)
    };
    actual_text_has_no_language Older "lang.said" |bad| {
        bad.root(&[])?.remove(b"Lang")?;
        bad.root(&[])?.remove(b"Outlines");
        bad.append(0, "/Span <</ActualText (x)>> BDC EMC")
    };
    picture_is_of_no_kind Older "content.resource" |bad| {
        let page = *bad.pages().last()?;
        let x_objects = bad.within(page, &["Resources", "XObject"])?.clone();
        let pictures = x_objects.iter().filter_map(|(_, object)| object.as_reference().ok());
        for picture in pictures {
            bad.dict(picture)?.remove(b"Subtype");
        }
        Some(())
    };
    operands_are_left Older "content.syntax" |bad| bad.append(0, "1 2 3");
    contents_are_broken Older "content.syntax" |bad| bad.append(0, "[1 2 >> f");
    intent_is_unknown Older "content.intent" |bad| bad.append(0, "/Vivid ri");
    digits_in_contents_are_odd Older "string.hex" |bad| bad.append(0, "/Span <</A <123>>> BDC EMC");
    mcid_is_doubled Older "mcid.unique" |bad| mcid(bad, |mcid| mcid + 1);
    mcid_has_no_element Older "mcid.element" |bad| mcid(bad, |mcid| mcid + 500);
    mcid_has_no_content Older "mcid.content" |bad| mcid(bad, |mcid| mcid + 500);
    text_has_no_font Older "content.resource" |bad| bad.instructions(0, |operations| {
        let text = [
            operation("BMC", vec![name("Artifact")]),
            operation("BT", vec![]),
            operation("Tj", vec![Object::string_literal("x")]),
            operation("ET", vec![]),
            operation("EMC", vec![]),
        ];
        operations.splice(0..0, text);
        Some(())
    });
    marked_form_is_drawn_twice Older "form.parent" |bad| {
        let form = bad.one("Subtype", "Form")?;
        let bytes = bad.bytes(form)?;
        *bytes = b"/P <</MCID 0>> BDC 0 0 5 5 re f EMC".to_vec();
        bad.lengths(form)?;
        bad.append(0, "/X1 Do /X1 Do")
    };
    form_is_of_another_file Older "form.reference" |bad| {
        let form = bad.one("Subtype", "Form")?;
        bad.dict(form)?.set("Ref", dictionary! {});
        Some(())
    };
    form_is_postscript Older "form.reference" |bad| {
        let form = bad.one("Subtype", "Form")?;
        bad.dict(form)?.set("Subtype2", name("PS"));
        Some(())
    };
    color_is_of_another_device Older "color.device" |bad| bad.append(0, "1 0 0 0 k");
    color_space_is_of_another_device Older "color.device" |bad| bad.append(0, "/DeviceCMYK cs");
    picture_in_contents_is_smooth Older "image.interpolate" |bad| {
        bad.append(0, "/Artifact BMC BI /W 1 /H 1 /BPC 8 /CS /G /I true ID x EI EMC")
    };
    picture_in_contents_is_lzw Older "stream.filter" |bad| {
        bad.append(0, "/Artifact BMC BI /W 1 /H 1 /BPC 8 /CS /G /F /LZW ID x EI EMC")
    };
}
