//! What letters and spaces do for their lines, on finished pages.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use letterpress::page::{FontId, Glyph, Ink, Owner, Role, Run};
use letterpress::{Len, Options, Paper, Sources, Theme, Typeset, set};

const MARGIN: Len = Len::pt(40);
const MEASURE: Len = Len::pt(170);

/// Prose with code and emphasis in it, then a block of code and a table.
const TEXT: &str = "Where the *lines* are short, their words seldom make them as wide as they have \
    to be. “What is left,” said the old compositor, “stands between the words,” and that is what \
    a reader sees: in a `narrow column` with **heavy words** the white runs down the page in \
    rivers, a hand’s breadth apart, until some word is parted. A little more, a little less; \
    nobody sees a hundredth, in `code` or out of it, but the line is – by ten letters of a tenth \
    of a point – as long as it should be. Type, they say, was cut in two or three widths, for \
    that and for nothing else. Today a letter has any width that it is asked for, within reason, \
    and only so far as a reader, who looks for words, will not look at it.\n\n\
    ```\n“a line of code,”\n-- and, another.\n```\n\n\
    | “Head” | Text |\n|---|---|\n\
    | “A cell,” | “which has more words than it has room for, that is,” |\n\
    | -, | “and so on.” |\n";

fn narrow() -> Options {
    let paper = Paper::custom(MEASURE + MARGIN * 2, Len::pt(560));
    Options::new().paper(paper).margins(MARGIN).lang("en")
}

fn set_in(options: &Options) -> Typeset {
    let mut sources = Sources::new();
    sources.add("lines.md", TEXT);
    set(&sources, options).expect("sound options")
}

/// A run on a line, with its own role and that of its block.
struct Piece<'p> {
    role: Role,
    block: Role,
    run: &'p Run,
    text: &'p str,
    glyphs: &'p [Glyph],
}

/// A word of a run with its face and its size, how wide it is and how many glyphs it has.
struct Word {
    text: (String, FontId, Len),
    width: Len,
    glyphs: i64,
}

impl Piece<'_> {
    fn is_code(&self) -> bool {
        matches!(self.role, Role::Code | Role::CodeLine | Role::CodeBlock)
    }

    fn words(&self) -> Vec<Word> {
        let text = || (String::new(), self.run.font, self.run.size);
        let new = || Word { text: text(), width: Len::ZERO, glyphs: 0 };
        let (mut words, mut at) = (vec![new()], 0);
        for glyph in self.glyphs {
            let text = &self.text[at..at + usize::from(glyph.bytes)];
            at += text.len();
            match words.last_mut() {
                Some(word) if text != " " => {
                    word.text.0.push_str(text);
                    word.width += Len::from_units(i64::from(glyph.advance));
                    word.glyphs += 1;
                }
                _ => words.push(new()),
            }
        }
        words.retain(|word| word.glyphs > 0);
        words
    }

    fn right(&self) -> Len {
        let advance = self.glyphs.iter().map(|glyph| i64::from(glyph.advance)).sum();
        self.run.origin.x + Len::from_units(advance)
    }
}

/// All content in lines: what a block has on one baseline is one line.
fn lines(typeset: &Typeset) -> Vec<Vec<Piece<'_>>> {
    let structure = &typeset.pages.structure;
    let inline = |role: &Role| role.is_inline();
    let mut lines: Vec<Vec<Piece<'_>>> = Vec::new();
    for page in &typeset.pages.pages {
        let mut last = None;
        for mark in &page.drawing.marks {
            let (Owner::Element(id), Ink::Text(run)) = (mark.owner, &mark.ink) else { continue };
            let roles: Vec<Role> = structure.roles(id).map(|(_, role)| role).collect();
            let (block, block_role) =
                structure.roles(id).find(|(_, role)| !inline(role)).expect("the document at least");
            if last.replace((run.origin.y, block)) != Some((run.origin.y, block)) {
                lines.push(Vec::new());
            }
            let (text, glyphs) = (page.drawing.text_of(run), page.drawing.glyphs_of(run));
            let piece = Piece { role: roles[0], block: block_role, run, text, glyphs };
            lines.last_mut().expect("one at least").push(piece);
        }
    }
    lines
}

