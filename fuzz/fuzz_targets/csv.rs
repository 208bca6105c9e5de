//! Hostile CSV.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    dateline_fuzz::check("a.csv", "date,headline,text\n", data);
});
