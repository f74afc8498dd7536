//! The objects of a file.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::BTreeMap;

use super::filter::{self, Unpacked};
use super::lexer::{Lexer, Slip};
use super::object::{Dict, NULL, Object, Stream};
use super::xref::{Entry, Xref};
use crate::report::Findings;
use crate::rule;

/// The most bytes that one stream is unpacked to.
const MAX_STREAM: usize = 256 << 20;
/// The most bytes that all streams together are unpacked to.
const MAX_UNPACKED: u64 = 4 << 30;
/// How many references may lead to references.
const MAX_HOPS: usize = 8;

/// An object stream's numbers and offsets, its bytes and where its objects begin.
type Packed = (Vec<(i32, usize)>, Vec<u8>, usize);

/// A file whose objects have been read.
pub(crate) struct Pdf<'a> {
    pub(crate) bytes: &'a [u8],
    pub(crate) trailer: Dict,
    objects: BTreeMap<i32, Object>,
    /// How many bytes may still be unpacked.
    unpack: Cell<u64>,
    /// How many bytes may still be read; more than the file has, since objects may overlap.
    read: Cell<usize>,
    /// Where `endstream` stands.
    ends: Vec<usize>,
}

impl<'a> Pdf<'a> {
    /// Reads all objects.
    pub(crate) fn read(bytes: &'a [u8], found: &mut Findings) -> Self {
        let mut pdf = Self {
            bytes,
            trailer: Dict::default(),
            objects: BTreeMap::new(),
            unpack: Cell::new(MAX_UNPACKED),
            read: Cell::new(bytes.len().saturating_mul(8).saturating_add(1 << 20)),
            ends: find_all(bytes, b"endstream"),
        };
        let mut xref = Xref::read(&pdf, found);
        pdf.load(&xref, found);
        let is_lost = |(number, entry): (&i32, &Entry)| {
            matches!(entry, Entry::At(..)) && !pdf.objects.contains_key(number)
        };
        if !xref.trailer.has(b"Root") || xref.entries.iter().any(is_lost) {
            let mut again = Xref { trailer: std::mem::take(&mut xref.trailer), ..Xref::default() };
            again.recover(&pdf);
            for (number, entry) in &xref.entries {
                if pdf.objects.contains_key(number) || !again.entries.contains_key(number) {
                    again.entries.insert(*number, *entry);
                }
            }
            let mut unused = Findings::default();
            pdf.load(&again, &mut unused);
            xref.trailer = again.trailer;
        }
        pdf.trailer = xref.trailer;
        pdf
    }

    fn load(&mut self, xref: &Xref, found: &mut Findings) {
        let length = |number: i32| match xref.entries.get(&number) {
            Some(&Entry::At(at, _)) => {
                let mut lexer = Lexer::new(self.bytes, at);
                lexer.object()?;
                lexer.object()?;
                lexer.keyword(b"obj").then(|| lexer.object()?.int())?
            }
            _ => None,
        };
        let mut loaded = BTreeMap::new();
        for (&number, entry) in &xref.entries {
            let &Entry::At(at, generation) = entry else { continue };
            match self.object_at(at, &length, found) {
                Some((id, object)) if id == (number, generation) => {
                    loaded.insert(number, object);
                }
                read => {
                    let there = match read {
                        Some(((number, generation), _)) => format!("{number} {generation} obj"),
                        None => "no object".into(),
                    };
                    let message = format!("{there} stands at byte {at}, which is said of it");
                    found.add(&rule::FILE_XREF, number, message);
                }
            }
        }
        self.objects = loaded;
        self.load_packed(xref, found);
    }

    /// Reads what stands in object streams.
    fn load_packed(&mut self, xref: &Xref, found: &mut Findings) {
        let mut packed: BTreeMap<i32, Vec<(i32, usize)>> = BTreeMap::new();
        for (&number, entry) in &xref.entries {
            if let &Entry::In(container, nth) = entry {
                packed.entry(container).or_default().push((number, nth));
            }
        }
        for (container, numbers) in packed {
            let unpacked = self.unpack(container);
            let Some((head, data, first)) = unpacked else {
                found.add(
                    &rule::OBJECT_STREAM,
                    container,
                    "it is no object stream that can be read",
                );
                continue;
            };
            for (number, nth) in numbers {
                let Some(&(_, offset)) = head.get(nth).filter(|(named, _)| *named == number) else {
                    let message = format!("object {number} is not its object {nth}");
                    found.add(&rule::OBJECT_STREAM, container, message);
                    continue;
                };
                let mut lexer = Lexer::new(&data, first.saturating_add(offset).min(data.len()));
                let start = lexer.at;
                let object = lexer.object();
                report_slips(&lexer.slips, number, found);
                if !self.spend(lexer.at - start) {
                    found.add(&rule::FILE_BOMB, container, "its objects overlap");
                    return;
                }
                lexer.skip_space();
                let next =
                    head.get(nth + 1).map_or(data.len(), |next| first.saturating_add(next.1));
                let is_stream =
                    data.get(lexer.at..).is_some_and(|rest| rest.starts_with(b"stream"));
                if is_stream || object.is_none() || lexer.at > next {
                    let message = format!("object {number} in it is not one that may be there");
                    found.add(&rule::OBJECT_STREAM, container, message);
                }
                self.objects.insert(number, object.unwrap_or(Object::Null));
            }
        }
    }

