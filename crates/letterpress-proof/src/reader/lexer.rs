//! Words of PDF (ISO 32000-2 §7.2), of contents and of character maps alike.

use super::object::{Dict, Object};

/// How deep arrays and dictionaries may stand in one another.
const MAX_DEPTH: usize = 64;

/// A word, or an object with all that is in it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Word<'a> {
    Object(Object),
    Keyword(&'a [u8]),
}

/// What is wrong with how a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Slip {
    /// A string in hexadecimal with something else in it.
    HexDigit,
    /// A string in hexadecimal with an odd number of digits.
    HexOdd,
    /// A bracket that is not closed, or closed before it is opened.
    Bracket,
    /// Something in a dictionary that has no key.
    Key,
    /// Something nested beyond all sense.
    Depth,
}

/// Reads words one after another.
#[derive(Clone)]
pub(crate) struct Lexer<'a> {
    pub(crate) bytes: &'a [u8],
    pub(crate) at: usize,
    /// What was wrong on the way.
    pub(crate) slips: Vec<Slip>,
    /// Whether two numbers and an `R` are a reference; in contents they are not.
    references: bool,
}

/// A bracket that has not been closed yet.
struct Open {
    is_dict: bool,
    items: Vec<Object>,
}

pub(crate) fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// One token.
enum Token<'a> {
    Plain(Object),
    Keyword(&'a [u8]),
    Open { dict: bool },
    Close { dict: bool },
}

impl<'a> Lexer<'a> {
    /// Reads the words of a file, from a place in it.
    pub(crate) fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at, slips: Vec::new(), references: true }
    }

    /// Reads the words of a content stream or a character map.
    pub(crate) fn of_contents(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, slips: Vec::new(), references: false }
    }

    pub(crate) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Goes on to what is neither white space nor comment.
    pub(crate) fn skip_space(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                let line = &self.bytes[self.at..];
                let end = line.iter().position(|byte| matches!(byte, b'\r' | b'\n'));
                self.at += end.unwrap_or(line.len());
            } else if is_space(byte) {
                self.at += 1;
            } else {
                break;
            }
        }
    }

    /// The next word.
    pub(crate) fn next(&mut self) -> Option<Word<'a>> {
        let mut open: Vec<Open> = Vec::new();
        loop {
            let Some(token) = self.token() else {
                if open.is_empty() {
                    return None;
                }
                self.slips.push(Slip::Bracket);
                return Some(Word::Object(Object::Null));
            };
            let object = match token {
                Token::Plain(object) => object,
                Token::Keyword(word) => match (word, open.last_mut()) {
                    (b"true", _) => Object::Bool(true),
                    (b"false", _) => Object::Bool(false),
                    (b"null", _) => Object::Null,
                    (b"R", Some(Open { items, .. })) if self.references => refer(items),
                    (_, None) => return Some(Word::Keyword(word)),
                    (_, Some(_)) => {
                        self.slips.push(Slip::Bracket);
                        return Some(Word::Keyword(word));
                    }
                },
                Token::Open { dict } => {
                    if open.len() >= MAX_DEPTH {
                        self.slips.push(Slip::Depth);
                        self.at = self.bytes.len();
                        return Some(Word::Object(Object::Null));
                    }
                    open.push(Open { is_dict: dict, items: Vec::new() });
                    continue;
                }
                Token::Close { dict } => match open.pop() {
                    Some(Open { is_dict, items }) if is_dict == dict => {
                        if dict {
                            Object::Dict(self.pair(items))
                        } else {
                            Object::Array(items)
                        }
                    }
                    _ => {
                        self.slips.push(Slip::Bracket);
                        return Some(Word::Object(Object::Null));
                    }
                },
            };
            match open.last_mut() {
                Some(Open { items, .. }) => items.push(object),
                None => return Some(Word::Object(object)),
            }
        }
    }

    /// The next object; `None` for a keyword or the end.
    pub(crate) fn object(&mut self) -> Option<Object> {
        match self.next()? {
            Word::Object(object) => Some(object),
            Word::Keyword(_) => None,
        }
    }

    /// Whether a keyword is next; it is read if so.
    pub(crate) fn keyword(&mut self, word: &[u8]) -> bool {
        self.skip_space();
        let is_next = self.bytes[self.at..].starts_with(word);
        self.at += if is_next { word.len() } else { 0 };
        is_next
    }

    fn pair(&mut self, items: Vec<Object>) -> Dict {
        let mut dict = Dict(Vec::with_capacity(items.len() / 2));
        let mut items = items.into_iter();
        while let Some(key) = items.next() {
            match (key, items.next()) {
                (Object::Name(key), Some(value)) => dict.0.push((key, value)),
                _ => self.slips.push(Slip::Key),
            }
        }
        dict
    }

    fn token(&mut self) -> Option<Token<'a>> {
        self.skip_space();
        let byte = self.peek()?;
        let next = self.bytes.get(self.at + 1).copied();
        let take = |lexer: &mut Self, count, token| {
            lexer.at += count;
            token
        };
        Some(match (byte, next) {
            (b'<', Some(b'<')) => take(self, 2, Token::Open { dict: true }),
            (b'>', Some(b'>')) => take(self, 2, Token::Close { dict: true }),
            (b'[', _) => take(self, 1, Token::Open { dict: false }),
            (b']', _) => take(self, 1, Token::Close { dict: false }),
            (b'<', _) => Token::Plain(Object::String(self.hex_string())),
            (b'(', _) => Token::Plain(Object::String(self.literal())),
            (b'/', _) => Token::Plain(Object::Name(self.name())),
            (b')' | b'>' | b'{' | b'}', _) => {
                let at = self.at;
                self.at += 1;
                Token::Keyword(&self.bytes[at..=at])
            }
            _ => {
                let word = self.regular();
                number(word).map_or(Token::Keyword(word), Token::Plain)
            }
        })
    }

    fn regular(&mut self) -> &'a [u8] {
        let rest = &self.bytes[self.at..];
        let end = rest.iter().position(|&byte| is_space(byte) || is_delimiter(byte));
        let word = &rest[..end.unwrap_or(rest.len())];
        self.at += word.len();
        word
    }

    fn name(&mut self) -> Vec<u8> {
        self.at += 1;
        let raw = self.regular();
        let mut name = Vec::with_capacity(raw.len());
        let mut at = 0;
        while let Some(&byte) = raw.get(at) {
            let digit = |offset: usize| raw.get(at + offset).copied().and_then(hex);
            match (byte, digit(1), digit(2)) {
                (b'#', Some(high), Some(low)) => {
                    name.push(high << 4 | low);
                    at += 3;
                }
                _ => {
                    name.push(byte);
                    at += 1;
                }
            }
        }
        name
    }

    fn hex_string(&mut self) -> Vec<u8> {
        self.at += 1;
        let (mut digits, mut closed) = (Vec::new(), false);
        while let Some(byte) = self.peek() {
            self.at += 1;
            match hex(byte) {
                _ if byte == b'>' => {
                    closed = true;
                    break;
                }
                Some(digit) => digits.push(digit),
                None if is_space(byte) => {}
                None => self.slips.push(Slip::HexDigit),
            }
        }
        if !closed {
            self.slips.push(Slip::Bracket);
        }
        if digits.len() % 2 == 1 {
            self.slips.push(Slip::HexOdd);
        }
        digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect()
    }

    fn literal(&mut self) -> Vec<u8> {
        self.at += 1;
        let (mut string, mut depth) = (Vec::new(), 1_usize);
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'(' => depth += 1,
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        return string;
                    }
                }
                b'\\' => {
                    self.escape(&mut string);
                    continue;
                }
                b'\r' => {
                    if self.peek() == Some(b'\n') {
                        self.at += 1;
                    }
                    string.push(b'\n');
                    continue;
                }
                _ => {}
            }
            string.push(byte);
        }
        self.slips.push(Slip::Bracket);
        string
    }

    fn escape(&mut self, string: &mut Vec<u8>) {
        let Some(byte) = self.peek() else { return };
        self.at += 1;
        match byte {
            b'n' => string.push(b'\n'),
            b'r' => string.push(b'\r'),
            b't' => string.push(b'\t'),
            b'b' => string.push(8),
            b'f' => string.push(12),
            b'\n' => {}
            b'\r' => {
                if self.peek() == Some(b'\n') {
                    self.at += 1;
                }
            }
            b'0'..=b'7' => {
                let mut value = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek() else { break };
                    value = value * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                string.push(value.to_le_bytes()[0]);
            }
            _ => string.push(byte),
        }
    }
}

