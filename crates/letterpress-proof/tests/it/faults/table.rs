//! Faults in tables.

use lopdf::{Object, dictionary};

use super::bad::{Bad, name, string};
use super::faults;

/// Gives the first element of a type another type.
fn turn(bad: &mut Bad, from: &str, to: &str) -> Option<()> {
    bad.element_dict(from)?.set("S", name(to));
    Some(())
}

/// Gives the first cell of a kind attributes of a table.
fn span(bad: &mut Bad, cell: &str, key: &str, count: i64) -> Option<()> {
    let mut attributes = dictionary! { "O" => "Table" };
    attributes.set(key, count);
    bad.element_dict(cell)?.set("A", attributes);
    Some(())
}

/// Moves the caption of a table.
fn move_caption(bad: &mut Bad, to: usize) -> Option<()> {
    let caption = bad.element("Caption")?;
    let table = bad.element("Table")?;
    let kids = bad.list(table, &["K"])?;
    let at = kids.iter().position(|kid| kid.as_reference().is_ok_and(|kid| kid == caption))?;
    let caption = kids.remove(at);
    kids.insert(to, caption);
    Some(())
}

faults! { Objects(Bad):
    table_holds_a_paragraph Older "table.kids" |bad| turn(bad, "TBody", "P");
    row_stands_in_no_table Older "table.row" |bad| turn(bad, "THead", "Div");
    row_holds_a_paragraph Older "table.row" |bad| turn(bad, "TD", "P");
    group_stands_in_no_table Older "table.group" |bad| turn(bad, "Table", "Sect");
    group_holds_a_paragraph Older "table.group" |bad| turn(bad, "TR", "P");
    cell_stands_in_no_row Older "table.cell" |bad| turn(bad, "TR", "Div");
    head_stands_alone Older "table.groups" |bad| turn(bad, "TBody", "TFoot");
    heads_are_two Older "table.groups" |bad| turn(bad, "TBody", "THead");
    caption_stands_in_the_middle Older "caption.place" |bad| move_caption(bad, 1);
    caption_of_a_list_comes_last Older "caption.place" |bad| {
        let list = bad.element("L")?;
        let item = bad.list(list, &["K"])?.last()?.as_reference().ok()?;
        bad.dict(item)?.set("S", name("Caption"));
        Some(())
    };
    captions_are_two Older "caption.place" |bad| turn(bad, "THead", "Caption");
    rowspan_overlaps Older "table.overlap" |bad| {
        // The head cell beside it already covers the place in the next row.
        let row = bad.element("TBody")?;
        let row = bad.list(row, &["K"])?.first()?.as_reference().ok()?;
        let cells = bad.list(row, &["K"])?.clone();
        let cell = cells.last()?.as_reference().ok()?;
        bad.dict(cell)?.set("A", dictionary! { "O" => "Table", "RowSpan" => 2 });
        let head = cells.first()?.as_reference().ok()?;
        bad.dict(head)?.set("A", dictionary! { "O" => "Table", "Scope" => "Row" });
        let next = bad.element("TBody")?;
        let next = bad.list(next, &["K"])?.get(1)?.as_reference().ok()?;
        let only = bad.list(next, &["K"])?.first()?.as_reference().ok()?;
        bad.dict(only)?.set("A", dictionary! { "O" => "Table", "ColSpan" => 2 });
        Some(())
    };
    column_is_spanned_too_far Older "table.regular" |bad| span(bad, "TD", "ColSpan", 3);
    row_is_spanned_too_far Older "table.regular" |bad| span(bad, "TD", "RowSpan", 9);
    cell_is_missing Older "table.regular" |bad| {
        let row = bad.element("TR")?;
        bad.list(row, &["K"])?.pop().map(drop)
    };
    spans_are_beyond_sense Older "table.regular" |bad| {
        let attributes = dictionary! { "O" => "Table", "ColSpan" => 9999, "RowSpan" => 9999 };
        bad.element_dict("TD")?.set("A", attributes);
        Some(())
    };
    scope_is_gone Older "table.header" |bad| bad.element_dict("TH")?.remove(b"A").map(drop);
    scope_is_unknown Older "table.header" |bad| {
        bad.element_dict("TH")?.set("A", dictionary! { "O" => "Table", "Scope" => "Page" });
        Some(())
    };
    head_is_unknown Older "table.headers" |bad| {
        let headers = vec![string("nowhere")];
        let attributes = dictionary! { "O" => "Table", "Headers" => Object::Array(headers) };
        bad.element_dict("TD")?.set("A", attributes);
        Some(())
    };
}
