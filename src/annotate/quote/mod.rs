//! Quoted and reported words, and who says them.
//!
//! 1. [`marks`]: quotation marks become runs of quoted words.
//! 2. [`govern`]: the cue that governs each run and its subject; a run of a few words without a cue is a
//!    term or a name and no quote. Reported speech is read from the sentences without quoted words.
//! 3. [`resolve`]: pronouns stand for the last fitting speaker, or for nobody.
//!
//! A wrong speaker is worse than none: wherever the words beside a cue can be read in two ways, the quote
//! stays unattributed.

mod cue;
mod govern;
mod indirect;
mod marks;
mod resolve;
mod speaker;

use crate::annotate::words::Words;
use crate::model::{Annotations, Article, Quote, QuoteKind, Span, Speaker};
use crate::sort::Sorting;
use cue::Cue;
use marks::Run;
use resolve::Speakers;
use speaker::{Names, Subject};

/// What governs a quote: its cue and, if it can be read, the cue's subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Governed {
    cue: Cue,
    subject: Option<Subject>,
}

/// Adds the quotes of the article to `into`.
pub(super) fn pass(article: &Article, words: &Words<'_>, into: &mut Annotations) {
    let runs = marks::runs(words, &article.paragraphs);
    let masked = mask(words, &runs);
    let names = Names::new(words, into, &masked);
    let context = Context { article, words, names: &names, runs: &runs, masked: &masked };
    let mut quotes = Vec::new();
    let mut speakers = Speakers::new(words, &names, &context);
    let mut next = 0;
    for (number, sentence) in words.sentences.iter().enumerate() {
        let mut quoted = context.touches_run(sentence.tokens());
        while let Some(run) = runs.get(next).filter(|run| run.first <= sentence.end as usize) {
            quoted = true;
            quotes.extend(direct(&context, next, run, &mut speakers, &quotes));
            next += 1;
        }
        if !quoted {
            quotes.extend(reported(&context, number, &mut speakers));
        }
    }
    quotes.order_by_key(|quote: &Quote| quote.span);
    into.quotes = quotes;
}

/// Which tokens stand inside quotation marks or are one of them.
fn mask(words: &Words<'_>, runs: &[Run]) -> Vec<bool> {
    let mut masked = vec![false; words.tokens.len()];
    for run in runs {
        // The opening mark stands right before the first token of a run.
        let inside = masked.get_mut(run.first.saturating_sub(1)..run.after);
        inside.unwrap_or_default().fill(true);
    }
    masked
}

/// What every rule reads: the words, the names, the runs and which tokens stand inside marks.
struct Context<'a> {
    article: &'a Article,
    words: &'a Words<'a>,
    names: &'a Names<'a>,
    runs: &'a [Run],
    masked: &'a [bool],
}

impl Context<'_> {
    /// True where the token stands inside quotation marks or is one of them.
    fn is_masked(&self, at: usize) -> bool {
        self.masked.get(at).copied().unwrap_or(false)
    }

    fn touches_run(&self, tokens: std::ops::Range<usize>) -> bool {
        self.masked.get(tokens).is_some_and(|part| part.contains(&true))
    }
}

/// The quote of run number `index`, none for a term or a name in marks.
fn direct(
    context: &Context<'_>,
    index: usize,
    run: &Run,
    speakers: &mut Speakers<'_>,
    before: &[Quote],
) -> Option<Quote> {
    let whole = govern::is_whole(context, run);
    let own = govern::governing(context, run, whole);
    let (speaker, cue) = match own {
        Some(governed) => (speakers.speaker(governed, run.paragraph), Some(governed.cue)),
        None => match govern::signed(context, run) {
            Some(mention) => (context.names.speaker(mention), None),
            None => (carried(context, index, run, before), None),
        },
    };
    let kind = match () {
        () if whole && govern::is_block(context, run) => QuoteKind::Block,
        () if whole => QuoteKind::Full,
        () if cue.is_some() => QuoteKind::Fragment,
        () => return None,
    };
    // A fragment in capitals, or one that nobody says, is the title of a work or a name.
    if (kind == QuoteKind::Fragment || own.is_none() && !govern::opens_sentence(context, run))
        && govern::is_title(context, run)
    {
        return None;
    }
    let cue = cue.map(|c| context.words.span(c.at, c.end));
    Some(Quote { span: run.span, kind, speaker, cue })
}

/// The speaker of the quote before, where this run goes on with it: the paragraph before was not closed, or
/// the run opens its sentence after an attributed one in the same paragraph.
fn carried(context: &Context<'_>, index: usize, run: &Run, before: &[Quote]) -> Speaker {
    let previous = index.checked_sub(1).and_then(|i| context.runs.get(i));
    let goes_on = previous.is_some_and(|p| {
        p.open && p.paragraph + 1 == run.paragraph
            || p.paragraph == run.paragraph && govern::opens_sentence(context, run)
    });
    let last = before.last().filter(|quote| previous.is_some_and(|p| quote.span == p.span));
    last.filter(|_| goes_on).map_or(Speaker::Unattributed, |quote| quote.speaker)
}

/// The reported speech of sentence number `number`.
fn reported(context: &Context<'_>, number: usize, speakers: &mut Speakers<'_>) -> Option<Quote> {
    let (governed, span) = indirect::reported(context, number)?;
    let paragraph = paragraph_of(context.article, span);
    let speaker = speakers.speaker(governed, paragraph);
    let cue = context.words.span(governed.cue.at, governed.cue.end);
    Some(Quote { span, kind: QuoteKind::Indirect, speaker, cue: Some(cue) })
}

fn paragraph_of(article: &Article, span: Span) -> usize {
    article.paragraphs.partition_point(|p| p.span.start <= span.start).saturating_sub(1)
}
