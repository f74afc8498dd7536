//! Contents as instructions (ISO 32000-2 §7.8.2).

use super::lexer::{Lexer, Slip, Word, is_space};
use super::object::{Dict, Object};

/// The most operands that an operator is given.
const MAX_OPERANDS: usize = 1 << 16;

/// An operator with its operands.
#[derive(Debug)]
pub(crate) struct Instruction<'a> {
    pub(crate) operator: &'a [u8],
    pub(crate) operands: Vec<Object>,
}

/// Reads contents.
pub(crate) struct Instructions<'a> {
    lexer: Lexer<'a>,
    /// Operands at the end that no operator takes.
    pub(crate) left_over: bool,
}

impl<'a> Instructions<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { lexer: Lexer::of_contents(bytes), left_over: false }
    }

    /// What was wrong on the way.
    pub(crate) fn slips(&self) -> &[Slip] {
        &self.lexer.slips
    }
}

impl<'a> Iterator for Instructions<'a> {
    type Item = Instruction<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut operands = Vec::new();
        loop {
            match self.lexer.next() {
                Some(Word::Object(object)) if operands.len() < MAX_OPERANDS => {
                    operands.push(object)
                }
                Some(Word::Object(_)) => {}
                Some(Word::Keyword(b"BI")) => {
                    let dict = inline_image(&mut self.lexer);
                    return Some(Instruction { operator: b"BI", operands: vec![dict] });
                }
                Some(Word::Keyword(operator)) => return Some(Instruction { operator, operands }),
                None => {
                    self.left_over = !operands.is_empty();
                    return None;
                }
            }
        }
    }
}

/// Reads a picture in the contents to its end and gives its dictionary.
fn inline_image(lexer: &mut Lexer<'_>) -> Object {
    let mut dict = Dict::default();
    while let Some(Word::Object(key)) = lexer.next() {
        let Some(value) = lexer.object() else { break };
        if let Object::Name(key) = key {
            dict.0.push((key, value));
        }
    }
    let end = |at: usize, bytes: &[u8]| {
        is_space(bytes[at])
            && bytes[at + 1..].starts_with(b"EI")
            && bytes.get(at + 3).is_none_or(|&byte| is_space(byte))
    };
    let at = (lexer.at..lexer.bytes.len()).find(|&at| end(at, lexer.bytes));
    lexer.at = at.map_or(lexer.bytes.len(), |at| at + 3);
    Object::Dict(dict)
}
