//! Words into stretches of one face and one script.

use std::ops::Range;

use letterpress_page::FontId;
use unicode_script::{Script, UnicodeScript};
use unicode_segmentation::UnicodeSegmentation;

use super::languages::LangId;
use super::{Faces, Shaper, emoji, scripts};
use crate::fonts::{Wanted, is_ignorable};

/// A part of a word in one face and one script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) font: FontId,
    /// None where no character of it has a script of its own.
    pub(super) script: Option<Script>,
    pub(super) range: Range<usize>,
}

impl Stretch {
    /// Whether a cluster of a script may be part of it.
    fn goes_on_with(&self, script: Option<Script>) -> bool {
        match (self.script, script) {
            (Some(own), Some(other)) => scripts::are_kin(own, other),
            _ => true,
        }
    }
}

impl Shaper<'_> {
    /// Whether a word that one face may have all of is still not for it alone: it has pictures,
    /// or letters of several scripts.
    pub(super) fn is_mixed(&self, text: &str) -> bool {
        if text.is_ascii() {
            return false;
        }
        let pictures =
            emoji::may_have_pictures(text) && text.graphemes(true).any(emoji::is_picture);
        pictures || {
            let mut all = scripts::own_scripts(text);
            let first = all.next();
            first.is_some_and(|first| all.any(|script| !scripts::are_kin(first, script)))
        }
    }

    /// Cuts a word into stretches, never inside a cluster.
    ///
    /// What has no script of its own goes with the letters before it, else with those behind it.
    pub(super) fn itemise(
        &mut self,
        primary: FontId,
        (lang, square): (LangId, bool),
        text: &str,
    ) -> Vec<Stretch> {
        let lang = self.lang_of(lang, text);
        let mut stretches: Vec<Stretch> = Vec::new();
        let mut around = None;
        for (start, cluster) in text.grapheme_indices(true) {
            let range = start..start + cluster.len();
            let own = scripts::script_of(cluster);
            around = own.or(around);
            let script = around.or_else(|| scripts::script_of(&text[range.end..]));
            let last = stretches.last().map(|last| last.font);
            let square = square && cluster.chars().all(scripts::is_ambiguous);
            let own = if square { Some(Script::Han) } else { own };
            let script = own.or(script);
            let font = self.face_of((cluster, square), script, (primary, last), &lang);
            match stretches.last_mut() {
                Some(last) if last.font == font && last.goes_on_with(own) => {
                    last.script = last.script.or(own);
                    last.range.end = range.end;
                }
                _ => stretches.push(Stretch { font, script: own, range }),
            }
        }
        stretches
    }

    /// The language that a word's faces are looked for by: kana are Japanese in any language, and so
    /// are the ideographs beside them.
    fn lang_of(&self, lang: LangId, text: &str) -> Box<str> {
        let is_kana = |c: char| matches!(c.script(), Script::Hiragana | Script::Katakana);
        let own = &self.languages[usize::from(lang.0)];
        match text.chars().any(is_kana) && !own.scripts.contains(&Script::Han) {
            true => "ja".into(),
            false => own.tag.clone(),
        }
    }

    /// The face for a cluster: the text's own before that of the cluster before, before any other.
    fn face_of(
        &mut self,
        (cluster, square): (&str, bool),
        script: Option<Script>,
        (primary, last): (FontId, Option<FontId>),
        lang: &str,
    ) -> FontId {
        let emoji = emoji::is_picture(cluster);
        let has = |faces: &Faces<'_>, font| {
            cluster.chars().all(|c| is_ignorable(c) || faces.covers(font, c))
        };
        if !emoji && !square && has(&self.faces, primary) {
            return primary;
        }
        if let Some(last) = last.filter(|&last| !emoji && last != primary)
            && has(&self.faces, last)
        {
            return last;
        }
        let script = script.map_or(*b"Zyyy", scripts::tag);
        let found = self.faces.fallback(Wanted { cluster, script, lang, emoji }, primary);
        if found == Faces::CODE_POINTS && has(&self.faces, primary) { primary } else { found }
    }
}
