//! What a document says of itself: the information dictionary (ISO 32000-2 §14.3.3) and the
//! same as XMP (§14.3.2).

use std::borrow::Cow;
use std::io::{self, Write};

use letterpress_source::Metadata;
use pdf_writer::{Name, Ref, TextStr};
use xmp_writer::{DateTime, LangId, Timezone, XmpWriter};

use crate::file::File;
use crate::profile::{Access, Archive, Profile};
use crate::words::words;

/// The program that wrote the file.
const PRODUCER: &str =
    concat!("Letterpress ", env!("CARGO_PKG_VERSION_MAJOR"), ".", env!("CARGO_PKG_VERSION_MINOR"));

/// The title of a document without one.
const NO_TITLE: &str = "Untitled";
/// The tag of no language in particular (BCP 47, §4.1).
const UNKNOWN: &str = "und";

/// Metadata, free of characters that its formats can't hold.
pub(crate) struct Facts<'a> {
    title: Option<Cow<'a, str>>,
    authors: Vec<Cow<'a, str>>,
    keywords: Vec<Cow<'a, str>>,
    creator: Option<Cow<'a, str>>,
    date: Option<Day>,
    /// The second when the file is made.
    built: Option<Moment>,
    lang: Option<&'a str>,
    profile: Profile,
}

/// A day, or as much of it as is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Day {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

impl<'a> Facts<'a> {
    /// What is known of a document and the program that made it.
    pub(crate) fn of(
        metadata: &'a Metadata,
        (creator, built): (Option<&'a str>, Option<u64>),
        profile: Profile,
    ) -> Self {
        let clean = |text: &'a str| match words(text, profile.version()) {
            Cow::Borrowed(text) => clean(text),
            Cow::Owned(text) => Cow::Owned(clean(&text).into_owned()),
        };
        let all = |texts: &'a [String]| texts.iter().map(|text| clean(text)).collect();
        Self {
            title: metadata
                .title
                .as_deref()
                .map(clean)
                .filter(|title| !title.trim().is_empty())
                .or(profile.is_tagged().then_some(Cow::Borrowed(NO_TITLE))),
            authors: all(&metadata.authors),
            keywords: all(&metadata.keywords),
            creator: creator.map(clean),
            date: metadata.date.as_deref().and_then(day),
            built: built.and_then(Moment::of),
            lang: metadata.lang.as_deref().filter(|lang| is_tag(lang)),
            profile,
        }
    }

    /// The language, if it is a tag in form, or else that of texts of which it is not known.
    pub(crate) fn lang(&self) -> Option<&'a str> {
        self.lang.or(self.profile.is_tagged().then_some(UNKNOWN))
    }

    /// Whether there is a title to show in the window's.
    pub(crate) fn has_title(&self) -> bool {
        self.title.is_some()
    }

    /// Writes the information dictionary.
    pub(crate) fn write_info<W: Write>(&self, file: &mut File<W>, id: Ref) -> io::Result<()> {
        file.object(|chunk| {
            let mut info = chunk.indirect(id).start::<pdf_writer::writers::DocumentInfo<'_>>();
            if let Some(title) = &self.title {
                info.title(TextStr(title));
            }
            if !self.authors.is_empty() {
                info.author(TextStr(&words(&self.authors.join(", "), self.profile.version())));
            }
            if !self.keywords.is_empty() {
                info.keywords(TextStr(&words(&self.keywords.join(", "), self.profile.version())));
            }
            if let Some(creator) = &self.creator {
                info.creator(TextStr(creator));
            }
            info.producer(TextStr(PRODUCER));
            if let Some(Day { year, month, day }) = self.date {
                let date = pdf_writer::Date::new(year);
                let date = month.map_or(date, |month| date.month(month));
                info.creation_date(day.map_or(date, |day| date.day(day)));
            } else if let Some(built) = self.built {
                info.creation_date(built.date());
            }
            if let Some(built) = self.built {
                info.modified_date(built.date());
            }
        })
    }

    /// Writes the XMP packet, uncompressed, so that it can be found without reading PDF.
    pub(crate) fn write_xmp<W: Write>(&self, file: &mut File<W>, id: Ref) -> io::Result<()> {
        let mut xmp = XmpWriter::new();
        xmp.format("application/pdf");
        if let Some(title) = &self.title {
            xmp.title([(None, title.as_ref())]);
        }
        if !self.authors.is_empty() {
            xmp.creator(self.authors.iter().map(Cow::as_ref));
        }
        if !self.keywords.is_empty() {
            xmp.subject(self.keywords.iter().map(Cow::as_ref));
            xmp.pdf_keywords(&words(&self.keywords.join(", "), self.profile.version()));
        }
        if let Some(lang) = self.lang {
            xmp.language([LangId(lang)]);
        }
        if let Some(creator) = &self.creator {
            xmp.creator_tool(creator);
        }
        xmp.producer(PRODUCER).pdf_version(self.profile.version().number());
        if let Some(Day { year, month, day }) = self.date {
            let (hour, minute, second, timezone) = (None, None, None, None);
            xmp.create_date(DateTime { year, month, day, hour, minute, second, timezone });
        } else if let Some(built) = self.built {
            xmp.create_date(built.date_time());
        }
        if let Some(built) = self.built {
            xmp.modify_date(built.date_time());
        }
        self.claim(&mut xmp);
        let packet = xmp.finish(None);
        file.stream(id, packet.as_bytes(), |stream| {
            stream.pair(Name(b"Type"), Name(b"Metadata"));
            stream.pair(Name(b"Subtype"), Name(b"XML"));
        })
    }
}

