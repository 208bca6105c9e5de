//! Hostile web pages.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    dateline_fuzz::check("a.html", "<html>", data);
});
