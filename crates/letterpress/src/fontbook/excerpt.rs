//! Some tables of a face, read out of its file without the rest.
//!
//! Whoever looks for one face among hundreds asks each for its names or its characters; whole
//! files would be hundreds of megabytes.

use std::io::{self, Read, Seek, SeekFrom};

/// The most bytes that a table may have which is read by itself.
const MOST_TABLE: u32 = 32 << 20;

/// The most faces that a collection may have; the largest there are have some seventy.
const MOST_FACES: u32 = 1024;

/// What a font file is read from.
pub(crate) trait Input: Read + Seek {}

impl<T: Read + Seek> Input for T {}

/// Some tables of a face, as a font file that has no others.
pub(crate) struct Excerpt {
    /// The tables that the face has, whether they were asked for or not.
    pub(crate) tables: Vec<[u8; 4]>,
    /// The file.
    pub(crate) font: Vec<u8>,
}

/// How many faces a file has: several where it is a collection (OpenType, "Font Collections").
pub(crate) fn count(input: &mut dyn Input) -> io::Result<u32> {
    input.rewind()?;
    match tag(input)? {
        tag if &tag == b"ttcf" => {
            skip(input, 4)?;
            match u32(input)? {
                faces @ 1..=MOST_FACES => Ok(faces),
                _ => Err(wrong("its list of faces is broken")),
            }
        }
        [0, 1, 0, 0] => Ok(1),
        tag if &tag == b"OTTO" || &tag == b"true" => Ok(1),
        _ => Err(wrong("it is no OpenType font")),
    }
}

/// Reads those of the `wanted` tables that a face has.
pub(crate) fn read(input: &mut dyn Input, index: u32, wanted: &[[u8; 4]]) -> io::Result<Excerpt> {
    let records = directory(input, index)?;
    let mut found =
        records.iter().filter(|record| wanted.contains(&record.tag)).collect::<Vec<_>>();
    // Readers search the directory, which has to be in order for that.
    found.sort_by_key(|record| record.tag);
    found.dedup_by_key(|record| record.tag);
    let count = u16::try_from(found.len()).map_err(|_| wrong("it has too many tables"))?;
    let mut font = [[0, 1, 0, 0], [0; 4], [0; 4]].concat();
    font[4..6].copy_from_slice(&count.to_be_bytes());
    let mut offset = 12 + 16 * u32::from(count);
    for record in &found {
        font.extend(
            [record.tag, [0; 4], offset.to_be_bytes(), record.length.to_be_bytes()].concat(),
        );
        offset = offset.saturating_add(record.length);
    }
    for record in &found {
        input.seek(SeekFrom::Start(record.offset.into()))?;
        take(input, record.length, &mut font)?;
    }
    Ok(Excerpt { tables: records.iter().map(|record| record.tag).collect(), font })
}

/// Where a table of a face stands.
struct Record {
    tag: [u8; 4],
    offset: u32,
    length: u32,
}

/// The tables of a face (OpenType, "Table Directory").
fn directory(input: &mut dyn Input, index: u32) -> io::Result<Vec<Record>> {
    input.rewind()?;
    if &tag(input)? == b"ttcf" {
        input.seek(SeekFrom::Start(12 + 4 * u64::from(index)))?;
        let offset = u32(input)?;
        input.seek(SeekFrom::Start(u64::from(offset) + 4))?;
    }
    let [high, low, ..] = tag(input)?;
    skip(input, 4)?;
    let count = u16::from_be_bytes([high, low]);
    let mut bytes = Vec::new();
    take(input, 16 * u32::from(count), &mut bytes)?;
    let (records, _) = bytes.as_chunks::<16>();
    records
        .iter()
        .map(|&[a, b, c, d, _, _, _, _, o0, o1, o2, o3, l0, l1, l2, l3]| Record {
            tag: [a, b, c, d],
            offset: u32::from_be_bytes([o0, o1, o2, o3]),
            length: u32::from_be_bytes([l0, l1, l2, l3]),
        })
        .map(|record| match record.length {
            0..=MOST_TABLE => Ok(record),
            // Only outlines are so large, and they are never excerpted.
            _ => Ok(Record { length: 0, ..record }),
        })
        .collect()
}

/// Appends so many bytes.
fn take(input: &mut dyn Input, length: u32, to: &mut Vec<u8>) -> io::Result<()> {
    let read = input.take(length.into()).read_to_end(to)?;
    if read as u64 == u64::from(length) { Ok(()) } else { Err(wrong("it is cut short")) }
}

fn tag(input: &mut dyn Input) -> io::Result<[u8; 4]> {
    let mut bytes = [0; 4];
    input.read_exact(&mut bytes).map_err(|error| match error.kind() {
        io::ErrorKind::UnexpectedEof => wrong("it is cut short"),
        _ => error,
    })?;
    Ok(bytes)
}

fn u32(input: &mut dyn Input) -> io::Result<u32> {
    tag(input).map(u32::from_be_bytes)
}

fn skip(input: &mut dyn Input, bytes: i64) -> io::Result<()> {
    input.seek(SeekFrom::Current(bytes)).map(|_| ())
}

fn wrong(reason: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, reason)
}
