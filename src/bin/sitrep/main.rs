//! The command line.

fn main() {
    println!("sitrep");
}
