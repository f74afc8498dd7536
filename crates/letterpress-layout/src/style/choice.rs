/// A value that themes choose by a name.
///
/// ```
/// use letterpress_layout::style::{Begins, Choice};
///
/// assert_eq!(Begins::named("recto"), Some(Begins::Recto));
/// assert_eq!(Begins::named("right"), None);
/// ```
pub trait Choice: Copy + 'static {
    /// All values with their names.
    const NAMES: &'static [(&'static str, Self)];

    /// The value of a name.
    fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|&(_, value)| value)
    }
}
