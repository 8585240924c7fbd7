//! Rebuilds when a file of the fact base changes: it is built into the binary.

fn main() {
    println!("cargo::rerun-if-changed=facts");
}
