//! Marks that their author wrote as entities, so that they stay as they are.

/// The greatest length of an entity between its signs.
const LONGEST: usize = 8;

/// The places of the straight marks in a text that its source writes as entities, as `&quot;`
/// and `&#39;`.
///
/// All that is compared is how many of each mark there are, so a source that is not the text's
/// has none.
pub(super) fn written_out(text: &str, source: &str) -> Vec<usize> {
    let mut found = Vec::new();
    if !source.contains('&') {
        return found;
    }
    for mark in ['"', '\'', '-', '.'] {
        let mut places = text.match_indices(mark).map(|(at, _)| at);
        let typed = typed(mark, source);
        if typed.contains(&false) && places.clone().count() == typed.len() {
            found.extend(typed.iter().filter_map(|&typed| places.next().filter(|_| !typed)));
        }
    }
    found.sort_unstable();
    found
}

/// For each time that a source gives a mark, whether it is the mark itself.
fn typed(mark: char, source: &str) -> Vec<bool> {
    let mut found = Vec::new();
    for (at, _) in source.match_indices([mark, '&']) {
        if source[at..].starts_with(mark) {
            found.push(true);
        } else if entity(&source[at + 1..]) == Some(mark) {
            found.push(false);
        }
    }
    found
}

/// The straight mark that an entity stands for, without its ampersand.
fn entity(text: &str) -> Option<char> {
    let end = text.bytes().take(LONGEST + 1).position(|byte| byte == b';')?;
    let name = &text[..end];
    let Some(number) = name.strip_prefix('#') else {
        return match name {
            "quot" | "QUOT" => Some('"'),
            "apos" => Some('\''),
            "period" => Some('.'),
            _ => None,
        };
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    code.ok().and_then(char::from_u32)
}
