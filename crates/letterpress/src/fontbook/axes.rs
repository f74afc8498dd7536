//! Variable faces: where on their axes they are taken (OpenType, `fvar`).

use std::sync::Arc;

use letterpress_page::Variation;

/// A way in which a face varies, with its bounds in 1/65536 of its unit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Axis {
    tag: [u8; 4],
    least: i32,
    default: i32,
    most: i32,
}

/// The axes of an `fvar` table; none where it is broken.
pub(crate) fn axes(table: &[u8]) -> Vec<Axis> {
    let u16_at = |at: usize| {
        let bytes = table.get(at..at + 2)?;
        bytes.try_into().ok().map(u16::from_be_bytes).map(usize::from)
    };
    let (Some(offset), Some(count), Some(size)) = (u16_at(4), u16_at(8), u16_at(10)) else {
        return Vec::new();
    };
    let records = table.get(offset..).unwrap_or_default().chunks_exact(size.max(20));
    let axes = records.take(count).map(|record| {
        let fixed = |at: usize| <[u8; 4]>::try_from(&record[at..at + 4]).unwrap_or_default();
        let value = |at| i32::from_be_bytes(fixed(at));
        Axis { tag: fixed(0), least: value(4), default: value(8), most: value(12) }
    });
    axes.filter(|axis| axis.least <= axis.default && axis.default <= axis.most).collect()
}

/// The weights that a face can have by its axes; `None` where its weight doesn't vary.
pub(crate) fn weights(axes: &[Axis]) -> Option<(u16, u16)> {
    let axis = axes.iter().find(|axis| &axis.tag == b"wght")?;
    Some((whole(axis.least), whole(axis.most)))
}

/// Whether a face can be slanted by its axes.
pub(crate) fn slants(axes: &[Axis]) -> bool {
    axes.iter().any(|axis| slanted(axis).is_some())
}

/// Where on its axes a face is taken for a weight and slant, as near as it comes to them; what
/// stays where it is by default is left out.
pub(crate) fn place(axes: &[Axis], weight: u16, italic: bool) -> Arc<[Variation]> {
    let value = |axis: &Axis| match &axis.tag {
        b"wght" => (i32::from(weight) << 16).clamp(axis.least, axis.most),
        _ if italic => slanted(axis).unwrap_or(axis.default),
        _ => axis.default,
    };
    let moved = axes.iter().filter(|axis| value(axis) != axis.default);
    moved.map(|axis| Variation { axis: axis.tag, value: value(axis) }).collect()
}

/// The value of an axis at which the face is slanted; `None` if the axis is about something else.
/// `slnt` counts degrees against the clock, so that its least value leans furthest.
fn slanted(axis: &Axis) -> Option<i32> {
    match &axis.tag {
        b"ital" => Some(axis.most.min(1 << 16)).filter(|&value| value > 0),
        b"slnt" => Some(axis.least).filter(|&value| value < 0),
        _ => None,
    }
}

/// A value in whole units.
fn whole(value: i32) -> u16 {
    u16::try_from(value >> 16).unwrap_or(0)
}
