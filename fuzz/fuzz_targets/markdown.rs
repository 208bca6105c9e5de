//! Hostile Markdown.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    dateline_fuzz::check("a.md", "# Talks resume\n\n", data);
});
