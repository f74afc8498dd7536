//! The file as a sequence of objects: their places, compression, cross-references and trailer.

mod deflate;
mod digest;
mod pack;

use std::io::{self, Write};

use pdf_writer::{Chunk, Filter, Finish, Name, Ref, Settings, Str, Stream};

use crate::profile::Version;
use deflate::Deflate;
use pack::Pack;

pub(crate) use digest::Digest;

/// The numbers of objects, given out in order from 1.
#[derive(Debug, Default)]
pub(crate) struct Ids(i32);

impl Ids {
    /// The next free number.
    pub(crate) fn next(&mut self) -> Ref {
        self.0 = self.0.checked_add(1).expect("a file has fewer than 2³¹ objects");
        Ref::new(self.0)
    }
}

/// A file that is written from front to back.
///
/// The places of objects are kept for the cross-reference stream (ISO 32000-2 §7.5.8), and a
/// digest of all bytes for the file's identifier (§14.4). Objects that are no streams are packed
/// into object streams.
pub(crate) struct File<W> {
    /// The numbers of objects.
    pub(crate) ids: Ids,
    sink: W,
    position: u64,
    places: Vec<Place>,
    pack: Pack,
    digest: Digest,
    deflate: Deflate,
}

/// Where an object is (§7.5.8.3).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Place {
    /// Nowhere: no object has this number.
    #[default]
    Free,
    /// So many bytes from the start of the file.
    At(u64),
    /// In the object stream of a number, after so many others.
    In(Ref, u16),
}

impl<W: Write> File<W> {
    /// Begins a file: the header, and a comment that shows it to be binary (§7.5.2).
    pub(crate) fn new(sink: W, version: Version, compression: u8) -> io::Result<Self> {
        let mut file = Self {
            ids: Ids::default(),
            sink,
            position: 0,
            places: Vec::new(),
            pack: Pack::default(),
            digest: Digest::default(),
            deflate: Deflate::new(compression),
        };
        file.put(format!("%PDF-{}\n", version.number()).as_bytes())?;
        file.put(b"%\xE2\xE3\xCF\xD3\n")?;
        Ok(file)
    }

    /// The number of an object to come.
    pub(crate) fn next(&mut self) -> Ref {
        self.ids.next()
    }

    /// Adds one object, no stream, which `build` puts into an empty chunk.
    pub(crate) fn object(&mut self, build: impl FnOnce(&mut Chunk)) -> io::Result<()> {
        let mut chunk = Chunk::with_settings(Settings { pretty: false });
        build(&mut chunk);
        let Some(id) = chunk.refs().next() else { return Ok(()) };
        if self.pack.is_full() {
            self.unload()?;
        }
        let stream = match self.pack.stream {
            Some(stream) => stream,
            None => *self.pack.stream.insert(self.ids.next()),
        };
        let nth = self.pack.add(id, chunk.as_bytes());
        self.mark(id, Place::In(stream, nth));
        Ok(())
    }

