//! Shaping, and the cache of shaped words.

use std::ops::Range;

use letterpress_page::{CODE_POINT_ADVANCE, FontId, Len};
use rustc_hash::FxHashMap;
use rustybuzz::ttf_parser::Tag;
use rustybuzz::{Direction, Feature, Language, Script, ShapePlan, UnicodeBuffer};
use unicode_script::Script::Common;
use unicode_script::UnicodeScript;
use unicode_segmentation::UnicodeSegmentation;

use super::hyphens::Hyphenator;
use super::{Elastic, Faces, Segment, ShapedGlyph, Word, WordId};
use crate::Setting;
use crate::fonts::{Wanted, is_ignorable};
use crate::style::{Features, TextStyle};

/// A face with a set of features: what words are shaped with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct InstanceId(u32);

/// Shapes words, each once.
pub(crate) struct Shaper<'a> {
    pub(crate) faces: Faces<'a>,
    lang: &'a str,
    language: Option<Language>,
    hyphenator: Hyphenator<'a>,
    instances: Vec<Instance>,
    words: Vec<Word>,
    /// Kept between words for its memory.
    buffer: Option<UnicodeBuffer>,
}

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
    tags: Vec<Feature>,
    plans: Vec<(FontId, Script, ShapePlan)>,
    space: Sign,
    hyphen: Sign,
    /// What the hyphen is kerned by behind a letter, in units of an em.
    hyphen_kerns: FxHashMap<char, (i64, i64)>,
    words: FxHashMap<Box<str>, WordId>,
}

impl<'a> Shaper<'a> {
    pub(crate) fn new(faces: Faces<'a>, setting: &Setting<'a>) -> Self {
        let lang = setting.lang;
        Self {
            faces,
            lang,
            language: lang.parse().ok(),
            hyphenator: Hyphenator::new(lang, setting.hyphenation),
            instances: Vec::new(),
            words: Vec::new(),
            buffer: Some(UnicodeBuffer::new()),
        }
    }

    /// Whether there are hyphenation patterns for the document's language.
    pub(crate) fn hyphenates(&self) -> bool {
        self.hyphenator.has_patterns()
    }