impl Facts<'_> {
    /// Says which standards the file keeps (ISO 19005-2 §6.6.4, ISO 19005-4 §6.7.3, ISO 14289-1 §5,
    /// ISO 14289-2 §5).
    fn claim(&self, xmp: &mut XmpWriter<'_>) {
        let part = self.profile.archive().map(|archive| match archive {
            Archive::A2u => (2, Some("U")),
            Archive::A2a => (2, Some("A")),
            Archive::A3u => (3, Some("U")),
            Archive::A3a => (3, Some("A")),
            Archive::A4 => (4, None),
            Archive::A4f => (4, Some("F")),
        });
        if let Some((part, level)) = part {
            xmp.pdfa_part(part);
            level.map(|level| xmp.pdfa_conformance(level));
            if part == 4 {
                xmp.pdfa_rev(2020);
            }
        }
        match self.profile.access() {
            Some(Access::Ua1) => {
                xmp.pdfua_part(1);
            }
            Some(Access::Ua2) => {
                xmp.pdfua_part(2).pdfua_rev(2024);
            }
            None => {}
        }
        // What PDF/A-2 and 3 don't know of has to be described (ISO 19005-2 §6.6.2.3).
        if part.is_some_and(|(part, _)| part < 4) && self.profile.access().is_some() {
            let mut schemas = xmp.extension_schemas();
            schemas.pdfua_id().properties().describe_part();
        }
    }
}

/// A second in Greenwich.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    year: u16,
    month: u8,
    day: u8,
    second: u32,
}

impl Moment {
    /// The moment so many seconds after the beginning of 1970, up to the year 9999.
    pub(crate) fn of(seconds: u64) -> Option<Self> {
        let (days, second) = (seconds / 86_400, seconds % 86_400);
        // Years are counted from March, so that the day that may be missing is the last one; 400
        // of them have 146,097 days.
        let from_march = days + 719_468;
        let (era, day) = (from_march / 146_097, from_march % 146_097);
        let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        let month = (5 * day + 2) / 153;
        let day = day - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = u16::try_from(era * 400 + year + u64::from(month <= 2)).ok()?;
        let second = u32::try_from(second).ok()?;
        let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        (year <= 9999).then_some(Self { year, month, day, second })
    }

    /// Hour, minute and second.
    fn time(self) -> [u8; 3] {
        let parts = [self.second / 3600, self.second / 60 % 60, self.second % 60];
        parts.map(|part| u8::try_from(part).unwrap_or(0))
    }

