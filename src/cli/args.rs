//! What the user said, word for word. What it means is decided in `plan`.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

/// Turns a folder of news articles into a static page: timeline, entity filters, comparison.
#[derive(Debug, Parser)]
#[command(
    name = "dateline",
    version,
    after_help = "Exit status: 0 done; 1 done, but an article was lost or `check` found something; 2 wrong usage; \
                  3 failed, with one sentence. Answers go to standard output, problems to standard error."
)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Serve(Serve),
    Build(Build),
    Annotate(Annotate),
    Compare(Compare),
    Search(Search),
    Check(Check),
}

const FOLDER_HELP: &str = "\
A folder may hold .txt, .md, .html, .htm, .json, .jsonl and .csv files in any arrangement. Left out without a word: \
hidden files, README*, LICENSE*, CHANGELOG*, and sites built into it. At its top may lie:
  corpus.toml       title, description, language, rights, about, url; text = full, excerpt, none
  chronology.jsonl  dated facts that help to date articles
  annotations.jsonl names found elsewhere, as annotate writes them
  corrections.toml  entities to merge, split, rename, retype or reject; dates to fix";

/// Show a folder of articles in a browser, on this machine only
///
/// Prints the address of the page and serves it until the program is stopped (Ctrl+C). When files of the folder
/// change, the page is built again; reload it. Nobody else on the network can reach it.
#[derive(Debug, Parser)]
#[command(after_long_help = FOLDER_HELP)]
pub(crate) struct Serve {
    /// Folder with articles; without it, the bundled corpus
    pub(crate) folder: Option<PathBuf>,
    /// Port to listen on; without it, 8321 or the next that is free
    #[arg(long, value_name = "N")]
    pub(crate) port: Option<u16>,
    /// Open the page in the browser
    #[arg(long)]
    pub(crate) open: bool,
}

/// Write a static site for a folder of articles
///
/// The site is a folder of plain files for any web host; it also opens by double-click. The same input gives
/// the same bytes. Prints the size of its parts, and on standard error what should be known about the files.
#[derive(Debug, Parser)]
#[command(after_long_help = FOLDER_HELP)]
pub(crate) struct Build {
    /// Folder with articles; without it, the bundled corpus
    pub(crate) folder: Option<PathBuf>,
    /// Folder to write, or file with --single-file
    ///
    /// It may be missing, empty, or hold a site that `dateline build` wrote before; other files in it (CNAME,
    /// .git) are left alone. Any other folder is refused.
    #[arg(short, long, value_name = "SITE")]
    pub(crate) out: PathBuf,
    /// Write one HTML file that opens from disk and needs nothing beside it
    #[arg(long)]
    pub(crate) single_file: bool,
    /// How much of each article to publish; overrides corpus.toml
    ///
    /// With `excerpt` or `none`, nothing of the unpublished text is in the site, so search, names and dates
    /// rest on what is published.
    #[arg(long, value_name = "HOW MUCH")]
    pub(crate) text: Option<Text>,
    /// Print no sizes
    #[arg(short, long)]
    pub(crate) quiet: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Text {
    /// The whole text
    Full,
    /// The first sentences
    Excerpt,
    /// Headlines and sources only
    None,
}

impl Text {
    /// The same choice in the words of a site.
    pub(crate) fn mode(self) -> dateline::site::Mode {
        use dateline::site::Mode;
        match self {
            Text::Full => Mode::Full,
            Text::Excerpt => Mode::Excerpt,
            Text::None => Mode::None,
        }
    }
}

/// Print what is found in articles: names, quotes, times, figures, the date
///
/// Writes one JSON object per article on one line, in the order of the input, while it reads. Each article is
/// looked at by itself: names are not linked across articles, and no article helps to date another. For that,
/// build a site.
#[derive(Debug, Parser)]
pub(crate) struct Annotate {
    /// Articles, or folders with articles; `-` or nothing for standard input
    pub(crate) files: Vec<PathBuf>,
    /// What the input is: by name and content, or one JSON object per line whatever it is called
    ///
    /// Lines have `text` or `articleBody`, and may have `id`, `headline`, `datePublished` (or `date`, `dct`),
    /// `source` and `url`.
    #[arg(long, value_enum, default_value_t = Input::Auto, value_name = "KIND", hide_possible_values = true)]
    pub(crate) input: Input,
    /// Take each text unchanged, so that offsets refer to the input
    #[arg(long)]
    pub(crate) as_is: bool,
    /// jsonl: the whole record. csv: one row per annotation. web-annotation: W3C Web Annotation, one per line
    #[arg(long, value_enum, default_value_t = Export::Jsonl, value_name = "FORMAT", hide_possible_values = true)]
    pub(crate) format: Export,
    /// Take the names from this file (JSON Lines of `id` and `entities`, as annotate writes them)
    ///
    /// Each of `entities` has `start`, `end` (code points in the article's text), `text` and `type` (PER, ORG, LOC).
    /// Articles that are not in the file are annotated as ever.
    #[arg(long, value_name = "FILE")]
    pub(crate) import: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) known: Known,
}

