//! The command-line program: see `cli`, whose modules are private to it.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
