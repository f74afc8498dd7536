//! A vocabulary of some twelve thousand words: a few hundred roots, and what grows from them.

use crate::random::Random;

/// Words by class, each class from its most frequent word to its rarest.
pub(crate) struct Words {
    pub(crate) nouns: Vec<String>,
    pub(crate) verbs: Vec<String>,
    pub(crate) adjectives: Vec<String>,
    pub(crate) adverbs: Vec<String>,
    pub(crate) names: Vec<String>,
}

const NOUNS: &str = "time hand door day house night room water face morning letter road light \
    window voice garden street table river eye year horse word book stone paper fire tree hill \
    winter summer bridge clock lamp coat ship harbour field bread candle village shadow snow \
    market chair corner kitchen brother sister mother father friend doctor captain baker printer \
    tailor miller sailor soldier teacher neighbour child stranger cousin widow judge thief king \
    mirror cellar attic ladder lantern ribbon basket bottle button needle kettle hammer pocket \
    saddle wagon barrel anchor feather copper silver iron timber cotton leather linen velvet \
    marble thunder weather autumn island valley forest meadow orchard mountain desert ocean \
    cloud storm wind rain moon star sun sand clay smoke ash salt honey butter apple cherry plum \
    barley wheat onion pepper herring sparrow raven swallow spider rabbit badger weasel fox dog \
    cat goose sheep goat bell drum fiddle trumpet song story poem chapter sentence letterbox \
    pencil ink type press page margin column heading measure figure number question answer \
    secret promise danger silence sorrow pleasure courage patience memory fortune mercy wonder \
    quarrel journey errand supper dinner breakfast holiday wedding funeral battle harvest ferry \
    station railway carriage engine wheel hinge lock key rope chain nail plank roof wall chimney \
    staircase threshold curtain carpet pillow blanket cupboard drawer shelf cradle";

const VERBS: &str = "look turn walk ask call open close wait talk pass follow remember listen \
    answer carry watch work reach return climb wonder whisper gather drift wander murmur \
    linger hesitate examine consider discover recover arrange measure count mend polish fasten \
    loosen lift lower push pull drag drop roll fold wrap press stamp seal sign post deliver \
    borrow trade order serve offer refuse accept promise threaten warn frighten comfort please \
    bother trouble hurry march sail row anchor land board load empty pour boil roast bake season \
    taste swallow smell breathe cough sneeze laugh smile frown blush tremble shiver stumble slip \
    crawl leap jump dance play sing hum whistle shout scream groan sigh mutter complain argue \
    protest insist suggest explain describe mention remark observe notice recognise suspect \
    imagine believe doubt hope fear admire envy pity scorn forgive punish reward praise blame \
    accuse defend attack surround capture escape vanish appear disappear happen remain stay \
    move stir rest doze dream wake dress knock tap scratch rub brush sweep wash rinse dry paint \
    print copy erase correct publish translate";

const ADJECTIVES: &str = "old little long good great small young white black dark cold warm \
    quiet grey red green blue narrow broad deep high low heavy soft hard bright pale empty full \
    early late slow quick strange familiar distant silent sudden gentle bitter sweet sour sharp \
    blunt smooth rough clean dusty damp dry thin thick plain proud humble honest clever foolish \
    careful careless patient eager weary lonely cheerful solemn curious certain doubtful common \
    rare simple difficult ancient modern foreign native public private royal rural golden \
    wooden silken crooked straight hollow solid frozen burning broken faded hidden open secret \
    pleasant dreadful splendid ordinary peculiar brilliant enormous tiny crimson scarlet ivory";

const NAMES: &str = "Margaret Edwin Harriet Tobias Clara Ferdinand Agnes Rupert Louisa Barnaby \
    Constance Wilfred Ottilie Gregory Beatrice Hugo Josephine Laurence Matilda Percival Ashdown \
    Fairweather Thornbury Quill Merriman Holloway Pemberton Lockwood Vane Underhill";

