//! Hostile bundles of many articles.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    dateline_fuzz::check("a.txt", "2 of 2 DOCUMENTS\n\n", data);
});
