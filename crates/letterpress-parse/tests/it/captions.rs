//! Captions of tables.

use crate::check;

#[test]
fn captions_stand_beside_tables() {
    check(
        r####"# H

: Before *it*

| a |
|---|

table: After
and on

| b |
|---|

text

| c |
|---|

: "After" {#tbl:c}

Table: of nothing

see [c](#tbl:c)"####,
        r####"h1 #h H
table -
  caption Before {em it}
  head a
table -
  caption After·and on
  head b
p text
table -
  caption {#tbl:c}“After”
  head c
p Table: of nothing
p see [c](#tbl:c)
"####,
    );
}

#[test]
fn captions_that_take_turns_with_tables_are_all_used() {
    let table = "| a |\n|---|\n\n";
    let one = |caption: &str| format!("table -\n  caption {caption}\n  head a\n");
    check(&format!("Table: 1\n\n{table}Table: 2\n\n{table}"), &(one("1") + &one("2")));
    check(&format!("{table}Table: 1\n\n{table}Table: 2\n"), &(one("1") + &one("2")));
    check(
        &format!("Table: 0\n\n{table}Table: 1\n\n{table}Table: 2\n"),
        &("p Table: 0\n".to_owned() + &one("1") + &one("2")),
    );
    check(&format!("{table}Table: 1\n\n{table}"), &(one("1") + "table -\n  head a\n"));
    // A caption without a blank line between belongs to no other table.
    check(&format!("{table}Table: 1\n{table}"), &("table -\n  head a\n".to_owned() + &one("1")));
}

#[test]
fn captions_right_below_a_table_are_no_rows() {
    check(
        r####"| a | b |
|---|---|
| 1 | 2 {rowspan=3} |
| : no | |
text
: Caption of
*two* lines {#t}

> - | a |
>   |---|
>   Table: quoted[^n]

| a |
|---|
\: no

[^n]: | x |
    |---|
    : in a note"####,
        r####"table - -
  caption {#t}Caption of·{em two} lines
  head a | b
  row 1 | 2 ×3↕
  row : no | ^
  row text | ^
quote
  list tight
    -
      table -
        caption quoted[^0]
        head a
table -
  head a
  row : no
note 0 "n" ×1
  table -
    caption in a note
    head x
"####,
    );
}

#[test]
fn a_definition_before_a_table_may_be_its_caption() {
    check(
        r####"Some text.

: Caption

| a |
|---|

Term
: Definition

| b |
|---|

One

: Two

Three

: Four

| c |
|---|"####,
        r####"p Some text.
table -
  caption Caption
  head a
define tight Term
  :
    p Definition
table -
  head b
define One
  :
    p Two
define Three
  :
    p Four
table -
  head c
"####,
    );
}

#[test]
fn what_only_looks_like_a_caption_stays() {
    check(
        r####"| a |
|---|

\: escaped

| b |
|---|

Table:

| c |
|---|

:no space

<table><caption>own</caption><tr><td>d</table>

Table: second"####,
        r####"table -
  head a
p : escaped
table -
  head b
p Table:
table -
  head c
p :no space
table -
  caption own
  row d
p Table: second
"####,
    );
}

#[test]
fn notes_links_and_names_are_read_in_captions_and_cells() {
    check(
        r####"| a[^b] |
|---|
| <ul><li>c[^c] <a id=x></a></li></ul> |

: cap[^a] [x](#x) -- [y](#y)

<table><tr><td>

# Y

</td></tr></table>

[^a]: A

[^b]: B

[^c]: C"####,
        r####"table -
  caption cap[^0] [x](#x) – [y](#y)
  head a[^1]
  row (list tight / - / p c[^2]{#x})
table -
  row {#y}{strong Y}
note 0 "a" ×1
  p A
note 1 "b" ×1
  p B
note 2 "c" ×1
  p C
"####,
    );
}