/// What may stand before a noun to make another: `river` and `gate` make `rivergate`.
const HEADS: &str = "gate keeper maker yard man woman side way work stone wood light house \
    room land field master boat bell mill path shop market song tide head line piece craft";

impl Words {
    pub(crate) fn new() -> Self {
        let random = &mut Random::new(1_440);
        let (nouns, verbs, adjectives) = (list(NOUNS), list(VERBS), list(ADJECTIVES));
        let compounds = list(HEADS);
        let adverbs = grown(&adjectives, |root| vec![adverb(root), format!("un{}", adverb(root))]);
        let verbs = inflected(&verbs);
        Self {
            adverbs,
            adjectives: described(&adjectives, &nouns, random),
            nouns: compounded(&nouns, &compounds, random),
            verbs: ranked(verbs, random),
            names: list(NAMES),
        }
    }
}

fn list(words: &str) -> Vec<String> {
    words.split_whitespace().map(str::to_owned).collect()
}

/// The roots themselves, then all that grows from each.
fn grown(roots: &[String], grow: impl Fn(&str) -> Vec<String>) -> Vec<String> {
    let derived = roots.iter().flat_map(|root| grow(root));
    roots.iter().cloned().chain(derived).collect()
}

/// The roots as they are, the rest in the order of chance.
fn shuffled(roots: usize, mut words: Vec<String>, random: &mut Random) -> Vec<String> {
    for at in (roots + 1..words.len()).rev() {
        let other = random.between(roots, at);
        words.swap(at, other);
    }
    words
}

fn compounded(roots: &[String], heads: &[String], random: &mut Random) -> Vec<String> {
    let words = grown(roots, |root| {
        let mut words = vec![plural(root)];
        for head in heads.iter().filter(|head| *head != root) {
            words.push(format!("{root}{head}"));
            words.push(plural(&format!("{root}{head}")));
        }
        words
    });
    shuffled(roots.len(), words, random)
}

fn described(roots: &[String], nouns: &[String], random: &mut Random) -> Vec<String> {
    let mut words = grown(roots, |root| {
        ["er", "est", "ish"].map(|end| joined(root, end)).into_iter().collect()
    });
    for noun in nouns {
        words.extend(["less", "like", "bound", "coloured"].map(|end| format!("{noun}{end}")));
    }
    shuffled(roots.len(), words, random)
}

/// Past forms, with and without a prefix.
fn inflected(roots: &[String]) -> Vec<String> {
    let past: Vec<_> = roots.iter().map(|root| joined(root, "ed")).collect();
    grown(&past, |word| ["re", "over", "out", "under"].map(|pre| format!("{pre}{word}")).into())
}

fn ranked(words: Vec<String>, random: &mut Random) -> Vec<String> {
    let roots = words.len() / 5;
    shuffled(roots, words, random)
}

/// A root with an ending that begins with a vowel.
fn joined(root: &str, end: &str) -> String {
    match root.as_bytes() {
        [.., b'e'] => format!("{}{end}", &root[..root.len() - 1]),
        [.., before, b'y'] if !b"aeiou".contains(before) => {
            format!("{}i{end}", &root[..root.len() - 1])
        }
        _ => format!("{root}{end}"),
    }
}

fn plural(root: &str) -> String {
    match root.as_bytes() {
        [.., b's' | b'x'] | [.., b'c' | b's', b'h'] => format!("{root}es"),
        [.., b'm', b'a', b'n'] => format!("{}en", &root[..root.len() - 2]),
        [.., before, b'y'] if !b"aeiou".contains(before) => joined(root, "es"),
        _ => format!("{root}s"),
    }
}

fn adverb(root: &str) -> String {
    match root.as_bytes() {
        [.., b'l', b'e'] => format!("{}y", &root[..root.len() - 1]),
        [.., b'y'] => joined(root, "ly"),
        _ => format!("{root}ly"),
    }
}
