//! How far characters hang whose shape is much the same in every face.
//!
//! All values are thousandths of the character's own advance, to the left and to the right. They
//! began with what is usual where pdfTeX's protrusion is set by hand and were then held against
//! the ink of a serif and a sans and against lines set in them. docs/typography.md says more.

/// Thousandths of an advance that hang to the left and to the right.
pub(super) type Thousandths = (i64, i64);

/// The most that letters hang which end in a point, an arm or a slope, with the letters that
/// look like them. How much of it a face calls for is up to its ink: a sans brings its `A`
/// nearer to the margin by itself than a serif does.
static LETTERS: &[(&str, Thousandths)] = &[
    // Slopes and bars at both sides: half a stem's width is about what they lack.
    ("AÀÁÂÃÄÅĀĂĄǍǞǠǺȀȂȦḀẠẢẤẦẨẪẬẮẰẲẴẶΑАӐӒ", (50, 50)),
    ("TŢŤȚṪṬṮṰΤТ", (50, 50)),
    ("VṼṾѴWŴẀẂẄẆẈ", (50, 50)),
    ("XẊẌΧХҲYÝŶŸȲẎỲỴỶỸΥΎΫҮ", (50, 50)),
    ("vṽṿνѵwŵẁẃẅẇẉẘxẋẍхҳ", (50, 50)),
    // A straight side and an open one.
    ("FḞϜ", (0, 50)),
    ("KĶǨḰḲḴΚКҚЌkķǩḱḳḵ", (0, 50)),
    ("LĹĻŁḶḸḺḼ", (0, 50)),
    ("rŕŗřȑȓṙṛṝṟ", (0, 50)),
    ("JĴ", (50, 0)),
    ("ÆǢǼӔ", (50, 0)),
    // The tail of a `y` stands out to the left as it is.
    ("yýÿŷȳẏẙỳỵỷỹуўүӯӱӳ", (0, 50)),
    ("147", (50, 50)),
];

/// Signs, in upright and in slanted faces. They hang by habit more than by measure: so many
/// lines end in them that the eye expects them outside.
static SIGNS: &[(&str, Thousandths, Thousandths)] = &[
    // Points hang by half. They end clauses and hardly ever begin a line; those that begin one,
    // as in `.NET`, are letters there and stand with the letters.
    (".,", (0, 550), (0, 500)),
    (":;", (0, 400), (0, 300)),
    // Three of them are a little more than one in the margin.
    ("…", (0, 150), (0, 150)),
    // Tall, with a point below or above.
    ("!?", (0, 100), (0, 100)),
    ("¡¿", (100, 0), (100, 0)),
    // Dashes leave the same white above and below whatever their length; so they all hang by
    // about a seventh of the em, which is the less of the dash the longer it is.
    ("-\u{2010}\u{2011}", (500, 500), (400, 400)),
    ("–", (250, 250), (250, 250)),
    ("—", (200, 200), (200, 200)),
    // Quotes are as light as points, but their foot or head stands where it is seen. A slanted
    // one leans away from the left margin and into the right one.
    ("‘’'", (300, 400), (400, 200)),
    ("“”\"", (300, 300), (300, 200)),
    ("‚", (400, 400), (400, 400)),
    ("„", (300, 300), (300, 300)),
    ("‹", (400, 300), (400, 300)),
    ("›", (300, 400), (300, 400)),
    ("«»", (200, 200), (200, 200)),
    // Brackets hang on the side of their bow. Square ones are as straight as stems, so they
    // are left to their ink.
    ("(", (100, 0), (200, 0)),
    (")", (0, 200), (0, 200)),
    ("{", (200, 100), (200, 100)),
    ("}", (100, 200), (100, 200)),
    // Where addresses and paths are broken, after the sign. By its ink a low line would hang
    // like a dash, but it joins what stands at both its sides.
    ("/\\", (100, 200), (100, 200)),
    ("_", (100, 100), (100, 100)),
];

/// The most that a letter may hang, if it is one of those that end in no stem.
pub(super) fn letter(character: char) -> Option<Thousandths> {
    let row = LETTERS.iter().find(|(letters, _)| letters.contains(character))?;
    Some(row.1)
}

/// What a sign hangs by in an upright or in a slanted face, if it is in the table.
pub(super) fn sign(character: char, slanted: bool) -> Option<Thousandths> {
    let row = SIGNS.iter().find(|(signs, ..)| signs.contains(character))?;
    Some(if slanted { row.2 } else { row.1 })
}
