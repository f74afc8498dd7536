//! Themes: every value of the look, written in TOML.

mod reader;
mod resolve;
mod values;

use std::sync::{Arc, OnceLock};

use letterpress_layout::style::Style;
use letterpress_page::Len;

use reader::Reader;
use values::{Value, Values};

/// How everything looks that can stand on a page.
///
/// The two built-in themes are TOML files that hold every value; a theme of one's own names the
/// one it begins from and says what differs.
///
/// ```
/// use letterpress::Theme;
/// let theme = Theme::from_toml("
///     extends = 'book'
///     [body]
///     size = 11.5
///     leading = '16pt'
///     color = '#202020'
/// ")?;
/// # let _ = theme;
/// # Ok::<(), letterpress::ThemeError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Theme(Arc<Resolved>);

/// A theme that has been proved to be whole.
#[derive(Debug)]
struct Resolved {
    values: Values,
    style: Style,
    families: [String; 3],
}

/// Why a theme can't be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub struct ThemeError {
    /// The line of the theme's file, from 1, where one line is to blame.
    pub line: Option<usize>,
    /// What is wrong.
    pub message: String,
}

impl std::fmt::Display for ThemeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            Some(line) => write!(f, "line {line}: {}", self.message),
            None => f.write_str(&self.message),
        }
    }
}

impl ThemeError {
    fn new(line: Option<usize>, message: impl Into<String>) -> Self {
        Self { line, message: message.into() }
    }
}

impl Theme {
    /// The default: a technical report with a book's care.
    pub fn letterpress() -> Self {
        static THEME: OnceLock<Theme> = OnceLock::new();
        THEME.get_or_init(|| Self::built_in(include_str!("../../themes/letterpress.toml"))).clone()
    }

    /// For reading from end to end: indents in place of gaps, pages filled to the foot.
    pub fn book() -> Self {
        static THEME: OnceLock<Theme> = OnceLock::new();
        THEME.get_or_init(|| Self::built_in(include_str!("../../themes/book.toml"))).clone()
    }

    /// The built-in theme of a name: `letterpress` or `book`.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "letterpress" => Some(Self::letterpress()),
            "book" => Some(Self::book()),
            _ => None,
        }
    }

    /// Reads a theme from TOML. The key `extends` names the built-in theme that it begins from,
    /// `letterpress` where it is left out, and the rest of the file says what differs.
    ///
    /// # Errors
    ///
    /// When the file is not TOML, has a key that themes don't have or a value that can't be, each
    /// with its line.
    pub fn from_toml(file: &str) -> Result<Self, ThemeError> {
        let mut values = Values::parse(file)?;
        let base = match values.take("extends") {
            None => Self::letterpress(),
            Some(entry) => match &entry.value {
                Value::Text(name) => Self::named(name),
                _ => None,
            }
            .ok_or_else(|| {
                ThemeError::new(entry.line, "`extends` must be \"letterpress\" or \"book\"")
            })?,
        };
        let mut whole = base.0.values.clone();
        whole.extend(values);
        Self::resolve(whole)
    }

    fn built_in(file: &str) -> Self {
        let read = if file.contains("\nextends = ") {
            Self::from_toml(file)
        } else {
            Values::parse(file).and_then(Self::resolve)
        };
        let Resolved { values, style, families } = read
            .ok()
            .and_then(|theme| Arc::into_inner(theme.0))
            .expect("the built-in themes are whole, which a test proves");
        Self(Arc::new(Resolved { values: values.without_lines(), style, families }))
    }

    fn resolve(values: Values) -> Result<Self, ThemeError> {
        let mut reader = Reader::new(&values, (1, 1));
        let families = [
            reader.text("fonts.serif")?.to_owned(),
            reader.text("fonts.sans")?.to_owned(),
            reader.text("fonts.mono")?.to_owned(),
        ];
        let style = resolve::style(&mut reader)?;
        match reader.unknown() {
            Some(error) => Err(error),
            None => Ok(Self(Arc::new(Resolved { values, style, families }))),
        }
    }

    /// The look as the theme says it.
    pub(crate) fn style(&self) -> &Style {
        &self.0.style
    }

    /// The look with running text of another size, and everything but the page in proportion.
    pub(crate) fn scaled(&self, size: Len) -> Result<Style, ThemeError> {
        let scale = (size.units(), self.0.style.body.size.units());
        resolve::style(&mut Reader::new(&self.0.values, scale))
    }

    /// The names of the families for serif, sans and mono.
    pub(crate) fn families(&self) -> &[String; 3] {
        &self.0.families
    }
}

#[cfg(test)]
mod tests;
