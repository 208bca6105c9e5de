//! The facts of a comparison as a table: one line per place that states one.

use dateline::model::Analysed;
use dateline::protocol::{Offsets, Unit};
use dateline::query::compare::{Comparison, Conflict, Fact, Place};

use super::super::escape::cell;
use super::letter;

/// CSV with a head line. `found` is "all", "some" or "conflict"; `sentence` counts from 1; `start` and `end` are
/// code points of the article's text. Cells are safe from being run as formulas.
pub(super) fn csv(articles: &[Analysed], found: &Comparison) -> String {
    let offsets = articles.iter().map(|a| Offsets::new(&a.article.text, Unit::CodePoint)).collect();
    let mut table =
        Table { articles, offsets, text: "kind,fact,found,article,id,sentence,start,end,words\n".to_owned() };
    let facts = &found.facts;
    for (kind, list) in [
        ("name", &facts.entities),
        ("quote", &facts.quotes),
        ("figure", &facts.figures),
        ("day", &facts.days),
    ] {
        list.iter().for_each(|fact| table.fact(kind, fact));
    }
    facts.conflicts.iter().for_each(|conflict| table.conflict(conflict));
    table.text
}

struct Table<'a> {
    articles: &'a [Analysed],
    offsets: Vec<Offsets>,
    text: String,
}

impl Table<'_> {
    fn fact(&mut self, kind: &str, fact: &Fact) {
        let found = if fact.places.iter().all(|places| !places.is_empty()) { "all" } else { "some" };
        for (article, places) in fact.places.iter().enumerate() {
            for &place in places {
                self.line([kind, &fact.text, found], article, place);
            }
        }
    }

    fn conflict(&mut self, conflict: &Conflict) {
        for side in &conflict.sides {
            self.line([conflict.kind.name(), &conflict.about, "conflict"], side.article, side.place);
        }
    }

    fn line(&mut self, what: [&str; 3], index: usize, place: Place) {
        let Some((article, offsets)) = self.articles.get(index).zip(self.offsets.get(index)) else { return };
        let article = &article.article;
        let [start, end] = offsets.pair(place.span);
        let numbers = [place.sentence + 1, start, end].map(|number| number.to_string());
        let cells =
            what.into_iter().map(str::to_owned).chain([letter(index), article.id.clone()]).chain(numbers);
        let words = place.span.of(&article.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let cells: Vec<String> = cells.chain([words]).map(|text| cell(&text)).collect();
        self.text.push_str(&cells.join(","));
        self.text.push('\n');
    }
}
