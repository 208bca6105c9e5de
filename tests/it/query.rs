//! Questions and answers: how queries are read, what they match, and why.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use dateline::corpus::Corpus;
use dateline::model::*;
use dateline::query::concordance::{LineOrder, concordance};
use dateline::query::contrast::contrast;
use dateline::query::sliced::Sliced;
use dateline::query::{self, Answer, Bin, Dated, Exclude, Facets, Field, Filter, Hit, Order, Question, Want};
use dateline::segment::slices::Slices;
use dateline::segment::{self, Segment};
use dateline::text;
use proptest::prelude::*;
use proptest::sample::select;

use crate::golden::check;

/// Outlet, headline, days, body. A quotation and its speaker are found by [`quotes`].
const ARTICLES: [(&str, &str, &str, &str); 8] = [
    (
        "Harbor Ledger",
        "Truce talks resume in the capital",
        "2003-06-07",
        "Talks on a truce resumed on Saturday. “We want a lasting peace,” Sami Haddad said. \
         Militants had walked out two days before.\n\nThe prime minister’s aides spoke of the road map.",
    ),
    (
        "Harbor Ledger",
        "Militants reject cease-fire",
        "2003-06-05/2003-06-09",
        "A cease-fire is not on the table, Rana Aziz said. “There is no truce while attacks go on.” \
         The talks in the capital went on without them.",
    ),
    (
        "Old Post",
        "Aid reaches the coast",
        "2003-12",
        "Trucks with aid reached the coast on Monday after a ceasefire took hold. A U.N. official said 4,000 \
         people had waited. “The road is open,” Sami Haddad said.",
    ),
    (
        "Old Post",
        "Election campaign opens",
        "2006-11-25",
        "The campaign opened with talk of peace. Café owners in the old town complained of noise. \
         Talking to voters, Rana Aziz promised roads.",
    ),
    (
        "Northern Wire",
        "Peace plan map published",
        "2007",
        "A map of the road to peace was published. The road map of 2003 had failed.",
    ),
    ("Northern Wire", "UN votes on aid", "2003-06/..", "The UN council voted on aid for the coast."),
    ("Northern Wire", "東京で会議", "", "東京で和平会議が開かれた。"),
    (
        "Harbor Ledger",
        "A long report",
        "2004-02-11",
        "The weather was fine. The market was full. Nobody spoke of politics. In the afternoon, according to a \
         statement that was handed to reporters by the ministry after several hours of waiting in the yard of \
         the old customs house beside the harbor, the envoy and her delegation announced, to the surprise of \
         many who had come only to see the ships leave, that the negotiations with the militants would begin \
         again before the end of the month. Then everybody went home. The negotiations were kept short.",
    ),
];

/// An article with its paragraphs and sentences, and quotes wherever curly marks stand.
fn analysed(index: usize, (source, headline, days, body): (&str, &str, &str, &str)) -> Analysed {
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for part in body.split("\n\n") {
        paragraphs.push(Paragraph { span: Span::new(start, start + part.len()), kind: ParagraphKind::Body });
        start += part.len() + 2;
    }
    let cut = text::tokenize(body, &paragraphs);
    let range = DayRange::parse_edtf(days).unwrap_or_default();
    Analysed {
        article: Article {
            id: format!("article-{index}"),
            headline: headline.into(),
            source: Some(source.into()),
            language: if headline.is_ascii() { "en".into() } else { "ja".into() },
            text: body.into(),
            paragraphs,
            ..Article::default()
        },
        sentences: cut.sentences.iter().map(|sentence| sentence.span).collect(),
        annotations: quotes(body),
        date: DateEstimate { range, best: range.day(), stated: range.day().is_some(), evidence: Vec::new() },
        resolved: Vec::new(),
    }
}

