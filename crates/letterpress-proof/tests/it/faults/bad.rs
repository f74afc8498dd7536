//! A file while it is spoilt.

use lopdf::content::{Content, Operation};
use lopdf::xref::XrefType;
use lopdf::{Dictionary, Document, Object, ObjectId};

/// A good file as objects that can be changed.
pub(crate) struct Bad {
    pub(crate) document: Document,
}

/// A name.
pub(crate) fn name(text: &str) -> Object {
    Object::Name(text.as_bytes().to_vec())
}

/// A string.
pub(crate) fn string(text: &str) -> Object {
    Object::string_literal(text)
}

impl Bad {
    pub(crate) fn load(file: &[u8]) -> Self {
        let mut document = Document::load_mem(file).unwrap();
        document.reference_table.cross_reference_type = XrefType::CrossReferenceTable;
        for key in [b"W".as_slice(), b"Index", b"Type", b"Filter", b"Length", b"DecodeParms"] {
            document.trailer.remove(key);
        }
        let is_packing = |object: &Object| matches!(object.type_name(), Ok(b"XRef" | b"ObjStm"));
        document.objects.retain(|_, object| !is_packing(object));
        Self { document }
    }

    pub(crate) fn save(mut self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.document.save_to(&mut bytes).unwrap();
        bytes
    }

    pub(crate) fn catalog(&self) -> ObjectId {
        self.document.trailer.get(b"Root").and_then(Object::as_reference).unwrap()
    }

    pub(crate) fn pages(&self) -> Vec<ObjectId> {
        self.document.get_pages().into_values().collect()
    }

    pub(crate) fn first_page(&mut self) -> Option<&mut Dictionary> {
        let id = *self.pages().first()?;
        self.dict(id)
    }

    /// A dictionary, a stream's too.
    pub(crate) fn dict(&mut self, id: ObjectId) -> Option<&mut Dictionary> {
        match self.document.objects.get_mut(&id)? {
            Object::Dictionary(dict) => Some(dict),
            Object::Stream(stream) => Some(&mut stream.dict),
            _ => None,
        }
    }

    /// What a path of keys leads to from an object, along references; numbers are places in lists.
    pub(crate) fn at(&mut self, from: ObjectId, path: &[&str]) -> Option<&mut Object> {
        let (mut id, mut left) = (from, path);
        loop {
            // As far as the way leads without a reference, then on from there.
            let (mut object, mut next) = (self.document.objects.get(&id)?, None);
            for (nth, key) in left.iter().enumerate() {
                object = step(object, key)?;
                if let Object::Reference(to) = object {
                    next = Some((*to, nth + 1));
                    break;
                }
            }
            let Some((to, done)) = next else { break };
            (id, left) = (to, &left[done..]);
        }
        let mut object = self.document.objects.get_mut(&id)?;
        for key in left {
            object = step_mut(object, key)?;
        }
        Some(object)
    }

    /// The dictionary that a path leads to.
    pub(crate) fn within(&mut self, from: ObjectId, path: &[&str]) -> Option<&mut Dictionary> {
        match self.at(from, path)? {
            Object::Dictionary(dict) => Some(dict),
            Object::Stream(stream) => Some(&mut stream.dict),
            _ => None,
        }
    }

    /// The dictionary that a path leads to from the catalog.
    pub(crate) fn root(&mut self, path: &[&str]) -> Option<&mut Dictionary> {
        let catalog = self.catalog();
        self.within(catalog, path)
    }

    /// All objects whose dictionary has a name at a key.
    pub(crate) fn all(&self, key: &str, value: &str) -> Vec<ObjectId> {
        let is = |object: &Object| {
            let dict = match object {
                Object::Dictionary(dict) => dict,
                Object::Stream(stream) => &stream.dict,
                _ => return false,
            };
            dict.get(key.as_bytes()).and_then(Object::as_name).is_ok_and(|n| n == value.as_bytes())
        };
        let objects = self.document.objects.iter();
        objects.filter(|(_, object)| is(object)).map(|(id, _)| *id).collect()
    }

    /// The first object whose dictionary has a name at a key.
    pub(crate) fn one(&self, key: &str, value: &str) -> Option<ObjectId> {
        self.all(key, value).first().copied()
    }

