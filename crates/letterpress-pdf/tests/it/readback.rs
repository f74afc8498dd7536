//! A reader of its own: fonts by their maps, text by its operators.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use ttf_parser::GlyphId;

/// A file, read back.
pub(crate) struct File {
    pub(crate) doc: Document,
    pub(crate) pages: Vec<ObjectId>,
}

/// A font as a reader sees it.
#[derive(Default)]
pub(crate) struct Font {
    /// Whether its codes have two bytes.
    pub(crate) is_in_pairs: bool,
    /// By code.
    pub(crate) texts: BTreeMap<u32, String>,
    /// By code.
    pub(crate) widths: BTreeMap<u32, f64>,
    /// By code, where glyphs stand in the program; of composite fonts.
    pub(crate) places: BTreeMap<u32, u16>,
    /// The program of a composite font.
    pub(crate) program: Vec<u8>,
}

/// A glyph as a reader shows it.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    pub(crate) code: u32,
    pub(crate) x: f64,
    pub(crate) y: f64,
    /// Where the pen is after it.
    pub(crate) end: f64,
}

/// Text as a reader shows it.
#[derive(Default)]
pub(crate) struct Text {
    pub(crate) glyphs: Vec<Shown>,
    pub(crate) read: String,
    /// What of it stands on the layer.
    pub(crate) on_layer: String,
}

impl File {
    /// Reads a file, which has to be what it claims to be.
    #[track_caller]
    pub(crate) fn load(pdf: &[u8]) -> Self {
        let report = letterpress_proof::check(pdf);
        assert!(report.is_sound(), "{report}");
        let doc = Document::load_mem(pdf).expect("a file that can be read");
        let pages = doc.get_pages().into_values().collect();
        Self { doc, pages }
    }

    pub(crate) fn follow<'d>(&'d self, object: &'d Object) -> &'d Object {
        self.doc.dereference(object).expect("an object").1
    }

    /// What stands under a path of keys.
    pub(crate) fn at<'d>(&'d self, dict: &'d Dictionary, path: &[&str]) -> Option<&'d Object> {
        let (last, first) = path.split_last()?;
        let dict = first.iter().try_fold(dict, |dict, key| {
            self.follow(dict.get(key.as_bytes()).ok()?).as_dict().ok()
        })?;
        Some(self.follow(dict.get(last.as_bytes()).ok()?))
    }

    pub(crate) fn catalog(&self, path: &[&str]) -> Option<&Object> {
        self.at(self.doc.catalog().expect("a catalog"), path)
    }

    pub(crate) fn page(&self, index: usize) -> &Dictionary {
        self.doc.get_dictionary(self.pages[index]).expect("a page")
    }

    pub(crate) fn content(&self, index: usize) -> String {
        let content = self.doc.get_page_content(self.pages[index]);
        content.iter().map(|&byte| char::from(byte)).collect()
    }

    /// The pictures of a page by name.
    pub(crate) fn picture(&self, index: usize, name: &str) -> &lopdf::Stream {
        let picture = self.at(self.page(index), &["Resources", "XObject", name]);
        picture.expect("a picture").as_stream().expect("a stream")
    }

