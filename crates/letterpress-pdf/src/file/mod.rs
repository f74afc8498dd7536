//! The file as a sequence of objects: their places, compression, cross-references and trailer.

mod deflate;
mod digest;

use std::io::{self, Write};

use pdf_writer::{Chunk, Filter, Name, Ref, Settings, Str, Stream};

use deflate::Deflate;
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
/// digest of all bytes for the file's identifier (§14.4).
pub(crate) struct File<W> {
    sink: W,
    position: u64,
    offsets: Vec<u64>,
    digest: Digest,
    deflate: Deflate,
}

impl<W: Write> File<W> {
    /// Begins a file: the header, and a comment that shows it to be binary (§7.5.2).
    pub(crate) fn new(sink: W, compression: u8) -> io::Result<Self> {
        let (digest, deflate) = (Digest::default(), Deflate::new(compression));
        let mut file = Self { sink, position: 0, offsets: Vec::new(), digest, deflate };
        file.put(b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")?;
        Ok(file)
    }

    /// Writes one object, which `build` puts into an empty chunk.
    pub(crate) fn object(&mut self, build: impl FnOnce(&mut Chunk)) -> io::Result<()> {
        let mut chunk = Chunk::with_settings(Settings { pretty: false });
        build(&mut chunk);
        for id in chunk.refs().take(1) {
            self.mark(id);
        }
        self.put(chunk.as_bytes())
    }

    /// Writes a stream as it is; `dress` adds to its dictionary.
    pub(crate) fn stream(
        &mut self,
        id: Ref,
        data: &[u8],
        dress: impl FnOnce(&mut Stream<'_>),
    ) -> io::Result<()> {
        check_length(data)?;
        self.object(|chunk| dress(&mut chunk.stream(id, data)))
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

    /// Ends the file with cross-references, trailer and all.
    pub(crate) fn finish(mut self, ids: &mut Ids, catalog: Ref, info: Ref) -> io::Result<()> {
        let id = ids.next();
        let start = self.position;
        self.mark(id);
        let (table, width) = self.table();
        let squeezed = self.deflate.squeeze(&table)?;
        let name = self.digest.value();
        let size = i32::try_from(self.offsets.len()).unwrap_or(i32::MAX);
        let mut chunk = Chunk::with_settings(Settings { pretty: false });
        let mut stream = chunk.stream(id, &squeezed);
        stream.filter(Filter::FlateDecode);
        stream.pair(Name(b"Type"), Name(b"XRef"));
        stream.pair(Name(b"Size"), size);
        stream.insert(Name(b"W")).array().items([1, width, 2]);
        stream.pair(Name(b"Root"), catalog);
        stream.pair(Name(b"Info"), info);
        stream.insert(Name(b"ID")).array().items([Str(&name), Str(&name)]);
        drop(stream);
        self.put(chunk.as_bytes())?;
        self.put(format!("startxref\n{start}\n%%EOF\n").as_bytes())?;
        self.sink.flush()
    }

    /// The cross-references and how many bytes an offset takes in them. A number that no object
    /// has is free.
    fn table(&self) -> (Vec<u8>, i32) {
        let bits = u64::BITS - self.position.leading_zeros();
        let width = bits.div_ceil(8).max(1) as usize;
        let mut table = Vec::with_capacity(self.offsets.len() * (width + 3));
        for (number, &offset) in self.offsets.iter().enumerate() {
            table.push(u8::from(offset > 0));
            table.extend_from_slice(&offset.to_be_bytes()[8 - width..]);
            table.extend_from_slice(if number == 0 { &[0xFF, 0xFF] } else { &[0, 0] });
        }
        (table, i32::try_from(width).unwrap_or(8))
    }

    fn mark(&mut self, id: Ref) {
        let number = usize::try_from(id.get()).unwrap_or(0);
        if number >= self.offsets.len() {
            self.offsets.resize(number + 1, 0);
        }
        self.offsets[number] = self.position;
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.digest.update(bytes);
        self.position += bytes.len() as u64;
        self.sink.write_all(bytes)
    }
}

/// A stream's length is written as a 32-bit integer.
fn check_length(data: &[u8]) -> io::Result<()> {
    if i32::try_from(data.len()).is_ok() {
        return Ok(());
    }
    Err(io::Error::new(io::ErrorKind::InvalidData, "a stream of more than 2 GiB"))
}
