//! `cargo xtask generate` as others run it: killed, side by side, on full disks, and on machines unlike this one.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod at_once;
mod determinism;
mod full_disk;
mod killed;
mod project;
mod random;
mod remembered;
