//! Hostile front matter in YAML.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    dateline_fuzz::check("a.md", "---\n", data);
});
