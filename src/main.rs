//! The command `secondwind`.

fn main() {}
