//! Hostile segments.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let _ = dateline::segment::Segment::open(data.to_vec());
});