    /// What a text is shaped with.
    pub(crate) fn instance(&mut self, style: &TextStyle) -> InstanceId {
        let font = self.faces.select(style);
        let features = Features {
            no_ligatures: style.features.no_ligatures || !style.tracking.is_zero(),
            ..style.features
        };
        let same = |known: &Instance| known.font == font && known.features == features;
        let index = self.instances.iter().position(same).unwrap_or_else(|| {
            let tags = feature_tags(features);
            self.instances.push(Instance {
                font,
                features,
                tags,
                plans: Vec::new(),
                space: Sign::default(),
                hyphen: Sign::default(),
                hyphen_kerns: FxHashMap::default(),
                words: FxHashMap::default(),
            });
            self.instances.len() - 1
        });
        let id = InstanceId(u32::try_from(index).expect("there are few faces and features"));
        if self.instances[index].space.em == 0 {
            self.instances[index].space = self.sign(id, " ");
            self.instances[index].hyphen = self.sign(id, "-");
        }
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
            let id = InstanceId(u32::try_from(index).expect("there are few faces and features"));
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

    /// The width that a hyphen adds behind a text, kerning included, at a size.
    pub(crate) fn hyphen_after(&mut self, instance: InstanceId, text: &str, size: Len) -> Len {
        let alone = self.hyphen(instance, size);
        let Some(last) = text.chars().next_back() else { return alone };
        if let Some(&(units, em)) = self.instances[instance.0 as usize].hyphen_kerns.get(&last) {
            return alone + size.scale(units, em);
        }
        let mut pair = [last, '-'].iter().collect::<String>();
        let (units, em) = self.whole(instance, &pair);
        pair.pop();
        let kern = (units - self.whole(instance, &pair).0 - self.whole(instance, "-").0, em);
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
    pub(crate) fn hyphens(&mut self, id: WordId, text: &str) -> &[u32] {
        let hyphenator = &self.hyphenator;
        let word = &mut self.words[id.0 as usize];
        word.hyphens.get_or_insert_with(|| hyphenator.points(text))
    }

    fn shape(&mut self, instance: InstanceId, text: &str) -> Word {
        let primary = self.instances[instance.0 as usize].font;
        let mut word = Word { reads: reads(text), elastic: elastic(text), ..Word::default() };
        if primary != Faces::CODE_POINTS {
            // Glyph 0 says that the face lacks something; nearly always it lacks nothing.
            let whole = self.shape_segment(instance, primary, text, 0..text.len());
            if whole.glyphs.iter().all(|glyph| glyph.id != 0) {
                word.segments.push(whole);
                return word;
            }
        }
        for (font, range) in self.itemise(primary, text) {
            let segment = if font == Faces::CODE_POINTS {
                word.missing = true;
                code_points(text, range)
            } else {
                self.shape_segment(instance, font, text, range)
            };
            word.segments.push(segment);
        }
        word
    }

    /// Cuts a word into runs of one face each, never inside a cluster.
    fn itemise(&mut self, primary: FontId, text: &str) -> Vec<(FontId, Range<usize>)> {
        let mut runs: Vec<(FontId, Range<usize>)> = Vec::new();
        for (start, cluster) in text.grapheme_indices(true) {
            let has = |font| cluster.chars().all(|c| is_ignorable(c) || self.faces.covers(font, c));
            let font = match runs.last() {
                _ if has(primary) => primary,
                Some(&(last, _)) if has(last) => last,
                _ => {
                    let script = cluster.chars().next().map_or(Common, |c| c.script());
                    let script = script.short_name().as_bytes().try_into().unwrap_or(*b"Zyyy");
                    let wanted = Wanted { cluster, script, lang: self.lang, emoji: false };
                    self.faces.fallback(wanted, primary)
                }
            };
            let end = start + cluster.len();
            match runs.last_mut() {
                Some((last, range)) if *last == font => range.end = end,
                _ => runs.push((font, start..end)),
            }
        }
        runs
    }

    fn shape_segment(
        &mut self,
        instance: InstanceId,
        font: FontId,
        text: &str,
        range: Range<usize>,
    ) -> Segment {
        let piece = &text[range.clone()];
        let em = self.faces.em(font);
        let bytes = offset(range.start)..offset(range.end);
        let Some(face) = self.faces.face(font) else { return code_points(text, range) };
        let mut buffer = self.buffer.take().unwrap_or_default();
        buffer.push_str(piece);
        buffer.set_direction(Direction::LeftToRight);
        let script = script_of(piece);
        buffer.set_script(script);
        if let Some(language) = &self.language {
            buffer.set_language(language.clone());
        }
        let Instance { tags, plans, .. } = &mut self.instances[instance.0 as usize];
        let known = plans.iter().position(|(f, s, _)| *f == font && *s == script);
        let index = known.unwrap_or_else(|| {
            let direction = Direction::LeftToRight;
            let plan = ShapePlan::new(face, direction, Some(script), self.language.as_ref(), tags);
            plans.push((font, script, plan));
            plans.len() - 1
        });
        let shaped = rustybuzz::shape_with_plan(face, &plans[index].2, buffer);
        let pairs = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
        let glyphs = pairs.map(|(info, position)| ShapedGlyph {
            id: info.glyph_id,
            cluster: bytes.start + info.cluster,
            advance: position.x_advance,
            dx: position.x_offset,
            dy: position.y_offset,
            safe: !info.unsafe_to_break(),
        });
        let glyphs = glyphs.collect();
        self.buffer = Some(shaped.clear());
        Segment::new(font, em, bytes, glyphs)
    }
}

/// Sets a piece of text in the face of code points, a box for each character.
fn code_points(text: &str, range: Range<usize>) -> Segment {
    let bytes = offset(range.start)..offset(range.end);
    let advance = i32::try_from(CODE_POINT_ADVANCE).unwrap_or(i32::MAX);
    let boxes = text[range.clone()].char_indices().filter(|&(at, c)| at == 0 || !is_ignorable(c));
    let glyphs = boxes.map(|(at, c)| ShapedGlyph {
        id: u32::from(c),
        cluster: bytes.start + offset(at),
        advance,
        dx: 0,
        dy: 0,
        safe: true,
    });
    let glyphs = glyphs.collect();
    Segment::new(Faces::CODE_POINTS, letterpress_page::CODE_POINT_EM, bytes, glyphs)
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

/// What the letters of a word may give.
fn elastic(text: &str) -> Elastic {
    use rustybuzz::script as s;
    let of = script_of(text);
    let ideographic = [s::HAN, s::HIRAGANA, s::KATAKANA, s::HANGUL, s::BOPOMOFO, s::YI];
    let apart = [s::LATIN, s::GREEK, s::CYRILLIC, s::ARMENIAN, s::GEORGIAN, s::HEBREW];
    Elastic { expands: !ideographic.contains(&of), spaced: apart.contains(&of) }
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

/// The script of the first character that has one of its own.
fn script_of(text: &str) -> Script {
    let own = text.chars().map(|c| c.script()).find(|script| {
        !matches!(script, unicode_script::Script::Common | unicode_script::Script::Inherited)
    });
    let tag = own.map(unicode_script::Script::short_name).map(str::as_bytes);
    let tag = tag.and_then(|name| <[u8; 4]>::try_from(name).ok());
    let script = tag.and_then(|tag| Script::from_iso15924_tag(Tag::from_bytes(&tag)));
    script.unwrap_or(rustybuzz::script::LATIN)
}