    /// The first element of a type.
    pub(crate) fn element(&self, kind: &str) -> Option<ObjectId> {
        let is_element = |id: &ObjectId| {
            let dict = self.document.get_dictionary(*id);
            dict.is_ok_and(|dict| dict.has(b"P"))
        };
        self.all("S", kind).into_iter().find(is_element)
    }

    pub(crate) fn element_dict(&mut self, kind: &str) -> Option<&mut Dictionary> {
        let id = self.element(kind)?;
        self.dict(id)
    }

    /// The first link.
    pub(crate) fn link(&mut self) -> Option<&mut Dictionary> {
        let id = self.one("Subtype", "Link")?;
        self.dict(id)
    }

    /// A stream's bytes, unpacked; they stay so.
    pub(crate) fn bytes(&mut self, id: ObjectId) -> Option<&mut Vec<u8>> {
        let Object::Stream(stream) = self.document.objects.get_mut(&id)? else { return None };
        if stream.dict.has(b"Filter") {
            stream.decompress().ok()?;
        }
        Some(&mut stream.content)
    }

    /// Changes the text of a stream.
    pub(crate) fn replace(&mut self, id: ObjectId, from: &str, to: &str) -> Option<()> {
        let bytes = self.bytes(id)?;
        *bytes = replace(bytes, from.as_bytes(), to.as_bytes())?;
        self.lengths(id)
    }

    /// Sets a stream's length to what it is.
    pub(crate) fn lengths(&mut self, id: ObjectId) -> Option<()> {
        let Object::Stream(stream) = self.document.objects.get_mut(&id)? else { return None };
        let length = i64::try_from(stream.content.len()).ok()?;
        stream.dict.set("Length", length);
        Some(())
    }

    /// Changes the instructions of a page.
    pub(crate) fn instructions(
        &mut self,
        page: usize,
        change: impl FnOnce(&mut Vec<Operation>) -> Option<()>,
    ) -> Option<()> {
        let page = *self.pages().get(page)?;
        let contents = self.document.get_page_contents(page);
        let id = *contents.first()?;
        let mut content = Content::decode(self.bytes(id)?).ok()?;
        change(&mut content.operations)?;
        *self.bytes(id)? = content.encode().ok()?;
        self.lengths(id)
    }

    /// Adds text to the contents of a page.
    pub(crate) fn append(&mut self, page: usize, text: &str) -> Option<()> {
        let page = *self.pages().get(page)?;
        let id = *self.document.get_page_contents(page).last()?;
        self.bytes(id)?.extend_from_slice(format!("\n{text}\n").as_bytes());
        self.lengths(id)
    }

    /// The packet of metadata.
    pub(crate) fn metadata(&mut self, from: &str, to: &str) -> Option<()> {
        let id = self.one("Type", "Metadata")?;
        self.replace(id, from, to)
    }

    /// An item at a key that is a list, changed.
    pub(crate) fn list(&mut self, from: ObjectId, path: &[&str]) -> Option<&mut Vec<Object>> {
        self.at(from, path)?.as_array_mut().ok()
    }
}

fn step<'a>(object: &'a Object, key: &str) -> Option<&'a Object> {
    match object {
        Object::Dictionary(dict) => dict.get(key.as_bytes()).ok(),
        Object::Stream(stream) => stream.dict.get(key.as_bytes()).ok(),
        Object::Array(items) => items.get(key.parse::<usize>().ok()?),
        _ => None,
    }
}

fn step_mut<'a>(object: &'a mut Object, key: &str) -> Option<&'a mut Object> {
    match object {
        Object::Dictionary(dict) => dict.get_mut(key.as_bytes()).ok(),
        Object::Stream(stream) => stream.dict.get_mut(key.as_bytes()).ok(),
        Object::Array(items) => items.get_mut(key.parse::<usize>().ok()?),
        _ => None,
    }
}

/// Bytes with the first occurrence of some replaced.
pub(crate) fn replace(bytes: &[u8], from: &[u8], to: &[u8]) -> Option<Vec<u8>> {
    let at = bytes.windows(from.len()).position(|window| window == from)?;
    Some([&bytes[..at], to, &bytes[at + from.len()..]].concat())
}
