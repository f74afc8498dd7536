//! Shaping, and the cache of shaped words.

use std::ops::Range;

use letterpress_page::{CODE_POINT_ADVANCE, FontId, Len};
use rustc_hash::FxHashMap;
use rustybuzz::ttf_parser::Tag;
use rustybuzz::{BufferClusterLevel, Direction, Feature, GlyphInfo, ShapePlan, UnicodeBuffer};

use super::itemise::Stretch;
use super::languages::{LangId, Language};
use super::word::UNSCALED;
use super::{Blank, Faces, Segment, ShapedGlyph, Word, WordId, scripts};
use crate::fonts::is_ignorable;
use crate::hyphenation::Exceptions;
use crate::style::{Features, TextStyle};

/// A face with a set of features, a language and a direction: what words are shaped with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct InstanceId(u32);

/// Shapes words, each once.
pub(crate) struct Shaper<'a> {
    pub(crate) faces: Faces<'a>,
    exceptions: &'a Exceptions,
    pub(super) languages: Vec<Language<'a>>,
    instances: Vec<Instance>,
    words: Vec<Word>,
    pub(super) blanks: FxHashMap<(InstanceId, char), Blank>,
    /// Kept between words for its memory.
    buffer: Option<UnicodeBuffer>,
}

/// The hyphen that is no minus as well. A line break adds it where a face has a glyph of its own for
/// it that is as wide as the one that is typed: so the two are read as what they are when text is
/// taken out of a PDF.
const HYPHEN: &str = "\u{2010}";
/// The hyphen that is typed.
const TYPED_HYPHEN: &str = "-";

/// A character that is asked for with every word: the space, the hyphen.
#[derive(Clone, Copy, Default)]
struct Sign {
    glyph: Option<(FontId, u32)>,
    advance: i64,
    em: i64,
}

impl Sign {
    fn width(self, size: Len) -> Len {
        size.scale(self.advance, self.em)
    }
}

struct Instance {
    font: FontId,
    features: Features,
    lang: LangId,
    around: Surroundings,
    /// The same in other surroundings, once they have been asked for.
    others: [Option<InstanceId>; Surroundings::COUNT],
    tags: Vec<Feature>,
    plans: Vec<(FontId, rustybuzz::Script, ShapePlan)>,
    space: Sign,
    /// What a line break adds, and the character it is the face's glyph for.
    hyphen: Sign,
    hyphen_text: &'static str,
    /// What the hyphen is kerned by behind a letter, in units of an em.
    hyphen_kerns: FxHashMap<char, (i64, i64)>,
    words: FxHashMap<Box<str>, WordId>,
}

/// What a word stands among, as far as its glyphs depend on that.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Surroundings {
    /// It runs from right to left.
    pub(crate) rtl: bool,
    /// Its quotation marks, dashes and dots stand among squares, and are squares themselves.
    pub(crate) square: bool,
    /// Its first letter joins the one before, which looks otherwise or belongs to something else.
    pub(crate) joins_before: bool,
    /// Its last letter joins the one behind it.
    pub(crate) joins_after: bool,
}

impl Surroundings {
    const COUNT: usize = 16;

    /// Its place among all.
    fn index(self) -> usize {
        let bits = [self.rtl, self.square, self.joins_before, self.joins_after];
        bits.iter().fold(0, |index, &bit| index * 2 + usize::from(bit))
    }
}

/// A letter that joins others on both sides.
const JOINING: &str = "\u{640}";

impl<'a> Shaper<'a> {
    pub(crate) fn new(faces: Faces<'a>, lang: &str, exceptions: &'a Exceptions) -> Self {
        Self {
            faces,
            exceptions,
            languages: vec![Language::new(lang, exceptions)],
            instances: Vec::new(),
            words: Vec::new(),
            blanks: FxHashMap::default(),
            buffer: Some(UnicodeBuffer::new()),
        }
    }

    /// Whether there are hyphenation patterns for the document's language.
    pub(crate) fn hyphenates(&self) -> bool {
        self.languages[0].hyphenator.has_patterns()
    }

    /// The language of a BCP 47 tag.
    pub(crate) fn lang(&mut self, tag: &str) -> LangId {
        let known = self.languages.iter().position(|known| *known.tag == *tag);
        let index = known.unwrap_or_else(|| {
            self.languages.push(Language::new(tag, self.exceptions));
            self.languages.len() - 1
        });
        // Whoever mixes so many languages has them all shaped as the document's.
        LangId(u16::try_from(index).unwrap_or(0))
    }

