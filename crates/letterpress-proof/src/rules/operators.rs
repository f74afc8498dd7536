//! Operators and what they may do.

/// All operators (ISO 32000-2 annex A).
const ALL: [&[u8]; 73] = [
    b"b", b"B", b"b*", b"B*", b"BDC", b"BI", b"BMC", b"BT", b"BX", b"c", b"cm", b"CS", b"cs", b"d",
    b"d0", b"d1", b"Do", b"DP", b"EI", b"EMC", b"ET", b"EX", b"f", b"F", b"f*", b"G", b"g", b"gs",
    b"h", b"i", b"ID", b"j", b"J", b"K", b"k", b"l", b"m", b"M", b"MP", b"n", b"q", b"Q", b"re",
    b"RG", b"rg", b"ri", b"s", b"S", b"SC", b"sc", b"SCN", b"scn", b"sh", b"T*", b"Tc", b"Td",
    b"TD", b"Tf", b"Tj", b"TJ", b"TL", b"Tm", b"Tr", b"Ts", b"Tw", b"Tz", b"v", b"w", b"W", b"W*",
    b"y", b"'", b"\"",
];

/// Whether there is such an operator.
pub(crate) fn is_known(operator: &[u8]) -> bool {
    ALL.contains(&operator)
}

/// Whether an operator paints a path, a shading or a picture that is in the contents.
pub(crate) fn paints(operator: &[u8]) -> bool {
    matches!(
        operator,
        b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" | b"S" | b"s" | b"sh" | b"BI"
    )
}

/// The rendering intents of ISO 32000-2 §8.6.5.8.
pub(crate) fn is_intent(name: &[u8]) -> bool {
    matches!(
        name,
        b"AbsoluteColorimetric" | b"RelativeColorimetric" | b"Saturation" | b"Perceptual"
    )
}

/// The blend modes of ISO 32000-2 §11.3.5.
pub(crate) fn is_blend(name: &[u8]) -> bool {
    matches!(
        name,
        b"Normal"
            | b"Compatible"
            | b"Multiply"
            | b"Screen"
            | b"Overlay"
            | b"Darken"
            | b"Lighten"
            | b"ColorDodge"
            | b"ColorBurn"
            | b"HardLight"
            | b"SoftLight"
            | b"Difference"
            | b"Exclusion"
            | b"Hue"
            | b"Saturation"
            | b"Color"
            | b"Luminosity"
    )
}
