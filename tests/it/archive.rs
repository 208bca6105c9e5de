//! Archives: every member is read as a file of its own, a broken one costs only itself, hostile ones end early.

use std::io::Write as _;

use dateline::extract::{Pieces, RawFile, Reading, hand_over, read, take_over};
use proptest::prelude::*;
use rawzip::{CompressionMethod, ZipArchiveWriter};

use crate::golden;

const FERRY: &str = "Ferry runs late again\n\nThe ferry across the sound ran late for the third day, its owner said. \
    Passengers who had waited since dawn were given tea and bread by the harbor office.";
const LAMP: &str = "Lighthouse gets a new lamp\n\nThe lighthouse has a new lamp since Monday, its keeper said. \
    It can be seen from the far shore, and ships no longer have to sound their horns at night.";

/// An archive of these files; every second one is stored as it is.
fn zip_of(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut archive = ZipArchiveWriter::new(&mut out);
    for (at, (name, bytes)) in files.iter().enumerate() {
        let packed = at % 2 == 0;
        let method = if packed { CompressionMethod::DEFLATE } else { CompressionMethod::STORE };
        let (mut entry, config) = archive.new_file(*name).compression_method(method).start().unwrap();
        let descriptor = if packed {
            let encoder = flate2::write::DeflateEncoder::new(&mut entry, flate2::Compression::default());
            let mut writer = config.wrap(encoder);
            writer.write_all(bytes).unwrap();
            let (encoder, descriptor) = writer.finish().unwrap();
            encoder.finish().unwrap();
            descriptor
        } else {
            let mut writer = config.wrap(&mut entry);
            writer.write_all(bytes).unwrap();
            writer.finish().unwrap().1
        };
        entry.finish(descriptor).unwrap();
    }
    archive.finish().unwrap();
    out
}

fn read_zip(bytes: &[u8]) -> Reading {
    read(RawFile { path: "box.zip", bytes })
}

/// A file, and a headline or sentence.
type Told<'r> = (&'r str, &'r str);

/// File and headline of every article, and what is said about which file.
fn summary(reading: &Reading) -> (Vec<Told<'_>>, Vec<Told<'_>>) {
    let articles = reading.articles.iter().map(|a| (a.file.as_deref().unwrap_or(""), a.headline.as_str()));
    (articles.collect(), reading.problems.iter().map(|p| (p.file.as_str(), p.what.as_str())).collect())
}

#[test]
fn members_are_files() {
    let lines = b"{\"id\": \"a\", \"text\": \"Talks resumed on Friday, officials said.\"}\n{broken\n";
    let friday = LAMP.replace("Monday", "Friday");
    let files: &[(&str, &[u8])] = &[
        ("week/ferry.txt", FERRY.as_bytes()),
        ("week/lamp.md", LAMP.as_bytes()),
        ("feed.jsonl", lines),
        ("photo.jpg", b"\xFF\xD8\xFF"),
        ("__MACOSX/week/._ferry.txt", b"\0\0"),
        ("../../etc/café.txt", friday.as_bytes()),
    ];
    let reading = read_zip(&zip_of(files));
    let (articles, problems) = summary(&reading);
    let names: Vec<&str> = articles.iter().map(|(file, _)| *file).collect();
    assert_eq!(
        names,
        ["box.zip/week/ferry.txt", "box.zip/week/lamp.md", "box.zip/feed.jsonl", "box.zip/etc/café.txt"]
    );
    assert_eq!(articles[0].1, "Ferry runs late again");
    let told = |text: &str| problems.iter().any(|(_, what)| what.contains(text));
    assert!(told("JSON is broken") && told("2 of the 6 files"), "{problems:?}");
    let lost: Vec<_> =
        reading.problems.iter().filter(|p| p.lost).map(|p| (p.file.as_str(), p.line)).collect();
    assert_eq!(lost, [("box.zip/feed.jsonl", Some(2))]);
}

#[test]
fn pieces_are_the_whole() {
    let bytes = zip_of(&[("a.txt", FERRY.as_bytes()), ("b.png", b""), ("c.txt", LAMP.as_bytes())]);
    let whole = read_zip(&bytes);
    let pieces: Vec<Reading> = Pieces::new("box.zip", bytes.clone()).collect();
    assert_eq!(pieces.len(), 3);
    let handed: String = pieces.iter().map(hand_over).collect();
    let again = take_over(handed.as_bytes());
    assert_eq!((again.articles, again.problems), (whole.articles, whole.problems));
}

#[test]
fn a_broken_member_costs_only_itself() {
    let mut bytes =
        zip_of(&[("a.txt", FERRY.as_bytes()), ("b.txt", LAMP.as_bytes()), ("c.txt", FERRY.as_bytes())]);
    let at = bytes.windows(4).position(|w| w == b"keep").unwrap();
    bytes[at] = b'K';
    let reading = read_zip(&bytes);
    let (articles, problems) = summary(&reading);
    assert_eq!(articles.len(), 2);
    assert_eq!(problems, [("box.zip/b.txt", "The file in the archive is damaged.")]);
    assert!(reading.problems[0].lost);
}

#[test]
fn archives_that_are_none() {
    let whole = zip_of(&[("a.txt", FERRY.as_bytes())]);
    let office = zip_of(&[("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>")]);
    for (bytes, says) in [
        (&whole[..whole.len() - 30], "list of files cannot be read"),
        (b"PK\x03\x04", "list of files cannot be read"),
        (&office[..], "an office document"),
    ] {
        let reading = read_zip(bytes);
        assert!(reading.articles.is_empty());
        assert!(reading.problems.iter().any(|p| p.lost && p.what.contains(says)), "{:?}", reading.problems);
    }
}

#[test]
fn an_archive_in_an_archive_is_read_and_no_deeper() {
    let inner = zip_of(&[("a.txt", FERRY.as_bytes())]);
    let middle = zip_of(&[("inner.zip", &inner), ("b.txt", LAMP.as_bytes())]);
    let reading = read_zip(&middle);
    assert_eq!(reading.articles[0].file.as_deref(), Some("box.zip/inner.zip/a.txt"));
    assert_eq!((reading.articles.len(), reading.problems.len()), (2, 0));
    let reading = read_zip(&zip_of(&[("middle.zip", &middle)]));
    assert_eq!((reading.articles.len(), reading.problems.len()), (1, 1));
}

#[test]
fn a_bomb_ends_early() {
    let swollen = vec![b' '; 24 << 20];
    let bytes = zip_of(&[("bomb.txt", &swollen), ("a.txt", FERRY.as_bytes())]);
    let reading = read_zip(&bytes);
    let (articles, problems) = summary(&reading);
    assert_eq!(articles.len(), 1);
    assert_eq!(problems.len(), 1);
    assert!(problems[0].1.contains("far more"), "{problems:?}");
}

proptest! {
    #![proptest_config(golden::fixed_seed())]

    #[test]
    fn damage_never_panics(at in prop::collection::vec((0.0..1.0f64, any::<u8>()), 1..6)) {
        let mut bytes = zip_of(&[("a.txt", FERRY.as_bytes()), ("b.txt", LAMP.as_bytes())]);
        for (place, value) in at {
            let index = 4 + (place * (bytes.len() - 4) as f64) as usize;
            bytes[index] = value;
        }
        let reading = read_zip(&bytes);
        prop_assert!(reading.articles.len() <= 2);
        prop_assert!(reading.articles.len() == 2 || !reading.problems.is_empty());
    }
}
