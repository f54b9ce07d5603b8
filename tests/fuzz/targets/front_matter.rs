#![no_main]

#[path = "../trials.rs"]
mod trials;

libfuzzer_sys::fuzz_target!(|input: &[u8]| trials::front_matter(input));
