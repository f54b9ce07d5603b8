//! The `cunce` program: reads the command line, runs one command, exits with its code.

use std::process::ExitCode;

/// Views are many small strings, made and dropped by all threads at once; the system's allocator spends a
/// quarter of a build on them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The allocator's options by their numbers in mimalloc 3 (`mi_option_e` of its header); the crate that binds it names
/// none of these.
const ARENA_EAGER_COMMIT: libmimalloc_sys::mi_option_t = 4;
const PURGE_DELAY: libmimalloc_sys::mi_option_t = 15;

/// What is freed is given back after thirty milliseconds, and room is taken as it is needed: by itself the allocator
/// keeps and takes so much ahead that a build holds almost twice the memory that it uses. Given back at once, the same
/// pages are asked for again and again, which takes a build of 3,000 villages seven hundredths of its time.
fn spare_memory() {
    // SAFETY: numbers of options and values in the ranges that the header documents; nothing else runs yet.
    unsafe {
        libmimalloc_sys::mi_option_set(ARENA_EAGER_COMMIT, 0);
        libmimalloc_sys::mi_option_set(PURGE_DELAY, 30);
    }
}

fn main() -> ExitCode {
    spare_memory();
    cunce::ledger::hush_readers();
    ExitCode::from(cunce::cli::run(std::env::args_os()))
}
