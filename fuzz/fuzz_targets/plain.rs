//! Hostile plain text.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    dateline_fuzz::check("a.txt", "Talks resume in Oslo\n\n", data);
});
