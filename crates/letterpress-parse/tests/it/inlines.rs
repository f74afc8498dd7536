//! Running text of Markdown.

use crate::check;

#[test]
fn styles() {
    check(
        r####"**b *i* ~~s~~** ^sup^ ~sub~ ==m== ++ins++ :rocket: "q" -- it's... `a  b` www.example.com <x@y.z> https://a.b/ä"####,
        r####"p {strong b {em i} {del s}} {sup sup} {sub sub} {mark m} {ins ins} 🚀 “q” – it’s… `a  b` [www.example.com](http://www.example.com) [x@y.z](mailto:x@y.z) [https://a.b/ä](https://a.b/%C3%A4)
"####,
    );
}

#[test]
fn line_ends() {
    check(
        r####"a\
b  
c
d"####,
        r####"p a⏎b⏎c·d
"####,
    );
}

#[test]
fn pictures() {
    check(
        r####"![alt *em* ![inner](x)](pic.png "T"){width=50% height=2cm} ![](data:x)"####,
        r####"p ![alt em inner](pic.png "T" w=50000m% h=75590mpx) ![](data:x)
"####,
    );
}

#[test]
fn footnotes() {
    check(
        r####"a[^1] b[^two] c^[in *line*] d[^1] e[^none] \[^esc]

[^two]: second[^three]
[^1]: first
[^three]: third
[^un]: unref[^1]"####,
        r####"p a[^0] b[^1] c[^3] d[^0] e[^none] [^esc]
note 0 "1" ×3
  p first
note 1 "two" ×1
  p second[^2]
note 2 "three" ×1
  p third
note 3 "" ×1
  p in {em line}
note 4 "un" ×0
  p unref[^0]
! missing-note "[^none]"
! unreferenced-note "[^un]: unref[^1]"
"####,
    );
}

#[test]
fn controls_and_white_space() {
    check(
        r####"a b	c&#1;d&#10;e"####,
        r####"p a b cd e
"####,
    );
}

#[test]
fn links() {
    check(
        r####"[a](#nope) [b](javascript:x) [c](rel/x.md) [d](//h/x) [e](#TOP) [f](#A-b) [](#x) [g](mailto:a@b) [h](data:x)

# A b
# A b
### :rocket: x -- y"####,
        r####"p {#start}a b c [d](https://h/x) [e](#start) [f](#a-b) [g](mailto:a@b) h
h1 #a-b A b
h1 #a-b-1 A b
h3 #rocket-x----y 🚀 x – y
! dangling-link "[a](#nope)"
! refused-link "[b](javascript:x)"
! relative-link "[c](rel/x.md)"
! refused-link "[h](data:x)"
! skipped-level "### :rocket: x -- y"
"####,
    );
}

#[test]
fn entities_and_escapes() {
    check(
        r####"&copy; &lt;b&gt; \*a\* &#35; &nosuch;"####,
        r####"p © <b> *a* # &nosuch;
"####,
    );
}

#[test]
fn underscores_and_nesting() {
    check(
        r####"_a __b ***c*** d__ e_ snake_case_word"####,
        r####"p {em a {strong b {em {strong c}} d} e} snake_case_word
"####,
    );
}

#[test]
fn reference_links_and_definitions() {
    check(
        r####"[a][x] [x] [y]

[x]: https://x.y "T"
[z]: unused"####,
        r####"p [a](https://x.y) [x](https://x.y) [y]
"####,
    );
}

#[test]
fn link_text_with_styles() {
    check(
        r####"[*a* `b` ![c](d)](https://e.f)"####,
        r####"p [{em a} `b` ![c](d)](https://e.f)
"####,
    );
}

#[test]
fn math_in_running_text() {
    check(
        r####"$a$ costs $5 and $6, $`b`$ \$c$"####,
        r####"p $a$ costs $5 and $6, $b$ $c$
"####,
    );
}

#[test]
fn shortcodes_that_are_none() {
    check(
        r####":nosuch: :+1: a:b:c"####,
        r####"p :nosuch: 👍 a:b:c
"####,
    );
}

#[test]
fn byte_order_mark() {
    check(
        r####"﻿# A﻿b"####,
        r####"h1 #ab Ab
"####,
    );
}