/// What may be known besides the articles.
#[derive(Debug, Parser)]
pub(crate) struct Known {
    /// Use this folder's chronology.jsonl, annotations.jsonl and corrections.toml
    #[arg(long, value_name = "FOLDER")]
    pub(crate) corpus: Option<PathBuf>,
    /// Use the dated facts in this file (JSON Lines)
    #[arg(long, value_name = "FILE")]
    pub(crate) chronology: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Input {
    Auto,
    Jsonl,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Export {
    Jsonl,
    Csv,
    WebAnnotation,
}

/// Lay articles side by side: which sentences are the same, edited, moved, or only in one
///
/// The first article is the base. Give files, ids of articles in the folder named by --corpus, or one .json file
/// {"articles": [{"id", "text", "sentences": [[start, end], ...]}]}, offsets in code points, whose sentences are
/// then what is compared.
#[derive(Debug, Parser)]
pub(crate) struct Compare {
    /// Two or more files or ids, or one .json file
    #[arg(required = true)]
    pub(crate) articles: Vec<String>,
    /// For people, one JSON object, or a page that needs nothing beside it
    #[arg(long, value_enum, default_value_t = Comparing::Text)]
    pub(crate) format: Comparing,
    /// Count another kind of quotation mark or dash as a difference
    #[arg(long)]
    pub(crate) typography: bool,
    #[command(flatten)]
    pub(crate) known: Known,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Comparing {
    Text,
    Json,
    Html,
    /// Names, quotes, figures, days and conflicts, a line for every place
    Csv,
}

/// Search the articles of a folder or a site
///
/// No match is an answer like any other: the exit status is 0.
#[derive(Debug, Parser)]
#[command(after_long_help = "\
Queries: word, \"exact phrase\", \"a b\"~5, word*, word~1, +must, -not, AND, OR, NOT, ( ), and fields: title: person: \
org: place: speaker: source: said: date:2003-06..2003-12. All words must match unless OR stands between them.")]
pub(crate) struct Search {
    /// Folder with articles, or a site that `dateline build` wrote
    pub(crate) folder: PathBuf,
    /// What to look for, as one argument; empty for all articles
    #[arg(allow_hyphen_values = true)]
    pub(crate) query: String,
    /// For people, or one JSON object
    #[arg(long, value_enum, default_value_t = Shown::Text)]
    pub(crate) format: Shown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Shown {
    Text,
    Json,
}

/// Say what should be known about a folder before it is published
///
/// Lists problems of files, articles without a date, copies left out, and what looks like leftovers of a page
/// around the article. Exit status 1 when there is any of these. Articles that carry the same wire story are
/// listed as well, but are no fault.
#[derive(Debug, Parser)]
#[command(after_long_help = FOLDER_HELP)]
pub(crate) struct Check {
    /// Folder with articles
    pub(crate) folder: PathBuf,
}