#[test]
fn the_letters_of_a_line_are_expanded_alike_or_not_at_all() {
    let still = set_in(&narrow().expansion(false));
    assert!(lines(&still).iter().flatten().all(|piece| piece.run.scale == 1000));
    let expanded = set_in(&narrow());
    let mut seen = Vec::new();
    for line in lines(&expanded) {
        let (code, text): (Vec<_>, Vec<_>) = line.iter().partition(|piece| piece.is_code());
        assert!(code.iter().all(|piece| piece.run.scale == 1000));
        let Some(first) = text.first() else { continue };
        let scale = first.run.scale;
        assert!((980..=1020).contains(&scale), "{:?}: {scale}", first.text);
        assert!(text.iter().all(|piece| piece.run.scale == scale), "{:?}", first.text);
        assert!(scale == 1000 || first.block == Role::Paragraph, "{:?}", first.text);
        seen.push(scale);
    }
    assert!(seen.iter().any(|&scale| scale > 1000) && seen.iter().any(|&scale| scale < 1000));
}

#[test]
fn letters_keep_their_distance_where_they_are_told_to() {
    let natural = set_in(&narrow().justify(false));
    let natural: HashMap<_, Len> = lines(&natural)
        .iter()
        .flatten()
        .flat_map(Piece::words)
        .map(|word| (word.text, word.width))
        .collect();
    // By how much each word that was not parted is wider than by nature, for each of its letters.
    let apart = |options: &Options| -> Vec<(String, i64)> {
        let typeset = set_in(options);
        let mut found = Vec::new();
        for piece in lines(&typeset).iter().flatten() {
            for word in piece.words() {
                let Some(&width) = natural.get(&word.text) else { continue };
                let wider = (word.width - width).units() / word.glyphs;
                assert!(!piece.is_code() || wider == 0, "{}", word.text.0);
                found.push((word.text.0, wider));
            }
        }
        found
    };
    let size = Len::from_pt_thousandths(10_800);
    let still = apart(&narrow().expansion(false).tracking(false));
    assert!(still.len() > 100 && still.iter().all(|(_, wider)| wider.abs() <= 1), "{still:?}");
    let spaced = apart(&narrow().expansion(false));
    let (least, most) = (size.scale(-5, 1000).units() - 1, size.scale(10, 1000).units() + 1);
    assert!(spaced.iter().all(|&(_, wider)| (least..=most).contains(&wider)), "{spaced:?}");
    assert!(spaced.iter().any(|&(_, wider)| wider.abs() > 100));
}

#[test]
fn marks_hang_into_the_margins_of_text_alone() {
    let (left, right) = (MARGIN, MARGIN + MEASURE);
    let hair = Len::from_units(66);
    for protrusion in [true, false] {
        let typeset = set_in(&narrow().protrusion(protrusion));
        let (mut before, mut after) = (0, 0);
        for line in lines(&typeset) {
            let (Some(first), Some(last)) = (line.first(), line.last()) else { continue };
            let hangs = (first.run.origin.x < left, last.right() > right + hair);
            if first.block == Role::Paragraph {
                before += usize::from(hangs.0);
                after += usize::from(hangs.1);
            } else {
                assert_eq!(hangs, (false, false), "{:?}", first.text);
            }
        }
        if protrusion {
            assert!(before > 0 && after > 3, "{before} and {after} lines");
        } else {
            assert_eq!((before, after), (0, 0));
        }
    }
}

#[test]
fn cells_stand_where_their_columns_begin() {
    let starts = |protrusion| {
        let typeset = set_in(&narrow().protrusion(protrusion));
        let is_cell = |line: &&Vec<Piece<'_>>| line[0].block == Role::Cell;
        let lines = lines(&typeset);
        lines.iter().filter(is_cell).map(|line| line[0].run.origin.x).collect::<Vec<_>>()
    };
    let (hung, flush) = (starts(true), starts(false));
    assert_eq!(hung, flush);
    let columns: BTreeSet<_> = hung.iter().collect();
    assert_eq!(columns.len(), 2, "{hung:?}");
}

