//! Fetches and measures what a document names but doesn't hold.

mod data_uri;

use std::collections::BTreeMap;
use std::sync::Arc;

use letterpress_layout::assets::Assets;
use letterpress_page::PictureId;
use letterpress_parse::document::{Document, InlineKind};
use letterpress_pdf::picture::measure;
use letterpress_source::{Code, Diagnostic, Sources, Span};

use crate::resources::{Resources, is_remote, scheme};
use crate::walk;

/// The most bytes that the pictures of one document may have together.
const MOST_BYTES: usize = 256 << 20;

/// Asks for every picture of a document, each once for every source that names it.
pub(crate) fn gather(
    document: &Document,
    sources: &Sources,
    resources: &dyn Resources,
) -> (Assets, Vec<Diagnostic>) {
    let mut gatherer =
        Gatherer { resources, assets: Assets::default(), ids: BTreeMap::new(), bytes: 0 };
    let names = sources.iter().map(|source| (source.base(), source.name())).collect::<Vec<_>>();
    let mut known: BTreeMap<(&str, &str), Result<PictureId, Lost>> = BTreeMap::new();
    let mut diagnostics = Vec::new();
    walk::each_inline(document, &mut |inline| {
        let InlineKind::Picture(picture) = &inline.kind else { return };
        let name = picture.source.as_str();
        let after = names.partition_point(|&(base, _)| base <= inline.span.range().start);
        let from = after.checked_sub(1).map_or("", |index| names[index].1);
        let found = known.entry((from, name)).or_insert_with(|| gatherer.picture(name, from));
        match found {
            Ok(id) => gatherer.assets.name(inline.span, name, *id),
            Err(lost) => diagnostics.push(lost.diagnostic(name, inline.span)),
        }
    });
    (gatherer.assets, diagnostics)
}

struct Gatherer<'a> {
    resources: &'a dyn Resources,
    assets: Assets,
    /// The pictures by what is in them, so that the same file under two names is one picture.
    ids: BTreeMap<Arc<[u8]>, PictureId>,
    /// Bytes of the pictures so far.
    bytes: usize,
}

/// Why a picture is not to be had.
struct Lost {
    code: Code,
    reason: String,
}

impl Lost {
    fn diagnostic(&self, name: &str, span: Span) -> Diagnostic {
        let name = shorten(name);
        let (message, help) = match self.code {
            Code::RemotePicture => (
                format!("the picture `{name}` is on the web: {}", self.reason),
                "save it beside the document and name that file",
            ),
            Code::BadPicture => (
                format!("the picture `{name}` cannot be decoded: {}", self.reason),
                "its description is set instead",
            ),
            _ => (
                format!("the picture `{name}` cannot be read: {}", self.reason),
                "its description is set instead",
            ),
        };
        Diagnostic::new(self.code, span, message).help(help)
    }
}

impl Gatherer<'_> {
    fn picture(&mut self, name: &str, from: &str) -> Result<PictureId, Lost> {
        let bytes = self.load(name, from)?;
        if let Some(same) = self.ids.get(&bytes) {
            return Ok(*same);
        }
        let total = self.bytes.saturating_add(bytes.len());
        if total > MOST_BYTES {
            let reason = "the pictures of the document have more than 256 MiB together".to_owned();
            return Err(Lost { code: Code::LostPicture, reason });
        }
        let picture = measure(bytes)
            .map_err(|error| Lost { code: Code::BadPicture, reason: error.to_string() })?;
        let id = u32::try_from(self.assets.pictures.len()).map(PictureId);
        let id = id.expect("a document has fewer pictures than bytes");
        self.ids.insert(Arc::clone(&picture.data), id);
        self.assets.pictures.push(picture);
        self.bytes = total;
        Ok(id)
    }

    fn load(&self, name: &str, from: &str) -> Result<Arc<[u8]>, Lost> {
        if scheme(name).is_some_and(|scheme| scheme.eq_ignore_ascii_case("data")) {
            return data_uri::decode(name)
                .map(Arc::from)
                .map_err(|reason| Lost { code: Code::LostPicture, reason: reason.to_owned() });
        }
        self.resources.load(name, from).map_err(|error| {
            if is_remote(name) {
                let reason = "nothing is fetched from there".to_owned();
                Lost { code: Code::RemotePicture, reason }
            } else {
                Lost { code: Code::LostPicture, reason: error.to_string() }
            }
        })
    }
}

/// A name as a message may show it: an address that holds a whole picture is cut off.
fn shorten(name: &str) -> String {
    const MOST: usize = 60;
    match name.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name.to_owned(),
    }
}
