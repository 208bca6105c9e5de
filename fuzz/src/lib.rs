//! What must hold for any bytes: a reading without panic whose articles are sound. The same properties run with a
//! fixed seed in `tests/it/extract.rs` and `tests/it/archive.rs`.

use dateline::extract::{RawFile, Reading, hand_over, read, take_over};
use dateline::model::{Article, StatedPlace};

/// Reads `head` and the fuzzer's bytes behind it as a file of this name, and checks what comes out.
pub fn check(path: &str, head: &str, data: &[u8]) {
    let bytes = [head.as_bytes(), data].concat();
    check_reading(&read(RawFile { path, bytes: &bytes }));
}

/// Every article is sound, and nothing is lost on the way from one module to another.
pub fn check_reading(reading: &Reading) {
    reading.articles.iter().for_each(sound);
    let again = take_over(hand_over(reading).as_bytes());
    assert_eq!(again.articles, reading.articles);
    assert_eq!(again.problems, reading.problems);
}

/// Spans lie in the text, on the borders of letters and in order; what points at a removed line finds it.
fn sound(article: &Article) {
    let mut end = 0;
    for paragraph in &article.paragraphs {
        let (from, to) = (paragraph.span.start as usize, paragraph.span.end as usize);
        assert!(from >= end && article.text.get(from..to).is_some_and(|text| !text.trim().is_empty()));
        end = to;
    }
    for date in &article.stated {
        match &date.place {
            StatedPlace::Dropped(at) => assert!(article.dropped.get(*at as usize).is_some()),
            StatedPlace::Text(span) => {
                assert!(article.text.get(span.start as usize..span.end as usize).is_some());
            }
            StatedPlace::Metadata(_) => {}
        }
    }
    if let Some(place) = article.dateline {
        assert!(article.text.get(place.start as usize..place.end as usize).is_some());
    }
}
