//! Names as they are compared across articles.

use std::collections::BTreeMap;

use crate::annotate::name_word;
use crate::model::EntityKind;
use crate::text;

/// Given names whose spellings in Latin letters vary by transliteration, one name per line.
const TRANSLITERATED: &str = "\
Mohammed Mohammad Mohamed Mohamad Muhammad Muhammed Muhamad Mohamet
Ahmed Ahmad
Mahmoud Mahmud Mahmood
Hussein Hussain Husain Husayn Hossein
Hassan Hasan
Khaled Khalid
Yasser Yasir Yaser
Ismail Ismael Esmail
Yousef Youssef Yusuf Yusef Yousuf
Omar Umar
Said Saeed Sayed
Abdel Abdul Abd
Abdallah Abdullah Abdulla
Saleh Salih
Nasser Nasir Naser
Jamal Gamal
Mustafa Moustafa Mostafa
Ibrahim Ebrahim
Suleiman Sulaiman Soliman
Faisal Faysal
Rashid Rasheed
Tariq Tarek Tareq
Binyamin Benjamin
Moshe Moshé
Sergei Sergey
Dmitry Dmitri Dmitriy
Yuri Yury
Andrei Andrey
Alexander Aleksandr Alexandr
Vladimir Wladimir
Oleksandr Olexander";

/// Words of which the names of offices are made in many countries. An organization named with these alone
/// ("Foreign Ministry", "Supreme Court") is not the same one in every article.
const GENERIC: &str = "ministry department office court supreme high foreign interior defense defence justice \
    finance health education trade labor labour energy treasury army navy air force forces police border \
    guard coast parliament congress senate house assembly cabinet government state national federal central \
    general security council committee commission agency authority bank board bureau union party election \
    electoral constitutional military intelligence service services university hospital church radio \
    television news of the and for affairs human rights fire district city county public prosecutor";

/// The words of a name, folded as names are inside an article, without hyphens and Arabic articles.
pub(super) fn parts(name: &str) -> Vec<String> {
    let words = name.split(|c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}'));
    let all: Vec<String> = words.map(|word| name_word(&text::fold(word))).filter(|w| !w.is_empty()).collect();
    let bare: Vec<String> = all.iter().filter(|w| !matches!(w.as_str(), "al" | "el")).cloned().collect();
    if bare.is_empty() { all } else { bare }
}

/// Names that vary by transliteration, each under the first spelling of its line.
pub(super) struct Spellings {
    same: BTreeMap<String, String>,
}

impl Spellings {
    pub(super) fn new() -> Spellings {
        let mut same = BTreeMap::new();
        for line in TRANSLITERATED.lines() {
            let mut words = line.split_whitespace().map(name_word);
            if let Some(first) = words.next() {
                same.extend(words.map(|word| (word, first.clone())));
            }
        }
        Spellings { same }
    }

    /// The one spelling under which a part of a name is compared.
    pub(super) fn one<'a>(&'a self, part: &'a str) -> &'a str {
        self.same.get(part).map_or(part, String::as_str)
    }
}

/// True where the name alone does not say who is meant: a single word of a person, an organization made of
/// generic words.
pub(super) fn is_bare(kind: EntityKind, parts: &[String]) -> bool {
    match kind {
        EntityKind::Person => parts.len() < 2,
        EntityKind::Organization => {
            parts.iter().all(|p| GENERIC.split_whitespace().any(|g| name_word(g) == *p))
        }
        EntityKind::Place => parts.is_empty(),
    }
}

/// True where two full names with the same first and last word do not contradict each other: one has nothing
/// between them, or both have as many words and each is equal to the other's or an initial of it.
pub(super) fn compatible(a: &[String], b: &[String]) -> bool {
    let ([_, a @ .., _], [_, b @ .., _]) = (a, b) else { return false };
    let initial = |a: &str, b: &str| (a.len() == 1 || b.len() == 1) && a.get(..1) == b.get(..1);
    a.is_empty()
        || b.is_empty()
        || a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a == b || initial(a, b))
}

/// Lower case without accents, words joined by hyphens: for keys.
pub(super) fn slug(name: &str) -> String {
    let mut out = String::new();
    for word in name.split(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '\'' | '’')) {
        let folded = text::fold(word);
        let plain: String = folded.chars().filter(|c| c.is_alphanumeric()).collect();
        if !plain.is_empty() {
            if !out.is_empty() {
                out.push('-');
            }
            out.push_str(&plain);
        }
    }
    if out.is_empty() { "unnamed".to_owned() } else { out }
}

/// Capitals of a place line made ordinary ("GAZA CITY" -> "Gaza City"); other names as they are.
pub(super) fn display(name: &str) -> String {
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    let shouted = name.contains(' ') && letters().count() > 4 && letters().all(char::is_uppercase);
    if !shouted {
        return name.to_owned();
    }
    let mut start = true;
    let lower = |c: char| {
        let first = std::mem::replace(&mut start, !c.is_alphabetic());
        if first { c } else { c.to_lowercase().next().unwrap_or(c) }
    };
    name.chars().map(lower).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name() {
        assert_eq!(parts("Abdel-Aziz al-Rantissi"), parts("Abdel Aziz Rantisi"));
        let all = Spellings::new();
        assert_eq!(all.one(&parts("Mohammad")[0]), all.one(&parts("Muhammed")[0]));
        assert_ne!(all.one("brandon"), all.one("brendan"));
    }

    #[test]
    fn middle_names() {
        let fits = |a: &str, b: &str| compatible(&parts(a), &parts(b));
        assert!(fits("George W. Bush", "George Bush"));
        assert!(fits("George W. Bush", "George Walker Bush"));
        assert!(!fits("George W. Bush", "George H. W. Bush"));
        assert!(!fits("John Adam Smith", "John Peter Smith"));
        assert!(!fits("Smith", "John Smith"));
    }

    #[test]
    fn keys_and_display() {
        assert_eq!(slug("Al Aqsa Martyrs’ Brigades"), "al-aqsa-martyrs-brigades");
        assert_eq!(slug("U.S."), "us");
        assert_eq!(slug("Škoda-Auto"), "skoda-auto");
        assert_eq!(display("GAZA CITY"), "Gaza City");
        assert_eq!(display("NATO"), "NATO");
        assert_eq!(display("U.S."), "U.S.");
    }

    #[test]
    fn bare_names() {
        assert!(is_bare(EntityKind::Person, &parts("Bush")));
        assert!(is_bare(EntityKind::Organization, &parts("Foreign Ministry")));
        assert!(!is_bare(EntityKind::Organization, &parts("White House")));
        assert!(!is_bare(EntityKind::Place, &parts("Gaza")));
    }
}
