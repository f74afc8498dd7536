//! The one door through which anything outside the Markdown comes in.

mod folder;

use std::io;
use std::sync::Arc;

pub use folder::Folder;

/// The most bytes that one resource may have: more than any picture worth printing.
pub(crate) const MOST_BYTES: u64 = 64 << 20;

/// Answers for what a document names but doesn't hold.
///
/// Every request of a document comes through here, pictures on the web included; whoever wants
/// those fetched does it in an implementation of this trait, since Letterpress has no network
/// code. Only what is written out in the document itself, as a `data:` address, is not asked for.
///
/// ```
/// use std::sync::Arc;
/// use letterpress::{Options, ResourceError, Resources};
///
/// struct Shelf;
///
/// impl Resources for Shelf {
///     fn load(&self, request: &str, _from: &str) -> Result<Arc<[u8]>, ResourceError> {
///         match request {
///             "dot.png" => Ok(Arc::from(*b"...")),
///             _ => Err(ResourceError::NotFound),
///         }
///     }
/// }
///
/// let options = Options::new().resources(Shelf);
/// # let _ = options;
/// ```
pub trait Resources: Send + Sync {
    /// The bytes of `request`, a relative path or an address as it is written in the source
    /// named `from`.
    ///
    /// # Errors
    ///
    /// When it isn't there, may not be read or can't be.
    fn load(&self, request: &str, from: &str) -> Result<Arc<[u8]>, ResourceError>;
}

/// Why a resource could not be had.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ResourceError {
    /// It isn't there.
    #[error("there is no such file")]
    NotFound,
    /// It may not be read.
    #[error("{0}")]
    Refused(&'static str),
    /// It is larger than can be taken.
    #[error("it is larger than {} MiB", .0 >> 20)]
    TooLarge(u64),
    /// It is there but reading it failed.
    #[error("it cannot be read: {0}")]
    Unreadable(#[source] io::Error),
}

/// Refuses everything; the default.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoResources;

impl Resources for NoResources {
    fn load(&self, _request: &str, _from: &str) -> Result<Arc<[u8]>, ResourceError> {
        Err(ResourceError::Refused("no files may be read"))
    }
}

impl<R: Resources + ?Sized> Resources for Arc<R> {
    fn load(&self, request: &str, from: &str) -> Result<Arc<[u8]>, ResourceError> {
        (**self).load(request, from)
    }
}

/// Whether a request begins with the scheme of an address, such as `https:`. A single letter is
/// no scheme but a drive.
pub(crate) fn scheme(request: &str) -> Option<&str> {
    let (scheme, _) = request.split_once(':')?;
    let known = scheme.len() > 1
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    known.then_some(scheme)
}

/// Whether a request leads to the web.
pub(crate) fn is_remote(request: &str) -> bool {
    request.starts_with("//")
        || scheme(request).is_some_and(|scheme| {
            ["http", "https", "ftp"].iter().any(|name| scheme.eq_ignore_ascii_case(name))
        })
}

/// A path in an address with its `%41` turned into bytes, once; a `%` that begins no such
/// triple stands for itself. `None` where the bytes are not UTF-8.
fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = |digit: u8| char::from(digit).to_digit(16).and_then(|d| u8::try_from(d).ok());
        match *tail {
            [high, low, ..] if *first == b'%' && hex(high).is_some() && hex(low).is_some() => {
                bytes.push(hex(high).unwrap_or(0) << 4 | hex(low).unwrap_or(0));
                rest = &tail[2..];
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::{is_remote, percent_decode, scheme};

    #[test]
    fn percent_signs_are_decoded_once() {
        assert_eq!(percent_decode("a%20b.png").as_deref(), Some("a b.png"));
        assert_eq!(percent_decode("%252e").as_deref(), Some("%2e"));
        assert_eq!(percent_decode("100%.png").as_deref(), Some("100%.png"));
        assert_eq!(percent_decode("%C3%A9").as_deref(), Some("é"));
        assert_eq!(percent_decode("%ff"), None);
    }

    #[test]
    fn schemes_are_told_from_paths() {
        assert_eq!(scheme("https://x/y.png"), Some("https"));
        assert_eq!(scheme("data:image/png;base64,"), Some("data"));
        assert_eq!((scheme("C:/a.png"), scheme("a b:c.png"), scheme("a.png")), (None, None, None));
        assert!(is_remote("HTTPS://x/y.png") && is_remote("//x/y.png") && !is_remote("file:///x"));
    }
}
