//! What a catalog becomes, and what people who write targets get to read.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod mistakes;
mod outputs;
mod reconciling;
mod support;
