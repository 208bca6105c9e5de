//! Bytes become characters: UTF-8, UTF-16 by its byte order mark or its zero bytes, else what `charset` finds.
//!
//! The page's first engine is built without those tables: it says that a fuller build should read the file, and
//! reads it as Windows-1252, which decodes any bytes and is what old news sites wrote when they said Latin-1.

use std::borrow::Cow;

/// Characters of a file, and what the reader should know about how they were read.
#[derive(Debug)]
pub(super) struct Decoded<'a> {
    /// The text without a byte order mark.
    pub(super) text: Cow<'a, str>,
    /// A sentence about the encoding, where it is not plain UTF-8.
    pub(super) note: Option<Cow<'static, str>>,
    /// Whether a build with the feature `encodings` would have read it better.
    pub(super) unsure: bool,
}

impl<'a> Decoded<'a> {
    fn sure(text: Cow<'a, str>, note: Option<&'static str>) -> Decoded<'a> {
        Decoded { text, note: note.map(Cow::Borrowed), unsure: false }
    }
}

/// Why bytes are no text: a few words that name what they are.
pub(super) type NotText = &'static str;

/// First bytes of formats that people drop by mistake.
const SIGNATURES: &[(&[u8], NotText)] = &[
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"\x7FELF", "a program"),
    (b"{\\rtf", "a rich text document"),
    (b"\xD0\xCF\x11\xE0", "an old office document"),
    (b"SQLite format 3", "a database"),
];

/// Decodes a whole file.
///
/// # Errors
/// When the bytes are no text: a known binary signature, or control characters all over.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, NotText> {
    if let Some((_, name)) = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(name);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return decode_eight_bit(rest);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return Ok(decode_utf16(rest, u16::from_le_bytes));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return Ok(decode_utf16(rest, u16::from_be_bytes));
    }
    match utf16_by_zeros(bytes) {
        Some(unit) => Ok(decode_utf16(bytes, unit)),
        None => decode_eight_bit(bytes),
    }
}

fn decode_eight_bit(bytes: &[u8]) -> Result<Decoded<'_>, NotText> {
    if is_binary(bytes) {
        return Err("binary data");
    }
    match std::str::from_utf8(bytes) {
        Ok(_) if is_escaped(bytes) => Ok(decode_legacy(bytes)),
        Ok(text) => Ok(Decoded::sure(Cow::Borrowed(text), None)),
        Err(_) if is_mostly_utf8(bytes) => {
            let note = "A few bytes are not UTF-8; each is shown as the replacement character.";
            Ok(Decoded::sure(String::from_utf8_lossy(bytes), Some(note)))
        }
        Err(_) => Ok(decode_legacy(bytes)),
    }
}

#[cfg(feature = "encodings")]
fn decode_legacy(bytes: &[u8]) -> Decoded<'_> {
    let (text, note) = super::charset::decode(bytes);
    Decoded { text: Cow::Owned(text), note: Some(Cow::Owned(note)), unsure: false }
}

#[cfg(not(feature = "encodings"))]
fn decode_legacy(bytes: &[u8]) -> Decoded<'_> {
    let text = bytes.iter().map(|&b| windows_1252(b)).collect();
    let note = Some(Cow::Borrowed("The file is not UTF-8; it was read as Windows-1252."));
    Decoded { text: Cow::Owned(text), note, unsure: true }
}

#[cfg(feature = "encodings")]
use super::charset::is_escaped;
#[cfg(not(feature = "encodings"))]
use has_japanese_escapes as is_escaped;

/// ISO-2022-JP announces Japanese by an escape and a dollar sign.
pub(super) fn has_japanese_escapes(bytes: &[u8]) -> bool {
    bytes.contains(&0x1B) && bytes.windows(3).any(|w| matches!(w, [0x1B, b'$', b'@' | b'B']))
}

/// The byte order of UTF-16 without a mark: in the first 4 kB every second byte is mostly zero, the others never.
fn utf16_by_zeros(bytes: &[u8]) -> Option<fn([u8; 2]) -> u16> {
    let (pairs, _) = bytes.get(..4096).unwrap_or(bytes).as_chunks::<2>();
    let zeros = |at: fn(&[u8; 2]) -> u8| pairs.iter().filter(|pair| at(pair) == 0).count();
    let (first, second) = (zeros(|pair| pair[0]), zeros(|pair| pair[1]));
    match (first, second) {
        (0, n) if n > 4 && n * 5 >= pairs.len() * 2 => Some(u16::from_le_bytes),
        (n, 0) if n > 4 && n * 5 >= pairs.len() * 2 => Some(u16::from_be_bytes),
        _ => None,
    }
}

/// Text holds hardly any control characters besides tab, line feed, carriage return, form feed and escape.
fn is_binary(bytes: &[u8]) -> bool {
    let control = |b: &&u8| matches!(b, 0..=8 | 14..=26 | 28..=31);
    bytes.iter().filter(control).count() * 50 > bytes.len()
}

/// At least nine in ten of the bytes outside ASCII belong to well-formed UTF-8 sequences: a damaged UTF-8
/// file, not another encoding.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|b| !b.is_ascii()).count();
        bad += chunk.invalid().len();
    }
    good > bad * 9
}

fn decode_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Decoded<'static> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let decoded = char::decode_utf16(pairs.iter().map(|pair| unit(*pair)));
    let mut broken = !rest.is_empty();
    let text: String = decoded
        .map(|c| {
            c.unwrap_or_else(|_| {
                broken = true;
                char::REPLACEMENT_CHARACTER
            })
        })
        .collect();
    let note = broken.then_some("The file is damaged UTF-16; what could not be read is shown as a mark.");
    Decoded::sure(Cow::Owned(text), note)
}

/// The 32 places where Windows-1252 differs from Latin-1; five of them are unused and stay controls
/// (WHATWG Encoding Standard, index windows-1252).
const HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

pub(super) fn windows_1252(byte: u8) -> char {
    match byte {
        // The index is below 32, the table's length.
        0x80..=0x9F => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        decode(bytes).unwrap().text.into_owned()
    }

    #[test]
    fn encodings() {
        assert_eq!(text("Škoda".as_bytes()), "Škoda");
        assert_eq!(text(b"\xEF\xBB\xBFtalks"), "talks");
        assert_eq!(text(b"\xFF\xFEt\0a\0"), "ta");
        assert_eq!(text(b"\xFE\xFF\0t\0a"), "ta");
        assert_eq!(text(b"\x93Talks\x94 \x96 caf\xE9"), "“Talks” – café");
        assert!(decode(b"\x93Talks\x94").unwrap().note.is_some());
        let words = "Talks resumed on Friday.";
        let units = || words.encode_utf16();
        assert_eq!(text(&units().flat_map(u16::to_le_bytes).collect::<Vec<_>>()), words);
        assert_eq!(text(&units().flat_map(u16::to_be_bytes).collect::<Vec<_>>()), words);
    }

    #[test]
    fn damaged_utf8_stays_utf8() {
        let mut bytes = "“Gespräche über Frieden” – für alle Länder".as_bytes().to_vec();
        bytes.push(0xFF);
        assert!(text(&bytes).starts_with("“Gespräche"));
    }

    #[test]
    fn binary_is_named() {
        assert_eq!(decode(b"%PDF-1.4").unwrap_err(), "a PDF document");
        assert_eq!(decode(&[0, 1, 2, 3, 65]).unwrap_err(), "binary data");
    }
}
