//! Writes finished pages as PDF, a page at a time.