    pub(crate) fn font(&self, index: usize, name: &str) -> Font {
        let dict = self.at(self.page(index), &["Resources", "Font", name]).expect("a font");
        let dict = dict.as_dict().expect("a dictionary");
        let map = |key| {
            let stream = self.at(dict, &[key]).expect("a map").as_stream().expect("a stream");
            read_map(&String::from_utf8(stream.decompressed_content().unwrap()).unwrap())
        };
        let mut font = Font::default();
        for (code, value) in map("ToUnicode") {
            font.texts.insert(code, value);
        }
        let number = |object: &Object| f64::from(self.follow(object).as_float().unwrap());
        if self.at(dict, &["Subtype"]).unwrap().as_name().unwrap() == b"Type3" {
            let first = self.at(dict, &["FirstChar"]).unwrap().as_i64().unwrap();
            let widths = self.at(dict, &["Widths"]).unwrap().as_array().unwrap();
            for (code, width) in (u32::try_from(first).unwrap()..).zip(widths) {
                font.widths.insert(code, number(width));
            }
            return font;
        }
        match self.at(dict, &["Encoding"]).unwrap() {
            Object::Name(name) => {
                assert_eq!(name, b"Identity-H");
                font.is_in_pairs = true;
            }
            // Codes are the numbers of glyphs.
            _ => assert_eq!(map("Encoding"), [(0, "0 255".into())]),
        }
        let below = self.at(dict, &["DescendantFonts"]).unwrap().as_array().unwrap();
        let below = self.follow(&below[0]).as_dict().unwrap();
        let widths = self.at(below, &["W"]).unwrap().as_array().unwrap();
        for pair in widths.chunks(2) {
            let first = u32::try_from(pair[0].as_i64().unwrap()).unwrap();
            for (code, width) in (first..).zip(pair[1].as_array().unwrap()) {
                font.widths.insert(code, number(width));
            }
        }
        let stream = |dict, key| Some(self.at(dict, &[key])?.as_stream().unwrap());
        let descriptor = self.at(below, &["FontDescriptor"]).unwrap().as_dict().unwrap();
        let program = ["FontFile2", "FontFile3"].into_iter().find_map(|it| stream(descriptor, it));
        font.program = program.unwrap().decompressed_content().unwrap();
        if let Some(map) = stream(below, "CIDToGIDMap") {
            let map = map.decompressed_content().unwrap();
            let places = map.chunks(2).map(|place| u16::from_be_bytes([place[0], place[1]]));
            font.places = (0..).zip(places).filter(|&(_, place)| place > 0).collect();
        } else {
            let cff = ttf_parser::cff::Table::parse(&font.program).unwrap();
            let cid = |place| u32::from(cff.glyph_cid(GlyphId(place)).expect("a number"));
            font.places = (1..cff.number_of_glyphs()).map(|place| (cid(place), place)).collect();
        }
        font
    }

    /// Reads the text of a page the way ISO 32000-2 §9.4.4 says.
    pub(crate) fn text(&self, index: usize) -> Text {
        let content = self.doc.get_page_content(self.pages[index]);
        let mut reader = Reader::default();
        for operation in Content::decode(&content).expect("operators").operations {
            reader.step(self, index, &operation.operator, &operation.operands);
        }
        assert_eq!(reader.open, [], "what is left open at the end");
        reader.text
    }
}

/// What an operator may begin and another must end, inside of what was begun before.
#[derive(Debug, PartialEq, Eq)]
enum Open {
    Text,
    State,
    Span,
    Layer,
}

/// What `q` keeps and `Q` brings back.
#[derive(Clone, Default)]
struct State {
    font: String,
    size: f64,
    word: f64,
    char: f64,
    scale: Option<f64>,
    rise: f64,
}

/// The state of text while it is read.
#[derive(Default)]
struct Reader {
    fonts: BTreeMap<String, Font>,
    state: State,
    kept: Vec<State>,
    open: Vec<Open>,
    line: (f64, f64),
    pen: f64,
    text: Text,
}

