//! Tells the linker where the programs begin, so that it can leave out the rest.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rustc-link-arg-bins=--entry=entry");
    println!("cargo:rustc-link-arg-bins=--gc-sections");
}
