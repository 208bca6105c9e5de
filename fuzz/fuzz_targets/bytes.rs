//! Hostile any file, by its bytes alone.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    dateline_fuzz::check("", "", data);
});
