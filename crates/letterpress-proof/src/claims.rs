//! The standards that a file can claim.

use std::fmt;

/// A level of PDF/A (ISO 19005).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Archive {
    /// PDF/A-2a: tagged.
    A2a,
    /// PDF/A-2u: all text is Unicode.
    A2u,
    /// PDF/A-2b: looks the same for good.
    A2b,
    /// PDF/A-3a: as A-2a, with any attachments.
    A3a,
    /// PDF/A-3u: as A-2u, with any attachments.
    A3u,
    /// PDF/A-3b: as A-2b, with any attachments.
    A3b,
    /// PDF/A-4, on PDF 2.0.
    A4,
    /// PDF/A-4f: as A-4, with any attachments.
    A4f,
}

/// A part of PDF/UA (ISO 14289).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// PDF/UA-1, on PDF 1.7.
    Ua1,
    /// PDF/UA-2, on PDF 2.0.
    Ua2,
}

/// What a file says it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Claims {
    /// That it can be kept.
    pub archive: Option<Archive>,
    /// That it can be read by everyone.
    pub access: Option<Access>,
}

impl Archive {
    /// The part of ISO 19005.
    #[must_use]
    pub fn part(self) -> u8 {
        match self {
            Self::A2a | Self::A2u | Self::A2b => 2,
            Self::A3a | Self::A3u | Self::A3b => 3,
            Self::A4 | Self::A4f => 4,
        }
    }

    /// The level of conformance, as `pdfaid:conformance` writes it.
    #[must_use]
    pub fn conformance(self) -> Option<&'static str> {
        match self {
            Self::A2a | Self::A3a => Some("A"),
            Self::A2u | Self::A3u => Some("U"),
            Self::A2b | Self::A3b => Some("B"),
            Self::A4 => None,
            Self::A4f => Some("F"),
        }
    }

    /// The level that a part and a conformance name.
    pub(crate) fn named(part: &str, conformance: Option<&str>) -> Option<Self> {
        Some(match (part, conformance) {
            ("2", Some("A")) => Self::A2a,
            ("2", Some("U")) => Self::A2u,
            ("2", _) => Self::A2b,
            ("3", Some("A")) => Self::A3a,
            ("3", Some("U")) => Self::A3u,
            ("3", _) => Self::A3b,
            ("4", Some("F")) => Self::A4f,
            ("4", _) => Self::A4,
            _ => return None,
        })
    }

    /// Whether the document must be tagged.
    pub(crate) fn is_tagged(self) -> bool {
        matches!(self, Self::A2a | Self::A3a)
    }

    /// Whether all text must have its meaning in Unicode.
    pub(crate) fn is_unicode(self) -> bool {
        !matches!(self, Self::A2b | Self::A3b)
    }

    /// Whether files of any kind may be attached.
    pub(crate) fn takes_attachments(self) -> bool {
        matches!(self, Self::A3a | Self::A3u | Self::A3b | Self::A4f)
    }
}

impl fmt::Display for Archive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let level = self.conformance().unwrap_or_default().to_ascii_lowercase();
        write!(f, "PDF/A-{}{level}", self.part())
    }
}

impl fmt::Display for Access {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ua1 => "PDF/UA-1",
            Self::Ua2 => "PDF/UA-2",
        })
    }
}

impl fmt::Display for Claims {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.archive, self.access) {
            (None, None) => f.write_str("PDF"),
            (Some(archive), None) => archive.fmt(f),
            (None, Some(access)) => access.fmt(f),
            (Some(archive), Some(access)) => write!(f, "{archive} and {access}"),
        }
    }
}
