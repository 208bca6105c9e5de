//! `dateline build`: a static site for a folder.

use std::io::Write as _;

use super::args::Text;
use super::fail::{Failure, Outcome};
use super::folder::{self, Folder, Source};
use super::plan;
use super::report;
use super::site::{Published, budget, slices, write};

/// Builds the site and prints what it weighs.
pub(crate) fn build(plan: &plan::Build) -> Outcome {
    if plan.single_file {
        write::check_file(&plan.out)?;
    } else {
        write::check_target(&plan.out)?;
    }
    let folder = folder::read(&plan.source)?;
    tell(&folder, &plan.source);
    if folder.articles.is_empty() {
        return Err(no_articles(&plan.source));
    }
    let mut published = publish(&folder, &plan.source, plan.text);
    if folder.articles.len() > slices::MOST_WHOLE && !plan.single_file {
        published.slice(&folder)?;
    }
    let site = published.site();
    let single = plan.single_file.then(|| published.single());
    match &single {
        Some(page) => write::write_file(page, &plan.out)?,
        None => write::write(&site, &plan.out)?,
    }
    let status = report::status(&folder.problems);
    if plan.quiet {
        return Ok(status);
    }
    let count = folder.articles.len();
    let articles = if count == 1 { "1 article".to_owned() } else { format!("{count} articles") };
    let single = single.map(|page| budget::one("single file", page.as_bytes())).unwrap_or_default();
    let table = budget::table(&site) + &single;
    let mut out = report::answer();
    let written = write!(out, "{articles} in {}\n\n{table}", plan.out.display()).and_then(|()| out.flush());
    report::end(written.map(|()| status))
}

/// Names what should be known about the files.
pub(crate) fn tell(folder: &Folder, source: &Source) {
    report::problems(&folder.problems);
    if let [first, rest @ ..] = folder.others.as_slice() {
        let more = if rest.is_empty() { String::new() } else { format!(" and {} more", rest.len()) };
        report::say(&format!("Left out, as files of this kind hold no articles: {first}{more}."));
    }
    if folder.about.text.is_none() && matches!(source, Source::Folder(_)) {
        report::say(
            "No choice of how much text is published: the whole text is. Make sure that you may publish these \
             articles, and say so in corpus.toml: text = \"full\", \"excerpt\" or \"none\".",
        );
    }
}

/// Decides what is published.
pub(crate) fn publish(folder: &Folder, source: &Source, text: Option<Text>) -> Published {
    let text = text.or(folder.about.text).unwrap_or(Text::Full);
    if text != Text::Full {
        report::say("The whole text is not published: search, names and dates on this site rest on what is.");
    }
    Published::new(folder, &source.name(), text)
}

/// The sentence for a folder without a single article.
pub(crate) fn no_articles(source: &Source) -> Failure {
    let (last, first) = dateline::extract::ENDINGS.split_last().unwrap_or((&"", &[]));
    let first: Vec<String> = first.iter().map(|ending| format!(".{ending}")).collect();
    Failure::failed(format!(
        "No article could be read in {}. Put articles there as {} or .{last} files and run the command again.",
        match source {
            Source::Bundled => source.name(),
            Source::Folder(path) | Source::Site(path) => format!("“{}”", path.display()),
        },
        first.join(", ")
    ))
}