    /// Takes an object stream apart.
    fn unpack(&self, container: i32) -> Option<Packed> {
        let stream = self.objects.get(&container)?.stream()?;
        if self.key(&stream.dict, b"Type").name() != Some(b"ObjStm") {
            return None;
        }
        let value = |key| usize::try_from(self.key(&stream.dict, key).int()?).ok();
        let (count, first) = (value(b"N")?, value(b"First")?);
        let data = self.decode(stream).ok()?.into_owned();
        let mut lexer = Lexer::new(&data, 0);
        let mut head = Vec::new();
        for _ in 0..count {
            let number = i32::try_from(lexer.object()?.int()?).ok()?;
            head.push((number, usize::try_from(lexer.object()?.int()?).ok()?));
        }
        Some((head, data, first))
    }

    /// Takes from what may still be read.
    fn spend(&self, bytes: usize) -> bool {
        let left = self.read.get().checked_sub(bytes);
        self.read.set(left.unwrap_or(0));
        left.is_some()
    }

    /// The object that stands at an offset, with its number and generation.
    pub(crate) fn object_at(
        &self,
        at: usize,
        length: &dyn Fn(i32) -> Option<i64>,
        found: &mut Findings,
    ) -> Option<((i32, u16), Object)> {
        if !self.bytes.get(at)?.is_ascii_digit() || self.read.get() == 0 {
            return None;
        }
        let mut lexer = Lexer::new(self.bytes, at);
        let number = i32::try_from(lexer.object()?.int()?).ok()?;
        let generation = u16::try_from(lexer.object()?.int()?).ok()?;
        if !lexer.keyword(b"obj") {
            return None;
        }
        let head = format!("{number} {generation} obj");
        let (before, after) = (at.checked_sub(1).map(|at| self.bytes[at]), lexer.peek());
        let is_end = |byte: Option<u8>| byte.is_none_or(|byte| matches!(byte, b'\r' | b'\n'));
        if !self.bytes[at..].starts_with(head.as_bytes()) || !is_end(before) || !is_end(after) {
            found.add(&rule::FILE_OBJECT, number, "its number and obj are not a line of their own");
        }
        let mut object = lexer.object();
        if object.is_none() {
            found.add(&rule::FILE_SYNTAX, number, "it holds no object");
        }
        if let Some(Object::Dict(dict)) = &mut object {
            let mut ahead = lexer.clone();
            if ahead.keyword(b"stream") {
                let dict = std::mem::take(dict);
                lexer.at = ahead.at;
                let bytes = self.stream_bytes(&dict, &mut lexer, (number, length), found);
                object = Some(Object::Stream(Stream { dict, bytes }));
            }
        }
        report_slips(&lexer.slips, number, found);
        let end = lexer.at;
        if lexer.keyword(b"endobj") {
            let before = lexer.at.checked_sub(7).map(|at| self.bytes[at]);
            if !is_end(before) || !is_end(lexer.peek()) {
                found.add(&rule::FILE_OBJECT, number, "its endobj is not a line of its own");
            }
        } else {
            found.add(&rule::FILE_SYNTAX, number, "it does not end with endobj");
        }
        if !self.spend(end - at) {
            found.add(&rule::FILE_BOMB, number, "objects overlap");
            return None;
        }
        Some(((number, generation), object.unwrap_or(Object::Null)))
    }

    /// The bytes of a stream, whose keyword has been read.
    fn stream_bytes(
        &self,
        dict: &Dict,
        lexer: &mut Lexer<'_>,
        (number, length): (i32, &dyn Fn(i32) -> Option<i64>),
        found: &mut Findings,
    ) -> std::ops::Range<usize> {
        let rest = &self.bytes[lexer.at..];
        let start = lexer.at
            + match rest {
                [b'\r', b'\n', ..] => 2,
                [b'\n', ..] => 1,
                _ => {
                    found.add(
                        &rule::STREAM_LINES,
                        number,
                        "stream is not followed by a line's end",
                    );
                    usize::from(rest.first() == Some(&b'\r'))
                }
            };
        let said = match dict.raw(b"Length") {
            Some(Object::Int(value)) => Some(*value),
            Some(Object::Ref(number, _)) => length(*number),
            _ => None,
        };
        let said = said.and_then(|value| usize::try_from(value).ok());
        let after = said.and_then(|value| self.bytes.get(start.checked_add(value)?..));
        let eol = after.and_then(|after| match after {
            [b'\r', b'\n', ..] => Some(2),
            [b'\r' | b'\n', ..] => Some(1),
            _ => after.starts_with(b"endstream").then_some(0),
        });
        if let (Some(said), Some(eol), Some(after)) = (said, eol, after)
            && after[eol..].starts_with(b"endstream")
        {
            if eol == 0 {
                found.add(&rule::STREAM_LINES, number, "endstream does not begin a line");
            }
            lexer.at = start + said + eol + 9;
            return start..start + said;
        }
        let next = self.ends.partition_point(|&end| end < start);
        let end = self.ends.get(next).copied().unwrap_or(self.bytes.len());
        let said = said.map_or("nothing".into(), |said| said.to_string());
        let message = format!("Length says {said}, but endstream comes after {}", end - start);
        found.add(&rule::STREAM_LENGTH, number, message);
        lexer.at = (end + 9).min(self.bytes.len());
        start..match &self.bytes[start..end] {
            [.., b'\r', b'\n'] => end - 2,
            [.., b'\r' | b'\n'] => end - 1,
            _ => end,
        }
    }

