//! How a catalog becomes files.
//!
//! ```text
//! Catalog --view--> context --render--> Tree (in memory) --reconcile--> generated/
//! ```
//!
//! A [`target::Target`] is a folder under `templates/`: its `target.yaml` says how names become identifiers, which
//! escaper makes a text safe inside a string, and which files exist. [`render::render`] turns a catalog into a
//! [`tree::Tree`] without touching the disk; [`reconcile`] compares the tree with a folder and is the only code that
//! writes.

pub mod collision;
pub mod comment;
mod filter;
pub mod identifier;
pub mod literal;
mod markdown;
mod output;
pub mod path;
pub mod progress;
pub mod reconcile;
pub mod render;
pub mod target;
pub mod tree;
pub mod view;