/// The two people of the stories, and the words between curly marks with the one named after them.
fn quotes(body: &str) -> Annotations {
    let people = ["Sami Haddad", "Rana Aziz"];
    let mut found = Annotations::default();
    for name in people {
        let Some(at) = body.find(name) else { continue };
        let entity = found.entities.len() as u32;
        let why = Why { rule: LinkRule::First, evidence: None };
        let span = Span::new(at, at + name.len());
        let kind = EntityKind::Person;
        found.mentions.push(Mention { span, kind, entity, confidence: 100, role: None, why });
        found.entities.push(LocalEntity { kind, name: name.into(), aliases: vec![], ambiguous: false });
    }
    for (at, _) in body.match_indices('“') {
        let start = at + '“'.len_utf8();
        let Some(length) = body[start..].find('”') else { continue };
        let speaker = match found.mentions.first() {
            Some(mention) => Speaker::Entity { entity: mention.entity, span: mention.span },
            None => Speaker::Unattributed,
        };
        let span = Span::new(start, start + length);
        found.quotes.push(Quote { span, kind: QuoteKind::Full, speaker, cue: None });
    }
    found
}

fn articles() -> Vec<Analysed> {
    ARTICLES.into_iter().enumerate().map(|(index, article)| analysed(index, article)).collect()
}

/// A corpus with the articles cut into segments before each of the given numbers.
fn corpus(articles: &[Analysed], cuts: &[usize]) -> Corpus {
    let mut corpus = Corpus::default();
    let mut start = 0;
    for end in cuts.iter().copied().chain([articles.len()]) {
        corpus.add(Segment::open(segment::write(&articles[start..end])).unwrap());
        start = end;
    }
    corpus.derive().unwrap();
    corpus
}

fn ask(corpus: &Corpus, text: &str) -> Answer {
    query::run(corpus, &Question { text: text.into(), ..Question::default() }).unwrap()
}

fn filtered(corpus: &Corpus, text: &str, filter: Filter) -> Answer {
    query::run(corpus, &Question { text: text.into(), filter, ..Question::default() }).unwrap()
}

#[test]
fn queries_are_read() {
    check("query/language.txt", |input| {
        let (read, notes) = query::reading(input);
        let notes: String = notes.iter().map(|note| format!("\n! {note}")).collect();
        read + &notes
    });
}

/// The text with its marks in brackets.
fn marked(text: &str, marks: impl IntoIterator<Item = Span>) -> String {
    let mut out = String::new();
    let mut at = 0;
    for span in marks {
        let _ = write!(out, "{}[{}]", &text[at..span.start as usize], span.of(text));
        at = span.end as usize;
    }
    out + &text[at..]
}

fn show_hit(corpus: &Corpus, hit: &Hit) -> String {
    let article = corpus.article(hit.doc).unwrap().article;
    let headline = hit.marks.iter().filter(|m| m.field == Field::Headline).map(|m| m.span);
    let mut out = format!("{} {}\n", hit.doc, marked(&article.headline, headline));
    for snippet in &hit.snippets {
        let dots = |cut: bool| if cut { "…" } else { "" };
        let text = marked(&snippet.text, snippet.marks.iter().copied());
        let _ = writeln!(out, "  {}{text}{}", dots(snippet.cut_before), dots(snippet.cut_after));
    }
    for reason in &hit.reasons {
        let query::Reason { asked, found, how, in_headline, in_body, articles, .. } = reason;
        let _ = writeln!(out, "  {how:?} {asked} > {found}: {in_headline} + {in_body}, {articles} articles");
    }
    out
}

#[test]
fn questions_are_answered() {
    let corpus = corpus(&articles(), &[3]);
    check("query/search.txt", |input| {
        let answer = ask(&corpus, input);
        let mut out = format!("{} of {}, {} matches\n", answer.total, answer.all, answer.matches);
        answer.notes.iter().for_each(|note| out += &format!("! {note}\n"));
        answer.hits.iter().for_each(|hit| out += &show_hit(&corpus, hit));
        out
    });
}

#[test]
fn a_score_is_the_sum_of_its_reasons() {
    let corpus = corpus(&articles(), &[]);
    for text in
        ["truce talks", "peace OR aid", "\"road map\" peace", "talk*", "cease-fire", "militant~1 truce"]
    {
        for hit in ask(&corpus, text).hits {
            let sum: u32 = hit.reasons.iter().map(|reason| reason.weight).sum();
            assert_eq!(sum, hit.score, "{text}: {:?}", hit.reasons);
        }
    }
}

