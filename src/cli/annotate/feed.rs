//! The input in pieces that are annotated by themselves: a file, or a line of JSON Lines.
//!
//! A piece of work is as much as has arrived, up to a limit: a large file is worked on with all cores, and a
//! program that writes one line and waits gets its answer.

use std::collections::VecDeque;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use dateline::extract;
use dateline::model::Problem;
use dateline::pipeline::{RawFile, Reading};

use super::super::fail::{Failure, Outcome};
use super::super::folder::walk::{self, Found};
use super::super::plan::{Input, Known};
use super::super::report;

/// Units worked on together.
const CHUNK: usize = 256;
/// Bytes read ahead.
const AHEAD: usize = 1 << 20;

/// What is annotated by itself.
pub(super) enum Unit {
    /// A file, or all of standard input: its name and bytes.
    Whole(String, Vec<u8>),
    /// A line of JSON Lines: the file's name, the line's number and bytes.
    Line(String, u32, Vec<u8>),
    /// A file that could not be read.
    Broken(Problem),
}

impl Unit {
    /// Its articles.
    pub(super) fn read(&self, as_is: bool) -> Reading {
        match self {
            Unit::Whole(path, bytes) => {
                let file = RawFile { path, bytes };
                if as_is { extract::read_as_is(file) } else { extract::read(file) }
            }
            Unit::Line(path, number, bytes) => match std::str::from_utf8(bytes) {
                Ok(line) => extract::read_json_line(path, *number, line, as_is),
                Err(_) => lost(broken(path, Some(*number), "This line is not UTF-8.".to_owned())),
            },
            Unit::Broken(problem) => lost(problem.clone()),
        }
    }
}

/// A reading that gave nothing but a problem.
fn lost(problem: Problem) -> Reading {
    Reading { problems: vec![problem], ..Reading::default() }
}

fn broken(file: &str, line: Option<u32>, what: String) -> Problem {
    Problem { what, file: file.to_owned(), line, handled: "It was left out.".to_owned(), lost: true }
}

/// One input, opened.
pub(super) enum Feed {
    Files(VecDeque<Found>),
    Lines { name: String, number: u32, reader: Box<dyn BufReadAhead> },
    One(Option<Unit>),
}

/// A reader that says whether more has already arrived.
pub(super) trait BufReadAhead: BufRead {
    /// True where the next line can probably be read without waiting.
    fn more(&self) -> bool;
}

impl<R: Read> BufReadAhead for BufReader<R> {
    fn more(&self) -> bool {
        !self.buffer().is_empty()
    }
}

impl Feed {
    /// Opens an input. `lines` says that it is JSON Lines, whatever it is called.
    pub(super) fn open(input: &Input, lines: bool, known: &Known) -> Outcome<Feed> {
        match input {
            Input::Standard => standard(lines),
            Input::Path(path) if path.is_dir() => {
                let walked = walk::walk(path)?;
                report::problems(&walked.problems);
                Ok(Feed::Files(walked.files.into()))
            }
            Input::Path(path) => file(path, known.name(path), lines),
        }
    }

    /// The next units; none at the end.
    pub(super) fn chunk(&mut self) -> Outcome<Vec<Unit>> {
        match self {
            Feed::One(unit) => Ok(unit.take().into_iter().collect()),
            Feed::Files(files) => {
                Ok(files.drain(..files.len().min(CHUNK)).map(|file| whole(&file)).collect())
            }
            Feed::Lines { name, number, reader } => lines(name, number, reader.as_mut()),
        }
    }
}

fn whole(file: &Found) -> Unit {
    match fs::read(&file.path) {
        Ok(bytes) => Unit::Whole(file.name.clone(), bytes),
        Err(error) => {
            Unit::Broken(broken(&file.name, None, format!("This file could not be read: {error}.")))
        }
    }
}

fn file(path: &Path, name: String, lines: bool) -> Outcome<Feed> {
    let unreadable = |error: io::Error| Failure::unreadable(path, &error);
    let jsonl = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("jsonl"));
    if lines || jsonl {
        let reader = BufReader::with_capacity(AHEAD, File::open(path).map_err(unreadable)?);
        return Ok(Feed::Lines { name, number: 0, reader: Box::new(reader) });
    }
    Ok(Feed::One(Some(Unit::Whole(name, fs::read(path).map_err(unreadable)?))))
}

/// Standard input: lines of JSON where the first line is an object, one text otherwise.
fn standard(lines: bool) -> Outcome<Feed> {
    let unreadable =
        |error: io::Error| Failure::failed(format!("Standard input could not be read: {error}."));
    let mut reader = BufReader::with_capacity(AHEAD, io::stdin());
    let mut first = Vec::new();
    if !lines {
        reader.read_until(b'\n', &mut first).map_err(unreadable)?;
    }
    if lines || serde_json::from_slice::<serde_json::Map<String, serde_json::Value>>(&first).is_ok() {
        let again = io::Cursor::new(first).chain(reader);
        return Ok(Feed::Lines { name: String::new(), number: 0, reader: Box::new(Again(again)) });
    }
    reader.read_to_end(&mut first).map_err(unreadable)?;
    Ok(Feed::One(Some(Unit::Whole(String::new(), first))))
}

/// The first line, read already, then the rest.
struct Again(io::Chain<io::Cursor<Vec<u8>>, BufReader<io::Stdin>>);

impl Read for Again {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer)
    }
}

impl BufRead for Again {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.0.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.0.consume(amount);
    }
}

impl BufReadAhead for Again {
    fn more(&self) -> bool {
        self.0.get_ref().1.more()
    }
}

fn lines(name: &str, number: &mut u32, reader: &mut dyn BufReadAhead) -> Outcome<Vec<Unit>> {
    let mut units = Vec::new();
    let mut taken = 0;
    while units.is_empty() || (reader.more() && units.len() < CHUNK && taken < AHEAD) {
        let mut line = Vec::new();
        let read = reader.read_until(b'\n', &mut line);
        let read = read.map_err(|error| Failure::unreadable(Path::new(name), &error))?;
        if read == 0 {
            break;
        }
        *number += 1;
        taken += read;
        if !line.trim_ascii().is_empty() {
            units.push(Unit::Line(name.to_owned(), *number, line));
        }
    }
    Ok(units)
}
