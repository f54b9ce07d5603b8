//! The theme is embedded in the program: a change in it must be seen by the compiler.

fn main() {
    println!("cargo::rerun-if-changed=themes/default");
}
