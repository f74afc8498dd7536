//! What stands on pages.

use std::collections::BTreeSet;

use super::operators;
use super::usage::{Device, Usage};
use crate::reader::{Dict, Document, Font, Instruction, Instructions, Kid, Object, Stream, show};
use crate::report::{Findings, Place};
use crate::rule::{self, Rule};

/// How deep states of graphics may be nested.
const MAX_STATES: usize = 28;
/// How deep they are counted.
const MAX_COUNTED: usize = 10_000;
/// How many forms and patterns are looked into.
const MAX_JOBS: usize = 200_000;

/// What contents are part of when they begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Within {
    /// Neither tagged nor artifact yet.
    Nothing,
    Tagged,
    Artifact,
    /// What is drawn for an annotation or a glyph, and is neither.
    Exempt,
}

/// Contents that have not been looked at.
struct Job<'a> {
    bytes: Vec<u8>,
    resources: &'a Object,
    /// The page or form that marked content belongs to.
    holder: i32,
    page: usize,
    within: Within,
    /// Whether text in it has its actual text elsewhere.
    has_actual: bool,
    /// Whether its resources are those of what holds it.
    inherits: bool,
}

/// A sequence of marked content that has not ended.
struct Mark {
    within: Option<Within>,
    has_actual: bool,
    has_lang: bool,
}

#[derive(Clone, Copy, Default)]
struct State {
    font: Option<usize>,
    is_hidden: bool,
}

/// Reads one job.
struct Reader<'a, 'b> {
    document: &'b Document<'a>,
    usage: &'b mut Usage<'a>,
    found: &'b mut Findings,
    jobs: &'b mut Vec<Job<'a>>,
    seen: &'b mut BTreeSet<(usize, usize, Within, bool)>,
    resources: &'a Object,
    holder: i32,
    page: usize,
    within: Within,
    has_actual: bool,
    inherits: bool,
    marks: Vec<Mark>,
    state: State,
    states: Vec<State>,
    is_text: bool,
}

/// Looks at all contents, and gives what they use.
pub(crate) fn check<'a>(document: &Document<'a>, found: &mut Findings) -> Usage<'a> {
    let mut usage = Usage::default();
    for (index, element) in document.tree.elements.iter().enumerate() {
        for kid in &element.kids {
            if let Kid::Content { holder, mcid } = *kid {
                usage.owners.entry((holder, mcid)).or_default().push(index);
            }
        }
    }
    let (mut jobs, mut seen) = (Vec::new(), BTreeSet::new());
    for (page, leaf) in document.pages.iter().enumerate() {
        jobs.push(Job {
            bytes: page_contents(document, leaf.dict),
            resources: leaf.resources,
            holder: leaf.object,
            page,
            within: Within::Nothing,
            has_actual: false,
            inherits: !leaf.dict.has(b"Resources"),
        });
        usage.marks.entry(leaf.object).or_default();
        looks(document, page, leaf.dict, &mut jobs);
        // A page's forms come right after it, so that little is held at once.
        while let Some(job) = jobs.pop() {
            if seen.len() > MAX_JOBS {
                found.add(&rule::FILE_BOMB, Place::FILE, "forms stand in forms beyond all sense");
                return usage;
            }
            let Job { bytes, resources, holder, page, within, has_actual, inherits } = job;
            let reader = Reader {
                document,
                usage: &mut usage,
                found,
                jobs: &mut jobs,
                seen: &mut seen,
                resources,
                holder,
                page,
                within,
                has_actual,
                inherits,
                marks: Vec::new(),
                state: State::default(),
                states: Vec::new(),
                is_text: false,
            };
            reader.read(&bytes);
        }
    }
    usage
}

fn page_contents(document: &Document<'_>, page: &Dict) -> Vec<u8> {
    let mut all = Vec::new();
    for part in document.pdf.list(page, b"Contents") {
        if let Some(stream) = document.pdf.resolve(part).stream() {
            all.extend_from_slice(&document.pdf.decode(stream).unwrap_or_default());
            all.push(b'\n');
        }
    }
    all
}

