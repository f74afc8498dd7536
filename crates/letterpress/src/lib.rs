//! Markdown in, beautifully set PDF out: one call, no TeX, no browser.
