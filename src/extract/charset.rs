//! Which encoding a file that is not UTF-8 was written in: what it states itself, else what its bytes are like.
//!
//! The tables and the guess are those of the WHATWG Encoding Standard as Firefox has them (encoding_rs and
//! chardetng, both by the author of Firefox's own). A statement that the bytes contradict counts less than the guess.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;

/// Where pages and XML files state their encoding: the standard asks for the first 1024 bytes.
const HEAD: usize = 1024;

/// The text, and a sentence that says how it was read. `bytes` are no valid UTF-8.
pub(super) fn decode(bytes: &[u8]) -> (String, String) {
    let stated = stated(bytes).map(|encoding| (encoding, read(bytes, encoding)));
    if let Some((encoding, (text, 0))) = stated {
        return (text, format!("The file is not UTF-8; it was read as {}, as it states.", encoding.name()));
    }
    let guess = guess(bytes);
    let (text, broken) = read(bytes, guess);
    match stated {
        Some((encoding, (text, fewer))) if fewer <= broken => {
            let name = encoding.name();
            let damage = format!("{fewer} letters could not be read");
            (text, format!("The file is not UTF-8; it was read as {name}, as it states, but {damage}."))
        }
        _ => (text, format!("The file is not UTF-8; its bytes are like {}.", guess.name())),
    }
}

/// True where the bytes are ASCII that switches to Japanese by escapes: valid UTF-8, but no text.
pub(super) fn is_escaped(bytes: &[u8]) -> bool {
    super::decode::has_japanese_escapes(bytes) && guess(bytes) == encoding_rs::ISO_2022_JP
}

/// The text and how many of its letters could not be read.
fn read(bytes: &[u8], encoding: &'static Encoding) -> (String, usize) {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    let broken = if damaged { text.matches('\u{FFFD}').count().max(1) } else { 0 };
    (text.into_owned(), broken)
}

/// The file is on its reader's disk, so the guess may be Japanese with escapes; a script cannot profit from it.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// The encoding named behind `charset=` in a page's head or behind `encoding=` in an XML declaration.
fn stated(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..HEAD).unwrap_or(bytes).to_ascii_lowercase();
    if !head.trim_ascii_start().starts_with(b"<") {
        return None;
    }
    let label = ["charset", "encoding"].iter().find_map(|key| behind(&head, key.as_bytes()))?;
    // UTF-8 it is not, and a page whose head could be read byte by byte is not UTF-16.
    Encoding::for_label(label).filter(|encoding| encoding.is_ascii_compatible() && encoding.name() != "UTF-8")
}

/// The word behind `key=`, with or without quotation marks.
fn behind<'a>(head: &'a [u8], key: &[u8]) -> Option<&'a [u8]> {
    let mut starts = head.windows(key.len()).enumerate().filter(|(_, word)| *word == key);
    starts.find_map(|(at, _)| {
        let rest = head.get(at + key.len()..)?.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
        let length = rest.iter().take_while(|b| b.is_ascii_alphanumeric() || b"-_:.".contains(b)).count();
        rest.get(..length).filter(|label| !label.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, encoding: &'static Encoding) {
        let (bytes, _, unmappable) = encoding.encode(text);
        assert!(!unmappable, "{text}");
        let (read, note) = decode(&bytes);
        assert_eq!(read, text, "{note}");
    }

    #[test]
    fn guessed() {
        check("“Café talks” – the façade of the old hôtel was cleaned again.", encoding_rs::WINDOWS_1252);
        check("Мэр города сказал, что переговоры начнутся в пятницу утром.", encoding_rs::WINDOWS_1251);
        check("Мэр города сказал, что переговоры начнутся в пятницу утром.", encoding_rs::KOI8_R);
        check("市長は金曜日に協議を始めると述べた。雨は夜まで続く見込みだ。", encoding_rs::SHIFT_JIS);
        check("市長は金曜日に協議を始めると述べた。雨は夜まで続く見込みだ。", encoding_rs::EUC_JP);
        check("市长说谈判将于星期五开始。预计雨将持续到晚上。", encoding_rs::GB18030);
        check("시장은 금요일에 회담이 시작될 것이라고 말했다.", encoding_rs::EUC_KR);
        check("قال رئيس البلدية إن المحادثات ستبدأ يوم الجمعة", encoding_rs::WINDOWS_1256);
        check("ראש העיר אמר כי השיחות יתחילו ביום שישי בבוקר", encoding_rs::WINDOWS_1255);
        check("Ο δήμαρχος είπε ότι οι συνομιλίες αρχίζουν την Παρασκευή", encoding_rs::WINDOWS_1253);
    }

    #[test]
    fn stated_first() {
        let page = b"<html><meta http-equiv=Content-Type content='text/html; charset=iso-8859-2'>\xB1\xE6";
        let (text, note) = decode(page);
        assert!(text.ends_with("ąć") && note.contains("ISO-8859-2, as it states"), "{note}");
        // Words of a report state nothing.
        let (text, _) = decode(b"The charset=koi8-r of the caf\xE9 was named.");
        assert!(text.contains("café"));
    }
}
