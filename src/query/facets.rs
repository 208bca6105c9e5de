//! Counts of every value a reader can filter by, under the current question.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::answer::{Facet, FacetValue, Facets};
use super::filter::{Dimension, Fails, dated, key};
use super::question::{Dated, Filter};
use crate::corpus::{Corpus, Doc};
use crate::model::EntityKind;
use crate::segment::{LocalDoc, Names, Segment};
use crate::sort::Sorting;

/// Counts matches as they come by.
pub(super) struct FacetCounter<'a> {
    corpus: &'a Corpus,
    /// Results by entity.
    entities: Vec<u32>,
    /// Results by segment, column and name.
    names: Vec<[Vec<u32>; 4]>,
    dated: [u32; 3],
    segments: Vec<&'a Segment>,
}

/// Columns with the part of the filter that chooses among their names.
const COLUMNS: [(Names, Dimension); 4] = [
    (Names::Sources, Dimension::Sources),
    (Names::Agencies, Dimension::Agencies),
    (Names::Retold, Dimension::Retold),
    (Names::Languages, Dimension::Languages),
];

impl<'a> FacetCounter<'a> {
    pub(super) fn new(corpus: &'a Corpus) -> FacetCounter<'a> {
        let names = corpus
            .segments()
            .map(|(_, segment)| COLUMNS.map(|(column, _)| vec![0; segment.names(column).len()]))
            .collect();
        let entities = vec![0; corpus.layer().entities().len()];
        let segments = corpus.segments().map(|(_, segment)| segment).collect();
        FacetCounter { corpus, entities, names, dated: [0; 3], segments }
    }

    /// Counts an article that matches the words: number `local` of the segment at `segment`.
    pub(super) fn add(&mut self, doc: Doc, segment: usize, local: LocalDoc, fails: Fails) {
        self.add_entities(doc, fails);
        self.add_names(segment, local, fails);
        if fails.none_but(Dimension::Dated) {
            self.dated[dated(self.corpus.date(doc)) as usize] += 1; // three variants
        }
    }

    fn add_entities(&mut self, doc: Doc, fails: Fails) {
        let layer = self.corpus.layer();
        let lifted = [Dimension::People, Dimension::Orgs, Dimension::Places].map(|d| fails.none_but(d));
        if lifted == [false; 3] {
            return;
        }
        for &entity in layer.entities_of(doc) {
            let Some(kind) = layer.entities().get(entity as usize).map(|e| e.kind) else { continue };
            if let (true, Some(count)) = (lifted[kind as usize], self.entities.get_mut(entity as usize)) {
                *count += 1;
            }
        }
    }

    fn add_names(&mut self, segment: usize, local: LocalDoc, fails: Fails) {
        let row = self.segments.get(segment).and_then(|segment| segment.row(local));
        let (Some(row), Some(counts)) = (row, self.names.get_mut(segment)) else { return };
        for ((column, dimension), counts) in COLUMNS.into_iter().zip(counts) {
            if fails.none_but(dimension)
                && let Some(count) = row.name(column).and_then(|name| counts.get_mut(name as usize))
            {
                *count += 1;
            }
        }
    }

    /// The facets with at most `most` values each.
    pub(super) fn finish(self, filter: &Filter, most: usize) -> Facets {
        let kind = |kind, chosen: &[String]| self.entity_facet(kind, chosen, &filter.not.entities, most);
        let column = |index, chosen: &[String], not: &[String]| self.name_facet(index, chosen, not, most);
        Facets {
            people: kind(EntityKind::Person, &filter.people),
            orgs: kind(EntityKind::Organization, &filter.orgs),
            places: kind(EntityKind::Place, &filter.places),
            sources: column(0, &filter.sources, &filter.not.sources),
            agencies: column(1, &filter.agencies, &filter.not.agencies),
            retold: column(2, &filter.retold, &filter.not.retold),
            languages: column(3, &filter.languages, &filter.not.languages),
            dated: self.dated_facet(filter),
        }
    }

    fn entity_facet(&self, kind: EntityKind, chosen: &[String], not: &[String], most: usize) -> Facet {
        let all = self.corpus.layer().entities().iter().zip(&self.entities).filter(|(e, _)| e.kind == kind);
        let distinct = all.clone().count() as u32;
        // Names are copied only for values that can be among the first: those with results come before all
        // others, so without results a value matters only where it is chosen or there is room left.
        let mut list: Vec<_> = all
            .map(|(entity, &results)| {
                let held = chosen.contains(&entity.key) || not.contains(&entity.key);
                (!held, Reverse(results), Reverse(entity.docs.len()), &entity.name, &entity.key)
            })
            .collect();
        let kept = most.max(chosen.len() + not.len());
        if list.len() > kept {
            // Only the first ones are sorted: a large corpus has tens of thousands of names.
            list.select_nth_unstable(kept);
            list.truncate(kept);
        }
        let values = list
            .into_iter()
            .map(|(_, Reverse(results), Reverse(all), name, key)| FacetValue {
                key: key.clone(),
                name: name.clone(),
                results,
                all: all as u32,
                chosen: chosen.contains(key),
                excluded: not.contains(key),
            })
            .collect();
        Facet { values: sorted(values), distinct }
    }

    fn name_facet(&self, index: usize, chosen: &[String], not: &[String], most: usize) -> Facet {
        let Some(&(column, _)) = COLUMNS.get(index) else { return Facet::default() };
        let mut merged: BTreeMap<String, FacetValue> = BTreeMap::new();
        for ((_, segment), counts) in self.corpus.segments().zip(&self.names) {
            let Some(counts) = counts.get(index) else { continue };
            for ((name, &all), &results) in
                segment.names(column).iter().zip(segment.name_counts(column)).zip(counts)
            {
                let key = key(name);
                let value = merged.entry(key.clone()).or_insert_with(|| FacetValue {
                    chosen: chosen.contains(&key) || chosen.contains(name),
                    excluded: not.contains(&key) || not.contains(name),
                    name: name.clone(),
                    key,
                    ..FacetValue::default()
                });
                value.results += results;
                value.all += all;
            }
        }
        let distinct = merged.len() as u32;
        let mut values: Vec<FacetValue> = merged.into_values().collect();
        values.order_by_key(|value| (!(value.chosen || value.excluded), Reverse((value.results, value.all))));
        values.truncate(most.max(chosen.len() + not.len()));
        Facet { values: sorted(values), distinct }
    }

    fn dated_facet(&self, filter: &Filter) -> Facet {
        let mut all = [0; 3];
        for doc in 0..self.corpus.len() {
            all[dated(self.corpus.date(doc)) as usize] += 1; // three variants
        }
        let kinds = [Dated::Stated, Dated::Inferred, Dated::Unknown];
        let names = ["stated", "inferred", "unknown"];
        let values: Vec<FacetValue> = (kinds.into_iter().zip(names))
            .zip(self.dated.into_iter().zip(all))
            .filter(|(_, (_, all))| *all > 0)
            .map(|((kind, name), (results, all))| FacetValue {
                key: name.to_owned(),
                name: name.to_owned(),
                results,
                all,
                chosen: filter.dated.contains(&kind),
                excluded: filter.not.dated.contains(&kind),
            })
            .collect();
        Facet { distinct: values.len() as u32, values }
    }
}

/// Most results first, then most articles, then by name.
fn sorted(mut values: Vec<FacetValue>) -> Vec<FacetValue> {
    values.order_by(|a, b| (b.results, b.all).cmp(&(a.results, a.all)).then_with(|| a.name.cmp(&b.name)));
    values
}