#[test]
fn an_exact_form_comes_before_other_forms() {
    let corpus = corpus(&articles(), &[]);
    let first = |text: &str| ask(&corpus, text).hits.first().map(|hit| hit.doc);
    assert_eq!(first("talking"), Some(3));
    assert_eq!(first("ceasefire"), Some(1), "the joined form stands in the headline, too");
}

#[test]
fn a_word_that_is_still_typed_stands_for_what_it_may_become() {
    let corpus = corpus(&articles(), &[]);
    let typed = |text: &str, typing| {
        let question = Question { text: text.into(), typing, ..Question::default() };
        query::run(&corpus, &question).unwrap().total
    };
    assert_eq!((typed("negoti", true), typed("negoti", false)), (1, 1), "a stem is a form of its words");
    assert_eq!((typed("neg", true), typed("neg", false)), (1, 0));
    assert_eq!(typed("neg ", true), 0);
}

#[test]
fn filters_narrow_and_facets_count_what_another_choice_would_give() {
    let corpus = corpus(&articles(), &[2, 5]);
    let only = |source: &str| Filter { sources: vec![source.into()], ..Filter::default() };
    let answer = filtered(&corpus, "peace", only("old-post"));
    assert_eq!(answer.docs, [3]);
    let counts = |answer: &Answer| -> Vec<(String, u32, u32, bool)> {
        let values = answer.facets.sources.values.iter();
        values.map(|v| (v.name.clone(), v.results, v.all, v.chosen)).collect()
    };
    let expected = [("Harbor Ledger", 1, 3, false), ("Northern Wire", 1, 3, false), ("Old Post", 1, 2, true)];
    assert_eq!(counts(&answer), expected.map(|(name, n, all, chosen)| (name.to_owned(), n, all, chosen)));
    // The other facets count only what the filter leaves.
    let english = |answer: &Answer| answer.facets.languages.values.first().map(|v| (v.results, v.all));
    assert_eq!(english(&answer), Some((1, 7)));
    let not = Exclude { sources: vec!["Old Post".into()], ..Exclude::default() };
    assert_eq!(filtered(&corpus, "peace", Filter { not, ..Filter::default() }).docs, [0, 4]);
}

#[test]
fn people_and_speakers_are_found_by_name_and_key() {
    let corpus = corpus(&articles(), &[4]);
    assert_eq!(ask(&corpus, "person:haddad").docs, [0, 2]);
    assert_eq!(ask(&corpus, "speaker:\"rana aziz\"").docs, [1]);
    assert_eq!(ask(&corpus, "said:peace speaker:haddad").docs, [0]);
    assert_eq!(ask(&corpus, "said:truce speaker:haddad").docs, [0; 0]);
    let key = corpus.layer().entities().iter().find(|e| e.name == "Sami Haddad").unwrap().key.clone();
    let people = Filter { people: vec![key.clone()], ..Filter::default() };
    assert_eq!(filtered(&corpus, "", people.clone()).docs, [0, 2]);
    assert_eq!(
        filtered(&corpus, "road", Filter { speakers: vec![key.clone()], ..Filter::default() }).docs,
        [0, 2]
    );
    let not = Exclude { entities: vec![key], ..Exclude::default() };
    assert_eq!(filtered(&corpus, "road", Filter { not, ..Filter::default() }).docs, [3, 4]);
    let facet = filtered(&corpus, "", people).facets.people;
    assert_eq!(facet.values.iter().map(|v| (v.results, v.all)).collect::<Vec<_>>(), [(2, 2), (2, 2)]);
}