    /// The BCP 47 tag of a language.
    pub(crate) fn tag(&self, lang: LangId) -> &str {
        &self.languages[usize::from(lang.0)].tag
    }

    /// What a text in a language is shaped with.
    pub(crate) fn instance(&mut self, style: &TextStyle, lang: LangId) -> InstanceId {
        let font = self.faces.select(style);
        let features = Features {
            no_ligatures: style.features.no_ligatures || !style.tracking.is_zero(),
            ..style.features
        };
        let same = |known: &Instance| {
            known.font == font
                && known.features == features
                && known.lang == lang
                && known.around == Surroundings::default()
        };
        match self.instances.iter().position(same) {
            Some(index) => instance_id(index),
            None => self.add_instance((font, features, lang), Surroundings::default()),
        }
    }

    /// The same for words in surroundings.
    pub(crate) fn amid(&mut self, instance: InstanceId, around: Surroundings) -> InstanceId {
        if around == Surroundings::default() {
            return instance;
        }
        let Instance { others, font, features, lang, .. } = self.instances[instance.0 as usize];
        others[around.index()].unwrap_or_else(|| {
            let other = self.add_instance((font, features, lang), around);
            self.instances[instance.0 as usize].others[around.index()] = Some(other);
            other
        })
    }

    fn add_instance(
        &mut self,
        (font, features, lang): (FontId, Features, LangId),
        around: Surroundings,
    ) -> InstanceId {
        let id = instance_id(self.instances.len());
        self.instances.push(Instance {
            font,
            features,
            lang,
            around,
            others: [None; Surroundings::COUNT],
            tags: feature_tags(features),
            plans: Vec::new(),
            space: Sign::default(),
            hyphen: Sign::default(),
            hyphen_text: TYPED_HYPHEN,
            hyphen_kerns: FxHashMap::default(),
            words: FxHashMap::default(),
        });
        self.instances[id.0 as usize].space = self.sign(id, " ");
        let (typed, own) = (self.sign(id, TYPED_HYPHEN), self.sign(id, HYPHEN));
        let font = |sign: &Sign| sign.glyph.map(|(font, _)| font);
        let is_like = font(&own) == font(&typed) && own.advance == typed.advance;
        let instance = &mut self.instances[id.0 as usize];
        (instance.hyphen, instance.hyphen_text) =
            if is_like { (own, HYPHEN) } else { (typed, TYPED_HYPHEN) };
        id
    }

    fn sign(&mut self, instance: InstanceId, text: &str) -> Sign {
        let id = self.word(instance, text);
        let segment = self.get(id).segments.first();
        let found = segment.and_then(|segment| Some((segment, segment.glyphs.first()?)));
        found.map_or(Sign { em: 1, ..Sign::default() }, |(segment, glyph)| Sign {
            glyph: Some((segment.font, glyph.id)),
            advance: i64::from(glyph.advance),
            em: segment.em,
        })
    }

    /// Shapes a word, or finds it shaped.
    pub(crate) fn word(&mut self, instance: InstanceId, text: &str) -> WordId {
        if let Some(&known) = self.instances[instance.0 as usize].words.get(text) {
            return known;
        }
        let word = self.shape(instance, text);
        let id = WordId(u32::try_from(self.words.len()).expect("fewer words than bytes"));
        self.words.push(word);
        self.instances[instance.0 as usize].words.insert(text.into(), id);
        id
    }

    /// Shapes every word of the cache once more; how many there are.
    pub(crate) fn shape_all(&mut self) -> usize {
        let mut words = Vec::new();
        for (index, instance) in self.instances.iter().enumerate() {
            let id = instance_id(index);
            words.extend(instance.words.iter().map(|(text, &word)| (word, id, text.clone())));
        }
        words.sort_unstable_by_key(|&(word, ..)| word);
        for (_, instance, text) in &words {
            std::hint::black_box(self.shape(*instance, text));
        }
        words.len()
    }

    /// A word that was shaped.
    pub(crate) fn get(&self, id: WordId) -> &Word {
        &self.words[id.0 as usize]
    }

    /// The width of an instance's space at a size.
    pub(crate) fn space(&self, instance: InstanceId, size: Len) -> Len {
        self.instances[instance.0 as usize].space.width(size)
    }

