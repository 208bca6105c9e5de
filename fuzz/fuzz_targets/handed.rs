//! Hostile lines from the fuller reader.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    dateline_fuzz::check_reading(&dateline::extract::take_over(data));
});