#[test]
fn days_filter_by_overlap_and_unknown_days_are_in_no_window() {
    let corpus = corpus(&articles(), &[6]);
    let window = |edtf: &str| Filter { days: DayRange::parse_edtf(edtf).unwrap(), ..Filter::default() };
    assert_eq!(filtered(&corpus, "", window("2003-06-08")).docs, [1, 5]);
    assert_eq!(filtered(&corpus, "", window("2003")).docs, [0, 1, 2, 5]);
    assert_eq!(ask(&corpus, "date:2003-12..2006").docs, [2, 3, 5, 7]);
    let dated = |dated: Vec<Dated>| filtered(&corpus, "", Filter { dated, ..Filter::default() }).docs;
    assert_eq!(dated(vec![Dated::Stated]), [0, 3, 7]);
    assert_eq!(dated(vec![Dated::Unknown]), [6]);
    assert_eq!(dated(vec![Dated::Inferred, Dated::Unknown]), [1, 2, 4, 5, 6]);
}

#[test]
fn the_timeline_counts_every_dated_match_once() {
    let corpus = corpus(&articles(), &[3, 6]);
    let want = Want { timeline: Some(Bin::Year), ..Want::default() };
    let days = DayRange::parse_edtf("2003").unwrap();
    let filter = Filter { days, ..Filter::default() };
    let question = Question { text: String::new(), filter, want, ..Question::default() };
    let answer = query::run(&corpus, &question).unwrap();
    let timeline = answer.timeline.unwrap();
    let bins: Vec<(String, u32, u32, u32, u32)> = timeline
        .bins
        .iter()
        .map(|b| (b.first.to_string()[..4].to_owned(), b.stated, b.inferred, b.wide, b.all))
        .collect();
    let year = |y: &str, stated, inferred, all| (y.to_owned(), stated, inferred, 0, all);
    assert_eq!(
        bins,
        [
            year("2003", 1, 2, 3),
            year("2004", 1, 0, 1),
            year("2005", 0, 0, 0),
            year("2006", 1, 0, 1),
            year("2007", 0, 1, 1)
        ]
    );
    assert_eq!((timeline.undated, timeline.open), (1, 1));
    let inside: Vec<u32> = timeline.points.iter().filter(|p| p.inside).map(|p| p.doc).collect();
    assert_eq!(inside, answer.docs);
    let narrow = Want { timeline: Some(Bin::Day), ..want };
    let question = Question { want: narrow, ..question };
    let timeline = query::run(&corpus, &question).unwrap().timeline.unwrap();
    assert_eq!(timeline.bins.iter().map(|b| b.wide).sum::<u32>(), 3);
    assert_eq!(timeline.bins.iter().map(|b| b.all).sum::<u32>(), 6);
}

#[test]
fn hits_are_ordered_by_date_where_wanted() {
    let corpus = corpus(&articles(), &[1]);
    let order = |order, text: &str| -> Vec<u32> {
        let question = Question { text: text.into(), order, ..Question::default() };
        query::run(&corpus, &question).unwrap().hits.iter().map(|hit| hit.doc).collect()
    };
    assert_eq!(order(Order::Newest, "peace OR aid"), [4, 3, 2, 0, 5]);
    assert_eq!(order(Order::Oldest, "peace OR aid"), [5, 0, 2, 3, 4]);
    assert_eq!(order(Order::Relevance, ""), [4, 3, 7, 2, 0, 1, 5, 6]);
}

#[test]
fn pages_of_hits_join_without_gap() {
    let corpus = corpus(&articles(), &[3]);
    let page = |skip, hits| -> Vec<u32> {
        let want = Want { skip, hits, ..Want::default() };
        let question = Question { text: "the".into(), want, ..Question::default() };
        query::run(&corpus, &question).unwrap().hits.iter().map(|hit| hit.doc).collect()
    };
    assert_eq!([page(0, 3), page(3, 3), page(6, 3)].concat(), page(0, 20));
}

#[test]
fn an_empty_answer_names_what_stands_in_the_way() {
    let corpus = corpus(&articles(), &[]);
    let filter = Filter { sources: vec!["old-post".into()], ..Filter::default() };
    let answer = filtered(&corpus, "militants", filter);
    assert_eq!(answer.total, 0);
    let blockers: Vec<(&str, u32)> = answer.blockers.iter().map(|b| (b.filter, b.without)).collect();
    assert_eq!(blockers, [("sources", 3), ("text", 2)]);
}

