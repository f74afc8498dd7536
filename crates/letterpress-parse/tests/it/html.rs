//! HTML in Markdown.

use crate::check;

#[test]
fn inline_html() {
    check(
        r####"a<br>b <sub>s</sub> <u>u</u> <kbd>K</kbd> <small>x</small> <a name="n"></a><a href="#n">l</a> <code>x <b>y</b> z</code> <img src=i.png width=30> a<wbr>b <q>q</q> <foo>f</foo> <span id=sp>s</span> <!-- c --> end"####,
        r####"p a⏎b {sub s} {ins u} {kbd K} {small x}{#n} [l](#n) `x` {strong `y`} `z` ![](i.png w=30000mpx) a‸b “q” f{#sp} s end
! unknown-html "<foo>"
"####,
    );
}

#[test]
fn abbreviations_keep_what_they_stand_for() {
    check(
        r####"<abbr title="HyperText Markup Language">HTML</abbr>, <abbr>e.g.</abbr> <a href="https://u.v"><abbr title="A &amp; B" lang=en>*AB*</abbr></a>

<p><acronym title="Portable Document Format">PDF</acronym> <abbr title="">x</abbr></p>"####,
        r####"p {"HyperText Markup Language" HTML}, e.g. [{@en {"A & B" {em AB}}}](https://u.v)
p {"Portable Document Format" PDF} x
"####,
    );
}

#[test]
fn html_formats_end_with_their_markdown() {
    check(
        r####"*a <b>x* y</b> <i>un

<b><i>x</b>y</i> </u>"####,
        r####"p {em a {strong x}} y {em un}
p {strong {em x}}{em y}
! unbalanced-html "<b>"
! unbalanced-html "<i>"
"####,
    );
}

#[test]
fn aligned_html_around_markdown() {
    check(
        r####"<div align="center">

# Title

<img src="logo.png" width="200">

</div>"####,
        r####"Center
  h1 #title Title
  p ![](logo.png w=200000mpx)
"####,
    );
}

#[test]
fn details_around_markdown() {
    check(
        r####"<details><summary>The <b>sum</b></summary>

markdown *x*

- a

</details>

after"####,
        r####"details The {strong sum}
  p markdown {em x}
  list tight
    -
      p a
p after
"####,
    );
}

