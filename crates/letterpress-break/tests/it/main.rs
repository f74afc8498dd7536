//! The breaker against TeX, against brute force and on lists that nobody would write.

mod tex;
