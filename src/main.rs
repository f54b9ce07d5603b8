//! The `cunce` program: reads the command line, runs one command, exits with its code.

use std::process::ExitCode;

/// Views are many small strings, made and dropped by all threads at once; the system's allocator spends a
/// quarter of a build on them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    ExitCode::from(cunce::cli::run(std::env::args_os()))
}
