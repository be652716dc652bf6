//! What the crate's users rely on beyond the findings about a spec: reading, resolving, and telling programs.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod formats;
mod reading;
mod resolving;