    /// The moment as PDF has it (ISO 32000-2 §7.9.4).
    pub(crate) fn date(self) -> pdf_writer::Date {
        let [hour, minute, second] = self.time();
        let date = pdf_writer::Date::new(self.year).month(self.month).day(self.day);
        date.hour(hour).minute(minute).second(second).utc_offset_hour(0).utc_offset_minute(0)
    }

    fn date_time(self) -> DateTime {
        let [hour, minute, second] = self.time().map(Some);
        let (month, day) = (Some(self.month), Some(self.day));
        DateTime {
            year: self.year,
            month,
            day,
            hour,
            minute,
            second,
            timezone: Some(Timezone::Utc),
        }
    }
}

/// A text without the characters that XML 1.0 forbids (§2.2).
fn clean(text: &str) -> Cow<'_, str> {
    let allowed = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
    if text.chars().all(allowed) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().filter(|&c| allowed(c)).collect())
    }
}

/// Whether a language tag has the form of one (BCP 47, §2.1).
pub(crate) fn is_tag(lang: &str) -> bool {
    let part = |part: &str| {
        matches!(part.len(), 1..=8) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let first = lang.split('-').next().unwrap_or_default();
    lang.split('-').all(part) && first.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// The day of a date written as YYYY, YYYY-MM or YYYY-MM-DD (ISO 8601).
fn day(text: &str) -> Option<Day> {
    let mut parts = text.trim().split('-');
    let number = |part: &str, digits: usize| {
        let plain = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<u16>().ok().filter(|_| plain)
    };
    let within = |part: Option<&str>, most: u8| match part {
        None => Some(None),
        Some(part) => {
            let value = u8::try_from(number(part, 2)?).ok()?;
            (1..=most).contains(&value).then_some(Some(value))
        }
    };
    let year = number(parts.next()?, 4)?;
    let month = within(parts.next(), 12)?;
    let longest = match month {
        Some(2)
            if !year.is_multiple_of(4)
                || (year.is_multiple_of(100) && !year.is_multiple_of(400)) =>
        {
            28
        }
        Some(2) => 29,
        Some(4 | 6 | 9 | 11) => 30,
        _ => 31,
    };
    let day = within(parts.next(), longest)?;
    parts.next().is_none().then_some(Day { year, month, day })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_iso_dates_are_dates() {
        let ymd = |text| day(text).map(|d| (d.year, d.month, d.day));
        assert_eq!(ymd("2026"), Some((2026, None, None)));
        assert_eq!(ymd("2026-11"), Some((2026, Some(11), None)));
        assert_eq!(ymd(" 2024-02-29 "), Some((2024, Some(2), Some(29))));
        for text in
            ["", "2023-02-29", "2026-13", "26-11-01", "2026-1-1", "1 May 2026", "2026-11-01-1"]
        {
            assert_eq!(ymd(text), None, "{text}");
        }
    }

    #[test]
    fn seconds_are_days() {
        let ymd = |seconds| Moment::of(seconds).map(|m| (m.year, m.month, m.day, m.time()));
        assert_eq!(ymd(0), Some((1970, 1, 1, [0, 0, 0])));
        assert_eq!(ymd(951_782_399), Some((2000, 2, 28, [23, 59, 59])));
        assert_eq!(ymd(951_782_400), Some((2000, 2, 29, [0, 0, 0])));
        assert_eq!(ymd(1_764_324_000), Some((2025, 11, 28, [10, 0, 0])));
        assert_eq!(ymd(u64::MAX), None);
    }

    #[test]
    fn what_xml_forbids_is_left_out() {
        assert_eq!(clean("a\u{0}b\u{FFFE}c\td"), "abc\td");
        assert!(matches!(clean("plain"), Cow::Borrowed(_)));
    }

    #[test]
    fn languages_are_tags() {
        assert!(is_tag("en") && is_tag("de-CH-1996"));
        assert!(
            !is_tag("") && !is_tag("de_CH") && !is_tag("1-x") && !is_tag("e1") && !is_tag("en-")
        );
    }
}