#[test]
fn an_empty_corpus_answers() {
    for text in ["", "truce", "\"a b\"", "-x", "date:2003", "person:x said:y"] {
        let answer = ask(&Corpus::default(), text);
        assert_eq!((answer.total, answer.all, answer.hits.len()), (0, 0, 0));
    }
    assert!(query::marks(&Corpus::default(), 0, "x").is_err());
}

#[test]
fn marks_of_the_reading_view_are_those_of_the_list() {
    let corpus = corpus(&articles(), &[2]);
    for text in ["truce", "cease-fire peace~1", "\"road map\"~3 OR aid", "title:talks", "said:peace"] {
        for hit in ask(&corpus, text).hits {
            assert_eq!(query::marks(&corpus, hit.doc, text).unwrap(), hit.marks);
        }
    }
}

#[test]
fn a_concordance_shows_every_place_between_its_neighbors() {
    let corpus = corpus(&articles(), &[2, 4]);
    let show = |text: &str, order, range| -> Vec<String> {
        let found = concordance(&corpus, text, &Filter::default(), order, range, 40).unwrap();
        found.lines.iter().map(|l| format!("{} {}[{}]{}", l.doc, l.left, l.found, l.right)).collect()
    };
    assert_eq!(
        show("truce", LineOrder::Article, (0, 9)),
        [
            "0 Talks on a [truce] resumed on Saturday. “We want a lasting peace,” Sami",
            "1 on the table, Rana Aziz said. “There is no [truce] while attacks go on.” The talks in the capital",
        ]
    );
    let road = show("road", LineOrder::Right, (0, 9));
    let after: Vec<&str> = road.iter().map(|line| line.split(']').nth(1).unwrap()).collect();
    assert!(after.is_sorted(), "{after:?}");
    assert_eq!(show("road", LineOrder::Right, (1, 2)), road[1..3]);
    let left = show("\"road map\"", LineOrder::Left, (0, 9));
    assert_eq!(
        left,
        [
            "0 The prime minister’s aides spoke of the [road map]",
            "4 map of the road to peace was published. The [road map] of 2003 had failed"
        ]
    );
}

#[test]
fn words_that_keep_company_and_words_that_set_apart() {
    let said = |body: &'static str, source: &'static str| ("headline", body, source);
    let mut list = Vec::new();
    for n in 0..30 {
        let (headline, body, source) = match n % 3 {
            0 => said("The fragile truce held in the north.", "One"),
            1 => said("A fragile vase broke in the shop.", "Two"),
            _ => said("The market in the town was calm.", "Two"),
        };
        list.push(analysed(n, (source, headline, "2003", body)));
    }
    let corpus = corpus(&list, &[7, 19]);
    let found = concordance(&corpus, "truce", &Filter::default(), LineOrder::Article, (0, 5), 5).unwrap();
    let company: Vec<&str> = found.company.iter().map(|c| c.word.as_str()).collect();
    assert_eq!((found.total, found.company[0].lines), (10, 10));
    assert!(company.starts_with(&["held", "north"]) && !company.contains(&"in"), "{company:?}");
    let one = Filter { sources: vec!["one".into()], ..Filter::default() };
    let apart = contrast(&corpus, "", &one, 4).unwrap();
    let words: Vec<(&str, u32, u32)> = apart.iter().map(|a| (a.word.as_str(), a.inside, a.outside)).collect();
    assert_eq!(words, [("held", 10, 0), ("north", 10, 0), ("truce", 10, 0), ("fragile", 10, 10)]);
    assert_eq!(contrast(&corpus, "", &Filter::default(), 4).unwrap(), []);
}

