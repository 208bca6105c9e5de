//! Wire services: the forms in which reports credit them, and the name each is known by.

/// Forms as they stand in credits, and the canonical name. Acronyms are compared with their case.
const AGENCIES: &[(&str, &[&str])] = &[
    ("Associated Press", &["AP", "Associated Press", "The Associated Press", "A.P."]),
    ("Reuters", &["Reuters", "REUTERS", "Reuter", "REUTER", "Thomson Reuters"]),
    ("Agence France-Presse", &["AFP", "Agence France-Presse", "Agence France Presse"]),
    ("United Press International", &["UPI", "United Press International"]),
    ("Xinhua", &["Xinhua", "XINHUA", "Xinhua News Agency"]),
    ("Deutsche Presse-Agentur", &["DPA", "dpa", "Deutsche Presse-Agentur", "Deutsche Presse Agentur"]),
    ("Press Association", &["PA Media", "Press Association", "PA News Agency"]),
    ("Canadian Press", &["CP", "The Canadian Press", "Canadian Press"]),
    ("Press Trust of India", &["PTI", "Press Trust of India"]),
    ("Jewish Telegraphic Agency", &["JTA", "Jewish Telegraphic Agency"]),
    ("Anadolu Agency", &["AA", "Anadolu Agency", "Anadolu"]),
    ("Kyodo News", &["Kyodo", "Kyodo News"]),
    ("Interfax", &["Interfax"]),
    ("TASS", &["TASS", "ITAR-TASS", "Itar-Tass"]),
    ("ANSA", &["ANSA"]),
    ("EFE", &["EFE", "Agencia EFE"]),
    ("WAFA", &["WAFA", "Wafa"]),
    ("IRNA", &["IRNA"]),
    ("Petra", &["Petra", "Petra News Agency"]),
    ("Knight Ridder", &["Knight Ridder", "Knight Ridder Newspapers", "KRT"]),
    ("McClatchy", &["McClatchy Newspapers", "McClatchy-Tribune", "MCT"]),
    ("Cox News Service", &["Cox News Service"]),
    ("Scripps Howard", &["Scripps Howard News Service"]),
    ("New York Times News Service", &["New York Times News Service", "N.Y. Times News Service"]),
    ("Dow Jones", &["Dow Jones", "Dow Jones Newswires"]),
    ("Bloomberg", &["Bloomberg", "Bloomberg News"]),
];

/// The name of the agency that `credit` is a form of, where it is one.
pub(super) fn canonical(credit: &str) -> Option<&'static str> {
    let credit = credit.trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | ','));
    AGENCIES
        .iter()
        .find(|(_, forms)| forms.contains(&credit) || is_named(forms, credit))
        .map(|(name, _)| *name)
}

/// Names of two words and more are recognized in any case ("THE ASSOCIATED PRESS").
fn is_named(forms: &[&str], credit: &str) -> bool {
    credit.contains(' ') && forms.iter().any(|form| form.eq_ignore_ascii_case(credit))
}

/// The agency named at the start of `text`, and what follows its name.
pub(super) fn leading(text: &str) -> Option<(&'static str, &str)> {
    AGENCIES.iter().flat_map(|(name, forms)| forms.iter().map(move |form| (*name, *form))).find_map(
        |(name, form)| {
            let head = text.get(..form.len())?;
            let same = head == form || (form.contains(' ') && head.eq_ignore_ascii_case(form));
            let rest = text.get(form.len()..)?;
            (same && !rest.starts_with(char::is_alphanumeric)).then_some((name, rest))
        },
    )
}
