//! The breaker against TeX, against brute force and on lists that nobody would write.

mod brute;
mod edges;
mod frog;
mod optimum;
mod random;
mod stops;
mod tex;
