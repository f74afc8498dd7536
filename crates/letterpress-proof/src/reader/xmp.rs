//! Metadata (ISO 16684-1).

use roxmltree::{Document as Xml, Node};

use super::object::Dict;
use super::pdf::{Pdf, find};
use crate::claims::{Access, Archive, Claims};
use crate::report::Findings;
use crate::rule;

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const XML: &str = "http://www.w3.org/XML/1998/namespace";
pub(crate) const DC: &str = "http://purl.org/dc/elements/1.1/";
pub(crate) const XMP: &str = "http://ns.adobe.com/xap/1.0/";
pub(crate) const PDF: &str = "http://ns.adobe.com/pdf/1.3/";
pub(crate) const ARCHIVE: &str = "http://www.aiim.org/pdfa/ns/id/";
pub(crate) const ACCESS: &str = "http://www.aiim.org/pdfua/ns/id/";
const EXTENSION: &str = "http://www.aiim.org/pdfa/ns/extension/";
const SCHEMA: &str = "http://www.aiim.org/pdfa/ns/schema#";
const PROPERTY: &str = "http://www.aiim.org/pdfa/ns/property#";

/// How deep elements may stand in one another; the parser recurses on them.
const MAX_DEPTH: usize = 64;

/// What a file says of itself.
#[derive(Debug, Default)]
pub(crate) struct Xmp {
    /// Whether there is a packet that could be read.
    pub(crate) is_read: bool,
    pub(crate) object: Option<i32>,
    pub(crate) properties: Vec<Property>,
    /// Namespaces and names that extension schemas declare.
    pub(crate) declared: Vec<(String, String)>,
}

/// A property.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Property {
    pub(crate) namespace: String,
    pub(crate) name: String,
    pub(crate) value: Value,
}

/// What a property has.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Text(String),
    /// A list of a kind: `Seq`, `Bag` or `Alt`, with the languages of its items.
    List(String, Vec<(Option<String>, String)>),
    Other,
}

impl Xmp {
    pub(crate) fn read(pdf: &Pdf<'_>, catalog: &Dict, found: &mut Findings) -> Self {
        let object = catalog.raw(b"Metadata").and_then(super::Object::reference);
        let mut xmp = Self { object, ..Self::default() };
        let Some(stream) = pdf.key(catalog, b"Metadata").stream() else {
            found.add(&rule::METADATA_STREAM, object, "the catalog has no Metadata");
            return xmp;
        };
        let is_xml = pdf.name(&stream.dict, b"Type") == Some(b"Metadata")
            && pdf.name(&stream.dict, b"Subtype") == Some(b"XML");
        found.require(is_xml, &rule::METADATA_STREAM, object, || {
            "it is not of type Metadata, subtype XML".into()
        });
        let is_plain = pdf.filters(stream).is_empty();
        found.require(is_plain, &rule::METADATA_PLAIN, object, || "the packet is packed".into());
        let bytes = pdf.decode(stream).unwrap_or_default();
        let text = match std::str::from_utf8(&bytes) {
            Ok(text) => text.trim_start_matches('\u{FEFF}'),
            Err(_) => {
                found.add(&rule::METADATA_XML, object, "the packet is not UTF-8");
                return xmp;
            }
        };
        let head = find(text.as_bytes(), b"<?xpacket").map(|at| &text[at..]);
        let head = head.and_then(|head| Some(&head[..head.find("?>")?])).unwrap_or_default();
        let is_fit = !head.contains("bytes") && !head.contains("encoding");
        found.require(is_fit, &rule::METADATA_PACKET, object, || {
            "its header has bytes or encoding".into()
        });
        if depth(text) > MAX_DEPTH {
            found.add(&rule::METADATA_XML, object, "elements are nested beyond all sense");
            return xmp;
        }
        match Xml::parse(text) {
            Ok(xml) => xmp.take(&xml, found),
            Err(error) => found.add(&rule::METADATA_XML, object, error.to_string()),
        }
        xmp
    }

    fn take(&mut self, xml: &Xml<'_>, found: &mut Findings) {
        let roots: Vec<_> =
            xml.descendants().filter(|node| node.has_tag_name((RDF, "RDF"))).collect();
        let [root] = roots.as_slice() else {
            let message = format!("the packet has {} rdf:RDF", roots.len());
            found.add(&rule::METADATA_XML, self.object, message);
            return;
        };
        self.is_read = true;
        for node in root.children().filter(|node| node.has_tag_name((RDF, "Description"))) {
            for attribute in node.attributes() {
                let namespace = attribute.namespace().unwrap_or_default();
                if namespace != RDF && namespace != XML {
                    self.properties.push(Property {
                        namespace: namespace.into(),
                        name: attribute.name().into(),
                        value: Value::Text(attribute.value().into()),
                    });
                }
            }
            for child in node.children().filter(Node::is_element) {
                if child.has_tag_name((EXTENSION, "schemas")) {
                    self.extension(child, found);
                    continue;
                }
                self.properties.push(Property {
                    namespace: child.tag_name().namespace().unwrap_or_default().into(),
                    name: child.tag_name().name().into(),
                    value: value(child),
                });
            }
        }
    }

