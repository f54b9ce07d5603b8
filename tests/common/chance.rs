//! How many cases a property is tried on, and which.

use proptest::test_runner::{Config, RngSeed};

/// The same cases on every machine; `PROPTEST_CASES=n` takes another number of them, anew each time.
pub fn cases(cases: u32, seed: u64) -> Config {
    let config = Config {
        cases,
        rng_seed: RngSeed::Fixed(seed),
        failure_persistence: None,
        max_shrink_iters: 4000,
        ..Config::default()
    };
    match std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()) {
        Some(cases) => Config { cases, rng_seed: RngSeed::Random, ..config },
        None => config,
    }
}
