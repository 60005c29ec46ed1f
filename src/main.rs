//! The command `secondwind`.

fn main() -> std::process::ExitCode {
    secondwind::cli::main()
}
