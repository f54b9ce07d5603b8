//! The `cunce` program: reads the command line, runs one command, exits with its code.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(cunce::cli::run(std::env::args_os()))
}
