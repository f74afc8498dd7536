//! Files good and bad, and what is found in them.

#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod faults;
mod good;
mod hostile;
mod keys;
mod sound;