    /// Writes a stream as it is; `dress` adds to its dictionary.
    pub(crate) fn stream(
        &mut self,
        id: Ref,
        data: &[u8],
        dress: impl FnOnce(&mut Stream<'_>),
    ) -> io::Result<()> {
        check_length(data)?;
        let mut chunk = Chunk::with_settings(Settings { pretty: false });
        dress(&mut chunk.stream(id, data));
        self.mark(id, Place::At(self.position));
        self.put(chunk.as_bytes())
    }

    /// Compresses and writes a stream; `dress` adds to its dictionary.
    pub(crate) fn compressed(
        &mut self,
        id: Ref,
        data: &[u8],
        dress: impl FnOnce(&mut Stream<'_>),
    ) -> io::Result<()> {
        let mut squeezed = self.deflate.squeeze(data)?;
        let written = self.stream(id, &squeezed, |stream| {
            stream.filter(Filter::FlateDecode);
            dress(stream);
        });
        squeezed.clear();
        self.deflate.reuse(squeezed);
        written
    }

    /// Writes the objects that wait as an object stream (§7.5.7).
    fn unload(&mut self) -> io::Result<()> {
        let Some(stream) = self.pack.stream.take() else { return Ok(()) };
        let (data, count, first) = self.pack.take();
        self.compressed(stream, &data, |dict| {
            dict.pair(Name(b"Type"), Name(b"ObjStm")).pair(Name(b"N"), count);
            dict.pair(Name(b"First"), first);
        })
    }

    /// Ends the file with cross-references, trailer and all.
    pub(crate) fn finish(mut self, catalog: Ref, info: Option<Ref>) -> io::Result<()> {
        self.unload()?;
        let id = self.ids.next();
        let start = self.position;
        self.mark(id, Place::At(start));
        let (table, width) = self.table();
        let table = rise(&table, ENTRY + usize::try_from(width).unwrap_or(0));
        let squeezed = self.deflate.squeeze(&table)?;
        let name = self.digest.value();
        let size = i32::try_from(self.places.len()).unwrap_or(i32::MAX);
        let mut chunk = Chunk::with_settings(Settings { pretty: false });
        let mut stream = chunk.stream(id, &squeezed);
        stream.filter(Filter::FlateDecode);
        stream.pair(Name(b"Type"), Name(b"XRef"));
        stream.pair(Name(b"Size"), size);
        let mut parameters = stream.decode_parms();
        parameters.pair(Name(b"Predictor"), 12).pair(Name(b"Columns"), 3 + width);
        parameters.finish();
        stream.insert(Name(b"W")).array().items([1, width, 2]);
        stream.pair(Name(b"Root"), catalog);
        if let Some(info) = info {
            stream.pair(Name(b"Info"), info);
        }
        stream.insert(Name(b"ID")).array().items([Str(&name), Str(&name)]);
        drop(stream);
        self.put(chunk.as_bytes())?;
        self.put(format!("startxref\n{start}\n%%EOF\n").as_bytes())?;
        self.sink.flush()
    }

    /// The cross-references and how many bytes the second part of each takes: an offset or the
    /// number of a stream.
    fn table(&self) -> (Vec<u8>, i32) {
        let greatest = self.position.max(self.places.len() as u64);
        let width = (u64::BITS - greatest.leading_zeros()).div_ceil(8).max(1) as usize;
        let mut table = Vec::with_capacity(self.places.len() * (width + 3));
        for (number, place) in self.places.iter().enumerate() {
            let (kind, value, last) = match *place {
                Place::Free => (0, 0, if number == 0 { u16::MAX } else { 0 }),
                Place::At(offset) => (1, offset, 0),
                Place::In(stream, nth) => (2, u64::from(stream.get().unsigned_abs()), nth),
            };
            table.push(kind);
            table.extend_from_slice(&value.to_be_bytes()[8 - width..]);
            table.extend_from_slice(&last.to_be_bytes());
        }
        (table, i32::try_from(width).unwrap_or(8))
    }

    fn mark(&mut self, id: Ref, place: Place) {
        let number = usize::try_from(id.get()).unwrap_or(0);
        if number >= self.places.len() {
            self.places.resize(number + 1, Place::Free);
        }
        self.places[number] = place;
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.digest.update(bytes);
        self.position += bytes.len() as u64;
        self.sink.write_all(bytes)
    }
}

/// How many bytes an entry of the cross-references has beside the second part.
const ENTRY: usize = 3;

/// Rows of so many bytes as what they have more than those above: PNG's filter 2, which suits
/// numbers that count on (ISO 32000-2 §7.4.4.4).
fn rise(table: &[u8], row: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(table.len() + table.len() / row);
    let mut above = vec![0; row];
    for this in table.chunks(row) {
        out.push(2);
        out.extend(this.iter().zip(&above).map(|(byte, above)| byte.wrapping_sub(*above)));
        above.copy_from_slice(this);
    }
    out
}

/// A stream's length is written as a 32-bit integer.
fn check_length(data: &[u8]) -> io::Result<()> {
    if i32::try_from(data.len()).is_ok() {
        return Ok(());
    }
    Err(io::Error::new(io::ErrorKind::InvalidData, "a stream of more than 2 GiB"))
}