#[test]
fn options_say_more_than_a_theme() {
    let text = "One sentence. Another one; and so on, ever on.\n";
    let spaces = |options: &Options| -> Vec<i32> {
        let mut sources = Sources::new();
        sources.add("spaces.md", text);
        let typeset = set(&sources, options).expect("sound options");
        let lines = lines(&typeset);
        let pieces = lines.iter().flatten();
        let advances = pieces.flat_map(|piece| {
            let spaces = piece.text.char_indices().filter(|(_, c)| *c == ' ');
            // All of the text is Latin letters and points: a glyph for each byte.
            spaces.map(|(at, _)| piece.glyphs[at].advance).collect::<Vec<_>>()
        });
        advances.collect()
    };
    let wide = Options::new().lang("en").paper(Paper::A4);
    let french = spaces(&wide);
    assert!(french.iter().all(|space| *space == french[0]), "{french:?}");
    let theme = "extends = 'letterpress'\n[paragraph]\nsentence-space = true\n";
    let theme = Theme::from_toml(theme).expect("a sound theme");
    for english in [wide.clone().sentence_space(true), wide.clone().theme(theme.clone())] {
        let english = spaces(&english);
        assert_eq!((english[0], english[2..].to_vec()), (french[0], french[2..].to_vec()));
        assert_eq!(english[1], french[1] + french[1] / 3);
    }
    assert_eq!(spaces(&wide.theme(theme).sentence_space(false)), french);
    let still = "[paragraph]\nprotrusion = false\nexpansion = false\ntracking = false\n";
    let still = Theme::from_toml(&format!("extends = 'letterpress'\n{still}")).expect("sound");
    let scales = |options: &Options| -> Vec<u16> {
        lines(&set_in(options)).iter().flatten().map(|piece| piece.run.scale).collect()
    };
    let still = narrow().theme(still);
    assert!(scales(&still).iter().all(|&scale| scale == 1000));
    assert!(scales(&still.expansion(true)).iter().any(|&scale| scale != 1000));
}

#[test]
fn figures_stand_in_columns_in_tables_and_lists() {
    let text = "Text 1011121314151617181920.\n\n\
        | What | Sum |\n|---|---|\n| 1234567890 | 1.11 |\n| 2 | 0.40 |\n| **30** | **1.51** |\n\n\
        8. eight\n9. nine\n10. ten\n11. eleven\n\nA note.[^1]\n\n[^1]: Here.\n";
    for theme in [Theme::letterpress(), Theme::book()] {
        let mut sources = Sources::new();
        sources.add("figures.md", text);
        let options = Options::new().lang("en").theme(theme);
        let typeset = set(&sources, &options).expect("sound options");
        let mut widths: BTreeMap<_, BTreeSet<i32>> = BTreeMap::new();
        for piece in lines(&typeset).iter().flatten() {
            let mut at = 0;
            for glyph in piece.glyphs {
                let is_figure = piece.text[at..].starts_with(|c: char| c.is_ascii_digit());
                at += usize::from(glyph.bytes);
                if is_figure && matches!(piece.block, Role::Cell | Role::Label) {
                    let is_cell = piece.block == Role::Cell;
                    let face = (is_cell, piece.run.font.0, piece.run.size);
                    widths.entry(face).or_default().insert(glyph.advance);
                }
            }
        }
        // Cells, totals, the numbers of items and of the note.
        assert_eq!(widths.len(), 4, "{widths:?}");
        assert!(widths.values().all(|widths| widths.len() == 1), "{widths:?}");
    }
}

#[test]
fn what_is_drawn_for_debugging_is_no_content() {
    let plain = set_in(&narrow());
    let drawn = set_in(&narrow().debug_layout(true));
    let is_debug =
        |owner: &Owner| matches!(owner, Owner::Artifact(letterpress::page::ArtifactKind::Debug));
    for (before, after) in plain.pages.pages.iter().zip(&drawn.pages.pages) {
        let debug = after.drawing.marks.iter().filter(|mark| is_debug(&mark.owner)).count();
        assert!(debug > 100, "{debug} marks on a page");
        assert_eq!(after.drawing.marks.len() - debug, before.drawing.marks.len());
        assert!(!before.drawing.marks.iter().any(|mark| is_debug(&mark.owner)));
    }
    assert_eq!(letterpress::page::text(&drawn.pages), letterpress::page::text(&plain.pages));
}
