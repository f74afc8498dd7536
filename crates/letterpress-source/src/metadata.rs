/// What a document says of itself, from its front matter or from the options.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Metadata {
    /// The title, as plain text.
    pub title: Option<String>,
    /// The authors, in order.
    pub authors: Vec<String>,
    /// The date as the author wrote it.
    pub date: Option<String>,
    /// The language as a BCP 47 tag, such as `en` or `de-CH`.
    pub lang: Option<String>,
    /// The keywords, in order.
    pub keywords: Vec<String>,
}

impl Metadata {
    /// These values where they are set, and those of `other` where they are not.
    ///
    /// ```
    /// use letterpress_source::Metadata;
    /// let mut asked = Metadata::default();
    /// asked.lang = Some("de".into());
    /// let mut found = Metadata::default();
    /// found.lang = Some("en".into());
    /// found.title = Some("Bericht".into());
    /// let both = asked.or(found);
    /// assert_eq!((both.lang.as_deref(), both.title.as_deref()), (Some("de"), Some("Bericht")));
    /// ```
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            title: self.title.or(other.title),
            authors: if self.authors.is_empty() { other.authors } else { self.authors },
            date: self.date.or(other.date),
            lang: self.lang.or(other.lang),
            keywords: if self.keywords.is_empty() { other.keywords } else { self.keywords },
        }
    }
}
