//! What the user's words mean: paths that exist, settings that are read, choices that are made.

use std::path::{Path, PathBuf};

use dateline::corpus::Corrections;
use dateline::model::Problem;
use dateline::pipeline::{Imported, Settings};

use super::args::{self, Args, Command, Comparing, Export, Shown};
use super::fail::{Failure, Outcome};
use super::folder::{Source, sidecar};
use super::open;

/// What to do.
pub(crate) enum Plan {
    Serve(Serve),
    Build(Build),
    Annotate(Annotate),
    Compare(Compare),
    Search(Search),
    Check(Check),
}

/// Serve a page.
pub(crate) struct Serve {
    pub(crate) source: Source,
    pub(crate) port: Port,
    pub(crate) open: bool,
}

/// Where to listen.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Port {
    /// There and nowhere else; 0 lets the system choose.
    Exactly(u16),
    /// There or at one of the next that is free.
    From(u16),
}

/// Tried first where the user names no port.
const PORT: u16 = 8321;

/// Write a site.
pub(crate) struct Build {
    pub(crate) source: Source,
    pub(crate) out: PathBuf,
    pub(crate) single_file: bool,
    /// None where corpus.toml decides.
    pub(crate) text: Option<args::Text>,
    pub(crate) quiet: bool,
}

/// Print records.
pub(crate) struct Annotate {
    pub(crate) inputs: Vec<Input>,
    /// Every input is JSON Lines, whatever it is called.
    pub(crate) lines: bool,
    pub(crate) as_is: bool,
    pub(crate) format: Export,
    pub(crate) known: Known,
}

/// One thing to read.
pub(crate) enum Input {
    Standard,
    Path(PathBuf),
}

/// What is known besides the articles.
pub(crate) struct Known {
    pub(crate) settings: Settings,
    pub(crate) corrections: Corrections,
    /// The folder of the corpus that was named.
    folder: Option<PathBuf>,
    /// Found while reading the two.
    pub(crate) problems: Vec<Problem>,
}

/// Lay articles side by side.
pub(crate) struct Compare {
    pub(crate) compared: Compared,
    /// Where ids are looked up.
    pub(crate) corpus: Option<Source>,
    pub(crate) format: Comparing,
    /// Whether another kind of quotation mark or dash is a difference.
    pub(crate) typography: bool,
    pub(crate) known: Known,
}

/// What is compared.
pub(crate) enum Compared {
    /// At least two, in the order of the command.
    Sides(Vec<Side>),
    /// Texts with their sentences in one file.
    Json(PathBuf),
}

/// One article that is compared.
pub(crate) enum Side {
    File(PathBuf),
    Id(String),
}

/// Answer a query.
pub(crate) struct Search {
    pub(crate) source: Source,
    pub(crate) query: String,
    pub(crate) format: Shown,
}

/// Look a folder over.
pub(crate) struct Check {
    pub(crate) source: Source,
}

/// Resolves the arguments.
pub(crate) fn plan(args: Args) -> Outcome<Plan> {
    Ok(match args.command {
        Command::Serve(said) => Plan::Serve(Serve {
            source: said.folder.map_or(Ok(Source::Bundled), Source::at)?,
            port: said.port.map_or(Port::From(PORT), Port::Exactly),
            open: said.open,
        }),
        Command::Build(said) => Plan::Build(Build {
            source: said.folder.map_or(Ok(Source::Bundled), Source::at)?,
            out: said.out,
            single_file: said.single_file,
            text: said.text,
            quiet: said.quiet,
        }),
        Command::Annotate(said) => Plan::Annotate(annotate(said)?),
        Command::Compare(said) => Plan::Compare(compare(said)?),
        Command::Search(said) => {
            Plan::Search(Search { source: Source::at(said.folder)?, query: said.query, format: said.format })
        }
        Command::Check(said) => Plan::Check(Check { source: Source::at(said.folder)? }),
    })
}

