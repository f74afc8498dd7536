//! Where objects stand (ISO 32000-2 §7.5.4, §7.5.8).

use std::collections::{BTreeMap, BTreeSet};

use super::lexer::{Lexer, Word};
use super::object::{Dict, Object};
use super::pdf::{Pdf, find_last};
use crate::report::{Findings, Place};
use crate::rule;

/// Where one object stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Entry {
    /// At an offset, with a generation.
    At(usize, u16),
    /// In an object stream, as which of its objects.
    In(i32, usize),
    /// Nowhere.
    Free,
}

/// The largest object number that is believed.
const MAX_NUMBER: i64 = 8_388_607;

/// All sections of the cross-reference, newest first.
#[derive(Default)]
pub(crate) struct Xref {
    pub(crate) entries: BTreeMap<i32, Entry>,
    pub(crate) trailer: Dict,
}

impl Xref {
    /// Reads the sections from the one that `startxref` names back to the first.
    pub(crate) fn read(pdf: &Pdf<'_>, found: &mut Findings) -> Self {
        let mut xref = Self::default();
        let start = startxref(pdf.bytes);
        if start.is_none() {
            found.add(&rule::FILE_STARTXREF, Place::FILE, "there is no startxref with a number");
        }
        let (mut left, mut seen): (Vec<usize>, BTreeSet<usize>) =
            (start.into_iter().collect(), BTreeSet::new());
        while let Some(at) = left.pop() {
            if !seen.insert(at) {
                let message = "sections of the cross-reference lead to one another in a circle";
                found.add(&rule::FILE_STARTXREF, Place::FILE, message);
                continue;
            }
            let is_fit = pdf.bytes.get(at..).and_then(|rest| rest.strip_prefix(b"xref"));
            let is_fit = is_fit.is_none_or(is_table);
            found.require(is_fit, &rule::FILE_TABLE, Place::FILE, || {
                "its lines are not of the form that they should have".into()
            });
            let Some(dict) = xref.section(pdf, at) else {
                let message = format!("no cross-reference stands at byte {at}");
                found.add(&rule::FILE_STARTXREF, Place::FILE, message);
                continue;
            };
            let offset = |key| dict.raw(key).and_then(Object::int).map(usize::try_from);
            for key in [b"Prev".as_slice(), b"XRefStm"] {
                left.extend(offset(key).and_then(Result::ok));
            }
            for (key, value) in dict.0 {
                if !xref.trailer.has(&key) {
                    xref.trailer.0.push((key, value));
                }
            }
        }
        xref
    }

    fn section(&mut self, pdf: &Pdf<'_>, at: usize) -> Option<Dict> {
        if pdf.bytes.get(at..)?.starts_with(b"xref") {
            self.table(pdf.bytes, at + 4)
        } else {
            self.stream(pdf, at)
        }
    }

    fn table(&mut self, bytes: &[u8], at: usize) -> Option<Dict> {
        let mut lexer = Lexer::new(bytes, at);
        loop {
            match lexer.next()? {
                Word::Keyword(b"trailer") => break,
                Word::Object(Object::Int(first)) => {
                    let count = lexer.object()?.int()?;
                    for nth in 0..count {
                        let offset = lexer.object()?.int()?;
                        let generation = lexer.object()?.int()?;
                        let Word::Keyword(kind) = lexer.next()? else { return None };
                        let entry = match kind {
                            b"n" => Entry::At(
                                usize::try_from(offset).ok()?,
                                u16::try_from(generation).ok()?,
                            ),
                            b"f" => Entry::Free,
                            _ => return None,
                        };
                        self.add(first.checked_add(nth)?, entry)?;
                    }
                }
                _ => return None,
            }
        }
        match lexer.object()? {
            Object::Dict(dict) => Some(dict),
            _ => None,
        }
    }

