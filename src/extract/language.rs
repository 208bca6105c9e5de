//! Which language a text is in: by script, then by frequent short words. Good enough to switch annotation
//! on for English and to label the rest; `und` where it cannot tell.

use crate::sort::Sorting;

use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Characters looked at: the language of a report shows in its first lines.
const SAMPLE: usize = 3_000;

/// Frequent function words that are rare in the other languages of this list.
const WORDS: &[(&str, &str)] = &[
    ("en", "the and of to in that is was for on with said by from his has have at it are not be were but"),
    ("fr", "le la les des du et est une dans pour qui sur pas que au par il avec son aux ont été cette"),
    ("de", "der die das und ist den mit von für auf nicht ein eine im dem des zu sich auch nach bei wurde"),
    ("es", "el la los las del y que en una por con para se su al como más pero fue sus han está"),
    ("it", "il la di che e un una per non sono del della con gli nel alla dei anche più è ha"),
    ("pt", "o a os as do da dos das e que em um uma para com não por mais foi ao na no são"),
    ("nl", "de het een en van in is dat op te niet met voor zijn aan door ook werd bij naar"),
    ("sv", "och att det som en är på för av med den till inte har om ett var från han"),
    ("pl", "w i na z się nie do to że jest o jak od po przez za dla są który"),
    ("tr", "ve bir bu için ile da de olarak olan çok daha gibi sonra kadar ancak"),
    ("id", "yang dan di dengan untuk dari ini pada itu dalam tidak akan juga oleh"),
];

/// Scripts that stand for one large language, unless another test comes first.
const SCRIPTS: &[(&str, std::ops::RangeInclusive<char>)] = &[
    ("he", '\u{0590}'..='\u{05FF}'),
    ("ar", '\u{0600}'..='\u{06FF}'),
    ("ru", '\u{0400}'..='\u{04FF}'),
    ("el", '\u{0370}'..='\u{03FF}'),
    ("hi", '\u{0900}'..='\u{097F}'),
    ("th", '\u{0E00}'..='\u{0E7F}'),
    ("ja", '\u{3040}'..='\u{30FF}'),
    ("ko", '\u{AC00}'..='\u{D7AF}'),
    ("zh", '\u{4E00}'..='\u{9FFF}'),
];

/// Names and three-letter codes under which files state a language.
const NAMES: &[(&str, &str)] = &[
    ("en", "english eng"),
    ("fr", "french français fra fre"),
    ("de", "german deutsch deu ger"),
    ("es", "spanish español spa"),
    ("it", "italian italiano ita"),
    ("pt", "portuguese português por"),
    ("nl", "dutch nederlands nld dut"),
    ("ar", "arabic ara"),
    ("he", "hebrew heb iw"),
    ("ru", "russian rus"),
    ("zh", "chinese zho chi"),
    ("ja", "japanese jpn"),
    ("tr", "turkish türkçe tur"),
];

/// The code for a language's name in lower case.
pub(super) fn by_name(name: &str) -> Option<&'static str> {
    NAMES.iter().find(|(_, names)| names.split(' ').any(|known| known == name)).map(|(code, _)| *code)
}

/// The BCP 47 code of the language a text seems to be in, `und` where too little speaks for one.
pub(super) fn detect(text: &str) -> &'static str {
    let sample: String = text.chars().take(SAMPLE).collect::<String>().to_lowercase();
    by_script(&sample).unwrap_or_else(|| by_words(&sample))
}

/// A script other than Latin in which at least a third of the letters are written. Kana decides for
/// Japanese among Han.
fn by_script(sample: &str) -> Option<&'static str> {
    let mut counts = [0usize; SCRIPTS.len()];
    let mut letters = 0;
    for c in sample.chars().filter(|c| c.is_alphabetic()) {
        letters += 1;
        if let Some(at) = SCRIPTS.iter().position(|(_, range)| range.contains(&c)) {
            // `at` is an index of SCRIPTS, as long as `counts`.
            counts[at] += 1;
        }
    }
    let kana = SCRIPTS.iter().zip(counts).find(|((code, _), _)| *code == "ja").map_or(0, |(_, n)| n);
    let total: usize = counts.iter().sum();
    if letters == 0 || total * 3 < letters {
        return None;
    }
    if kana * 10 > total {
        return Some("ja");
    }
    SCRIPTS.iter().zip(counts).max_by_key(|(_, n)| *n).map(|((code, _), _)| *code)
}

/// Each function word with the languages of [`WORDS`] it belongs to.
fn word_index() -> &'static BTreeMap<&'static str, Vec<usize>> {
    static INDEX: OnceLock<BTreeMap<&'static str, Vec<usize>>> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut index: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, (_, list)) in WORDS.iter().enumerate() {
            list.split(' ').for_each(|word| index.entry(word).or_default().push(at));
        }
        index
    })
}

/// The language whose function words are most frequent: at least two of them and one word in twelve, and
/// clearly more than the next.
fn by_words(sample: &str) -> &'static str {
    let mut counts = [0usize; WORDS.len()];
    let mut words = 0;
    for word in sample.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        words += 1;
        for at in word_index().get(word).into_iter().flatten() {
            // The index holds places in WORDS, as long as `counts`.
            counts[*at] += 1;
        }
    }
    let mut scores: Vec<(usize, &str)> = counts.iter().zip(WORDS).map(|(n, (code, _))| (*n, *code)).collect();
    // A line or two holds few function words: one is enough for English where no other language has more.
    let english = scores.iter().find(|(_, code)| *code == "en").map_or(0, |(n, _)| *n);
    if words < 30 && english > 0 && scores.iter().all(|(n, _)| *n <= english) {
        return "en";
    }
    scores.order_by(|a, b| b.0.cmp(&a.0));
    match scores.as_slice() {
        [(best, code), (next, _), ..] if *best >= 2 && best * 12 >= words && best * 4 > next * 5 => code,
        _ => "und",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_languages() {
        for (code, text) in [
            ("en", "The talks were held in the capital and the two sides said that it was over."),
            (
                "fr",
                "Les négociations ont repris dans la capitale, et le ministre est arrivé pour une visite.",
            ),
            (
                "de",
                "Die Gespräche wurden in der Hauptstadt fortgesetzt, und der Minister ist nicht gekommen.",
            ),
            (
                "es",
                "Las conversaciones se reanudaron en la capital y el ministro llegó para una visita con los otros.",
            ),
            ("ar", "هل انتهت المحادثات"),
            ("he", "השיחות הסתיימו"),
            ("zh", "会谈结束了。双方离开。"),
            ("ja", "会談は終わりました。"),
            ("und", "Lorem xyzzy 123"),
            ("und", ""),
        ] {
            assert_eq!(detect(text), code, "{text}");
        }
    }
}
