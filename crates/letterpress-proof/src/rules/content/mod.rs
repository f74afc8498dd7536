//! What stands on pages.

mod paint;
mod text;

use std::collections::BTreeSet;

use super::operators;
use super::usage::{Device, Usage};
use crate::reader::{Dict, Document, Instruction, Instructions, Kid, Object, Stream, show};
use crate::report::{Findings, Place};
use crate::rule::{self, Rule};

/// How deep states of graphics may be nested.
const MAX_STATES: usize = 28;
/// How deep they are counted.
const MAX_COUNTED: usize = 10_000;
/// How many bytes of contents are read, those of forms once for each way that they are drawn.
const MAX_BYTES: usize = 1 << 30;

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
    let (mut jobs, mut seen, mut bytes_read) = (Vec::new(), BTreeSet::new(), 0_usize);
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
            bytes_read = bytes_read.saturating_add(job.bytes.len());
            if bytes_read > MAX_BYTES {
                found.add(&rule::FILE_BOMB, Place::FILE, "contents are drawn beyond all sense");
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
            if let Some(element) = owner.and_then(|&owner| document.tree.elements.get(owner)) {
                has_actual |= element.has_actual;
                has_lang |= element.has_lang;
            }
        }
        let has_words = has(b"ActualText") || has(b"Alt") || has(b"E");
        let is_told = !has_words
            || has_lang
            || document.catalog.has(b"Lang")
            || self.marks.iter().any(|mark| mark.has_lang);
        self.require(is_told, &rule::LANG_SAID, || {
            "marked content has Alt, ActualText or E in a language that can't be told".into()
        });
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
        let is_form = pdf.name(&stream.dict, b"Subtype") == Some(b"Form");
        self.require(is_form && stream.dict.has(b"BBox"), &rule::CONTENT_RESOURCE, || {
            "what is drawn is neither a picture nor a form with its BBox".into()
        });
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
}
