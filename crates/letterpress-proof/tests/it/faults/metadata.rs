//! Faults in what a document says of itself.

use lopdf::{Object, dictionary};

use super::bad::{Bad, string};
use super::faults;

/// The information dictionary's value for a key, changed.
fn info(bad: &mut Bad, key: &str, value: &str) -> Option<()> {
    let id = bad.document.trailer.get(b"Info").ok()?.as_reference().ok()?;
    let info = bad.dict(id)?;
    info.has(key.as_bytes()).then(|| info.set(key, string(value)))
}

faults! { Objects(Bad):
    metadata_are_gone Older "metadata.stream" |bad| bad.root(&[])?.remove(b"Metadata").map(drop);
    metadata_have_no_subtype Older "metadata.stream" |bad| {
        bad.root(&["Metadata"])?.remove(b"Subtype").map(drop)
    };
    metadata_are_packed Older "metadata.plain" |bad| {
        let id = bad.one("Type", "Metadata")?;
        let Object::Stream(stream) = bad.document.objects.get_mut(&id)? else { return None };
        stream.compress().ok()
    };
    metadata_are_broken Older "metadata.xml" |bad| bad.metadata("</rdf:RDF>", "");
    metadata_are_no_text Older "metadata.xml" |bad| {
        let id = bad.one("Type", "Metadata")?;
        bad.bytes(id)?.push(0xFF);
        bad.lengths(id)
    };
    metadata_are_said_twice Older "metadata.xml" |bad| {
        bad.metadata("</rdf:RDF>", "</rdf:RDF><rdf:RDF></rdf:RDF>")
    };
    packet_has_an_encoding Older "metadata.packet" |bad| {
        bad.metadata("<?xpacket begin=", "<?xpacket encoding=\"UTF-8\" begin=")
    };
    property_is_unknown Older "metadata.schema" |bad| {
        bad.metadata("</dc:title>", "</dc:title><dc:colour>red</dc:colour>")
    };
    property_is_not_declared Older "metadata.schema" |bad| {
        bad.metadata("<pdfaProperty:name>part", "<pdfaProperty:name>whole")
    };
    schema_has_no_prefix Older "metadata.extension" |bad| {
        bad.metadata("<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>", "")
    };
    property_has_no_category Older "metadata.extension" |bad| {
        bad.metadata("<pdfaProperty:category>internal", "<pdfaProperty:category>own")
    };
    title_is_no_list Older "metadata.type" |bad| {
        bad.metadata("<dc:title><rdf:Alt>", "<dc:title><rdf:Bag>")?;
        bad.metadata("</rdf:Alt></dc:title>", "</rdf:Bag></dc:title>")
    };
    date_is_none Older "metadata.type" |bad| {
        bad.metadata("<xmp:CreateDate>2026-11-28", "<xmp:CreateDate>28.11.2026")
    };
    part_is_gone Older "metadata.archive" |bad| bad.metadata("<pdfaid:part>2</pdfaid:part>", "");
    part_is_another Older "metadata.archive" |bad| bad.metadata("<pdfaid:part>2", "<pdfaid:part>1");
    conformance_is_another Older "metadata.archive" |bad| {
        bad.metadata("<pdfaid:conformance>A", "<pdfaid:conformance>B")
    };
    revision_is_gone Newer "metadata.revision" |bad| {
        bad.metadata("<pdfaid:rev>2020</pdfaid:rev>", "")
    };
    access_is_gone Older "metadata.access" |bad| bad.metadata("<pdfuaid:part>1</pdfuaid:part>", "");
    access_has_no_revision Newer "metadata.access" |bad| {
        bad.metadata("<pdfuaid:rev>2024</pdfuaid:rev>", "")
    };
    title_is_gone Older "metadata.title" |bad| {
        bad.metadata("<dc:title>", "<dc:rights>")?;
        bad.metadata("</dc:title>", "</dc:rights>")
    };
    title_is_another Older "metadata.info" |bad| info(bad, "Title", "Another title");
    author_is_another Older "metadata.info" |bad| info(bad, "Author", "Another");
    keywords_are_others Older "metadata.info" |bad| info(bad, "Keywords", "three");
    producer_is_another Older "metadata.info" |bad| info(bad, "Producer", "Another");
    creator_is_another Older "metadata.info" |bad| info(bad, "Creator", "Another");
    date_is_another Older "metadata.info" |bad| info(bad, "CreationDate", "D:20251128083000Z");
    info_stands_there Newer "metadata.info-gone" |bad| {
        let info = bad.document.add_object(dictionary! { "Title" => string("A title") });
        bad.document.trailer.set("Info", Object::Reference(info));
        Some(())
    };
}