fn annotate(said: args::Annotate) -> Outcome<Annotate> {
    let standard = Path::new("-");
    if said.files.iter().filter(|file| *file == standard).count() > 1 {
        return Err(Failure::usage("Standard input (-) can be read only once. Name it once."));
    }
    let named = said.files.into_iter();
    let mut inputs: Vec<Input> =
        named.map(|file| if file == standard { Input::Standard } else { Input::Path(file) }).collect();
    if inputs.is_empty() {
        inputs.push(Input::Standard);
    }
    let mut known = known(said.known)?;
    if let Some(file) = said.import {
        let text = std::fs::read_to_string(&file).map_err(|error| Failure::unreadable(&file, &error))?;
        known.add_names(&text, &file.to_string_lossy());
    }
    Ok(Annotate {
        inputs,
        lines: said.input == args::Input::Jsonl,
        as_is: said.as_is,
        format: said.format,
        known,
    })
}

fn compare(said: args::Compare) -> Outcome<Compare> {
    let is_file = |name: &String| Path::new(name).is_file();
    let compared = match said.articles.as_slice() {
        [only] if is_file(only) && only.to_lowercase().ends_with(".json") => {
            Compared::Json(PathBuf::from(only))
        }
        [_] => {
            let what = "Comparing needs two articles, or one .json file that holds them.";
            return Err(Failure::usage(format!("{what} See `dateline help compare`.")));
        }
        names => Compared::Sides(names.iter().map(|name| side(name, &said.known)).collect::<Outcome<_>>()?),
    };
    let corpus = said.known.corpus.clone().map(Source::at).transpose()?;
    Ok(Compare {
        compared,
        corpus,
        format: said.format,
        typography: said.typography,
        known: known(said.known)?,
    })
}

/// A file where there is one, else an id in the corpus.
fn side(name: &str, said: &args::Known) -> Outcome<Side> {
    if Path::new(name).is_file() {
        Ok(Side::File(PathBuf::from(name)))
    } else if said.corpus.is_some() {
        Ok(Side::Id(name.to_owned()))
    } else {
        Err(Failure::failed(format!(
            "There is no file “{name}”. If it is the id of an article, say in which folder with --corpus."
        )))
    }
}

/// Reads what is known besides the articles.
pub(crate) fn known(said: args::Known) -> Outcome<Known> {
    let (settings, problems) = open::settings()?;
    let mut known = Known { settings, corrections: Corrections::default(), folder: None, problems };
    if let Some(folder) = said.corpus {
        if !folder.is_dir() {
            return Err(Failure::failed(format!(
                "There is no folder “{}”. Give --corpus the folder that holds the articles.",
                folder.display()
            )));
        }
        if let Some(text) = sidecar::chronology(&folder)? {
            known.add_chronology(&text)?;
        }
        if let Some(text) = sidecar::annotations(&folder)? {
            known.add_names(&text, sidecar::ANNOTATIONS);
        }
        if let Some((json, problems)) = sidecar::corrections(&folder)? {
            known.problems.extend(problems);
            let (corrections, problems) = Corrections::parse(&json, sidecar::CORRECTIONS);
            known.problems.extend(problems);
            known.corrections = corrections;
        }
        known.folder = Some(folder);
    }
    if let Some(file) = said.chronology {
        let text = std::fs::read_to_string(&file).map_err(|error| Failure::unreadable(&file, &error))?;
        known.add_chronology(&text)?;
    }
    Ok(known)
}

impl Known {
    /// A file's name, from which its id is made: relative to the corpus where it lies in it, so that corrections
    /// find it; as the user wrote it otherwise.
    pub(crate) fn name(&self, path: &Path) -> String {
        let real = |path: &Path| path.canonicalize().ok();
        let folder = self.folder.as_deref().and_then(real);
        let inside = folder
            .zip(real(path))
            .and_then(|(folder, path)| path.strip_prefix(folder).map(Path::to_owned).ok());
        inside.as_deref().unwrap_or(path).to_string_lossy().replace('\\', "/")
    }

    /// Takes names found elsewhere.
    fn add_names(&mut self, text: &str, file: &str) {
        let (imported, problems) = Imported::read(text, file);
        self.settings.imported.extend(imported);
        self.problems.extend(problems);
    }

    fn add_chronology(&mut self, text: &str) -> Outcome<()> {
        self.problems.extend(self.settings.chronology.add_jsonl(text)?);
        Ok(())
    }
}
