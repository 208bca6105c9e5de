//! Text into other people's syntax: HTML, script strings, addresses, Base64.

use std::fmt::Write as _;

/// Text as the content of an HTML element or a quoted attribute.
#[must_use]
pub fn html(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            // A parser would turn it into U+FFFD anyway, and complain.
            '\0' => safe.push('\u{FFFD}'),
            _ => safe.push(c),
        }
    }
    safe
}

/// JSON that may stand in a script inside HTML: no `<`, which could end the script, and no line separators
/// that old script readers take for line ends.
#[must_use]
pub fn script(json: &str) -> String {
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

/// Text as one part of an address: everything but letters, digits, `-`, `.`, `_` and `~` as `%XX`.
#[must_use]
pub fn address(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            safe.push(char::from(byte));
        } else {
            _ = write!(safe, "%{byte:02X}");
        }
    }
    safe
}

/// Base64 with padding (RFC 4648), as Content-Security-Policy wants its hashes.
#[must_use]
pub fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let [a, b, c] = [0, 1, 2].map(|i| u32::from(group.get(i).copied().unwrap_or(0)));
        let bits = a << 16 | b << 8 | c;
        for place in 0..4 {
            let letter = LETTERS.get((bits >> (18 - 6 * place) & 63) as usize);
            // One letter more than the group has bytes; the rest is padding.
            text.push(if place <= group.len() { letter.map_or('=', |&l| char::from(l)) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_gets_out() {
        assert_eq!(html("<a href=\"x\">'&"), "&lt;a href=&quot;x&quot;&gt;&#39;&amp;");
        assert_eq!(script("\"</script>\u{2028}\""), "\"\\u003c/script>\\u2028\"");
        assert_eq!(address("a b/é"), "a%20b%2F%C3%A9");
    }

    #[test]
    fn base64_of_the_standard() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")]
        {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }
}
