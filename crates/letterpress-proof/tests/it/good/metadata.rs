//! What good files say of themselves.

use super::Kind;

pub(crate) const INFO: &str = "<</Title(A title)/Author(A. Author)/Keywords(one, two)\
    /Creator(By hand)/Producer(By hand)/CreationDate(D:20261128083000Z)>>";

/// The packet.
pub(crate) fn packet(kind: Kind) -> String {
    let claims = match kind {
        Kind::Older => {
            "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>\
             <pdfuaid:part>1</pdfuaid:part>"
        }
        Kind::Attached => {
            "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>\
             <pdfuaid:part>1</pdfuaid:part>"
        }
        Kind::Newer => {
            "<pdfaid:part>4</pdfaid:part><pdfaid:rev>2020</pdfaid:rev>\
             <pdfaid:conformance>F</pdfaid:conformance>\
             <pdfuaid:part>2</pdfuaid:part><pdfuaid:rev>2024</pdfuaid:rev>"
        }
    };
    let extension = if kind.is_newer() { "" } else { EXTENSION };
    format!("{HEAD}{claims}{extension}{TAIL}")
}

const HEAD: &str = r#"<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">A title</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>A. Author</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>en</rdf:li></rdf:Bag></dc:language>
<dc:format>application/pdf</dc:format>
<pdf:Keywords>one, two</pdf:Keywords>
<pdf:Producer>By hand</pdf:Producer>
<xmp:CreatorTool>By hand</xmp:CreatorTool>
<xmp:CreateDate>2026-11-28T08:30:00Z</xmp:CreateDate>
"#;

const EXTENSION: &str = r#"<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
"#;

const TAIL: &str = r#"</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"#;
