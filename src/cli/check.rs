//! `dateline check`: what should be known about a folder before it is published.

mod leftovers;

use std::io::{self, Write};

use dateline::corpus::Corpus;
use dateline::model::Analysed;

use super::fail::{Outcome, Status};
use super::folder::{self, Folder};
use super::search::plain;
use super::{build, open, plan, report};

/// Looks a folder over.
pub(crate) fn check(plan: &plan::Check) -> Outcome {
    let mut folder = folder::read(&plan.source)?;
    if folder.articles.is_empty() {
        report::problems(&folder.problems);
        return Err(build::no_articles(&plan.source));
    }
    let (corpus, problems) = open::open(&folder)?;
    folder.problems.extend(problems);
    let articles = (0..corpus.len()).map(|doc| Ok(corpus.article(doc)?)).collect::<Outcome<Vec<_>>>()?;
    let mut out = report::answer();
    let written = sections(&mut out, &folder, &corpus, &articles).and_then(|found| {
        out.flush()?;
        Ok(if found { Status::Found } else { Status::Done })
    });
    report::end(written)
}

/// Writes every section that has something to say; true where one of them names a fault.
fn sections(
    out: &mut impl Write,
    folder: &Folder,
    corpus: &Corpus,
    articles: &[Analysed],
) -> io::Result<bool> {
    let problems: Vec<String> = folder.problems.iter().map(ToString::to_string).collect();
    let undated = undated(corpus, articles);
    let leftovers: Vec<String> = articles.iter().flat_map(|a| leftovers::find(&a.article)).collect();
    let found = !(problems.is_empty() && undated.is_empty() && leftovers.is_empty());
    writeln!(out, "{}: {} articles", folder.about.title.as_deref().unwrap_or("Untitled"), articles.len())?;
    section(out, "Problems", &problems)?;
    section(out, "Without a date", &undated)?;
    section(out, "Perhaps left over from the page around an article", &leftovers)?;
    section(out, "The same wire story (no fault)", &groups(corpus, articles))?;
    if !found {
        writeln!(out, "\nNothing to correct was found.")?;
    }
    Ok(found)
}

fn section(out: &mut impl Write, title: &str, lines: &[String]) -> io::Result<()> {
    if lines.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{title}:")?;
    lines.iter().try_for_each(|line| writeln!(out, "  {}", plain(line)))
}

fn undated(corpus: &Corpus, articles: &[Analysed]) -> Vec<String> {
    let unknown = (0..).zip(articles).filter(|(doc, _)| corpus.date(*doc).range.is_any());
    unknown.map(|(_, analysed)| name(analysed)).collect()
}

fn groups(corpus: &Corpus, articles: &[Analysed]) -> Vec<String> {
    let names = |docs: &[u32]| {
        let known = docs.iter().filter_map(|doc| articles.get(*doc as usize));
        known.map(|analysed| analysed.article.id.clone()).collect::<Vec<_>>().join(", ")
    };
    corpus.layer().groups().iter().map(|group| names(&group.docs)).collect()
}

/// An article in a list: its id and headline.
fn name(analysed: &Analysed) -> String {
    format!("{}: {}", analysed.article.id, analysed.article.headline)
}
