//! Sets a Markdown document in type: shaping, optimum lines and pages.
