//! The languages of Latin by their commonest words.

use std::collections::BTreeMap;

use super::Language;

/// How many of its words a language needs at least; fewer stand in a name or a title.
const LEAST: usize = 3;

/// One word in so many must be among them, or the text is hardly in the language: where they are
/// rarest, in Finnish, about one in seven is.
const SHARE: usize = 20;

/// By how much a language must beat each other, in words that only one of the two has.
const LEAD: usize = 2;

/// The languages with their commonest words, but for names of things. What two that are close to
/// each other share stands with both, so that only their differences count.
const LANGUAGES: [(Language, &str); 18] = [
    (("en", "English"), "the of and to in a is that for it with as on be are this you not or from"),
    (
        ("de", "German"),
        "der die und das in den von zu mit ist nicht ein eine auf für dem im sich es auch",
    ),
    (("fr", "French"), "de la le les et des en un une du est que dans pour pas au sur qui il ne"),
    (("es", "Spanish"), "de la el que y en los del las se por un con una para es no al lo su"),
    (("it", "Italian"), "di e il la che in un per una con non del della è si da le dei nel sono"),
    (("pt", "Portuguese"), "de o a que e do da em um para os com não uma no na se dos as ao"),
    (("nl", "Dutch"), "de het een van en in is dat op te voor met zijn niet aan er die ook bij om"),
    (
        ("sv", "Swedish"),
        "och i att det en som på är av för med den till inte ett de har om sig efter",
    ),
    (("da", "Danish"), "og i at det en er på til af den som for med ikke et de der sig har efter"),
    (("nb", "Norwegian"), "og i det er på til en å for at av som med den ikke et de seg har etter"),
    (
        ("fi", "Finnish"),
        "ja on ei se että oli hän mutta kun niin myös joka ovat tai kuin sen ole jos voi sitä",
    ),
    (("pl", "Polish"), "i w na się z do nie to że jest o jak po od za dla przez są ale być"),
    (("cs", "Czech"), "a v se na je že s z do to o ve jsou jako pro nebo ale který není by"),
    (
        ("tr", "Turkish"),
        "ve bir bu için ile de da olarak olan gibi daha ne çok kadar sonra en var değil ya her",
    ),
    (
        ("id", "Indonesian"),
        "yang dan di dengan untuk dari ini pada dalam tidak itu adalah ke akan oleh juga atau bisa",
    ),
    (("ca", "Catalan"), "de la el i que a en les els un per amb una del és no dels al es més"),
    (("ro", "Romanian"), "și în de a la cu pe că o un din este nu pentru care mai sunt se ce şi"),
    (
        ("hu", "Hungarian"),
        "a az és hogy nem is egy meg de van ez volt csak már mint el még vagy ki lehet",
    ),
];

/// The language whose words stand in a text in lower case, if one clearly leads.
pub(super) fn told(text: &str) -> Option<Language> {
    let (counts, words) = count(text);
    let total = |at: usize| hits(&counts, |set| set & 1 << at != 0);
    let best = (0..LANGUAGES.len()).rev().max_by_key(|&at| total(at))?;
    let most = total(best);
    let leads = |other: usize| {
        let ours = hits(&counts, |set| set & 1 << best != 0 && set & 1 << other == 0);
        let theirs = hits(&counts, |set| set & 1 << best == 0 && set & 1 << other != 0);
        other == best || ours > 0 && ours >= LEAD * theirs
    };
    let is_enough = most >= LEAST && most * SHARE >= words;
    (is_enough && (0..LANGUAGES.len()).all(leads)).then(|| LANGUAGES[best].0)
}

/// How many words are those of each set of languages, a bit for each, and how many there are.
fn count(text: &str) -> (BTreeMap<u32, usize>, usize) {
    let mut sets: BTreeMap<&str, u32> = BTreeMap::new();
    for (at, (_, words)) in LANGUAGES.iter().enumerate() {
        for word in words.split(' ') {
            *sets.entry(word).or_default() |= 1 << at;
        }
    }
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    for word in words.clone() {
        if let Some(&set) = sets.get(word) {
            *counts.entry(set).or_default() += 1;
        }
    }
    (counts, words.count())
}

/// How many words are those of a set for which `is` holds.
fn hits(counts: &BTreeMap<u32, usize>, is: impl Fn(u32) -> bool) -> usize {
    counts.iter().filter(|&(&set, _)| is(set)).map(|(_, count)| count).sum()
}
