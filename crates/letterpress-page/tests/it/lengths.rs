//! Lengths are exact, rounded at named places and never overflow.

use letterpress_page::{Len, Point, Rect, Size};

#[test]
fn units_are_exact() {
    assert_eq!(Len::pt(1).units(), 65_536);
    assert_eq!(Len::pt(-3).units(), -196_608);
    assert_eq!(Len::from_units(5).units(), 5);
    assert_eq!(Len::from_mm_thousandths(25_400), Len::pt(72));
    assert_eq!(Len::from_pt_thousandths(1_500), Len::pt(3) / 2);
    assert!(Len::ZERO.is_zero() && !Len::from_units(-1).is_zero());
    assert_eq!(Len::default(), Len::ZERO);
}

#[test]
fn entry_rounds_to_the_nearest_unit() {
    // A thousandth of a point is 65.536 units, a thousandth of a millimetre 185.771.
    for (thousandths, units) in [(1, 66), (-1, -66), (2, 131), (-2, -131), (0, 0), (8, 524)] {
        assert_eq!(Len::from_pt_thousandths(thousandths).units(), units, "{thousandths}");
    }
    for (thousandths, units) in [(1, 186), (-1, -186), (210_000, 39_012_000)] {
        let found = Len::from_mm_thousandths(thousandths).units();
        assert!((found - units).abs() <= 200, "{thousandths}: {found}");
    }
    assert_eq!(Len::from_mm_thousandths(1).units(), 186);
    assert_eq!(Len::from_mm_thousandths(-1).units(), -186);
}

#[test]
fn scaling_rounds_half_up() {
    let len = Len::from_units;
    for (units, numerator, denominator, found) in [
        (7, 1, 2, 4),
        (-7, 1, 2, -3),
        (7, 1, 3, 2),
        (8, 1, 3, 3),
        (-8, 1, 3, -3),
        (10, 0, 7, 0),
        (10, -1, 4, -2),
        (1, 1, 1, 1),
    ] {
        let scaled = len(units).scale(numerator, denominator).units();
        assert_eq!(scaled, found, "{units} × {numerator} / {denominator}");
    }
}

#[test]
fn scaling_is_exact_beyond_64_bits() {
    let huge = Len::MAX.units() / 3;
    assert_eq!(Len::from_units(huge).scale(3, 3).units(), huge);
    assert_eq!(Len::from_units(huge).scale(1_000_000, 1_000_000).units(), huge);
    assert_eq!(Len::from_units(-huge).scale(1_000_000, 1_000_000).units(), -huge);
    assert_eq!(Len::from_units(i64::MAX).scale(1, 1).units(), i64::MAX);
    // The short way and the long way agree on the border between them.
    for units in [i64::MAX / 1000 - 1, i64::MAX / 1000, i64::MAX / 1000 + 1] {
        assert_eq!(Len::from_units(units).scale(1000, 1000).units(), units);
    }
}

#[test]
fn sums_saturate() {
    let (most, least) = (Len::from_units(i64::MAX), Len::from_units(i64::MIN));
    assert_eq!(most + Len::pt(1), most);
    assert_eq!(least - Len::pt(1), least);
    assert_eq!(most * 2, most);
    assert_eq!(-least, most);
    assert!(Len::MAX + Len::MAX > Len::MAX);
    assert_eq!([Len::pt(1), Len::pt(2), -Len::pt(5)].into_iter().sum::<Len>(), Len::pt(-2));
    let mut sum = Len::pt(1);
    sum += Len::pt(2);
    sum -= Len::pt(4);
    assert_eq!(sum, Len::pt(-1));
}

#[test]
fn sums_do_not_depend_on_their_order() {
    let parts: Vec<Len> = (0..200).map(|i| Len::from_pt_thousandths(i * 37 - 900)).collect();
    let forth: Len = parts.iter().copied().sum();
    let back: Len = parts.iter().rev().copied().sum();
    assert_eq!(forth, back);
}

#[test]
fn lengths_are_written_in_points() {
    for (len, text) in [
        (Len::ZERO, "0pt"),
        (Len::pt(12), "12pt"),
        (Len::pt(25) / 2, "12.5pt"),
        (Len::from_pt_thousandths(1_234), "1.23pt"),
        (Len::from_pt_thousandths(1_050), "1.05pt"),
        (Len::from_pt_thousandths(-1_500), "-1.5pt"),
        (Len::from_pt_thousandths(-50), "-0.05pt"),
        (Len::from_units(1), "0pt"),
        (Len::from_units(-1), "0pt"),
        (Len::from_units(i64::MAX), "140737488355328pt"),
        (Len::from_units(i64::MIN), "-140737488355328pt"),
    ] {
        assert_eq!(len.to_string(), text);
        assert_eq!(format!("{len:?}"), text);
    }
}

#[test]
fn points_are_added_by_their_coordinates() {
    let sum = Point::new(Len::pt(1), Len::pt(2)) + Point::new(Len::pt(3), -Len::pt(4));
    assert_eq!(sum, Point::new(Len::pt(4), Len::pt(-2)));
    let rect = Rect::new(Len::pt(1), Len::pt(2), Len::pt(3), Len::pt(4));
    assert_eq!(rect.origin, Point::new(Len::pt(1), Len::pt(2)));
    assert_eq!(rect.size, Size::new(Len::pt(3), Len::pt(4)));
    assert!((Len::pt(3).to_pt() - 3.0).abs() < f64::EPSILON);
}