impl Reader {
    fn step(&mut self, file: &File, page: usize, operator: &str, operands: &[Object]) {
        let number = |index: usize| f64::from(operands[index].as_float().unwrap());
        match operator {
            "BT" => {
                assert!(!self.open.contains(&Open::Text), "a text object in another");
                self.open.push(Open::Text);
                (self.line, self.pen) = ((0.0, 0.0), 0.0);
            }
            "ET" => assert_eq!(self.open.pop(), Some(Open::Text)),
            "q" => {
                assert!(!self.open.contains(&Open::Text), "a state kept in a text object");
                self.open.push(Open::State);
                self.kept.push(self.state.clone());
            }
            "Q" => {
                assert_eq!(self.open.pop(), Some(Open::State));
                self.state = self.kept.pop().expect("a state that was kept");
            }
            "Td" => {
                self.line = (self.line.0 + number(0), self.line.1 + number(1));
                self.pen = self.line.0;
            }
            "Tf" => {
                let font = String::from_utf8(operands[0].as_name().unwrap().to_vec()).unwrap();
                self.fonts.entry(font.clone()).or_insert_with_key(|font| file.font(page, font));
                (self.state.font, self.state.size) = (font, number(1));
            }
            "Tw" => self.state.word = number(0),
            "Tc" => self.state.char = number(0),
            "Tz" => self.state.scale = Some(number(0) / 100.0),
            "Ts" => self.state.rise = number(0),
            "Tj" => self.show(operands[0].as_str().unwrap()),
            "TJ" => {
                for item in operands[0].as_array().unwrap() {
                    match item.as_str() {
                        Ok(codes) => self.show(codes),
                        Err(_) => {
                            let steps = f64::from(item.as_float().unwrap());
                            let size = self.state.size * self.state.scale.unwrap_or(1.0);
                            self.pen -= steps / 1000.0 * size;
                        }
                    }
                }
            }
            "BDC" if operands[0].as_name().unwrap() == b"OC" => {
                assert!(!self.open.contains(&Open::Layer), "the layer in itself");
                self.open.push(Open::Layer);
            }
            "BDC" => {
                let text = operands[1].as_dict().unwrap().get(b"ActualText").unwrap();
                let text = match text.as_str().unwrap() {
                    [0xFE, 0xFF, units @ ..] => {
                        let units = units.chunks(2);
                        let units = units.map(|unit| u16::from_be_bytes([unit[0], unit[1]]));
                        char::decode_utf16(units).map(Result::unwrap).collect()
                    }
                    ascii => String::from_utf8(ascii.to_vec()).unwrap(),
                };
                self.read(&text);
                self.open.push(Open::Span);
            }
            "EMC" => assert!(matches!(self.open.pop(), Some(Open::Span | Open::Layer))),
            _ => {}
        }
    }

    fn show(&mut self, mut bytes: &[u8]) {
        let State { ref font, size, word, char, scale, rise } = self.state.clone();
        while let Some((&first, mut rest)) = bytes.split_first() {
            let mut code = u32::from(first);
            let font = &self.fonts[font];
            if font.is_in_pairs {
                code = code << 8 | u32::from(rest[0]);
                rest = &rest[1..];
            }
            bytes = rest;
            let mut advance = font.widths[&code] / 1000.0 * size + char;
            if code == 32 && !font.is_in_pairs {
                advance += word;
            }
            let x = self.pen;
            self.pen += advance * scale.unwrap_or(1.0);
            let y = self.line.1 + rise;
            self.text.glyphs.push(Shown { code, x, y, end: self.pen });
            if !self.open.contains(&Open::Span) {
                let text = font.texts[&code].clone();
                self.read(&text);
            }
        }
    }

    fn read(&mut self, text: &str) {
        self.text.read.push_str(text);
        if self.open.contains(&Open::Layer) {
            self.text.on_layer.push_str(text);
        }
    }
}

/// The entries of a character map: codes with what they map to, a text, or a glyph's number and the
/// last code for which they both go up.
fn read_map(map: &str) -> Vec<(u32, String)> {
    let mut entries = Vec::new();
    let mut kind = "";
    for line in map.lines() {
        let parts: Vec<&str> = line.split_whitespace().collect();
        match *parts.as_slice() {
            [_, begin] if begin.starts_with("begin") => kind = &begin["begin".len()..],
            [end] if end.starts_with("end") => kind = "",
            [code, text] if kind == "bfchar" => entries.push((number(code), utf16(text, 0))),
            [first, last, text] if kind == "bfrange" => {
                let codes = number(first)..=number(last);
                entries.extend(codes.zip(0..).map(|(code, plus)| (code, utf16(text, plus))));
            }
            [first, last, cid] if kind == "cidrange" => {
                entries.push((number(first), format!("{cid} {}", number(last))));
            }
            _ => {}
        }
    }
    entries
}

fn number(hex: &str) -> u32 {
    u32::from_str_radix(hex.trim_matches(['<', '>']), 16).unwrap()
}

fn utf16(hex: &str, plus: u16) -> String {
    let digits = hex.trim_matches(['<', '>']).as_bytes();
    let unit = |unit: &[u8]| u16::from_str_radix(std::str::from_utf8(unit).unwrap(), 16).unwrap();
    let mut units: Vec<u16> = digits.chunks(4).map(unit).collect();
    if let Some(last) = units.last_mut() {
        *last += plus;
    }
    String::from_utf16(&units).unwrap()
}
