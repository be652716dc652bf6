//! What a catalog becomes, and what people who write targets get to read.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod escaping;
mod fuzzing;
mod hostile;
mod hostility;
mod mistakes;
mod outputs;
mod parts;
mod reconciling;
mod strange_templates;
mod support;
mod views;

/// The fuzz targets, which live outside of the workspace.
#[path = "../../../fuzz/src/targets.rs"]
mod targets;
