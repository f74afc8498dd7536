//! The breaker against TeX, against brute force and on lists that nobody would write.

mod brute;
mod edges;
mod frog;
mod letters;
mod optimum;
mod prices;
mod random;
mod rivers;
mod stops;
mod tex;