/// Small articles of a small language, so that chance queries often match.
fn chance_articles() -> impl Strategy<Value = Vec<Analysed>> {
    let word = || select(vec!["ab", "abc", "abd", "bab", "cab", "cabs", "dad", "x-y", "zig"]);
    let body = prop::collection::vec(word(), 0..25);
    let source = select(vec!["One", "Two", "Three"]);
    let day = select(vec!["", "2003", "2003-06-07", "2004-01/2004-05", "2005-01-01/.."]);
    let one = (prop::collection::vec(word(), 0..4), body, source, day);
    prop::collection::vec(one, 1..30).prop_map(|list| {
        let articles = list.into_iter().enumerate().map(|(index, (headline, body, source, day))| {
            analysed(index, (source, &headline.join(" "), day, &(body.join(" ") + ".")))
        });
        articles.collect()
    })
}

fn chance_query() -> impl Strategy<Value = String> {
    let leaf = select(vec![
        "ab",
        "abc",
        "cabs",
        "dad",
        "xy",
        "x-y",
        "ab*",
        "c*",
        "abx~1",
        "dat~",
        "\"ab abc\"",
        "\"cab dad zig\"~2",
        "title:ab",
        "qqqqqq",
        "date:2003",
        "source:two",
        "-zig",
        "+bab",
        "abb",
    ]);
    prop::collection::vec((leaf, select(vec![" ", " OR ", " AND ", " "])), 1..5)
        .prop_map(|list| list.iter().map(|(leaf, join)| format!("{leaf}{join}")).collect())
}

/// The words of an article, headline and body apart, as the simplest program would see them.
fn plain_words(article: &Analysed) -> [Vec<String>; 2] {
    let cut = |text: &str| {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        words.map(str::to_owned).collect()
    };
    [cut(&article.article.headline), cut(&article.article.text)]
}