    /// The width of an instance's hyphen at a size.
    pub(crate) fn hyphen(&self, instance: InstanceId, size: Len) -> Len {
        self.instances[instance.0 as usize].hyphen.width(size)
    }

    /// The character of the hyphen that a line break adds.
    pub(crate) fn hyphen_text(&self, instance: InstanceId) -> &'static str {
        self.instances[instance.0 as usize].hyphen_text
    }

    /// The width that a hyphen adds behind a text, kerning included, at a size.
    pub(crate) fn hyphen_after(&mut self, instance: InstanceId, text: &str, size: Len) -> Len {
        let alone = self.hyphen(instance, size);
        let Some(last) = text.chars().next_back() else { return alone };
        if let Some(&(units, em)) = self.instances[instance.0 as usize].hyphen_kerns.get(&last) {
            return alone + size.scale(units, em);
        }
        let hyphen = self.hyphen_text(instance);
        let mut pair = String::from(last);
        let last_alone = self.whole(instance, &pair).0;
        pair.push_str(hyphen);
        let (units, em) = self.whole(instance, &pair);
        let kern = (units - last_alone - self.whole(instance, hyphen).0, em);
        self.instances[instance.0 as usize].hyphen_kerns.insert(last, kern);
        alone + size.scale(kern.0, kern.1)
    }

    /// The width of a short text in units of its first face's em, and those units.
    fn whole(&mut self, instance: InstanceId, text: &str) -> (i64, i64) {
        let id = self.word(instance, text);
        let segments = &self.get(id).segments;
        let em = segments.first().map_or(1, |segment| segment.em);
        (segments.iter().map(Segment::units).sum(), em)
    }

    /// The font and glyph of an instance's space.
    pub(crate) fn space_glyph(&self, instance: InstanceId) -> Option<(FontId, u32)> {
        self.instances[instance.0 as usize].space.glyph
    }

    /// The byte offsets at which a word may be hyphenated.
    pub(crate) fn hyphens(&mut self, instance: InstanceId, id: WordId, text: &str) -> &[u32] {
        let LangId(lang) = self.instances[instance.0 as usize].lang;
        let hyphenator = &self.languages[usize::from(lang)].hyphenator;
        let word = &mut self.words[id.0 as usize];
        word.hyphens.get_or_insert_with(|| hyphenator.points(text))
    }

    fn shape(&mut self, instance: InstanceId, text: &str) -> Word {
        let Instance { font: primary, around, lang, .. } = self.instances[instance.0 as usize];
        let rtl = around.rtl;
        let script = scripts::script_of(text);
        let elastic = scripts::elastic(script);
        let mut word = Word { reads: reads(text), elastic, rtl, ..Word::default() };
        if primary != Faces::CODE_POINTS && !around.square && !self.is_mixed(text) {
            // Glyph 0 says that the face lacks something; nearly always it lacks nothing.
            let stretch = Stretch { font: primary, script, range: 0..text.len() };
            let whole = self.shape_stretch(instance, text, &stretch);
            if whole.glyphs.iter().all(|glyph| glyph.id != 0) {
                word.segments.push(whole);
                return word;
            }
        }
        for stretch in self.itemise(primary, (lang, around.square), text) {
            let segment = if stretch.font == Faces::CODE_POINTS {
                word.missing = true;
                code_points(text, stretch.range, rtl)
            } else {
                self.shape_stretch(instance, text, &stretch)
            };
            word.segments.push(segment);
        }
        word
    }

    fn shape_stretch(&mut self, instance: InstanceId, text: &str, stretch: &Stretch) -> Segment {
        let Stretch { font, script, ref range } = *stretch;
        let Instance { tags, plans, lang, around, font: primary, .. } =
            &mut self.instances[instance.0 as usize];
        let rtl = around.rtl;
        let Some(face) = self.faces.face(font) else {
            return code_points(text, range.clone(), rtl);
        };
        let language = &self.languages[usize::from(lang.0)].shaping;
        let direction = if rtl { Direction::RightToLeft } else { Direction::LeftToRight };
        let mut buffer = self.buffer.take().unwrap_or_default();
        buffer.push_str(&text[range.clone()]);
        if around.joins_before && range.start == 0 {
            buffer.set_pre_context(JOINING);
        }
        if around.joins_after && range.end == text.len() {
            buffer.set_post_context(JOINING);
        }
        buffer.set_direction(direction);
        // A mark is told from its letter, so that each glyph reads as what it shows.
        buffer.set_cluster_level(BufferClusterLevel::MonotoneCharacters);
        let tag = scripts::shaping(script);
        buffer.set_script(tag);
        if let Some(language) = language {
            buffer.set_language(language.clone());
        }
        let known = plans.iter().position(|(f, s, _)| *f == font && *s == tag);
        let index = known.unwrap_or_else(|| {
            let plan = ShapePlan::new(face, direction, Some(tag), language.as_ref(), tags);
            plans.push((font, tag, plan));
            plans.len() - 1
        });
        let shaped = rustybuzz::shape_with_plan(face, &plans[index].2, buffer);
        let bytes = offset(range.start)..offset(range.end);
        let pairs = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
        let glyphs = pairs.map(|(info, position)| {
            let (id, advance) = match hidden(face, &text[range.clone()], info) {
                Some(space) => (space, 0),
                None => (info.glyph_id, position.x_advance),
            };
            ShapedGlyph {
                id,
                cluster: bytes.start + info.cluster,
                advance,
                dx: position.x_offset,
                dy: position.y_offset,
                safe: !info.unsafe_to_break(),
            }
        });
        let glyphs = glyphs.collect();
        self.buffer = Some(shaped.clear());
        let scale = match script {
            // The text's own script has the text's own size.
            Some(script) if font != *primary && !self.languages[0].scripts.contains(&script) => {
                self.faces.scale(font, *primary, script)
            }
            _ => UNSCALED,
        };
        Segment::new(font, (self.faces.em(font), scale), bytes, glyphs)
    }
}

