//! Character references of HTML, as they survive in scraped text, Markdown and JSON.

use std::borrow::Cow;

/// The named references that occur in news; the full list of HTML has 2,231 and costs more than it gives.
const NAMED: &[(&str, &str)] = &[
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", "\u{A0}"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("sbquo", "‚"),
    ("bdquo", "„"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("bull", "•"),
    ("middot", "·"),
    ("copy", "©"),
    ("reg", "®"),
    ("trade", "™"),
    ("euro", "€"),
    ("pound", "£"),
    ("cent", "¢"),
    ("yen", "¥"),
    ("sect", "§"),
    ("deg", "°"),
    ("frac12", "½"),
    ("frac14", "¼"),
    ("frac34", "¾"),
    ("times", "×"),
    ("shy", "\u{AD}"),
    ("ensp", " "),
    ("emsp", " "),
    ("thinsp", " "),
    ("zwj", "\u{200D}"),
    ("zwnj", "\u{200C}"),
    ("agrave", "à"),
    ("aacute", "á"),
    ("acirc", "â"),
    ("atilde", "ã"),
    ("auml", "ä"),
    ("aring", "å"),
    ("aelig", "æ"),
    ("ccedil", "ç"),
    ("egrave", "è"),
    ("eacute", "é"),
    ("ecirc", "ê"),
    ("euml", "ë"),
    ("igrave", "ì"),
    ("iacute", "í"),
    ("icirc", "î"),
    ("iuml", "ï"),
    ("ntilde", "ñ"),
    ("ograve", "ò"),
    ("oacute", "ó"),
    ("ocirc", "ô"),
    ("otilde", "õ"),
    ("ouml", "ö"),
    ("oslash", "ø"),
    ("ugrave", "ù"),
    ("uacute", "ú"),
    ("ucirc", "û"),
    ("uuml", "ü"),
    ("yacute", "ý"),
    ("szlig", "ß"),
    ("Agrave", "À"),
    ("Aacute", "Á"),
    ("Acirc", "Â"),
    ("Auml", "Ä"),
    ("Aring", "Å"),
    ("AElig", "Æ"),
    ("Ccedil", "Ç"),
    ("Egrave", "È"),
    ("Eacute", "É"),
    ("Ecirc", "Ê"),
    ("Ntilde", "Ñ"),
    ("Oacute", "Ó"),
    ("Ouml", "Ö"),
    ("Oslash", "Ø"),
    ("Uuml", "Ü"),
    ("scaron", "š"),
    ("Scaron", "Š"),
    ("rarr", "→"),
    ("larr", "←"),
    ("minus", "−"),
    ("prime", "′"),
    ("Prime", "″"),
];

/// Longest reference, with its `&` and `;`.
const LONGEST: usize = 12;

/// Replaces character references. Unknown ones stay as they stand.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, reference) = rest.split_at(at);
        out.push_str(before);
        let end = reference.bytes().take(LONGEST).position(|b| b == b';');
        let name = end.and_then(|end| reference.get(1..end));
        match (name.and_then(character), end) {
            (Some(plain), Some(end)) => {
                out.push_str(&plain);
                rest = reference.get(end + 1..).unwrap_or("");
            }
            _ => {
                out.push('&');
                rest = reference.get(1..).unwrap_or("");
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn character(name: &str) -> Option<Cow<'static, str>> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        // References to C1 controls mean Windows-1252 (HTML Standard, numeric character reference end state).
        let c = match code {
            0 => char::REPLACEMENT_CHARACTER,
            0x80..=0x9F => super::decode::windows_1252(code as u8),
            _ => char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
        };
        return Some(Cow::Owned(c.to_string()));
    }
    NAMED.iter().find(|(known, _)| *known == name).map(|(_, plain)| Cow::Borrowed(*plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references() {
        assert_eq!(decode("AT&amp;T &#8220;x&#x201D; &#147; &eacute; &nope; & &"), "AT&T “x” “ é &nope; & &");
    }
}
