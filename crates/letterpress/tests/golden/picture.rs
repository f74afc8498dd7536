//! Pictures that are drawn by arithmetic.

use std::sync::Arc;

use letterpress::{ResourceError, Resources};

/// A shelf with a few pictures: what is named `16x9-rgba.png` is that large and of that kind.
pub(crate) struct Shelf;

impl Resources for Shelf {
    fn load(&self, request: &str, _: &str) -> Result<Arc<[u8]>, ResourceError> {
        let photograph = include_bytes!("../../../../docs/examples/heath-park.jpg").as_slice();
        let diagram = include_bytes!("../../../../docs/examples/heating.png").as_slice();
        match request {
            "heath-park.jpg" => Ok(photograph.into()),
            "heating.png" => Ok(diagram.into()),
            _ => drawn(request).map(Into::into).ok_or(ResourceError::NotFound),
        }
    }
}

fn drawn(request: &str) -> Option<Vec<u8>> {
    let (size, kind) = request.strip_suffix(".png")?.split_once('-')?;
    let (width, height) = size.split_once('x')?;
    let (color, channels) = match kind {
        "gray" => (0, 1),
        "rgb" => (2, 3),
        "grayalpha" => (4, 2),
        "rgba" => (6, 4),
        _ => return None,
    };
    Some(png(width.parse().ok()?, height.parse().ok()?, color, channels))
}

/// A PNG of 8 bits a channel, its data stored as they are (RFC 1950, RFC 1951).
fn png(width: u32, height: u32, color: u8, channels: u32) -> Vec<u8> {
    let mut rows = Vec::new();
    for y in 0..height {
        rows.push(0);
        for x in 0..width {
            rows.extend(
                (0..channels).map(|channel| (x * (7 + channel) + y * 11 + channel * 60) as u8),
            );
        }
    }
    let mut data = vec![0x78, 0x01];
    let mut blocks = rows.chunks(0xffff).peekable();
    while let Some(block) = blocks.next() {
        let length = block.len() as u16;
        data.push(u8::from(blocks.peek().is_none()));
        data.extend(length.to_le_bytes());
        data.extend((!length).to_le_bytes());
        data.extend(block);
    }
    let (a, b) = rows.iter().fold((1_u32, 0_u32), |(a, b), &byte| {
        let a = (a + u32::from(byte)) % 65521;
        (a, (b + a) % 65521)
    });
    data.extend((b << 16 | a).to_be_bytes());

    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut header = [width.to_be_bytes(), height.to_be_bytes()].concat();
    header.extend([8, color, 0, 0, 0]);
    for (kind, chunk) in [(b"IHDR", header), (b"IDAT", data), (b"IEND", Vec::new())] {
        file.extend((chunk.len() as u32).to_be_bytes());
        let checked = [kind.as_slice(), &chunk].concat();
        file.extend(&checked);
        file.extend(crc(&checked).to_be_bytes());
    }
    file
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| (crc >> 1) ^ ((crc & 1) * 0xedb8_8320))
    })
}