/// A reference in place of the two numbers that it is written with.
fn refer(items: &mut Vec<Object>) -> Object {
    let [.., Object::Int(number), Object::Int(generation)] = items.as_slice() else {
        return Object::Null;
    };
    let (number, generation) = (i32::try_from(*number), u16::try_from(*generation));
    items.truncate(items.len() - 2);
    match (number, generation) {
        (Ok(number), Ok(generation)) => Object::Ref(number, generation),
        _ => Object::Null,
    }
}

/// A number, as PDF writes it: no exponents.
fn number(word: &[u8]) -> Option<Object> {
    let plain = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'.');
    if word.is_empty() || !word.iter().all(plain) || !word.iter().any(u8::is_ascii_digit) {
        return None;
    }
    let text = std::str::from_utf8(word).ok()?;
    let text = text.strip_prefix('+').unwrap_or(text);
    text.parse().map(Object::Int).or_else(|_| text.parse().map(Object::Real)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Option<Object>, Vec<Slip>) {
        let mut lexer = Lexer::new(text.as_bytes(), 0);
        (lexer.object(), lexer.slips)
    }

    fn string(text: &str) -> Option<Object> {
        Some(Object::String(text.as_bytes().to_vec()))
    }

    #[test]
    fn words_are_read_as_they_are_written() {
        let plain = |object| (object, Vec::new());
        assert_eq!(read("(a(b)\\)\\051\\\nc\r\nd)"), plain(string("a(b)))c\nd")));
        assert_eq!(read("<61 6 2>"), plain(string("ab")));
        assert_eq!(read("/A#20b#"), plain(Some(Object::Name(b"A b#".to_vec()))));
        assert_eq!(read("-.5"), plain(Some(Object::Real(-0.5))));
        assert_eq!(read("%x\n+17"), plain(Some(Object::Int(17))));
        let list = Object::Array(vec![Object::Ref(3, 0), Object::Int(4), Object::Null]);
        assert_eq!(read("[3 0 R 4 null]"), plain(Some(list)));
    }

    #[test]
    fn slips_are_told() {
        assert_eq!(read("<616>"), (string("a`"), vec![Slip::HexOdd]));
        assert_eq!(read("<6g1>"), (string("a"), vec![Slip::HexDigit]));
        assert_eq!(read("(open").1, [Slip::Bracket]);
        assert_eq!(read("<</A 1 2>>").1, [Slip::Key]);
        assert_eq!(read(&"[".repeat(1000)).1, [Slip::Depth]);
    }
}
