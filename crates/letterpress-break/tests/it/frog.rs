//! The “frog prince” of *Digital Typography*, chapter 3: the paragraph on which Knuth and Plass
//! show what their method finds, with the adjustment ratios that they print.

use letterpress_break::{
    Adjustment, DiscretionaryKind, Glue, INFINITE, Item, Line, Measures, Neighbours, Parameters,
    break_lines,
};

/// The beginning of a tale by the Brothers Grimm, with its hyphenation points.
const TALE: &str = "In olden times when wish·ing still helped one, there lived a king whose \
    daugh·ters were all beau·ti·ful; and the young·est was so beau·ti·ful that the sun it·self, \
    which has seen so much, was aston·ished when·ever it shone in her face. Close by the king’s \
    castle lay a great dark for·est, and un·der an old lime-tree in the for·est was a well, and \
    when the day was very warm, the king’s child went out into the for·est and sat down by the \
    side of the cool foun·tain; and when she was bored she took a golden ball, and threw it up \
    on high and caught it; and this ball was her fa·vor·ite play·thing.";

/// Widths of `a` to `z` in units of 1/18 em.
const LETTERS: [i64; 26] =
    [9, 10, 8, 10, 8, 6, 9, 10, 5, 6, 10, 5, 15, 10, 9, 10, 10, 7, 7, 7, 10, 9, 13, 10, 10, 8];

const HYPHEN: i64 = 6;

fn width(letter: char) -> i64 {
    match letter {
        'C' => 13,
        'I' | '-' => 6,
        'a'..='z' => LETTERS[usize::from(u8::try_from(letter).expect("ASCII") - b'a')],
        _ => 5,
    }
}

fn hyphen(pre: i64) -> Item {
    Item::Discretionary {
        pre,
        hang: 0,
        post: 0,
        replace: 0,
        penalty: 50,
        kind: DiscretionaryKind::Explicit,
        has_post: false,
        flagged: true,
    }
}

/// The items, and with each the text up to its end.
fn list() -> (Vec<Item>, Vec<String>) {
    let (mut items, mut texts) = (Vec::new(), Vec::new());
    let (mut text, mut piece, mut before) = (String::new(), 0, ' ');
    for letter in TALE.chars() {
        let found = match (letter, before) {
            ('·', _) => Some(hyphen(HYPHEN)),
            (' ', ',') => Some(Item::Glue(Glue::new(6, 4, 2))),
            (' ', ';') => Some(Item::Glue(Glue::new(6, 4, 1))),
            (' ', '.') => Some(Item::Glue(Glue::new(8, 6, 1))),
            (' ', _) => Some(Item::Glue(Glue::new(6, 3, 2))),
            (_, '-') => Some(hyphen(0)),
            _ => None,
        };
        if let Some(item) = found {
            items.extend([Item::Box { width: piece }, item]);
            texts.extend([text.clone(), text.clone()]);
            piece = 0;
        }
        if letter != '·' {
            text.push(letter);
        }
        piece += if matches!(letter, '·' | ' ') { 0 } else { width(letter) };
        before = letter;
    }
    items.extend([
        Item::Box { width: piece },
        Item::Penalty { penalty: INFINITE },
        Item::Glue(Glue::fil()),
    ]);
    texts.resize(items.len() + 1, text);
    (items, texts)
}

/// The adjustment ratio of a line in thousandths.
fn ratio(line: &Line) -> i64 {
    match line.adjustment {
        Adjustment::Natural => 0,
        Adjustment::Stretch { short, total, .. } => (1000 * short + total / 2) / total,
        Adjustment::Shrink { over, total } => -((1000 * over + total / 2) / total),
    }
}

#[test]
fn the_frog_prince_is_set_as_in_the_book() {
    let (items, texts) = list();
    // The first line is indented by one em.
    let measures = Measures::hanging(1, 390 - 18, 390);
    // The article's own prices; TeX's came later.
    let article = Parameters {
        pretolerance: -1,
        line_penalty: 1,
        neighbours: Neighbours::Classes(3_000),
        ladder_demerits: [3_000; 3],
        final_hyphen_demerits: 3_000,
        ..Parameters::tex()
    };
    for parameters in [article, Parameters::book()] {
        let lines = break_lines(&items, &measures, &parameters).lines;
        let ends: Vec<_> = lines
            .iter()
            .map(|line| texts[line.end].rsplit(' ').next().expect("a word").to_owned())
            .collect();
        let ratios: Vec<_> = lines[..lines.len() - 1].iter().map(ratio).collect();
        assert_eq!(
            ends,
            [
                "one,",
                "beau",
                "the",
                "aston",
                "the",
                "an",
                "when",
                "out",
                "the",
                "a",
                "caught",
                "plaything."
            ]
        );
        assert_eq!(ratios, [857, 0, 280, 1000, 67, -278, 536, -167, 700, -176, 357]);
    }
}