/// What annotations of a page look like.
fn looks<'a>(document: &Document<'a>, page: usize, dict: &'a Dict, jobs: &mut Vec<Job<'a>>) {
    let pdf = document.pdf;
    for annotation in pdf.list(dict, b"Annots") {
        let Some(annotation) = pdf.resolve(annotation).dict() else { continue };
        let Some(all) = pdf.dict(annotation, b"AP") else { continue };
        for (_, look) in all.iter() {
            let states = pdf.resolve(look);
            let inner = states.dict().into_iter().flat_map(Dict::iter);
            let each = std::iter::once(states).chain(inner.map(|(_, state)| pdf.resolve(state)));
            for stream in each.filter_map(Object::stream).take(100) {
                let resources = pdf.key(&stream.dict, b"Resources");
                let bytes = pdf.decode(stream).unwrap_or_default().into_owned();
                jobs.push(Job {
                    bytes,
                    resources,
                    holder: -1,
                    page,
                    within: Within::Exempt,
                    has_actual: true,
                    inherits: false,
                });
            }
        }
    }
}

impl<'a> Reader<'a, '_> {
    fn read(mut self, bytes: &[u8]) {
        let mut instructions = Instructions::new(bytes);
        for instruction in instructions.by_ref() {
            self.take(&instruction);
        }
        let is_whole = instructions.slips().is_empty() && !instructions.left_over;
        let slip = instructions.slips().first().map(|slip| format!("{slip:?}")).unwrap_or_default();
        self.require(is_whole, &rule::CONTENT_SYNTAX, || {
            format!("the contents are broken or end with operands {slip}")
        });
        let hex = [crate::reader::Slip::HexDigit, crate::reader::Slip::HexOdd];
        let is_hex = !instructions.slips().iter().any(|slip| hex.contains(slip));
        self.require(is_hex, &rule::STRING_HEX, || {
            "a string in the contents has odd digits".into()
        });
        let open = self.marks.len();
        self.require(open == 0, &rule::MARK_BALANCE, || format!("{open} sequences don't end"));
        let is_even = self.states.is_empty() && !self.is_text;
        self.require(is_even, &rule::CONTENT_BALANCE, || {
            "states of graphics or text don't end".into()
        });
    }

    fn place(&self) -> Place {
        self.document.place(Some(self.holder).filter(|&holder| holder > 0), self.page)
    }

    fn add(&mut self, rule: &'static Rule, message: impl Into<String>) {
        let place = self.place();
        self.found.add(rule, place, message);
    }

    fn require(&mut self, holds: bool, rule: &'static Rule, message: impl FnOnce() -> String) {
        if !holds {
            self.add(rule, message());
        }
    }

    fn take(&mut self, instruction: &Instruction<'_>) {
        let Instruction { operator, operands } = instruction;
        let operator = *operator;
        if operators::paints(operator) {
            self.mark(operator);
        }
        match operator {
            b"q" | b"Q" | b"BT" | b"ET" => self.nest(operator),
            b"BMC" | b"BDC" => self.begin(operands),
            b"EMC" => {
                let has_one = self.marks.pop().is_some();
                self.require(has_one, &rule::MARK_BALANCE, || "EMC ends nothing".into());
            }
            b"Tf" => self.select(operands),
            b"Tr" => {
                self.state.is_hidden = operands.first().and_then(Object::int) == Some(3);
            }
            b"Tj" | b"'" | b"\"" | b"TJ" => self.show(operands),
            b"Do" => self.draw(operands),
            b"gs" => self.set_state(operands),
            b"ri" => {
                let name = operands.first().and_then(Object::name).unwrap_or_default();
                self.check_intent(name);
            }
            b"g" | b"G" => self.device(Device::Gray),
            b"rg" | b"RG" => self.device(Device::Rgb),
            b"k" | b"K" => self.device(Device::Cmyk),
            b"cs" | b"CS" => {
                let name = operands.first().and_then(Object::name).unwrap_or_default();
                self.space(name);
            }
            b"scn" | b"SCN" => self.pattern(operands),
            b"sh" => {
                if let Some(shading) = self.named(b"Shading", operands) {
                    let shading = self.document.pdf.resolve(shading).dict();
                    self.spaces(shading.map(|dict| self.document.pdf.key(dict, b"ColorSpace")));
                }
            }
            b"BI" => self.inline_image(operands),
            _ => {
                let is_known = operators::is_known(operator);
                self.require(is_known, &rule::CONTENT_OPERATOR, || show(operator));
            }
        }
    }

    fn nest(&mut self, operator: &[u8]) {
        let is_fit = match operator {
            b"q" => {
                if self.states.len() < MAX_COUNTED {
                    self.states.push(self.state);
                }
                if self.states.len() == MAX_STATES + 1 {
                    self.add(&rule::CONTENT_DEPTH, "states of graphics are nested deeper than 28");
                }
                true
            }
            b"Q" => {
                let state = self.states.pop();
                self.state = state.unwrap_or_default();
                state.is_some()
            }
            b"BT" => !std::mem::replace(&mut self.is_text, true),
            _ => std::mem::replace(&mut self.is_text, false),
        };
        self.require(is_fit, &rule::CONTENT_BALANCE, || {
            format!("{} has no counterpart", show(operator))
        });
    }

    /// What a mark made now is part of.
    fn now(&self) -> Within {
        self.marks.iter().rev().find_map(|mark| mark.within).unwrap_or(self.within)
    }

    fn begin(&mut self, operands: &[Object]) {
        if self.marks.len() >= MAX_COUNTED {
            return;
        }
        let tag = operands.first().and_then(Object::name).unwrap_or_default();
        let document = self.document;
        let own;
        let properties = match operands.get(1) {
            Some(Object::Dict(dict)) => {
                own = dict.clone();
                Some(&own)
            }
            Some(Object::Name(_)) => {
                let named = self.named(b"Properties", &operands[1..]);
                named.and_then(|object| document.pdf.resolve(object).dict())
            }
            _ => None,
        };
        let has = |key: &[u8]| {
            let string = properties.and_then(|dict| document.pdf.key(dict, key).string());
            string.is_some_and(|string| !string.is_empty())
        };
        let mcid = properties.and_then(|dict| document.pdf.key(dict, b"MCID").int());
        let within = match (tag, mcid) {
            (b"Artifact", _) => Some(Within::Artifact),
            (_, Some(_)) => Some(Within::Tagged),
            _ => None,
        };
        let (mut has_actual, mut has_lang) = (has(b"ActualText"), has(b"Lang"));
        match (self.now(), within) {
            (Within::Tagged, Some(Within::Artifact)) => {
                self.add(&rule::MARK_NESTING, "an artifact stands in what is tagged");
            }
            (Within::Artifact, Some(Within::Tagged)) => {
                self.add(&rule::MARK_NESTING, "what is tagged stands in an artifact");
            }
            _ => {}
        }
        if let Some(mcid) = mcid {
            let count = self.usage.marks.entry(self.holder).or_default().entry(mcid).or_default();
            *count += 1;
            let is_first = *count == 1;
            self.require(is_first, &rule::MCID_UNIQUE, || format!("MCID {mcid} is given twice"));
            let owner = self.usage.owners.get(&(self.holder, mcid)).and_then(|all| all.first());
            for element in owner.iter().flat_map(|&&owner| document.tree.ancestors(owner)) {
                let Some(element) = document.tree.elements.get(element) else { break };
                has_actual |= element.dict.has(b"ActualText");
                has_lang |= element.dict.has(b"Lang");
            }
        }
        self.marks.push(Mark { within, has_actual, has_lang });
    }

    /// Something is painted.
    fn mark(&mut self, operator: &[u8]) {
        if self.now() == Within::Nothing {
            let message = format!("{} paints what is neither tagged nor artifact", show(operator));
            self.add(&rule::MARK_TAGGED, message);
        }
    }

    /// What the first operand names among resources of a kind.
    fn named(&mut self, kind: &[u8], operands: &[Object]) -> Option<&'a Object> {
        let document = self.document;
        let name = operands.first().and_then(Object::name).unwrap_or_default();
        let resources = self.resources.dict();
        let all = resources.and_then(|dict| document.pdf.dict(dict, kind));
        let named = all.and_then(|dict| dict.raw(name));
        self.require(named.is_some(), &rule::CONTENT_RESOURCE, || {
            format!("there is no {} called {}", show(kind), show(name))
        });
        let is_own = !self.inherits || named.is_none();
        self.require(is_own, &rule::CONTENT_OWN, || {
            format!("{} is among the resources of others", show(name))
        });
        named
    }

    fn select(&mut self, operands: &[Object]) {
        let (document, page) = (self.document, self.page);
        self.state.font = None;
        let Some(named) = self.named(b"Font", operands) else { return };
        let Some(dict) = document.pdf.resolve(named).dict() else { return };
        let before = self.usage.fonts.len();
        let place = (named.reference(), page);
        let font = self.usage.font(dict, place, || Font::read(document.pdf, dict));
        self.state.font = Some(font);
        if font == before {
            self.procedures(dict);
        }
    }

    /// What a Type 3 font draws.
    fn procedures(&mut self, font: &'a Dict) {
        let pdf = self.document.pdf;
        let Some(procedures) = pdf.dict(font, b"CharProcs") else { return };
        let own = pdf.key(font, b"Resources");
        for (_, procedure) in procedures.iter() {
            if let Some(stream) = pdf.resolve(procedure).stream() {
                self.push(stream, own, (-1, Within::Exempt));
            }
        }
    }

    /// Puts off other contents; without resources of their own they have those of these.
    fn push(&mut self, stream: &Stream, own: &'a Object, (holder, within): (i32, Within)) {
        let inherits = own.is_null();
        let resources = if inherits { self.resources } else { own };
        let has_actual = self.has_actual || self.marks.iter().any(|mark| mark.has_actual);
        let key = (stream.bytes.start, std::ptr::from_ref(resources).addr(), within, has_actual);
        if self.seen.insert(key) {
            let bytes = self.document.pdf.decode(stream).unwrap_or_default().into_owned();
            let page = self.page;
            self.jobs.push(Job { bytes, resources, holder, page, within, has_actual, inherits });
        }
    }

    fn show(&mut self, operands: &[Object]) {
        let mut strings = Vec::new();
        for operand in operands {
            match operand {
                Object::Array(items) => strings.extend(items.iter().filter_map(Object::string)),
                other => strings.extend(other.string()),
            }
        }
        if strings.iter().all(|string| string.is_empty()) {
            return;
        }
        self.mark(b"Tj");
        let has_lang = self.marks.iter().any(|mark| mark.has_lang)
            || self.document.catalog.has(b"Lang")
            || self.now() != Within::Tagged;
        self.require(has_lang, &rule::LANG_TEXT, || "the language of text can't be told".into());
        let Some(font) = self.state.font else {
            self.add(&rule::CONTENT_RESOURCE, "text is shown without a font");
            return;
        };
        let has_actual = self.has_actual || self.marks.iter().any(|mark| mark.has_actual);
        let used = &mut self.usage.fonts[font];
        let mut is_private = false;
        for string in strings {
            for code in used.font.codes(string) {
                let Some(code) = code else {
                    used.has_stray = true;
                    continue;
                };
                *used.codes.entry(code).or_default() |= !self.state.is_hidden;
                is_private |= !has_actual && used.font.text(code).is_some_and(is_for_private_use);
            }
        }
        self.require(!is_private, &rule::FONT_PRIVATE, || {
            "text reads as characters for private use, and has no actual text".into()
        });
    }

    fn draw(&mut self, operands: &[Object]) {
        let pdf = self.document.pdf;
        let Some(named) = self.named(b"XObject", operands) else { return };
        let Some(stream) = pdf.resolve(named).stream() else { return };
        if pdf.name(&stream.dict, b"Subtype") == Some(b"Image") {
            self.mark(b"Do");
            self.usage.transparent.extend(stream.dict.has(b"SMask").then_some(self.page));
            if pdf.key(&stream.dict, b"ImageMask").bool() != Some(true) {
                self.spaces(Some(pdf.key(&stream.dict, b"ColorSpace")));
            }
            return;
        }
        self.form(named, stream);
    }

    fn form(&mut self, named: &'a Object, stream: &'a Stream) {
        let pdf = self.document.pdf;
        let number = named.reference().unwrap_or(-1);
        *self.usage.draws.entry(number).or_default() += 1;
        if let Some(group) = pdf.dict(&stream.dict, b"Group") {
            self.group(group);
        }
        let own = pdf.key(&stream.dict, b"Resources");
        self.push(stream, own, (number, self.now()));
    }

    fn group(&mut self, group: &'a Dict) {
        let pdf = self.document.pdf;
        if pdf.name(group, b"S") == Some(b"Transparency") {
            self.usage.transparent.insert(self.page);
            self.spaces(group.raw(b"CS").map(|space| pdf.resolve(space)));
        }
    }

    fn set_state(&mut self, operands: &[Object]) {
        let pdf = self.document.pdf;
        let named =
            self.named(b"ExtGState", operands).and_then(|object| pdf.resolve(object).dict());
        let Some(state) = named else { return };
        let opacity = |key| pdf.key(state, key).number().is_some_and(|value| value < 1.0);
        let blends = pdf.list(state, b"BM").into_iter().filter_map(|mode| pdf.resolve(mode).name());
        let is_blended = blends.into_iter().any(|mode| !matches!(mode, b"Normal" | b"Compatible"));
        let mask = pdf.dict(state, b"SMask");
        if opacity(b"ca") || opacity(b"CA") || is_blended || mask.is_some() {
            self.usage.transparent.insert(self.page);
        }
        if let Some(stream) = mask.and_then(|mask| pdf.key(mask, b"G").stream()) {
            let own = pdf.key(&stream.dict, b"Resources");
            self.push(stream, own, (-1, Within::Exempt));
        }
        if let Some(font) = pdf.key(state, b"Font").array().and_then(|font| font.first())
            && let Some(dict) = pdf.resolve(font).dict()
        {
            let place = (font.reference(), self.page);
            self.state.font = Some(self.usage.font(dict, place, || Font::read(pdf, dict)));
        }
    }

    fn check_intent(&mut self, name: &[u8]) {
        self.require(operators::is_intent(name), &rule::CONTENT_INTENT, || {
            format!("{} is no rendering intent", show(name))
        });
    }

    /// A colour of a device is set; a default space of the page may stand in for it.
    fn device(&mut self, device: Device) {
        let pdf = self.document.pdf;
        let key: &[u8] = match device {
            Device::Gray => b"DefaultGray",
            Device::Rgb => b"DefaultRGB",
            Device::Cmyk => b"DefaultCMYK",
        };
        let spaces = self.resources.dict().and_then(|dict| pdf.dict(dict, b"ColorSpace"));
        if !spaces.is_some_and(|spaces| spaces.has(key)) {
            self.usage.devices.insert((self.page, device));
        }
    }

    fn space(&mut self, name: &[u8]) {
        match name {
            b"DeviceGray" | b"G" => self.device(Device::Gray),
            b"DeviceRGB" | b"RGB" => self.device(Device::Rgb),
            b"DeviceCMYK" | b"CMYK" => self.device(Device::Cmyk),
            b"Pattern" => {}
            _ => {
                let named = self.named(b"ColorSpace", &[Object::Name(name.to_vec())]);
                self.spaces(named.map(|space| self.document.pdf.resolve(space)));
            }
        }
    }

    /// Looks through a colour space for those of devices.
    fn spaces(&mut self, space: Option<&'a Object>) {
        let pdf = self.document.pdf;
        let mut space = space;
        for _ in 0..8 {
            match space {
                Some(Object::Name(name)) => {
                    if name.starts_with(b"Device") {
                        self.space(name);
                    }
                    return;
                }
                Some(Object::Array(items)) => {
                    let nth = match items.first().and_then(Object::name) {
                        Some(b"Indexed" | b"I" | b"Pattern") => 1,
                        Some(b"Separation" | b"DeviceN") => 2,
                        Some(b"DeviceGray" | b"DeviceRGB" | b"DeviceCMYK") => 0,
                        _ => return,
                    };
                    space = items.get(nth).map(|item| pdf.resolve(item));
                }
                _ => return,
            }
        }
    }

    fn pattern(&mut self, operands: &[Object]) {
        let pdf = self.document.pdf;
        let Some(last @ Object::Name(_)) = operands.last() else { return };
        let named = self.named(b"Pattern", std::slice::from_ref(last));
        match named.map(|object| pdf.resolve(object)) {
            Some(Object::Stream(stream)) => {
                self.push(stream, pdf.key(&stream.dict, b"Resources"), (-1, Within::Exempt));
            }
            Some(Object::Dict(dict)) => {
                let shading = pdf.dict(dict, b"Shading");
                self.spaces(shading.map(|dict| pdf.key(dict, b"ColorSpace")));
            }
            _ => {}
        }
    }

    fn inline_image(&mut self, operands: &[Object]) {
        let Some(dict) = operands.first().and_then(Object::dict) else { return };
        let value = |long: &[u8], short: &[u8]| dict.raw(long).or_else(|| dict.raw(short)).cloned();
        let is_smooth = value(b"Interpolate", b"I").and_then(|value| value.bool()) == Some(true);
        self.require(!is_smooth, &rule::IMAGE_INTERPOLATE, || "a picture in the contents".into());
        let is_mask = value(b"ImageMask", b"IM").and_then(|value| value.bool()) == Some(true);
        if let Some(Object::Name(name)) = value(b"ColorSpace", b"CS").filter(|_| !is_mask) {
            self.space(&name);
        }
        for filter in value(b"Filter", b"F").iter().flat_map(Object::walk) {
            let is_lzw = matches!(filter.name(), Some(b"LZW" | b"LZWDecode" | b"Crypt"));
            self.require(!is_lzw, &rule::STREAM_FILTER, || "a picture in the contents".into());
        }
    }
}

/// Whether a text in UTF-16 has a character for private use.
fn is_for_private_use(text: &[u8]) -> bool {
    let units = text.chunks_exact(2).map(|unit| u16::from_be_bytes([unit[0], unit[1]]));
    char::decode_utf16(units).filter_map(Result::ok).any(|c| {
        matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
    })
}
