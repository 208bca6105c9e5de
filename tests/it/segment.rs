//! Segments: what was written is read back; frozen samples of every format stay readable.

use std::path::Path;

use dateline::model::*;
use dateline::pipeline::{self, RawFile, Settings};
use dateline::segment::{self, Names, Segment, VERSION};
use proptest::prelude::*;
use proptest::sample::select;

/// The bundled corpus, read and analysed.
pub(crate) fn bundled() -> Vec<Analysed> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/corpus/articles");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let read = |path: &std::path::PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(path).unwrap();
        pipeline::read(RawFile { path: &name, bytes: &bytes }).articles
    };
    let settings = Settings::default();
    files.iter().flat_map(read).map(|article| pipeline::analyse(article, &settings)).collect()
}

fn assert_same(segment: &Segment, articles: &[Analysed]) {
    assert_eq!(segment.len() as usize, articles.len());
    for (doc, expected) in (0..).zip(articles) {
        assert_eq!(&segment.article(doc).unwrap(), expected);
        assert_eq!(segment.text(doc).unwrap(), expected.article.text);
        assert_eq!(segment.card(doc).unwrap().headline, expected.article.headline);
        assert_eq!(segment.days(doc), expected.date.range);
    }
    assert!(segment.article(segment.len()).is_err());
}

#[test]
fn the_bundled_corpus_comes_back() {
    let articles = bundled();
    let bytes = segment::write(&articles);
    assert_eq!(bytes, segment::write(&articles), "the same articles give the same bytes");
    assert_same(&Segment::open(bytes).unwrap(), &articles);
}

#[test]
fn an_empty_batch_is_a_segment() {
    let segment = Segment::open(segment::write(&[])).unwrap();
    assert!(segment.is_empty());
    assert!(segment.names(Names::Sources).is_empty());
}

/// An article with every kind of annotation, some of it nonsense: the segment stores what it is given.
fn sample() -> Analysed {
    let text =
        "GAZA CITY — “The truce holds,” Sami Haddad said on Friday. Some 4,000 people marched.".to_owned();
    let end = text.len();
    let span = Span::new(16, 31);
    let evidence = Evidence {
        kind: EvidenceKind::Text,
        text: "Friday".into(),
        span: Some(span),
        rule: "weekday".into(),
        range: DayRange::new(Day::from_ymd(2003, 6, 6), None).unwrap(),
        fact: Some("fact-1".into()),
        strength: Strength::Fair,
        set_aside: Some("another reason".into()),
    };
    let figure = Figure {
        span,
        value: Some(4_000.0),
        low: Some(3_500.5),
        high: None,
        unit: None,
        currency: Some("USD".into()),
        counts: Some(span),
        status: Some(FigureStatus::Wounded),
        of: None,
    };
    let time = TimeMention {
        span,
        kind: TimeKind::Date,
        meaning: TimeMeaning::Weekday { weekday: Weekday::Friday, tense: Tense::Past },
        clock: Some(Clock::Minute(630)),
        modifier: Some(TimeModifier::Approx),
    };
    let quote = Quote {
        span,
        kind: QuoteKind::Full,
        speaker: Speaker::Entity { entity: 0, span },
        cue: Some(Span::new(47, 51)),
    };
    let mention = Mention {
        span,
        kind: EntityKind::Person,
        entity: 0,
        confidence: 90,
        role: Some(span),
        why: Why { rule: LinkRule::Surname, evidence: Some(span) },
    };
    let entity = LocalEntity {
        kind: EntityKind::Person,
        name: "Sami Haddad".into(),
        aliases: vec!["Haddad".into()],
        ambiguous: false,
    };
    Analysed {
        article: Article {
            id: "sample".into(),
            file: Some("a/sample.txt".into()),
            headline: "Truce holds".into(),
            deck: Some("Thousands march".into()),
            source: Some("The Harbor Ledger".into()),
            agency: None,
            byline: Some("Staff".into()),
            dateline: Some(Span::new(0, 9)),
            based_on: Some(BasedOn { source: Some("Old Post".into()), agency: Some("Wire".into()) }),
            url: Some("https://example.org/1".into()),
            language: "en".into(),
            stated: vec![StatedDate {
                range: DayRange::exact(Day::from_ymd(2003, 6, 7).unwrap()),
                role: StatedRole::Updated,
                text: "June 7, 2003".into(),
                place: StatedPlace::Metadata("datePublished".into()),
            }],
            paragraphs: vec![Paragraph { span: Span::new(0, end), kind: ParagraphKind::Quotation }],
            text,
            dropped: vec![Dropped { text: "Share".into(), reason: "share line".into() }],
        },
        sentences: vec![Span::new(0, 60), Span::new(61, end)],
        annotations: Annotations {
            mentions: vec![mention],
            entities: vec![entity],
            quotes: vec![quote],
            times: vec![time],
            figures: vec![figure],
        },
        date: DateEstimate {
            range: DayRange::between(Day::from_ymd(2003, 6, 7).unwrap(), Day::from_ymd(2003, 6, 9).unwrap()),
            best: Day::from_ymd(2003, 6, 7),
            stated: true,
            evidence: vec![evidence],
        },
        resolved: vec![ResolvedTime { value: Some("2003-06-06".into()), range: DayRange::ANY }],
    }
}

/// Articles built from the sample with other words and lists cut short.
fn articles() -> impl Strategy<Value = Vec<Analysed>> {
    let word =
        select(vec!["truce", "Truce", "cease-fire", "café", "東京", "4,000", "said", ".", "“", "O'Brien"]);
    let words = prop::collection::vec(word, 0..60);
    let day = prop::option::of(0..20_000i32);
    let one = (words.clone(), words, day, any::<bool>()).prop_map(|(headline, body, day, full)| {
        let mut made = sample();
        if !full {
            made.annotations = Annotations::default();
            made.resolved.clear();
            made.article.dropped.clear();
        }
        made.article.headline = headline.join(" ");
        made.article.text = body.join(" ");
        made.date.range = day.map_or(DayRange::ANY, |day| DayRange::exact(Day::from_number(day)));
        made
    });
    prop::collection::vec(one, 0..40)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_is_written_is_read_back(articles in articles()) {
        let segment = Segment::open(segment::write(&articles)).unwrap();
        assert_same(&segment, &articles);
    }

    #[test]
    fn a_broken_segment_is_refused(articles in articles(), at in any::<prop::sample::Index>(), bit in 0..8u8) {
        let mut bytes = segment::write(&articles);
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        prop_assert!(Segment::open(bytes.clone()).is_err());
        bytes.truncate(at);
        prop_assert!(Segment::open(bytes).is_err());
    }
}

/// Opens the frozen sample of every format that this build reads. A new format adds its own:
/// `UPDATE_GOLDEN=1` writes the sample of the current one, only where it is missing.
#[test]
fn frozen_samples_stay_readable() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/frozen");
    for version in segment::OLDEST_READ..=VERSION {
        let path = folder.join(format!("segment-{version}.bin"));
        if version == VERSION && !path.exists() && std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, segment::write(&[sample(), Analysed::default()])).unwrap();
        }
        let bytes = std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        assert_same(&Segment::open(bytes).unwrap(), &[sample(), Analysed::default()]);
    }
}

/// The frozen sample of the current format is also what this build writes: a change of the bytes must raise
/// the version.
#[test]
fn the_format_has_not_changed_unnoticed() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/frozen/segment-{VERSION}.bin"));
    let frozen = std::fs::read(path).unwrap();
    assert_eq!(frozen, segment::write(&[sample(), Analysed::default()]));
}
