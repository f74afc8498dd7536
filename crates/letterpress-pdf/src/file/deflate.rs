use std::io;

use flate2::{Compress, Compression, FlushCompress, Status};

/// The compressor of all streams, set up once (ISO 32000-2 §7.4.4).
pub(crate) struct Deflate {
    compress: Compress,
    spare: Vec<u8>,
}

impl Deflate {
    /// A compressor of a level from 0 to 9.
    pub(crate) fn new(level: u8) -> Self {
        let level = Compression::new(u32::from(level.min(9)));
        Self { compress: Compress::new(level, true), spare: Vec::new() }
    }

    /// The data, compressed, in a buffer that may come back through [`Deflate::reuse`].
    pub(crate) fn squeeze(&mut self, data: &[u8]) -> io::Result<Vec<u8>> {
        let mut out = std::mem::take(&mut self.spare);
        out.clear();
        self.compress.reset();
        out.reserve(data.len() / 2 + 64);
        loop {
            let read = usize::try_from(self.compress.total_in()).unwrap_or(usize::MAX);
            let rest = data.get(read..).unwrap_or_default();
            match self.compress.compress_vec(rest, &mut out, FlushCompress::Finish)? {
                Status::StreamEnd => return Ok(out),
                Status::Ok | Status::BufError => out.reserve(out.len() / 2 + 64),
            }
        }
    }

    /// Takes a buffer back.
    pub(crate) fn reuse(&mut self, buffer: Vec<u8>) {
        self.spare = buffer;
    }
}
