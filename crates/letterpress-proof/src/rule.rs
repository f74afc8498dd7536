//! The table of rules.

use crate::claims::{Access, Claims};

/// A rule that a file must keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its name here.
    pub id: &'static str,
    /// Where it is written; `own` for one that follows from others or is stricter than they are.
    pub clause: &'static str,
    /// What it says.
    pub says: &'static str,
    scope: Scope,
}

/// Which claims ask for a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    /// Every PDF.
    Any,
    /// All of PDF/A.
    Archive,
    /// PDF/A-2 and -3.
    Archive23,
    /// PDF/A-4.
    Archive4,
    /// PDF/A that must have text in Unicode, and all of PDF/UA.
    Readable,
    /// PDF/A-2a and -3a.
    LevelA,
    /// PDF/A at level A and PDF/UA.
    Tagged,
    /// All of PDF/A and of PDF/UA.
    Either,
    /// All of PDF/UA.
    Access,
    /// PDF/UA-1.
    Ua1,
    /// PDF/UA-2.
    Ua2,
    /// What stands on PDF 1.7.
    Older,
    /// What stands on PDF 2.0.
    Newer,
}

impl Rule {
    /// Whether a file that claims this must keep the rule.
    #[must_use]
    pub fn applies(&self, claims: Claims) -> bool {
        let part = claims.archive.map_or(0, crate::Archive::part);
        let is_older = matches!(part, 2 | 3);
        let (archive, access) = (claims.archive, claims.access);
        let is_level_a = archive.is_some_and(crate::Archive::is_tagged);
        let is_unicode = archive.is_some_and(crate::Archive::is_unicode);
        match self.scope {
            Scope::Any => true,
            Scope::Archive => archive.is_some(),
            Scope::Archive23 => is_older,
            Scope::Archive4 => part == 4,
            Scope::Readable => is_unicode || access.is_some(),
            Scope::LevelA => is_level_a,
            Scope::Tagged => is_level_a || access.is_some(),
            Scope::Either => archive.is_some() || access.is_some(),
            Scope::Access => access.is_some(),
            Scope::Ua1 => access == Some(Access::Ua1),
            Scope::Ua2 => access == Some(Access::Ua2),
            Scope::Older => is_older || access == Some(Access::Ua1),
            Scope::Newer => part == 4 || access == Some(Access::Ua2),
        }
    }
}

macro_rules! rules {
    ($($name:ident $scope:ident $id:literal $clause:literal $says:literal;)*) => {
        $(pub(crate) static $name: Rule =
            Rule { id: $id, clause: $clause, says: $says, scope: Scope::$scope };)*

        /// All rules.
        pub static RULES: &[&Rule] = &[$(&$name),*];
    };
}

