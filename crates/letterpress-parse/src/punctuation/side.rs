/// What stands at a side of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// White space, or the start or end of the text.
    Space,
    /// What a quotation may begin after: an opening bracket or mark, a dash, a sign.
    Opening,
    /// What a quotation may end after: a point, a closing bracket or mark.
    Closing,
    /// A digit.
    Digit,
    /// A letter of a script without spaces or apostrophes: Han, Kana, Hangul, Thai and its kin.
    Dense,
    /// A Hebrew letter, after which either mark may be one of an abbreviation.
    Hebrew,
    /// Any other letter or object.
    Word,
}

impl Side {
    /// The side before a place in a text.
    pub(super) fn before(text: &str, at: usize) -> Self {
        text[..at].chars().next_back().map_or(Self::Space, Self::of)
    }

    /// The side after a place in a text. An ellipsis that something begins with is a word.
    pub(super) fn after(text: &str, at: usize) -> Self {
        let rest = &text[at..];
        if rest.starts_with("..") || rest.starts_with('…') {
            return Self::Word;
        }
        rest.chars().next().map_or(Self::Space, Self::of)
    }

    fn of(c: char) -> Self {
        match c {
            'a'..='z' | 'A'..='Z' => Self::Word,
            '0'..='9' => Self::Digit,
            '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '>' | '%' => Self::Closing,
            '…' | '’' | '”' | '»' | '›' | '°' => Self::Closing,
            '、' | '。' | '〉' | '》' | '」' | '』' | '】' | '！' | '）' | '，' => {
                Self::Closing
            }
            '：' | '；' | '？' | '．' | '؟' | '،' | '؛' | '।' => Self::Closing,
            '\u{2010}'..='\u{2015}' | '“' | '„' | '‘' | '‚' | '«' | '‹' | '¿' | '¡' => {
                Self::Opening
            }
            '〈' | '《' | '「' | '『' | '【' | '（' => Self::Opening,
            c if c.is_whitespace() => Self::Space,
            c if c.is_ascii() => Self::Opening,
            '\u{5D0}'..='\u{5F2}' => Self::Hebrew,
            '\u{E01}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' => {
                Self::Dense
            }
            '\u{1100}'..='\u{11FF}' | '\u{2E80}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' => {
                Self::Dense
            }
            '\u{F900}'..='\u{FAFF}' | '\u{FF66}'..='\u{FF9F}' | '\u{20000}'..='\u{3FFFF}' => {
                Self::Dense
            }
            c if c.is_numeric() => Self::Digit,
            _ => Self::Word,
        }
    }

    /// Whether a quotation may end before this.
    pub(super) fn ends(self) -> bool {
        matches!(self, Self::Space | Self::Closing)
    }

    /// Whether this is part of a word.
    pub(super) fn is_word(self) -> bool {
        matches!(self, Self::Digit | Self::Dense | Self::Hebrew | Self::Word)
    }
}
