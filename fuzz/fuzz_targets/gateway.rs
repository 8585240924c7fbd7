//! `puente::fuzzing::gateway` on what libFuzzer makes up.
#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| puente::fuzzing::gateway(bytes));