rules! {
    FILE_HEADER Any "file.header" "ISO 32000-2 7.5.2" "The header stands at the first byte of the file.";
    FILE_VERSION_1 Older "file.version-1" "ISO 19005-2 6.1.2, ISO 14289-1 6.1" "The header is %PDF-1.n.";
    FILE_VERSION_2 Newer "file.version-2" "ISO 19005-4 6.1.2, ISO 14289-2 6.1" "The header is %PDF-2.n.";
    FILE_BINARY Archive "file.binary" "ISO 19005-2 6.1.2" "A comment of four bytes above 127 follows the header.";
    FILE_END Archive "file.end" "ISO 19005-2 6.1.3" "Nothing but the end of a line follows the last %%EOF.";
    FILE_STARTXREF Any "file.startxref" "ISO 32000-2 7.5.5" "startxref says where the cross-reference stands.";
    FILE_XREF Any "file.xref" "ISO 32000-2 7.5.4" "Every entry of the cross-reference says where its object stands.";
    FILE_TABLE Archive23 "file.table" "ISO 19005-2 6.1.4" "A cross-reference table is written as it should be.";
    FILE_OBJECT Archive "file.object" "ISO 19005-2 6.1.9" "The words around an object stand on lines as they should.";
    FILE_SYNTAX Any "file.syntax" "ISO 32000-2 7.3" "Objects are written as objects.";
    FILE_KEYS Any "file.keys" "ISO 32000-2 7.3.7" "A dictionary has a key once.";
    FILE_ID Archive "file.id" "ISO 19005-2 6.1.3" "The trailer has an ID of two strings.";
    FILE_ENCRYPT Any "file.encrypt" "ISO 19005-2 6.1.3" "The file is not encrypted, or nothing could be proved of it.";
    FILE_BOMB Any "file.bomb" "own" "The file does not unpack or overlap beyond all sense.";
    STREAM_LENGTH Any "stream.length" "ISO 32000-2 7.3.8.2" "A stream's Length is its length.";
    STREAM_LINES Archive "stream.lines" "ISO 19005-2 6.1.7.1" "stream and endstream stand on lines as they should.";
    STREAM_EXTERNAL Archive "stream.external" "ISO 19005-2 6.1.7.1" "A stream's bytes stand in the file itself.";
    STREAM_FILTER Archive "stream.filter" "ISO 19005-2 6.1.7.2" "Filters are those of PDF, but for LZW and Crypt.";
    STREAM_DECODE Any "stream.decode" "ISO 32000-2 7.4" "Streams can be unpacked.";
    STRING_HEX Archive "string.hex" "ISO 19005-2 6.1.6" "Strings in hexadecimal have an even number of digits and nothing else.";
    STRING_LENGTH Archive23 "string.length" "ISO 19005-2 6.1.13" "Strings have at most 32,767 bytes.";
    NAME_LENGTH Archive23 "name.length" "ISO 19005-2 6.1.13" "Names have at most 127 bytes.";
    NAME_UTF8 Archive "name.utf8" "ISO 19005-2 6.1.8" "Names of fonts, colourants and structure types are UTF-8.";
    NUMBER_RANGE Archive23 "number.range" "ISO 19005-2 6.1.13" "Numbers are within their range.";
    OBJECT_COUNT Archive23 "object.count" "ISO 19005-2 6.1.13" "The file has at most 8,388,607 objects.";
    OBJECT_DANGLING Any "object.dangling" "own" "Every reference leads to an object.";
    OBJECT_STREAM Any "object.stream" "ISO 32000-2 7.5.7" "Object streams hold what they say, and only what they may.";

    CATALOG_ROOT Any "catalog.root" "ISO 32000-2 7.7.2" "The trailer leads to a catalog.";
    CATALOG_VERSION Newer "catalog.version" "ISO 19005-4 6.1.2" "The catalog's Version is 2.n.";
    CATALOG_MARK Tagged "catalog.marked" "ISO 14289-1 6.2" "MarkInfo says that the document is tagged.";
    CATALOG_SUSPECTS Ua1 "catalog.suspects" "ISO 14289-1 7.1" "Suspects is not true.";
    CATALOG_TREE Tagged "catalog.tree" "ISO 14289-1 7.1" "There is a structure tree.";
    CATALOG_TITLE Access "catalog.title" "ISO 14289-1 7.1" "The window shows the document's title.";
    CATALOG_LANG Access "catalog.lang" "ISO 14289-1 7.2" "The document says its language.";
    LANG_FORM Tagged "lang.form" "ISO 14289-1 7.2" "Languages are tags of BCP 47.";
    CATALOG_EXTRAS Archive "catalog.extras" "ISO 19005-2 6.10, 6.11" "There are no alternate presentations, requirements or steps.";
    CATALOG_FORM Archive "catalog.form" "ISO 19005-2 6.4" "Forms look as they are written: no XFA, no NeedAppearances, no NeedsRendering.";
    CATALOG_PERMS Archive "catalog.perms" "ISO 19005-2 6.1.12" "Permissions are UR3 and DocMDP alone.";
    PAGES_TREE Any "pages.tree" "ISO 32000-2 7.7.3" "The page tree is one, and its counts and parents are right.";
    PAGES_BOX Archive23 "pages.box" "ISO 19005-2 6.1.13" "Boxes of pages measure 3 to 14,400 units.";
    PAGES_NEEDS Any "pages.needs" "ISO 32000-2 7.7.3.3" "A page has its size and its resources.";
    LAYER_NAME Either "layer.name" "ISO 14289-1 7.10, ISO 19005-2 6.9" "Layers have names, and their configurations names of their own.";
    LAYER_AS Either "layer.as" "ISO 14289-1 7.10, ISO 19005-2 6.9" "Layers are not switched by what is done with the file.";
    LAYER_ORDER Archive "layer.order" "ISO 19005-2 6.9" "An Order names every layer.";

    METADATA_STREAM Either "metadata.stream" "ISO 14289-1 7.1, ISO 19005-2 6.6.2.1" "The catalog has a stream of metadata.";
    METADATA_PLAIN Archive "metadata.plain" "own" "The metadata can be read without unpacking.";
    METADATA_XML Either "metadata.xml" "ISO 19005-2 6.6.2.1" "The metadata are well-formed XMP in UTF-8.";
    METADATA_PACKET Archive "metadata.packet" "ISO 19005-2 6.6.2.1" "The packet's header has neither bytes nor encoding.";
    METADATA_SCHEMA Archive23 "metadata.schema" "ISO 19005-2 6.6.2.3.1" "Every property is predefined or declared by an extension schema.";
    METADATA_EXTENSION Archive23 "metadata.extension" "ISO 19005-2 6.6.2.3.2" "Extension schemas say all that they must.";
    METADATA_TYPE Archive "metadata.type" "ISO 19005-2 6.6.2.3.1" "Properties have values of their type.";
    METADATA_ARCHIVE Archive "metadata.archive" "ISO 19005-2 6.6.4, ISO 19005-4 6.7.3" "pdfaid says the part and the conformance.";
    METADATA_REVISION Archive4 "metadata.revision" "ISO 19005-4 6.7.3" "pdfaid says the revision, 2020.";
    METADATA_ACCESS Access "metadata.access" "ISO 14289-1 5, ISO 14289-2 5" "pdfuaid says the part, and from part 2 on the revision, 2024.";
    METADATA_TITLE Access "metadata.title" "ISO 14289-1 7.1" "The metadata say the title.";
    METADATA_INFO Archive23 "metadata.info" "ISO 19005-1 6.7.3, own for later parts" "The information dictionary and the metadata say the same.";
    METADATA_INFO_GONE Archive4 "metadata.info-gone" "ISO 19005-4 6.1.3" "There is no information dictionary unless there is PieceInfo.";

    ROLE_STANDARD Tagged "role.standard" "ISO 14289-1 7.1" "Every structure type is standard or mapped to one that is.";
    ROLE_CIRCLE Tagged "role.circle" "ISO 14289-1 7.1" "No structure type is mapped to itself.";
    ROLE_REMAPPED Tagged "role.remapped" "ISO 14289-1 7.1" "Standard structure types are not mapped to others.";
    ROLE_NAMESPACE Ua2 "role.namespace" "ISO 14289-2 8.2.4" "Every structure type ends in the namespace of PDF 2.0 or 1.7, or MathML.";
    TREE_FORM Tagged "tree.form" "ISO 32000-2 14.7.2" "Elements are objects of their own with a type and kids as they may be.";
    TREE_PARENT Tagged "tree.parent" "ISO 14289-1 7.1" "Every element names its parent.";
    TREE_ONCE Tagged "tree.once" "own" "Every element stands in the tree once.";
    TREE_DOCUMENT Ua2 "tree.document" "ISO 14289-2 8.2.5.2" "The tree's one root is a Document of PDF 2.0.";
    TREE_ID Tagged "tree.id" "ISO 32000-2 14.7.2" "IDs of elements are their own.";
    TREE_ID_TREE Tagged "tree.id-tree" "ISO 32000-2 14.7.2" "Elements with IDs are found by them in the IDTree, and no others.";
    MCID_UNIQUE Tagged "mcid.unique" "ISO 32000-2 14.7.5.1.1" "Identifiers of marked content are their own in a content stream.";
    MCID_ELEMENT Tagged "mcid.element" "own" "The parent tree gives marked content to the element that lists it.";
    MCID_CONTENT Tagged "mcid.content" "own" "Marked content that elements list, or the parent tree knows, is there.";
    MCID_ONCE Tagged "mcid.once" "ISO 32000-2 14.7.5.4" "One element lists a sequence of marked content, and once.";
    PARENTS_TREE Tagged "parents.tree" "ISO 32000-2 14.7.5.4" "The parent tree is a number tree in order.";
    PARENTS_KEY Tagged "parents.key" "ISO 32000-2 14.7.5.4" "Every StructParents and StructParent is a key of its own in the parent tree.";
    PARENTS_OBJECT Tagged "parents.object" "ISO 32000-2 14.7.5.4" "The parent tree gives an annotation to the element that lists it.";
    LANG_TEXT Access "lang.text" "ISO 14289-1 7.2" "The language of all text can be told.";
    LANG_SAID Access "lang.said" "ISO 14289-1 7.2" "The language of what is said in words beside the text can be told.";
    HEADING_SKIP Ua1 "heading.skip" "ISO 14289-1 7.4.2" "Levels of headings begin at 1 and skip none.";
    HEADING_KIND Ua1 "heading.kind" "ISO 14289-1 7.4.4" "Headings are all H or all numbered.";
    HEADING_ONE Ua1 "heading.one" "ISO 14289-1 7.4.4" "A node has one H at most.";
    HEADING_H Ua2 "heading.h" "ISO 14289-2 8.2.5.11" "Headings are numbered.";
    FIGURE_TEXT Access "figure.text" "ISO 14289-1 7.3" "A figure has text in its stead.";
    FORMULA_TEXT Ua1 "formula.text" "ISO 14289-1 7.7" "A formula has text in its stead.";
    NOTE_ID Ua1 "note.id" "ISO 14289-1 7.9" "A note has an ID of its own.";
    NOTE_KIND Ua2 "note.kind" "ISO 14289-2 8.2.5.14" "Notes are FENote.";
    CAPTION_PLACE Tagged "caption.place" "ISO 14289-1 7.2" "There is one caption at most, at the beginning or at the end.";
    LIST_KIDS Tagged "list.kids" "ISO 14289-1 7.2" "A list holds items, lists and a caption.";
    LIST_ITEM Tagged "list.item" "ISO 14289-1 7.2" "An item stands in a list and holds a label and a body.";
    LIST_PART Tagged "list.part" "ISO 14289-1 7.2" "A body stands in an item.";
    LIST_NUMBERING Access "list.numbering" "ISO 14289-1 7.6" "ListNumbering, where it stands, is one that there is.";
    LIST_NUMBERED Ua2 "list.numbered" "ISO 14289-2 8.2.5.25" "A list whose items have labels says how it is numbered.";
    TOC_KIDS Tagged "toc.kids" "ISO 14289-1 7.2" "A table of contents holds items, others of its kind and a caption.";
    TOC_ITEM Tagged "toc.item" "ISO 14289-1 7.2" "An item of a table of contents stands in one.";
    TABLE_KIDS Tagged "table.kids" "ISO 14289-1 7.2" "A table holds rows, their groups and a caption.";
    TABLE_ROW Tagged "table.row" "ISO 14289-1 7.2" "A row stands in a table or a group of rows, and holds cells.";
    TABLE_GROUP Tagged "table.group" "ISO 14289-1 7.2" "A group of rows stands in a table, and holds rows.";
    TABLE_CELL Tagged "table.cell" "ISO 14289-1 7.2" "A cell stands in a row.";
    TABLE_GROUPS Tagged "table.groups" "ISO 14289-1 7.2" "A table has one head and one foot at most, and with them a body.";
    TABLE_OVERLAP Tagged "table.overlap" "ISO 14289-1 7.2" "No cells overlap.";
    TABLE_REGULAR Tagged "table.regular" "ISO 14289-1 7.2" "All rows have as many columns, spans counted.";
    TABLE_HEADER Access "table.header" "ISO 14289-1 7.5" "Every head cell has a Scope, or cells name their heads.";
    TABLE_HEADERS Tagged "table.headers" "ISO 14289-1 7.5" "Headers name head cells of the same table.";
    NESTING Ua2 "tree.nesting" "ISO/TS 32005" "Elements stand only in those that may hold them.";

    MARK_TAGGED Tagged "mark.tagged" "ISO 14289-1 7.1" "Every mark is tagged or an artifact.";
    MARK_NESTING Tagged "mark.nesting" "ISO 14289-1 7.1" "No artifact stands in what is tagged, and nothing tagged in an artifact.";
    MARK_BALANCE Any "mark.balance" "ISO 32000-2 14.6.1" "Marked content begins and ends in pairs.";
    CONTENT_BALANCE Any "content.balance" "ISO 32000-2 8.4.2, 9.4.1" "q and Q, BT and ET stand in pairs.";
    CONTENT_DEPTH Archive23 "content.depth" "ISO 19005-2 6.1.13" "States of graphics are nested 28 deep at most.";
    CONTENT_OPERATOR Archive "content.operator" "ISO 19005-2 6.2.2" "Operators are those of PDF.";
    CONTENT_RESOURCE Any "content.resource" "ISO 32000-2 7.8.3" "What contents name is among their resources.";
    CONTENT_OWN Archive "content.own" "ISO 19005-2 6.2.2" "Contents name only what their own resources have.";
    CONTENT_SYNTAX Any "content.syntax" "ISO 32000-2 7.8.2" "Contents are operands and operators.";
    CONTENT_INTENT Archive "content.intent" "ISO 19005-2 6.2.6" "Rendering intents are those of PDF.";
    FORM_PARENT Tagged "form.parent" "ISO 14289-1 7.20" "A form with marked content is drawn once.";
    FORM_REFERENCE Either "form.reference" "ISO 14289-1 7.20, ISO 19005-2 6.2.9" "Forms refer to no other file and hold no PostScript.";

    FONT_NEEDS Any "font.needs" "ISO 32000-2 9.6, 9.7" "A font says what it must.";
    FONT_NAME Any "font.name" "ISO 32000-2 9.8.1, 9.9.2" "A font has one name, with its tag if it is a subset.";
    FONT_EMBEDDED Either "font.embedded" "ISO 14289-1 7.21.4.1, ISO 19005-2 6.2.11.4.1" "Every font that text is set in is embedded.";
    FONT_PROGRAM Either "font.program" "ISO 19005-2 6.2.11.2" "A font program can be read and is of the kind that its key says.";
    FONT_SYSTEM Either "font.system" "ISO 14289-1 7.21.3.1, ISO 19005-2 6.2.11.3.1" "A font's CIDSystemInfo is that of its character map.";
    FONT_CID_TO_GID Either "font.cid-to-gid" "ISO 14289-1 7.21.3.2, ISO 19005-2 6.2.11.3.2" "TrueType in a composite font says which glyph each CID is.";
    FONT_CMAP Either "font.cmap" "ISO 14289-1 7.21.3.3, ISO 19005-2 6.2.11.3.3" "Character maps are embedded or Identity.";
    FONT_CMAP_MODE Either "font.cmap-mode" "ISO 14289-1 7.21.3.3, ISO 19005-2 6.2.11.3.3" "A character map and its stream agree on the direction of writing.";
    FONT_CODE Any "font.code" "ISO 32000-2 9.7.6.2" "Every code lies in its font's codespace.";
    FONT_GLYPH Either "font.glyph" "ISO 14289-1 7.21.4.1, ISO 19005-2 6.2.11.4.1" "Font programs have the glyphs that are used.";
    FONT_NOTDEF Either "font.notdef" "ISO 14289-1 7.21.8, ISO 19005-2 6.2.11.8" "No text is set as .notdef.";
    FONT_WIDTH Either "font.width" "ISO 14289-1 7.21.5, ISO 19005-2 6.2.11.5" "Widths are those of the font program, within a thousandth.";
    FONT_WIDTH_GIVEN Any "font.width-given" "own" "Every code that is used has a width of its own.";
    FONT_SET Archive4 "font.set" "ISO 19005-4 6.2.10.4.2" "There is neither CIDSet nor CharSet.";
    FONT_SET_WHOLE Older "font.set-whole" "ISO 14289-1 7.21.4.2, ISO 19005-2 6.2.11.4.2" "CIDSet, where it stands, names all glyphs of the program.";
    FONT_ENCODING Either "font.encoding" "ISO 14289-1 7.21.6, ISO 19005-2 6.2.11.6" "TrueType has MacRoman or WinAnsi, or is symbolic and has none.";
    FONT_UNICODE Readable "font.unicode" "ISO 14289-1 7.21.7, ISO 19005-2 6.2.11.7.2" "Every code that is used has its text.";
    FONT_UNICODE_VALUE Readable "font.unicode-value" "ISO 14289-1 7.21.7, ISO 19005-2 6.2.11.7.2" "The text of a code is not U+0000, U+FEFF or U+FFFE.";
    FONT_PRIVATE LevelA "font.private" "ISO 19005-2 6.2.11.7.3" "Text for private use has its actual text.";
    FONT_PROCEDURE Any "font.procedure" "ISO 32000-2 9.6.4" "Type 3 fonts draw every code that is used, and say its width first.";

    COLOR_INTENT Archive "color.intent" "ISO 19005-2 6.2.3" "The output intent says what it must, and there is one profile.";
    COLOR_PROFILE Archive "color.profile" "ISO 19005-2 6.2.3, 6.2.4.2" "Colour profiles are profiles, of version 4 at most, of as many channels as is said.";
    COLOR_DEVICE Archive "color.device" "ISO 19005-2 6.2.4.3" "Colours of devices have an output intent of their kind.";
    COLOR_CHANNELS Archive23 "color.channels" "ISO 19005-2 6.1.13" "DeviceN has 32 colourants at most.";
    COLOR_TRANSFER Archive "color.transfer" "ISO 19005-2 6.2.5" "There are no transfer functions or halftones of one's own.";
    COLOR_BLEND Archive "color.blend" "ISO 19005-2 6.2.10" "Blend modes are those of PDF.";
    COLOR_GROUP Archive "color.group" "ISO 19005-2 6.2.10" "A page with transparency has an output intent or a group with a colour space.";
    IMAGE_INTERPOLATE Archive "image.interpolate" "ISO 19005-2 6.2.8" "No picture is interpolated.";
    IMAGE_DEPTH Archive "image.depth" "ISO 19005-2 6.2.8.2" "Pictures have 1, 2, 4, 8 or 16 bits for a component, masks 1.";
    IMAGE_DATA Any "image.data" "ISO 32000-2 8.9.5" "A picture has the size, and as many bytes, as it says.";
    IMAGE_MASK Any "image.mask" "ISO 32000-2 11.6.5.2" "A soft mask is a grey picture without one of its own.";
    IMAGE_ALTERNATES Archive "image.alternates" "ISO 19005-2 6.2.8" "Pictures and forms have no others in their stead.";
    IMAGE_JPX Archive "image.jpx" "ISO 19005-2 6.2.8.3" "JPEG 2000 has 1, 3 or 4 channels of 1 to 38 bits.";

    ANNOTATION_PLACE Any "annotation.place" "ISO 32000-2 12.5.2" "An annotation has its place on one page.";
    ANNOTATION_KIND Either "annotation.kind" "ISO 19005-2 6.3.1, ISO 14289-1 7.18.2" "Annotations are of a kind that may be.";
    ANNOTATION_FLAGS Archive "annotation.flags" "ISO 19005-2 6.3.2" "Annotations are printed and never hidden.";
    ANNOTATION_LOOK Archive "annotation.look" "ISO 19005-2 6.3.3" "Annotations have one appearance, links none that they need.";
    ANNOTATION_TAGGED Access "annotation.tagged" "ISO 14289-1 7.18.1, 7.18.5" "Annotations stand in Annot, links in Link, fields in Form.";
    ANNOTATION_TEXT Access "annotation.text" "ISO 14289-1 7.18.1, 7.18.5" "Annotations say what they are.";
    ANNOTATION_TABS Access "annotation.tabs" "ISO 14289-1 7.18.3" "Pages with annotations are tabbed through by structure.";
    ACTION_KIND Archive "action.kind" "ISO 19005-2 6.5.1" "Actions are of a kind that may be.";
    ACTION_NAMED Archive "action.named" "ISO 19005-2 6.5.1" "Named actions turn to a page.";
    ACTION_ADDITIONAL Archive "action.additional" "ISO 19005-2 6.5.2" "Nothing is done unasked.";
    ACTION_SCRIPT Either "action.script" "ISO 19005-2 6.5.1" "There are no scripts.";
    ATTACHMENT_ALLOWED Archive "attachment.allowed" "ISO 19005-2 6.8, ISO 19005-4 6.9" "Files are attached only where the part takes them.";
    ATTACHMENT_THERE Archive4 "attachment.there" "ISO 19005-4 A.1" "A file of level f has a file attached.";
    ATTACHMENT_NAMES Either "attachment.names" "ISO 14289-1 7.11, ISO 19005-3 6.8" "Attached files have the names F and UF.";
    ATTACHMENT_RELATION Archive "attachment.relation" "ISO 19005-3 6.8" "Attached files say how they belong to the document.";
    ATTACHMENT_TYPE Archive "attachment.type" "ISO 19005-3 6.8" "Attached files say their media type.";
    ATTACHMENT_LISTED Archive "attachment.listed" "ISO 19005-3 6.8" "Attached files are listed in AF of what they belong to.";
    DESTINATION_THERE Either "destination.there" "own" "Links and items of the outline lead somewhere.";
    DESTINATION_NAMED Any "destination.named" "ISO 32000-2 12.3.2.4" "Destinations that are named exist.";
    DESTINATION_PAGE Any "destination.page" "ISO 32000-2 12.3.2.2" "Destinations are places on pages of the document.";
    DESTINATION_STRUCTURE Ua2 "destination.structure" "ISO 14289-2 8.8" "Destinations in the document are elements.";
    NAMES_ORDER Any "names.order" "ISO 32000-2 7.9.6" "Name trees are in order.";
    OUTLINE_CHAIN Any "outline.chain" "ISO 32000-2 12.3.3" "Items of the outline are linked both ways, and counted right.";
    OUTLINE_TITLE Any "outline.title" "ISO 32000-2 12.3.3" "Items of the outline have titles.";
    LABELS_FORM Any "labels.form" "ISO 32000-2 12.4.2" "Page labels begin at the first page and are of a style that there is.";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Archive;

    #[test]
    fn rules_have_names_of_their_own() {
        let mut ids: Vec<_> = RULES.iter().map(|rule| rule.id).collect();
        ids.sort_unstable();
        let all = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), all);
        assert!(RULES.iter().all(|rule| rule.says.ends_with('.') && !rule.clause.is_empty()));
    }

    #[test]
    fn claims_say_which_rules_apply() {
        let applies = |id: &str, archive, access| {
            let rule = RULES.iter().find(|rule| rule.id == id);
            rule.is_some_and(|rule| rule.applies(Claims { archive, access }))
        };
        assert!(applies("file.xref", None, None));
        assert!(!applies("file.id", None, Some(Access::Ua1)));
        assert!(applies("file.version-2", Some(Archive::A4), None));
        assert!(!applies("catalog.marked", Some(Archive::A2u), None));
        assert!(applies("catalog.marked", Some(Archive::A2a), None));
        assert!(applies("font.unicode", Some(Archive::A2u), None));
        assert!(!applies("font.unicode", Some(Archive::A2b), None));
        assert!(!applies("note.id", None, Some(Access::Ua2)));
    }
}
