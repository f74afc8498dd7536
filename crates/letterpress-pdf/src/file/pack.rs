use pdf_writer::Ref;

use crate::content::number::push_digits;

/// The most objects in one stream. A reader unpacks all of them for the sake of one, and the more
/// of them are squeezed together the smaller the file.
const MOST: usize = 400;

/// Objects that wait to be written as an object stream (ISO 32000-2 §7.5.7).
#[derive(Default)]
pub(super) struct Pack {
    /// The number of the stream they will be in, once there are any.
    pub(super) stream: Option<Ref>,
    /// For each its number and where it begins.
    heads: Vec<(i32, usize)>,
    bodies: Vec<u8>,
}

impl Pack {
    /// Whether no more objects should be added.
    pub(super) fn is_full(&self) -> bool {
        self.heads.len() >= MOST
    }

    /// Adds an object as it would stand in a file by itself; how many there were before.
    pub(super) fn add(&mut self, id: Ref, object: &[u8]) -> u16 {
        let nth = self.heads.len();
        self.heads.push((id.get(), self.bodies.len()));
        self.bodies.extend_from_slice(body(object));
        self.bodies.push(b'\n');
        u16::try_from(nth).unwrap_or(u16::MAX)
    }

    /// What is to be written: the stream's data, how many objects it holds, and where the first of
    /// them begins.
    pub(super) fn take(&mut self) -> (Vec<u8>, i32, i32) {
        let mut data = Vec::with_capacity(self.bodies.len() + self.heads.len() * 10);
        for &(number, start) in &self.heads {
            push_digits(&mut data, u64::try_from(number).unwrap_or(0));
            data.push(b' ');
            push_digits(&mut data, start as u64);
            data.push(b' ');
        }
        let number = |value| i32::try_from(value).unwrap_or(i32::MAX);
        let (count, first) = (number(self.heads.len()), number(data.len()));
        data.append(&mut self.bodies);
        self.heads.clear();
        (data, count, first)
    }
}

/// An object without what begins and ends it in a file: `1 0 obj` and `endobj`.
fn body(object: &[u8]) -> &[u8] {
    let start = object.iter().position(|&byte| byte == b'\n').map_or(0, |end| end + 1);
    let rest = object[start..].trim_ascii_end();
    rest.strip_suffix(b"endobj").unwrap_or(rest).trim_ascii_end()
}

#[cfg(test)]
mod tests {
    use pdf_writer::{Chunk, Name, Settings, Str};

    use super::*;

    #[test]
    fn objects_are_packed_without_their_frames() {
        let mut pack = Pack::default();
        for (number, title) in [(4, "endobj 7 0 obj"), (9, "b")] {
            let mut chunk = Chunk::with_settings(Settings { pretty: false });
            let id = Ref::new(number);
            chunk.indirect(id).dict().pair(Name(b"T"), Str(title.as_bytes()));
            pack.add(id, chunk.as_bytes());
        }
        let (data, count, first) = pack.take();
        assert_eq!(String::from_utf8_lossy(&data), "4 0 9 23 <</T(endobj 7 0 obj)>>\n<</T(b)>>\n");
        assert_eq!((count, first), (2, 9));
        assert_eq!(pack.take().1, 0);
    }
}
