//! When two spellings are the same word.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};

/// Words longer than this are not stemmed: no English word is, and hostile input may be.
const LONGEST_STEMMED: usize = 64;

/// Lower case without accents, curly marks made straight, possessive 's and closing periods cut: the form
/// under which a word is found.
///
/// "Qurei’s" and "Qureí" give `qurei`; "U.S." gives `u.s`. Folding twice gives the same as folding once.
///
/// ```
/// use dateline::text::fold;
/// assert_eq!(fold("Qurei’s"), "qurei");
/// assert_eq!(fold("militants'"), "militants");
/// assert_eq!(fold("Škoda"), "skoda");
/// ```
#[must_use]
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    fold_into(word, &mut folded);
    folded
}

/// As [`fold`], into a buffer that is cleared first: one allocation for a whole text.
pub fn fold_into(word: &str, folded: &mut String) {
    folded.clear();
    if word.is_ascii() {
        folded.push_str(word);
        folded.make_ascii_lowercase();
    } else {
        for c in word.chars().flat_map(char::to_lowercase) {
            push_base(c, folded);
        }
    }
    cut_ending(folded);
}

/// Cuts possessive endings and periods until none is left, so that folding is idempotent. A word made of
/// them alone stays.
fn cut_ending(folded: &mut String) {
    loop {
        let rest = folded
            .strip_suffix("'s")
            .or_else(|| folded.strip_suffix('\''))
            .or_else(|| folded.strip_suffix('.'));
        match rest.map(str::len) {
            Some(length) if length > 0 => folded.truncate(length),
            _ => return,
        }
    }
}

/// The English stem (Snowball "english") of a folded word. What is not made of ASCII letters is returned
/// as it is.
///
/// ```
/// use dateline::text::{fold, stem};
/// assert_eq!(stem(&fold("Negotiations")), stem("negotiation"));
/// ```
#[must_use]
pub fn stem(folded: &str) -> String {
    let stemmable =
        folded.len() <= LONGEST_STEMMED && folded.bytes().all(|b| b.is_ascii_lowercase() || b == b'\'');
    if !stemmable {
        return folded.to_owned();
    }
    match Stemmer::create(Algorithm::English).stem(folded) {
        Cow::Borrowed(stem) => stem.to_owned(),
        Cow::Owned(stem) => stem,
    }
}

/// U+00E0 to U+017F in lower case without accents (first letter of the NFD form); `*` stands for itself.
const LATIN: &str = "aaaaaa*ceeeeiiii*nooooo*ouuuuy*yaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiii\
     ii**jjkkkllllllllllnnnnnn*nnoooooo**rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// U+1E00 to U+1EFF (Latin Extended Additional), likewise.
const LATIN_ADDITIONAL: &str = "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooo\
     oooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyas****\
     aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuu\
     uuyyyyyyyy*****y";

/// Appends what `c`, in lower case, folds to: nothing for marks, one or two letters for accented ones.
fn push_base(c: char, folded: &mut String) {
    match c {
        '\0'..='\x7f' => folded.push(c),
        '‘' | '’' | '‛' | 'ʼ' | '′' | '＇' => folded.push('\''),
        '“' | '”' | '„' | '‟' => folded.push('"'),
        '\u{2010}' | '\u{2011}' => folded.push('-'),
        'ß' => folded.push_str("ss"),
        'æ' => folded.push_str("ae"),
        'œ' => folded.push_str("oe"),
        'ĳ' => folded.push_str("ij"),
        'ð' => folded.push('d'),
        'þ' => folded.push_str("th"),
        'ŉ' => folded.push_str("'n"),
        'ŋ' => folded.push('n'),
        'ﬀ' => folded.push_str("ff"),
        'ﬁ' => folded.push_str("fi"),
        'ﬂ' => folded.push_str("fl"),
        'ﬃ' => folded.push_str("ffi"),
        'ﬄ' => folded.push_str("ffl"),
        'ﬅ' | 'ﬆ' => folded.push_str("st"),
        'ς' => folded.push('σ'),
        'ё' => folded.push('е'),
        'ά' => folded.push('α'),
        'έ' => folded.push('ε'),
        'ή' => folded.push('η'),
        'ί' | 'ϊ' | 'ΐ' => folded.push('ι'),
        'ό' => folded.push('ο'),
        'ύ' | 'ϋ' | 'ΰ' => folded.push('υ'),
        'ώ' => folded.push('ω'),
        // Arabic: alef with hamza or madda is alef, alef maksura is ya, and the stretching line is nothing.
        'أ' | 'إ' | 'آ' | 'ٱ' => folded.push('ا'),
        'ى' => folded.push('ي'),
        'ـ' => {}
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' => {}
        'ʿ' | 'ʾ' | 'ʻ' | 'ˈ' => {}
        '\u{0300}'..='\u{036F}' | '\u{064B}'..='\u{0652}' | '\u{0670}' | '\u{0591}'..='\u{05C7}' => {}
        '\u{E0}'..='\u{17F}' => push_listed(LATIN, c, 0xE0, folded),
        '\u{1E00}'..='\u{1EFF}' => push_listed(LATIN_ADDITIONAL, c, 0x1E00, folded),
        // Full-width forms of ASCII.
        '\u{FF01}'..='\u{FF5E}' => {
            let plain = char::from_u32(c as u32 - 0xFEE0).unwrap_or(c);
            folded.push(plain.to_ascii_lowercase());
        }
        _ => folded.push(c),
    }
}

fn push_listed(list: &str, c: char, base: u32, folded: &mut String) {
    let index = (c as u32 - base) as usize;
    match list.as_bytes().get(index) {
        Some(letter) if letter.is_ascii_lowercase() => folded.push(char::from(*letter)),
        _ => folded.push(c),
    }
}
