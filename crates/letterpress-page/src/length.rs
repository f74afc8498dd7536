use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// A length as a whole number of 1/65536 of a PDF point (1/72 inch).
///
/// Integers make sums associative and equality exact, so that a layout is the same on every
/// machine; the range of ±1.4 × 10¹⁴ points is never reached, and sums saturate there.
///
/// ```
/// use letterpress_page::Len;
/// assert_eq!(Len::pt(36) + Len::pt(36), Len::from_mm_thousandths(25_400));
/// assert_eq!(Len::pt(10).scale(1, 4).to_string(), "2.5pt");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Len(i64);

impl Len {
    /// No length.
    pub const ZERO: Self = Self(0);
    /// Longer than any page.
    pub const MAX: Self = Self(i64::MAX / 4);
    /// Units in a point.
    pub const UNITS: i64 = 65_536;

    /// So many points.
    pub const fn pt(points: i64) -> Self {
        Self(points * Self::UNITS)
    }

    /// So many thousandths of a point, rounded to the nearest unit.
    pub const fn from_pt_thousandths(thousandths: i64) -> Self {
        Self((thousandths * Self::UNITS + 500).div_euclid(1000))
    }

    /// So many thousandths of a millimetre, rounded to the nearest unit.
    pub const fn from_mm_thousandths(thousandths: i64) -> Self {
        Self((thousandths * 72 * Self::UNITS + 12_700).div_euclid(25_400))
    }

    /// A length of so many 1/65536 pt.
    pub const fn from_units(units: i64) -> Self {
        Self(units)
    }

    /// The length in 1/65536 pt.
    pub const fn units(self) -> i64 {
        self.0
    }

    /// The length in points, for writing out only.
    pub fn to_pt(self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "page lengths have far fewer than 53 bits")]
        let units = self.0 as f64;
        units / 65_536.0
    }

    /// The length times `numerator / denominator`, rounded to the nearest unit.
    #[must_use]
    pub const fn scale(self, numerator: i64, denominator: i64) -> Self {
        // Nearly all products fit into 64 bits, where a division is many times faster.
        if let Some(product) = self.0.checked_mul(numerator)
            && let Some(rounded) = product.checked_add(denominator / 2)
        {
            return Self(rounded.div_euclid(denominator));
        }
        let product = self.0 as i128 * numerator as i128;
        let half = denominator as i128 / 2;
        Self((product + half).div_euclid(denominator as i128) as i64)
    }

    /// Whether it is exactly nothing.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }
}

impl Add for Len {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Len {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for Len {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl Mul<i64> for Len {
    type Output = Self;
    fn mul(self, factor: i64) -> Self {
        Self(self.0.saturating_mul(factor))
    }
}

impl Div<i64> for Len {
    type Output = Self;
    fn div(self, divisor: i64) -> Self {
        Self(self.0 / divisor)
    }
}

impl AddAssign for Len {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl SubAssign for Len {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl Sum for Len {
    fn sum<I: Iterator<Item = Self>>(lengths: I) -> Self {
        lengths.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Len {
    /// Points with up to two decimals: `12.5pt`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let units = i128::from(self.0);
        let hundredths =
            (units * 100 + i128::from(Self::UNITS) / 2).div_euclid(i128::from(Self::UNITS));
        let (sign, size) = if hundredths < 0 { ("-", -hundredths) } else { ("", hundredths) };
        write!(f, "{sign}{}", size / 100)?;
        match size % 100 {
            0 => {}
            part if part % 10 == 0 => write!(f, ".{}", part / 10)?,
            part => write!(f, ".{part:02}")?,
        }
        f.write_str("pt")
    }
}

impl fmt::Debug for Len {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A point of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Point {
    /// Distance from the left.
    pub x: Len,
    /// Distance from the top.
    pub y: Len,
}

impl Point {
    /// The point at these distances from left and top.
    pub const fn new(x: Len, y: Len) -> Self {
        Self { x, y }
    }
}

impl Add for Point {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { x: self.x + other.x, y: self.y + other.y }
    }
}

/// A width and a height.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Size {
    /// From left to right.
    pub width: Len,
    /// From top to bottom.
    pub height: Len,
}

impl Size {
    /// The size of this width and height.
    pub const fn new(width: Len, height: Len) -> Self {
        Self { width, height }
    }
}

/// A rectangle: its top left corner and its size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Rect {
    /// The top left corner.
    pub origin: Point,
    /// Width and height.
    pub size: Size,
}

impl Rect {
    /// The rectangle with its top left corner at (`x`, `y`).
    pub const fn new(x: Len, y: Len, width: Len, height: Len) -> Self {
        Self { origin: Point::new(x, y), size: Size::new(width, height) }
    }
}
