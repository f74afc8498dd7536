use std::fmt;
use std::str::FromStr;

/// The standards that a file keeps, in so far as they go together.
///
/// Named as on the command line: parts joined by `+`, such as `a-2a+ua-1`.
///
/// ```
/// use letterpress_pdf::Profile;
/// let profile: Profile = "a-3a+ua-1".parse()?;
/// assert!(profile.may_attach());
/// assert_eq!(Profile::default().to_string(), "a-2a+ua-1");
/// assert!("a-2a+ua-2".parse::<Profile>().is_err());
/// # Ok::<(), letterpress_pdf::ProfileError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Profile {
    archive: Option<Archive>,
    access: Option<Access>,
}

/// The parts and levels of PDF/A (ISO 19005) that can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Archive {
    /// Part 2, with Unicode for all text.
    A2u,
    /// Part 2, tagged.
    A2a,
    /// Part 3, with Unicode for all text: attachments of any kind.
    A3u,
    /// Part 3, tagged.
    A3a,
    /// Part 4, of PDF 2.0.
    A4,
    /// Part 4 with attachments of any kind.
    A4f,
}

/// The parts of PDF/UA (ISO 14289) that can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Access {
    /// Part 1, of PDF 1.7.
    Ua1,
    /// Part 2, of PDF 2.0.
    Ua2,
}

/// The versions of PDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Version {
    V17,
    V20,
}

impl Version {
    /// The version as headers have it.
    pub(crate) fn number(self) -> &'static str {
        match self {
            Self::V17 => "1.7",
            Self::V20 => "2.0",
        }
    }
}

/// The name of plain PDF.
const PLAIN: &str = "1.7";
/// The names of the parts.
const ARCHIVES: [(&str, Archive); 6] = [
    ("a-2u", Archive::A2u),
    ("a-2a", Archive::A2a),
    ("a-3u", Archive::A3u),
    ("a-3a", Archive::A3a),
    ("a-4", Archive::A4),
    ("a-4f", Archive::A4f),
];
const ACCESSES: [(&str, Access); 2] = [("ua-1", Access::Ua1), ("ua-2", Access::Ua2)];

impl Default for Profile {
    /// PDF/A-2a and PDF/UA-1.
    fn default() -> Self {
        Self { archive: Some(Archive::A2a), access: Some(Access::Ua1) }
    }
}

impl Profile {
    /// PDF 1.7 without tags, of no profile.
    pub const PLAIN: Self = Self { archive: None, access: None };

    /// A part of PDF/A and a part of PDF/UA together.
    ///
    /// # Errors
    ///
    /// When one is of PDF 1.7 and the other of PDF 2.0.
    pub fn new(archive: Option<Archive>, access: Option<Access>) -> Result<Self, ProfileError> {
        let of_archive = archive.map(|part| match part {
            Archive::A4 | Archive::A4f => Version::V20,
            _ => Version::V17,
        });
        let of_access = access.map(|part| match part {
            Access::Ua1 => Version::V17,
            Access::Ua2 => Version::V20,
        });
        match (of_archive, of_access) {
            (Some(a), Some(b)) if a != b => Err(ProfileError::Versions),
            _ => Ok(Self { archive, access }),
        }
    }

    /// The part of PDF/A.
    pub fn archive(self) -> Option<Archive> {
        self.archive
    }

    /// The part of PDF/UA.
    pub fn access(self) -> Option<Access> {
        self.access
    }

    /// Whether files may be attached to it.
    pub fn may_attach(self) -> bool {
        !matches!(self.archive, Some(Archive::A2u | Archive::A2a | Archive::A4))
    }

    /// Whether a file has to carry others along (ISO 19005-4 Annex A).
    pub fn must_attach(self) -> bool {
        self.archive == Some(Archive::A4f)
    }

    /// The nearest profile that files may be attached to: PDF/A-3 for 2, 4f for 4.
    #[must_use]
    pub fn attaching(self) -> Self {
        let archive = self.archive.map(|part| match part {
            Archive::A2u => Archive::A3u,
            Archive::A2a => Archive::A3a,
            Archive::A4 => Archive::A4f,
            other => other,
        });
        Self { archive, ..self }
    }

    /// Whether its files are tagged: all but plain ones, since tags are never forbidden.
    pub fn is_tagged(self) -> bool {
        self != Self::PLAIN
    }

    pub(crate) fn version(self) -> Version {
        let is_new = matches!(self.archive, Some(Archive::A4 | Archive::A4f))
            || self.access == Some(Access::Ua2);
        if is_new { Version::V20 } else { Version::V17 }
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let archive = ARCHIVES.iter().find(|(_, part)| Some(*part) == self.archive);
        let access = ACCESSES.iter().find(|(_, part)| Some(*part) == self.access);
        match (archive, access) {
            (Some((a, _)), Some((b, _))) => write!(f, "{a}+{b}"),
            (Some((name, _)), None) | (None, Some((name, _))) => f.write_str(name),
            (None, None) => f.write_str(PLAIN),
        }
    }
}

impl FromStr for Profile {
    type Err = ProfileError;

    fn from_str(text: &str) -> Result<Self, ProfileError> {
        if text == PLAIN {
            return Ok(Self::PLAIN);
        }
        let (mut archive, mut access) = (None, None);
        for part in text.split('+') {
            let name = part.trim().to_ascii_lowercase();
            let a = ARCHIVES.iter().find(|(known, _)| *known == name);
            let b = ACCESSES.iter().find(|(known, _)| *known == name);
            let is_double = match (a, b) {
                (Some((_, part)), _) => archive.replace(*part).is_some(),
                (_, Some((_, part))) => access.replace(*part).is_some(),
                (None, None) => return Err(ProfileError::Unknown(part.chars().take(40).collect())),
            };
            if is_double {
                return Err(ProfileError::Double);
            }
        }
        Self::new(archive, access)
    }
}

/// Why a profile can't be had.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProfileError {
    /// There is none of the name.
    #[error("`{0}` is no profile; there are a-2a, a-2u, a-3a, a-3u, a-4, a-4f, ua-1, ua-2 and 1.7")]
    Unknown(String),
    /// Two parts of one standard.
    #[error("a file keeps one part of PDF/A and one of PDF/UA at most")]
    Double,
    /// Parts of different versions of PDF.
    #[error("PDF/A-2, PDF/A-3 and PDF/UA-1 are of PDF 1.7, PDF/A-4 and PDF/UA-2 of PDF 2.0")]
    Versions,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_they_are_written() {
        for (name, _) in ARCHIVES {
            let profile: Profile = name.parse().unwrap();
            assert_eq!(profile.to_string(), name);
            assert!(profile.is_tagged());
            assert!(profile.attaching().may_attach());
        }
        assert_eq!("1.7".parse(), Ok(Profile::PLAIN));
        assert_eq!("A-4+UA-2".parse::<Profile>().unwrap().to_string(), "a-4+ua-2");
        assert_eq!("a-2a+a-2u".parse::<Profile>(), Err(ProfileError::Double));
        assert_eq!("a-4+ua-1".parse::<Profile>(), Err(ProfileError::Versions));
        assert_eq!("x".parse::<Profile>(), Err(ProfileError::Unknown("x".into())));
    }
}