#[test]
fn aligned_paragraph_of_html() {
    check(
        r####"<p align="center">
  <a href="https://x.y"><img src="a.svg" alt="A"></a>
  <a href="rel.md"><img src="b.svg"></a>
  <br>
  text &amp; more
</p>"####,
        r####"Center
  p [![A](a.svg)](https://x.y) ![](b.svg)⏎text & more
! relative-link "<a href=\"rel.md\"><img src=\"b.svg\">"
"####,
    );
}

#[test]
fn html_blocks() {
    check(
        r####"<h1 align="center">Big</h1>
<h2 id="own">Two</h2>
<center>x</center>
<ul><li>a<li>b <input type=checkbox checked> c</ul>
<ol start=3><li><input type=checkbox>t</ol>
<hr>
<blockquote>q</blockquote>
<pre><code class="language-rs">fn main() {
    1 &lt; 2
}
</code></pre>
<dl><dt>T<dt>U<dd>D<dd>E</dl>"####,
        r####"Center
  h1 #big Big
h2 #own Two
Center
  p x
list tight
  -
    p a
  -
    p b ☑ c
list 3. tight
  - [ ]
    p t
rule
quote
  p q
code rs
  |fn main() {
  |    1 < 2
  |}
define tight T | U
  :
    p D
  :
    p E
"####,
    );
}

#[test]
fn html_table_with_markdown() {
    check(
        r####"<table>
<caption>Cap</caption>
<thead><tr><th align=right>A</th><th>B</th></tr></thead>
<tr><td colspan=2>wide</td></tr>
<tr><td rowspan=2>tall</td><td>

Some **md**

- l1
- l2

</td></tr>
<tr><td>x</td></tr>
</table>"####,
        r####"table - -
  caption Cap
  head A Right | B
  row wide ×2↔
  row tall ×2↕ | (p Some {strong md} / list tight / - / p l1 / - / p l2)
  row ^ | x
"####,
    );
}

#[test]
fn dropped_and_unfinished_html() {
    check(
        r####"<script>alert(1)</script>

<style>
a { }
</style>

x <script>y</script> z <iframe src=x>f</iframe>

<div foo=""####,
        r####"p x z f
! unknown-html "<script>"
! unknown-html "<style>"
! unknown-html "<iframe src=x>"
! unbalanced-html "<div foo=\""
"####,
    );
}

#[test]
fn html_ends_with_its_item() {
    check(
        r####"- <div>

  x
- y

</div>"####,
        r####"list
  -
    p x
  -
    p y
! unbalanced-html "<div>"
"####,
    );
}

#[test]
fn html_formats_around_markdown() {
    check(
        r####"<b>

x

</b>

<a href="http://x.y">

## H

</a>"####,
        r####"p {strong x}
h2 #h [H](http://x.y)
"####,
    );
}

#[test]
fn anchors_stand_before_the_next_text() {
    check(
        r####"<picture><source srcset="x"><img src="y" alt="z" align="right"></picture>

<a name="top"></a>
# H
[x](#top)"####,
        r####"p ![z](y)
h1 #h {#top}H
p [x](#top)
"####,
    );
}

#[test]
fn paragraphs_end_by_themselves() {
    check(
        r####"<p>a<p>b<div>c</div>d"####,
        r####"p a
p b
p c
p d
"####,
    );
}

#[test]
fn text_align_style() {
    check(
        r####"<div style="color: red; text-align: RIGHT">a</div>

<p align=justify>b</p>"####,
        r####"Right
  p a
p b
"####,
    );
}

#[test]
fn headings_flatten_blocks() {
    check(
        r####"<h2>

a

- b

</h2>"####,
        r####"h2 #ab a⏎• b
"####,
    );
}

#[test]
fn stray_ends_are_ignored() {
    check(
        r####"a</b></div></p>

</td>

</div>

b"####,
        r####"p a
p b
"####,
    );
}

#[test]
fn links_around_blocks() {
    check(
        r####"<a href="https://x.y"><h3>T</h3><p>u</p></a>"####,
        r####"h3 #t [T](https://x.y)
p [u](https://x.y)
"####,
    );
}

#[test]
fn links_do_not_nest() {
    check(
        r####"<a href="https://x.y">a<a href="https://z.w">b</a>c</a> [d <a href="https://q.r">e</a>](https://s.t)"####,
        r####"p [a](https://x.y)[b](https://z.w)c [d e](https://s.t)
"####,
    );
}

#[test]
fn misnested_blocks() {
    check(
        r####"<div><ul><li>a</div>b"####,
        r####"list tight
  -
    p a
p b
! unbalanced-html "<ul>"
"####,
    );
}

#[test]
fn table_without_head() {
    check(
        r####"<table><tr><td><img src=a></td><td><b>x</b><br>y</td></tr><tr><td align=center>z</table>"####,
        r####"table - -
  row ![](a) | {strong x}⏎y
  row z Center |
"####,
    );
}

#[test]
fn table_of_headers() {
    check(
        r####"<table><tr><th>a<th>b<tr><td>1<td>2</table>"####,
        r####"table - -
  head a | b
  row 1 | 2
"####,
    );
}

#[test]
fn parts_outside_of_their_containers() {
    check(
        r####"<li>a</li>

<td>b</td>

<dt>c</dt>

<summary>d</summary>"####,
        r####"list tight
  -
    p a
p b
p c
p d
"####,
    );
}

#[test]
fn tables_nest() {
    check(
        r####"<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table></td></tr></table>"####,
        r####"table -
  row (p a / table - - / row b | c)
"####,
    );
}

#[test]
fn preformatted_with_lines() {
    check(
        r####"<pre>
a <b>b</b><br>	c

</pre>"####,
        r####"code
  |a b
  |	c
  |
"####,
    );
}

#[test]
fn html_in_containers() {
    check(
        r####"> <div align=right>
>
> a
>
> </div>

1. <b>x
2. y"####,
        r####"quote
  Right
    p a
list 1. tight
  -
    p {strong x}
  -
    p y
! unbalanced-html "<b>"
"####,
    );
}

#[test]
fn blocks_in_a_paragraph() {
    check(
        r####"a <div>b</div> c <hr> d"####,
        r####"p a
p b
p c
rule
p d
"####,
    );
}

#[test]
fn html_in_a_cell() {
    check(
        r####"| a |
|---|
| b<br>c <sup>d</sup> <ul><li>e</li><li>f</li></ul> |"####,
        r####"table -
  head a
  row (p b⏎c {sup d} / list tight / - / p e / - / p f)
"####,
    );
}

#[test]
fn void_and_form_elements() {
    check(
        r####"<meta x><link y> <video src=z>v</video> <button>b</button> <input type=text> <input type=checkbox>"####,
        r####"p v b ☐
! unknown-html "<video src=z>"
! unknown-html "<button>"
"####,
    );
}

#[test]
fn comments_and_declarations() {
    check(
        r####"<!-- a -->

<?php x ?>

<!DOCTYPE html>

<![CDATA[ y ]]>

b <!-- c --> d"####,
        r####"p b d
"####,
    );
}

#[test]
fn ids_are_anchors() {
    check(
        r####"<div id="d">

x

</div>

[a](#d) [b](#s) <span id="s">t</span>"####,
        r####"p {#d}x
p [a](#d) [b](#s){#s} t
"####,
    );
}

#[test]
fn code_in_a_link() {
    check(
        r####"<code><a href="https://x.y">a b</a> c</code>d"####,
        r####"p [`a b`](https://x.y) `c`d
"####,
    );
}

#[test]
fn white_space_moves_out() {
    check(
        r####"a<b> b </b>c  <i>d</i>
<br>
 e "####,
        r####"p a {strong b} c {em d}⏎e
"####,
    );
}

#[test]
fn headings_of_html_have_names() {
    check(
        r####"<h1 align="center">
  <img src="logo.svg" alt="Logo"><br>
  My
  <b>Tool</b>
</h1>

[up](#my-tool)"####,
        r####"Center
  h1 #my-tool ![Logo](logo.svg)⏎My {strong Tool}
p [up](#my-tool)
"####,
    );
}

#[test]
fn badges_in_a_centred_paragraph() {
    check(
        r####"<p align="center">
    <a href="https://a.b" target="_blank">
        <img src="https://a.b/badge.svg" alt="Build" height="20">
    </a>
    <em>Fast &amp;
    small</em>
</p>

---"####,
        r####"Center
  p [![Build](https://a.b/badge.svg h=20000mpx)](https://a.b) {em Fast & small}
rule
"####,
    );
}

#[test]
fn links_lead_to_headings_in_cells_and_summaries() {
    check(
        r####"<table><tr><td><h3>A b</h3></td><td>

## C

</td></tr></table>

<details><summary><h4 id="own">D</h4></summary>e</details>

[1](#a-b) [2](#c) [3](#own)"####,
        r####"table - -
  row {#a-b}{strong A b} | {#c}{strong C}
details {#own}D
  p e
p [1](#a-b) [2](#c) [3](#own)
"####,
    );
}
