//! Attributes in braces at the end of a text: `{#name}`, `{colspan=2}`.

/// Attributes as they were written.
#[derive(Default)]
pub(crate) struct Braces<'a> {
    /// The name that links lead to.
    pub(crate) name: Option<&'a str>,
    /// Whether there are classes, as `.wide`.
    pub(crate) classes: bool,
    /// Keys with their values.
    pub(crate) pairs: Vec<(&'a str, &'a str)>,
}

impl<'a> Braces<'a> {
    /// The first value of a key.
    pub(crate) fn value(&self, key: &str) -> Option<&'a str> {
        self.pairs.iter().find(|(name, _)| *name == key).map(|&(_, value)| value)
    }
}

/// Where the attributes begin that a text ends in; none where their brace is escaped or stands
/// right after a word.
pub(crate) fn start(text: &str) -> Option<usize> {
    let at = text.rfind('{').filter(|_| text.ends_with('}'))?;
    let stands_free = at == 0 || text[..at].ends_with(crate::clean::is_space);
    (stands_free && read(&text[at..]).is_some()).then_some(at)
}

/// Reads attributes with their braces; none where anything else stands in them.
pub(crate) fn read(text: &str) -> Option<Braces<'_>> {
    let inner = text.strip_prefix('{')?.strip_suffix('}')?;
    let mut found = Braces::default();
    for part in inner.split_whitespace() {
        if let Some(name) = part.strip_prefix('#') {
            found.name = Some(name).filter(|name| !name.is_empty() && found.name.is_none());
            found.name?;
        } else if let Some((key, value)) = part.split_once('=') {
            let unquoted = ['"', '\''].into_iter().find_map(|quote| {
                value.strip_prefix(quote).and_then(|value| value.strip_suffix(quote))
            });
            found.pairs.push((key, unquoted.unwrap_or(value)));
        } else {
            part.strip_prefix('.').filter(|class| !class.is_empty())?;
            found.classes = true;
        }
    }
    Some(found)
}