    /// All objects by number.
    pub(crate) fn objects(&self) -> impl Iterator<Item = (i32, &Object)> {
        self.objects.iter().map(|(&number, object)| (number, object))
    }

    /// An object, or null.
    pub(crate) fn object(&self, number: i32) -> &Object {
        self.objects.get(&number).unwrap_or(&NULL)
    }

    /// Whether there is an object.
    pub(crate) fn has(&self, number: i32) -> bool {
        self.objects.contains_key(&number)
    }

    /// What an object is or refers to.
    pub(crate) fn resolve<'b>(&'b self, object: &'b Object) -> &'b Object {
        let mut object = object;
        for _ in 0..MAX_HOPS {
            match object {
                Object::Ref(number, _) => object = self.object(*number),
                _ => return object,
            }
        }
        &NULL
    }

    /// What a key has, or null.
    pub(crate) fn key<'b>(&'b self, dict: &'b Dict, key: &[u8]) -> &'b Object {
        dict.raw(key).map_or(&NULL, |value| self.resolve(value))
    }

    /// The dictionary that a key has.
    pub(crate) fn dict<'b>(&'b self, dict: &'b Dict, key: &[u8]) -> Option<&'b Dict> {
        self.key(dict, key).dict()
    }

    /// The name that a key has.
    pub(crate) fn name<'b>(&'b self, dict: &'b Dict, key: &[u8]) -> Option<&'b [u8]> {
        self.key(dict, key).name()
    }

    /// What a key has as a list, resolved; one that is no list is a list of itself.
    pub(crate) fn list<'b>(&'b self, dict: &'b Dict, key: &[u8]) -> Vec<&'b Object> {
        match dict.raw(key) {
            None => Vec::new(),
            Some(raw) => match self.resolve(raw) {
                Object::Array(items) => items.iter().collect(),
                Object::Null => Vec::new(),
                _ => vec![raw],
            },
        }
    }

    /// A stream's bytes as they stand in the file.
    pub(crate) fn raw(&self, stream: &Stream) -> &'a [u8] {
        self.bytes.get(stream.bytes.clone()).unwrap_or_default()
    }

    /// A stream's filters.
    pub(crate) fn filters<'b>(&'b self, stream: &'b Stream) -> Vec<&'b [u8]> {
        let filters = self.list(&stream.dict, b"Filter");
        filters.into_iter().filter_map(|filter| self.resolve(filter).name()).collect()
    }

    /// A stream's bytes, unpacked.
    pub(crate) fn decode(&self, stream: &Stream) -> Result<Cow<'a, [u8]>, Unpacked> {
        let mut bytes = Cow::Borrowed(self.raw(stream));
        let parameters = self.list(&stream.dict, b"DecodeParms");
        for (nth, filter) in self.filters(stream).into_iter().take(MAX_HOPS).enumerate() {
            let parameters = parameters.get(nth).and_then(|object| self.resolve(object).dict());
            let left = self.unpack.get();
            let limit = usize::try_from(left).unwrap_or(MAX_STREAM).min(MAX_STREAM);
            bytes = filter::undo(filter, parameters, bytes, limit)?;
            self.unpack.set(left.saturating_sub(u64::try_from(bytes.len()).unwrap_or(u64::MAX)));
        }
        Ok(bytes)
    }
}

fn report_slips(slips: &[Slip], number: i32, found: &mut Findings) {
    for slip in slips {
        let (rule, message) = match slip {
            Slip::HexDigit => (&rule::STRING_HEX, "a string has what is no digit"),
            Slip::HexOdd => (&rule::STRING_HEX, "a string has an odd number of digits"),
            Slip::Bracket => (&rule::FILE_SYNTAX, "brackets don't stand in pairs"),
            Slip::Key => (&rule::FILE_SYNTAX, "a dictionary has what has no key"),
            Slip::Depth => (&rule::FILE_BOMB, "it is nested beyond all sense"),
        };
        found.add(rule, number, message);
    }
}

/// Where a word stands first.
pub(crate) fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|window| window == word)
}

/// Where a word stands last.
pub(crate) fn find_last(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).rposition(|window| window == word)
}

fn find_all(bytes: &[u8], word: &[u8]) -> Vec<usize> {
    let windows = bytes.windows(word.len()).enumerate();
    windows.filter(|(_, window)| *window == word).map(|(at, _)| at).collect()
}
