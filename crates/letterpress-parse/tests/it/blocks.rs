//! Blocks of Markdown.

use crate::check;

#[test]
fn headings() {
    check(
        r####"# One
Two
===

### Three *em* `x`

#### Four {#own .c}"####,
        r####"h1 #one One
h1 #two Two
h3 #three-em-x Three {em em} `x`
h4 #own Four
! skipped-level "### Three *em* `x`"
"####,
    );
}

#[test]
fn lists() {
    check(
        r####"- a
- [x] done
- [ ] open

  more

3) x
4) y
   - z"####,
        r####"list
  -
    p a
  - [x]
    p done
  - [ ]
    p open
    p more
list 3) tight
  -
    p x
  -
    p y
    list tight
      -
        p z
"####,
    );
}

#[test]
fn quotes() {
    check(
        r####"> q
>
> > r"####,
        r####"quote
  p q
  quote
    p r
"####,
    );
}

#[test]
fn alerts() {
    check(
        r####"> [!WARNING] Own title
> text"####,
        r####"alert Warning Own title
  p text
"####,
    );
}

#[test]
fn code_blocks() {
    check(
        r####"``` rust,ignore
fn	x() {}

```

    indented
	tab

```math
a^2
```"####,
        r####"code rust
  |fn	x() {}
  |
code
  |indented
  |tab
math "a^2"
"####,
    );
}

#[test]
fn tables() {
    check(
        r####"| a | b |
|:-:|--:|
| 1 | *2* |
| 3 |
| 4 | x \| y | 9 |"####,
        r####"table Center Right
  head a | b
  row 1 | {em 2}
  row 3 |
  row 4 | x | y
"####,
    );
}

#[test]
fn definition_lists() {
    check(
        r####"Term
: One
: Two

Other

: Loose

  more"####,
        r####"define tight Term
  :
    p One
  :
    p Two
define Other
  :
    p Loose
    p more
"####,
    );
}

#[test]
fn displayed_math() {
    check(
        r####"a $x^2$ b $$y$$ c

$$
z
= 1
$$

# h $$q$$"####,
        r####"p a $x^2$ b
math "y"
p c
math "z\n= 1"
h1 #h-q h $q$
"####,
    );
}

#[test]
fn parts_of_a_book() {
    check(
        r"\frontmatter

# Preface

<!-- MainMatter -->

:::main-matter
:::

a \mainmatter

\mainmatter
",
        r"matter Front
h1 #preface Preface
matter Main
matter Main
p a \mainmatter
matter Main
",
    );
    let options = letterpress_parse::Options::commonmark();
    crate::check_with(&options, "<!-- frontmatter -->\n\n\\mainmatter\n", "p \\mainmatter\n");
}

#[test]
fn page_breaks() {
    check(
        r####"<!-- pagebreak -->

\newpage

::: page-break
:::

:::newpage
x
:::

text <!-- newpage --> more

***"####,
        r####"page break
page break
page break
page break
p x
p text
page break
p more
rule
"####,
    );
}

#[test]
fn dollars_that_would_hold_markdown_open_no_formula() {
    check(
        "- **$a:** by [b](https://b.example),\n  see `$c` and $x$\n",
        r####"list tight
  -
    p {strong $a:} by [b](https://b.example),·see `$c` and $x$
! dollar-signs "$a:** by [b](https://b.example),\n  see `"
"####,
    );
}

#[test]
fn braces_that_begin_with_a_space_show_their_name() {
    check(
        "# A {#b}\n\n## C { #d }\n\n[x](#d)\n",
        r####"h1 #b A
h2 #d C {name #d}
p [x](#d)
"####,
    );
}

#[test]
fn directives() {
    check(
        r####":::note A title {.x}
text
:::

:::aside
other
:::"####,
        r####"alert Note A title
  p text
p aside
p other
! unknown-directive ":::aside\nother\n:::"
"####,
    );
}

#[test]
fn empty_constructs_leave_nothing() {
    check(
        r####">

#

[a]: b

<div></div>

-
"####,
        r####"list tight
  -
"####,
    );
}

#[test]
fn front_matter_in_yaml() {
    check(
        r####"---
title: A: b
---
"####,
        r####"code yaml
  |title: A: b
! bad-front-matter "---\ntitle: A: b\n---\n"
"####,
    );
}

#[test]
fn loose_and_tight_lists() {
    check(
        r####"1. a
1. b

- x

  y
- z
"####,
        r####"list 1. tight
  -
    p a
  -
    p b
list
  -
    p x
    p y
  -
    p z
"####,
    );
}

#[test]
fn task_in_ordered_list() {
    check(
        r####"1. [X] a
2. [ ] b"####,
        r####"list 1. tight
  - [x]
    p a
  - [ ]
    p b
"####,
    );
}

#[test]
fn notes_are_taken_out_of_containers() {
    check(
        r####"> a[^1]
>
> [^1]: in a quote"####,
        r####"quote
  p a[^0]
note 0 "1" ×1
  p in a quote
"####,
    );
}

#[test]
fn headings_in_containers() {
    check(
        r####"> # A

- # B

1. C
   ===
"####,
        r####"quote
  h1 #a A
list tight
  -
    h1 #b B
list 1. tight
  -
    h1 #c C
"####,
    );
}