    /// Reads what an extension schema declares.
    fn extension(&mut self, schemas: Node<'_, '_>, found: &mut Findings) {
        let object = self.object;
        let mut need = |node: Node<'_, '_>, namespace: &str, name: &str| {
            let text = field(node, namespace, name);
            found.require(text.is_some(), &rule::METADATA_EXTENSION, object, || {
                format!("a schema lacks {name}")
            });
            text.unwrap_or_default()
        };
        for schema in items(schemas) {
            let uri = need(schema, SCHEMA, "namespaceURI");
            need(schema, SCHEMA, "schema");
            need(schema, SCHEMA, "prefix");
            let list = schema.descendants().filter(|node| node.has_tag_name((SCHEMA, "property")));
            for property in list.flat_map(items) {
                let name = need(property, PROPERTY, "name");
                need(property, PROPERTY, "valueType");
                need(property, PROPERTY, "description");
                let category = need(property, PROPERTY, "category");
                if !matches!(category.as_str(), "internal" | "external") {
                    need(property, PROPERTY, "category of internal or external");
                }
                self.declared.push((uri.clone(), name));
            }
        }
    }

    /// A property.
    pub(crate) fn get(&self, namespace: &str, name: &str) -> Option<&Value> {
        let is = |found: &&Property| found.namespace == namespace && found.name == name;
        self.properties.iter().find(is).map(|found| &found.value)
    }

    /// A property that is a text, or the default item of a list.
    pub(crate) fn text(&self, namespace: &str, name: &str) -> Option<&str> {
        match self.get(namespace, name)? {
            Value::Text(text) => Some(text),
            Value::List(_, items) => {
                let default = items.iter().find(|(lang, _)| lang.as_deref() == Some("x-default"));
                default.or(items.first()).map(|(_, text)| text.as_str())
            }
            Value::Other => None,
        }
    }

    /// What the file claims to be.
    pub(crate) fn claims(&self) -> Claims {
        let archive = self.text(ARCHIVE, "part");
        let archive =
            archive.and_then(|part| Archive::named(part, self.text(ARCHIVE, "conformance")));
        let access = match self.text(ACCESS, "part") {
            Some("1") => Some(Access::Ua1),
            Some("2") => Some(Access::Ua2),
            _ => None,
        };
        Claims { archive, access }
    }
}

/// How deep elements stand in one another. Of what is no XML the answer may be anything, as long
/// as it is not too small for what a parser would open.
fn depth(text: &str) -> usize {
    let (mut depth, mut deepest, mut rest) = (0_usize, 0, text);
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let skipped = [("!--", "-->"), ("![CDATA[", "]]>"), ("?", "?>"), ("!", ">")];
        if let Some((_, end)) = skipped.iter().find(|(start, _)| rest.starts_with(start)) {
            rest = rest.find(end).map_or("", |at| &rest[at + end.len()..]);
            continue;
        }
        if rest.starts_with('/') {
            depth = depth.saturating_sub(1);
            continue;
        }
        let mut quote = None;
        let end = rest.bytes().position(|byte| {
            match quote {
                Some(open) if byte == open => quote = None,
                None if matches!(byte, b'"' | b'\'') => quote = Some(byte),
                _ => {}
            }
            quote.is_none() && byte == b'>'
        });
        let Some(end) = end else { break };
        deepest = deepest.max(depth + 1);
        depth += usize::from(!rest[..end].ends_with('/'));
        rest = &rest[end..];
    }
    deepest
}

fn value(node: Node<'_, '_>) -> Value {
    let mut elements = node.children().filter(Node::is_element);
    let Some(list) = elements.next() else {
        let text = node.text().unwrap_or_default();
        return Value::Text(text.into());
    };
    let kind = list.tag_name();
    if kind.namespace() != Some(RDF) || !matches!(kind.name(), "Seq" | "Bag" | "Alt") {
        return Value::Other;
    }
    let items = list.children().filter(|item| item.has_tag_name((RDF, "li")));
    let items = items.map(|item| {
        let lang = item.attribute((XML, "lang")).map(str::to_owned);
        (lang, item.text().unwrap_or_default().to_owned())
    });
    Value::List(kind.name().into(), items.collect())
}

/// The items of a list that a property has.
fn items<'a, 'b>(node: Node<'a, 'b>) -> impl Iterator<Item = Node<'a, 'b>> {
    let lists = node.children().filter(Node::is_element);
    lists.flat_map(|list| list.children().filter(|item| item.has_tag_name((RDF, "li"))))
}

/// A field of a structure, however it is written.
fn field(item: Node<'_, '_>, namespace: &str, name: &str) -> Option<String> {
    if let Some(text) = item.attribute((namespace, name)) {
        return Some(text.into());
    }
    let of = |node: Node<'_, '_>| {
        let child = node.children().find(|child| child.has_tag_name((namespace, name)))?;
        Some(child.text().unwrap_or_default().to_owned())
    };
    let inner = item.children().find(|child| child.has_tag_name((RDF, "Description")));
    of(item)
        .or_else(|| inner?.attribute((namespace, name)).map(str::to_owned))
        .or_else(|| of(inner?))
}
