//! Benchmarks of Letterpress.
