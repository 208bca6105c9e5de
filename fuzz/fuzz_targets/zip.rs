//! Hostile archives.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    dateline_fuzz::check("a.zip", "PK\u{3}\u{4}", data);
});