    fn stream(&mut self, pdf: &Pdf<'_>, at: usize) -> Option<Dict> {
        let mut unused = Findings::default();
        let (_, object) = pdf.object_at(at, &|_| None, &mut unused)?;
        let stream = object.stream()?.clone();
        if stream.dict.raw(b"Type").and_then(Object::name) != Some(b"XRef") {
            return None;
        }
        let data = pdf.decode(&stream).ok()?;
        let numbers = |key: &[u8]| -> Option<Vec<i64>> {
            stream.dict.raw(key)?.array()?.iter().map(Object::int).collect()
        };
        let widths = numbers(b"W")?;
        let widths: Vec<usize> =
            widths.iter().filter_map(|&n| usize::try_from(n).ok().filter(|&n| n <= 8)).collect();
        let &[kind, second, third] = widths.as_slice() else { return None };
        let size = stream.dict.raw(b"Size").and_then(Object::int)?;
        let index = numbers(b"Index").unwrap_or_else(|| vec![0, size]);
        let row = (kind + second + third).max(1);
        let mut rows = data.chunks_exact(row);
        for pair in index.chunks_exact(2) {
            for nth in 0..pair[1] {
                let Some(fields) = rows.next() else { return Some(stream.dict) };
                let (first, rest) = fields.split_at(kind);
                let (middle, last) = rest.split_at(second);
                let [first, middle, last] = [first, middle, last].map(big_endian);
                let narrow = |value: u64| usize::try_from(value).ok();
                let entry = match if kind == 0 { 1 } else { first } {
                    0 => Entry::Free,
                    1 => Entry::At(narrow(middle)?, u16::try_from(last).ok()?),
                    2 => Entry::In(i32::try_from(middle).ok()?, narrow(last)?),
                    _ => continue,
                };
                self.add(pair[0].checked_add(nth)?, entry)?;
            }
        }
        Some(stream.dict)
    }

    fn add(&mut self, number: i64, entry: Entry) -> Option<()> {
        let number =
            i32::try_from(number).ok().filter(|&n| (0..=MAX_NUMBER).contains(&n.into()))?;
        self.entries.entry(number).or_insert(entry);
        Some(())
    }

    /// Looks for objects where the file itself doesn't say where they are.
    pub(crate) fn recover(&mut self, pdf: &Pdf<'_>) {
        let bytes = pdf.bytes;
        let mut at = 0;
        while let Some(next) = super::pdf::find(&bytes[at..], b" obj") {
            let end = at + next;
            at = end + 4;
            let is_word = |byte: &u8| byte.is_ascii_digit() || *byte == b' ';
            let start = bytes[..end].iter().rev().take(20).take_while(|byte| is_word(byte)).count();
            let words = String::from_utf8_lossy(&bytes[end - start..end]);
            let mut words = words.split_ascii_whitespace().rev();
            let generation = words.next().and_then(|word| word.parse().ok());
            let Some((number, generation)) = words.next().zip(generation) else { continue };
            let Ok(value) = number.parse::<i32>() else { continue };
            let head = format!("{number} {generation}");
            if let Some(offset) = end.checked_sub(head.len()) {
                self.entries.insert(value, Entry::At(offset, generation));
            }
        }
        let mut at = 0;
        while let Some(next) = super::pdf::find(&bytes[at..], b"trailer") {
            at += next + 7;
            if let Some(Object::Dict(dict)) = Lexer::new(bytes, at).object()
                && dict.has(b"Root")
            {
                self.trailer = dict;
            }
        }
    }
}

/// Whether a table, after its keyword, is written in lines of the form that PDF says.
fn is_table(mut rest: &[u8]) -> bool {
    loop {
        rest = match rest {
            [b'\r', b'\n', after @ ..] | [b'\r' | b'\n', after @ ..] => after,
            _ => rest,
        };
        if rest.starts_with(b"trailer") {
            return true;
        }
        let end = rest.iter().position(|byte| matches!(byte, b'\r' | b'\n')).unwrap_or(0);
        let head = std::str::from_utf8(&rest[..end]).unwrap_or_default();
        let count = head.split_once(' ').and_then(|(first, count)| {
            first.parse::<u32>().ok()?;
            count.parse::<usize>().ok()
        });
        let Some(count) = count else { return false };
        let eol = if rest[end..].starts_with(b"\r\n") { 2 } else { 1 };
        rest = &rest[end + eol..];
        for _ in 0..count {
            let Some((entry, after)) = rest.split_first_chunk::<20>() else { return false };
            let is_digits = |part: &[u8]| part.iter().all(u8::is_ascii_digit);
            let is_entry = is_digits(&entry[..10])
                && entry[10] == b' '
                && is_digits(&entry[11..16])
                && entry[16] == b' '
                && matches!(entry[17], b'n' | b'f')
                && matches!(&entry[18..], b" \r" | b" \n" | b"\r\n");
            if !is_entry {
                return false;
            }
            rest = after;
        }
        // The next section begins where the last entry ends.
        if matches!(rest, [b'\r' | b'\n', ..]) {
            return false;
        }
    }
}

fn big_endian(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |value, &byte| value << 8 | u64::from(byte))
}

/// The number after the last `startxref`.
fn startxref(bytes: &[u8]) -> Option<usize> {
    let at = find_last(bytes, b"startxref")?;
    let number = Lexer::new(bytes, at + 9).object()?.int()?;
    usize::try_from(number).ok()
}