/// Asks a corpus of one segment in slices, which are given when they are lacking.
fn sliced(corpus: &Corpus) -> impl FnMut(&Question) -> Answer + use<> {
    let (_, segment) = corpus.segments().next().unwrap();
    let segment = Segment::open(segment.bytes().to_vec()).unwrap();
    let files: BTreeMap<String, Vec<u8>> = query::sliced::cut(segment).unwrap().into_iter().collect();
    let mut slices = Slices::open(&files["head"]).unwrap();
    move |question| {
        for _ in 0..20 {
            match query::sliced::run(&slices, question).unwrap() {
                Sliced::Lacks(names) => {
                    assert!(!names.is_empty());
                    names.iter().for_each(|name| slices.give(name, &files[name]).unwrap());
                }
                Sliced::Answer(answer) => return answer.0,
            }
        }
        panic!("there is always another slice lacking");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// One segment or many: the same answer.
    #[test]
    fn the_answer_does_not_depend_on_the_segments(
        articles in chance_articles(),
        text in chance_query(),
        cuts in prop::collection::btree_set(0..30usize, 0..5),
        source in prop::option::of(select(vec!["one", "two"])),
    ) {
        let cuts: Vec<usize> = cuts.into_iter().filter(|&cut| cut <= articles.len()).collect();
        let sources = source.into_iter().map(str::to_owned).collect();
        let question = Question { text, filter: Filter { sources, ..Filter::default() }, ..Question::default() };
        let one = query::run(&corpus(&articles, &[]), &question).unwrap();
        let many = query::run(&corpus(&articles, &cuts), &question).unwrap();
        prop_assert_eq!(one, many);
    }

    /// The hits are the same whether or not everything else is wanted, which takes another way.
    #[test]
    fn hits_alone_are_the_hits_of_the_whole_answer(
        articles in chance_articles(),
        text in select(vec!["ab", "a*", "abcc", "dad~1", "zig", "nobody"]),
        cuts in prop::collection::btree_set(0..30usize, 0..3),
        (skip, hits) in (0..3usize, 1..12usize),
    ) {
        let cuts: Vec<usize> = cuts.into_iter().filter(|&cut| cut <= articles.len()).collect();
        let corpus = corpus(&articles, &cuts);
        let whole = Want { skip, hits, ..Want::default() };
        let bare = Want { facets: 0, timeline: None, docs: false, matches: false, ..whole };
        let ask = |want| {
            let question = Question { text: text.into(), want, ..Question::default() };
            query::run(&corpus, &question).unwrap()
        };
        let (whole, bare) = (ask(whole), ask(bare));
        prop_assert_eq!((whole.total, whole.stories), (bare.total, bare.stories));
        prop_assert_eq!(whole.hits, bare.hits);
    }

    /// In slices or whole: the same answer.
    #[test]
    fn the_answer_does_not_depend_on_slices(articles in chance_articles(), text in chance_query(), typing in any::<bool>()) {
        let whole = corpus(&articles, &[]);
        // Slices know the day of each article by itself; what a copy tells of it takes the whole corpus.
        prop_assume!((0..).zip(&articles).all(|(doc, article)| whole.layer().date(doc).range == article.date.range));
        let mut slices = sliced(&whole);
        let want = Want { hits: 3, ..Want::default() };
        let question = Question { text, typing, want, ..Question::default() };
        let mut expected = query::run(&whole, &question).unwrap();
        let mut found = slices(&question);
        for answer in [&mut expected, &mut found] {
            // Names across articles are not known in slices; without a question neither is when articles are from.
            let Facets { people, orgs, places, .. } = &mut answer.facets;
            _ = [people, orgs, places].map(std::mem::take);
            answer.stories = 0;
            if question.text.trim().is_empty() {
                let Answer { total, all, stories, ref mut hits, .. } = *answer;
                *answer = Answer { total, all, stories, hits: std::mem::take(hits), ..Answer::default() };
            }
        }
        prop_assert_eq!(expected, found);
    }

    /// Words, phrases and prefixes match what a scan of the text matches.
    #[test]
    fn matches_are_those_of_a_plain_scan(articles in chance_articles(), words in prop::collection::vec(
        select(vec!["ab", "abc", "bab", "cab", "dad", "zig"]), 1..4,
    )) {
        let corpus = corpus(&articles, &[]);
        let scan = |is: &dyn Fn(&[String]) -> bool| -> BTreeSet<u32> {
            (0..).zip(&articles).filter(|(_, a)| plain_words(a).iter().any(|w| is(w))).map(|(d, _)| d).collect()
        };
        let found = |text: &str| -> BTreeSet<u32> { ask(&corpus, text).docs.into_iter().collect() };
        let phrase = words.join(" ");
        let stands = |text: &[String]| text.windows(words.len()).any(|w| w == words);
        prop_assert_eq!(found(&format!("\"{phrase}\"")), scan(&stands));
        let prefix = &words[0][..2];
        prop_assert_eq!(found(&format!("{prefix}*")), scan(&|text| text.iter().any(|w| w.starts_with(prefix))));
        let exact = |word: &'static str| scan(&|text| text.iter().any(|w| w == word));
        let every = words.iter().map(|word| exact(word)).reduce(|a, b| &a & &b).unwrap();
        let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
        prop_assert_eq!(found(&quoted.join(" ")), every);
        let any = words.iter().map(|word| exact(word)).reduce(|a, b| &a | &b).unwrap();
        prop_assert_eq!(found(&quoted.join(" OR ")), any);
    }

    /// Marks are words of the text, in order, and every hit of a word has one.
    #[test]
    fn marks_stand_on_words(articles in chance_articles(), text in chance_query()) {
        let corpus = corpus(&articles, &[]);
        for hit in ask(&corpus, &text).hits {
            let article = &articles[hit.doc as usize].article;
            prop_assert!(hit.marks.is_sorted());
            for mark in &hit.marks {
                let words = match mark.field {
                    Field::Headline => mark.span.of(&article.headline),
                    Field::Deck => article.deck.as_deref().map_or("", |deck| mark.span.of(deck)),
                    Field::Body => mark.span.of(&article.text),
                };
                prop_assert!(!words.is_empty() && !words.starts_with(' ') && !words.ends_with(' '));
            }
            for snippet in &hit.snippets {
                prop_assert_eq!(snippet.span.of(&article.text), &snippet.text);
                prop_assert!(snippet.marks.iter().all(|mark| !mark.of(&snippet.text).is_empty()));
            }
        }
    }
}
