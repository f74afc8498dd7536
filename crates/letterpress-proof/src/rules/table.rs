//! Tables.

use std::collections::{BTreeMap, BTreeSet};

use super::list::attribute;
use crate::reader::{Document, Element, Object, text};
use crate::report::Findings;
use crate::rule;

/// The most columns or rows that a cell may span.
const MAX_SPAN: usize = 10_000;
/// The most places that are counted in all tables.
const MAX_PLACES: usize = 4_000_000;

pub(crate) fn check(document: &Document<'_>, found: &mut Findings) {
    let tree = &document.tree;
    let mut left = MAX_PLACES;
    for (index, element) in tree.elements.iter().enumerate() {
        let name = element.role.name.as_str();
        let parent = element.parent.map_or("the root", |parent| &tree.elements[parent].role.name);
        let (rule, parents, kids): (_, &[&str], &[&str]) = match name {
            "Table" => (&rule::TABLE_KIDS, &[], &["TR", "THead", "TBody", "TFoot", "Caption"]),
            "TR" => (&rule::TABLE_ROW, &["Table", "THead", "TBody", "TFoot"], &["TH", "TD"]),
            "THead" | "TBody" | "TFoot" => (&rule::TABLE_GROUP, &["Table"], &["TR"]),
            "TH" | "TD" => (&rule::TABLE_CELL, &["TR"], &[]),
            _ => continue,
        };
        found.require(
            parents.is_empty() || parents.contains(&parent),
            rule,
            element.object,
            || format!("{name} stands in {parent}"),
        );
        if !kids.is_empty() {
            for kid in tree.kids(index) {
                let kid = &tree.elements[kid];
                found.require(kid.role.is(kids), rule, kid.object, || {
                    format!("{} stands in {name}", kid.role.name)
                });
            }
        }
        if name == "Table" {
            check_table(document, index, &mut left, found);
        }
    }
}

/// A cell in the table that it stands in.
struct Cell {
    element: usize,
    row: usize,
    columns: usize,
    rows: usize,
}

fn check_table(document: &Document<'_>, table: usize, left: &mut usize, found: &mut Findings) {
    let tree = &document.tree;
    let object = tree.elements[table].object;
    let (mut rows, mut groups) = (Vec::new(), BTreeMap::new());
    for kid in tree.kids(table) {
        let name = tree.elements[kid].role.name.as_str();
        *groups.entry(name).or_insert(0) += 1;
        match name {
            "TR" => rows.push((kid, kid)),
            "THead" | "TBody" | "TFoot" => {
                let inner = tree.kids(kid).into_iter();
                let inner = inner.filter(|&row| tree.elements[row].role.name == "TR");
                rows.extend(inner.map(|row| (row, kid)));
            }
            _ => {}
        }
    }
    let count = |name| groups.get(name).copied().unwrap_or(0);
    let (head, body, foot) = (count("THead"), count("TBody"), count("TFoot"));
    let is_fit = head <= 1 && foot <= 1 && (head + foot == 0 || body > 0);
    found.require(is_fit, &rule::TABLE_GROUPS, object, || {
        format!("it has {head} heads, {body} bodies and {foot} feet")
    });
    let mut cells = Vec::new();
    for (row, (element, _)) in rows.iter().enumerate() {
        for cell in tree.kids(*element) {
            let span = |key| {
                let value = attribute(document, &tree.elements[cell], key).and_then(Object::int);
                value.and_then(|value| usize::try_from(value).ok()).unwrap_or(1).clamp(1, MAX_SPAN)
            };
            cells.push(Cell {
                element: cell,
                row,
                columns: span(b"ColSpan"),
                rows: span(b"RowSpan"),
            });
        }
    }
    let places = cells.iter().fold(0_usize, |sum, cell: &Cell| {
        sum.saturating_add(cell.rows.saturating_mul(cell.columns))
    });
    if places > *left {
        found.add(&rule::TABLE_REGULAR, object, "its spans are beyond all sense");
        return;
    }
    *left -= places;
    let groups: Vec<usize> = rows.iter().map(|(_, group)| *group).collect();
    check_grid(document, object, &groups, &cells, found);
    check_heads(document, object, &cells, found);
}

/// Gives cells their places, each the first one that is free in its row, and looks for what is
/// covered twice or not at all.
fn check_grid(
    document: &Document<'_>,
    table: i32,
    groups: &[usize],
    cells: &[Cell],
    found: &mut Findings,
) {
    let rows = groups.len();
    let mut grid: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); rows];
    let mut next = vec![0; rows];
    for cell in cells {
        let object = document.tree.elements[cell.element].object;
        let mut column = next[cell.row];
        while grid[cell.row].contains(&column) {
            column += 1;
        }
        next[cell.row] = column + cell.columns;
        // Rows are spanned as far as their group goes.
        let end = cell.row + cell.rows;
        let is_loose = document.tree.elements[groups[cell.row]].role.name == "TR";
        let is_within = end <= rows && (is_loose || groups[cell.row] == groups[end - 1]);
        found.require(is_within, &rule::TABLE_REGULAR, object, || {
            format!("a cell spans {} rows, beyond the last", cell.rows)
        });
        let mut is_free = true;
        for row in grid.iter_mut().take(end.min(rows)).skip(cell.row) {
            for covered in column..column + cell.columns {
                is_free &= row.insert(covered);
            }
        }
        found.require(is_free, &rule::TABLE_OVERLAP, object, || {
            "it covers a place that another cell covers".into()
        });
    }
    let columns = grid.first().map_or(0, BTreeSet::len);
    for (nth, row) in grid.iter().enumerate() {
        let is_whole = row.len() == columns && row.last().is_none_or(|last| last + 1 == columns);
        found.require(is_whole, &rule::TABLE_REGULAR, table, || {
            format!("row {} has {} columns, the first {columns}", nth + 1, row.len())
        });
    }
}

fn check_heads(document: &Document<'_>, table: i32, cells: &[Cell], found: &mut Findings) {
    let (pdf, tree) = (document.pdf, &document.tree);
    let element = |cell: &Cell| -> &Element<'_> { &tree.elements[cell.element] };
    let ids: BTreeSet<&[u8]> = cells
        .iter()
        .filter(|cell| element(cell).role.name == "TH")
        .filter_map(|cell| pdf.key(element(cell).dict, b"ID").string())
        .collect();
    let (mut is_scoped, mut is_named) = (true, true);
    for cell in cells {
        let of = element(cell);
        let headers = attribute(document, of, b"Headers").and_then(Object::array);
        for header in headers.unwrap_or_default() {
            let id = pdf.resolve(header).string().unwrap_or_default();
            found.require(ids.contains(id), &rule::TABLE_HEADERS, of.object, || {
                format!("no head cell of the table has the ID {}", text(id))
            });
        }
        if of.role.name == "TH" {
            let scope = attribute(document, of, b"Scope").and_then(Object::name);
            is_scoped &= matches!(scope, Some(b"Row" | b"Column" | b"Both"));
        } else {
            is_named &= headers.is_some_and(|headers| !headers.is_empty());
        }
    }
    found.require(is_scoped || is_named, &rule::TABLE_HEADER, table, || {
        "a head cell has no Scope, and not all cells have Headers".into()
    });
}
