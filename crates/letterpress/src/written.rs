//! How the PDF of a document is written: profile, compression, what it carries along.

use letterpress_pdf::{Attachment, Options as Written, Profile, Relation};
use letterpress_source::Sources;

use crate::error::Error;
use crate::options::{Compression, Options};

/// What the PDF says it was made with; no version, so that a new one makes the same bytes.
const CREATOR: &str = "Letterpress";
/// The media type of Markdown (RFC 7763).
const MARKDOWN: &str = "text/markdown";
/// The name of a source that has none.
const NO_NAME: &str = "source.md";

/// What the options ask of the PDF, proved to go together.
pub(crate) fn written(options: &Options, sources: &Sources) -> Result<Written, Error> {
    let mut written = Written::default();
    written.creator = Some(CREATOR.to_owned());
    written.built = options.built;
    written.compression = match options.compression {
        Compression::Usual => written.compression,
        Compression::Max => 8,
    };
    written.profile = match options.profile {
        Some(profile) if options.embed_source && !profile.may_attach() => {
            let other = profile.attaching();
            let reason =
                format!("{profile} has no room for the source (ISO 19005-2, 6.8); {other} has");
            return Err(Error::option("embed source", reason));
        }
        Some(profile) if profile.must_attach() && !options.embed_source => {
            let reason = format!("{profile} is for attached files; embed the source");
            return Err(Error::option("pdf", reason));
        }
        Some(profile) => profile,
        None if options.embed_source => Profile::default().attaching(),
        None => Profile::default(),
    };
    if options.embed_source {
        written.attachments = sources.iter().map(attachment).collect();
    }
    Ok(written)
}

fn attachment(source: &letterpress_source::Source) -> Attachment {
    Attachment {
        name: file_name(source.name()).to_owned(),
        media_type: MARKDOWN.to_owned(),
        relation: Relation::Source,
        data: source.bytes().into(),
    }
}

/// A source's name without its folder, of which nobody else need know.
fn file_name(name: &str) -> &str {
    match name.rsplit(['/', '\\']).next().unwrap_or_default() {
        "" => NO_NAME,
        name if name.starts_with('<') => NO_NAME,
        name => name,
    }
}