fn instance_id(index: usize) -> InstanceId {
    InstanceId(u32::try_from(index).expect("there are few faces and features"))
}

/// The space of a face, for a glyph that stands for a character that shows nothing and is younger than
/// the shaper, which has none for it. The shaper hides those that it knows in the same way.
fn hidden(face: &rustybuzz::Face<'_>, text: &str, info: &GlyphInfo) -> Option<u32> {
    let c = text.get(info.cluster as usize..).filter(|_| info.glyph_id == 0)?.chars().next()?;
    let space = face.glyph_index(' ').filter(|_| is_ignorable(c))?;
    Some(space.0.into())
}

/// Sets a piece of text in the face of code points, a box for each character.
fn code_points(text: &str, range: Range<usize>, rtl: bool) -> Segment {
    let bytes = offset(range.start)..offset(range.end);
    let advance = i32::try_from(CODE_POINT_ADVANCE).unwrap_or(i32::MAX);
    let boxes = text[range].char_indices().filter(|&(at, c)| at == 0 || !is_ignorable(c));
    let glyphs = boxes.map(|(at, c)| ShapedGlyph {
        id: u32::from(c),
        cluster: bytes.start + offset(at),
        advance,
        dx: 0,
        dy: 0,
        safe: true,
    });
    let mut glyphs: Vec<ShapedGlyph> = glyphs.collect();
    if rtl {
        glyphs.reverse();
    }
    let em = (letterpress_page::CODE_POINT_EM, UNSCALED);
    Segment::new(Faces::CODE_POINTS, em, bytes, glyphs)
}

fn offset(bytes: usize) -> u32 {
    u32::try_from(bytes).expect("a word is no longer than a source, which is below 4 GiB")
}

fn feature_tags(features: Features) -> Vec<Feature> {
    let mut tags = Vec::new();
    let mut set = |tag: &[u8; 4], value| tags.push(Feature::new(Tag::from_bytes(tag), value, ..));
    if features.no_ligatures {
        for tag in [b"liga", b"clig", b"calt", b"dlig"] {
            set(tag, 0);
        }
    }
    if features.tabular {
        set(b"tnum", 1);
        set(b"lnum", 1);
    }
    if features.small_caps {
        set(b"smcp", 1);
    }
    tags
}

/// What a word reads, as a number that is the same for all spellings but for case and
/// punctuation: FNV-1a over its letters and digits. A single letter reads as nothing.
fn reads(text: &str) -> u32 {
    let mut letters = 0;
    let mut hash = 0x811c_9dc5_u32;
    for c in text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase) {
        letters += 1;
        hash = (hash ^ u32::from(c)).wrapping_mul(0x0100_0193);
    }
    if letters > 1 { hash.max(1) } else { 0 }
}

#[cfg(test)]
mod tests;
