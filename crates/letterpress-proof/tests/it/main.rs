//! Files good and bad, and what is found in them.

mod hostile;
