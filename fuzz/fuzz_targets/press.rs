//! `puente::fuzzing::press` on what libFuzzer makes up.
#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| puente::fuzzing::press(bytes));
