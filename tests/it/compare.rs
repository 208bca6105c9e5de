use dateline::corpus::Layer;
use dateline::model::Span;
use dateline::query::compare::{Comparison, Op, Options, Side, compare, compare_texts};

use crate::golden;

/// Articles are separated by a line `~`; every line is a unit.
fn sides(input: &str) -> Vec<(String, Vec<Span>)> {
    let article = |part: &str| {
        let mut at = 0;
        let spans = part.lines().map(|line| {
            let start = at;
            at += line.len() + 1;
            Span::new(start, start + line.len())
        });
        (part.to_owned(), spans.collect())
    };
    input.split("\n~\n").map(article).collect()
}

fn compared(texts: &[(String, Vec<Span>)]) -> Comparison {
    let sides: Vec<Side<'_>> = texts.iter().map(|(text, units)| Side { text, units }).collect();
    compare_texts(&sides, 0).unwrap()
}

/// One line per row: label, units of each article, then the changed words of each.
fn show(input: &str) -> String {
    let texts = sides(input);
    let found = compared(&texts);
    let share = |s: &dateline::query::compare::Similarity| format!("{:.0} %", s.share() * 100.0);
    let mut out = vec![format!(
        "similar {} | {}",
        found.similarity.iter().map(share).collect::<Vec<_>>().join(" "),
        found.relation.iter().map(|r| r.name()).collect::<Vec<_>>().join(" ")
    )];
    for row in &found.rows {
        let labels: Vec<_> = row.labels.iter().map(|l| l.name()).collect();
        let units = row.of.iter().zip(&row.moved).map(|(units, moved)| {
            let numbers: Vec<_> = units.iter().map(|u| u.to_string()).collect();
            format!(
                "{}{}",
                if numbers.is_empty() { "-".into() } else { numbers.join("+") },
                if *moved { " moved" } else { "" }
            )
        });
        let mut line = format!("{}: {}", labels.join(" "), units.collect::<Vec<_>>().join(" | "));
        for (changes, (text, _)) in row.changes.iter().zip(&texts) {
            for change in changes {
                let sign = if change.op == Op::Delete { '-' } else { '+' };
                line += &format!(" {sign}[{}]", change.span.of(text).replace('\n', " "));
            }
        }
        out.push(line);
    }
    out.join("\n")
}

/// Two or more articles as in the corpus cases; every fact and conflict with the words it rests on.
fn show_facts(input: &str) -> String {
    let (articles, settings) = crate::corpus::corpus(input);
    let layer = Layer::derive(&articles, &settings);
    let docs: Vec<u32> = (0..articles.len() as u32).collect();
    let found = compare(&articles, &docs, &layer, Options::default()).unwrap();
    let facts = &found.facts;
    let mut out = Vec::new();
    let lists = [
        ("name", &facts.entities),
        ("quote", &facts.quotes),
        ("figure", &facts.figures),
        ("day", &facts.days),
    ];
    for (what, list) in lists {
        for fact in list {
            let places = fact.places.iter().map(|places| {
                let numbers: Vec<_> = places.iter().map(|p| p.sentence.to_string()).collect();
                if numbers.is_empty() { "-".to_owned() } else { numbers.join("+") }
            });
            out.push(format!("{what} {}: {}", fact.text, places.collect::<Vec<_>>().join(" | ")));
        }
    }
    for conflict in &facts.conflicts {
        let sides = conflict.sides.iter().map(|side| {
            let text = &articles[side.article].article.text;
            format!("{} says {} [{}]", articles[side.article].article.id, side.says, side.place.span.of(text))
        });
        let sides = sides.collect::<Vec<_>>().join("; ");
        out.push(format!("CONFLICT {} about {}: {sides}", conflict.kind.name(), conflict.about));
    }
    out.join("\n")
}

#[test]
fn facts() {
    golden::check("compare/facts.txt", show_facts);
}

#[test]
fn rows() {
    golden::check("compare/rows.txt", show);
}

/// A long text against itself with every tenth sentence cut, every seventh edited: linear work, right rows.
#[test]
fn long_texts() {
    let word = |i: usize| format!("w{}", i * 7919 % 5003);
    let sentence = |s: usize| (0..20).map(|w| word(s * 20 + w + s / 7)).collect::<Vec<_>>().join(" ");
    let a: Vec<String> = (0..1000).map(sentence).collect();
    let edited = |s: usize| if s.is_multiple_of(7) { a[s].replacen(' ', " new ", 1) } else { a[s].clone() };
    let b: Vec<String> = (0..1000).filter(|s| s % 10 != 0).map(edited).collect();
    let found = compared(&sides(&format!("{}\n~\n{}", a.join("\n"), b.join("\n"))));
    assert_eq!(found.rows.len(), 1000);
    let both = found.rows.iter().filter(|r| r.of.iter().all(|u| u.len() == 1)).count();
    assert_eq!(both, 900);
    assert_eq!(found.only_in(0).len(), 100);
    assert!(found.only_in(1).is_empty());
    assert!(found.rows.iter().all(|r| r.moved == [false, false]));
}

/// Inputs made to be slow: nothing but one word, one sign, one endless sentence, sentences all alike.
#[test]
fn hostile_texts_end() {
    let one = |unit: &str, n: usize| vec![unit.to_owned(); n].join("\n");
    let cases = [
        one("the", 4000),
        one(".", 4000),
        one("", 1000),
        "word ".repeat(9000),
        (0..9000).map(|i| format!("x{i} ")).collect::<String>(),
        (0..2000).map(|i| format!("the same old words again {}\n", i % 3)).collect::<String>(),
    ];
    for a in &cases {
        for b in &cases {
            let found = compared(&sides(&format!("{a}\n~\n{b}")));
            let units: usize = found.rows.iter().map(|r| r.of[0].len()).sum();
            assert_eq!(units, sides(a)[0].1.len(), "every unit stands in one row");
        }
    }
}

#[test]
fn misuse_is_an_error() {
    let text = [("One.".to_owned(), vec![Span::new(0, 4)])];
    let side = Side { text: &text[0].0, units: &text[0].1 };
    assert!(compare_texts(&[side], 0).is_err());
    assert!(compare_texts(&[side, side], 2).is_err());
    let beyond = [Span::new(2, 900)];
    assert!(compare_texts(&[side, Side { text: "é", units: &beyond }], 0).is_ok());
}
